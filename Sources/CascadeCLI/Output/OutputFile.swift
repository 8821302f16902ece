import Foundation

/// Files that a command writes: whole or not at all, and never over another one unless asked to.
enum OutputFile {
    /// Fails where something stands at `path` and `force` is not given, or where its folder does not exist: before any long
    /// work is done.
    static func check(_ path: String, force: Bool) throws {
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) {
            guard !isDirectory.boolValue else {
                throw Failure(.environment, "\(path) is a folder. Maybe name a file inside it.")
            }
            guard force else {
                throw Failure(
                    .environment,
                    "\(path) exists and was left as it is. Maybe use --force, or another name."
                )
            }
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Failure(
                .environment,
                "\(path) cannot be written: there is no folder \(folder). Maybe make it first."
            )
        }
    }

    /// Writes the bytes under a temporary name and moves them into place.
    static func write(_ bytes: [UInt8], to path: String, force: Bool) throws {
        try check(path, force: force)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code ?? 0
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let reason =
                if !FileManager.default.isWritableFile(atPath: folder) {
                    "the folder \(folder) may not be written to. Maybe name another folder."
                } else if code == Int(ENOSPC) || code == Int(EDQUOT) || code == Int(EFBIG) {
                    "there is no room. Maybe free some space on the disk, or name another folder."
                } else {
                    "the computer refused. Maybe the disk is full, or the file is in use."
                }
            throw Failure(.environment, "\(path) could not be written: \(reason)")
        }
    }
}
