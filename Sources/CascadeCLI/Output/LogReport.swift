import CascadeCore
import CascadeFormats
import CascadeStore

/// Who changed what in a programme file, and when.
struct LogReport {
    /// The changes, newest first.
    let entries: [Entry]
    /// Whether these are all that there are.
    let isFull: Bool

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json:
            JSONText.object([
                ("schema", .string("cascade.log/1")), ("isFull", .truth(isFull)),
                ("entries", .array(entries.map(Self.json))),
            ]).text
        case .csv:
            CSVText.table(
                ["change", "at", "who", "kind", "summary", "recordings", "undoes", "undone by"],
                entries.map { entry in
                    [
                        String(entry.id), entry.at.description, entry.who, entry.kind.rawValue,
                        entry.summary, entry.recordings.joined(separator: "|"),
                        entry.undoes.map(String.init) ?? "", entry.undoneBy.map(String.init) ?? "",
                    ]
                }
            )
        }
    }

    private var plain: String {
        var table = TextTable(["change", "when", "who", "what"], leftColumns: 4)
        for entry in entries {
            let undone = entry.undoneBy.map { " (undone by change \($0))" } ?? ""
            table.add([
                String(entry.id), Self.time(entry.at), PlainLine.text(entry.who),
                PlainLine.text(entry.summary) + undone,
            ])
        }
        return table.text() + (isFull ? "" : "\n\nOlder changes: --last 0 lists all.")
    }

    /// An entry as JSON.
    static func json(_ entry: Entry) -> JSONText {
        func number(_ id: Int64?) -> JSONText { id.map { .number(Double($0)) } ?? .null }
        return .object([
            ("change", number(entry.id)), ("at", .string(entry.at.description)),
            ("who", .string(entry.who)), ("kind", .string(entry.kind.rawValue)),
            ("summary", .string(entry.summary)),
            ("recordings", .array(entry.recordings.map(JSONText.string))),
            ("undoes", number(entry.undoes)), ("undoneBy", number(entry.undoneBy)),
        ])
    }

    /// A moment for people: `2026-03-04 17:20`.
    static func time(_ moment: Moment) -> String {
        let text = moment.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }
}

/// What one change did to every row.
struct EntryReport {
    let entry: Entry
    let rows: [RowChange]

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json:
            JSONText.object([
                ("schema", .string("cascade.log-change/1")), ("change", LogReport.json(entry)),
                (
                    "rows",
                    .array(
                        rows.map { row in
                            .object([
                                ("table", .string(row.table)), ("row", .number(Double(row.row))),
                                ("before", row.before.map(JSONText.written) ?? .null),
                                ("after", row.after.map(JSONText.written) ?? .null),
                            ])
                        }
                    )
                ),
            ]).text
        case .csv:
            CSVText.table(
                ["change", "table", "row", "before", "after"],
                rows.map { row in
                    [
                        String(entry.id), row.table, String(row.row), row.before ?? "",
                        row.after ?? "",
                    ]
                }
            )
        }
    }

    private var plain: String {
        var lines = [
            "Change \(entry.id), \(LogReport.time(entry.at)), \(PlainLine.text(entry.who)):"
                + " \(PlainLine.text(entry.summary))"
        ]
        if let undone = entry.undoneBy { lines.append("Undone by change \(undone).") }
        lines.append(rows.isEmpty ? "It touched no row." : "")
        for row in rows {
            switch (row.before, row.after) {
            case (nil, let after?): lines.append("+ \(row.table): \(PlainLine.text(after))")
            case (let before?, nil): lines.append("- \(row.table): \(PlainLine.text(before))")
            default:
                lines.append("  \(row.table), before: \(PlainLine.text(row.before ?? ""))")
                lines.append("  \(row.table), after:  \(PlainLine.text(row.after ?? ""))")
            }
        }
        return lines.joined(separator: "\n")
    }
}

/// What people wrote, on one line of a terminal.
enum PlainLine {
    /// The text with spaces in the place of line ends and of what a terminal would take for a command.
    static func text(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar
                }
            )
        )
    }
}
