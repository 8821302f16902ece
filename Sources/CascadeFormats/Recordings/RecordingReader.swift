import CascadeCore

/// Reads one recording from a line of JSON text, and notes what it cannot read.
struct RecordingReader {
    /// What was found wrong.
    private(set) var problems: [LocatedProblem] = []
    private var suggester = Suggester()
    private let file: String
    private let line: Int

    private static let contents = ["delivered", "cancelled", "none", "practice", "measurement"]

    /// A reader of a line.
    init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// The recording in the line; nil after a problem.
    mutating func read(_ bytes: [UInt8]) -> Recording? {
        let tree: JSONTree
        do {
            tree = try JSONTree(bytes)
        } catch {
            report(error.subject, found: error.found, expected: error.expected)
            return nil
        }
        let names = ["schema", "id", "at"] + Self.contents
        guard let top = members(tree, "recording", names) else { return nil }
        let schema = text(top["schema"], "schema")
        if let schema, schema != RecordingJSON.schema {
            report("schema", found: schema, expected: RecordingJSON.schema)
        }
        let id = text(top["id"], "id")
        let written = text(top["at"], "at")
        let at = written.flatMap { Moment($0) }
        if let written, at == nil {
            report(
                "at",
                found: written,
                expected: "a moment in universal time, written like 2026-03-04T17:20:00Z"
            )
        }
        let given = Self.contents.filter { top[$0] != nil }
        guard given.count == 1, let name = given.first, let value = top[name] else {
            // A misspelt name has been reported already.
            guard problems.isEmpty || !given.isEmpty else { return nil }
            report(
                "recording",
                found: given.joined(separator: ", "),
                expected: "one of " + Self.contents.joined(separator: ", ")
            )
            return nil
        }
        let content = content(name, value)
        guard problems.isEmpty, let id, let at, let content else { return nil }
        return Recording(id: id, at: at, content)
    }

    private mutating func content(_ name: String, _ value: JSONTree) -> Recording.Content? {
        switch name {
        case "delivered": return delivered(value).map(Recording.Content.delivered)
        case "cancelled":
            guard let top = members(value, name, ["session", "why"]),
                let session = text(top["session"], "session")
            else { return nil }
            return .cancelled(session: session, why: optional(top["why"], "why"))
        case "none":
            guard let top = members(value, name, ["trainer", "month"]),
                let trainer = text(top["trainer"], "trainer"),
                let month = text(top["month"], "month")
            else { return nil }
            guard let day = CalendarDate(month + "-01") else {
                report("month", found: month, expected: "a month, written like 2026-03")
                return nil
            }
            return .none(Confirmation(person: trainer, month: day))
        case "practice": return practice(value).map(Recording.Content.practice)
        default:
            guard let top = members(value, name, ["indicator", "date", "value"]),
                let indicator = text(top["indicator"], "indicator"),
                let date = day(top["date"], "date"),
                let number = number(top["value"], "value")
            else { return nil }
            return .measurement(Measurement(indicator: indicator, date: date, value: number))
        }
    }

    private mutating func delivered(_ value: JSONTree) -> Recording.DeliveredSession? {
        let names = [
            "session", "course", "start", "end", "host", "place", "trainers", "attendees", "notes",
        ]
        guard let top = members(value, "delivered", names) else { return nil }
        let course = text(top["course"], "course")
        let start = day(top["start"], "start")
        var session = Recording.DeliveredSession(
            session: optional(top["session"], "session"),
            course: course ?? "",
            start: start ?? CalendarDate(daysSinceEpoch: 0),
            end: top["end"].flatMap { day($0, "end") },
            host: optional(top["host"], "host"),
            place: optional(top["place"], "place"),
            notes: optional(top["notes"], "notes")
        )
        for (number, item) in items(top["trainers"], "trainers").enumerated() {
            if let who = who(item, "trainer \(number + 1)") { session.trainers.append(who) }
        }
        for (number, item) in items(top["attendees"], "attendees").enumerated() {
            if let attendee = attendee(item, "attendee \(number + 1)") {
                session.attendees.append(attendee)
            }
        }
        return problems.isEmpty ? session : nil
    }

    private mutating func attendee(
        _ value: JSONTree,
        _ subject: String
    ) -> Recording.Attendee? {
        let names = ["person", "headcount", "organisation", "outcome", "champion"]
        guard let top = members(value, subject, names) else { return nil }
        var outcome = Attendance.Result.completed
        if let word = optional(top["outcome"], "outcome of \(subject)") {
            if let known = Attendance.Result(rawValue: word) {
                outcome = known
            } else {
                report(
                    "outcome of \(subject)",
                    found: word,
                    expected: "completed, attended or no-show"
                )
            }
        }
        let champion = flag(top["champion"], "champion of \(subject)")
        let organisation = optional(top["organisation"], "organisation of \(subject)")
        switch (top["person"], top["headcount"]) {
        case (let person?, nil):
            if let organisation {
                report(
                    "organisation of \(subject)",
                    found: organisation,
                    expected: "nothing, as a person has one of their own"
                )
            }
            return who(person, subject).map {
                Recording.Attendee(.person($0), outcome: outcome, cameForward: champion)
            }
        case (nil, let count?):
            return whole(count, "headcount of \(subject)").map {
                Recording.Attendee(
                    .headcount($0, organisation: organisation),
                    outcome: outcome,
                    cameForward: champion
                )
            }
        default:
            report(subject, found: "", expected: "a person or a headcount, not both")
            return nil
        }
    }

