import RealModule

extension PlanCandidates {
    /// Organisations beyond which not every pair is looked at.
    private static let everyPairUpTo = 600

    /// Pairs of organisations without a tie, by position and the lower first, that are likely to carry most, best first.
    ///
    /// A new tie between o and p turns some seats of o's trainers from o's other partners to p, and the other way round. With a the
    /// seats that would go across, v(p) what a seat at p is worth, and v̄(o) what the seats are worth where they go now, its
    /// score is
    ///
    ///     a(o) (v(p) − v̄(o)) + a(p) (v(o) − v̄(p))
    ///     a(o) = seats that o's trainers hold × openness × strength ÷ (o's strengths + strength)
    ///     v(p) = never-trained share of p in the end × chance to complete × (1 + seats that follow at p)
    ///
    /// with v̄(o) the mean over o's partners by strength, and v(o) where o has none, whose seats stay at home. Who is cut off has v
    /// near its greatest. No organisation stands in more than a quarter of the pairs (and at least three) while others are left.
    ///
    /// - Parameters:
    ///   - pairs: the pairs to choose from, by position; nil: every pair of organisations of different sectors. Of more than 600
    ///     organisations, the 300 that give most and the 300 where a seat is worth most are paired.
    ///   - count: the most pairs.
    ///   - strength: of a new tie, in (0, 1].
    /// - Returns: pairs of positive score; ties go by position.
    /// - Complexity: O(organisations log organisations + ties + pairs log pairs), pairs at most 180,000 unless given.
    func ties(among pairs: [(Int, Int)]? = nil, count: Int, strength: Double = 0.5) -> [(Int, Int)]
    {
        guard count > 0 else { return [] }
        let flows = TieFlows(self, strength: strength)
        var tied = Set<Int64>()
        for organisation in flows.give.indices {
            for partner in flows.partners(of: organisation) {
                tied.insert(Self.key(organisation, partner))
            }
        }
        var scored: [(score: Double, first: Int, second: Int)] = []
        var seen = tied
        func look(_ one: Int, _ other: Int) {
            guard one != other, seen.insert(Self.key(one, other)).inserted else { return }
            let score = flows.score(one, other)
            if score > 0 { scored.append((score, min(one, other), max(one, other))) }
        }
        if let pairs {
            for (one, other) in pairs { look(one, other) }
        } else {
            let pool = flows.pool(upTo: Self.everyPairUpTo)
            for (position, one) in pool.enumerated() {
                for other in pool[..<position] where flows.sector[one] != flows.sector[other] {
                    look(one, other)
                }
            }
        }
        scored.sort { one, other in
            if one.score != other.score { return one.score > other.score }
            return (one.first, one.second) < (other.first, other.second)
        }
        return Self.spread(scored.map { ($0.first, $0.second) }, count: count)
    }

    /// The first pairs, those of organisations that stand in many already put off.
    private static func spread(_ pairs: [(Int, Int)], count: Int) -> [(Int, Int)] {
        let most = max(3, (count + 3) / 4)
        var uses: [Int: Int] = [:]
        var chosen: [(Int, Int)] = []
        var later: [(Int, Int)] = []
        for (one, other) in pairs where chosen.count < count {
            if uses[one, default: 0] < most, uses[other, default: 0] < most {
                uses[one, default: 0] += 1
                uses[other, default: 0] += 1
                chosen.append((one, other))
            } else {
                later.append((one, other))
            }
        }
        return chosen + later.prefix(count - chosen.count)
    }

    private static func key(_ one: Int, _ other: Int) -> Int64 {
        Int64(min(one, other)) << 32 | Int64(max(one, other))
    }
}

/// What organisations would give across a new tie, and what a seat at each is worth.
private struct TieFlows {
    /// By organisation: seats that would go across a new tie.
    var give: [Double] = []
    /// By organisation: what a seat there is worth.
    var worth: [Double] = []
    /// By organisation: what the seats are worth that a new tie would turn away.
    var now: [Double] = []
    let sector: [Int32]
    private let scenario: Scenario

    init(_ candidates: PlanCandidates, strength: Double) {
        let estimate = candidates.estimate
        scenario = estimate.scenario
        sector = scenario.sector
        let (seats, held) = candidates.arrivals(ofPlan: true)
        worth = seats.indices.map { organisation in
            let room = Double(estimate.room(at: organisation))
            guard room > 0, let course = estimate.bestCourse(for: organisation) else { return 0 }
            let delivered = estimate.delivered(after: course) ?? course
            let weeks = estimate.weeksLeft(after: course) / 2
            return Double.exp(-seats[organisation] / room)
                * estimate.completes(delivered, organisation)
                * (1 + estimate.held(delivered, organisation, weeks: weeks))
        }
        for organisation in seats.indices {
            let course = estimate.bestCourse(for: organisation) ?? 0
            let delivered = estimate.delivered(after: course) ?? course
            let ties = scenario.arcs(of: organisation)
            let total = ties.reduce(0) { $0 + scenario.strength[$1] }
            let open = estimate.opennessWithPartners(delivered, organisation)
            give.append(held[organisation] * open * strength / (total + strength))
            now.append(
                total > 0
                    ? ties.reduce(0) {
                        $0 + worth[Int(scenario.tieTargets[$1])] * scenario.strength[$1] / total
                    } : worth[organisation]
            )
        }
    }

    func partners(of organisation: Int) -> [Int] {
        scenario.arcs(of: organisation).map { Int(scenario.tieTargets[$0]) }
    }

    func score(_ one: Int, _ other: Int) -> Double {
        give[one] * (worth[other] - now[one]) + give[other] * (worth[one] - now[other])
    }

    /// The organisations to pair, by position: all, or half that give most and half where a seat is worth most.
    func pool(upTo count: Int) -> [Int] {
        guard give.count > count else { return Array(give.indices) }
        let best = worth.max() ?? 0
        let gains = give.indices.map { give[$0] * max(0, best - now[$0]) }
        func first(_ values: [Double]) -> ArraySlice<Int> {
            values.indices.sorted {
                values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1
            }.prefix(count / 2)
        }
        return Set(first(gains)).union(first(worth)).sorted()
    }
}
