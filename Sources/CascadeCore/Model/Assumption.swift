/// What the simulation assumes, by its name in programme files.
public enum Assumption: String, Sendable, CaseIterable, Hashable {
    /// Chance that someone booked turns up.
    case attendance
    /// Chance that someone who turns up completes.
    case completion
    /// Chance that someone who completes a champion-making course for the first time comes forward, times fidelity.
    case champion
    /// Chance that a newly qualified trainer will ever deliver.
    case activation
    /// Weeks from qualifying to the first session, rounded, at least 1.
    case firstDeliveryLag = "first-delivery-lag"
    /// Yearly rate of an active trainer's sessions after the first.
    case sessionsPerYear = "sessions-per-year"
    /// Gamma shape of the rate between trainers.
    case deliveryShape = "delivery-shape"
    /// Weeks from the first session after which an active trainer stops.
    case career
    /// Yearly share of active trainers who stop.
    case trainerLapse = "trainer-lapse"
    /// Seats offered at a trainer-led session.
    case groupSize = "group-size"
    /// Chance that a seat goes to a partner organisation rather than the host.
    case openness
    /// Yearly share of people who leave their organisation.
    case turnover
    /// Share of leavers who go to a partner organisation.
    case moves
    /// What a generation keeps of the one before.
    case fidelity
    /// Weeks in which half of a skill is lost without practice or coaching.
    case skillHalfLife = "skill-half-life"

    /// The values that the assumption may take, both ends included.
    public var validRange: ClosedRange<Double> {
        switch self {
        case .attendance, .completion, .champion, .activation, .trainerLapse, .openness, .turnover,
            .moves, .fidelity:
            0...1
        case .firstDeliveryLag: 0...1040
        case .sessionsPerYear: 0...366
        case .deliveryShape: 0.01...1000
        case .career: 0...5200
        case .groupSize: 1...10000
        case .skillHalfLife: 1...5200
        }
    }

    /// The unit of the value, as printed beside it.
    public var unit: String {
        switch self {
        case .attendance, .completion, .champion, .activation, .openness, .moves: "chance"
        case .firstDeliveryLag, .career, .skillHalfLife: "weeks"
        case .sessionsPerYear: "sessions a year"
        case .deliveryShape: "shape"
        case .trainerLapse, .turnover: "share a year"
        case .groupSize: "people"
        case .fidelity: "share kept"
        }
    }

    /// One sentence fragment that says what the assumption is.
    public var meaning: String {
        switch self {
        case .attendance: "someone booked turns up"
        case .completion: "someone who turns up completes"
        case .champion: "someone who completes comes forward to train others, times their fidelity"
        case .activation: "a newly qualified trainer will ever deliver"
        case .firstDeliveryLag: "from qualifying to the first session"
        case .sessionsPerYear: "an active trainer's sessions after the first"
        case .deliveryShape: "how alike trainers' rates are (small: a few give most)"
        case .career: "from the first session to stopping"
        case .trainerLapse: "active trainers who stop"
        case .groupSize: "seats offered at a trainer-led session"
        case .openness: "a seat goes to a partner organisation, not the host"
        case .turnover: "people who leave their organisation"
        case .moves: "leavers who go to a partner organisation and keep what they learnt"
        case .fidelity: "what a generation keeps of the one before"
        case .skillHalfLife: "until half of a skill is lost without practice"
        }
    }
}

/// The assumptions set in one place of a programme; what is not set falls through to the next wider place.
public typealias AssumptionSet = [Assumption: Quantity]
