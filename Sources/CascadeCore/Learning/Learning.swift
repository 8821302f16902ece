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
    package internal(set) var learnt: [Learnt] = []
    /// What could not be learnt and why, in words.
    package internal(set) var remarks: [String] = []
    /// The programme's assumptions with what was learnt in their place.
    package internal(set) var table: AssumptionTable
    /// Trainers on record: ever qualified, founders included.
    package internal(set) var trainersQualified = 0
    /// Of them, those who have led a session.
    package internal(set) var trainersDelivering = 0
    /// The evidence for trainers, in the order of people.
    let trainers: [TrainerEvidence]

    let evidence: Evidence
    let scenario: Scenario
    let weight: Double
    let prior: AssumptionTable
    /// Whether nobody is on record as having left.
    let leavesUnseen: Bool

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

    var organisations: Range<Int> { scenario.headcount.indices }

    static func index(of assumption: Assumption) -> AssumptionIndex {
        let position = Assumption.allCases.firstIndex(of: assumption) ?? 0
        return AssumptionIndex(rawValue: position) ?? .attendance
    }

    /// A slot that takes the place of another one.
    func replacement(
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

    func place(_ slot: Int) -> String {
        let slot = prior.slots[slot]
        return slot.source == nil ? slot.place : "default"
    }

    /// Names of the courses that a default is for, of the sectors for turnover; none where it is for all.
    private func concerns(_ slot: Int) -> [String] {
        guard prior.slots[slot].source != nil else { return [] }
        let programme = scenario.programme
        guard prior.slots[slot].assumption != .turnover else {
            let sectors = Set(
                organisations.filter { prior.slot(.turnover, organisation: $0) == slot }
                    .map { Int(scenario.sector[$0]) }
            )
            return sectors.count == Set(scenario.sector).count
                ? [] : sectors.sorted().map { programme.sectors[$0].name }
        }
        let index = Self.index(of: prior.slots[slot].assumption)
        let courses = scenario.courses.indices.filter { course in
            organisations.contains {
                prior.slot(index, course: course, organisation: $0) == slot
            }
        }
        return courses.count == scenario.courses.count
            ? [] : courses.map { programme.courses[$0].name }
    }

    func key(_ slot: Int) -> UInt64 { RandomStream.key(prior.slots[slot].key, 0x1EA2) }

    /// Puts slots in force wherever `old` was, by sector.
    mutating func put(
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
    mutating func put(
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

    mutating func learnChances(
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
                draws: pooled.overall,
                sectors: bySector,
                pooled.bySector,
                alike: pooled.alike
            )
        }
    }

    mutating func note(
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
        result.concerns = concerns(slot)
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
}
