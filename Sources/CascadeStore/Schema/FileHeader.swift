import CascadeFormats
import Foundation

/// The first bytes of a file, which say whether it is a programme file and of which version.
///
/// SQLite, “Database File Format”, section 1.3: user version at byte 60, application id at byte 68, both big-endian.
struct FileHeader {
    /// The application id; nil for what is no SQLite database.
    let application: Int32?
    /// What the file is, where it is no database and that can be told.
    let kind: String?
    /// Whether there is nothing in it.
    let isEmpty: Bool

    /// The header of the file at `path`.
    ///
    /// - Throws: ``StoreError`` where there is no file there or it cannot be read.
    init(at path: String) throws(StoreError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR {
                throw StoreError(
                    .missing,
                    path: path,
                    reason: "there is no such file",
                    advice: "Check the name; “cascade import FOLDER --into name.cascade” makes one."
                )
            }
            throw .unopenable(path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw StoreError(
                .foreign,
                path: path,
                reason: status.st_mode & S_IFMT == S_IFDIR
                    ? "this is a folder, not a programme file" : "this is not a file",
                advice: "Name the file itself, such as name.cascade."
            )
        }
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unopenable(path) }
        defer { try? file.close() }
        let bytes = [UInt8]((try? file.read(upToCount: 100)) ?? Data())
        isEmpty = bytes.isEmpty
        if bytes.count == 100, bytes.starts(with: Array("SQLite format 3\u{0}".utf8)) {
            application = bytes[68..<72].reduce(0) { $0 << 8 | Int32($1) }
            kind = nil
        } else {
            application = nil
            kind =
                ProgrammeSettings.kind(ofFileStartingWith: bytes)
                ?? (bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
                    ? "text" : nil)
        }
    }

    /// Whether it is that of a programme file.
    var isProgramme: Bool { application == Schema.applicationID }

    /// Refuses what is no programme file.
    func require(_ path: String) throws(StoreError) {
        guard !isProgramme else { return }
        let what =
            if application != nil {
                "this is a database of another program, not a programme file"
            } else if isEmpty {
                "the file is empty"
            } else {
                "this is \(kind ?? "a file of another kind"), not a programme file"
            }
        throw StoreError(
            .foreign,
            path: path,
            reason: what,
            advice: "Name a file made by “cascade import FOLDER --into name.cascade”."
        )
    }
}
