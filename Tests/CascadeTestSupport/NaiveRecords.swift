package import CascadeCore
import Foundation

/// The records of a programme read as slowly and as plainly as the definitions say it: the oracle of what reads them fast.
package struct NaiveRecords {
    package let programme: Programme
    package let asOf: CalendarDate
    /// Sessions that took place until the day, in the order of their first days, then of writing.
    package let held: [Session]

    package init(_ programme: Programme, asOf: CalendarDate) {
        self.programme = programme
        self.asOf = asOf
        held = programme.sessions.enumerated()
            .filter { _, session in
                let hasRows = programme.attendance.contains { $0.session == session.id }
                return session.start <= asOf
                    && (session.status == .delivered || (session.status == .planned && hasRows))
            }
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    package func course(_ session: Session) -> Course {
        programme.courses.first { $0.id == session.course } ?? Course(id: "", name: "")
    }

    /// The last day of a session.
    package func end(_ session: Session) -> CalendarDate {
        if let end = session.end { return end }
        switch course(session).pattern {
        case .days(let days): return session.start + (days - 1)
        case .meetings(let count, let weeks, _): return session.start + 7 * weeks * (count - 1)
        case .selfPaced: return session.start
        }
    }

    /// The rows of a session that are about those who came to learn.
    package func rows(_ session: Session) -> [Attendance] {
        programme.attendance.filter { row in
            guard row.session == session.id else { return false }
            if case .person(let id) = row.attendee { return !session.trainers.contains(id) }
            return true
        }
    }

    package func isFounder(_ person: String) -> Bool {
        programme.people.contains { $0.id == person && $0.roles.contains(.trainer) }
    }

    package func isPresent(_ person: String) -> Bool {
        programme.people.contains { $0.id == person && ($0.left ?? asOf) >= asOf }
    }

    package func home(_ person: String) -> String? {
        programme.people.first { $0.id == person }?.organisation
    }

    /// Sessions at which someone completed the course, in the order of completion.
    package func completed(_ person: String) -> [Session] {
        held.enumerated()
            .filter { _, session in
                end(session) <= asOf
                    && rows(session).contains {
                        $0.attendee == .person(person) && $0.outcome == .completed
                    }
            }
            .sorted { (end($0.element), $0.offset) < (end($1.element), $1.offset) }
            .map(\.element)
    }

    /// The session that reached someone; nil: none, or a founding trainer.
    package func reachedAt(_ person: String) -> Session? {
        isFounder(person) ? nil : completed(person).first
    }

    /// Whether someone trained others before they completed a course on record.
    package func trainedElsewhere(_ person: String) -> Bool {
        guard let first = held.first(where: { $0.trainers.contains(person) }) else { return false }
        guard let learnt = completed(person).first else { return true }
        let (lead, learning) = (position(first), position(learnt))
        return (first.start, lead) < (end(learnt), learning)
    }

    private func position(_ session: Session) -> Int {
        held.firstIndex { $0.id == session.id } ?? -1
    }

    /// Generation and fidelity of someone who was reached or trains.
    package func standing(_ person: String) -> (generation: Int, fidelity: Double) {
        guard !isFounder(person), !trainedElsewhere(person), let session = reachedAt(person) else {
            return (0, 1)
        }
        return passedOn(session)
    }

    /// Generation and fidelity of those whom a session reaches.
    package func passedOn(_ session: Session) -> (generation: Int, fidelity: Double) {
        guard let lead = session.trainers.first else { return (1, 1) }
        let (generation, fidelity) = standing(lead)
        let quantity =
            programme.assumptions[.fidelity]
            ?? Assumption.fidelity.standard(course: nil, sector: nil).quantity
        let kept = generation >= 1 ? quantity.mean : 1
        let staffing =
            Double(session.trainers.count) / Double(course(session).trainersRequired)
        return (generation + 1, fidelity * kept * min(1, staffing))
    }

    /// People without names who are reached by a row.
    package func reachedWithoutNames(_ row: Attendance, _ session: Session) -> Int {
        guard case .headcount(let count) = row.attendee, row.outcome == .completed,
            end(session) <= asOf, course(session).requires == nil,
            course(session).refreshes.isEmpty
        else { return 0 }
        return count
    }

    /// Where someone of a row was.
    package func organisation(_ row: Attendance) -> String? {
        if let organisation = row.organisation { return organisation }
        if case .person(let id) = row.attendee { return home(id) }
        return nil
    }

    /// The day from which someone may deliver a course.
    package func qualified(_ person: String) -> CalendarDate? {
        if isFounder(person) { return programme.start }
        let day = completed(person).filter { !course($0).qualifiesFor.isEmpty }.map(end).min()
        return day.flatMap { $0 + 1 <= asOf ? $0 + 1 : nil }
    }

    /// The session that first qualified someone.
    package func qualifiedAt(_ person: String) -> Session? {
        completed(person).first { !course($0).qualifiesFor.isEmpty }
    }

    /// The session at which someone came forward.
    package func cameForwardAt(_ person: String) -> Session? {
        guard !isFounder(person) else { return nil }
        let learnt = completed(person)
        return learnt.indices.first { last in
            let so = learnt[...last]
            return so.contains { course($0).makesChampions }
                && so.contains { session in
                    rows(session).contains {
                        $0.attendee == .person(person) && $0.cameForward == true
                    }
                }
        }
        .map { learnt[$0] }
    }
}
