import CascadeCore

/// Puts the rows of a table together as sessions, and these into recordings.
struct TableSessions {
    /// The sessions, by day.
    private(set) var sessions: [SessionTableReading.Session] = []
    /// What could not be taken as it is.
    private(set) var problems: [TableProblem] = []
    /// What was understood in one of several ways.
    private(set) var remarks: [String] = []
    /// What deserves a look.
    private(set) var hints: Set<TableHint> = []
    /// The programme as it would be; nil where nothing was tried out.
    private(set) var after: ProgrammeDraft?
    /// Who is known and who is new.
    private(set) var people: TablePeople

    let names: TableNames
    private let entries: [TableEntry]
    private let at: Moment
    private let today: CalendarDate
    private var repeated: [Int] = []
    /// By recording: the rows of its attendees.
    private var attendeeRows: [String: [Int]] = [:]

    /// One session of the table.
    struct Group {
        /// Its rows, by number.
        var entries: [TableEntry]
        /// What is the same each time that the table is read.
        var content = ""
        /// Id of a recording of it.
        var id: String { "table-" + ContentHash.hex(content) }

        /// An id without the number that it has where its recording was undone and kept again.
        static func base(_ id: String) -> String {
            id.hasPrefix("table-") ? String(id.prefix(30)) : id
        }

        /// The first row.
        var row: Int { entries[0].row }
    }

    /// The sessions of what a reader has read.
    init(_ reader: SessionTableReader, at: Moment, today: CalendarDate) {
        names = reader.names
        self.at = at
        self.today = today
        entries = reader.entries.sorted { $0.row < $1.row }
        let usual = reader.mapping.organisation.flatMap(reader.names.organisation)
        people = TablePeople(
            entries.flatMap { $0.trainers.map(\.person) + $0.attendees.map(\.person) },
            reader.names,
            usualOrganisation: usual
        )
    }

    /// Makes the recordings.
    mutating func build() {
        var groups = grouped()
        for position in groups.indices {
            checkAgreement(groups[position])
            groups[position].content = Self.content(groups[position])
        }
        let delivered = groups.map { deliver($0) }
        let matches = match(groups, delivered)
        let attendance = Dictionary(grouping: names.programme.attendance) { $0.session }
        for (position, group) in groups.enumerated() {
            var session = delivered[position]
            session.session = matches[position]?.id
            let recording = Recording(id: group.id, at: at, .delivered(session))
            sessions.append(
                SessionTableReading.Session(
                    recording: recording,
                    delivered: session,
                    rows: Array(Set(group.entries.map(\.row))).sorted(),
                    change: TableChange.of(
                        recording,
                        session,
                        matches[position],
                        matches[position].flatMap { attendance[$0.id] } ?? [],
                        names
                    )
                )
            )
        }
        sessions.sort {
            ($0.delivered.start, $0.delivered.course, $0.recording.id)
                < ($1.delivered.start, $1.delivered.course, $1.recording.id)
        }
        tryOut()
        if !repeated.isEmpty {
            remarks.append(
                "\(TableProblem.rows(repeated.sorted())) \(repeated.count == 1 ? "says" : "say") again what another row says of the same person, and \(repeated.count == 1 ? "counts" : "count") once"
            )
        }
    }

    /// Applies the recordings to a copy of the programme: what is refused is a problem of its rows.
    private mutating func tryOut() {
        var recorder = Recorder(names.programme.draft, today: today)
        var growth: [String: RecordingResult.Growth] = [:]
        var accepted: [SessionTableReading.Session] = []
        for session in sessions {
            if case .unchanged = session.change {
                accepted.append(session)
                continue
            }
            do {
                for grown in try recorder.apply(session.recording).growth {
                    let before = growth[grown.organisation]?.before ?? grown.before
                    growth[grown.organisation] = grown
                    growth[grown.organisation]?.before = before
                }
                accepted.append(session)
            } catch {
                let rows = attendeeRows[session.recording.id] ?? []
                for fault in error.faults {
                    let parts = fault.field.split(separator: ".")
                    let attendee = parts.first == "attendees" ? parts.dropFirst().first : nil
                    let position = attendee.flatMap { Int($0) }
                    problems.append(
                        TableProblem(
                            row: position.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
                                ?? session.rows[0],
                            subject: fault.subject,
                            found: fault.found,
                            expected: fault.expected,
                            suggestion: fault.suggestion
                        )
                    )
                }
            }
        }
        sessions = accepted
        after = recorder.finished()
        for grown in growth.values.sorted(by: { $0.organisation < $1.organisation }) {
            remarks.append(
                "the headcount of \(grown.organisation) becomes \(grown.after) instead of \(grown.before), as so many of its people are named"
            )
        }
    }