    private mutating func who(_ value: JSONTree, _ subject: String) -> Recording.Who? {
        if case .text(let id) = value.kind { return .known(id) }
        guard let top = members(value, subject, ["name", "organisation", "email"]),
            let name = text(top["name"], "name of \(subject)"),
            let organisation = text(top["organisation"], "organisation of \(subject)")
        else { return nil }
        let email = optional(top["email"], "email of \(subject)")
        return .new(Recording.NewPerson(name: name, organisation: organisation, email: email))
    }

    private mutating func practice(_ value: JSONTree) -> Practice? {
        let names = [
            "dialogue", "date", "count", "organisation", "people", "preparation-meetings",
            "follow-up-meetings",
        ]
        guard let top = members(value, "practice", names),
            let dialogue = text(top["dialogue"], "dialogue"), let date = day(top["date"], "date")
        else { return nil }
        return Practice(
            id: "",
            dialogue: dialogue,
            date: date,
            count: top["count"].flatMap { whole($0, "count") } ?? 1,
            organisation: optional(top["organisation"], "organisation"),
            people: top["people"].flatMap { whole($0, "people") },
            preparationMeetings: top["preparation-meetings"].flatMap {
                whole($0, "preparation-meetings")
            },
            followUpMeetings: top["follow-up-meetings"].flatMap { whole($0, "follow-up-meetings") }
        )
    }

    // MARK: - Values

    private mutating func members(
        _ value: JSONTree,
        _ subject: String,
        _ names: [String]
    ) -> [String: JSONTree]? {
        guard case .object(let list) = value.kind else {
            report(subject, found: value.text ?? "", expected: "an object in braces")
            return nil
        }
        var members: [String: JSONTree] = [:]
        for (name, item) in list {
            if !names.contains(name) {
                report(
                    "name in \(subject)",
                    found: name,
                    expected: "one of " + names.joined(separator: ", "),
                    suggestion: suggester.nearest(to: name, in: names)
                )
            } else if members[name] != nil {
                report("name in \(subject)", found: name, expected: "each name once")
            } else if case .null = item.kind {
                continue
            } else {
                members[name] = item
            }
        }
        return members
    }

    private mutating func items(_ value: JSONTree?, _ subject: String) -> [JSONTree] {
        guard let value else { return [] }
        if case .array(let items) = value.kind { return items }
        report(subject, found: value.text ?? "", expected: "a list in square brackets")
        return []
    }

    private mutating func text(_ value: JSONTree?, _ subject: String) -> String? {
        let found = optional(value, subject)
        if value == nil { report(subject, found: "", expected: "some text") }
        return found
    }

    private mutating func optional(_ value: JSONTree?, _ subject: String) -> String? {
        guard let value else { return nil }
        if case .text(let text) = value.kind { return text }
        report(subject, found: value.text ?? "something else", expected: "text in quotation marks")
        return nil
    }

    private mutating func day(_ value: JSONTree?, _ subject: String) -> CalendarDate? {
        guard let text = text(value, subject) else { return nil }
        if let day = CalendarDate(text) { return day }
        report(
            subject,
            found: text,
            expected: "a day of the calendar, written like 2026-01-31",
            suggestion: Scalars.intendedDate(text)
        )
        return nil
    }

    private mutating func whole(_ value: JSONTree, _ subject: String) -> Int? {
        if case .whole(let number) = value.kind { return number }
        report(subject, found: value.text ?? "something else", expected: "a whole number")
        return nil
    }

    private mutating func number(_ value: JSONTree?, _ subject: String) -> Double? {
        switch value?.kind {
        case .whole(let number): return Double(number)
        case .number(let number): return number
        default:
            report(subject, found: value?.text ?? "", expected: "a number")
            return nil
        }
    }

    private mutating func flag(_ value: JSONTree?, _ subject: String) -> Bool? {
        guard let value else { return nil }
        if case .flag(let flag) = value.kind { return flag }
        report(subject, found: value.text ?? "something else", expected: "true or false")
        return nil
    }

    private mutating func report(
        _ subject: String,
        found: String,
        expected: String,
        suggestion: String? = nil
    ) {
        problems.append(
            LocatedProblem(
                file: file,
                line: line,
                column: 0,
                subject: subject,
                found: found,
                expected: expected,
                suggestion: suggestion
            )
        )
    }
}
