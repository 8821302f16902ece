import CascadeGraph
import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Organisations worth inviting and ties worth brokering")
struct PlanCandidatesTests {
    /// A chain of half-year cascades in which half of those invited come to deliver.
    private static func draft(
        people: [Int],
        founders: [Int] = [],
        ties: [(Int, Int, Double)] = [],
        weeks: Int = 30,
        openness: Double = 0.5
    ) -> ProgrammeDraft {
        Example.draft(
            people: people,
            founders: founders + Array(repeating: 0, count: people.count - founders.count),
            weeks: weeks,
            ties: ties,
            assumptions: [
                .champion: .number(0.5), .activation: .number(0.5), .openness: .number(openness),
                .sessionsPerYear: .number(0), .groupSize: .number(6),
            ]
        )
    }

    private static func programme(
        _ draft: ProgrammeDraft,
        sectors: [String]? = nil
    ) throws -> Programme {
        var draft = draft
        if let sectors {
            draft.sectors = Set(sectors).sorted().map { Sector(id: $0, name: $0) }
            for position in sectors.indices {
                draft.organisations[position].sector = sectors[position]
            }
        }
        return try Programme(draft)
    }

    @Test("the chance of an arc is what the formula says")
    func formula() throws {
        //  o0 ──1.0── o1     o0's trainers give half of their 6 seats away, a quarter of those to o2
        //   └──⅓── o2
        let programme = try Self.programme(
            Self.draft(people: [400, 400, 400], ties: [(0, 1, 0.9), (0, 2, 0.3)], weeks: 6)
        )
        let arcs = PlanCandidates(programme).arcs()
        let found = try #require(arcs.first { $0.from == 0 && $0.to == 2 })
        // Two weeks from a seat to the first turn; the two weeks then left hold no second generation.
        let reaches = 1 - exponential(-6 * 0.5 * 0.25)
        let each = 0.25 * reaches
        #expect(abs(found.weight - (1 - power(1 - each, 4))) < 1e-9)
        #expect(arcs.count == 4)
        #expect(arcs.allSatisfy { $0.isDirected })
    }