    // MARK: - Groups

    private func grouped() -> [Group] {
        var positions: [[String]: Int] = [:]
        var groups: [Group] = []
        for entry in entries {
            if let position = positions[entry.key] {
                groups[position].entries.append(entry)
            } else {
                positions[entry.key] = groups.count
                groups.append(Group(entries: [entry]))
            }
        }
        // Rows that leave the trainers out belong to the one session of that day that names them.
        var gone: Set<Int> = []
        for (key, position) in positions where key[0] == "day" && key.count == 4 {
            let others = positions.filter { $0.key.count > 4 && Array($0.key.prefix(4)) == key }
            guard others.count == 1, let other = others.first?.value else { continue }
            groups[other].entries += groups[position].entries
            groups[other].entries.sort { $0.row < $1.row }
            gone.insert(position)
        }
        return groups.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    }

    private mutating func checkAgreement(_ group: Group) {
        func check(_ subject: String, _ value: (TableEntry) -> String?) {
            guard let first = group.entries.first(where: { value($0) != nil }),
                let other = group.entries.first(where: {
                    value($0) != nil && value($0) != value(first)
                })
            else { return }
            let label = group.entries[0].label.map { " “\($0)”" } ?? ""
            problems.append(
                TableProblem(
                    row: other.row,
                    subject: "\(subject) of session\(label)",
                    found: value(other) ?? "",
                    expected:
                        "\(value(first) ?? ""), as in row \(first.row); rows of one session agree about it"
                )
            )
        }
        check("date") { $0.date?.description }
        check("last day") { $0.end?.description }
        check("course") { $0.course }
        check("host") { $0.host }
        check("place") { $0.place }
        if let end = group.entries.lazy.compactMap(\.end).first,
            let start = group.entries.lazy.compactMap(\.date).first, end < start
        {
            problems.append(
                TableProblem(
                    row: group.row,
                    subject: "last day of the session",
                    found: end.description,
                    expected: "\(start), its first day, or a later one"
                )
            )
        }
    }

    private static func content(_ group: Group) -> String {
        func first<Value>(_ value: (TableEntry) -> Value?) -> String {
            group.entries.lazy.compactMap(value).first.map { "\($0)" } ?? ""
        }
        func lines(_ texts: [String]) -> [String] { Array(Set(texts)).sorted() }
        let entries = group.entries
        let parts: [[String]] = [
            ["cascade.table/1"], [first(\.course), first(\.date), first(\.end), first(\.host)],
            [first(\.place), first(\.label)],
            lines(entries.flatMap(\.trainers).map { "\($0.isLead)\u{1F}\($0.person.content)" }),
            lines(
                entries.flatMap(\.attendees).map {
                    "\($0.person.content)\u{1F}\($0.outcome.rawValue)\u{1F}\($0.cameForward.map(String.init) ?? "")"
                }
            ),
            entries.flatMap(\.headcounts).map {
                "\($0.count)\u{1F}\($0.organisation ?? "")\u{1F}\($0.outcome.rawValue)"
            }
            .sorted(),
            lines(entries.compactMap(\.notes)),
        ]
        return parts.map { $0.joined(separator: "\u{1E}") }.joined(separator: "\u{1D}")
    }

    // MARK: - Recordings

