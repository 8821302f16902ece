extension Graph {
    /// For each node how often it brokers between two others, by role: raw counts.
    ///
    /// An undirected edge leads both ways, so that between two nodes it counts twice: once for each direction. Self-loops don't
    /// count, parallel edges are one, weights don't matter.
    ///
    /// `group` holds for each node its group.
    ///
    /// - Complexity: O(E^1.5) at most, O(V + E) memory: all two-arc paths are counted by group of their ends, then those
    ///   closed by a direct arc are taken off by meeting every triangle once.
    /// - Note: Gould & Fernandez, "Structures of mediation: a formal approach to brokerage in transaction networks",
    ///   Sociological Methodology 19, 1989, doi:10.2307/270949.
    public func brokerageRoles(group: [Int]) -> [BrokerageRoles] {
        precondition(group.count == nodeCount, "one group for each node")
        let pairs = TiedPairs(self)
        let groups = GroupNumbering(group).position
        var roles = pathRoles(pairs, groups)
        let offsets = pairs.offsets.span
        let targets = pairs.targets.span
        let directions = pairs.directions.span
        var placeOf = [Int32](repeating: -1, count: nodeCount)
        for a in 0..<nodeCount {
            let first = offsets[a]
            let own = Int(first)..<Int(offsets[a + 1])
            for ab in own { placeOf[Int(targets[ab])] = Int32(ab) }
            for ab in own {
                let b = Int(targets[ab])
                for bc in Int(offsets[b])..<Int(offsets[b + 1]) {
                    let c = Int(targets[bc])
                    if placeOf[c] < first { continue }
                    let ab = directions[ab]
                    let bc = directions[bc]
                    let ac = directions[Int(placeOf[c])]
                    let (ba, cb, ca) = (ab.turned, bc.turned, ac.turned)
                    // Of each order of the three: first to middle, middle to last, and the short cut.
                    if ab & bc & ac & 1 != 0 {
                        roles[b].add(-1, from: groups[a], through: groups[b], to: groups[c])
                    }
                    if cb & ba & ca & 1 != 0 {
                        roles[b].add(-1, from: groups[c], through: groups[b], to: groups[a])
                    }
                    if ac & cb & ab & 1 != 0 {
                        roles[c].add(-1, from: groups[a], through: groups[c], to: groups[b])
                    }
                    if bc & ca & ba & 1 != 0 {
                        roles[c].add(-1, from: groups[b], through: groups[c], to: groups[a])
                    }
                    if ba & ac & bc & 1 != 0 {
                        roles[a].add(-1, from: groups[b], through: groups[a], to: groups[c])
                    }
                    if ca & ab & cb & 1 != 0 {
                        roles[a].add(-1, from: groups[c], through: groups[a], to: groups[b])
                    }
                }
            }
        }
        return roles
    }

    /// For each node the paths of two arcs to another node that lead through it, closed ones included, by role.
    private func pathRoles(_ pairs: TiedPairs, _ groups: [Int32]) -> [BrokerageRoles] {
        let rows = ContactRows(pairs, nodeCount: nodeCount)
        var roles = [BrokerageRoles](repeating: BrokerageRoles(), count: nodeCount)
        // For each group the contacts that lead to the node, that it leads to, and both; cleared after each node.
        var entering = [Int](repeating: 0, count: nodeCount)
        var leaving = entering
        var mutual = entering
        for node in 0..<nodeCount {
            let own = Int(groups[node])
            let contacts = Int(rows.offsets[node])..<Int(rows.offsets[node + 1])
            var allEntering = 0
            var allLeaving = 0
            for contact in contacts {
                let group = Int(groups[Int(rows.contacts[contact])])
                switch rows.directions[contact] {
                case 1: leaving[group] += 1
                case 2: entering[group] += 1
                default:
                    leaving[group] += 1
                    entering[group] += 1
                    mutual[group] += 1
                }
                allLeaving += rows.directions[contact] & 1 == 0 ? 0 : 1
                allEntering += rows.directions[contact] & 2 == 0 ? 0 : 1
            }
            let foreignEntering = allEntering - entering[own]
            let foreignLeaving = allLeaving - leaving[own]
            var role = BrokerageRoles()
            role.coordinator = entering[own] * leaving[own] - mutual[own]
            role.gatekeeper = foreignEntering * leaving[own]
            role.representative = entering[own] * foreignLeaving
            // Paths back to where they began drop out: as many as contacts both ways.
            var sameForeign = 0
            for contact in contacts {
                let group = Int(groups[Int(rows.contacts[contact])])
                if group != own {
                    role.itinerant += entering[group] * leaving[group] - mutual[group]
                    sameForeign += entering[group] * leaving[group]
                }
                entering[group] = 0
                leaving[group] = 0
                mutual[group] = 0
            }
            role.liaison = foreignEntering * foreignLeaving - sameForeign
            roles[node] = role
        }
        return roles
    }
}

/// For each node its contacts, from both ends of every pair.
private struct ContactRows {
    var offsets: [Int32]
    var contacts: [Int32]
    /// 1 where the node leads to the contact, 2 where the contact leads to it, 3 for both.
    var directions: [UInt8]

    init(_ pairs: TiedPairs, nodeCount: Int) {
        offsets = [Int32](repeating: 0, count: nodeCount + 1)
        contacts = [Int32](repeating: 0, count: 2 * pairs.count)
        directions = [UInt8](repeating: 0, count: 2 * pairs.count)
        for node in 0..<nodeCount {
            offsets[node + 1] += pairs.offsets[node + 1] - pairs.offsets[node]
        }
        for target in pairs.targets { offsets[Int(target) + 1] += 1 }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        for node in 0..<nodeCount {
            for pair in Int(pairs.offsets[node])..<Int(pairs.offsets[node + 1]) {
                let target = Int(pairs.targets[pair])
                contacts[Int(next[node])] = Int32(target)
                directions[Int(next[node])] = pairs.directions[pair]
                next[node] += 1
                contacts[Int(next[target])] = Int32(node)
                directions[Int(next[target])] = pairs.directions[pair].turned
                next[target] += 1
            }
        }
    }
}

extension UInt8 {
    /// What leads with a pair (1) and against it (2), seen from the other end.
    fileprivate var turned: UInt8 { self >> 1 | (self & 1) << 1 }
}
