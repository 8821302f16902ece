extension Recorder {
    /// Applies a session that took place.
    mutating func record(
        _ delivered: Recording.DeliveredSession,
        _ mark: RecordMark,
        idOfNew: String,
        _ faults: inout Faults
    ) throws(RecordingError) -> RecordingResult {
        let course = find(delivered.course, in: courses, "course", "course", \.courses, &faults)
        let known = session(of: delivered, idOfNew: idOfNew, &faults)
        checkDays(of: delivered, &faults)
        if let host = delivered.host { find(organisation: host, "host", "host", &faults) }
        let place = faults.text(delivered.place, "place", "place", atMost: 1000)
        let notes = faults.text(delivered.notes, "notes", "notes", atMost: 10_000)
        var found = FoundPeople()
        findTrainers(of: delivered, &found, &faults)
        findAttendees(of: delivered, course.map { draft.courses[$0] }, &found, &faults)
        try faults.raise()

        let id = delivered.session ?? idOfNew
        var result = RecordingResult()
        result.session = id
        result.isNewSession = known == nil
        result.trainers = found.trainers
        result.attendance = found.attendees.map { attendee, who in
            var row = Attendance(
                session: id,
                attendee: .person(""),
                outcome: attendee.outcome,
                cameForward: attendee.cameForward
            )
            switch attendee.subject {
            case .person: row.attendee = .person(who ?? "")
            case .headcount(let count, let organisation):
                row.attendee = .headcount(count)
                row.organisation = organisation
            }
            return row
        }
        if known == nil {
            sessions[id] = draft.sessions.count
            draft.sessions.append(
                Session(
                    id: id,
                    course: delivered.course,
                    start: delivered.start,
                    end: delivered.end,
                    host: delivered.host,
                    place: place,
                    trainers: found.trainers,
                    notes: notes
                )
            )
        }
        result.effect = settle(
            known ?? draft.sessions.count - 1,
            mark,
            .delivered,
            result.attendance
        ) { planned in
            let isAsPlanned = delivered.start == planned.start
            return Session.Planned(
                start: delivered.start,
                end: delivered.end ?? (isAsPlanned ? planned.end : nil),
                host: delivered.host ?? planned.host,
                place: place ?? planned.place,
                trainers: found.trainers,
                notes: notes ?? planned.notes
            )
        }
        add(found.newcomers, to: &result)
        if let course {
            result.qualified = qualified(by: draft.courses[course], among: result.attendance)
        }
        return result
    }

    /// The position of the session that took place; nil for one that is new, or after a fault.
    private mutating func session(
        of delivered: Recording.DeliveredSession,
        idOfNew: String,
        _ faults: inout Faults
    ) -> Int? {
        let known: Int?
        if let id = delivered.session {
            known = find(id, in: sessions, "session", "session", \.sessions, &faults)
        } else {
            known = sessions[idOfNew]
        }
        if let known {
            let course = draft.sessions[known].course
            if course != delivered.course, courses[delivered.course] != nil {
                faults.add(
                    "course",
                    "course",
                    found: delivered.course,
                    expected: "\(course), the course of session \(draft.sessions[known].id)"
                )
            }
        }
        return known
    }

    private func checkDays(of delivered: Recording.DeliveredSession, _ faults: inout Faults) {
        faults.day(delivered.start, "start", "first day", notAfter: today)
        guard let end = delivered.end else { return }
        faults.day(end, "end", "last day", notAfter: nil)
        if end < delivered.start {
            faults.add(
                "end",
                "last day",
                found: end.description,
                expected: "\(delivered.start), when it began, or later"
            )
        }
    }

    private mutating func findTrainers(
        of delivered: Recording.DeliveredSession,
        _ found: inout FoundPeople,
        _ faults: inout Faults
    ) {
        guard delivered.trainers.count <= 100 else {
            faults.add(
                "trainers",
                "trainers",
                found: "\(delivered.trainers.count) people",
                expected: "at most 100"
            )
            return
        }
        for (position, who) in delivered.trainers.enumerated() {
            let field = "trainers.\(position)"
            let subject = "trainer \(position + 1)"
            guard let id = find(who, field, subject, &found, &faults) else { continue }
            if found.trainers.contains(id) {
                faults.add(field, subject, found: id, expected: "each trainer once")
            }
            found.trainers.append(id)
        }
    }

    private mutating func findAttendees(
        of delivered: Recording.DeliveredSession,
        _ course: Course?,
        _ found: inout FoundPeople,
        _ faults: inout Faults
    ) {
        guard delivered.attendees.count <= 10_000 else {
            faults.add(
                "attendees",
                "attendees",
                found: "\(delivered.attendees.count) entries",
                expected: "at most 10,000"
            )
            return
        }
        var seen: Set<String> = []
        for (position, attendee) in delivered.attendees.enumerated() {
            let field = "attendees.\(position)"
            var subject = "attendee \(position + 1)"
            var who: String?
            switch attendee.subject {
            case .headcount(let count, let organisation):
                faults.count(count, field + ".headcount", "headcount of \(subject)", 1...100_000)
                if let organisation {
                    let name = "organisation of \(subject)"
                    find(organisation: organisation, field + ".organisation", name, &faults)
                }
            case .person(let someone):
                subject += ", \(someone.shown)"
                who = find(someone, field, subject, &found, &faults)
                if let who {
                    if !seen.insert(who).inserted {
                        faults.add(field, subject, found: who, expected: "each person once")
                    }
                    if found.trainers.contains(who) {
                        faults.add(
                            field,
                            subject,
                            found: who,
                            expected: "someone who is not a trainer of this session"
                        )
                    }
                }
            }
            if attendee.cameForward == true {
                checkChampion(attendee, course, field + ".champion", subject, &faults)
            }
            found.attendees.append((attendee, who))
        }
    }

    private func checkChampion(
        _ attendee: Recording.Attendee,
        _ course: Course?,
        _ field: String,
        _ subject: String,
        _ faults: inout Faults
    ) {
        if attendee.outcome != .completed {
            faults.add(
                field,
                "coming forward of \(subject)",
                found: "yes",
                expected: "no, as the outcome is \(attendee.outcome.rawValue): only someone who"
                    + " completed comes forward"
            )
        } else if let course, !course.makesChampions {
            faults.add(
                field,
                "coming forward of \(subject)",
                found: "yes",
                expected: "no, as \(course.id) makes no champions"
            )
        }
    }

    /// Who of those that completed a course here may now deliver others; founding trainers left out.
    private func qualified(
        by course: Course,
        among rows: [Attendance]
    ) -> [RecordingResult.Qualification] {
        guard course.isTrainTheTrainer else { return [] }
        return rows.compactMap { row in
            guard row.outcome == .completed, case .person(let id) = row.attendee,
                let position = people[id], !draft.people[position].roles.contains(.trainer)
            else { return nil }
            return RecordingResult.Qualification(person: id, courses: course.qualifiesFor)
        }
    }
}
