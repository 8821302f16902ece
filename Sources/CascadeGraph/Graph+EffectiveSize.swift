extension Graph {
    /// For each node its number of contacts less what they are tied among themselves; nil for a node without contacts.
    ///
    /// n − 2t ÷ n, n being the contacts and t the ties among them, whatever their weights and directions: n where no two
    /// contacts are tied, 1 where all are. Self-loops don't count, parallel edges are one tie.
    ///
    /// - Complexity: O(E^1.5) at most, O(V + E) memory.
    /// - Note: Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20(1), 1997, on Burt,
    ///   "Structural Holes", Harvard University Press, 1992.
    public func effectiveSize() -> [Double?] {
        let pairs = TiedPairs(self)
        let offsets = pairs.offsets.span
        let targets = pairs.targets.span
        var contactRow = [Int](repeating: 0, count: nodeCount)
        var tieRow = [Int](repeating: 0, count: nodeCount)
        var placeRow = [Int32](repeating: -1, count: nodeCount)
        var contacts = contactRow.mutableSpan
        var ties = tieRow.mutableSpan
        var placeOf = placeRow.mutableSpan
        for a in 0..<nodeCount {
            let first = offsets[a]
            let own = Int(first)..<Int(offsets[a + 1])
            contacts[a] += own.count
            for ab in own { placeOf[Int(targets[ab])] = Int32(ab) }
            for ab in own {
                let b = Int(targets[ab])
                contacts[b] += 1
                for bc in Int(offsets[b])..<Int(offsets[b + 1]) {
                    let c = Int(targets[bc])
                    if placeOf[c] < first { continue }
                    ties[a] += 1
                    ties[b] += 1
                    ties[c] += 1
                }
            }
        }
        return (0..<nodeCount).map { node in
            let contacts = Double(contactRow[node])
            return contacts > 0 ? contacts - 2 * Double(tieRow[node]) / contacts : nil
        }
    }
}
