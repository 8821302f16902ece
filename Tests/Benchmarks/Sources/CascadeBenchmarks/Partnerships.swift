import CascadeCore

/// Invented partnerships of any size.
enum Partnerships {
    /// The rules of the simple cascade: no turnover, no lapse, everybody turns up.
    static let simple: AssumptionSet = [
        .attendance: .number(1), .completion: .number(1), .champion: .number(0.2),
        .activation: .number(0.4), .firstDeliveryLag: .number(1),
        .sessionsPerYear: .number(0.15 * 365.25 / 7), .deliveryShape: .number(1000),
        .trainerLapse: .number(0), .groupSize: .number(10), .openness: .number(0.3),
        .turnover: .number(0), .moves: .number(0), .fidelity: .number(1),
    ]

    /// The same cascade under the full rules: everything that can happen does.
    static let full: AssumptionSet = [
        .attendance: .beta(a: 16, b: 4), .completion: .number(0.95), .champion: .beta(a: 6, b: 18),
        .activation: .beta(a: 5, b: 5), .firstDeliveryLag: .lognormalWeeks(median: 4, sigma: 0.85),
        .sessionsPerYear: .number(9), .deliveryShape: .number(0.63), .trainerLapse: .number(0.1),
        .groupSize: .negativeBinomial(mean: 12, shape: 4.3), .openness: .number(0.3),
        .turnover: .number(0.15), .moves: .number(0.1), .fidelity: .number(0.9),
    ]

    /// `count` organisations of `people` in 8 sectors, each tied to about 6 others near and far; five founders.
    static func make(
        organisations count: Int,
        people: Int,
        assumptions: AssumptionSet,
        founders: Int = 5
    ) throws -> Programme {
        let start = CalendarDate(daysSinceEpoch: 20_465)
        var draft = ProgrammeDraft(id: "bench", name: "Benchmark", start: start, weeks: 104)
        draft.sectors = (0..<8).map { Sector(id: "s\($0)", name: "Sector \($0)") }
        draft.organisations = (0..<count).map { position in
            Organisation(
                id: "o\(position)",
                name: "Organisation \(position)",
                sector: "s\(position % 8)",
                people: people,
                foundingTrainers: position < founders ? 1 : 0
            )
        }
        draft.partnerships = ties(count).map {
            Partnership(from: "o\($0.0)", to: "o\($0.1)", strength: 0.5)
        }
        draft.courses = [
            Course(id: "workshop", name: "Workshop", capacityMinimum: 1, makesChampions: true),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 1,
                capacityMaximum: 12,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: true
            ),
        ]
        draft.assumptions = assumptions
        return try Programme(draft)
    }

    /// Three ties from each organisation: to the next one and to two that lie a pseudo-random distance away.
    static func ties(_ count: Int) -> [(Int, Int)] {
        guard count > 2 else { return [] }
        var state: UInt64 = 42
        var result: [(Int, Int)] = []
        for from in 0..<count {
            result.append((from, (from + 1) % count))
            for _ in 0..<2 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let to = Int(state >> 33) % count
                if to != from { result.append((from, to)) }
            }
        }
        return result
    }
}
