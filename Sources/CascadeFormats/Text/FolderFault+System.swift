import Foundation

extension FolderFault {
    /// The fault that the system's error number means, found while doing something to `path`.
    ///
    /// `doing` says what failed, as a phrase: `could not be read`.
    static func system(_ code: Int32, path: String, doing: String) -> FolderFault {
        switch code {
        case ENOENT:
            FolderFault(
                path: path,
                reason: "there is no such file or folder",
                advice: "Check the name and try again."
            )
        case EACCES, EPERM:
            FolderFault(
                path: path,
                reason: "\(doing), as you have no permission",
                advice: "Ask its owner for access, or copy it to a folder of your own."
            )
        case ELOOP:
            FolderFault(
                path: path,
                reason: "\(doing), as its links lead in a circle",
                advice: "Replace the link by the file itself."
            )
        case ENOTDIR:
            FolderFault(
                path: path,
                reason: "\(doing), as part of its path is not a folder",
                advice: "Check the path and try again."
            )
        case EISDIR:
            FolderFault(
                path: path,
                reason: "a folder stands where a file should be",
                advice: "Rename or remove that folder."
            )
        case ENOSPC, EDQUOT:
            FolderFault(
                path: path,
                reason: "\(doing), as the disk is full",
                advice: "Make room and try again; nothing was replaced."
            )
        case EROFS:
            FolderFault(
                path: path,
                reason: "\(doing), as the disk is read-only",
                advice: "Choose another place."
            )
        case ENAMETOOLONG:
            FolderFault(
                path: path,
                reason: "\(doing), as the name is too long",
                advice: "Choose a shorter name."
            )
        default:
            FolderFault(
                path: path,
                reason: "\(doing) (\(String(cString: strerror(code))))",
                advice: "Check the disk or network drive and try again."
            )
        }
    }
}
