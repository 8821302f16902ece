/// Which recording something comes from, and when that was made.
///
/// Of two recordings of the same thing the later one counts, whichever arrives first.
public struct RecordMark: Sendable, Hashable, Comparable {
    /// Id of the recording.
    public var id: String
    /// When whoever recorded it pressed save.
    public var at: Moment

    /// The mark of a recording.
    public init(id: String, at: Moment) {
        self.id = id
        self.at = at
    }

    /// Whether a text can be the id of a recording.
    public static func isID(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }

    /// What the id of a recording looks like, in words.
    package static let formOfID =
        "1 to 100 letters without accents, digits, dots, dashes or underlines"

    /// By time, then by id.
    public static func < (left: RecordMark, right: RecordMark) -> Bool {
        (left.at, left.id) < (right.at, right.id)
    }
}

/// Something that a trainer or lead says has happened.
///
/// It carries an id chosen by whoever starts it. Applied to a programme any number of times and in any order among others, it
/// leads to the same state.
public struct Recording: Sendable, Hashable {
    /// Id, unique among all recordings; 1 to 100 letters, digits, `-`, `_` or `.`.
    public var id: String
    /// When whoever recorded it pressed save.
    public var at: Moment
    /// What happened.
    public var content: Content

    /// What can be recorded.
    public enum Content: Sendable, Hashable {
        /// A session that took place.
        case delivered(DeliveredSession)
        /// A planned session that does not take place, by its id.
        case cancelled(session: String, why: String?)
        /// No session of a trainer in a month.
        case none(Confirmation)
        /// Dialogues held; id and mark are the recording's.
        case practice(Practice)
        /// What an indicator was on a day; the mark is the recording's.
        case measurement(Measurement)
    }

    /// Someone named in a recording.
    public enum Who: Sendable, Hashable {
        /// A person of the programme, by id.
        case known(String)
        /// Someone who may not be in the programme yet.
        case new(NewPerson)
    }

    /// Someone who may not be in the programme yet.
    ///
    /// Where the programme has one person of just this name in this organisation, that person is meant. Otherwise the id
    /// follows from name, organisation and e-mail, so that two recordings of the same newcomer mean one person.
    public struct NewPerson: Sendable, Hashable {
        /// Name, as written.
        public var name: String
        /// Id of the organisation.
        public var organisation: String
        /// E-mail address.
        public var email: String?

        /// Someone of an organisation.
        public init(name: String, organisation: String, email: String? = nil) {
            self.name = name
            self.organisation = organisation
            self.email = email
        }
    }

    /// One person or a headcount at a session.
    public struct Attendee: Sendable, Hashable {
        /// Whom it is about.
        public enum Subject: Sendable, Hashable {
            /// One person.
            case person(Who)
            /// So many people without names, of an organisation or not known of which.
            case headcount(Int, organisation: String?)
        }

        /// Whom it is about.
        public var subject: Subject
        /// What became of the booking.
        public var outcome: Attendance.Result
        /// Whether they came forward as champions; nil: not known.
        public var cameForward: Bool?

        /// An attendee with an outcome.
        public init(
            _ subject: Subject,
            outcome: Attendance.Result = .completed,
            cameForward: Bool? = nil
        ) {
            self.subject = subject
            self.outcome = outcome
            self.cameForward = cameForward
        }
    }

    /// A session that took place.
    public struct DeliveredSession: Sendable, Hashable {
        /// Id of the planned session that it was; nil: one that was not planned, whose id follows from the recording's.
        public var session: String?
        /// Id of the course.
        public var course: String
        /// First day.
        public var start: CalendarDate
        /// Last day; nil: as the course's pattern says.
        public var end: CalendarDate?
        /// Id of the hosting organisation.
        public var host: String?
        /// Where it took place.
        public var place: String?
        /// The trainers, lead first, then co-trainers; empty: external trainers.
        public var trainers: [Who]
        /// Who was booked, and what became of it.
        public var attendees: [Attendee]
        /// Free text.
        public var notes: String?

        /// A session of a course on a day.
        public init(
            session: String? = nil,
            course: String,
            start: CalendarDate,
            end: CalendarDate? = nil,
            host: String? = nil,
            place: String? = nil,
            trainers: [Who] = [],
            attendees: [Attendee] = [],
            notes: String? = nil
        ) {
            self.session = session
            self.course = course
            self.start = start
            self.end = end
            self.host = host
            self.place = place
            self.trainers = trainers
            self.attendees = attendees
            self.notes = notes
        }
    }

    /// A recording of `content`.
    public init(id: String, at: Moment, _ content: Content) {
        self.id = id
        self.at = at
        self.content = content
    }
}
