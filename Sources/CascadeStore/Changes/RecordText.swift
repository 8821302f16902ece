import CascadeFormats
import Foundation

/// A row as it stands in the log: a JSON object of its columns, without those that hold nothing.
enum RecordText {
    /// The text of a row of a table, always the same for the same row.
    static func text(of record: StoredRecord, in table: TableShape) -> String {
        var members: [String] = []
        for (column, value) in zip(table.columns, record.values) {
            let text: String
            switch value {
            case .null: continue
            case .list(let entries):
                if entries.isEmpty { continue }
                text = "[" + entries.map(JSONText.quoted).joined(separator: ",") + "]"
            case .integer(let number): text = String(number)
            case .real(let number): text = number.description
            case .text(let words): text = JSONText.quoted(words)
            }
            members.append("\"\(column.name)\":\(text)")
        }
        if let position = record.position { members.append("\"position\":\(position)") }
        if let number = record.number { members.append("\"number\":\(number)") }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// The row of a table that a text of the log describes.
    ///
    /// - Throws: ``UnreadableRow`` where it is no such text.
    static func record(in text: String, of table: TableShape) throws -> StoredRecord {
        let damage = UnreadableRow(table: "entry_rows", row: 0)
        guard let object = try? JSONDecoder().decode([String: Cell].self, from: Data(text.utf8))
        else { throw damage }
        let values = try table.columns.map { column -> StoredValue in
            switch (column.kind, object[column.name]) {
            case (.people, nil), (.seats, nil): .list([])
            case (_, nil): .null
            case (.integer, .number(let number)): .integer(Int64(number))
            case (.real, .number(let number)): .real(number)
            case (.text, .text(let words)), (.reference, .text(let words)): .text(words)
            case (.people, .list(let entries)), (.seats, .list(let entries)): .list(entries)
            default: throw damage
            }
        }
        func place(_ name: String) -> Int64? {
            if case .number(let number) = object[name] { Int64(number) } else { nil }
        }
        return StoredRecord(values: values, position: place("position"), number: place("number"))
    }

    /// A value of the object.
    private enum Cell: Decodable {
        case number(Double)
        case text(String)
        case list([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([String].self) {
                self = .list(list)
            } else {
                self = .number(try container.decode(Double.self))
            }
        }
    }
}
