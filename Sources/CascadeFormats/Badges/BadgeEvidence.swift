package import CascadeCore

/// What the records say about someone's being a champion or a trainer on a day.
package struct BadgeEvidence: Sendable {
    /// What a badge says of someone.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Completed a course and came forward to train others.
        case champion
        /// Qualified to deliver a course.
        case trainer
    }

    /// What it is evidence of.
    package let kind: Kind
    /// The person.
    package let person: Person
    /// The course at which it happened; nil for founding trainers, and where nothing is recorded.
    package let course: Course?
    /// First and last day of that course.
    package let days: (first: CalendarDate, last: CalendarDate)?
    /// From when on it holds; nil where the records do not say that it does.
    package let since: CalendarDate?
    /// The last day on which it holds; nil: for good.
    package let until: CalendarDate?
    /// The courses that a trainer may deliver.
    package let delivers: [Course]
    /// Whether they are a founding trainer.
    package let isFounder: Bool
    /// What the records lack, as a sentence; nil where a badge may be signed.
    package let gap: String?

    /// What the records of a programme say until a day.
    ///
    /// - Throws: ``PaperFault`` where there is no such person.
    package init(_ history: History, person id: String, as kind: Kind?) throws(PaperFault) {
        let programme = history.programme
        guard let position = programme.people.firstIndex(where: { $0.id == id }) else {
            throw PaperFault("there is no person with the id “\(id)” in the programme.")
        }
        person = programme.people[position]
        let known = history.people[position]
        let kind = kind ?? (known.qualifiedFor.isEmpty ? .champion : .trainer)
        self.kind = kind
        isFounder = known.isFounder && kind == .trainer
        delivers = kind == .trainer ? known.qualifiedFor.map { programme.courses[$0] } : []
        let at = kind == .champion ? known.cameForwardAt : known.qualifiedAt
        let held = at.map { history.sessions[$0] }
        course = held.map { programme.courses[$0.course] }
        days = held.map { ($0.start, $0.end) }
        until = kind == .trainer ? BadgeEvidence.lastDay(known, programme) : nil
        let name = person.name
        let day = history.asOf.spelledOut
        switch kind {
        case .champion:
            since = known.cameForward
            if known.cameForward != nil {
                gap = nil
            } else if known.completions.isEmpty {
                gap = "The records until \(day) name no course that \(name) completed."
            } else if known.wasAsked {
                gap = "By the records until \(day) \(name) was asked and did not come forward."
            } else {
                gap = "The records until \(day) do not say that \(name) came forward."
            }
        case .trainer:
            since = known.qualifiedFor.isEmpty ? nil : known.qualified
            if known.qualified == nil {
                gap =
                    "The records until \(day) name no course that qualifies \(name) to train others."
            } else if known.qualifiedFor.isEmpty {
                gap = "What qualified \(name) to train others has run out by \(day)."
            } else {
                gap = nil
            }
        }
    }

    /// The last day on which someone may deliver all that they may deliver now: a course of validity v completed or renewed in week w
    /// counts through week w + v.
    private static func lastDay(
        _ known: History.PersonHistory,
        _ programme: Programme
    ) -> CalendarDate? {
        guard !known.isFounder else { return nil }
        let ends = known.qualifiedFor.map { deliverable -> CalendarDate? in
            let id = programme.courses[deliverable].id
            var latest: CalendarDate?
            for completion in known.completions {
                let course = programme.courses[completion.course]
                guard course.qualifiesFor.contains(id) else { continue }
                guard let weeks = course.validityWeeks else { return nil }
                let renewals = known.completions.filter { other in
                    other.day >= completion.day
                        && (other.course == completion.course
                            || programme.courses[other.course].refreshes.contains(course.id))
                }
                for day in renewals.map(\.day) {
                    let end = day.monday + (7 * weeks + 6)
                    latest = max(latest ?? end, end)
                }
            }
            return latest
        }
        return ends.compactMap(\.self).min()
    }
}
