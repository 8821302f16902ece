/// One dated run of a course.
public struct Session: Sendable, Hashable {
    /// What became of it.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        /// It is to come.
        case planned
        /// It took place.
        case delivered
        /// It does not take place.
        case cancelled
    }

    /// Who is offered seats.
    public enum Invitation: Sendable, Hashable {
        /// Anyone eligible, in proportion to the eligible people of each organisation.
        case anyone
        /// Waiting champions, in order of coming forward.
        case champions
        /// People of the organisation with this id.
        case organisation(String)
    }

    /// A number of seats for someone.
    public struct Seats: Sendable, Hashable {
        /// For whom.
        public var invitation: Invitation
        /// How many, at least 1.
        public var count: Int

        /// `count` seats for whom `invitation` names.
        public init(_ invitation: Invitation, _ count: Int) {
            self.invitation = invitation
            self.count = count
        }
    }

    /// Unique id.
    public var id: String
    /// Id of the course.
    public var course: String
    /// First day.
    public var start: CalendarDate
    /// Last day; nil: as the course's pattern says.
    public var end: CalendarDate?
    /// What became of it.
    public var status: Status
    /// Id of the hosting organisation.
    public var host: String?
    /// Where it takes place.
    public var place: String?
    /// Ids of the trainers; empty: external trainers.
    public var trainers: [String]
    /// Ids of the people booked by name.
    public var people: [String]
    /// Seats offered, filled in written order.
    public var seats: [Seats]
    /// Free text.
    public var notes: String?
    /// The recording that says what became of it; nil for what was written in the programme's files.
    public var recorded: RecordMark?
    /// What stood here before, where the recording says otherwise; nil: the same.
    public var planned: Planned?

    /// A session of a course on a day.
    public init(
        id: String,
        course: String,
        start: CalendarDate,
        end: CalendarDate? = nil,
        status: Status = .planned,
        host: String? = nil,
        place: String? = nil,
        trainers: [String] = [],
        people: [String] = [],
        seats: [Seats] = [],
        notes: String? = nil,
        recorded: RecordMark? = nil,
        planned: Planned? = nil
    ) {
        self.id = id
        self.course = course
        self.start = start
        self.end = end
        self.status = status
        self.host = host
        self.place = place
        self.trainers = trainers
        self.people = people
        self.seats = seats
        self.notes = notes
        self.recorded = recorded
        self.planned = planned
    }
}

/// One person, or a headcount without names, at one session.
public struct Attendance: Sendable, Hashable {
    /// What became of the booking.
    public enum Result: String, Sendable, Hashable, CaseIterable {
        /// Turned up and completed.
        case completed
        /// Turned up.
        case attended
        /// Did not turn up.
        case noShow = "no-show"
    }

    /// Who is counted.
    public enum Attendee: Sendable, Hashable {
        /// The person with this id.
        case person(String)
        /// So many people without names.
        case headcount(Int)
    }

    /// Id of the session.
    public var session: String
    /// Who.
    public var attendee: Attendee
    /// Id of the organisation; nil: the person's, or not known.
    public var organisation: String?
    /// What became of it.
    public var outcome: Result
    /// Whether they came forward as champions; nil: not known.
    public var cameForward: Bool?

    /// An attendance at a session.
    public init(
        session: String,
        attendee: Attendee,
        organisation: String? = nil,
        outcome: Result = .completed,
        cameForward: Bool? = nil
    ) {
        self.session = session
        self.attendee = attendee
        self.organisation = organisation
        self.outcome = outcome
        self.cameForward = cameForward
    }
}
