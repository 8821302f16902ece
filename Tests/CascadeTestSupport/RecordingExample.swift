package import CascadeCore

/// A small programme and recordings of it, for tests.
package enum RecordingExample {
    /// The day on which the tests' recordings are applied.
    package static let today = Example.start + 200

    /// Two organisations, a founding trainer, two people of one name, and three planned sessions.
    package static var draft: ProgrammeDraft {
        var draft = Example.draft(people: [30, 12], founders: [1, 0])
        draft.people = [
            Person(id: "dele", name: "Dele Ade", organisation: "o0", roles: [.trainer]),
            Person(id: "ann", name: "Ann Lee", organisation: "o0"),
            Person(id: "kim-1", name: "Kim Fox", organisation: "o1", email: "kim@a.org"),
            Person(id: "kim-2", name: "Kim Fox", organisation: "o1"),
            Person(id: "zoe", name: "Zoë Day", organisation: "o1"),
        ]
        draft.sessions = [
            Session(
                id: "w1",
                course: "workshop",
                start: Example.start + 2,
                host: "o0",
                place: "Hall",
                people: ["ann"],
                seats: [Session.Seats(.anyone, 8)],
                notes: "Bring tea"
            ),
            Example.session("w2", "workshop", week: 3, trainers: ["dele"]),
            Example.session("t1", "ttt", week: 6),
        ]
        draft.dialogues = [ProgrammeDraft.Dialogue(id: "circle", name: "Circle")]
        draft.indicators = [ProgrammeDraft.Indicator(id: "cin", name: "Children in need")]
        return draft
    }

    /// A moment so many minutes after the tests' programme began.
    package static func moment(_ minute: Int) -> Moment {
        Moment(secondsSinceEpoch: Example.start.daysSinceEpoch * 86_400 + minute * 60)
    }

    /// A recording with a mark of its own.
    package static func recording(_ id: String, _ minute: Int, _ content: Recording.Content)
        -> Recording
    {
        Recording(id: id, at: moment(minute), content)
    }

    /// A newcomer.
    package static func new(_ name: String, _ organisation: String, _ email: String? = nil)
        -> Recording.Who
    {
        .new(Recording.NewPerson(name: name, organisation: organisation, email: email))
    }

    /// The draft with its lists in an order that does not depend on what came first.
    package static func sorted(_ draft: ProgrammeDraft) -> ProgrammeDraft {
        var draft = draft
        draft.people.sort { $0.id < $1.id }
        draft.sessions.sort { $0.id < $1.id }
        draft.attendance = draft.sessions.flatMap { session in
            draft.attendance.filter { $0.session == session.id }
        }
        draft.confirmations.sort { ($0.person, $0.month) < ($1.person, $1.month) }
        draft.practice.sort { $0.id < $1.id }
        draft.measurements.sort { ($0.indicator, $0.date) < ($1.indicator, $1.date) }
        return draft
    }

    /// A queue of recordings of everything, many of them of the same sessions, people and days.
    package static func queue(_ draws: inout Draws, count: Int = 40) -> [Recording] {
        var queue: [Recording] = []
        for number in 0..<count {
            let content = content(&draws, number, queue)
            queue.append(recording("q-\(number)", draws.whole(0, 60), content))
        }
        return queue
    }

    private static func content(
        _ draws: inout Draws,
        _ number: Int,
        _ queue: [Recording]
    ) -> Recording.Content {
        let planned = ["w1", "w2", "t1"]
        let before = queue.first { recording in
            if case .delivered(let held) = recording.content { return held.session == nil }
            return false
        }
        switch draws.whole(0, 9) {
        case 0: return .cancelled(session: draws.one(of: planned), why: "too few \(number)")
        case 1:
            return .none(
                Confirmation(
                    person: draws.one(of: ["dele", "ann"]),
                    month: Example.start + draws.whole(0, 90)
                )
            )
        case 2:
            return .practice(
                Practice(id: "", dialogue: "circle", date: today, count: draws.whole(1, 9))
            )
        case 3:
            return .measurement(
                Measurement(
                    indicator: "cin",
                    date: Example.start + draws.whole(0, 2),
                    value: draws.uniform()
                )
            )
        case 4:
            guard let before, case .delivered(var held) = before.content else { fallthrough }
            // A correction, and a cancellation, of what another recording brings.
            if draws.happens(0.3) { return .cancelled(session: before.idOfNew, why: nil) }
            held.session = before.idOfNew
            held.start = held.start + draws.whole(-3, 0)
            held.place = "Corrected \(number)"
            return .delivered(held)
        default: return .delivered(held(&draws, number, draws.one(of: planned + [nil, nil])))
        }
    }

    private static func held(
        _ draws: inout Draws,
        _ number: Int,
        _ session: String?
    ) -> Recording.DeliveredSession {
        let people: [Recording.Who] = [
            .known("ann"), .known("zoe"), new("Ann  Lee ", "o0"), new("Kim Fox", "o1", "KIM@a.org"),
            new("Zoe\u{308} Day", "o1"), new("New Face", "o0"), new("New  Face", "o0"),
            new("New Face", "o0", "new@b.org"), new("New Face", "o0", "New@b.org "),
            new("Ine\u{301}s Roy", "o1"), new("In\u{E9}s Roy", "o1"), new("日本", "o1"),
        ]
        var attendees: [Recording.Attendee] = []
        var seen: Set<String> = []
        for _ in 0..<draws.whole(0, 6) {
            let who = draws.one(of: people)
            guard seen.insert(key(who)).inserted else { continue }
            let outcome = draws.one(of: Attendance.Result.allCases)
            let cameForward =
                outcome == .completed && session != "t1"
                ? draws.one(of: [true, false, nil]) : nil
            attendees.append(
                Recording.Attendee(.person(who), outcome: outcome, cameForward: cameForward)
            )
        }
        if draws.happens(0.5) {
            attendees.append(
                Recording.Attendee(.headcount(draws.whole(1, 9), organisation: "o1"))
            )
        }
        return Recording.DeliveredSession(
            session: session,
            course: session == "t1" ? "ttt" : "workshop",
            start: Example.start + draws.whole(0, 100),
            host: draws.one(of: ["o0", nil]),
            place: draws.one(of: ["Place \(number)", nil]),
            trainers: draws.one(of: [[], [.known("dele")], [new("Guest Star", "o0")]]),
            attendees: attendees,
            notes: draws.one(of: ["Note \(number)", nil])
        )
    }

    /// What is the same for two ways of naming one person.
    private static func key(_ who: Recording.Who) -> String {
        switch who {
        case .known(let id): id
        case .new(let person):
            switch person.name {
            case "Ann  Lee ": "ann"
            case "Zoe\u{308} Day": "zoe"
            case "Kim Fox": "kim-1"
            default: person.id
            }
        }
    }
}
