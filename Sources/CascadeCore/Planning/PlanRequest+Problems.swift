extension PlanRequest {
    /// Every problem of the request for a programme, in the order of its parts; empty where it can be planned for.
    ///
    /// Limits that contradict each other are no problem here: that is an answer of the planner (see ``PlanConflict``).
    /// The place of a limit is its position in ``limits``; all else is named by its key in `plan.yaml`.
    ///
    /// - Complexity: O(size of the request and of the programme).
    public func problems(in programme: Programme) -> [Problem] {
        problemList(in: programme, keeping: 10_000) { _ in false }.problems
    }

    /// The first problems of the request and the number of all of them.
    ///
    /// At most `limit` are kept. A problem is left out, and not counted, where `isKnown` says of its place that it follows from
    /// one that was reported before.
    package func problemList(
        in programme: Programme,
        keeping limit: Int,
        leavingOut isKnown: (ProblemPlace) -> Bool
    ) -> ProblemList {
        withoutActuallyEscaping(isKnown) { isKnown in
            var check = PlanCheck(self, programme, keeping: limit, leavingOut: isKnown)
            check.checkAim()
            check.checkFrom()
            check.checkSeating()
            check.checkFurther()
            check.checkDroppingAndTies()
            check.checkLimits()
            return check.check.list
        }
    }
}

extension PlanCheck {
    // MARK: - Aim

    mutating func checkAim() {
        switch request.aim {
        case .most(let goals):
            var seen: Set<Goal> = []
            for (position, goal) in goals.enumerated() {
                let field = "goal.\(position)"
                checkGoal(goal, field)
                if !seen.insert(goal).inserted {
                    report(
                        field,
                        "goal of the plan",
                        found: Self.word(goal),
                        expected: "each goal once, the one that matters most first"
                    )
                }
            }
        case .cheapest(let goal, let least):
            checkGoal(goal, "cheapest")
            checkLeast(least, of: goal)
        }
    }

    private mutating func checkGoal(_ goal: Goal, _ field: String) {
        switch goal {
        case .coverage(let part):
            checkPart(part, nil, field, "part whose coverage is the goal")
        case .completions(let id):
            reference(course: id, nil, field, "course whose completions are the goal")
        case .chanceOfTarget:
            let target = programme.target
            guard target.map({ programme.week(of: $0.by) >= programme.weeks }) ?? true else {
                break
            }
            report(
                field,
                "goal of the plan",
                found: "chance",
                expected: target.map {
                    "a goal at the programme's end, as the target's day, \($0.by), comes after the last one"
                } ?? "another goal, as the programme has no target; maybe add one to programme.yaml"
            )
        case .people, .effectiveReach, .organisations, .embedded, .worstDecile, .equity: break
        }
    }

    private mutating func checkLeast(_ least: Double, of goal: Goal) {
        let most: Double =
            switch goal {
            case .chanceOfTarget, .coverage, .equity: 1
            case .organisations, .embedded: Double(max(1, programme.organisations.count))
            case .people, .effectiveReach, .completions, .worstDecile: 100_000_000
            }
        number(least, atMost: most, nil, "cheapest", "cheapest of the plan (\(Self.word(goal)))")
    }

    /// The word for a goal in plan.yaml and in options.
    static func word(_ goal: Goal) -> String {
        switch goal {
        case .people: "people"
        case .effectiveReach: "effective"
        case .organisations: "organisations"
        case .embedded: "embedded"
        case .coverage: "coverage"
        case .completions: "completions"
        case .chanceOfTarget: "chance"
        case .worstDecile: "worst-decile"
        case .equity: "equity"
        }
    }

    // MARK: - What may be decided

    mutating func checkFrom() {
        guard let from = request.from else { return }
        check.checkDate(from, in: .plan, nil, "from", of: "the plan")
        if from > programme.lastDay {
            report(
                "from",
                "from of the plan",
                found: from.description,
                expected: "\(programme.lastDay), the programme's last day, or earlier"
            )
        }
    }

    mutating func checkSeating() {
        var seen: Set<String> = []
        for (position, id) in request.seatingCourses.enumerated() {
            let field = "share-out.\(position)"
            reference(course: id, nil, field, "course whose seats are shared out")
            once(id, &seen, field, "course of share-out")
            if check.courses[id] != nil, planned[id] == nil, !further.contains(id) {
                report(
                    field,
                    "course whose seats are shared out",
                    found: id,
                    expected: "a course that has planned sessions"
                )
            }
        }
    }

    mutating func checkDroppingAndTies() {
        var seen: Set<String> = []
        for (position, id) in request.mayDrop.enumerated() {
            let field = "may-drop.\(position)"
            reference(course: id, nil, field, "course that may be dropped")
            once(id, &seen, field, "course of may-drop")
            if check.courses[id] != nil, planned[id] == nil {
                report(
                    field,
                    "course that may be dropped",
                    found: id,
                    expected: "a course that has planned sessions"
                )
            }
        }
        guard let ties = request.ties else { return }
        count(ties.atMost, within: 0...1000, nil, "ties.at-most", "number of new ties")
        number(ties.strength, atMost: 1, nil, "ties.strength", "strength of new ties")
        number(
            ties.cost,
            atMost: 1e12,
            aboveNothing: false,
            nil,
            "ties.cost",
            "cost of a new tie"
        )
        for (position, pair) in ties.among.enumerated() {
            let field = "ties.among.\(position)"
            for id in [pair.first, pair.second] {
                reference(organisation: id, nil, field, "pair of new ties")
            }
            if pair.first == pair.second {
                report(
                    field,
                    "pair of new ties",
                    found: "\(pair.first)+\(pair.second)",
                    expected: "two different organisations"
                )
            }
        }
    }
}
