/// Chooses nodes that meet many reverse-reachable sets and keep to limits, and bounds what any choice can meet.
struct SeedChooser {
    /// The required nodes, to which others are added.
    let start: FeasibleChoice
    let index: CoverageIndex
    /// Nodes in the order in which they are taken when they meet no further set.
    let fallback: [Int]
    /// The nodes that can be added and are in a set.
    let candidates: [Int32]

    /// What was chosen.
    struct Choice {
        /// The seeds in order of choosing, those required first.
        var seeds: [Int]
        /// Number of sets that they meet.
        var met: Int
        /// A number of sets that no choice within the limits exceeds.
        var most: Double
    }

    init(_ start: FeasibleChoice, index: CoverageIndex, fallback: [Int]) {
        self.start = start
        self.index = index
        self.fallback = fallback
        candidates = (0..<Int32(index.nodeCount)).filter {
            index.size(of: Int($0)) > 0 && start.allows(Int($0))
        }
    }

    /// A choice of seeds.
    ///
    /// Without a budget, each time the node that adds most: at least 1 − 1/e of the best for a number of seeds (Nemhauser, Wolsey &
    /// Fisher 1978, doi:10.1007/BF01588971), ½ with groups (Fisher, Nemhauser & Wolsey 1978, doi:10.1007/BFb0121195). With
    /// a budget also the node that adds most for its cost, and with that the greatest single addition to any beginning of it, at
    /// least ½ if there is no other limit (Yaroslavtsev, Zhou & Avdiukhin, "'Bring Your Own Greedy' + Max", AISTATS 2020,
    /// arXiv:1910.05646); the better of all three.
    func choose() -> Choice {
        var best = run(byCost: false, from: []).choice
        if start.hasBudget {
            let dense = run(byCost: true, from: [])
            var others = [dense.choice]
            if let augmented = dense.augmented, augmented.met > dense.choice.met {
                others.append(run(byCost: true, from: augmented.nodes).choice)
            }
            for other in others {
                let most = min(best.most, other.most)
                if other.met > best.met { best = other }
                best.most = most
            }
        }
        return best
    }

    /// Adds nodes while any meets a further set, then what limits still ask for.
    ///
    /// `nodes` are added first. With `byCost` gains are divided by costs, and the best addition of one node to any beginning is
    /// told too.
    private func run(
        byCost: Bool,
        from nodes: [Int]
    ) -> (choice: Choice, augmented: (nodes: [Int], met: Int)?) {
        var feasible = start
        var coverage = Coverage(index)
        for node in feasible.chosen { coverage.add(node) }
        var added: [Int] = []
        var augmented: (nodes: [Int], met: Int)?
        let entries = candidates.map { node in
            (key: Self.key(Int(node), coverage, start, byCost: byCost), node: node)
        }
        var queue = LazyQueue(entries)
        var single = LazyQueue(
            byCost ? candidates.map { (Double(coverage.gains[Int($0)]), $0) } : []
        )
        var most = bound(after: coverage)
        while feasible.chosen.count < feasible.count {
            if byCost,
                let top = single.top(
                    isAllowed: { feasible.allows($0) },
                    key: { Double(coverage.gains[$0]) }
                ),
                coverage.met + Int(top.key) > augmented?.met ?? 0
            {
                augmented = (added + [top.node], coverage.met + Int(top.key))
            }
            let next: Int
            if added.count < nodes.count {
                next = nodes[added.count]
            } else {
                let top = queue.top(
                    isAllowed: { feasible.allows($0) },
                    key: { Self.key($0, coverage, feasible, byCost: byCost) }
                )
                guard let top else { break }
                next = top.node
            }
            feasible.add(next)
            coverage.add(next)
            added.append(next)
            if Self.isMilestone(added.count) { most = min(most, bound(after: coverage)) }
        }
        most = min(most, bound(after: coverage))
        complete(&feasible)
        return (Choice(seeds: feasible.chosen, met: coverage.met, most: most), augmented)
    }

    /// Adds nodes that meet no further set: those that groups need and, without a budget, up to the number wanted.
    private func complete(_ feasible: inout FeasibleChoice) {
        for node in fallback where feasible.isNeeded(node) && feasible.allows(node) {
            feasible.add(node)
        }
        guard !feasible.hasBudget else { return }
        for node in fallback {
            if feasible.chosen.count == feasible.count { return }
            if feasible.allows(node) { feasible.add(node) }
        }
    }

