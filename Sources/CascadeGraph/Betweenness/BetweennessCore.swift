/// What is left of a graph for the search of shortest paths, once hanging trees are counted and nodes renumbered.
///
/// In an undirected graph a node with a single tie lies on no shortest path but those of its own branch. Such nodes
/// are folded into their neighbour, again and again, and what they contribute is counted on the way: pairs on different
/// branches of a node meet at it. The rest, where every node stands for as many nodes as were folded into it, is
/// renumbered so that a component is a run of numbers, within which degrees descend: nodes that are searched one after
/// another have lists of the same length, and the nodes that are read most lie together.
///
/// Folding: Baglioni, Geraci, Pellegrini & Lastres, "Fast exact computation of betweenness centrality in social networks",
/// ASONAM 2012, doi:10.1109/ASONAM.2012.79.
struct BetweennessCore: Sendable {
    /// For each node of the core the node of the graph.
    private(set) var original: [Int32] = []
    /// For each node of the core how many nodes it stands for.
    private(set) var mass: [Int32] = []
    /// For each node of the core the run of core nodes that is its component.
    private(set) var component: [Int32] = []
    /// For each component its first core node, then the number of core nodes.
    private(set) var componentStart: [Int32] = [0]
    /// Arcs that leave each node of the core, and for each its target, edge and length.
    private(set) var offsets: [Int32] = [0]
    private(set) var targets: [Int32] = []
    private(set) var edges: [Int32] = []
    private(set) var lengths: [Double] = []
    /// Arcs that enter each node of the core: the same ones where edges are undirected.
    private(set) var inOffsets: [Int32] = []
    private(set) var sources: [Int32] = []

    /// For each node of the graph the ordered pairs of others that folding has shown to pass through it.
    private(set) var foldedNodes: [Double]
    /// For each edge of the graph the ordered pairs that folding has shown to pass along it.
    private(set) var foldedEdges: [Double]

    var count: Int { original.count }

    /// The core of a graph, of whose edges only those are taken that can be walked.
    ///
    /// - Complexity: O(V + E).
    init(_ graph: Graph, length: EdgeLength) {
        let nodeCount = graph.nodeCount
        foldedNodes = [Double](repeating: 0, count: nodeCount)
        foldedEdges = [Double](repeating: 0, count: graph.edgeCount)
        let counts = length != .inverseWeight
        func canBeUsed(_ node: Int, _ arc: Int) -> Bool {
            Int(graph.targets[arc]) != node && (counts || graph.weights[arc] > 0)
        }

        // Components by what can be walked in either direction, and how many nodes each has.
        var sets = DisjointSets(count: nodeCount)
        var degree = [Int32](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            for arc in graph.arcs(of: node) where canBeUsed(node, arc) {
                sets.join(node, Int(graph.targets[arc]))
                degree[node] += 1
            }
        }
        let (labels, sizes) = sets.labelled()

        var mass = [Int32](repeating: 1, count: nodeCount)
        var isFolded = [Bool](repeating: false, count: nodeCount)
        if graph.isUndirected {
            var open = (0..<nodeCount).filter { degree[$0] == 1 }
            while let node = open.popLast() {
                guard degree[node] == 1 else { continue }
                for arc in graph.arcs(of: node)
                where canBeUsed(node, arc) && !isFolded[Int(graph.targets[arc])] {
                    let neighbour = Int(graph.targets[arc])
                    let size = Double(sizes[Int(labels[node])])
                    let branch = Double(mass[node])
                    // From this branch to the branches that the neighbour already has, each way.
                    foldedNodes[neighbour] += 2 * branch * Double(mass[neighbour] - 1)
                    foldedEdges[Int(graph.edges[arc])] += 2 * branch * (size - branch)
                    mass[neighbour] += mass[node]
                    isFolded[node] = true
                    degree[neighbour] -= 1
                    if degree[neighbour] == 1 { open.append(neighbour) }
                    break
                }
            }
            for node in 0..<nodeCount {
                // From the branches of a node to all that isn't folded into it, each way.
                let others = sizes[Int(labels[node])] - Int(mass[node])
                foldedNodes[node] += 2 * Double(mass[node] - 1) * Double(others)
            }
        }

        // Components of a single node are left out: no path passes there.
        let kept = (0..<nodeCount).filter { !isFolded[$0] && sizes[Int(labels[$0])] > 1 }
        original = kept.map { Int32($0) }
        original.sort {
            (labels[Int($0)], -degree[Int($0)], $0) < (labels[Int($1)], -degree[Int($1)], $1)
        }
        var number = [Int32](repeating: -1, count: nodeCount)
        for (position, node) in original.enumerated() { number[Int(node)] = Int32(position) }
        for (position, node) in original.enumerated() {
            let label = labels[Int(node)]
            if position > 0, label != labels[Int(original[position - 1])] {
                componentStart.append(Int32(position))
            }
            component.append(Int32(componentStart.count - 1))
            self.mass.append(mass[Int(node)])
            for arc in graph.arcs(of: Int(node)) where canBeUsed(Int(node), arc) {
                let target = number[Int(graph.targets[arc])]
                guard target >= 0 else { continue }
                targets.append(target)
                edges.append(graph.edges[arc])
                lengths.append(length(ofWeight: graph.weights[arc]))
            }
            offsets.append(Int32(targets.count))
        }
        componentStart.append(Int32(original.count))
        if graph.isUndirected {
            inOffsets = offsets
            sources = targets
        } else {
            inOffsets = [Int32](repeating: 0, count: original.count + 1)
            for target in targets { inOffsets[Int(target) + 1] += 1 }
            for node in original.indices { inOffsets[node + 1] += inOffsets[node] }
            sources = [Int32](repeating: 0, count: targets.count)
            var next = inOffsets
            for node in original.indices {
                for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                    let target = Int(targets[arc])
                    sources[Int(next[target])] = Int32(node)
                    next[target] += 1
                }
            }
        }
    }
}
