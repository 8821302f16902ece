import Foundation

/// The bytes of a text file, read with limits on size and on the length of a line.
struct InputFile {
    /// What reading a file gives.
    enum Contents {
        /// There is no such file.
        case missing
        /// UTF-8 text without a byte-order mark.
        case text([UInt8])
        /// Something else than acceptable text.
        case refused(TextFault)
    }

    /// Most bytes in the file.
    var largest: Int
    /// Most bytes between two line ends; nil: no such limit.
    var longestLine: Int?

    private static let chunk = 1 << 18

    /// Reads and checks the file at `path`.
    ///
    /// Reading stops at the first limit that is passed, so memory stays within the limits.
    ///
    /// - Throws: ``FolderFault`` where the file is there but cannot be read.
    /// - Complexity: O(n) in the size of the file.
    func read(_ path: String) throws(FolderFault) -> Contents {
        // Without O_NONBLOCK, opening a pipe that stands in a file's place would wait for ever.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            if code == ENOENT { return .missing }
            throw FolderFault.system(code, path: path, doing: "could not be read")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw FolderFault.system(errno, path: path, doing: "could not be read")
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FolderFault.system(EISDIR, path: path, doing: "could not be read")
        default:
            throw FolderFault(
                path: path,
                reason: "it is a device or pipe, not a file",
                advice: "Put the file itself there."
            )
        }
        guard Int(status.st_size) <= largest else { return .refused(tooLarge) }
        return try read(descriptor, expecting: Int(status.st_size), path)
    }

    /// Whether the file at `path` starts with a byte-order mark; false where there is no such file.
    ///
    /// - Throws: ``FolderFault`` where the file is there but cannot be read.
    static func hasMark(_ path: String) throws(FolderFault) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code = errno
            if code == ENOENT { return false }
            throw FolderFault.system(code, path: path, doing: "could not be read")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = [0, 0, 0]
        return Foundation.read(descriptor, &bytes, 3) == 3 && bytes == [0xEF, 0xBB, 0xBF]
    }

    private var tooLarge: TextFault {
        TextFault(
            line: 0,
            column: 0,
            subject: "size of the file",
            found: "more than \(megabytes)",
            expected: "at most \(megabytes)"
        )
    }

    private var megabytes: String { "\(largest >> 20) MB" }

    private func read(
        _ descriptor: Int32,
        expecting size: Int,
        _ path: String
    ) throws(FolderFault) -> Contents {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1)
        var buffer = [UInt8](repeating: 0, count: min(InputFile.chunk, max(4096, size + 1)))
        var line = 1
        var lineStart = 0
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw FolderFault.system(errno, path: path, doing: "could not be read to its end")
            }
            if count == 0 { break }
            let start = bytes.count
            bytes.append(contentsOf: buffer[..<count])
            if start == 0, let kind = TextFault.foreignFormat(of: bytes) { return .refused(kind) }
            guard bytes.count <= largest else { return .refused(tooLarge) }
            guard let longestLine else { continue }
            for position in start..<bytes.count {
                let byte = bytes[position]
                guard byte == 0x0A || byte == 0x0D else { continue }
                if position - lineStart > longestLine { break }
                if byte == 0x0A { line += 1 }
                lineStart = position + 1
            }
            if bytes.count - lineStart > longestLine {
                return .refused(
                    TextFault(
                        line: line,
                        column: 1,
                        subject: "length of line \(line)",
                        found: "more than \(longestLine >> 20) MB",
                        expected: "at most \(longestLine >> 20) MB"
                    )
                )
            }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if let fault = TextFault.first(in: bytes) { return .refused(fault) }
        return .text(bytes)
    }
}
