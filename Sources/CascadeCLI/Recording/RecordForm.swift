import CascadeCore

/// What is to be recorded, as someone wrote it.
struct RecordForm {
    /// What can be recorded.
    enum Kind {
        case delivered
        case cancelled
        case none
        case practice
        case measurement
    }

    /// What is recorded.
    var kind = Kind.delivered

    /// Planned session.
    var session: String?
    /// Course, by id or name.
    var course: String?
    /// First day, or the day.
    var on: String?
    /// Last day.
    var end: String?
    /// Hosting organisation, or that which held dialogues, by id or name.
    var host: String?
    /// Where.
    var place: String?
    /// Trainers, lead first.
    var trainers: [String] = []
    /// Whether external trainers led, whatever was planned.
    var isExternal = false
    /// Who completed.
    var completed: [String] = []
    /// Who turned up and did not complete.
    var leftEarly: [String] = []
    /// Who did not turn up.
    var noShow: [String] = []
    /// People without names who completed: `5@police-south`.
    var headcounts: [String] = []
    /// Who completed and came forward.
    var cameForward: [String] = []
    /// Whether it was asked who comes forward, and nobody did.
    var nobodyCameForward = false
    /// Free text; why a session was cancelled.
    var notes: String?

    /// Month in which a trainer held nothing.
    var month: String?

    /// Kind of dialogue, by id or name.
    var dialogue: String?
    /// How many were held.
    var count: Int?
    /// People present.
    var people: Int?
    /// Preparation meetings.
    var preparation: Int?
    /// Follow-up meetings.
    var followUp: Int?

    /// Indicator, by id or name.
    var indicator: String?
    /// What it was.
    var value: Double?
}

/// Everything that is wrong with what someone wrote.
struct FormFaults: Error {
    /// The faults in words.
    var lines: [String]
}

extension RecordForm {
    /// The recording that the form stands for.
    ///
    /// - Throws: ``FormFaults``.
    func content(in draft: ProgrammeDraft, today: CalendarDate) throws(FormFaults)
        -> Recording.Content
    {
        var reading = FormReading(draft: draft, today: today)
        let content = reading.content(of: self)
        guard reading.faults.isEmpty, let content else { throw FormFaults(lines: reading.faults) }
        return content
    }
}

/// Finds what a form means in a programme.
struct FormReading {
    let draft: ProgrammeDraft
    let today: CalendarDate
    /// What was found wrong.
    var faults: [String] = []

    init(draft: ProgrammeDraft, today: CalendarDate) {
        self.draft = draft
        self.today = today
    }

    mutating func content(of form: RecordForm) -> Recording.Content? {
        switch form.kind {
        case .delivered: return delivered(form)
        case .cancelled: return .cancelled(session: form.session ?? "", why: form.notes)
        case .none:
            let trainer = form.trainers.first.flatMap { knownID($0, "trainer") }
            let month = form.month.flatMap { day($0 + "-01", written: $0, "--month", "2026-03") }
            if form.month == nil {
                faults.append("month: found nothing, expected one. Maybe --month 2026-03.")
            }
            guard let trainer, let month else { return nil }
            return .none(Confirmation(person: trainer, month: month))
        case .practice:
            guard let date = neededDay(form.on) else { return nil }
            return .practice(
                Practice(
                    id: "",
                    dialogue: FormReading.id(form.dialogue ?? "", draft.dialogues, \.id, \.name),
                    date: date,
                    count: form.count ?? 1,
                    organisation: form.host.map(organisation),
                    people: form.people,
                    preparationMeetings: form.preparation,
                    followUpMeetings: form.followUp
                )
            )
        case .measurement:
            let date = neededDay(form.on)
            if form.value == nil {
                faults.append("value: found nothing, expected a number. Maybe --value 388.")
            }
            guard let date, let value = form.value else { return nil }
            let indicator = FormReading.id(form.indicator ?? "", draft.indicators, \.id, \.name)
            return .measurement(Measurement(indicator: indicator, date: date, value: value))
        }
    }

