import CascadeGraph

extension Programme {
    /// The lineage on record; nil where nobody is recorded as having completed a course.
    ///
    /// - Complexity: O(sessions + attendances) times a logarithm, O(E log V) for who descends only by way of whom, and for the
    ///   descendants the sum of their numbers over all trainers.
    public var lineage: Lineage? {
        Lineage(History(self))
    }
}

extension Lineage {
    /// Who trained whom in a history; nil where nobody is reached.
    package init?(_ history: History) {
        let lineage = LineageGraph(history)
        let nodes = lineage.nodes
        people = nodes.reduce(0) { $0 + $1.people }
        guard people > 0 else { return nil }
        byGeneration = Array(repeating: 0, count: nodes.map(\.generation).max() ?? 1)
        acrossOrganisations = 0
        acrossSectors = 0
        let programme = history.programme
        let homes = RecordReading.organisationsOfPeople(programme)
        for node in nodes where node.people > 0 {
            byGeneration[node.generation - 1] += node.people
            guard let lead = node.trainers.first.flatMap({ nodes[$0].person }),
                let from = homes[lead], let to = node.organisation,
                from != to
            else { continue }
            acrossOrganisations += node.people
            if programme.organisations[from].sector != programme.organisations[to].sector {
                acrossSectors += node.people
            }
        }
        carriers = Self.carriers(lineage, programme)
    }

    private static func carriers(_ lineage: LineageGraph, _ programme: Programme) -> [Carrier] {
        let nodes = lineage.nodes
        var edges: [Graph.Edge] = []
        for (child, node) in nodes.enumerated() {
            for trainer in node.trainers {
                edges.append(Graph.Edge(from: trainer, to: child, isDirected: true))
            }
        }
        let graph = Graph(nodeCount: nodes.count, edges: edges)
        let roots = nodes.indices.filter { nodes[$0].trainers.isEmpty }
        let only = graph.dominators(from: roots).dominated(weights: nodes.map(\.people))
        var visited = Array(repeating: -1, count: nodes.count)
        return nodes.indices.compactMap { position -> Carrier? in
            let node = nodes[position]
            guard let person = node.person, !node.learners.isEmpty else { return nil }
            return Carrier(
                person: programme.people[person].id,
                generation: node.generation,
                trained: node.learners.reduce(0) { $0 + nodes[$1].people },
                descendants: descendants(of: position, nodes, &visited),
                only: only[position]
            )
        }
        .sorted { ($1.only, $1.descendants, $0.person) < ($0.only, $0.descendants, $1.person) }
    }

    /// People who descend from a node; `visited` holds for each node the last one that it was found from.
    private static func descendants(
        of node: Int,
        _ nodes: [LineageGraph.Node],
        _ visited: inout [Int]
    ) -> Int {
        var people = 0
        var found = [node]
        visited[node] = node
        while let next = found.popLast() {
            for learner in nodes[next].learners where visited[learner] != node {
                visited[learner] = node
                people += nodes[learner].people
                found.append(learner)
            }
        }
        return people
    }
}
