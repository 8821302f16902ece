import CascadeCore

// What the timeline says.
extension ReachView {
    func date(_ week: Int) -> CalendarDate { programme.firstMonday + 7 * week }

    func figures(_ node: ReachGraph.Node) -> String {
        if node.organisations > 1 { return "\(Wording.percent(node.chance)) on average" }
        return "\(date(node.week).shortText) · \(Wording.percent(node.chance))"
    }

    func title(_ node: ReachGraph.Node) -> String {
        "\(node.name), first reached in the week of \(date(node.week).spelledOut) "
            + "(median), generation \(node.generation), in \(Wording.percent(node.chance)) of runs"
            + (node.organisations > 1
                ? ": \(node.breakdown.joined(separator: ", "))"
                : ", most often by \(node.source) (\(Wording.percent(node.sourceShare)))")
    }

    func title(_ tie: ReachGraph.Tie, _ graph: ReachGraph) -> String {
        "\(graph.nodes[tie.from].name) → \(graph.nodes[tie.to].name), the first source in "
            + "\(Wording.percent(tie.share)) of the runs that reach it"
    }

    func chance(_ item: ReachGraph.Seldom) -> String {
        let share =
            item.chance > 0 ? "\(Wording.percent(item.chance)) of runs" : "in no run"
        return item.organisations > 1
            ? "\(Wording.counted(item.organisations, "organisation")) · \(share)" : share
    }

    func caption(_ graph: ReachGraph, _ outcome: Outcome) -> String {
        var text =
            "Who is expected (simulated) to be reached when: each organisation stands in the median time of its "
            + "first person reached, with who reaches it first most often; the percentage is the share of runs "
            + "that reach it. "
            + "\(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
        if let folded = graph.folded { text += " \(folded)." }
        return text
    }

    func summary(_ graph: ReachGraph, _ outcome: Outcome) -> String {
        let likely = graph.nodes.map(\.organisations).reduce(0, +)
        let rare = graph.seldom.map(\.organisations).reduce(0, +)
        var text =
            "\(Wording.counted(likely, "organisation")) reached in at least half of the runs by "
            + "\(outcome.lastDay.spelledOut), \(Wording.count(rare)) in fewer. "
        for (position, column) in graph.timeline.columns.enumerated() {
            let members = graph.nodes.filter { graph.timeline.column(of: $0.week) == position }
            guard !members.isEmpty else { continue }
            text +=
                "\(column.title): \(Wording.count(members.map(\.organisations).reduce(0, +))). "
        }
        return text.trimmingSpaces
    }
}