    @Test(
        "the chance of an arc is near what the simulation comes to",
        arguments: [(0.2, 26), (0.5, 40), (0.8, 14)]
    )
    func chance(openness: Double, weeks: Int) async throws {
        var draft = Self.draft(
            people: [300, 300, 300],
            ties: [(0, 1, 0.6), (0, 2, 0.4)],
            weeks: weeks,
            openness: openness
        )
        draft.sessions = [
            Example.session("s", "workshop", week: 0, seats: [.init(.organisation("o0"), 4)])
        ]
        let programme = try Programme(draft)
        let arc = try #require(
            PlanCandidates(programme).arcs().first { $0.from == 0 && $0.to == 1 }
        )
        let outcome = try await Scenario(programme).run(seed: 3, replicates: 400)
        let reached = outcome.organisations[1].chanceReached
        #expect(abs(arc.weight - reached) < 0.15, "\(arc.weight) against \(reached)")
    }

    @Test(
        "the seeds reach nearly as much as the best of all choices, by exact enumeration",
        arguments: 0..<12
    )
    func bruteForce(seed: Int) async throws {
        let made = try GeneratedPartnership.tiny(seed: UInt64(seed), candidates: 6)
        let candidates = PlanCandidates(made)
        let worth = candidates.worthOfSeats()
        let arcs = candidates.arcs()
        let chosen = await candidates.shortlist(count: 2, seed: 9)
        #expect(chosen.count == 2)
        let exact = ExactSpread(nodes: worth, arcs: arcs)
        var best = 0.0
        for one in worth.indices {
            for other in 0..<one { best = max(best, exact.spread(of: [one, other])) }
        }
        #expect(exact.spread(of: chosen) >= 0.95 * best)
    }

    @Test("an organisation without ties competes by its own people")
    func withoutTies() async throws {
        let ties: [(Int, Int, Double)] = [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5)]
        let small = try Self.programme(Self.draft(people: [4, 40, 40, 4, 2], ties: ties))
        #expect(await PlanCandidates(small).shortlist(count: 2, seed: 1).contains(4) == false)
        let large = try Self.programme(Self.draft(people: [4, 4, 4, 4, 400], ties: ties))
        #expect(await PlanCandidates(large).shortlist(count: 1, seed: 1) == [4])
    }

    @Test("who must be kept comes first, who is excluded or has nobody to send is not there")
    func limits() async throws {
        let programme = try Self.programme(
            Self.draft(
                people: [30, 0, 20, 50, 2, 10],
                founders: [0, 0, 0, 0, 2, 0],
                ties: [(0, 2, 0.5), (2, 3, 0.5), (3, 5, 0.5)]
            )
        )
        let candidates = PlanCandidates(programme)
        let list = await candidates.shortlist(
            count: 6,
            keeping: [5, 4],
            excluded: [3, 4],
            seed: 1
        )
        #expect(Array(list.prefix(2)) == [4, 5])
        #expect(Set(list) == [0, 2, 4, 5])
        #expect(await candidates.shortlist(count: 1, keeping: [0, 2], seed: 1) == [0, 2])
        let two = await candidates.shortlist(count: 2, keeping: [5], excluded: [3], seed: 1)
        #expect(two.count == 2)
        #expect(two.first == 5)
        let empty = try Self.programme(Self.draft(people: []))
        #expect(await PlanCandidates(empty).shortlist(count: 3, seed: 1).isEmpty)
    }

    @Test("one seed gives one list on any number of workers", arguments: [1, 2, 5])
    func workers(workers: Int) async throws {
        let candidates = PlanCandidates(try GeneratedPartnership.large(organisations: 400))
        let one = await candidates.shortlist(count: 40, seed: 4, workers: 1)
        #expect(await candidates.shortlist(count: 40, seed: 4, workers: workers) == one)
        #expect(Set(one).count == 40)
    }

    @Test(
        "the better half of the list brings more than the other half, simulated",
        arguments: [3, 13]
    )
    func simulated(seed: Int) async throws {
        let programme = try GeneratedPartnership.programme(seed: UInt64(seed))
        let list = await PlanCandidates(programme)
            .shortlist(count: programme.organisations.count, seed: 1)
        let half = list.count / 2
        func people(_ invited: ArraySlice<Int>) async throws -> [Double] {
            var draft = programme.draft
            draft.sessions = draft.sessions.filter { $0.course == "workshop" }
            var places = invited.makeIterator()
            for position in draft.sessions.indices {
                draft.sessions[position].seats = (0..<4).compactMap { _ in places.next() }
                    .map { .init(.organisation(draft.organisations[$0].id), 4) }
            }
            return try await Scenario(Programme(draft))
                .replicates(60, seed: 2, measuring: [.metric(.peopleReached)]).measured[0]
        }
        let better = try await people(list.prefix(half))
        let worse = try await people(list.suffix(half).reversed()[...])
        let gain = Difference(before: worse, after: better)
        #expect(gain.mean > 2 * gain.standardError, "\(gain.mean) ± \(gain.standardError)")
    }

    @Test("new ties join different sectors without a tie, each pair once, the lower position first")
    func pairs() throws {
        for seed in 0..<6 {
            let programme = try GeneratedPartnership.programme(seed: UInt64(seed))
            let position = Dictionary(
                uniqueKeysWithValues: programme.organisations.enumerated().map { ($1.id, $0) }
            )
            let tied = Set(
                programme.partnerships.map { Set([position[$0.from], position[$0.to]]) }
            )
            let pairs = PlanCandidates(programme).ties(count: 12)
            #expect(pairs.count == 12)
            #expect(Set(pairs.map { [$0.0, $0.1] }).count == 12)
            for (one, other) in pairs {
                #expect(one < other)
                #expect(
                    programme.organisations[one].sector != programme.organisations[other].sector
                )
                #expect(!tied.contains(Set([one, other])))
            }
        }
    }

    @Test("the pair that joins a cut-off organisation to the trainers comes first")
    func cutOff() throws {
        //  founders at o0 ── o1 ── o2     o3, of another sector, is cut off; o4 is small and near
        let programme = try Self.programme(
            Self.draft(
                people: [20, 15, 20, 300, 3],
                founders: [4],
                ties: [(0, 1, 0.5), (1, 2, 0.5), (2, 4, 0.5)]
            ),
            sectors: ["a", "a", "b", "b", "b"]
        )
        let pairs = PlanCandidates(programme).ties(count: 3)
        #expect(pairs.first.map { [$0.0, $0.1] } == [0, 3])
        let among = PlanCandidates(programme).ties(
            among: [(3, 1), (1, 3), (2, 2), (0, 1)],
            count: 5
        )
        #expect(among.map { [$0.0, $0.1] } == [[1, 3]])
        #expect(PlanCandidates(programme).ties(count: 0).isEmpty)
    }

    @Test("many organisations are paired in no order of n², and one stands in few pairs only")
    func manyPairs() throws {
        let programme = try GeneratedPartnership.large(organisations: 2500)
        let candidates = PlanCandidates(programme)
        let pairs = candidates.ties(count: 40)
        #expect(pairs.count == 40)
        var uses: [Int: Int] = [:]
        for (one, other) in pairs {
            uses[one, default: 0] += 1
            uses[other, default: 0] += 1
        }
        #expect(uses.values.allSatisfy { $0 <= 10 })
        #expect(candidates.ties(count: 40).map { [$0.0, $0.1] } == pairs.map { [$0.0, $0.1] })
    }
}

/// e to a power, by its series: an oracle that shares nothing with what it tests.
private func exponential(_ x: Double) -> Double {
    var term = 1.0
    return (1...60).reduce(1.0) { sum, n in
        term *= x / Double(n)
        return sum + term
    }
}

private func power(_ base: Double, _ times: Int) -> Double {
    (0..<times).reduce(1) { product, _ in product * base }
}

/// Expected worth of the nodes that seeds reach, by going through every set of live arcs.
private struct ExactSpread {
    let nodes: [Double]
    let arcs: [Graph.Edge]

    func spread(of seeds: [Int]) -> Double {
        var total = 0.0
        for live in 0..<(1 << arcs.count) {
            var chance = 1.0
            for (position, arc) in arcs.enumerated() {
                chance *= live & (1 << position) != 0 ? arc.weight : 1 - arc.weight
            }
            guard chance > 0 else { continue }
            var reached = seeds.reduce(0) { $0 | 1 << $1 }
            var before = 0
            while before != reached {
                before = reached
                for (position, arc) in arcs.enumerated()
                where live & (1 << position) != 0 && reached & (1 << arc.from) != 0 {
                    reached |= 1 << arc.to
                }
            }
            for node in nodes.indices where reached & (1 << node) != 0 {
                total += chance * nodes[node]
            }
        }
        return total
    }
}
