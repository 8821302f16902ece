/// How much the neighbours of nodes are tied to each other.
public struct Clustering: Sendable, Hashable {
    /// For each node the number of triangles that it is a corner of.
    public let triangles: [Int]
    /// For each node the number of its neighbours.
    public let neighbours: [Int]

    /// For each node the share of the pairs of its neighbours that are tied; 0 with fewer than two neighbours.
    ///
    /// Watts & Strogatz, "Collective dynamics of small-world networks", Nature 393, 1998, doi:10.1038/30918.
    public var coefficients: [Double] {
        zip(triangles, neighbours).map { triangles, neighbours in
            neighbours < 2
                ? 0 : Double(triangles) / (Double(neighbours) * Double(neighbours - 1) / 2)
        }
    }

    /// The mean of the coefficients of all nodes; nil without nodes.
    public var averageCoefficient: Double? {
        triangles.isEmpty ? nil : coefficients.reduce(0, +) / Double(triangles.count)
    }

    /// The share of the ways of two edges whose ends are tied, 3 × triangles ÷ connected triples; nil without any.
    ///
    /// Wasserman & Faust, "Social Network Analysis", 1994, doi:10.1017/CBO9780511815478.
    public var transitivity: Double? {
        let triples = neighbours.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
        return triples == 0 ? nil : Double(triangles.reduce(0, +)) / triples
    }
}

extension Graph {
    /// The triangles of the graph by their corners, and what follows from them.
    ///
    /// Parallel edges count once and self-loops not at all; weights don't matter.
    ///
    /// - Precondition: all edges are undirected.
    /// - Complexity: O(E^1.5).
    /// - Note: compact-forward of Latapy, "Main-memory triangle computations for very large (sparse (power-law)) graphs",
    ///   Theoretical Computer Science 407, 2008, doi:10.1016/j.tcs.2008.07.017.
    public func clustering() -> Clustering {
        precondition(isUndirected, "triangles are those of undirected graphs")
        let simple = simplified()
        let neighbours = (0..<nodeCount).map { simple.arcs(of: $0).count }
        // Each edge leads from the end with fewer neighbours, of two equal ones from the lower node.
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        var targets: [Int32] = []
        targets.reserveCapacity(simple.edgeCount)
        for node in 0..<nodeCount {
            for arc in simple.arcs(of: node) {
                let target = Int(simple.targets[arc])
                if (neighbours[node], node) < (neighbours[target], target) {
                    targets.append(Int32(target))
                }
            }
            offsets[node + 1] = Int32(targets.count)
        }
        var triangles = [Int](repeating: 0, count: nodeCount)
        var mark = [Int32](repeating: -1, count: nodeCount)
        for node in 0..<nodeCount {
            let out = Int(offsets[node])..<Int(offsets[node + 1])
            for arc in out { mark[Int(targets[arc])] = Int32(node) }
            for arc in out {
                let second = Int(targets[arc])
                for arc in Int(offsets[second])..<Int(offsets[second + 1]) {
                    let third = Int(targets[arc])
                    if mark[third] == Int32(node) {
                        triangles[node] += 1
                        triangles[second] += 1
                        triangles[third] += 1
                    }
                }
            }
        }
        return Clustering(triangles: triangles, neighbours: neighbours)
    }
}
