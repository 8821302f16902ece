import CascadeCore
import CascadeFormats

/// A session as a form: when, where, by whom and for whom.
enum SessionForm: RowForm {
    static var section: ProblemPlace.Section { .sessions }
    static var rows: WritableKeyPath<ProgrammeDraft, [Session]> { \.sessions }

    static var labels: [(field: String, label: String)] {
        [
            ("course", Words.Sessions.course), ("start", Words.Sessions.start),
            ("end", Words.Sessions.end), ("host", Words.Sessions.host),
            ("place", Words.Sessions.place), ("trainers", Words.Sessions.trainers),
            ("people", Words.Sessions.booked), ("anyone", Words.Sessions.anyone),
            ("champions", Words.Sessions.champions), ("seats", Words.Sessions.seats),
            ("notes", Words.Desk.notes),
        ]
    }

    static func field(of problem: String) -> String? {
        labels.contains { $0.field == problem } ? problem : nil
    }

    static func values(of row: Session, in draft: ProgrammeDraft) -> FormValues {
        let (organisations, people) = (NameBook.organisations(draft), NameBook.people(draft))
        var values = FormValues()
        values.add("course", row.course)
        values.add("start", row.start)
        values.add("end", row.end)
        values.add("host", row.host.map(organisations.label))
        values.add("place", row.place)
        values.add("trainers", lines(row.trainers.map(people.label)))
        values.add("people", lines(row.people.map(people.label)))
        func seats(_ invitation: Session.Invitation) -> Int? {
            let counts = row.seats.filter { $0.invitation == invitation }.map(\.count)
            return counts.isEmpty ? nil : counts.reduce(0, +)
        }
        values.add("anyone", seats(.anyone))
        values.add("champions", seats(.champions))
        values.add(
            "seats",
            lines(
                row.seats.compactMap { seats in
                    guard case .organisation(let id) = seats.invitation else { return nil }
                    return "\(organisations.label(id)): \(seats.count)"
                }
            )
        )
        values.add("notes", row.notes)
        return values
    }

    private static func lines(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : texts.joined(separator: "\n")
    }

    static func fill(
        _ row: inout Session,
        from reading: inout FormReading,
        in draft: ProgrammeDraft
    ) {
        let (organisations, people) = (NameBook.organisations(draft), NameBook.people(draft))
        row.course = reading.required("course", Words.Sessions.course)
        row.start = reading.day("start", Words.Sessions.start, isRequired: true) ?? row.start
        row.end = reading.day("end", Words.Sessions.end)
        if row.end == row.start { row.end = nil }
        row.host = reading.line("host").flatMap { organisations.id(of: $0, "host", &reading) }
        row.place = reading.line("place")
        row.trainers = reading.entries("trainers").compactMap {
            people.id(of: $0, "trainers", &reading)
        }
        row.people = reading.entries("people").compactMap { people.id(of: $0, "people", &reading) }
        row.seats = seats(row.seats, organisations, &reading)
        row.notes = reading.text("notes")
    }

    /// Seats in the order in which they were, new ones last.
    private static func seats(
        _ old: [Session.Seats],
        _ organisations: NameBook,
        _ reading: inout FormReading
    ) -> [Session.Seats] {
        var seats: [Session.Seats] = []
        if let count = reading.whole("anyone", Words.Sessions.anyone), count != 0 {
            seats.append(Session.Seats(.anyone, count))
        }
        if let count = reading.whole("champions", Words.Sessions.champions), count != 0 {
            seats.append(Session.Seats(.champions, count))
        }
        for entry in reading.entries("seats") {
            let sides = entry.split(separator: ":", omittingEmptySubsequences: false)
            guard sides.count > 1, let last = sides.last,
                let count = Int(last.filter { $0 != " " })
            else {
                reading.fault("seats", Words.Sessions.needsSeats(entry))
                continue
            }
            let name = sides.dropLast().joined(separator: ":")
            guard let id = organisations.id(of: name, "seats", &reading) else { continue }
            seats.append(Session.Seats(.organisation(id), count))
        }
        func place(_ seats: Session.Seats) -> Int {
            old.firstIndex { $0.invitation == seats.invitation } ?? old.count
        }
        return seats.enumerated().sorted {
            (place($0.element), $0.offset) < (place($1.element), $1.offset)
        }
        .map(\.element)
    }

    /// The fields.
    static func fields(_ form: FormPage, _ programme: Programme, isRecorded: Bool) -> HTML {
        HTML {
            form.select(
                "course",
                Words.Sessions.course,
                (form.values.raw("course") == nil ? [("", Words.Sessions.chooseCourse)] : [])
                    + programme.courses.map { ($0.id, $0.name) }
            )
            form.day("start", Words.Sessions.start)
            form.day("end", Words.Sessions.end, hint: Words.Sessions.endHint)
            form.text("host", Words.Sessions.host, list: "organisations")
            NameBook.organisations(programme.draft).options("organisations")
            form.text("place", Words.Sessions.place)
            form.lines("trainers", Words.Sessions.trainers, hint: Words.Sessions.trainersHint)
            if !isRecorded {
                form.number("anyone", Words.Sessions.anyone, hint: Words.Sessions.anyoneHint)
                form.number(
                    "champions",
                    Words.Sessions.champions,
                    hint: Words.Sessions.championsHint
                )
                form.lines("seats", Words.Sessions.seats, hint: Words.Sessions.seatsHint)
                form.lines("people", Words.Sessions.booked, hint: Words.Sessions.bookedHint)
            } else {
                for field in ["anyone", "champions", "seats", "people"] {
                    if let value = form.values.raw(field) { Component.hidden(field, value) }
                }
            }
            form.lines("notes", Words.Desk.notes)
        }
    }
}
