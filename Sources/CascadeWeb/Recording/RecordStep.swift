/// A question of recording, a page each, in the order in which they are asked.
enum RecordStep: String, Sendable, Hashable, CaseIterable {
    /// On which day.
    case day = "when"
    /// Which planned session it was.
    case match
    /// Which course.
    case course
    /// The last day, of a course of several days.
    case end
    /// At which organisation, and where.
    case host = "where"
    /// Who taught.
    case trainers = "who"
    /// Who came.
    case register
    /// Who came forward, and who left early.
    case outcome
    /// Anything else.
    case notes
    /// In which month there was none.
    case month
    /// Which planned session does not take place.
    case cancelled
    /// All answers once more.
    case check

    /// The names of the fields that are filled in here, but for those of new people.
    var fields: [String] {
        switch self {
        case .day: ["day", "on-day", "on-month", "on-year"]
        case .match: ["match"]
        case .course: ["course"]
        case .end: ["end", "until-day", "until-month", "until-year"]
        case .host: ["host", "host-other", "place"]
        case .trainers: ["trainer", "external"]
        case .register:
            ["came", "headcount", "headcount-organisation", "new-rows"]
        case .outcome: ["forward", "champion", "early"]
        case .notes: ["notes"]
        case .month: ["month"]
        case .cancelled: ["session", "why"]
        case .check: []
        }
    }

    /// Whether a field is filled in here.
    func has(_ field: String) -> Bool {
        fields.contains(field)
            || self == .register
                && ["new-name-", "new-organisation-", "new-email-"].contains(where: field.hasPrefix)
    }

    /// The field that says that the question was answered; it stays where nothing was filled in.
    var mark: String { "done-\(rawValue)" }
}

/// What is recorded.
enum RecordKind: String, Sendable, Hashable, CaseIterable {
    /// A session that took place.
    case session
    /// No session in a month.
    case none
    /// A planned session that does not take place.
    case cancelled

    /// Its questions in order.
    var steps: [RecordStep] {
        switch self {
        case .session:
            [
                .day, .match, .course, .end, .host, .trainers, .register, .outcome, .notes,
                .check,
            ]
        case .none: [.month, .check]
        case .cancelled: [.cancelled, .check]
        }
    }
}
