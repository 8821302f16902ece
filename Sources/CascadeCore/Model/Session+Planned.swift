extension Session {
    /// What was to be, of a session of which a recording says otherwise.
    ///
    /// It is kept so that plan and actual can be compared, and so that the last of several recordings of one session leads to
    /// the same state whichever of them arrives first.
    public struct Planned: Sendable, Hashable {
        /// First day.
        public var start: CalendarDate
        /// Last day; nil: as the course's pattern says.
        public var end: CalendarDate?
        /// Id of the hosting organisation.
        public var host: String?
        /// Where it was to take place.
        public var place: String?
        /// Ids of the trainers; empty: external trainers.
        public var trainers: [String]
        /// Free text.
        public var notes: String?

        /// A session that was to begin on a day.
        public init(
            start: CalendarDate,
            end: CalendarDate? = nil,
            host: String? = nil,
            place: String? = nil,
            trainers: [String] = [],
            notes: String? = nil
        ) {
            self.start = start
            self.end = end
            self.host = host
            self.place = place
            self.trainers = trainers
            self.notes = notes
        }
    }

    /// What was planned: ``planned``, or what the session says where nothing else was.
    public var asPlanned: Planned { planned ?? asWritten }

    /// What the session itself says of the things that a recording may say otherwise.
    package var asWritten: Planned {
        get {
            Planned(
                start: start,
                end: end,
                host: host,
                place: place,
                trainers: trainers,
                notes: notes
            )
        }
        set {
            start = newValue.start
            end = newValue.end
            host = newValue.host
            place = newValue.place
            trainers = newValue.trainers
            notes = newValue.notes
        }
    }
}
