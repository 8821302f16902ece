/// Sessions that want dates, hosts and trainers, and what their timetable has to keep to.
package struct TimetableProblem: Sendable {
    /// A session that wants a date.
    package struct Wanted: Sendable {
        /// How a session follows another one.
        package struct Following: Sendable, Hashable {
            /// Id of the session that comes first: a wanted or a fixed one.
            package var session: String
            /// Weeks from the start week of that session to this one's, least and most.
            package var weeks: ClosedRange<Int>

            /// So many weeks after a session.
            package init(_ session: String, weeks: ClosedRange<Int>) {
                self.session = session
                self.weeks = weeks
            }
        }

        /// Unique id.
        package var id: String
        /// Id of its course.
        package var course: String
        /// Earliest and latest start week of the programme, counted from 0.
        package var weeks: ClosedRange<Int>
        /// Ids of the organisations that may host it, the preferred one first; empty: it needs no host.
        package var hosts: [String]
        /// Named trainers that it needs; 0: external trainers lead it.
        package var trainers: Int
        /// Ids of the people who may lead it, the preferred one first.
        package var mayUse: [String]
        /// Weeks that it lasts, at least 1: its trainers and its host are taken in each of them.
        package var length: Int
        /// What it follows, if anything.
        package var follows: Following?
        /// What a week earlier is worth, at least 0.
        package var weight: Double

        /// A session that wants a date within some weeks.
        package init(
            id: String,
            course: String,
            weeks: ClosedRange<Int>,
            hosts: [String] = [],
            trainers: Int = 0,
            mayUse: [String] = [],
            length: Int = 1,
            follows: Following? = nil,
            weight: Double = 1
        ) {
            precondition(length >= 1 && trainers >= 0)
            precondition(weight >= 0 && weight.isFinite)
            self.id = id
            self.course = course
            self.weeks = weeks
            self.hosts = hosts
            self.trainers = trainers
            self.mayUse = mayUse
            self.length = length
            self.follows = follows
            self.weight = weight
        }
    }

    /// The sessions that want dates.
    package var wanted: [Wanted]
    /// Sessions that have a date already.
    ///
    /// They take their trainers and hosts, and are not moved. Cancelled ones count for nothing.
    package var fixed: [Session]
    /// What the timetable has to keep to, besides the programme's blackouts, which always hold; limits on seats and money
    /// concern it not.
    ///
    /// Days close whole weeks, as in the model: any day within from–to closes its week. A limit never moves a fixed session,
    /// and where fixed sessions alone go beyond it, it leaves no room for wanted ones and is not broken.
    package var limits: [Limit]

    /// A timetable for `wanted` around `fixed`.
    package init(wanted: [Wanted], fixed: [Session] = [], limits: [Limit] = []) {
        self.wanted = wanted
        self.fixed = fixed
        self.limits = limits
    }
}
