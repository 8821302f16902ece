import CascadeGraph
import RealModule

/// What is learnt about trainers: who ever delivers, how soon and how often, and who stops.
extension Learning {
    /// Slots of several assumptions for a trainer.
    func slots(_ assumptions: [AssumptionIndex], _ course: Int, _ organisation: Int)
        -> [Int]
    {
        assumptions.map { prior.slot($0, course: course, organisation: organisation) }
    }

    /// Trainers by the slots of some assumptions, in the order of these.
    func trainers(by assumptions: [AssumptionIndex])
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

    func meanUnseenLeaving(_ trainers: [TrainerEvidence]) -> Double {
        guard leavesUnseen, !trainers.isEmpty else { return 0 }
        return trainers.reduce(0) { $0 + unseenLeaving($1.organisation) } / Double(trainers.count)
    }

    mutating func learnActivation() {
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
            guard all.deliveredCount > 0 else { continue }
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

    mutating func learnDelivery() {
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
}

extension Quantity {
    /// The median of a lognormal lag; the mean of all else.
    fileprivate var median: Double {
        if case .lognormalWeeks(let median, _) = self { return median }
        return mean
    }
}
