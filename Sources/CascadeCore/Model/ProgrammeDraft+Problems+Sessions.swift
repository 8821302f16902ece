extension ProgrammeCheck {
    /// Planned and delivered sessions.
    mutating func checkSessions() {
        for (index, session) in draft.sessions.enumerated() {
            let owner = Self.title("session", session.id, index)
            checkID(session.id, in: .sessions, index, kind: "session", first: sessions[session.id])
            checkReference(
                session.course,
                to: "a course",
                among: courses,
                named: draft.courses.lazy.map(\.id),
                in: .sessions,
                index,
                "course",
                "course of \(owner)"
            )
            checkDate(session.start, in: .sessions, index, "start", of: owner)
            checkDate(session.end, in: .sessions, index, "end", of: owner)
            if let end = session.end, end < session.start {
                report(
                    .sessions,
                    index,
                    "end",
                    "end of \(owner)",
                    found: end.description,
                    expected: "\(session.start), when it starts, or later"
                )
            }
            if let host = session.host {
                checkOrganisation(host, in: .sessions, index, "host", "host of \(owner)")
            }
            checkText(session.place, in: .sessions, index, "place", of: owner, atMost: 1000)
            checkText(session.notes, in: .sessions, index, "notes", of: owner)
            checkRecording(session.recorded, in: .sessions, index, of: owner)
            checkPlanned(of: session, index, owner)
            checkPeople(of: session, index, owner)
            checkSeats(of: session, index, owner)
        }
    }

    private mutating func checkPeople(of session: Session, _ index: Int, _ owner: String) {
        checkNames(session.trainers, atMost: 100, "trainers", index, owner)
        checkNames(session.people, atMost: 1000, "people", index, owner)
        guard session.people.count <= 1000, session.trainers.count <= 100 else { return }
        // Who was booked is what was planned; a recording may say that it came otherwise.
        guard session.recorded == nil else { return }
        let trainers = Set(session.trainers)
        for (position, id) in session.people.enumerated() {
            let field = "people.\(position)"
            if trainers.contains(id) {
                report(
                    .sessions,
                    index,
                    field,
                    "people of \(owner)",
                    found: id,
                    expected: "someone who is not one of its trainers"
                )
            }
            guard let found = people[id] else { continue }
            let person = draft.people[found]
            if let left = person.left, left < session.start {
                report(
                    .sessions,
                    index,
                    field,
                    "people of \(owner)",
                    found: id,
                    expected: "someone still there on \(session.start); \(id) left on \(left)"
                )
            }
            if let joined = person.joined, joined > session.start {
                report(
                    .sessions,
                    index,
                    field,
                    "people of \(owner)",
                    found: id,
                    expected: "someone there on \(session.start); \(id) joins on \(joined)"
                )
            }
        }
    }

    mutating func checkNames(
        _ ids: [String],
        atMost limit: Int,
        _ name: String,
        _ index: Int,
        _ owner: String
    ) {
        guard ids.count <= limit else {
            report(
                .sessions,
                index,
                name,
                "\(name) of \(owner)",
                found: "\(ids.count) people",
                expected: "at most \(ProgrammeCheck.grouped(limit)) named people"
            )
            return
        }
        var seen: Set<String> = []
        for (position, id) in ids.enumerated() {
            let field = "\(name).\(position)"
            if !seen.insert(id).inserted {
                report(
                    .sessions,
                    index,
                    field,
                    "\(name) of \(owner)",
                    found: id,
                    expected: "each person once"
                )
            }
            checkReference(
                id,
                to: "a person in people.csv",
                among: people,
                named: draft.people.lazy.map(\.id),
                in: .sessions,
                index,
                field,
                "\(name) of \(owner)"
            )
        }
    }

    private mutating func checkSeats(of session: Session, _ index: Int, _ owner: String) {
        guard session.seats.count <= 500 else {
            report(
                .sessions,
                index,
                "seats",
                "seats of \(owner)",
                found: "\(session.seats.count) entries",
                expected: "at most 500 entries"
            )
            return
        }
        var seen: Set<Session.Invitation> = []
        for (position, seats) in session.seats.enumerated() {
            let field = "seats.\(position)"
            let found: String
            switch seats.invitation {
            case .anyone:
                found = "anyone"
            case .champions:
                found = "champions"
                if let course = courses[session.course], !draft.courses[course].isTrainTheTrainer {
                    report(
                        .sessions,
                        index,
                        field,
                        "seats of \(owner)",
                        found: found,
                        expected: "anyone or organisations, as \(session.course) qualifies nobody"
                            + " to train (it has no qualifies-for)"
                    )
                }
            case .organisation(let id):
                found = id
                checkOrganisation(id, in: .sessions, index, field, "seats of \(owner)")
            }
            if !seen.insert(seats.invitation).inserted {
                report(
                    .sessions,
                    index,
                    field,
                    "seats of \(owner)",
                    found: found,
                    expected: "each of anyone, champions or an organisation once"
                )
            }
            if !(1...100_000).contains(seats.count) {
                report(
                    .sessions,
                    index,
                    field,
                    "seats of \(owner) for \(found)",
                    found: String(seats.count),
                    expected: "a whole number from 1 to 100,000"
                )
            }
        }
    }

    /// Recorded attendance.
    mutating func checkAttendance() {
        var seen: Set<[Int]> = []
        for (index, attendance) in draft.attendance.enumerated() {
            var owner: String { "attendance number \(index + 1)" }
            checkReference(
                attendance.session,
                to: "a session",
                among: sessions,
                named: draft.sessions.lazy.map(\.id),
                in: .attendance,
                index,
                "session",
                "session of \(owner)"
            )
            if let organisation = attendance.organisation {
                checkOrganisation(
                    organisation,
                    in: .attendance,
                    index,
                    "organisation",
                    "organisation of \(owner)"
                )
            }
            checkChampion(attendance, index)
            switch attendance.attendee {
            case .headcount(let count):
                checkCount(
                    count,
                    within: 1...100_000,
                    in: .attendance,
                    index,
                    "headcount",
                    of: owner
                )
            case .person(let id):
                checkReference(
                    id,
                    to: "a person in people.csv",
                    among: people,
                    named: draft.people.lazy.map(\.id),
                    in: .attendance,
                    index,
                    "person",
                    "person of \(owner)"
                )
                if let session = sessions[attendance.session], let person = people[id],
                    !seen.insert([session, person]).inserted
                {
                    report(
                        .attendance,
                        index,
                        "person",
                        "person of \(owner)",
                        found: id,
                        expected: "each person once for session \(attendance.session)"
                    )
                }
            }
        }
    }
}
