import CascadeCore

/// Fills a draft from the tables of a programme folder.
struct ProgrammeTables {
    let log: ReadingLog

    /// The columns of a table.
    static func layout(of file: ProgrammeFile) -> TableReader.Layout {
        switch file {
        case .programme, .plan, .organisations:
            TableReader.Layout(
                file: .organisations,
                section: .organisations,
                kind: "organisation",
                required: ["id", "name", "sector", "people"],
                optional: [
                    "area", "serves", "identifier", "founding-trainers", "members", "group",
                    "notes",
                ]
            )
        case .partnerships:
            TableReader.Layout(
                file: .partnerships,
                section: .partnerships,
                kind: "partnership",
                required: ["from", "to"],
                optional: ["strength", "kind", "directed", "since"]
            )
        case .people:
            TableReader.Layout(
                file: .people,
                section: .people,
                kind: "person",
                required: ["id", "name", "organisation"],
                optional: ["roles", "email", "joined", "left", "notes"]
            )
        case .sessions:
            TableReader.Layout(
                file: .sessions,
                section: .sessions,
                kind: "session",
                required: ["id", "course", "start"],
                optional: [
                    "end", "status", "host", "place", "trainers", "people", "seats", "notes",
                    "recording", "recorded", "planned-start", "planned-end", "planned-host",
                    "planned-place", "planned-trainers", "planned-notes",
                ]
            )
        case .attendance:
            TableReader.Layout(
                file: .attendance,
                section: .attendance,
                kind: "attendance",
                required: ["session"],
                optional: ["person", "headcount", "organisation", "outcome", "champion"]
            )
        case .confirmations: confirmationsLayout
        case .practice: practiceLayout
        case .measurements: measurementsLayout
        }
    }

    /// Adds the rows of one table to the draft.
    func read(_ bytes: [UInt8], of file: ProgrammeFile, into draft: inout ProgrammeDraft) {
        let first =
            switch file {
            case .organisations: draft.organisations.count
            case .partnerships: draft.partnerships.count
            case .people: draft.people.count
            case .sessions: draft.sessions.count
            default: 0
            }
        let layout = ProgrammeTables.layout(of: file)
        guard var table = TableReader(bytes, layout, first: first, log: log) else { return }
        switch file {
        case .programme, .plan: break
        case .organisations: readOrganisations(&table, into: &draft)
        case .partnerships: readPartnerships(&table, into: &draft)
        case .people: readPeople(&table, into: &draft)
        case .sessions: readSessions(&table, into: &draft)
        case .attendance: readAttendance(&table, into: &draft)
        case .confirmations: readConfirmations(&table, into: &draft)
        case .practice: readPractice(&table, into: &draft)
        case .measurements: readMeasurements(&table, into: &draft)
        }
    }

    private func readOrganisations(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let id = table.column("id")
        let name = table.column("name")
        let sector = table.column("sector")
        let people = table.column("people")
        let area = table.column("area")
        let serves = table.column("serves")
        let identifier = table.column("identifier")
        let foundingTrainers = table.column("founding-trainers")
        let members = table.column("members")
        let group = table.column("group")
        let notes = table.column("notes")
        while table.next() {
            draft.organisations.append(
                Organisation(
                    id: table.text(id) ?? "",
                    name: table.text(name) ?? "",
                    sector: table.text(sector) ?? "",
                    people: table.whole(people) ?? 10_000,
                    area: table.text(area),
                    serves: table.whole(serves),
                    identifier: table.text(identifier),
                    foundingTrainers: table.whole(foundingTrainers) ?? 0,
                    members: table.whole(members) ?? 0,
                    group: table.text(group),
                    notes: table.text(notes)
                )
            )
        }
    }

    private func readPartnerships(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let from = table.column("from")
        let to = table.column("to")
        let strength = table.column("strength")
        let kind = table.column("kind")
        let directed = table.column("directed")
        let since = table.column("since")
        while table.next() {
            draft.partnerships.append(
                Partnership(
                    from: table.text(from) ?? "",
                    to: table.text(to) ?? "",
                    strength: table.number(strength) ?? 0.5,
                    kind: table.text(kind),
                    directed: table.flag(directed) ?? false,
                    since: table.date(since)
                )
            )
        }
    }

    private func readPeople(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let id = table.column("id")
        let name = table.column("name")
        let organisation = table.column("organisation")
        let roles = table.column("roles")
        let email = table.column("email")
        let joined = table.column("joined")
        let left = table.column("left")
        let notes = table.column("notes")
        while table.next() {
            draft.people.append(
                Person(
                    id: table.text(id) ?? "",
                    name: table.text(name) ?? "",
                    organisation: table.text(organisation) ?? "",
                    roles: table.parts(roles).compactMap {
                        table.choice($0, roles, of: Person.Role.self)
                    },
                    email: table.text(email),
                    joined: table.date(joined),
                    left: table.date(left),
                    notes: table.text(notes)
                )
            )
        }
    }

    private func readSessions(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let id = table.column("id")
        let course = table.column("course")
        let start = table.column("start")
        let end = table.column("end")
        let status = table.column("status")
        let host = table.column("host")
        let place = table.column("place")
        let trainers = table.column("trainers")
        let people = table.column("people")
        let seats = table.column("seats")
        let notes = table.column("notes")
        let mark = MarkColumns(table)
        let planned = PlannedColumns(table)
        while table.next() {
            draft.sessions.append(
                Session(
                    id: table.text(id) ?? "",
                    course: table.text(course) ?? "",
                    start: table.date(start) ?? draft.start,
                    end: table.date(end),
                    status: table.choice(status, of: Session.Status.self) ?? .planned,
                    host: table.text(host),
                    place: table.text(place),
                    trainers: table.parts(trainers),
                    people: table.parts(people),
                    seats: readSeats(seats, in: table),
                    notes: table.text(notes),
                    recorded: mark.read(from: table),
                    planned: planned.read(from: table)
                )
            )
        }
    }

    private func readSeats(_ column: TableReader.Column, in table: TableReader) -> [Session.Seats] {
        table.parts(column).compactMap { part in
            let sides = part.split(separator: ":", omittingEmptySubsequences: false)
                .map { Scalars.trimmed($0) }
            guard sides.count == 2, !sides[0].isEmpty, let count = Int(sides[1]) else {
                table.report(
                    column,
                    found: part,
                    expected: "a word and a number, such as anyone:20 or anyone:20|pms:5"
                )
                return nil
            }
            return Session.Seats(Session.Invitation(word: sides[0]), count)
        }
    }

    private func readAttendance(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let session = table.column("session")
        let person = table.column("person")
        let headcount = table.column("headcount")
        let organisation = table.column("organisation")
        let outcome = table.column("outcome")
        let champion = table.column("champion")
        while table.next() {
            let name = table.text(person)
            let count = table.text(headcount) == nil ? nil : table.whole(headcount) ?? 1
            let attendee: Attendance.Attendee
            switch (name, count) {
            case (let name?, nil): attendee = .person(name)
            case (nil, let count?): attendee = .headcount(count)
            case (let name?, .some):
                table.report(headcount, found: name, expected: "a person or a headcount, not both")
                attendee = .headcount(1)
            case (nil, nil):
                table.report(person, found: "", expected: "a person or a headcount")
                attendee = .headcount(1)
            }
            draft.attendance.append(
                Attendance(
                    session: table.text(session) ?? "",
                    attendee: attendee,
                    organisation: table.text(organisation),
                    outcome: table.choice(outcome, of: Attendance.Result.self) ?? .completed,
                    cameForward: table.flag(champion)
                )
            )
        }
    }
}
