import CascadeCore
import Foundation
import GRDB

extension ProgrammeStore {
    /// Notes in the file that a copy was made, so that whoever erases someone later is told of it.
    ///
    /// Where the file can't be written to, nothing is noted.
    public func noteCopy(_ kind: FileCopy.Kind, at copy: String) {
        let whole = URL(fileURLWithPath: copy).standardizedFileURL.path
        let now = Moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
        func note(_ db: Database) throws {
            try db.execute(
                sql: """
                    INSERT INTO copies (at, kind, path) VALUES (?, ?, ?)
                    ON CONFLICT (path) DO UPDATE SET at = excluded.at, kind = excluded.kind
                    """,
                arguments: [now.description, kind.rawValue, whole]
            )
        }
        if let writer {
            try? writer.write(note)
        } else if FileAccess(path).isWritable {
            guard let queue = try? Self.connection(path, patience: Self.patience) else { return }
            try? queue.write(note)
            try? queue.close()
        }
    }

    /// The copies that the file knows of and that still stand where they were put, oldest first.
    ///
    /// Those that an upgrade left beside the file are among them.
    public func copies() throws(StoreError) -> [FileCopy] {
        try attempting {
            let noted = try reader.read { db in
                try Row.fetchAll(db, sql: "SELECT kind, path, at FROM copies ORDER BY at, id")
            }
            var copies: [FileCopy] = noted.compactMap { row in
                guard let kind = FileCopy.Kind(rawValue: row[0]), let at = Moment(row[2] as String)
                else { return nil }
                return FileCopy(kind: kind, path: row[1], at: at)
            }
            let own = URL(fileURLWithPath: path).standardizedFileURL
            let folder = own.deletingLastPathComponent().path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() where name.hasPrefix("\(own.lastPathComponent).before-v") {
                let file = "\(folder)/\(name)"
                guard !copies.contains(where: { $0.path == file }),
                    Self.isProgrammeFile(at: file)
                else { continue }
                let attributes = try? FileManager.default.attributesOfItem(atPath: file)
                let date = attributes?[.modificationDate] as? Date ?? Date(timeIntervalSince1970: 0)
                let at = Moment(secondsSinceEpoch: Int(date.timeIntervalSince1970))
                copies.append(FileCopy(kind: .backup, path: file, at: at))
            }
            return copies.filter { FileManager.default.fileExists(atPath: $0.path) }
        }
    }

    /// Puts a note beside each copy that someone was erased after it was made.
    ///
    /// - Returns: the paths of the notes that were written.
    static func leaveNotices(beside copies: [FileCopy], at: Moment) -> [String] {
        var notices: [String] = []
        for copy in copies {
            let notice = copy.path + ".erasure-notice.txt"
            let text = """
                Someone was erased from the programme file on \(at.day), after this copy was made on \(copy.at.day).
                The copy may still hold their name and address: delete it, or make a new one in its place.

                """
            if (try? Data(text.utf8).write(to: URL(fileURLWithPath: notice))) != nil {
                notices.append(notice)
            }
        }
        return notices
    }
}
