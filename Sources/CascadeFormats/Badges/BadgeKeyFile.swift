import CascadeCore
import Foundation

/// A file that holds the key for badges, and that nobody but its owner may read.
package enum BadgeKeyFile {
    private static let largest = 10_000

    /// Writes a key to a new file with the permissions 0600.
    ///
    /// A file that is there is never written over, as badges signed with its key
    /// could no longer be shown to come from the same programme.
    ///
    /// - Throws: ``PaperFault``.
    package static func write(_ key: BadgeKey, to path: String) throws(PaperFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST {
                throw PaperFault(
                    """
                    \(path) exists and was left as it is: a key that is lost cannot be made again. Maybe choose another name.
                    """
                )
            }
            throw PaperFault(
                FolderFault.system(errno, path: path, doing: "could not be written").description
            )
        }
        defer { close(descriptor) }
        let bytes = Array(key.pem.utf8)
        guard fchmod(descriptor, 0o600) == 0,
            bytes.withUnsafeBytes({ Foundation.write(descriptor, $0.baseAddress, $0.count) })
                == bytes.count,
            fsync(descriptor) == 0
        else {
            let code = errno
            unlink(path)
            throw PaperFault(
                FolderFault.system(code, path: path, doing: "could not be written").description
            )
        }
    }

    /// Reads a key.
    ///
    /// - Throws: ``PaperFault`` where there is none, and where others may read the file.
    package static func read(_ path: String) throws(PaperFault) -> BadgeKey {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_mode & 0o077 != 0
        {
            throw PaperFault(
                """
                other people on this computer may read the key in \(path). Maybe: chmod 600 \(path)
                """
            )
        }
        do {
            switch try InputFile(largest: largest, longestLine: nil).read(path) {
            case .missing:
                throw PaperFault(
                    "there is no file \(path). Maybe make a key: cascade badge --new-key \(path)"
                )
            case .refused: throw PaperFault("\(path) holds no key for badges.")
            case .text(let bytes): return try BadgeKey(pem: String(decoding: bytes, as: UTF8.self))
            }
        } catch let fault as FolderFault {
            throw PaperFault(fault.description)
        } catch let fault as PaperFault {
            throw fault
        } catch {
            throw PaperFault("\(path) could not be read.")
        }
    }
}
