/// A network as the search for communities needs it: symmetric, without self-loops and without edges of weight 0.
struct LeidenNetwork {
    /// For each node the position of its first arc, then the number of arcs.
    let offsets: [Int32]
    /// For each arc the node that it enters.
    let targets: [Int32]
    /// For each arc its weight, above 0.
    let weights: [Double]
    /// For each node the weight of all that it stands for, each self-loop of the original graph counted twice.
    let strengths: [Double]
    /// Sum of the strengths: twice the weight of all edges.
    let totalWeight: Double

    var nodeCount: Int { strengths.count }

    init(
        offsets: [Int32],
        targets: [Int32],
        weights: [Double],
        strengths: [Double],
        totalWeight: Double
    ) {
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
        self.strengths = strengths
        self.totalWeight = totalWeight
    }

    /// The network of a graph, directed edges taken as undirected.
    ///
    /// - Complexity: O(V + E).
    init(_ graph: Graph) {
        let graph = graph.undirected()
        var strengths = [Double](repeating: 0, count: graph.nodeCount)
        var dropped = false
        for node in 0..<graph.nodeCount {
            var strength = 0.0
            for arc in graph.arcs(of: node) {
                let isLoop = Int(graph.targets[arc]) == node
                strength += isLoop ? 2 * graph.weights[arc] : graph.weights[arc]
                if isLoop || graph.weights[arc] == 0 { dropped = true }
            }
            strengths[node] = strength
        }
        self.strengths = strengths
        totalWeight = strengths.reduce(0, +)
        guard dropped else {
            offsets = graph.offsets
            targets = graph.targets
            weights = graph.weights
            return
        }
        var offsets: [Int32] = [0]
        var targets: [Int32] = []
        var weights: [Double] = []
        for node in 0..<graph.nodeCount {
            for arc in graph.arcs(of: node)
            where graph.weights[arc] > 0 && Int(graph.targets[arc]) != node {
                targets.append(graph.targets[arc])
                weights.append(graph.weights[arc])
            }
            offsets.append(Int32(targets.count))
        }
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
    }

    /// The same network with its nodes in another order.
    ///
    /// - Parameter order: for each new node the old one.
    /// - Returns: the network in which node p is what node `order[p]` is in this one.
    /// - Complexity: O(V + E).
    func renumbered(_ order: [Int32]) -> LeidenNetwork {
        var number = [Int32](repeating: 0, count: nodeCount)
        for position in order.indices { number[Int(order[position])] = Int32(position) }
        var newOffsets = [Int32](repeating: 0, count: nodeCount + 1)
        var newTargets = [Int32](repeating: 0, count: targets.count)
        var newWeights = [Double](repeating: 0, count: targets.count)
        var place = 0
        for position in order.indices {
            let node = Int(order[position])
            for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                newTargets[place] = number[Int(targets[arc])]
                newWeights[place] = weights[arc]
                place += 1
            }
            newOffsets[position + 1] = Int32(place)
        }
        return LeidenNetwork(
            offsets: newOffsets,
            targets: newTargets,
            weights: newWeights,
            strengths: order.map { strengths[Int($0)] },
            totalWeight: totalWeight
        )
    }

    /// The network whose nodes are the groups of this one's nodes.
    ///
    /// - Parameters:
    ///   - group: for each node its group, from 0.
    ///   - count: number of groups.
    /// - Returns: a network of `count` nodes, edges within a group left out.
    /// - Complexity: O(V + E): nodes are sorted by group by counting, arcs added up in one row for all groups.
    func aggregated(by group: [Int32], count: Int) -> LeidenNetwork {
        let members = Self.sorted(group, count: count)
        var strengths = [Double](repeating: 0, count: count)
        for node in group.indices { strengths[Int(group[node])] += self.strengths[node] }
        var newOffsets = [Int32](repeating: 0, count: count + 1)
        var newTargets: [Int32] = []
        var newWeights: [Double] = []
        newTargets.reserveCapacity(targets.count / 2)
        newWeights.reserveCapacity(targets.count / 2)
        var sumsRow = [Double](repeating: 0, count: count)
        // One more than there can be: the loop writes behind the end before it knows whether to keep it.
        var touchedRow = [Int32](repeating: 0, count: count + 1)
        var sums = sumsRow.mutableSpan
        var touched = touchedRow.mutableSpan
        let offsets = self.offsets.span
        let targets = self.targets.span
        let weights = self.weights.span
        let groups = group.span
        for part in 0..<count {
            var touchedCount = 0
            for position in Int(members.offsets[part])..<Int(members.offsets[part + 1]) {
                let node = Int(members.nodes[position])
                for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                    let other = groups[Int(targets[arc])]
                    let before = sums[Int(other)]
                    touched[touchedCount] = other
                    touchedCount &+= before == 0 ? 1 : 0
                    sums[Int(other)] = before + weights[arc]
                }
            }
            for position in 0..<touchedCount {
                let other = Int(touched[position])
                if other != part {
                    newTargets.append(Int32(other))
                    newWeights.append(sums[other])
                }
                sums[other] = 0
            }
            newOffsets[part + 1] = Int32(newTargets.count)
        }
        return LeidenNetwork(
            offsets: newOffsets,
            targets: newTargets,
            weights: newWeights,
            strengths: strengths,
            totalWeight: totalWeight
        )
    }

    /// For each node the number of the connected part of its community, numbered from 0.
    ///
    /// Splitting what is not connected never lowers modularity: no weight is lost and the penalty shrinks.
    ///
    /// - Complexity: O(V + E).
    func connectedParts(of membership: [Int32]) -> [Int32] {
        var part = [Int32](repeating: -1, count: nodeCount)
        var count: Int32 = 0
        var stack: [Int32] = []
        for root in 0..<nodeCount where part[root] < 0 {
            part[root] = count
            stack.append(Int32(root))
            while let node = stack.popLast().map({ Int($0) }) {
                for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                    let target = Int(targets[arc])
                    if part[target] < 0, membership[target] == membership[node] {
                        part[target] = count
                        stack.append(Int32(target))
                    }
                }
            }
            count += 1
        }
        return part
    }

    /// The nodes sorted by group, and where each group begins.
    private static func sorted(
        _ group: [Int32],
        count: Int
    ) -> (offsets: [Int32], nodes: [Int32]) {
        var offsets = [Int32](repeating: 0, count: count + 1)
        for part in group { offsets[Int(part) + 1] += 1 }
        for part in 0..<count { offsets[part + 1] += offsets[part] }
        var next = offsets
        var nodes = [Int32](repeating: 0, count: group.count)
        for node in group.indices {
            let part = Int(group[node])
            nodes[Int(next[part])] = Int32(node)
            next[part] += 1
        }
        return (offsets, nodes)
    }
}
