import CascadeGraph
import Foundation

/// A generated simple graph: no self-loops, no parallel edges; the same for the same parameters.
struct GeneratedGraph {
    let name: String
    let nodeCount: Int
    let from: [Int32]
    let to: [Int32]

    /// The graph as Cascade holds it.
    func graph() -> Graph { Graph(nodeCount: nodeCount, from: from, to: to) }

    /// Writes the graph as `Peers/peers.py` reads it: numbers of nodes and edges, then both ends, 4 bytes each.
    func write(to file: URL) throws {
        var data = Data()
        for numbers in [[Int32(nodeCount), Int32(from.count)], from, to] {
            numbers.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        try data.write(to: file)
    }

    /// A Barabási–Albert graph: each newcomer ties itself to `ties` others, drawn in proportion to their ties.
    ///
    /// Batagelj & Brandes, "Efficient generation of large random networks", Physical Review E 71, 2005,
    /// doi:10.1103/PhysRevE.71.036113.
    static func preferential(nodes: Int, ties: Int) -> GeneratedGraph {
        var random = Random(state: 1)
        var from: [Int32] = []
        var to: [Int32] = []
        from.reserveCapacity(nodes * ties)
        to.reserveCapacity(nodes * ties)
        // Ends of all edges so far: drawing one of them draws a node in proportion to its ties.
        var ends: [Int32] = []
        ends.reserveCapacity(2 * nodes * ties)
        for node in 0..<nodes {
            let first = to.count
            let wanted = min(ties, node)
            while to.count < first + wanted {
                let other =
                    node <= ties ? Int32(to.count - first) : ends[random.below(ends.count)]
                if to[first...].contains(other) { continue }
                from.append(Int32(node))
                to.append(other)
            }
            for edge in first..<to.count {
                ends.append(Int32(node))
                ends.append(to[edge])
            }
        }
        return GeneratedGraph(
            name: "Barabási–Albert",
            nodeCount: nodes,
            from: from,
            to: to
        )
    }

    /// A planted-sector graph: edges between random nodes, four in five of them within a sector.
    static func sectors(nodes: Int, edges: Int, sectors: Int) -> GeneratedGraph {
        var random = Random(state: 2)
        var keys: [UInt64] = []
        keys.reserveCapacity(edges + edges / 8)
        while keys.count < edges {
            for _ in keys.count..<(edges + edges / 100 + 16) {
                let node = random.below(nodes)
                var other = random.below(nodes)
                // Node numbers say nothing of sectors but for the remainder.
                if random.below(5) > 0 { other = other - other % sectors + node % sectors }
                if other >= nodes || other == node { continue }
                keys.append(UInt64(min(node, other)) << 32 | UInt64(max(node, other)))
            }
            keys.sort()
            var kept = 0
            for position in keys.indices where position == 0 || keys[position] != keys[kept - 1] {
                keys[kept] = keys[position]
                kept += 1
            }
            keys.removeLast(keys.count - kept)
        }
        while keys.count > edges {
            keys.swapAt(random.below(keys.count), keys.count - 1)
            keys.removeLast()
        }
        return GeneratedGraph(
            name: "planted sectors",
            nodeCount: nodes,
            from: keys.map { Int32($0 >> 32) },
            to: keys.map { Int32($0 & 0xFFFF_FFFF) }
        )
    }
}

/// SplitMix64: small, fast, and the same everywhere.
private struct Random {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(bound)).high)
    }
}
