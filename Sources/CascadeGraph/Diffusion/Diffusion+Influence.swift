extension Diffusion {
    /// The seeds within limits that reach most in expectation, or nearly, with a guarantee.
    ///
    /// Seeds are chosen to meet many sets of a collection of reverse-reachable sets, which also bounds what the best seeds reach. Other sets,
    /// which have no part in the choice and are a quarter as many (as many up to 4096), tell what the seeds do reach. The collection
    /// grows until the seeds meet so many of its sets that the spread of given seeds would be known from them to within the share
    /// `error`, and are sure to reach 1 − 1/e − `error` of the best. Under groups and budgets, where that may be out of reach,
    /// it is enough to be sure of the method's worst case less `error`, if more sets would add at most `error` to what is sure.
    /// Small networks get more sets than that, for they take no time. At the latest it stops when so many sets are drawn that the
    /// worst case holds by theory. Only if sets are huge does memory end it earlier, at 2²⁷ members; ``Influence/guarantee`` says
    /// what holds in any case.
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
        var first = ReverseSets()
        let keys = (RandomStream.key(seed, 1), RandomStream.key(seed, 2))
        if roots.total > 0 {
            await first.extend(
                to: schedule.first,
                of: self,
                roots: roots,
                key: keys.0,
                workers: workers
            )
        }
        var step = schedule.start(members: first.members.count)
        while true {
            let count = roots.total > 0 ? schedule.first << step : 0
            await first.extend(
                to: count,
                of: self,
                roots: roots,
                key: keys.0,
                workers: workers
            )
            let index = CoverageIndex(first, nodeCount: nodeCount)
            let choice = SeedChooser(start, index: index, fallback: fallback).choose()
            let isLast = schedule.isLast(step, members: first.members.count)
            guard isLast || schedule.isPromising(choice, members: first.members.count) else {
                step = schedule.step(
                    after: step,
                    met: choice.met,
                    members: first.members.count
                )
                continue
            }
            let checked = max(count / 4, min(4096, count))
            let met = await ReverseSets.count(
                of: checked,
                metBy: choice.seeds,
                of: self,
                roots: roots,
                key: RandomStream.key(keys.1, UInt64(step)),
                workers: workers
            )
            let bounds = Bounds(
                choice,
                met: met,
                sets: (first.count, checked),
                total: roots.total,
                alone: choice.seeds.reduce(0) { $0 + (nodeWeights?[$1] ?? 1) },
                logarithm: schedule.logarithm
            )
            if isLast || schedule.isEnough(bounds) {
                let isByTheory = step == schedule.steps && schedule.holdsAtTheEnd
                return Influence(
                    seeds: choice.seeds,
                    spread: bounds.spread,
                    standardError: bounds.standardError,
                    spreadAtLeast: bounds.atLeast,
                    bestAtMost: bounds.bestAtMost,
                    guarantee: max(
                        bounds.guarantee,
                        isByTheory ? schedule.worstCase - error : 0
                    ),
                    worstCase: schedule.worstCase,
                    failure: failure,
                    reverseSets: first.count + checked
                )
            }
            step = schedule.step(
                after: step,
                met: choice.met,
                members: first.members.count
            )
        }
    }

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

    /// What sets say of a choice.
    struct Bounds {
        /// Estimated spread.
        let spread: Double
        /// Its standard error.
        let standardError: Double
        /// Its lower bound.
        let atLeast: Double
        /// Upper bound of the best spread.
        let bestAtMost: Double
        /// The guarantee if as many sets as wanted were drawn and said the same.
        let limit: Double

        /// The share of the best that is sure.
        var guarantee: Double { bestAtMost > 0 ? min(1, atLeast / bestAtMost) : 1 }

        /// Bounds that each fail with a chance of e to the power of −`logarithm`.
        ///
        /// Tang et al. 2018, equations 5 and 8, from martingale inequalities.
        ///
        /// Of `sets`, those that the choice has seen and others, the seeds meet `met` of the others; `total` is the number of nodes or the sum of weights,
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
            let share = sets.1 > 0 ? Double(met) / Double(sets.1) : 0
            standardError =
                sets.1 > 0
                ? Double(total) * (share * (1 - share) / Double(sets.1)).squareRoot() : 0
            spread = max(Double(alone), Double(met) * scale)
            atLeast = max(Double(alone), (low * low - logarithm / 18) * scale)
            bestAtMost = max(atLeast, min(Double(total), high * high * bestScale))
            limit = best > 0 ? min(1, spread / best) : 1
        }
    }
}
