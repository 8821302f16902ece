import CascadeCore
import Yams

/// What the plan is for.
extension PlanYAMLReader {
    private static let goals: [(word: String, goal: Goal)] = [
        ("people", .people), ("effective", .effectiveReach), ("organisations", .organisations),
        ("embedded", .embedded), ("coverage", .coverage(.everyone)), ("chance", .chanceOfTarget),
        ("worst-decile", .worstDecile), ("equity", .equity),
    ]

    /// `goal` and `cheapest`.
    mutating func readAim(_ map: YAMLMap) {
        if let node = map["cheapest"] {
            if let goal = map["goal"] {
                map.report(
                    "goal",
                    goal,
                    expected: "either goal or cheapest; cheapest says what the plan must come to"
                )
                return
            }
            if let (goal, least) = readLeast(map, node) {
                request.aim = .cheapest(goal, least: least)
            }
            return
        }
        guard let node = map["goal"] else { return }
        var nodes = [node]
        if case .sequence(let sequence) = node { nodes = Array(sequence) }
        var goals: [Goal] = []
        for node in nodes {
            guard let goal = readGoal(map, node) else { continue }
            remember("goal.\(goals.count)", at: node)
            goals.append(goal)
        }
        if !goals.isEmpty { request.aim = .most(goals) }
    }

    private func readGoal(_ map: YAMLMap, _ node: Node) -> Goal? {
        if case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first {
            switch YAMLMap.scalar(pair.key) {
            case "coverage":
                return part(pair.value, map, "goal", keys: Self.parts).map {
                    Goal.coverage($0.part)
                }
            case "completions":
                guard let id = YAMLMap.scalar(pair.value) else { break }
                return .completions(id)
            default: break
            }
        } else if let word = YAMLMap.scalar(node) {
            if let found = Self.goals.first(where: { $0.word == word }) { return found.goal }
        }
        let words = Self.goals.map(\.word)
        map.report(
            "goal",
            node,
            expected:
                "one of \(words.joined(separator: ", ")), {coverage: {sector: …}} or {completions: …}",
            suggestion: log.suggester.nearest(to: YAMLMap.shown(node), in: words)
        )
        return nil
    }

    /// The goal and the amount of `cheapest`.
    private func readLeast(_ map: YAMLMap, _ node: Node) -> (Goal, Double)? {
        let expected =
            "one goal and what it must come to, such as {chance: 0.8}, {people: 500} or {completions: {c300: 40}}"
        guard case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first,
            let word = YAMLMap.scalar(pair.key)
        else {
            map.report("cheapest", node, expected: expected)
            return nil
        }
        if word == "completions", case .mapping(let inner) = pair.value, inner.count == 1,
            let course = inner.first, let id = YAMLMap.scalar(course.key)
        {
            return map.number(course.value, "cheapest").map { (.completions(id), $0) }
        }
        if word == "coverage", case .mapping = pair.value {
            guard let found = part(pair.value, map, "cheapest", keys: Self.parts + ["least"])
            else { return nil }
            guard let least = found.map["least"] else {
                found.map.requirePresence(of: "least", "the coverage to come to, from 0 to 1")
                return nil
            }
            return map.number(least, "cheapest").map { (.coverage(found.part), $0) }
        }
        guard let goal = Self.goals.first(where: { $0.word == word })?.goal else {
            let words = Self.goals.map(\.word) + ["completions"]
            map.report(
                "cheapest",
                pair.key,
                expected: expected,
                suggestion: log.suggester.nearest(to: word, in: words)
            )
            return nil
        }
        return map.number(pair.value, "cheapest").map { (goal, $0) }
    }
}
