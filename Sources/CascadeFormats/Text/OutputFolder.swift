import Foundation

/// A folder that is written as a whole: every file first under a temporary name, then moved into place.
struct OutputFolder {
    private let path: String
    private let exists: Bool

    /// The folder at `path`, which must not be there or be empty unless `overwrite` is true.
    ///
    /// - Throws: ``FolderFault`` where something is in the way.
    init(_ path: String, overwrite: Bool) throws(FolderFault) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.path = trimmed
        var status = stat()
        if stat(trimmed, &status) != 0 {
            let code = errno
            var link = stat()
            guard code == ENOENT, lstat(trimmed, &link) != 0 else {
                throw FolderFault.system(code, path: path, doing: "could not be opened")
            }
            exists = false
            return
        }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw FolderFault(
                path: path,
                reason: "a file stands where the folder should be",
                advice: "Choose another name."
            )
        }
        exists = true
        if !overwrite, OutputFolder.isOccupied(trimmed) {
            throw FolderFault(
                path: path,
                reason: "there is something in this folder already",
                advice: "Choose another name, or allow it to be overwritten."
            )
        }
    }

    private static func isOccupied(_ path: String) -> Bool {
        guard let directory = opendir(path) else { return true }
        defer { closedir(directory) }
        var count = 0
        while readdir(directory) != nil { count += 1 }
        // The folder itself and the one that holds it are always listed.
        return count > 2
    }

    /// Writes the files, and removes those whose text is nil.
    ///
    /// - Throws: ``FolderFault``; unless moving into place has begun, nothing was changed then.
    func write(_ files: [(name: String, text: String?)]) throws(FolderFault) {
        let temporary = ".cascade-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
        let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let staging = exists ? "\(path)/\(temporary)" : parent + temporary
        guard mkdir(staging, 0o777) == 0 else {
            throw FolderFault.system(errno, path: path, doing: "could not be created")
        }
        do {
            for (name, text) in files {
                if let text { try OutputFolder.write(text, to: "\(staging)/\(name)") }
            }
            try moveIntoPlace(from: staging, files)
        } catch {
            for (name, _) in files { unlink("\(staging)/\(name)") }
            rmdir(staging)
            throw error
        }
    }

    private func moveIntoPlace(
        from staging: String,
        _ files: [(name: String, text: String?)]
    ) throws(FolderFault) {
        guard exists else {
            // Fails where a folder with something in it has appeared meanwhile.
            guard rename(staging, path) == 0 else {
                throw FolderFault.system(errno, path: path, doing: "could not be created")
            }
            return
        }
        for (name, text) in files {
            let place = "\(path)/\(name)"
            if text == nil {
                if unlink(place) != 0, errno != ENOENT {
                    throw FolderFault.system(errno, path: place, doing: "could not be removed")
                }
            } else if rename("\(staging)/\(name)", place) != 0 {
                throw FolderFault.system(errno, path: place, doing: "could not be replaced")
            }
        }
        rmdir(staging)
    }

    private static func write(_ text: String, to path: String) throws(FolderFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw FolderFault.system(errno, path: path, doing: "could not be written")
        }
        defer { close(descriptor) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw FolderFault.system(errno, path: path, doing: "could not be written")
            }
            bytes = bytes.dropFirst(count)
        }
        // Some disks report that they are full only now.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw FolderFault.system(errno, path: path, doing: "could not be written")
        }
    }
}
