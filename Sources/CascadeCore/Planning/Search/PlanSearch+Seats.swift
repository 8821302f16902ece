/// Moving seats one by one.
extension PlanSearch {
    /// Moves that are few enough for each to be run.
    private static let mostMoves = 150

    /// Moves single seats as long as that helps, where there are so few ways to that each can be run.
    ///
    /// Linear prices take all seats of an organisation for alike. Where the first brings more than the second, as it does for
    /// the number of organisations reached, only a run of the move itself tells.
    ///
    /// - Throws: ``SimulationCancelled``.
    mutating func exchangeSeats() async throws(SimulationCancelled) {
        var steps = 0
        while !stop.isSet, steps < max(4, best.seatsInAll) {
            steps += 1
            let moves = singleMoves()
            guard !moves.isEmpty, try await race(moves) else { return }
        }
    }

    /// The plans within the limits that are one seat away: moved, or added where there is a place; empty where there are many.
    private func singleMoves() -> [PlanState] {
        let width = space.candidates.count
        let slots = space.slots.indices.filter { space.slots[$0].places > 0 && best.held[$0] }
        let cells = slots.flatMap { slot in (0..<width).map { slot * width + $0 } }
        let givers = cells.filter { best.seats[$0] > 0 }
        let takers = cells.filter { best.seats[$0] < space.most[$0] }
        guard (givers.count + 1) * takers.count <= Self.mostMoves else { return [] }
        var moves: [PlanState] = []
        for taker in takers {
            let slot = taker / width
            let isFull = best.seats(at: slot) >= space.slots[slot].places
            for giver in givers where giver != taker && (!isFull || giver / width == slot) {
                var state = best
                state.seats[giver] -= 1
                state.seats[taker] += 1
                moves.append(state)
            }
            if !isFull {
                var state = best
                state.seats[taker] += 1
                moves.append(state)
            }
        }
        return moves.filter(model.keepsLimits)
    }
}
