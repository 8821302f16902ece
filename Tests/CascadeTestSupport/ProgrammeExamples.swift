package import CascadeCore

/// Small programmes for tests.
package enum Example {
    /// A day that every test programme starts on: a Monday.
    package static let start = CalendarDate(daysSinceEpoch: 20_465)

    /// A draft with one sector, one workshop that makes champions and a rolling train-the-trainer course.
    ///
    /// Everything is certain unless `assumptions` say otherwise: everybody turns up, completes and stays, and nothing fades.
    package static func draft(
        people: [Int],
        founders: [Int],
        weeks: Int = 104,
        ties: [(Int, Int, Double)] = [],
        assumptions: AssumptionSet = [:]
    ) -> ProgrammeDraft {
        var draft = ProgrammeDraft(id: "example", name: "Example", start: start, weeks: weeks)
        draft.sectors = [Sector(id: "any", name: "Any")]
        draft.organisations = people.indices.map { position in
            Organisation(
                id: "o\(position)",
                name: "Organisation \(position)",
                sector: "any",
                people: people[position],
                foundingTrainers: founders[position]
            )
        }
        draft.partnerships = ties.map {
            Partnership(from: "o\($0.0)", to: "o\($0.1)", strength: $0.2)
        }
        draft.courses = [
            Course(
                id: "workshop",
                name: "Workshop",
                capacityMinimum: 1,
                makesChampions: true
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 1,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: true
            ),
        ]
        draft.assumptions = [
            .attendance: .number(1), .completion: .number(1), .champion: .number(0.1),
            .activation: .number(1), .firstDeliveryLag: .number(1), .sessionsPerYear: .number(1),
            .deliveryShape: .number(0.63), .career: .unlimited, .trainerLapse: .number(0),
            .groupSize: .number(12), .openness: .number(0), .turnover: .number(0),
            .moves: .number(0), .fidelity: .number(1), .skillHalfLife: .number(35),
        ]
        .merging(assumptions) { $1 }
        return draft
    }
}
