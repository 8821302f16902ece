import CascadeGraph
import RealModule

/// What is learnt about group sizes and about people who leave.
extension Learning {
    mutating func learnGroupSizes() {
        for (slot, sessions) in evidence.groupSizes.sorted(by: { $0.key < $1.key }) {
            let key = key(slot)
            let posterior = GroupSizePosterior(
                prior: prior.slots[slot].quantity,
                weight: weight,
                sessions: sessions,
                capacity: scenario.courses.map { ($0.minimum, $0.maximum) },
                key: key
            )
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
        }
    }

    mutating func learnLeaving() {
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
