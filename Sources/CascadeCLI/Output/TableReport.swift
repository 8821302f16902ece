import CascadeCore
import CascadeFormats

/// What `cascade record --csv` says of a table.
struct TableReport {
    private let reading: SessionTableReading
    private let table: String

    /// Most newcomers and sessions that are shown; problems are shown all.
    private static let most = 40

    init(_ reading: SessionTableReading, table: String) {
        self.reading = reading
        self.table = table
    }

    /// The report in plain words.
    var text: String {
        var lines = [opening]
        lines += columns
        if !reading.isUnusable { lines += sessions + people }
        if !reading.remarks.isEmpty {
            lines.append("")
            lines += reading.remarks.map { TextLayout.wrapped("Note: \($0).", indent: 2) }
        }
        if !reading.hints.isEmpty {
            lines.append("\nWorth a look:")
            lines += reading.hints.map { hint in
                let place = hint.row > 0 ? "row \(hint.row): " : ""
                return TextLayout.wrapped("  \(place)\(hint.text).", indent: 4)
            }
        }
        if !reading.problems.isEmpty {
            lines.append("\n\(Wording.counted(reading.problems.count, "problem")):")
            lines += TableProblem.together(reading.problems).map {
                TextLayout.wrapped("  \($0)", indent: 4)
            }
        }
        return lines.joined(separator: "\n")
    }

    private var opening: String {
        let sheet = reading.sheet.map { "sheet “\($0)” of " } ?? ""
        let others =
            reading.otherSheets.isEmpty
            ? "" : " Other sheets: \(Wording.list(reading.otherSheets)); --sheet names one."
        let saved = reading.savedMapping.map { " with the saved mapping “\($0)”" } ?? ""
        let heading = reading.headingRow > 1 ? ", heading in row \(reading.headingRow)" : ""
        return TextLayout.wrapped(
            "Read \(sheet)\(table) as \(reading.layout.name)\(saved)\(heading).\(others)"
        )
    }

    private var columns: [String] {
        guard !reading.columns.isEmpty else { return [] }
        var lines = ["\nColumns:"]
        let unused = reading.columns.filter { $0.field == nil }
        for column in reading.columns {
            guard let field = column.field else { continue }
            let mapped = column.isMapped ? " (as asked)" : ""
            lines.append(
                "  \(column.letters)  \(Self.line(column.name)) → \(field.rawValue)\(mapped)"
            )
        }
        if !unused.isEmpty {
            let names = unused.map { "\($0.letters) \(Self.line($0.name))" }
            lines.append(
                TextLayout.wrapped("  \(names.joined(separator: ", ")) → not used", indent: 4)
            )
        }
        return lines
    }

    // MARK: - Sessions

    private var sessions: [String] {
        guard !reading.sessions.isEmpty else { return ["\nNo sessions."] }
        var lines = ["\n\(summary):"]
        var grid = TextTable(
            ["Day", "Course", "Host", "Trainers", "What", "People"],
            leftColumns: 5
        )
        for session in reading.sessions.prefix(Self.most) {
            let delivered = session.delivered
            grid.add([
                delivered.start.description, delivered.course, delivered.host ?? "–",
                delivered.trainers.isEmpty
                    ? "–" : delivered.trainers.map(Self.name).joined(separator: ", "),
                Self.words(session.change), Self.people(delivered),
            ])
        }
        lines += grid.lines().map { "  \($0)" }
        lines += more(than: Self.most, of: reading.sessions.count)
        for session in reading.sessions {
            if case .changed(let id, let difference) = session.change {
                lines.append(
                    TextLayout.wrapped("  \(id): \(Self.words(difference)).", indent: 4)
                )
            }
        }
        return lines
    }

    private var summary: String {
        func count(_ isCounted: (SessionTableReading.Change) -> Bool) -> Int {
            reading.sessions.count { isCounted($0.change) }
        }
        let parts = [
            (count { $0 == .new }, "new"),
            (count { if case .planned = $0 { true } else { false } }, "planned before"),
            (count { if case .changed = $0 { true } else { false } }, "changed"),
            (count { if case .unchanged = $0 { true } else { false } }, "recorded already"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\(Wording.count($0.0)) \($0.1)" }
        return
            "\(Wording.counted(reading.sessions.count, "session")): \(words.joined(separator: ", "))"
    }

    private static func words(_ change: SessionTableReading.Change) -> String {
        switch change {
        case .new: "new"
        case .planned(let id): "planned: \(id)"
        case .changed(let id, _): "changes \(id)"
        case .unchanged(let id): "as recorded: \(id)"
        }
    }

    private static func words(_ difference: SessionTableReading.Difference) -> String {
        func names(_ list: [String], _ verb: String) -> String? {
            guard !list.isEmpty else { return nil }
            let shown = list.prefix(6).joined(separator: ", ")
            let more = list.count > 6 ? " and \(list.count - 6) more" : ""
            return "\(verb) \(shown)\(more)"
        }
        let parts = [
            names(difference.added, "adds"), names(difference.changed, "changes the outcome of"),
            names(difference.missing, "takes out"),
            difference.facts.isEmpty ? nil : "changes the \(Wording.list(difference.facts))",
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    /// `12 (3 no-shows)`.
    private static func people(_ delivered: Recording.DeliveredSession) -> String {
        var present = 0
        var missed = 0
        for attendee in delivered.attendees {
            var count = 1
            if case .headcount(let number, _) = attendee.subject { count = number }
            if attendee.outcome == .noShow { missed += count } else { present += count }
        }
        guard missed > 0 else { return Wording.count(present) }
        return "\(Wording.count(present)) (+\(Wording.counted(missed, "no-show")))"
    }

    // MARK: - People

    private var people: [String] {
        let known = [
            (reading.recognisedByEmail, "known by e-mail address"),
            (reading.recognisedByName, "known by name"), (reading.newcomers.count, "new"),
        ]
        let words = known.filter { $0.0 > 0 }.map { "\(Wording.count($0.0)) \($0.1)" }
        guard !words.isEmpty else { return [] }
        var lines = ["\nPeople by name: \(words.joined(separator: ", "))"]
        for newcomer in reading.newcomers.prefix(Self.most) {
            let rows = newcomer.rows.prefix(5).map(String.init).joined(separator: ", ")
            let more = newcomer.rows.count > 5 ? ", …" : ""
            let email = newcomer.person.email.map { ", \($0)" } ?? ""
            lines.append(
                "  \(Self.line(newcomer.person.name)), \(newcomer.person.organisation)\(email) (\(newcomer.rows.count == 1 ? "row" : "rows") \(rows)\(more))"
            )
        }
        return lines + more(than: Self.most, of: reading.newcomers.count)
    }

    /// Someone's id or name.
    static func name(_ who: Recording.Who) -> String {
        switch who {
        case .known(let id): id
        case .new(let person): line(person.name)
        }
    }

    private func more(than shown: Int, of count: Int) -> [String] {
        count > shown ? ["  and \(Wording.count(count - shown)) more"] : []
    }

    /// A text on one line.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
