import CascadeGraph

extension Programme {
    /// Organisations by position, and an undirected edge for each pair with a tie in either direction.
    ///
    /// Strengths of several ties between two add up.
    ///
    /// - Complexity: O(organisations + ties).
    func tieGraph(_ index: ProgrammeIndex) -> Graph {
        Graph(
            nodeCount: self.organisations.count,
            edges: self.partnerships.compactMap { tie -> Graph.Edge? in
                guard let from = index.organisations[tie.from], let to = index.organisations[tie.to]
                else { return nil }
                return Graph.Edge(from: from, to: to, weight: tie.strength)
            }
        ).simplified()
    }
}
