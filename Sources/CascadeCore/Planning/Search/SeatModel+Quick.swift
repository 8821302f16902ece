/// Answers that need no solver.
extension SeatModel {
    /// Whether a plan keeps to the limits on seats, sessions and places.
    ///
    /// - Complexity: O(limits × slots × candidates).
    func keepsLimits(_ state: PlanState) -> Bool {
        let width = space.candidates.count
        for slot in space.slots.indices where state.held[slot] {
            guard state.seats(at: slot) <= space.slots[slot].places else { return false }
            for candidate in 0..<width
            where state[slot, candidate] > Int(space.most[slot * width + candidate]) {
                return false
            }
        }
        for candidate in 0..<width where state.seats(of: candidate) > space.mostSeats(of: candidate)
        {
            return false
        }
        return space.limits.allSatisfy { keeps(state, $0) }
    }

    private func keeps(_ state: PlanState, _ limit: Limit) -> Bool {
        func seats(_ course: String?, _ isCounted: (Organisation) -> Bool = { _ in true }) -> Int {
            let counted = space.candidates.indices.filter {
                isCounted(space.programme.organisations[space.candidates[$0]])
            }
            return space.slots.indices.reduce(0) { sum, slot in
                guard state.held[slot],
                    course == nil || space.slots[slot].session.course == course
                else { return sum }
                return sum + counted.reduce(0) { $0 + state[slot, $1] }
            }
        }
        switch limit {
        case .seats(let most, let course): return seats(course) <= most
        case .atLeast(let least, let part, let course):
            return seats(course, part.contains) >= least
        case .atMost(let most, let part, let course): return seats(course, part.contains) <= most
        case .invite(let id): return seats(nil) { $0.id == id } >= 1
        case .leaveOut(let id): return seats(nil) { $0.id == id } == 0
        case .share(let share, let group, let course):
            return space.slots.indices.allSatisfy { slot in
                guard state.held[slot], space.slots[slot].session.course == course else {
                    return true
                }
                let own = space.candidates.indices.reduce(0) { sum, candidate in
                    let organisation = space.programme.organisations[space.candidates[candidate]]
                    return sum + (organisation.group == group ? state[slot, candidate] : 0)
                }
                return Double(own) >= share * Double(state.seats(at: slot)) - 1e-9
            }
        case .sessions(let most, let course):
            return space.slots.indices.count { slot in
                state.held[slot] && space.slots[slot].isNew
                    && space.slots[slot].session.course == course
            } <= most
        case .invitePerson(let id):
            return space.slots.contains { $0.session.people.contains(id) }
        case .budget, .dates, .blackout, .away, .trainerAtMost, .closed, .hostAtMost,
            .atMostPerWeek, .gap, .trainers:
            return true
        }
    }

    /// A plan whose empty places at some slots are given to the seats worth most, as far as limits allow.
    ///
    /// - Returns: nil where that doesn't keep to the limits, so that the solver must say how.
    func filled(_ state: PlanState, slots: [Int], gain: [Double]) -> PlanState? {
        var next = state
        let width = space.candidates.count
        var cells: [(slot: Int, candidate: Int)] = []
        for slot in slots {
            for candidate in 0..<width where gain[slot * width + candidate] > 0 {
                cells.append((slot, candidate))
            }
        }
        cells.sort {
            let (first, second) = ($0.slot * width + $0.candidate, $1.slot * width + $1.candidate)
            return (gain[second], first) < (gain[first], second)
        }
        var total = space.limits.reduce(Int.max) { most, limit in
            if case .seats(let seats, nil) = limit { return min(most, seats - next.seatsInAll) }
            return most
        }
        for (slot, candidate) in cells where total > 0 {
            let room = min(
                space.slots[slot].places - next.seats(at: slot),
                Int(space.most[slot * width + candidate]) - next[slot, candidate],
                space.mostSeats(of: candidate) - next.seats(of: candidate),
                total
            )
            guard room > 0 else { continue }
            next[slot, candidate] += room
            total -= room
        }
        return keepsLimits(next) ? next : nil
    }
}
