import CascadeCore

/// Rows of which each is one person, one headcount or one session.
extension SessionTableReader {
    /// Reads a row.
    mutating func readRow(_ row: TableGrid.Row) {
        let used = heading.columns.filter { $0.field != nil && $0.field != .ignore }
        guard used.contains(where: { !row[$0.position].isEmpty }) else { return }
        let first = SessionField.folded(row.cells.first { !$0.isEmpty } ?? "")
        if ["total", "totals", "grandtotal", "sum"].contains(first) {
            remarks.append("row \(row.number) is a row of totals, and is not read")
            return
        }
        var cells = Cells(row)
        var entry = TableEntry(row: row.number)
        let role = role(&cells)
        guard role != .ignore else { return }
        guard readSession(into: &entry, &cells) else { return }
        entry.trainers = trainers(&cells)
        readPeople(into: &entry, role ?? .attendee, &cells)
        let notes = heading.columns(.notes).compactMap { text(at: $0.position, &cells) }
        entry.notes = notes.isEmpty ? nil : notes.joined(separator: "\n")
        if cells.isSound { entries.append(entry) }
    }

    // MARK: - The session

    /// Reads which session it is; false where the row is to be left out without a word.
    private mutating func readSession(into entry: inout TableEntry, _ cells: inout Cells) -> Bool {
        entry.date = date(.date, &cells)
        entry.end = date(.end, &cells)
        entry.course = course(&cells)
        entry.host = organisation(.host, &cells)
        entry.place = text(.place, &cells)
        for field in [SessionField.session, .event] {
            guard let column = heading[field], let text = text(at: column, &cells) else { continue }
            let meaning =
                mapping.meaning(of: text, field)
                ?? mapping.meaning(of: text, field == .event ? .session : .event)
            if meaning == "ignore" {
                ignored[UnknownWord(field: field, word: text, column: column), default: []]
                    .append(cells.row.number)
                return false
            }
            if entry.label == nil {
                entry.label = text
                entry.labelNeedsDate = field == .event
            }
            fill(&entry, from: text, meaning, isEvent: field == .event)
        }
        if let course = mapping.course, entry.course == nil { entry.course = names.course(course) }
        guard cells.isSound else { return true }
        let event = heading[.event] ?? heading[.session]
        if entry.course == nil {
            cells.isSound = false
            if let label = entry.label {
                unknown[UnknownWord(field: .event, word: label, column: event), default: []]
                    .append(cells.row.number)
            } else {
                report(
                    cells.row.number,
                    heading[.course],
                    "course",
                    "",
                    "the course; where it is that of the row above, fill it in here too"
                )
            }
        }
        if entry.date == nil {
            cells.isSound = false
            let hint =
                entry.label.map { label in
                    ". The programme has no session “\(label)” that would say it"
                } ?? "; where it is that of the row above, fill it in here too"
            report(
                cells.row.number,
                heading[.date] ?? event,
                "date",
                "",
                "the day of the session" + hint
            )
        }
        return true
    }

    /// Fills in what a word for the session says: an id of the programme, a course, or AMY's `2026-03-04-place`.
    private func fill(
        _ entry: inout TableEntry,
        from text: String,
        _ meaning: String?,
        isEvent: Bool
    ) {
        let word = meaning ?? text
        if let session = names.session(word) {
            entry.session = session.id
            entry.course = entry.course ?? session.course
            entry.date = entry.date ?? session.start
            return
        }
        if let course = names.course(word) {
            entry.course = entry.course ?? course
        }
        guard let day = CalendarDate(text.prefix(10)) else { return }
        entry.date = entry.date ?? day
        let rest = text.dropFirst(10).drop { !$0.isLetter && !$0.isNumber }
        if let course = names.course(String(rest)) { entry.course = entry.course ?? course }
        if let host = names.organisation(String(rest)), isEvent { entry.host = entry.host ?? host }
    }

    // MARK: - People

