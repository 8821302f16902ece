import Foundation

extension NetworkFile {
    /// Most bytes of a file that is read.
    static let largest = 512 << 20

    /// Reads the network in one file, or in a table of nodes and a table of edges.
    ///
    /// The file is read with limits on its size, on the depth and length of what it holds and on the number of nodes and edges, so
    /// that no file takes more than a bounded time and memory.
    ///
    /// - Parameters:
    ///   - paths: a file, or two CSV files in any order.
    ///   - family: the tool or language; nil: as the file's ending and content show.
    /// - Returns: the network, with the places of its parts and what was not kept.
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with what is wrong and where, or ``ProgrammeFolderError/fault(_:)`` where a
    ///   file cannot be read.
    /// - Complexity: O(n) in the size of the files.
    package static func read(
        _ paths: [String],
        family: NetworkFormat.Family? = nil
    ) throws(ProgrammeFolderError) -> NetworkReading {
        precondition(!paths.isEmpty, "no file to read")
        let builder = NetworkBuilder(files: paths)
        do {
            let format = try format(of: paths[0], family: family, builder)
            guard paths.count == 1 || format == .gephiCSV || format == .kumuCSV else {
                throw TextFault(
                    line: 0,
                    column: 0,
                    subject: "number of files",
                    found: "\(paths.count)",
                    expected: "one, as \(format.name) holds nodes and edges in the same file"
                )
            }
            switch format {
            case .graphML:
                let input = try InputBytes(paths[0])
                var reader = GraphMLReader(XMLReader(source: input.read), into: builder)
                try reader.read()
            case .gexf:
                let input = try InputBytes(paths[0])
                var reader = GEXFReader(XMLReader(source: input.read), into: builder)
                try reader.read()
            case .kumuJSON:
                try KumuBlueprintReader(into: builder).read(try text(of: paths[0]))
            case .dot:
                var reader = DOTReader(try text(of: paths[0]), into: builder)
                try reader.read()
            case .kumuXLSX:
                return try workbook(paths[0])
            case .kumuCSV, .gephiCSV:
                return try tables(paths, family: family, into: builder)
            }
            return try builder.finished(as: format)
        } catch let error as ProgrammeFolderError {
            throw error
        } catch let fault as FolderFault {
            throw .fault(fault)
        } catch let fault as TextFault {
            throw .invalid(fault, in: paths[min(builder.file, paths.count - 1)])
        } catch {
            preconditionFailure("no other errors are thrown")
        }
    }

    private static func format(
        of path: String,
        family: NetworkFormat.Family?,
        _ builder: NetworkBuilder
    ) throws -> NetworkFormat {
        let input = try InputBytes(path)
        let start = try input.start()
        if let family {
            if let format = NetworkFormat(fileName: path, family: family) { return format }
            let shown = NetworkFormat.shown(by: start, fileName: path)
            if family == .kumu, shown == .kumuXLSX || shown == .kumuJSON {
                return shown ?? .kumuCSV
            }
            return family == .kumu ? .kumuCSV : .gephiCSV
        }
        if let format = NetworkFormat.shown(by: start, fileName: path) { return format }
        throw TextFault(
            line: 0,
            column: 0,
            subject: "kind of file",
            found: "none that is known",
            expected: "GraphML, GEXF, DOT, Kumu's JSON, .xlsx or .csv, or Gephi's .csv."
                + " Maybe say which with --format"
        )
    }

    private static func text(of path: String, isTable: Bool = false) throws -> [UInt8] {
        // What such text is read into takes up to twenty times its size.
        let limits = InputFile(
            largest: 128 << 20,
            longestLine: isTable ? CSVTokenizer.longestRecord : nil
        )
        switch try limits.read(path) {
        case .text(let bytes): return bytes
        case .refused(let fault): throw fault
        case .missing: throw FolderFault.system(ENOENT, path: path, doing: "could not be read")
        }
    }

    private static func tables(
        _ paths: [String],
        family: NetworkFormat.Family?,
        into builder: NetworkBuilder
    ) throws -> NetworkReading {
        var tables: [NetworkTable] = []
        for (number, path) in paths.enumerated() {
            builder.file = number
            tables.append(try NetworkTable(csv: text(of: path, isTable: true), title: path))
        }
        let reader = TableNetworkReader(
            tables,
            isKumu: family.map { $0 == .kumu },
            into: builder
        )
        try reader.read()
        return try builder.finished(as: reader.isKumu ? .kumuCSV : .gephiCSV)
    }

    private static func workbook(_ path: String) throws -> NetworkReading {
        _ = try InputBytes(path)
        let faults = NetworkBuilder(files: [path])
        var workbook = try WorkbookReader(path, reportingInto: faults)
        let tables = try workbook.tables()
        _ = try faults.finished(as: .kumuXLSX)
        let known = tables.filter { table in
            let names = Set(table.heading.map { $0.lowercased() })
            return !names.isDisjoint(with: ["label", "id", "from", "source"])
        }
        let used = known.isEmpty ? tables : known
        let builder = NetworkBuilder(files: used.map { "\(path), sheet \($0.title)" })
        for table in tables where !used.contains(where: { $0.title == table.title }) {
            builder.note(
                "the sheet \(table.title) has no heading that says nodes or edges, and is not read"
            )
        }
        guard !used.isEmpty else {
            throw TextFault(
                line: 0,
                column: 0,
                subject: "sheets of the workbook",
                found: "",
                expected: "a sheet with the heading Label, or From and To"
            )
        }
        try TableNetworkReader(used, isKumu: true, into: builder).read()
        return try builder.finished(as: .kumuXLSX)
    }
}

/// The bytes of a file, piece by piece.
final class InputBytes {
    private let descriptor: Int32
    private let path: String

    /// The file at `path`.
    ///
    /// - Throws: ``FolderFault`` where it is no file that can be read, or has more than 512 MB.
    init(_ path: String) throws(FolderFault) {
        self.path = path
        // Without O_NONBLOCK, opening a pipe that stands in a file's place would wait for ever.
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw FolderFault.system(errno, path: path, doing: "could not be read")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw FolderFault.system(errno, path: path, doing: "could not be read")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            throw FolderFault(
                path: path,
                reason: isFolder ? "this is a folder" : "it is a device or pipe, not a file",
                advice: isFolder ? "Name a file." : "Name the file itself."
            )
        }
        guard Int(status.st_size) <= NetworkFile.largest else {
            throw FolderFault(
                path: path,
                reason: "it has more than \(NetworkFile.largest >> 20) MB",
                advice: "Leave out what is not needed and try again."
            )
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Fills a buffer and returns how many bytes it wrote; 0 at the end.
    func read(_ buffer: UnsafeMutableRawBufferPointer) throws(FolderFault) -> Int {
        while true {
            let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw FolderFault.system(errno, path: path, doing: "could not be read to its end")
            }
        }
    }

    /// The first bytes.
    func start() throws(FolderFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = 0
        while count < bytes.count {
            let more: Int
            do {
                more = try bytes.withUnsafeMutableBytes { buffer in
                    try read(UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
                }
            } catch let fault as FolderFault {
                throw fault
            } catch {
                preconditionFailure("no other errors are thrown")
            }
            if more == 0 { break }
            count += more
        }
        return Array(bytes.prefix(count))
    }
}
