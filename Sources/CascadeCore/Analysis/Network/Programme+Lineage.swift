import CascadeGraph

extension Programme {
    /// The lineage on record; nil where nobody is recorded as having completed a course.
    ///
    /// - Complexity: O(sessions + attendances) times a logarithm, O(E log V) for who descends only by way of whom, and for the
    ///   descendants the sum of their numbers over all trainers.
    public var lineage: Lineage? {
        LineageBuilder(self).lineage
    }
}

/// Puts a lineage together from sessions and attendance in the order of their days.
private struct LineageBuilder {
    /// Someone trained, or a number of people trained together without names.
    private struct Node {
        var person: String?
        var count: Int
        var generation: Int
        var organisation: String?
        var trainers: [Int]
    }

    private let programme: Programme
    private var nodes: [Node] = []
    private var position: [String: Int] = [:]
    private var acrossOrganisations = 0
    private var acrossSectors = 0

    init(_ programme: Programme) {
        self.programme = programme
        let organisationOf = Dictionary(
            programme.people.map { ($0.id, $0.organisation) },
            uniquingKeysWith: { first, _ in first }
        )
        let sectorOf = Dictionary(
            programme.organisations.map { ($0.id, $0.sector) },
            uniquingKeysWith: { first, _ in first }
        )
        var rows: [String: [Attendance]] = [:]
        for row in programme.attendance where row.outcome == .completed {
            rows[row.session, default: []].append(row)
        }
        let sessions = programme.sessions.enumerated()
            .filter { $0.element.status != .cancelled && rows[$0.element.id] != nil }
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
        for session in sessions {
            let trainers = session.trainers.map { trainer in
                position[trainer]
                    ?? add(
                        Node(
                            person: trainer,
                            count: 0,
                            generation: 0,
                            organisation: organisationOf[trainer],
                            trainers: []
                        )
                    )
            }
            let lead = trainers.first.map { nodes[$0] }
            for row in rows[session.id] ?? [] {
                var node = Node(
                    person: nil,
                    count: 1,
                    generation: (lead?.generation ?? 0) + 1,
                    organisation: row.organisation,
                    trainers: trainers
                )
                switch row.attendee {
                case .person(let id):
                    guard position[id] == nil else { continue }
                    node.person = id
                    node.organisation = organisationOf[id] ?? row.organisation
                case .headcount(let count):
                    node.count = count
                }
                if let from = lead?.organisation, let to = node.organisation, from != to {
                    acrossOrganisations += node.count
                    if sectorOf[from] != sectorOf[to] { acrossSectors += node.count }
                }
                _ = add(node)
            }
        }
    }

    private mutating func add(_ node: Node) -> Int {
        if let person = node.person { position[person] = nodes.count }
        nodes.append(node)
        return nodes.count - 1
    }

    var lineage: Lineage? {
        let people = nodes.reduce(0) { $0 + $1.count }
        guard people > 0 else { return nil }
        var byGeneration = Array(
            repeating: 0,
            count: nodes.lazy.filter { $0.count > 0 }.map(\.generation).max() ?? 1
        )
        for node in nodes where node.count > 0 {
            byGeneration[node.generation - 1] += node.count
        }
        var edges: [Graph.Edge] = []
        for (child, node) in nodes.enumerated() {
            for trainer in node.trainers where trainer != child {
                edges.append(Graph.Edge(from: trainer, to: child, isDirected: true))
            }
        }
        let graph = Graph(nodeCount: nodes.count, edges: edges)
        let roots = nodes.indices.filter { nodes[$0].trainers.isEmpty }
        let only = graph.dominators(from: roots).dominated(weights: nodes.map(\.count))
        var visited = Array(repeating: -1, count: nodes.count)
        let carriers = nodes.indices.compactMap { node -> Lineage.Carrier? in
            guard let person = nodes[node].person, !graph.arcs(of: node).isEmpty else { return nil }
            return Lineage.Carrier(
                person: person,
                generation: nodes[node].generation,
                trained: graph.arcs(of: node).reduce(0) {
                    $0 + nodes[Int(graph.targets[$1])].count
                },
                descendants: descendants(of: node, in: graph, &visited),
                only: only[node]
            )
        }
        return Lineage(
            people: people,
            byGeneration: byGeneration,
            acrossOrganisations: acrossOrganisations,
            acrossSectors: acrossSectors,
            carriers: carriers.sorted {
                ($1.only, $1.descendants, $0.person) < ($0.only, $0.descendants, $1.person)
            }
        )
    }

    /// People who descend from a node; `visited` holds for each node the last one that it was found from.
    private func descendants(of node: Int, in graph: Graph, _ visited: inout [Int]) -> Int {
        var people = 0
        var found = [node]
        visited[node] = node
        while let next = found.popLast() {
            for arc in graph.arcs(of: next) {
                let child = Int(graph.targets[arc])
                guard visited[child] != node else { continue }
                visited[child] = node
                people += nodes[child].count
                found.append(child)
            }
        }
        return people
    }
}