    @inline(__always)
    private static func key(
        _ node: Int,
        _ coverage: Coverage,
        _ feasible: FeasibleChoice,
        byCost: Bool
    ) -> Double {
        let gain = Double(coverage.gains[node])
        guard byCost, gain > 0 else { return gain }
        let cost = feasible.cost(of: node)
        return cost > 0 ? gain / cost : .infinity
    }

    /// Whether the bound is worth its time after so many nodes: after a power of 2.
    private static func isMilestone(_ count: Int) -> Bool { count & (count - 1) == 0 }

    /// A number of sets that no choice within the limits exceeds.
    ///
    /// A best choice meets no more than the nodes added so far and what each of its own nodes adds to them by itself (Tang et
    /// al. 2018, section 5); the sum of the latter is bounded by the greatest sum over choices within the limits.
    private func bound(after coverage: Coverage) -> Double {
        let sum: Double
        if start.hasQuotas {
            let order = byGain(coverage)
            sum = min(
                quotaBound(order, coverage),
                start.hasBudget ? budgetBound(coverage) : .infinity
            )
        } else {
            sum = min(countBound(coverage), start.hasBudget ? budgetBound(coverage) : .infinity)
        }
        return Double(coverage.met) + sum
    }

    /// The greatest sum of as many gains as nodes can be added.
    private func countBound(_ coverage: Coverage) -> Double {
        var left = start.count - start.chosen.count
        var greatest = 0
        for node in candidates { greatest = max(greatest, Int(coverage.gains[Int(node)])) }
        var histogram = [Int](repeating: 0, count: greatest + 1)
        for node in candidates { histogram[Int(coverage.gains[Int(node)])] += 1 }
        var sum = 0
        var gain = greatest
        while gain > 0, left > 0 {
            let taken = min(left, histogram[gain])
            sum += taken * gain
            left -= taken
            gain -= 1
        }
        return Double(sum)
    }

    /// The candidates with a gain from the greatest on, by counting sort.
    private func byGain(_ coverage: Coverage) -> [Int32] {
        var greatest = 0
        for node in candidates { greatest = max(greatest, Int(coverage.gains[Int(node)])) }
        var places = [Int](repeating: 0, count: greatest + 2)
        for node in candidates { places[greatest - Int(coverage.gains[Int(node)]) + 1] += 1 }
        for place in 0...greatest { places[place + 1] += places[place] }
        let withGain = places[greatest]
        var order = [Int32](repeating: 0, count: candidates.count)
        for node in candidates {
            let place = greatest - Int(coverage.gains[Int(node)])
            order[places[place]] = node
            places[place] += 1
        }
        return Array(order[..<withGain])
    }

    /// The greatest sum of gains within numbers and groups, which form a matroid, so that taking the greatest first is exact.
    private func quotaBound(_ order: [Int32], _ coverage: Coverage) -> Double {
        var feasible = start.withoutBudget()
        var sum = 0
        for node in order {
            if feasible.chosen.count == feasible.count { break }
            if feasible.allows(Int(node)) {
                feasible.add(Int(node))
                sum += Int(coverage.gains[Int(node)])
            }
        }
        return Double(sum)
    }

    /// The greatest sum of gains that the budget buys if nodes could be bought in part.
    private func budgetBound(_ coverage: Coverage) -> Double {
        var left = start.budget - start.cost
        var sum = 0.0
        var priced: [(ratio: Double, node: Int32)] = []
        for node in candidates where coverage.gains[Int(node)] > 0 {
            let gain = Double(coverage.gains[Int(node)])
            let cost = start.cost(of: Int(node))
            if cost > 0 { priced.append((gain / cost, node)) } else { sum += gain }
        }
        priced.sort { $0.ratio != $1.ratio ? $0.ratio > $1.ratio : $0.node < $1.node }
        for (ratio, node) in priced {
            let cost = start.cost(of: Int(node))
            guard cost <= left else { return sum + max(0, left) * ratio }
            left -= cost
            sum += Double(coverage.gains[Int(node)])
        }
        return sum
    }
}
