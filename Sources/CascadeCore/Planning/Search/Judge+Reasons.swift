import CascadeGraph

/// Why each part of a plan is in it.
extension Judge {
    /// Replicates that a reason needs at least.
    private static let fewest = 8

    /// Fills in the reasons: the plan is run again without each of its parts, on the same draws.
    ///
    /// Where there are so many parts that each would have too few replicates, those with fewest seats are left without.
    mutating func explain(_ answer: inout PlanAnswer) async throws(SimulationCancelled) {
        let added = best.held.indices.filter { best.held[$0] && space.slots[$0].isNew }
        let ties = best.ties.indices.filter { best.ties[$0] }
        let all = best.invited.sorted {
            (best.seats(of: $1), $0) < (best.seats(of: $0), $1)
        }
        let most = stop.isSet ? 0 : search.effort.reasonReplicates / Self.fewest
        let isTold = most >= added.count + ties.count
        let invited = isTold ? Array(all.prefix(most - added.count - ties.count)) : []
        defer {
            tellWithoutReasons(
                all.dropFirst(invited.count),
                isTold ? [] : added,
                isTold ? [] : ties,
                &answer
            )
        }
        guard isTold else { return }
        let today = space.today
        let parts = max(1, invited.count + added.count + ties.count)
        let count = min(replicates, max(Self.fewest, search.effort.reasonReplicates / parts))
        let range = 0..<count
        let goal = search.goals[0]
        let whole: [Measure] = [.metric(.peopleReached), .metric(.cost), goal.measure]
        var variants: [(state: PlanState, measures: [Measure])] = []
        func without(_ measures: [Measure], _ change: (inout PlanState) -> Void) {
            var state = best
            change(&state)
            variants.append((state, measures))
        }
        for candidate in invited {
            without([.metric(.peopleReached), .reached(in: [space.candidates[candidate]])]) {
                for slot in space.slots.indices { $0[slot, candidate] = 0 }
            }
        }
        for slot in added {
            without(whole) { $0.held[slot] = false }
        }
        for tie in ties {
            without(whole) { $0.ties[tie] = false }
        }
        guard !variants.isEmpty else { return }
        let trials =
            [
                Trial(
                    scenario: space.scenario(best),
                    shape: shape(best, 0),
                    replicates: range,
                    measures: whole + invited.map { .reached(in: [space.candidates[$0]]) }
                )
            ]
            + variants.enumerated().map { position, variant in
                Trial(
                    scenario: space.scenario(variant.state),
                    shape: shape(variant.state, position + 1),
                    replicates: range,
                    measures: variant.measures
                )
            }
        let rows = try await values(of: trials, seed: planner.seed, workers: planner.workers)
        for (position, candidate) in invited.enumerated() {
            let row = rows[position + 1]
            answer.invitations.append(
                invitation(
                    candidate,
                    seatsToday: today.seats(of: candidate),
                    people: Difference(before: row[0], after: rows[0][0]),
                    atHome: Estimate(from: row[1], to: rows[0][whole.count + position]).mean
                )
            )
        }
        answer.invitations.sort {
            ($1.people?.mean ?? 0, $0.organisation) < ($0.people?.mean ?? 0, $1.organisation)
        }
        for (position, slot) in added.enumerated() {
            let row = rows[1 + invited.count + position]
            answer.additions.append(
                addition(.session(space.slots[slot].session.id), rows[0], row, tieCost: 0)
            )
        }
        for (position, tie) in ties.enumerated() {
            let row = rows[1 + invited.count + added.count + position]
            let ends = space.ties[tie]
            let ids = (
                space.programme.organisations[ends.0].id, space.programme.organisations[ends.1].id
            )
            answer.additions.append(
                addition(
                    .tie(ids.0, ids.1),
                    rows[0],
                    row,
                    tieCost: space.request.ties?.cost ?? 0
                )
            )
        }
    }

    /// Adds parts of the plan whose reasons are not worked out.
    private func tellWithoutReasons(
        _ invited: ArraySlice<Int>,
        _ added: [Int],
        _ ties: [Int],
        _ answer: inout PlanAnswer
    ) {
        let today = space.today
        for candidate in invited {
            answer.invitations.append(
                invitation(
                    candidate,
                    seatsToday: today.seats(of: candidate),
                    people: nil,
                    atHome: 0
                )
            )
        }
        for slot in added {
            let thing = PlanAnswer.Addition.Thing.session(space.slots[slot].session.id)
            answer.additions.append(PlanAnswer.Addition(thing: thing, people: nil, cost: nil))
        }
        for tie in ties {
            let ends = space.ties[tie]
            let thing = PlanAnswer.Addition.Thing.tie(
                space.programme.organisations[ends.0].id,
                space.programme.organisations[ends.1].id
            )
            answer.additions.append(PlanAnswer.Addition(thing: thing, people: nil, cost: nil))
        }
    }

    /// Scenarios without new ties share a worker's memory.
    private func shape(_ state: PlanState, _ number: Int) -> Int {
        state.ties.contains(true) ? number + 1 : 0
    }

    private func addition(
        _ thing: PlanAnswer.Addition.Thing,
        _ with: [[Double]],
        _ without: [[Double]],
        tieCost: Double
    ) -> PlanAnswer.Addition {
        PlanAnswer.Addition(
            thing: thing,
            people: Difference(before: without[0], after: with[0]),
            cost: Estimate(from: without[1], to: with[1]).mean + tieCost,
            goal: Difference(
                before: search.goals[0].scores(without[2]),
                after: search.goals[0].scores(with[2])
            )
        )
    }

    private func invitation(
        _ candidate: Int,
        seatsToday: Int,
        people: Difference?,
        atHome: Double
    ) -> PlanAnswer.Invitation {
        let position = space.candidates[candidate]
        let organisation = space.programme.organisations[position]
        let order = space.slots.indices.filter { best.held[$0] && best[$0, candidate] > 0 }
            .sorted {
                let (first, second) = (space.slots[$0].session, space.slots[$1].session)
                return (first.start, first.id) < (second.start, second.id)
            }
        return PlanAnswer.Invitation(
            organisation: organisation.id,
            seats: order.map {
                PlanAnswer.Invitation.Seats(
                    session: space.slots[$0].session.id,
                    count: best[$0, candidate]
                )
            },
            seatsToday: seatsToday,
            people: people,
            elsewhere: people.map { $0.mean - atHome },
            links: links(of: position),
            asked: space.limits.filter { limit in
                switch limit {
                case .invite(let id): id == organisation.id
                case .atLeast(_, let part, _): part != .everyone && part.contains(organisation)
                case .share(_, let group, _): organisation.group == group
                default: false
                }
            }
        )
    }

    /// The sectors that an organisation's ties bring together, its own first, then those of most partners.
    private func links(of position: Int) -> [String] {
        let own = Int(space.base.sector[position])
        var counts: [Int: Int] = [:]
        for arc in space.base.arcs(of: position) {
            counts[Int(space.base.sector[Int(space.base.tieTargets[arc])]), default: 0] += 1
        }
        counts[own] = nil
        let others = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return ([own] + others.prefix(2)).map { space.programme.sectors[$0].name }
    }
}
