package import CascadeCore

/// What a recording saves, in words, for the person who is to confirm it.
package struct RecordReport {
    private let before: ProgrammeDraft
    private let after: ProgrammeDraft
    private let recording: Recording
    private let result: RecordingResult
    private let style: Style
    /// Ids of the people who may be named; nil: everyone.
    private let visible: Set<String>?

    /// For whom the report is.
    package enum Style: Sendable, Hashable {
        /// For those who use the command line: with ids, and with what to type.
        case commandLine
        /// For those who read a page: in names alone.
        case page
    }

    /// A report on a recording that was applied to a draft.
    package init(
        _ recording: Recording,
        _ result: RecordingResult,
        before: ProgrammeDraft,
        after: ProgrammeDraft,
        style: Style = .commandLine,
        visible: Set<String>? = nil
    ) {
        self.style = style
        self.visible = visible
        self.before = before
        self.after = after
        self.recording = recording
        self.result = result
    }

    /// The report, a line for each thing.
    package var text: String { lines.joined(separator: "\n") }

    /// The pairs among which is someone or something that the recording names and that are probably the same.
    package var duplicates: [Duplicate] {
        var ids = Set(result.newPeople.map(\.id))
        if result.isNewSession, let session = result.session { ids.insert(session) }
        guard !ids.isEmpty else { return [] }
        return after.likelyDuplicates.filter { ids.contains($0.first) || ids.contains($0.second) }
    }

    /// The report's lines; those of a list below another are indented.
    package var lines: [String] {
        var lines = content
        switch result.effect {
        case .applied: lines += replaced
        case .alreadyKnown: lines.append("This is recorded already: nothing changes.")
        case .superseded(let mark):
            lines.append(
                "A later recording of this\(style == .page ? "" : " (\(mark.id), \(mark.at))") counts: this one changes nothing\(result.newPeople.isEmpty ? "" : " but adds its new people")."
            )
        }
        lines += result.newPeople.map { person in
            "New: \(person.name) of \(organisation(person.organisation))"
                + (style == .page ? "" : ", id \(person.id)")
        }
        if result.effect == .applied {
            for someone in result.qualified {
                let courses = someone.courses.map { id in
                    after.courses.first { $0.id == id }?.name ?? id
                }
                lines.append("May now deliver \(Wording.list(courses)): \(name(someone.person))")
            }
        }
        if result.effect == .applied { lines += doubts }
        lines += result.growth.map { growth in
            "The headcount of \(organisation(growth.organisation)) becomes \(growth.after) (was \(growth.before)), as that many are named."
        }
        let duplicates = duplicates.filter { pair in
            guard let visible, pair.kind == .person else { return visible == nil }
            return visible.contains(pair.first) && visible.contains(pair.second)
        }
        if !duplicates.isEmpty {
            lines.append(
                style == .page
                    ? "Maybe the same; saving is not held up, and whoever leads the programme can join them later:"
                    : "Maybe the same; saving is not held up, and cascade merge can join people later:"
            )
            lines += duplicates.map {
                "  \(shown($0.first, $0.kind)) and \(shown($0.second, $0.kind)): \($0.reason)"
            }
        }
        return lines
    }

    /// What was recorded of the session before, and counts no longer.
    private var replaced: [String] {
        guard let id = result.session else { return [] }
        let rows = before.attendance.filter { $0.session == id }
        guard !rows.isEmpty else { return [] }
        let parts: [String] = [
            (Attendance.Result.completed, "completed"), (.attended, "came without completing"),
            (.noShow, "did not come"),
        ]
        .compactMap { outcome, words in
            let count = total(rows.filter { $0.outcome == outcome })
            return count > 0 ? "\(Wording.count(count)) who \(words)" : nil
        }
        return [
            "This replaces what was recorded of the session before: \(Wording.list(parts)). Undo gives it back."
        ]
    }

    /// What can hardly be, or goes against the courses' rules.
    private var doubts: [String] {
        guard case .delivered(let held) = recording.content else { return [] }
        var lines: [String] = []
        for row in result.attendance {
            guard case .headcount(let count) = row.attendee, let id = row.organisation,
                let home = after.organisations.first(where: { $0.id == id }), count > home.people
            else { continue }
            lines.append(
                "Note: \(Wording.count(count)) without names are more than the \(Wording.counted(home.people, "person", "people")) of \(home.name)."
            )
        }
        guard let course = after.courses.first(where: { $0.id == held.course }),
            let requires = course.requires
        else { return lines }
        let ends = Dictionary(
            after.sessions.map { ($0.id, ($0.course, $0.start)) },
            uniquingKeysWith: { first, _ in first }
        )
        let people = Set(
            result.attendance.compactMap { row -> String? in
                guard row.outcome == .completed, case .person(let id) = row.attendee else {
                    return nil
                }
                return id
            }
        )
        var completed: [String: Set<String>] = [:]
        for row in after.attendance where row.outcome == .completed {
            guard case .person(let id) = row.attendee, people.contains(id),
                let (course, day) = ends[row.session], day <= held.start
            else { continue }
            completed[id, default: []].insert(course)
        }
        let without = people.sorted().filter { id in
            let isFounder = after.people.contains { $0.id == id && $0.roles.contains(.trainer) }
            return !isFounder && !requires.isMet(by: completed[id] ?? [])
        }
        if !without.isEmpty {
            lines.append(
                "Note: what \(course.name) requires is not on record for \(Wording.list(without.map(name)))."
            )
        }
        return lines
    }

    private var content: [String] {
        switch recording.content {
        case .delivered(let held): return delivered(held)
        case .cancelled(let id, let why):
            let session = before.sessions.first { $0.id == id }
            let reason = why.map { ": \($0)" } ?? ""
            let planned =
                session.map { " (\(course($0.course)), \($0.asPlanned.start.spelledOut))" } ?? ""
            guard style == .commandLine else {
                let what = session.map { "\(course($0.course)), \($0.asPlanned.start.spelledOut)," }
                return ["\(what ?? "The session") does not take place\(reason)"]
            }
            return ["Session \(id)\(planned) does not take place\(reason)"]
        case .none(let confirmation):
            var lines = [
                "\(name(confirmation.person)) held no session in \(confirmation.month.monthAndYear)"
            ]
            let month = confirmation.month
            let held = after.sessions.filter { session in
                session.status == .delivered && session.trainers.contains(confirmation.person)
                    && Confirmation(person: confirmation.person, month: session.start).month
                        == month
            }
            if !held.isEmpty {
                lines.append(
                    "Note: \(Wording.sample(held.map(\.id), "session")) of theirs is recorded in that month, and keeps counting."
                )
            }
            return lines
        case .practice(let practice):
            let dialogue =
                after.dialogues.first { $0.id == practice.dialogue }?.name ?? practice.dialogue
            let host = practice.organisation.map { ", held by \(organisation($0))" } ?? ""
            let parts = [
                practice.people.map { Wording.counted($0, "person", "people") },
                practice.preparationMeetings.map { Wording.counted($0, "preparation meeting") },
                practice.followUpMeetings.map { Wording.counted($0, "follow-up meeting") },
            ]
            .compactMap { $0 }
            return [
                "\(practice.count) × \(dialogue) until \(practice.date.spelledOut)\(host)"
                    + (parts.isEmpty ? "" : "; \(Wording.list(parts))")
            ]
        case .measurement(let measured):
            let indicator = after.indicators.first { $0.id == measured.indicator }
            let unit = indicator?.unit.map { " \($0)" } ?? ""
            return [
                "\(indicator?.name ?? measured.indicator) on \(measured.date.spelledOut): \(JSONText.text(of: measured.value))\(unit)"
            ]
        }
    }

    private func delivered(_ held: Recording.DeliveredSession) -> [String] {
        let session = after.sessions.first { $0.id == result.session }
        let host = (held.host ?? session?.host).map { " at \(organisation($0))" } ?? ""
        let place = (held.place ?? session?.place).map { ", \($0)" } ?? ""
        let days = held.end.map { Wording.days(held.start, $0) } ?? "on \(held.start.spelledOut)"
        var lines = ["\(course(held.course)) \(days)\(host)\(place)"]
        if let id = held.session {
            let planned = session?.asPlanned.start
            let otherwise =
                planned != nil && planned != held.start && session?.isUnplanned != true
                ? ", planned for \(planned?.spelledOut ?? "")" : ""
            lines.append(
                style == .page
                    ? "Session: as planned\(otherwise)" : "Session: \(id)\(otherwise)"
            )
        } else if style == .page {
            lines.append("Session: not planned before")
        } else {
            lines.append("Session: not planned before; its id is \(result.session ?? "")")
        }
        let trainers = result.trainers.map(name)
        lines.append("Trainers: \(trainers.isEmpty ? "external" : Wording.list(trainers))")
        for (outcome, words) in [
            (Attendance.Result.completed, "completed"), (.attended, "came, but did not complete"),
            (.noShow, "did not come"),
        ] {
            let rows = result.attendance.filter { $0.outcome == outcome }
            guard !rows.isEmpty else { continue }
            // On a page they stand above already.
            let names = style == .page ? "" : ": \(Wording.list(rows.map(attendee)))"
            lines.append("\(total(rows)) \(words)\(names)")
        }
        if result.attendance.isEmpty { lines.append("Nobody is named as having been there.") }
        lines += forward
        return lines
    }

    private var forward: [String] {
        let completed = result.attendance.filter { $0.outcome == .completed }
        let yes = completed.filter { $0.cameForward == true }
        let no = completed.filter { $0.cameForward == false }
        guard !yes.isEmpty || !no.isEmpty else { return [] }
        let names =
            yes.isEmpty || style == .page ? "" : ": \(Wording.list(yes.map(attendee)))"
        let others = no.isEmpty ? "" : "; \(total(no)) did not"
        return ["\(total(yes)) came forward\(names)\(others)"]
    }

    // MARK: - Names

    private func total(_ rows: [Attendance]) -> Int { rows.reduce(0) { $0 + $1.headcount } }

    private func attendee(_ row: Attendance) -> String {
        switch row.attendee {
        case .person(let id): name(id)
        case .headcount(let count):
            "\(count) without names" + (row.organisation.map { " of \(organisation($0))" } ?? "")
        }
    }

    private func name(_ id: String) -> String {
        guard let person = after.people.first(where: { $0.id == id }) else { return id }
        return result.newPeople.contains { $0.id == id } ? "\(person.name) (new)" : person.name
    }

    private func organisation(_ id: String) -> String {
        after.organisations.first { $0.id == id }?.name ?? id
    }

    private func course(_ id: String) -> String {
        after.courses.first { $0.id == id }?.name ?? id
    }

    private func shown(_ id: String, _ kind: Duplicate.Kind) -> String {
        Duplicate.shown(id, kind, in: after, withID: style != .page)
    }
}
