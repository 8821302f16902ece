/// Who has had no part in a programme for so long that their data should go.
package enum Retention {
    /// Years where the programme sets none: a start for the organisation's own decision, not legal advice.
    package static let usualYears = 6

    /// Someone without activity.
    package struct Lapsed: Sendable, Equatable {
        /// Position among the programme's people.
        package var person: Int
        /// The last day on which they had a part; where none is known, the day on which they joined or the programme began.
        package var last: CalendarDate
        /// Whether any activity of theirs is on record.
        package var wasActive: Bool
    }

    /// People whose last activity lies `years` or more before `today`, those longest ago first.
    ///
    /// Activity is what the records say of someone by name: booked or at a session that was not cancelled, training at one, a month
    /// confirmed without sessions. Sessions to come count too. People already erased have no data left and are not listed.
    ///
    /// - Complexity: O(n log n) in people and rows of records.
    package static func lapsed(
        _ programme: Programme,
        years: Int,
        today: CalendarDate
    ) -> [Lapsed] {
        var position: [String: Int] = [:]
        for (place, person) in programme.people.enumerated() { position[person.id] = place }
        var last = [CalendarDate?](repeating: nil, count: programme.people.count)
        func note(_ id: String, _ day: CalendarDate) {
            guard let place = position[id] else { return }
            last[place] = max(last[place] ?? day, day)
        }
        var days: [String: CalendarDate] = [:]
        for session in programme.sessions where session.status != .cancelled {
            let day = session.end ?? session.start
            days[session.id] = day
            for id in session.trainers + session.people { note(id, day) }
        }
        for row in programme.attendance {
            if case .person(let id) = row.attendee, let day = days[row.session] { note(id, day) }
        }
        for confirmation in programme.confirmations {
            note(confirmation.person, confirmation.month)
        }
        let limit = day(years, yearsBefore: today)
        var lapsed: [Lapsed] = []
        for (place, person) in programme.people.enumerated() where !person.isErased {
            let start = max(person.joined ?? programme.start, programme.start)
            let day = max(last[place] ?? start, person.joined ?? start)
            guard day <= limit else { continue }
            lapsed.append(Lapsed(person: place, last: day, wasActive: last[place] != nil))
        }
        return lapsed.sorted { ($0.last, $0.person) < ($1.last, $1.person) }
    }

    /// The same day some years before; 28 February for the 29th.
    static func day(_ years: Int, yearsBefore today: CalendarDate) -> CalendarDate {
        let parts = today.components
        return CalendarDate(year: parts.year - years, month: parts.month, day: parts.day)
            ?? CalendarDate(year: parts.year - years, month: parts.month, day: 28) ?? today
    }
}

extension Person {
    /// The name of people who were erased.
    package static let erasedName = "Erased person"

    /// Whether this stands for someone who was erased.
    package var isErased: Bool { name == Self.erasedName && id.hasPrefix("anonymous-") }
}
