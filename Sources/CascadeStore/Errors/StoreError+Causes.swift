import CascadeCore
import CascadeFormats
import Foundation
import GRDB

extension StoreError {
    /// The error in the words of this module.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error, path: path)
        case let error as UnreadableRow:
            self = .damaged(path, "row \(error.row) of \(error.table) holds what no programme has")
        case is ProgrammeFolderError:
            self = .damaged(path, "the settings of the programme cannot be read")
        case let error as TableWriter.MissingReference:
            self.init(
                .invalid([]),
                path: path,
                reason: "the change names \(error.code), which is not among the \(error.table)",
                advice: "Nothing was changed."
            )
        default:
            self.init(
                .system,
                path: path,
                reason: "the computer refused (\(error))",
                advice: "Nothing was changed."
            )
        }
    }

    private init(_ error: DatabaseError, path: String) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .full(path)
        case .SQLITE_IOERR where Self.isWriting(error): self = .full(path)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy,
                path: path,
                reason: "someone else has been writing to it for more than"
                    + " \(Wording.counted(Int(ProgrammeStore.patience), "second"))",
                advice: "Nothing was changed. Maybe another window or process of Cascade is busy"
                    + " with it; try again when it is done."
            )
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: self = .readOnly(path)
        case .SQLITE_CANTOPEN: self = .unopenable(path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT:
            self = .damaged(path, error.message ?? "it cannot be read")
        default:
            self.init(
                .system,
                path: path,
                reason: "the computer refused (\(error.message ?? error.resultCode.description))",
                advice: "Nothing was changed."
            )
        }
    }

    private static func isWriting(_ error: DatabaseError) -> Bool {
        [
            .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE,
            .SQLITE_IOERR_SHMSIZE, .SQLITE_IOERR_DIR_FSYNC,
        ]
        .contains(error.extendedResultCode)
    }

    /// There is no room.
    static func full(_ path: String) -> StoreError {
        StoreError(
            .full,
            path: path,
            reason: "there is no room for what was to be written",
            advice: "Nothing was changed. Maybe free some space on the disk, then try again."
        )
    }

    /// It may not be written to.
    static func readOnly(_ path: String) -> StoreError {
        StoreError(
            .readOnly,
            path: path,
            reason: "it may not be written to",
            advice: "Nothing was changed. Maybe ask for the right to write to the file and its"
                + " folder, or work on a copy: cascade backup"
        )
    }

    /// It can't be read as it was written.
    static func damaged(_ path: String, _ what: String) -> StoreError {
        StoreError(
            .damaged,
            path: path,
            reason: "the file is damaged (\(what))",
            advice: "Maybe take the latest good copy, made with “cascade backup” or by your"
                + " computer's own backup."
        )
    }

    /// It can't be opened.
    static func unopenable(_ path: String) -> StoreError {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        if FileManager.default.fileExists(atPath: path),
            !FileManager.default.isReadableFile(atPath: path)
        {
            return StoreError(
                .system,
                path: path,
                reason: "it may not be read",
                advice: "Maybe ask whoever owns it for the right to read it."
            )
        }
        return StoreError(
            .readOnly,
            path: path,
            reason: "it could not be opened",
            advice: "Maybe the folder \(folder) is not there or may not be written to; work on a"
                + " copy in a folder of your own."
        )
    }
}
