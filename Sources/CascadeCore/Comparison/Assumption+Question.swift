extension Assumption {
    /// What the assumption is about, as a heading in plain words: `how many of those booked turn up`.
    public var question: String {
        switch self {
        case .attendance: "How many of those booked turn up"
        case .completion: "How many of those who come complete"
        case .champion: "How many come forward to train others"
        case .activation: "How many new trainers ever deliver"
        case .firstDeliveryLag: "How long until a trainer's first session"
        case .sessionsPerYear: "How often a trainer delivers"
        case .deliveryShape: "How alike trainers are in how often they deliver"
        case .career: "How long trainers go on"
        case .trainerLapse: "How many trainers stop in a year"
        case .groupSize: "How many places a trainer's session has"
        case .openness: "How many seats go to partners"
        case .turnover: "How many people leave in a year"
        case .moves: "How many leavers go to a partner"
        case .fidelity: "What each generation keeps of the one before"
        case .skillHalfLife: "How long skills last"
        }
    }

    /// A value of the assumption with its unit, in plain words: `24%`, `2.5 a year`, `35 weeks`.
    package func words(for value: Double) -> String {
        switch self {
        case .attendance, .completion, .champion, .activation, .trainerLapse, .openness,
            .turnover, .moves, .fidelity:
            Wording.percent(value)
        case .firstDeliveryLag, .career, .skillHalfLife: "\(Wording.decimal(value)) weeks"
        case .sessionsPerYear: "\(Wording.decimal(value)) a year"
        case .deliveryShape: Wording.hundredths(value)
        case .groupSize: "\(Wording.decimal(value)) places"
        }
    }
}