    private mutating func delivered(_ form: RecordForm) -> Recording.Content? {
        let planned = form.session.flatMap { id in draft.sessions.first { $0.id == id } }
        let course =
            form.course.map { FormReading.id($0, draft.courses, \.id, \.name) } ?? planned?.course
        if course == nil {
            if let session = form.session {
                let meant = nearest(session, draft.sessions.map(\.id))
                faults.append(
                    "session: found “\(session)”, expected the id of a planned session.\(meant)"
                )
            } else {
                faults.append(
                    "course: found nothing, expected one of \(draft.courses.map(\.id).joined(separator: ", "))."
                )
            }
        }
        let start = form.on == nil && planned != nil ? planned?.asPlanned.start : neededDay(form.on)
        let end = form.end.flatMap { day($0, written: $0, "--end", "2026-03-05") }
        var trainers = form.trainers.compactMap { who($0, "trainer") }
        if trainers.isEmpty, !form.isExternal, let planned {
            trainers = planned.asPlanned.trainers.map(Recording.Who.known)
        }
        let attendees = attendees(of: form)
        guard faults.isEmpty, let course, let start else { return nil }
        return .delivered(
            Recording.DeliveredSession(
                session: form.session,
                course: course,
                start: start,
                end: end,
                host: form.host.map(organisation),
                place: form.place,
                trainers: trainers,
                attendees: attendees,
                notes: form.notes
            )
        )
    }

    private mutating func attendees(of form: RecordForm) -> [Recording.Attendee] {
        let isAsked = form.nobodyCameForward || !form.cameForward.isEmpty
        var attendees: [Recording.Attendee] = []
        let forward = form.cameForward.compactMap { who($0, "who came forward") }
        let completed = form.completed.compactMap { who($0, "attendee") }
        for someone in completed where !forward.contains(someone) {
            attendees.append(
                Recording.Attendee(.person(someone), cameForward: isAsked ? false : nil)
            )
        }
        // Those who came forward stand where they were named first.
        for (place, someone) in forward.enumerated() {
            let before = completed.firstIndex(of: someone) ?? completed.count + place
            let champion = Recording.Attendee(.person(someone), cameForward: true)
            attendees.insert(champion, at: min(before, attendees.count))
        }
        for name in form.leftEarly {
            guard let someone = who(name, "who left early") else { continue }
            attendees.append(Recording.Attendee(.person(someone), outcome: .attended))
        }
        for text in form.headcounts {
            guard let subject = headcount(text) else { continue }
            let cameForward: Bool? = form.nobodyCameForward ? false : nil
            attendees.append(Recording.Attendee(subject, cameForward: cameForward))
        }
        for name in form.noShow {
            guard let someone = who(name, "who did not come") else { continue }
            attendees.append(Recording.Attendee(.person(someone), outcome: .noShow))
        }
        return attendees
    }

    /// People without names, written `5` or `5@police-south`.
    mutating func headcount(_ text: String) -> Recording.Attendee.Subject? {
        let parts = text.split(separator: "@", maxSplits: 1)
        guard let first = parts.first, let count = Int(first.filter { $0 != " " }) else {
            faults.append(
                "headcount: found “\(text)”, expected a number and perhaps an organisation, such as 5@\(draft.organisations.first?.id ?? "halyard")."
            )
            return nil
        }
        let name = parts.count > 1 ? String(parts[1]) : nil
        return .headcount(count, organisation: name.map(organisation))
    }

    // MARK: - Days

    private mutating func neededDay(_ text: String?) -> CalendarDate? {
        guard let text else {
            faults.append("day: found nothing, expected one. Maybe --on \(today).")
            return nil
        }
        return day(text, written: text, "--on", today.description)
    }

    /// A day written `2026-03-04`, `4 March 2026`, `today` or `yesterday`.
    mutating func day(
        _ text: String,
        written: String,
        _ option: String,
        _ example: String
    ) -> CalendarDate? {
        if let day = FormReading.day(text, today: today) { return day }
        faults.append(
            "day: found “\(written)”, expected a day of the calendar. Maybe \(option) \(example)."
        )
        return nil
    }

    /// A day written `2026-03-04`, `4 March 2026`, `today` or `yesterday`; nil for anything else.
    static func day(_ text: String, today: CalendarDate) -> CalendarDate? {
        if let day = CalendarDate(text) { return day }
        switch text.lowercased() {
        case "today": return today
        case "yesterday": return today + -1
        default: break
        }
        let words = text.split { $0 == " " || $0 == "," }.map { $0.lowercased() }
        guard words.count == 3, let day = Int(words[0]), let year = Int(words[2]),
            let month = CalendarDate.monthNames.firstIndex(where: {
                words[1].count >= 3 && $0.lowercased().hasPrefix(words[1])
            })
        else { return nil }
        return CalendarDate(year: year, month: month + 1, day: day)
    }
}
