import CascadeCore

/// What keeping a recording of a table would change.
enum TableChange {
    /// The change that a recording makes to `session`, the session of the programme that it is about, with its attendance.
    static func of(
        _ recording: Recording,
        _ delivered: Recording.DeliveredSession,
        _ session: Session?,
        _ attendance: [Attendance],
        _ names: TableNames
    ) -> SessionTableReading.Change {
        guard let session else { return .new }
        if let mark = session.recorded, TableSessions.Group.base(mark.id) == recording.id {
            return .unchanged(session.id)
        }
        guard session.status == .delivered || !attendance.isEmpty else {
            return .planned(session.id)
        }
        let difference = difference(delivered, session, attendance, names)
        return difference.isEmpty ? .unchanged(session.id) : .changed(session.id, difference)
    }

    private static func difference(
        _ delivered: Recording.DeliveredSession,
        _ session: Session,
        _ attendance: [Attendance],
        _ names: TableNames
    ) -> SessionTableReading.Difference {
        var result = SessionTableReading.Difference()
        var people: [String: Attendance] = [:]
        var counts: [String: Int] = [:]
        for item in attendance {
            switch item.attendee {
            case .person(let id): people[id] = item
            case .headcount(let count):
                counts[key(item.organisation, item.outcome), default: 0] += count
            }
        }
        var newCounts: [String: Int] = [:]
        var seen: Set<String> = []
        for attendee in delivered.attendees {
            switch attendee.subject {
            case .headcount(let count, let organisation):
                newCounts[key(organisation, attendee.outcome), default: 0] += count
            case .person(.new(let person)): result.added.append(person.name)
            case .person(.known(let id)):
                seen.insert(id)
                let name = names.person(id: id)?.name ?? id
                if let item = people[id] {
                    let isSame =
                        item.outcome == attendee.outcome
                        && (attendee.cameForward == nil || item.cameForward == attendee.cameForward)
                    if !isSame { result.changed.append(name) }
                } else {
                    result.added.append(name)
                }
            }
        }
        result.missing = people.keys.filter { !seen.contains($0) }
            .map { names.person(id: $0)?.name ?? $0 }
        result.added.sort()
        result.changed.sort()
        result.missing.sort()
        func note<Value: Equatable>(_ name: String, _ new: Value?, _ old: Value?) {
            if let new, new != old { result.facts.append(name) }
        }
        note("course", delivered.course, session.course)
        note("date", delivered.start, session.start)
        note("last day", delivered.end, session.end)
        note("host", delivered.host, session.host)
        note("place", delivered.place, session.place)
        note("notes", delivered.notes, session.notes)
        let known = delivered.trainers.map { who -> String in
            if case .known(let id) = who { return id }
            return ""
        }
        if !known.isEmpty, Set(known) != Set(session.trainers) { result.facts.append("trainers") }
        if counts != newCounts { result.facts.append("people without names") }
        if session.status == .cancelled { result.facts.append("that it took place") }
        return result
    }

    private static func key(_ organisation: String?, _ outcome: Attendance.Result) -> String {
        "\(organisation ?? "")\u{1F}\(outcome.rawValue)"
    }
}
