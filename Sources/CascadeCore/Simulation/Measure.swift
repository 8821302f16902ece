import CascadeGraph

/// A number that one replicate comes to at the end of its last week.
package enum Measure: Sendable, Hashable {
    /// A metric of the whole programme.
    case metric(Metric)
    /// People first reached in the organisations at these positions.
    case reached(in: [Int])
    /// People reached who are now in the organisations at these positions.
    case covered(in: [Int])
    /// The least coverage, 0 to 1, of any of these groups of organisations; groups without people are left out.
    case leastCoverage(of: [[Int]])
    /// Completions of the course at this position.
    case completions(Int)
    /// 1 where the target was met by its day, else 0.
    case targetMet
    /// How far the target is met at the end: the least of its numbers ÷ what is wanted, at most 2; 0 without a target.
    case targetProgress
}

extension Simulator {
    /// What a measure comes to, once the last week is over and before the replicate is added to the tally.
    func value(of measure: Measure) -> Double {
        switch measure {
        case .metric(let metric): value(of: metric)
        case .reached(let organisations): Double(reached(in: organisations))
        case .covered(let organisations): Double(covered(in: organisations))
        case .leastCoverage(let groups):
            groups.reduce(1) { least, group in
                let people = group.reduce(0) { $0 + Int(scenario.headcount[$1]) }
                return people > 0 ? min(least, Double(covered(in: group)) / Double(people)) : least
            }
        case .completions(let course): Double(tally.completedSoFar(course))
        case .targetMet: targetWeek >= 0 && targetWeek <= (scenario.target?.week ?? -1) ? 1 : 0
        case .targetProgress: targetProgress
        }
    }

    private var targetProgress: Double {
        guard let target = scenario.target else { return 0 }
        func share(_ value: Double, _ wanted: Int64) -> Double {
            wanted > 0 ? value / Double(wanted) : 2
        }
        var least = min(2, share(Double(peopleReached), target.people))
        least = min(least, share(Double(organisationsReached), target.organisations))
        least = min(
            least,
            share(effectiveReach * Metric.effectiveReach.scale, target.effective)
        )
        for goal in target.completions {
            least = min(least, share(Double(tally.completedSoFar(goal.course)), goal.people))
        }
        return least
    }

    private func value(of metric: Metric) -> Double {
        switch metric {
        case .peopleReached: Double(peopleReached)
        case .attendances: Double(attendances)
        case .organisationsReached: Double(organisationsReached)
        case .organisationsEmbedded: Double(organisationsEmbedded)
        case .championsWaiting: Double(championsWaiting)
        case .trainersQualified: Double(qualifiedNow)
        case .trainersActive: Double(trainersActive)
        case .sessionsHeld: Double(sessionsHeld)
        case .cost: cost
        case .effectiveReach: effectiveReach
        case .newCrossSectorLinks: Double(newLinks)
        }
    }

    /// People reached who are still here, weighted by fidelity and what is left of their skill.
    var effectiveReach: Double {
        var reach = 0.0
        for slot in halfLifeSlots { reach += effective[slot] }
        return min(max(0, reach), Double(peopleReached))
    }

    private func covered(in organisations: [Int]) -> Int {
        organisations.reduce(0) { $0 + Int(reachedMembers[$1]) }
    }
}
