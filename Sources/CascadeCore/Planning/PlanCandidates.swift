import CascadeGraph
import RealModule

/// Organisations worth inviting and ties worth brokering, where there are too many to simulate each.
struct PlanCandidates {
    /// People whom an organisation sends together, as a rule.
    static let groupOfSeats = 4

    /// What the seeds may fall short of the guarantee: a shortlist need not be finer.
    private static let error = 0.2

    private let programme: Programme
    let estimate: SpreadEstimate

    /// The candidates of a programme, run until a day; nil: for its own length.
    ///
    /// - Complexity: O(organisations + ties + sessions).
    init(_ programme: Programme, until lastDay: CalendarDate? = nil) {
        self.programme = programme
        estimate = SpreadEstimate(Scenario(programme, until: lastDay))
    }

    /// The organisations worth inviting: those that must be kept, by position, then the others, best first.
    ///
    /// They are the seeds that reach most through the network of ties (``Diffusion/influence(limits:error:failure:seed:nodeWeights:workers:)``).
    /// An arc from o to p has the chance that a group of seats at o leads to someone reached at p before the end:
    ///
    ///     1 − (1 − d (1 − exp(−λ)))^g,   λ = held ÷ d × openness × strength ÷ o's strengths × completes at p
    ///
    /// where g is the group's size, d the chance that a seat makes a trainer who delivers, and held the seats that trainers hold who come of one
    /// seat (``SpreadEstimate``). A node counts for the people whom a group of seats there is expected to reach at home, by saturation:
    /// with n never-trained people whom founding trainers nearby leave over, n (1 − exp(−g (1 + held at home) × completes ÷ n)). So an organisation without ties
    /// competes by its own people. Organisations that nobody can come from are left out unless kept.
    ///
    /// - Parameters:
    ///   - count: how many, those kept included.
    ///   - keeping: positions of organisations that are on the list in any case.
    ///   - excluded: positions of organisations that are not; keeping goes before.
    ///   - seed: names the random draws; the same seed gives the same list on any number of workers.
    ///   - workers: how many parts are drawn at a time; nil: one for each core.
    /// - Returns: positions of at most `count` organisations, or of those kept if they are more.
    /// - Complexity: expected near O((organisations + ties) log organisations).
    func shortlist(
        count: Int,
        keeping: Set<Int> = [],
        excluded: Set<Int> = [],
        seed: UInt64,
        workers: Int? = nil
    ) async -> [Int] {
        let kept = keeping.sorted()
        let worth = worthOfSeats()
        let others = worth.indices.filter {
            worth[$0] > 0 && !keeping.contains($0) && !excluded.contains($0)
        }
        let wanted = count - kept.count
        guard wanted > 0 else { return kept }
        let arcs = arcs()
        if others.count <= wanted || arcs.isEmpty {
            let ranked = others.sorted {
                worth[$0] != worth[$1] ? worth[$0] > worth[$1] : $0 < $1
            }
            return kept + ranked.prefix(wanted)
        }
        let candidates = Set(others)
        let diffusion = Diffusion(
            Graph(nodeCount: worth.count, edges: arcs),
            model: .independentCascade
        )
        let limits = InfluenceLimits(
            count: count,
            required: kept,
            excluded: worth.indices.filter { !candidates.contains($0) && !keeping.contains($0) }
        )
        guard
            let influence = try? await diffusion.influence(
                limits: limits,
                error: Self.error,
                seed: seed,
                nodeWeights: worth.map { Int(($0 * 100).rounded()) },
                workers: workers
            )
        else { return kept }
        let seeds = influence.seeds.filter { !keeping.contains($0) }
        let chosen = Set(seeds)
        let rest = others.filter { !chosen.contains($0) }.sorted {
            worth[$0] != worth[$1] ? worth[$0] > worth[$1] : $0 < $1
        }
        return kept + (seeds + rest).prefix(wanted)
    }

    /// For each organisation the people whom a group of seats is expected to reach at home.
    func worthOfSeats() -> [Double] {
        let nearby = arrivals(ofPlan: false).seats
        return programme.organisations.indices.map { organisation in
            guard let course = estimate.bestCourse(for: organisation) else { return 0 }
            let room = Double(estimate.room(at: organisation))
            guard room > 0 else { return 0 }
            let left = max(1, room * Double.exp(-nearby[organisation] / room))
            let group = min(Double(Self.groupOfSeats), room)
            let delivered = estimate.delivered(after: course) ?? course
            let home = 1 - estimate.openness(delivered, organisation)
            let weeks = estimate.weeksLeft(after: course)
            let held = estimate.held(course, organisation, weeks: weeks)
            let reached = group * (1 + home * held) * estimate.completes(course, organisation)
            return left * (1 - Double.exp(-reached / left))
        }
    }

