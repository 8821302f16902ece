import CascadeCore
import Foundation

/// What stands in a programme folder, so that a file that disappears while reading is told from one that was never there.
struct ProgrammeFolderListing {
    private let path: String
    private let names: Set<String>
    private let log: ReadingLog

    /// The listing of the folder at `path`; missing and misnamed files are reported into `log`.
    ///
    /// - Throws: ``FolderFault`` where there is no such folder or it cannot be read.
    init(_ path: String, log: ReadingLog) throws(FolderFault) {
        self.path = path
        self.log = log
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT {
                throw FolderFault(
                    path: path,
                    reason: "there is no such folder",
                    advice: "Check the name; a new programme starts with “cascade new NAME”."
                )
            }
            throw FolderFault.system(errno, path: path, doing: "could not be opened")
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FolderFault(
                path: path,
                reason: "this is not a folder",
                advice: "Name the folder that holds programme.yaml."
            )
        }
        guard let directory = opendir(path) else {
            throw FolderFault.system(errno, path: path, doing: "could not be opened")
        }
        defer { closedir(directory) }
        var names: Set<String> = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.insert(name)
        }
        self.names = names
        reportMissingFiles()
    }

    /// The text of a file, or nil where there is none or, after a report, where it is not acceptable text.
    ///
    /// - Throws: ``FolderFault`` where the file cannot be read, or has disappeared since the folder was listed.
    func read(_ file: ProgrammeFile) throws(FolderFault) -> [UInt8]? {
        guard names.contains(file.rawValue) else { return nil }
        let whole = path.hasSuffix("/") ? path + file.rawValue : "\(path)/\(file.rawValue)"
        switch try file.limits.read(whole) {
        case .text(let bytes):
            return bytes
        case .refused(let fault):
            log.report(fault, in: file)
            return nil
        case .missing:
            // A link that leads nowhere is listed, and cannot be opened either.
            var status = stat()
            if lstat(whole, &status) == 0 {
                throw FolderFault(
                    path: whole,
                    reason: "this link leads to a file that is not there",
                    advice: "Replace the link by the file itself."
                )
            }
            throw FolderFault(
                path: whole,
                reason: "it disappeared while the folder was being read",
                advice:
                    "Check that the folder is still there and nobody is moving it, then try again."
            )
        }
    }

    private func reportMissingFiles() {
        let missing = ProgrammeFile.ofProgramme.filter { !names.contains($0.rawValue) }
        var misnamed: [ProgrammeFile: String] = [:]
        let words = missing.map(\.rawValue)
        for name in names.sorted() where !ProgrammeFile.allCases.map(\.rawValue).contains(name) {
            let small = name.lowercased()
            guard let dot = small.lastIndex(of: "."),
                [".csv", ".yaml", ".yml", ".xlsx", ".xls", ".ods", ".txt"]
                    .contains(String(small[dot...]))
            else { continue }
            let stem = String(small[..<dot])
            let likely = missing.first { $0.rawValue.prefix { $0 != "." } == stem }
            let nearest = log.suggester.nearest(to: name, in: words)
            if let file = likely ?? nearest.flatMap(ProgrammeFile.init), misnamed[file] == nil {
                misnamed[file] = name
            }
        }
        for file in missing {
            if let name = misnamed[file] {
                log.report(
                    at: ReadingLog.Position(file: file, line: 0, column: 0),
                    "name of the file",
                    found: name,
                    expected: file.rawValue,
                    suggestion: file.rawValue
                )
            } else if file.isRequired {
                log.report(
                    at: ReadingLog.Position(file: file, line: 0, column: 0),
                    "file of the folder",
                    found: "",
                    expected: "this file, as every programme has it"
                )
            }
            if file.isRequired || misnamed[file] != nil { log.isIncomplete = true }
        }
    }
}
