extension Diffusion {
    /// The seeds within limits that reach most in expectation, or nearly, with a guarantee.
    ///
    /// Two collections of reverse-reachable sets grow until the bounds from them are good enough: seeds are chosen to meet many
    /// sets of the first, which also bounds what the best seeds reach; the second, a quarter of its size, has no part in the choice and
    /// so tells what they do reach. It stops when the seeds meet so many sets of the first that the spread of given seeds would be known
    /// from them to within the share `error`, and are sure to reach 1 − 1/e − `error` of the best. Under groups and budgets,
    /// where that may be out of reach, it is enough to be sure of the method's worst case less `error`, if more sets would add
    /// at most `error` to what is sure. Small networks get more sets than that, for they take no time. At the latest it stops when so many sets are drawn that the worst case holds by theory.
    /// Only if sets are huge does memory end it earlier (at 2²⁷ members); ``Influence/guarantee`` says what holds in any case.
    ///
    /// - Parameters:
    ///   - limits: what the seeds must keep to.
    ///   - error: over 0 and below 1.
    ///   - failure: the chance that the guarantee fails, over 0 and below 1; nil: 1 ÷ number of nodes, at most 1%.
    ///   - seed: names the random draws; the same seed gives the same result, on any number of workers.
    ///   - nodeWeights: what each node counts for, at least 0, such as its headcount; nil: 1 each.
    ///   - workers: number of parts drawn at a time; nil: one for each core that the system offers.
    /// - Returns: the seeds, the bounds on what they and the best reach, and the guarantee that follows.
    /// - Throws: if no seeds keep to the limits, with every reason.
    /// - Complexity: expected O((k log V + log 1/failure) (V + E) / error²) at worst for k seeds, and far less in practice.
    /// - Note: Tang, Tang, Xiao & Yuan, "Online processing algorithms for influence maximization" (OPIM-C), SIGMOD 2018,
    ///   doi:10.1145/3183713.3183749.
    public func influence(
        limits: InfluenceLimits,
        error: Double = 0.1,
        failure: Double? = nil,
        seed: UInt64,
        nodeWeights: [Int]? = nil,
        workers: Int? = nil
    ) async throws(InfeasibleLimits) -> Influence {
        precondition(error > 0 && error < 1, "error \(error), not between 0 and 1")
        let failure = failure ?? min(0.01, 1 / Double(max(1, nodeCount)))
        precondition(failure > 0 && failure < 1, "failure \(failure), not between 0 and 1")
        Self.check(nodeWeights: nodeWeights, nodeCount: nodeCount)
        let start = try FeasibleChoice(limits, nodeCount: nodeCount)
        let fallback = Self.fallback(start, nodeWeights: nodeWeights)
        let roots = RootSampler(nodeCount: nodeCount, nodeWeights: nodeWeights)
        let schedule = SampleSchedule(
            start,
            fallback: fallback,
            nodeWeights: nodeWeights,
            error: error,
            failure: failure
        )
        var (first, second) = (ReverseSets(), ReverseSets())
        let keys = (RandomStream.key(seed, 1), RandomStream.key(seed, 2))
        var step = 0
        while true {
            let count = roots.total > 0 ? schedule.first << step : 0
            await first.extend(
                to: count,
                of: self,
                roots: roots,
                key: keys.0,
                workers: workers
            )
            await second.extend(
                to: count / 4,
                of: self,
                roots: roots,
                key: keys.1,
                workers: workers
            )
            let index = CoverageIndex(first, nodeCount: nodeCount)
            let choice = SeedChooser(start, index: index, fallback: fallback).choose()
            let met = second.count(metBy: choice.seeds, nodeCount: nodeCount)
            let bounds = Bounds(
                choice,
                met: met,
                sets: (first.count, second.count),
                total: roots.total,
                alone: choice.seeds.reduce(0) { $0 + (nodeWeights?[$1] ?? 1) },
                logarithm: schedule.logarithm
            )
            let isLast =
                step == schedule.steps
                || first.members.count + second.members.count > Self.mostMembers
            if isLast || schedule.isEnough(bounds, members: first.members.count) {
                let isByTheory = step == schedule.steps && schedule.holdsAtTheEnd
                return Influence(
                    seeds: choice.seeds,
                    spread: bounds.spread,
                    spreadAtLeast: bounds.atLeast,
                    bestAtMost: bounds.bestAtMost,
                    guarantee: max(
                        bounds.guarantee,
                        isByTheory ? schedule.worstCase - error : 0
                    ),
                    worstCase: schedule.worstCase,
                    failure: failure,
                    reverseSets: first.count + second.count
                )
            }
            step = schedule.step(
                after: step,
                met: choice.met,
                members: first.members.count
            )
        }
    }

    /// Members of both collections after which no more are drawn: half a gigabyte.
    private static let mostMembers = 1 << 27

    /// The nodes from the cheapest on, then from the weightiest.
    private static func fallback(_ start: FeasibleChoice, nodeWeights: [Int]?) -> [Int] {
        guard start.hasBudget || nodeWeights != nil else { return Array(0..<start.nodeCount) }
        return (0..<start.nodeCount).sorted { one, other in
            let costs = (start.cost(of: one), start.cost(of: other))
            if costs.0 != costs.1 { return costs.0 < costs.1 }
            let weights = (nodeWeights?[one] ?? 1, nodeWeights?[other] ?? 1)
            return weights.0 != weights.1 ? weights.0 > weights.1 : one < other
        }
    }

    /// What two collections of sets say of a choice.
    struct Bounds {
        /// Estimated spread.
        let spread: Double
        /// Its lower bound.
        let atLeast: Double
        /// Upper bound of the best spread.
        let bestAtMost: Double
        /// The guarantee if as many sets as wanted were drawn and said the same.
        let limit: Double
        /// Number of sets of the first collection that the seeds meet.
        let met: Int

        /// The share of the best that is sure.
        var guarantee: Double { bestAtMost > 0 ? min(1, atLeast / bestAtMost) : 1 }

        /// Bounds that each fail with a chance of e to the power of −`logarithm`.
        ///
        /// Tang et al. 2018, equations 5 and 8, from martingale inequalities.
        ///
        /// Of `sets` in the two collections the seeds meet `met` in the second; `total` is the number of nodes or the sum of weights,
        /// `alone` what the seeds count for themselves, which they reach for certain.
        init(
            _ choice: SeedChooser.Choice,
            met: Int,
            sets: (Int, Int),
            total: Int,
            alone: Int,
            logarithm: Double
        ) {
            let scale = sets.1 > 0 ? Double(total) / Double(sets.1) : 0
            let bestScale = sets.0 > 0 ? Double(total) / Double(sets.0) : 0
            let half = (logarithm / 2).squareRoot()
            let low = max(0, (Double(met) + 2 * logarithm / 9).squareRoot() - half)
            let high = (choice.most + logarithm / 2).squareRoot() + half
            let best = choice.most * bestScale
            self.met = choice.met
            spread = max(Double(alone), Double(met) * scale)
            atLeast = max(Double(alone), (low * low - logarithm / 18) * scale)
            bestAtMost = max(atLeast, min(Double(total), high * high * bestScale))
            limit = best > 0 ? min(1, spread / best) : 1
        }
    }
}