    private mutating func readPeople(
        into entry: inout TableEntry,
        _ role: SessionTableLayout.Role,
        _ cells: inout Cells
    ) {
        let person = person(&cells)
        let counts = counts(&cells)
        if var person {
            switch role {
            case .trainer, .coTrainer:
                person.isTrainer = true
                entry.trainers.append(
                    TableEntry.Trainer(person: person, isLead: role == .trainer)
                )
            case .attendee, .ignore:
                if let outcome = outcome(&cells), let result = outcome.result {
                    entry.attendees.append(
                        TableEntry.Attendee(
                            person: person,
                            outcome: result,
                            cameForward: flag(.champion, &cells)
                        )
                    )
                } else {
                    // Its session takes place all the same.
                    _ = flag(.champion, &cells)
                }
            }
            if counts.contains(where: { $0.count > 1 }) {
                cells.isSound = false
                report(
                    cells.row.number,
                    heading[.headcount] ?? heading[.attended],
                    "headcount beside a name",
                    "\(counts.map(\.count).max() ?? 0)",
                    "either someone's name or how many people without names, in rows of their own"
                )
            }
        } else {
            entry.headcounts = counts
        }
        for column in heading.columns(.participants) {
            guard let text = text(at: column.position, &cells) else { continue }
            for person in people(text, .participants, column.position, &cells) {
                entry.attendees.append(TableEntry.Attendee(person: person, outcome: .completed))
            }
        }
        for column in heading.columns(.counts) {
            guard let text = text(at: column.position, &cells) else { continue }
            readCounts(text, column.position, into: &entry, &cells)
        }
        let namesPeople = heading[.person] != nil || heading[.lastName] != nil
        if namesPeople, entry.attendees.isEmpty, entry.trainers.isEmpty, entry.headcounts.isEmpty,
            person == nil, cells.isSound
        {
            cells.isSound = false
            report(
                cells.row.number,
                heading[.person] ?? heading[.lastName],
                "person",
                "",
                "a name, or how many people without names"
            )
        }
    }

    /// The people without names of a row.
    private mutating func counts(_ cells: inout Cells) -> [TableEntry.Headcount] {
        let attended = count(.attended, &cells)
        let completed = count(.completed, &cells)
        let missed = count(.noShows, &cells)
        let all = count(.headcount, &cells)
        guard attended ?? completed ?? missed ?? all != nil else { return [] }
        let hasName = [SessionField.person, .firstName, .lastName]
            .contains { heading[$0].map { !cells.row[$0].isEmpty } ?? false }
        let place = hasName ? nil : organisation(.organisation, &cells)
        var result: [TableEntry.Headcount] = []
        func add(_ count: Int, _ outcome: Attendance.Result) {
            guard count > 0 else { return }
            result.append(
                TableEntry.Headcount(count: count, organisation: place, outcome: outcome)
            )
        }
        if let attended, let completed, completed > attended {
            cells.isSound = false
            report(
                cells.row.number,
                heading[.completed],
                "people who completed",
                "\(completed)",
                "at most the \(attended) who turned up"
            )
        }
        if let all {
            if attended ?? completed != nil {
                cells.isSound = false
                report(
                    cells.row.number,
                    heading[.headcount],
                    "headcount",
                    "\(all)",
                    "nothing, as other columns say how many turned up. Maybe --map \"…=ignore\""
                )
            } else if !hasName, let outcome = outcome(&cells)?.result {
                add(all, outcome)
            } else if hasName {
                add(all, .completed)
            }
        }
        add(completed ?? attended ?? 0, .completed)
        add((attended ?? 0) - (completed ?? attended ?? 0), .attended)
        add(missed ?? 0, .noShow)
        return result
    }

    /// Reads TrainSMART's `2(na), 3(male), 4(female), Nurse`, a line for each qualification.
    private mutating func readCounts(
        _ text: String,
        _ column: Int,
        into entry: inout TableEntry,
        _ cells: inout Cells
    ) {
        var total = 0
        for line in text.split(separator: "\n") {
            let numbers = line.split(separator: ",").compactMap { part -> Int? in
                let word = TableGrid.tidied(String(part)).lowercased()
                let digits = word.prefix { $0.isNumber }
                let rest = word.dropFirst(digits.count).filter { $0.isLetter }
                return ["", "na", "male", "female"].contains(rest) ? Int(digits) : nil
            }
            if numbers.isEmpty || !numbers.allSatisfy({ $0 <= 1_000_000 }) {
                cells.isSound = false
                report(
                    cells.row.number,
                    column,
                    "people without names",
                    String(line),
                    "counts such as 2(na), 3(male), 4(female), Nurse"
                )
            }
            total += numbers.lazy.filter { $0 <= 1_000_000 }.reduce(0, +)
        }
        guard total > 0 else { return }
        entry.headcounts.append(
            TableEntry.Headcount(count: total, organisation: nil, outcome: .completed)
        )
    }
}

extension SessionTableLayout.Outcome {
    /// The outcome in a recording; nil for what is not counted.
    var result: Attendance.Result? {
        switch self {
        case .completed: .completed
        case .attended: .attended
        case .noShow: .noShow
        case .ignore: nil
        }
    }
}