    private mutating func deliver(_ group: Group) -> Recording.DeliveredSession {
        let entries = group.entries
        var session = Recording.DeliveredSession(
            course: entries.lazy.compactMap(\.course).first ?? "",
            start: entries.lazy.compactMap(\.date).first ?? at.day,
            end: entries.lazy.compactMap(\.end).first,
            host: entries.lazy.compactMap(\.host).first,
            place: entries.lazy.compactMap(\.place).first
        )
        if session.end == session.start { session.end = nil }
        session.trainers = trainers(entries)
        let found = attendees(entries, trainers: session.trainers)
        session.attendees = found.map(\.attendee)
        attendeeRows[group.id] = found.map(\.row)
        let notes = Array(Set(entries.compactMap(\.notes))).sorted()
        session.notes = notes.isEmpty ? nil : notes.joined(separator: "\n")
        return session
    }

    private mutating func who(_ person: TablePerson) -> Recording.Who? {
        do {
            return try people.who(person)
        } catch {
            if !problems.contains(error) { problems.append(error) }
            return nil
        }
    }

    /// Leads first, each by name, so that the order of rows leaves no trace.
    private mutating func trainers(_ entries: [TableEntry]) -> [Recording.Who] {
        let all = entries.flatMap(\.trainers).sorted {
            ($0.isLead ? 0 : 1, $0.person.content) < ($1.isLead ? 0 : 1, $1.person.content)
        }
        var result: [Recording.Who] = []
        for trainer in all {
            guard let who = who(trainer.person), !result.contains(who) else { continue }
            result.append(who)
        }
        return result
    }

    private mutating func attendees(
        _ entries: [TableEntry],
        trainers: [Recording.Who]
    ) -> [(attendee: Recording.Attendee, row: Int)] {
        var rows: [Recording.Who: Int] = [:]
        var byPerson: [Recording.Who: Recording.Attendee] = [:]
        for attendee in entries.flatMap(\.attendees) {
            guard let who = who(attendee.person) else { continue }
            let found = Recording.Attendee(
                .person(who),
                outcome: attendee.outcome,
                cameForward: attendee.cameForward
            )
            if let other = byPerson[who] {
                if other == found {
                    repeated.append(attendee.person.row)
                } else {
                    problems.append(
                        TableProblem(
                            row: attendee.person.row,
                            column: attendee.person.column,
                            subject: "person",
                            found: attendee.person.name,
                            expected:
                                "someone else, as row \(rows[who] ?? 0) says something different of them at this session"
                        )
                    )
                }
                continue
            }
            byPerson[who] = found
            rows[who] = attendee.person.row
        }
        var counts: [Recording.Attendee: Int] = [:]
        var countRows: [Recording.Attendee: Int] = [:]
        for (row, headcount) in entries.flatMap({ entry in
            entry.headcounts.map { (entry.row, $0) }
        }) {
            let kind = Recording.Attendee(
                .headcount(0, organisation: headcount.organisation),
                outcome: headcount.outcome
            )
            counts[kind, default: 0] += headcount.count
            if countRows[kind] == nil { countRows[kind] = row }
        }
        let named = byPerson.map { (attendee: $0.value, row: rows[$0.key] ?? 0) }
        let unnamed = counts.map { kind, count in
            var attendee = kind
            if case .headcount(_, let organisation) = kind.subject {
                attendee.subject = .headcount(count, organisation: organisation)
            }
            return (attendee: attendee, row: countRows[kind] ?? 0)
        }
        return (named + unnamed).sorted { Self.order($0.attendee) < Self.order($1.attendee) }
    }

    private static func order(_ attendee: Recording.Attendee) -> String {
        switch attendee.subject {
        case .person(.known(let id)): "0\u{1F}\(id)"
        case .person(.new(let person)):
            "1\u{1F}\(person.name)\u{1F}\(person.organisation)\u{1F}\(person.email ?? "")"
        case .headcount(_, let organisation):
            "2\u{1F}\(organisation ?? "")\u{1F}\(attendee.outcome.rawValue)"
        }
    }
}
