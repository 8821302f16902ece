@testable import CascadeCore

// What simulations and analyses of invented partnerships came to.
extension Invented {
    /// An outcome in which different numbers of people are reached across each partnership.
    static func unevenOutcome(_ programme: Programme, seed: UInt64 = 3) -> Outcome {
        var outcome = outcome(programme, seed: seed)
        for position in outcome.partnerships.indices {
            outcome.partnerships[position] = .init(
                reachedInFrom: Double(position * 7 % 5) * 0.6,
                reachedInTo: Double(position * 5 % 7) * 0.9
            )
        }
        for position in outcome.organisations.indices {
            outcome.organisations[position].reachedAtHome = Double(position % 4) * 1.5
        }
        return outcome
    }

    /// What leaving costs, by organisation: nothing, so many people, or not tried, in turn.
    static func fragility(_ programme: Programme) -> [Difference?] {
        programme.organisations.indices.map { position in
            switch position % 4 {
            case 0: nil
            case 1: Difference(from: [90, 110, 100, 95], to: [100, 100, 99, 97])
            default:
                Difference(
                    from: [100, 101, 102, 103],
                    to: [100, 101, 102, 103].map { $0 - Int32(position * position % 37 + 1) }
                )
            }
        }
    }

    /// Many sectors of two organisations each, tied in a ring of sectors or not at all.
    static func sectors(_ count: Int, tied: Bool) -> Programme {
        var draft = programme(organisations: 1).draft
        draft.sectors = (0..<count).map { Sector(id: "k\($0)", name: "Kind of body \($0)") }
        draft.organisations = (0..<(2 * count)).map { position in
            Organisation(
                id: "o\(position)",
                name: "Body \(position)",
                sector: "k\(position / 2)",
                people: 5 + position * 13 % 90,
                area: nil,
                foundingTrainers: 0
            )
        }
        draft.partnerships = (0..<count).flatMap { sector -> [Partnership] in
            let within = Partnership(
                from: "o\(2 * sector)",
                to: "o\(2 * sector + 1)",
                strength: 0.5
            )
            guard tied, count > 1 else { return [within] }
            let next = 2 * ((sector + 1) % count)
            let far = 2 * ((sector * 7 + 3) % count) + 1
            let across = Partnership(from: "o\(2 * sector)", to: "o\(next)", strength: 1)
            guard far / 2 != sector, count > 4 else { return [within, across] }
            return [
                within, across,
                Partnership(from: "o\(2 * sector + 1)", to: "o\(far)", strength: 0.3),
            ]
        }
        return valid(draft)
    }
}
