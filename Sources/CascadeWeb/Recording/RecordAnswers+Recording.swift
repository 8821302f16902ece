import CascadeCore
import CascadeFormats

extension RecordAnswers {
    /// The recording that the answers make; nil where something that it needs is missing.
    func recording(id: String, at: Moment) -> Recording? {
        switch kind {
        case .none:
            guard let me = choices.me, let month = values["month"].flatMap({ CalendarDate($0) })
            else { return nil }
            return Recording(id: id, at: at, .none(Confirmation(person: me, month: month)))
        case .cancelled:
            guard let session = values["session"] else { return nil }
            return Recording(id: id, at: at, .cancelled(session: session, why: values["why"]))
        case .session:
            guard let day, let course else { return nil }
            let held = Recording.DeliveredSession(
                session: correction?.session.id ?? matched?.id,
                course: course.id,
                start: day,
                end: end,
                host: host,
                place: values["place"],
                trainers: trainers.map { .known($0) },
                attendees: attendees,
                notes: values["notes"]
            )
            return Recording(id: id, at: at, .delivered(held))
        }
    }

    /// Those of the register, those booked who did not come, and those without names.
    private var attendees: [Recording.Attendee] {
        let early = Set(values.all("early"))
        let champions = Set(values.all("champion"))
        let wasAsked = asksForward && ["some", "nobody"].contains(values["forward"] ?? "")
        func attendee(_ who: Recording.Who, _ value: String) -> Recording.Attendee {
            if let row = correction?.kept(value, values) {
                return Recording.Attendee(
                    .person(who),
                    outcome: row.outcome,
                    cameForward: row.cameForward
                )
            }
            let left = early.contains(value)
            return Recording.Attendee(
                .person(who),
                outcome: left ? .attended : .completed,
                cameForward: wasAsked && !left
                    ? values["forward"] == "some" && champions.contains(value) : nil
            )
        }
        var attendees = came.map { attendee(.known($0), $0) }
        attendees += newcomers.map { attendee(.new($0.person), "new-\($0.row)") }
        let there = Set(came).union(trainers)
        let absent =
            correction?.absent(there) ?? (matched?.people ?? []).filter { !there.contains($0) }
        attendees += absent.map { Recording.Attendee(.person(.known($0)), outcome: .noShow) }
        if let rows = correction?.keptHeadcounts(values) {
            attendees += rows.map { row in
                Recording.Attendee(
                    .headcount(row.headcount, organisation: row.organisation),
                    outcome: row.outcome,
                    cameForward: row.cameForward
                )
            }
        } else if let headcount, headcount > 0 {
            attendees.append(
                Recording.Attendee(
                    .headcount(headcount, organisation: values["headcount-organisation"])
                )
            )
        }
        return attendees
    }

    /// What is wrong with the answer to a question.
    func faults(in step: RecordStep) -> [FormFault] {
        switch step {
        case .day: dayFaults
        case .match: values["match"] == nil ? [FormFault("match", Words.Record.needsMatch)] : []
        case .course: course == nil ? [FormFault("course", Words.Record.needsCourse)] : []
        case .end: endFaults
        case .host: hostFaults
        case .trainers:
            choices.me != nil || !values.all("trainer").isEmpty || values.has("external")
                ? [] : [FormFault("trainer", Words.Record.needsTrainer)]
        case .register: registerFaults
        case .outcome:
            asksForward && values["forward"] == nil
                ? [FormFault("forward", Words.Record.needsForward)]
                : asksForward && values["forward"] == "some" && values.all("champion").isEmpty
                    ? [FormFault("champion", Words.Record.needsChampion)] : []
        case .notes: []
        case .month: values["month"] == nil ? [FormFault("month", Words.Record.needsMonth)] : []
        case .cancelled:
            choices.planned.contains { $0.id == values["session"] }
                ? [] : [FormFault("session", Words.Record.needsSession)]
        case .check: []
        }
    }

    private var dayFaults: [FormFault] {
        guard values["day"] != nil else { return [FormFault("day", Words.Record.needsDay)] }
        guard let day else { return [FormFault("on", Words.Record.needsRealDay)] }
        if day > choices.today { return [FormFault("on", Words.Record.dayToCome)] }
        if day < CalendarDate(daysSinceEpoch: -25_567) {
            return [FormFault("on", Words.Record.needsRealDay)]
        }
        return []
    }

    private var endFaults: [FormFault] {
        guard let answer = values["end"] else { return [FormFault("end", Words.Record.needsEnd)] }
        guard answer == "other" else { return [] }
        guard let end else { return [FormFault("until", Words.Record.needsRealDay)] }
        if let day, end < day { return [FormFault("until", Words.Record.endTooEarly)] }
        return []
    }

    private var hostFaults: [FormFault] {
        guard let answer = values["host"] else {
            return [FormFault("host", Words.Record.needsHost)]
        }
        let isKnown = choices.programme.organisations.contains { $0.id == host }
        if answer == "unknown" || isKnown { return [] }
        return [
            FormFault(answer == "other" ? "host-other" : "host", Words.Record.needsHost)
        ]
    }

    private var registerFaults: [FormFault] {
        var faults: [FormFault] = []
        if let text = values["headcount"], !(0...100_000).contains(headcount ?? -1) {
            faults.append(FormFault("headcount", Words.Record.wrongHeadcount(text)))
        }
        for row in 0..<newRows {
            let name = values["new-name-\(row)"]
            let organisation = values["new-organisation-\(row)"]
            if name == nil, values["new-email-\(row)"] != nil {
                faults.append(FormFault("new-name-\(row)", Words.Record.needsName))
            }
            if name != nil, organisation == nil, host == nil {
                faults.append(
                    FormFault("new-organisation-\(row)", Words.Record.needsOrganisation)
                )
            }
            if let email = values["new-email-\(row)"], !email.contains("@") {
                faults.append(FormFault("new-email-\(row)", Words.Record.wrongEmail))
            }
        }
        if faults.isEmpty, present.isEmpty, (headcount ?? 0) == 0 {
            faults.append(FormFault("came", Words.Record.needsSomeone))
        }
        return faults
    }
}

extension RecordStep {
    /// The question that a field of a refused recording belongs to.
    init(ofField field: String) {
        switch field.prefix(while: { $0 != "." }) {
        case "start": self = .day
        case "end": self = .end
        case "course": self = .course
        case "host", "place": self = .host
        case "trainers": self = .trainers
        case "attendees": self = .register
        case "notes", "why": self = .notes
        case "month", "person": self = .month
        default: self = .check
        }
    }
}
