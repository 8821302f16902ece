import CascadeGraph
import RealModule

/// What the records until a day teach about a programme's assumptions.
///
/// The programme's assumption is the prior, the records give the likelihood, and the posterior takes the place of the
/// assumption in a forecast. What the records say nothing about stays as it was.
package struct Learning: Sendable {
    /// How many observations a plain number counts for, where nothing else is asked for.
    package static let usualPriorWeight = 10.0

    /// What was learnt, in the order of assumptions, then of places.
    package private(set) var learnt: [Learnt] = []
    /// What could not be learnt and why, in words.
    package private(set) var remarks: [String] = []
    /// The programme's assumptions with what was learnt in their place.
    package private(set) var table: AssumptionTable
    /// Trainers on record: ever qualified, founders included.
    package private(set) var trainersQualified = 0
    /// Of them, those who have led a session.
    package private(set) var trainersDelivering = 0
    /// The evidence for trainers, in the order of people.
    let trainers: [TrainerEvidence]

    private let evidence: Evidence
    private let scenario: Scenario
    private let weight: Double
    private let prior: AssumptionTable
    /// Years of the yearly hazard with which people leave unseen, by slot of turnover; nil where leaving is on record.
    private let leavesUnseen: Bool

    /// What the records teach.
    ///
    /// - Parameters:
    ///   - history: the records until a day.
    ///   - priorWeight: how many observations an assumption given as a plain number counts for, above 0.
    /// - Complexity: linear in people, sessions and rows of attendance, and a bounded number of grid points for each place.
    package init(_ history: History, priorWeight: Double = usualPriorWeight) {
        precondition(priorWeight > 0, "prior weight \(priorWeight)")
        let scenario = Scenario(history.programme)
        self.init(history, scenario: scenario, priorWeight: priorWeight)
    }

    init(_ history: History, scenario: Scenario, priorWeight: Double) {
        self.scenario = scenario
        weight = priorWeight
        prior = scenario.assumptions
        table = scenario.assumptions
        evidence = Evidence(history, scenario.assumptions, scenario: scenario)
        trainers = evidence.trainers
        remarks = evidence.remarks
        trainersQualified = trainers.count
        trainersDelivering = trainers.count { $0.firstWeek != nil }
        leavesUnseen = !history.recordsLeaving
        learnChances(\.attendance, .attendance)
        learnChances(\.completion, .completion)
        learnChances(\.champion, .champion)
        learnActivation()
        learnDelivery()
        learnGroupSizes()
        learnChances(\.openness, .openness)
        learnLeaving()
        let order = Dictionary(
            uniqueKeysWithValues: Assumption.allCases.enumerated().map { ($1, $0) }
        )
        learnt = learnt.enumerated().sorted { left, right in
            (order[left.element.assumption] ?? 0, left.offset)
                < (order[right.element.assumption] ?? 0, right.offset)
        }
        .map(\.element)
    }

    // MARK: - Places

    private var organisations: Range<Int> { scenario.headcount.indices }

    private static func index(of assumption: Assumption) -> AssumptionIndex {
        let position = Assumption.allCases.firstIndex(of: assumption) ?? 0
        return AssumptionIndex(rawValue: position) ?? .attendance
    }

    /// A slot that takes the place of another one.
    private func replacement(
        _ slot: Int,
        _ quantity: Quantity,
        draws: LearntDraws? = nil,
        part: String = ""
    ) -> AssumptionTable.Slot {
        let old = prior.slots[slot]
        return AssumptionTable.Slot(
            assumption: old.assumption,
            quantity: quantity,
            key: part.isEmpty ? old.key : RandomStream.key(old.key, name: part),
            place: old.place,
            source: "records",
            draws: draws
        )
    }

    private func place(_ slot: Int) -> String {
        let slot = prior.slots[slot]
        return slot.source == nil ? slot.place : "default"
    }

    private func key(_ slot: Int) -> UInt64 { RandomStream.key(prior.slots[slot].key, 0x1EA2) }

    /// Puts slots in force wherever `old` was, by sector.
    private mutating func put(
        _ assumption: AssumptionIndex,
        _ slotsBySector: [Int32],
        where isIn: (_ course: Int, _ organisation: Int) -> Bool
    ) {
        for course in scenario.courses.indices {
            let row = organisations.map { organisation in
                isIn(course, organisation)
                    ? slotsBySector[Int(scenario.sector[organisation])] : -1
            }
            if row.contains(where: { $0 >= 0 }) { table.set(assumption, course: course, by: row) }
        }
    }

    /// Adds a slot for each sector, or one for all where they share their draws, and puts them in force.
    private mutating func put(
        _ assumption: AssumptionIndex,
        replacing slot: Int,
        bySector draws: [[Double]],
        key: UInt64,
        where isIn: (_ course: Int, _ organisation: Int) -> Bool
    ) {
        let isShared = draws.allSatisfy { $0 == draws[0] }
        let slots = (isShared ? [draws[0]] : draws).enumerated().map { sector, values in
            let range = LearntRange(draws: values)
            return replacement(
                slot,
                Self.beta(range, values),
                draws: LearntDraws(key: key, values: values),
                part: isShared ? "" : "sector \(sector)"
            )
        }
        let first = table.add(learnt: slots)
        put(
            assumption,
            draws.indices.map { Int32(first + (isShared ? 0 : $0)) },
            where: isIn
        )
    }

    /// The Beta of the same mean and variance as some draws.
    static func beta(_ range: LearntRange, _ values: [Double]) -> Quantity {
        let mean = min(max(range.mean, 1e-6), 1 - 1e-6)
        let variance =
            values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, values.count))
        let total = max(0.1, mean * (1 - mean) / max(variance, 1e-12) - 1)
        return .beta(a: mean * total, b: (1 - mean) * total)
    }

    // MARK: - Chances

    private mutating func learnChances(
        _ counts: KeyPath<Evidence, [PooledChance.Count]>,
        _ assumption: AssumptionIndex
    ) {
        for slot in prior.slots.indices
        where Self.index(of: prior.slots[slot].assumption) == assumption {
            let bySector = evidence.counts(counts, slot: slot)
            let all = bySector.reduce(into: PooledChance.Count()) {
                $0.successes += $1.successes
                $0.trials += $1.trials
            }
            guard all.trials > 0 else { continue }
            let quantity = prior.slots[slot].quantity
            let shapes = PriorShape.beta(quantity, weight: weight)
            let pooled = PooledChance(prior: shapes, sectors: bySector, key: key(slot))
            let isIn = { [prior] (course: Int, organisation: Int) in
                prior.slot(assumption, course: course, organisation: organisation) == slot
            }
            if bySector.count(where: { $0.trials > 0 }) <= 1 {
                let posterior = Quantity.beta(
                    a: shapes.a + all.successes,
                    b: shapes.b + max(0, all.trials - all.successes)
                )
                let first = table.add(learnt: [replacement(slot, posterior)])
                let columns = Array(repeating: Int32(first), count: evidence.columns)
                put(assumption, columns, where: isIn)
            } else {
                put(
                    assumption,
                    replacing: slot,
                    bySector: pooled.bySector,
                    key: key(slot),
                    where: isIn
                )
            }
            note(
                slot,
                successes: all.successes,
                observed: all.trials,
                weight: shapes.a + shapes.b,
                unit: .trials,
                draws: pooled.common,
                sectors: bySector,
                pooled.bySector,
                alike: pooled.alike
            )
        }
    }

    private mutating func note(
        _ slot: Int,
        successes: Double,
        observed: Double,
        effective: Double? = nil,
        weight: Double,
        unit: Learnt.Unit,
        draws: [Double],
        sectors: [PooledChance.Count] = [],
        _ bySector: [[Double]] = [],
        alike: Double = 1
    ) {
        let assumption = prior.slots[slot].assumption
        let quantity = prior.slots[slot].quantity
        let before = LearntRange(quantity, of: assumption)
        var result = Learnt(
            assumption: assumption,
            place: place(slot),
            prior: quantity,
            priorMean: before.mean,
            priorP10: before.p10,
            priorP90: before.p90,
            successes: successes,
            observed: observed,
            effective: effective ?? observed,
            priorWeight: weight,
            unit: unit,
            posterior: LearntRange(draws: draws)
        )
        result.alike = alike
        let known = sectors.dropLast().indices.filter { sectors[$0].trials > 0 }
        if known.count > 1 {
            result.sectors = known.map { sector in
                let range = LearntRange(draws: bySector[sector])
                return Learnt.InSector(
                    sector: sector,
                    successes: sectors[sector].successes,
                    trials: sectors[sector].trials,
                    mean: range.mean,
                    p10: range.p10,
                    p90: range.p90
                )
            }
        }
        learnt.append(result)
    }

    // MARK: - Trainers

    /// Slots of several assumptions for a trainer.
    private func slots(_ assumptions: [AssumptionIndex], _ course: Int, _ organisation: Int)
        -> [Int]
    {
        assumptions.map { prior.slot($0, course: course, organisation: organisation) }
    }

    /// Trainers by the slots of some assumptions, in the order of these.
    private func trainers(by assumptions: [AssumptionIndex])
        -> [(slots: [Int], trainers: [TrainerEvidence])]
    {
        Dictionary(grouping: trainers) { slots(assumptions, $0.course, $0.organisation) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { ($0.key, $0.value) }
    }

    /// The yearly hazard with which a trainer's organisation loses people unseen; 0 where leaving is on record.
    func unseenLeaving(_ organisation: Int) -> Double {
        guard leavesUnseen else { return 0 }
        func mean(_ assumption: AssumptionIndex) -> Double {
            prior.slots[prior.slot(assumption, organisation: organisation)].quantity.mean
        }
        return -Double.log(onePlus: -min(0.999, mean(.turnover))) * (1 - mean(.moves))
    }

    private func meanUnseenLeaving(_ trainers: [TrainerEvidence]) -> Double {
        guard leavesUnseen, !trainers.isEmpty else { return 0 }
        return trainers.reduce(0) { $0 + unseenLeaving($1.organisation) } / Double(trainers.count)
    }

    private mutating func learnActivation() {
        let names: [AssumptionIndex] = [.activation, .firstDeliveryLag]
        for (slots, group) in trainers(by: names) {
            var bySector = Array(
                repeating: ActivationPosterior.Counts(),
                count: evidence.columns
            )
            for trainer in group where !trainer.isFounder {
                let sector = Int(scenario.sector[trainer.organisation])
                if let lag = trainer.lag {
                    bySector[sector].delivered[lag, default: 0] += 1
                } else if let waited = trainer.waited, waited > 0 {
                    bySector[sector].waiting[waited, default: 0] += 1
                }
            }
            let all = bySector.reduce(ActivationPosterior.Counts(), +)
            guard !all.isEmpty else { continue }
            let shapes = PriorShape.beta(prior.slots[slots[0]].quantity, weight: weight)
            let key = key(slots[0])
            let posterior = ActivationPosterior(
                chance: shapes,
                lag: prior.slots[slots[1]].quantity,
                weight: weight,
                sectors: bySector,
                staying: Double.exp(-meanUnseenLeaving(group) * Simulator.yearsPerWeek),
                key: key
            )
            let isIn = { [prior] (course: Int, organisation: Int) in
                zip(names, slots).allSatisfy {
                    prior.slot($0, course: course, organisation: organisation) == $1
                }
            }
            put(
                .activation,
                replacing: slots[0],
                bySector: posterior.bySector,
                key: key,
                where: isIn
            )
            let medians = posterior.lags.map(\.median)
            let range = LearntRange(draws: medians)
            let first = table.add(learnt: [
                replacement(
                    slots[1],
                    .lognormalWeeks(
                        median: range.p50,
                        sigma: ActivationPosterior.middle(of: prior.slots[slots[1]].quantity).sigma
                    ),
                    draws: LearntDraws(
                        key: key,
                        values: medians.indices.map(Double.init),
                        spreads: posterior.lags
                    )
                )
            ])
            let columns = Array(repeating: Int32(first), count: evidence.columns)
            put(.firstDeliveryLag, columns, where: isIn)
            note(
                slots[0],
                successes: Double(all.deliveredCount),
                observed: Double(all.count),
                effective: posterior.effectiveTrials,
                weight: shapes.a + shapes.b,
                unit: .trials,
                draws: posterior.chance,
                sectors: bySector.map {
                    PooledChance.Count(
                        successes: Double($0.deliveredCount),
                        trials: Double($0.count)
                    )
                },
                posterior.bySector,
                alike: posterior.alike
            )
            note(
                slots[1],
                successes: Double(all.deliveredCount),
                observed: Double(all.deliveredCount),
                weight: weight,
                unit: .sizes,
                draws: medians
            )
        }
    }

    private mutating func learnDelivery() {
        let names: [AssumptionIndex] = [.sessionsPerYear, .deliveryShape, .trainerLapse]
        for (slots, group) in trainers(by: names) {
            let active = group.filter { $0.firstWeek != nil }
            let years = active.reduce(0) { $0 + $1.watched + $1.silent }
            guard years > 0 else { continue }
            let rate = prior.slots[slots[0]].quantity
            let shape = PriorShape.logarithm(
                prior.slots[slots[1]].quantity,
                plain: (2.5 / weight).squareRoot()
            )
            let mean = PriorShape.gamma(rate, weight: weight, shape: Double.exp(shape.middle))
            let share = prior.slots[slots[2]].quantity
            let isNone = share == .number(0)
            let lapse = PriorShape.beta(share, weight: weight)
            let key = key(slots[0])
            let posterior = DeliveryPosterior(
                mean: mean,
                shape: shape,
                lapse: isNone ? nil : lapse,
                leaving: meanUnseenLeaving(active),
                records: active.map {
                    DeliveryPosterior.Record(
                        further: $0.further,
                        watched: $0.watched,
                        alive: $0.alive,
                        silent: $0.silent
                    )
                },
                key: key
            )
            let isIn = { [prior] (course: Int, organisation: Int) in
                zip(names, slots).allSatisfy {
                    prior.slot($0, course: course, organisation: organisation) == $1
                }
            }
            let columns = [
                posterior.draws.map(\.mean), posterior.draws.map(\.shape),
                posterior.draws.map(\.lapse),
            ]
            let turns = Double(active.reduce(0) { $0 + $1.further })
            for (position, name) in names.enumerated() where position < 2 || !isNone {
                let draws = columns[position]
                let range = LearntRange(draws: draws)
                let quantity =
                    position == 2
                    ? Self.beta(range, draws)
                    : Quantity.gamma(mean: range.mean, shape: Self.gammaShape(range, draws))
                let first = table.add(learnt: [
                    replacement(
                        slots[position],
                        quantity,
                        draws: LearntDraws(key: key, values: draws)
                    )
                ])
                put(name, Array(repeating: Int32(first), count: evidence.columns), where: isIn)
                note(
                    slots[position],
                    successes: turns,
                    observed: years,
                    weight: position == 0
                        ? mean.shape / mean.mean * (1 + mean.mean / Double.exp(shape.middle))
                        : position == 1 ? weight : lapse.a + lapse.b,
                    unit: .years,
                    draws: draws
                )
            }
        }
    }

    static func gammaShape(_ range: LearntRange, _ values: [Double]) -> Double {
        let variance =
            values.reduce(0) { $0 + ($1 - range.mean) * ($1 - range.mean) }
            / Double(max(1, values.count))
        return range.mean * range.mean / max(variance, 1e-12)
    }

    // MARK: - Sizes and leaving

    private mutating func learnGroupSizes() {
        for (slot, sessions) in evidence.groupSizes.sorted(by: { $0.key < $1.key }) {
            let key = key(slot)
            let posterior = GroupSizePosterior(
                prior: prior.slots[slot].quantity,
                weight: weight,
                sessions: sessions,
                capacity: scenario.courses.map { ($0.minimum, $0.maximum) },
                key: key
            )
            let range = LearntRange(draws: posterior.means)
            let first = table.add(learnt: [
                replacement(
                    slot,
                    posterior.spreads[posterior.spreads.count / 2],
                    draws: LearntDraws(
                        key: key,
                        values: posterior.spreads.indices.map(Double.init),
                        spreads: posterior.spreads
                    )
                )
            ])
            put(.groupSize, Array(repeating: Int32(first), count: evidence.columns)) {
                [prior] course, organisation in
                prior.slot(.groupSize, course: course, organisation: organisation) == slot
            }
            let count = Double(sessions.values.reduce(0, +))
            let people = sessions.reduce(0) { $0 + $1.key.size * $1.value }
            note(
                slot,
                successes: Double(people),
                observed: count,
                weight: weight,
                unit: .sizes,
                draws: posterior.means
            )
            _ = range
        }
    }

    private mutating func learnLeaving() {
        for slot in prior.slots.indices where prior.slots[slot].assumption == .turnover {
            let (left, years) = evidence.leavers[slot]
            guard years > 0 else { continue }
            let shapes = PriorShape.beta(prior.slots[slot].quantity, weight: weight)
            // Those who move to a partner organisation are not on record as having left.
            let unseen = organisations.first {
                prior.slot(.turnover, organisation: $0) == slot
            }
            let moves = unseen.map {
                prior.slots[prior.slot(.moves, organisation: $0)].quantity.mean
            }
            let watched = years * (1 - min(0.9, moves ?? 0))
            let grid = PosteriorGrid(ranges: [-9...6, 0...0, 0...0], steps: [61, 1, 1]) {
                logits,
                _,
                _ in
                logits.map { logit in
                    let hazard = Double.log(onePlus: Double.exp(logit))
                    return shapes.a * -Double.log(onePlus: Double.exp(-logit)) - shapes.b * hazard
                        + Double(left) * Double.log(hazard) - hazard * watched
                }
            }
            let draws = grid.draws(LearntDraws.count, key: key(slot))
                .map { 1 / (1 + Double.exp(-$0.first)) }
            let range = LearntRange(draws: draws)
            let first = table.add(learnt: [
                replacement(
                    slot,
                    Self.beta(range, draws),
                    draws: LearntDraws(key: key(slot), values: draws)
                )
            ])
            table.set(
                .turnover,
                by: organisations.map {
                    prior.slot(.turnover, organisation: $0) == slot ? Int32(first) : -1
                }
            )
            note(
                slot,
                successes: Double(left),
                observed: years,
                weight: shapes.a + shapes.b,
                unit: .years,
                draws: draws
            )
        }
    }
}

extension Quantity {
    /// The median of a lognormal lag; the mean of all else.
    fileprivate var median: Double {
        if case .lognormalWeeks(let median, _) = self { return median }
        return mean
    }
}
