/// Dates, hosts and trainers for sessions.
package struct Timetable: Sendable, Hashable {
    /// When and where a session is held, and who leads it.
    package struct Placement: Sendable, Hashable {
        /// Id of the session.
        package let id: String
        /// Week in which it starts, counted from 0.
        package let week: Int
        /// Day on which it starts.
        package let date: CalendarDate
        /// Id of the organisation that hosts it; nil: it needs none.
        package let host: String?
        /// Ids of the named trainers, in the order in which the session prefers them; empty: external trainers.
        package let trainers: [String]

        /// A session in a week, on a day of it.
        package init(
            id: String,
            week: Int,
            date: CalendarDate,
            host: String? = nil,
            trainers: [String] = []
        ) {
            self.id = id
            self.week = week
            self.date = date
            self.host = host
            self.trainers = trainers
        }
    }

    /// A place for each wanted session, in their order.
    package let placements: [Placement]
    /// Whether it is proven that no timetable is earlier, weighed by the weights; not where the search ended at its limit.
    package let isProvenEarliest: Bool

    /// A timetable of these placements.
    package init(placements: [Placement], isProvenEarliest: Bool) {
        self.placements = placements
        self.isProvenEarliest = isProvenEarliest
    }

    /// The place of the session with this id.
    package subscript(id: String) -> Placement? {
        placements.first { $0.id == id }
    }
}
