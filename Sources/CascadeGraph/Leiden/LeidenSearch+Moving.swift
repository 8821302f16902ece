extension LeidenSearch {
    /// What a look at a community needs, in one place of memory.
    private struct State {
        var total = 0.0
        var weightTo = 0.0
    }

    /// Moves single nodes to the neighbouring community that gains most, until no move gains anything.
    ///
    /// Nodes wait in a queue; one that moved calls back its neighbours outside its new community. Where staying loses, a
    /// node goes to a community of its own.
    ///
    /// The loops over arcs have no branches but their ends: what waits for memory is then waited for all at once.
    ///
    /// - Complexity: O(V + E) for each round of the queue; few rounds in practice.
    func moveNodes(
        of network: LeidenNetwork,
        community membership: inout [Int32],
        stream: inout RandomStream
    ) {
        let count = network.nodeCount
        var queueRow = Self.visits(count, stream: &stream)
        var isWaitingRow = [Bool](repeating: true, count: count)
        var stateRow = [State](repeating: State(), count: count)
        var sizeRow = [Int32](repeating: 0, count: count)
        // One more than there can be: the loops write behind the end before they know whether to keep it.
        var touchedRow = [Int32](repeating: 0, count: count + 1)
        for node in 0..<count {
            stateRow[Int(membership[node])].total += network.strengths[node]
            sizeRow[Int(membership[node])] += 1
        }
        var empty = (0..<Int32(count)).filter { sizeRow[Int($0)] == 0 }
        let offsets = network.offsets.span
        let targets = network.targets.span
        let weights = network.weights.span
        let strengths = network.strengths.span
        var community = membership.mutableSpan
        var queue = queueRow.mutableSpan
        var isWaiting = isWaitingRow.mutableSpan
        var state = stateRow.mutableSpan
        var size = sizeRow.mutableSpan
        var touched = touchedRow.mutableSpan
        var head = 0
        var waiting = count
        while waiting > 0 {
            let node = Int(queue[head])
            head = head + 1 == count ? 0 : head + 1
            waiting -= 1
            isWaiting[node] = false
            let arcs = Int(offsets[node])..<Int(offsets[node + 1])
            var touchedCount = 0
            for arc in arcs {
                let other = community[Int(targets[arc])]
                let before = state[Int(other)].weightTo
                touched[touchedCount] = other
                touchedCount &+= before == 0 ? 1 : 0
                state[Int(other)].weightTo = before + weights[arc]
            }
            let old = Int(community[node])
            let cost = penalty * strengths[node]
            let margin = tolerance * strengths[node]
            state[old].total -= strengths[node]
            var best = old
            var bestGain = state[old].weightTo - cost * state[old].total + margin
            for position in 0..<touchedCount {
                let other = Int(touched[position])
                let gain = state[other].weightTo - cost * state[other].total
                if gain > bestGain {
                    best = other
                    bestGain = gain
                }
                state[other].weightTo = 0
            }
            if bestGain < 0, size[old] > 1, let free = empty.popLast() { best = Int(free) }
            state[best].total += strengths[node]
            if best == old { continue }
            community[node] = Int32(best)
            size[best] += 1
            size[old] -= 1
            if size[old] == 0 {
                state[old].total = 0
                empty.append(Int32(old))
            }
            for arc in arcs {
                let target = Int(targets[arc])
                if isWaiting[target] || Int(community[target]) == best { continue }
                isWaiting[target] = true
                var tail = head + waiting
                if tail >= count { tail -= count }
                queue[tail] = Int32(target)
                waiting += 1
            }
        }
    }
}
