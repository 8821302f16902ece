/// What holds where a programme sets nothing, and where that comes from.
public struct DefaultAssumption: Sendable, Hashable {
    /// The value.
    public var quantity: Quantity
    /// The source, or that it is an assumption.
    public var source: String
}

extension Assumption {
    /// The default for a course and a sector.
    ///
    /// Only `attendance` and `completion` depend on the course, and only `turnover` on the sector.
    public func standard(course: Course?, sector: Sector?) -> DefaultAssumption {
        switch self {
        case .attendance: Self.standardAttendance(of: course)
        case .completion: Self.standardCompletion(of: course)
        case .turnover: Self.standardTurnover(of: sector)
        default: standardForAll
        }
    }

    private static func standardAttendance(of course: Course?) -> DefaultAssumption {
        let isPriced = course.map { $0.price.standard > 0 || ($0.price.member ?? 0) > 0 } ?? false
        if isPriced || course?.mandatory == true {
            return DefaultAssumption(
                quantity: .number(0.92),
                source: "priced or mandatory: practitioners' statements, 0.89 to 0.95"
            )
        }
        return DefaultAssumption(
            quantity: .beta(a: 16, b: 4),
            source:
                "free: The Carpentries' open records, 79.2% of registrants came to 234 workshops"
        )
    }

    private static func standardCompletion(of course: Course?) -> DefaultAssumption {
        if course?.isTrainTheTrainer == true {
            return DefaultAssumption(
                quantity: .beta(a: 10, b: 10),
                source:
                    "train-the-trainer: The Carpentries certified 1,486 of 2,989; Work@Health 87 of 103 (Lang 2017)"
            )
        }
        let meetings =
            switch course?.pattern {
            case .days(let days): days
            case .meetings(let count, _, _): count
            case .selfPaced, nil: 1
            }
        var value = 0.95
        for _ in 1..<max(1, meetings) { value *= 0.9 }
        return DefaultAssumption(
            quantity: .number((value * 10_000).rounded() / 10_000),
            source:
                "0.95 for one day, times 0.90 for each further one (The Carpentries, 0.8 to 0.98)"
        )
    }

    private static func standardTurnover(of sector: Sector?) -> DefaultAssumption {
        switch sector?.workforce {
        case .charity:
            DefaultAssumption(
                quantity: .number(0.20),
                source: "charities: Agenda Consulting 2010, 2014"
            )
        case .socialWork:
            DefaultAssumption(
                quantity: .number(0.12),
                source: "children's social workers: Department for Education 2025"
            )
        case .teaching:
            DefaultAssumption(
                quantity: .number(0.09),
                source: "teachers: Department for Education 2023/24"
            )
        case .police:
            DefaultAssumption(
                quantity: .number(0.062),
                source: "police officers: Home Office, year to March 2024"
            )
        case .volunteers:
            DefaultAssumption(
                quantity: .number(0.20),
                source: "churches and volunteers: an assumption, no source"
            )
        case nil:
            DefaultAssumption(
                quantity: .number(0.15),
                source: "no workforce given for the sector: an assumption between 0.06 and 0.20"
            )
        }
    }

    private var standardForAll: DefaultAssumption {
        switch self {
        case .champion:
            DefaultAssumption(
                quantity: .beta(a: 2, b: 18),
                source:
                    "an assumption; Tallaght: 20 of more than 3,000 trained in ten years became trainers of trainers"
            )
        case .activation:
            DefaultAssumption(
                quantity: .beta(a: 3, b: 3),
                source:
                    "STEPWISE 14 of 44, Nesta 12 of 25, The Carpentries 66%, Hiner 2009 80%, SLMTA 92%"
            )
        case .firstDeliveryLag:
            DefaultAssumption(
                quantity: .lognormalWeeks(median: 14.3, sigma: 0.85),
                source: "The Carpentries, 610 trainers: median 100 days, quartiles 31 and 183 days"
            )
        case .sessionsPerYear:
            DefaultAssumption(
                quantity: .number(1),
                source:
                    "The Carpentries; ENGAGE 61 events by 57 trainers; Tobias 2012 26 by 91 in a year"
            )
        case .deliveryShape:
            DefaultAssumption(
                quantity: .number(0.63),
                source: "The Carpentries, 1,692 trainers: the top 10% gave 49% of deliveries"
            )
        case .career:
            DefaultAssumption(quantity: .unlimited, source: "none unless set")
        case .trainerLapse:
            DefaultAssumption(
                quantity: .number(0.10),
                source: "SLMTA 13% inactive; The Carpentries; 0.05 to 0.30"
            )
        case .groupSize:
            DefaultAssumption(
                quantity: .negativeBinomial(mean: 12, shape: 4.3),
                source:
                    "ENGAGE 757 people in 61 events, Tobias 2012 272 in 26, MHFA England 8 to 16"
            )
        case .openness:
            DefaultAssumption(quantity: .number(0.2), source: "an assumption, no source")
        case .moves:
            DefaultAssumption(quantity: .number(0.1), source: "an assumption, no source")
        case .fidelity:
            DefaultAssumption(
                quantity: .number(0.90),
                source:
                    "monitored cascades; 0.75 where nobody looks is asserted, not measured; PMTO (Forgatch)"
            )
        case .skillHalfLife:
            DefaultAssumption(
                quantity: .number(35),
                source:
                    "8 months: Schwalbe 2014, gain 0.76 falls by 0.30 in 6 months without coaching"
            )
        case .attendance, .completion, .turnover:
            standard(course: nil, sector: nil)
        }
    }
}