    /// For each tie, in each direction that it serves, the chance that a group of seats at one end leads to someone reached at the other.
    func arcs() -> [Graph.Edge] {
        let scenario = estimate.scenario
        var arcs: [Graph.Edge] = []
        arcs.reserveCapacity(scenario.tieTargets.count)
        for organisation in programme.organisations.indices {
            let ties = scenario.arcs(of: organisation)
            guard !ties.isEmpty, let course = estimate.bestCourse(for: organisation),
                let delivered = estimate.delivered(after: course)
            else { continue }
            let chance = estimate.delivers(course, organisation)
            let weeks = estimate.weeksLeft(after: course)
            let given =
                estimate.held(course, organisation, weeks: weeks)
                * estimate.openness(delivered, organisation)
            guard chance > 0, given > 0 else { continue }
            let total = ties.reduce(0) { $0 + scenario.strength[$1] }
            let group = Double(min(Self.groupOfSeats, estimate.room(at: organisation)))
            for tie in ties {
                let partner = Int(scenario.tieTargets[tie])
                let reached =
                    given / chance * scenario.strength[tie] / total
                    * estimate.completes(delivered, partner)
                let each = chance * (1 - Double.exp(-reached))
                let weight = 1 - Double.pow(1 - each, group)
                arcs.append(
                    Graph.Edge(
                        from: organisation,
                        to: partner,
                        weight: min(1, max(0, weight)),
                        isDirected: true
                    )
                )
            }
        }
        return arcs
    }

    /// By organisation: seats that arrive there, and seats that its own trainers hold, by founders and, if wanted, today's plan.
    ///
    /// Seats given to partners are followed twice: what comes of them there, with half of the weeks left.
    ///
    /// - Complexity: O(organisations + ties + seats planned).
    func arrivals(ofPlan: Bool) -> (seats: [Double], held: [Double]) {
        let scenario = estimate.scenario
        let count = programme.organisations.count
        var seats = ofPlan ? plannedSeats() : Array(repeating: 0.0, count: count)
        var held = (0..<count).map(estimate.heldByFounders)
        let courses = (0..<count).map(estimate.bestCourse)
        if ofPlan {
            for organisation in 0..<count where seats[organisation] > 0 {
                guard let course = courses[organisation] else { continue }
                let weeks = estimate.weeksLeft(after: course)
                held[organisation] +=
                    seats[organisation] * estimate.held(course, organisation, weeks: weeks)
            }
        }
        var fresh = held
        for round in 0..<2 {
            var arriving = Array(repeating: 0.0, count: count)
            for organisation in 0..<count where fresh[organisation] > 0 {
                let course = courses[organisation] ?? 0
                let delivered = estimate.delivered(after: course) ?? course
                let open = estimate.openness(delivered, organisation)
                seats[organisation] += fresh[organisation] * (1 - open)
                let ties = scenario.arcs(of: organisation)
                let total = ties.reduce(0) { $0 + scenario.strength[$1] }
                for tie in ties where total > 0 {
                    arriving[Int(scenario.tieTargets[tie])] +=
                        fresh[organisation] * open * scenario.strength[tie] / total
                }
            }
            for organisation in 0..<count where arriving[organisation] > 0 {
                seats[organisation] += arriving[organisation]
                guard let course = courses[organisation] else {
                    fresh[organisation] = 0
                    continue
                }
                let weeks = estimate.weeksLeft(after: course) / Double(2 << round)
                fresh[organisation] =
                    arriving[organisation] * estimate.held(course, organisation, weeks: weeks)
                held[organisation] += fresh[organisation]
            }
            for organisation in 0..<count where arriving[organisation] == 0 {
                fresh[organisation] = 0
            }
        }
        return (seats, held)
    }

    /// By organisation: seats that today's plan gives it by name, and its share of those for anyone.
    private func plannedSeats() -> [Double] {
        var seats = Array(repeating: 0.0, count: programme.organisations.count)
        var forAnyone = 0.0
        for session in estimate.scenario.sessions {
            for offer in session.seats {
                switch offer.invitation {
                case .anyone: forAnyone += Double(offer.count)
                case .champions: break
                case .organisation(let position): seats[position] += Double(offer.count)
                }
            }
        }
        let everyone = max(1, Double(estimate.scenario.headcount.reduce(0) { $0 + Int($1) }))
        for position in seats.indices {
            seats[position] += forAnyone * Double(estimate.scenario.headcount[position]) / everyone
        }
        return seats
    }
}
