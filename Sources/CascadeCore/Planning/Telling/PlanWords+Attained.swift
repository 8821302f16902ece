extension PlanWords {
    /// What a plan comes to in a goal, beside today's plan: `352 people reached (today 300)`, `coverage of Faith at 31% (today
    /// 22%)`.
    package func attained(_ goal: Goal, _ planned: Double, today: Double) -> String {
        let after = value(planned, of: goal)
        let before = value(today, of: goal)
        // Where a unit stands in what is counted, today's number needs none.
        let number = String(before.prefix { $0 != " " })
        switch goal {
        case .people, .organisations: return "\(after) reached (today \(number))"
        case .embedded: return "\(after) embedded (today \(number))"
        case .worstDecile:
            return "\(after) reached in the worst tenth of runs (today \(number))"
        case .completions(let id): return "\(after) of \(course(id)) (today \(number))"
        case .effectiveReach: return "an effective reach of \(after) (today \(number))"
        case .coverage, .chanceOfTarget, .equity:
            return "\(self.goal(goal)) at \(after) (today \(before))"
        }
    }
}
