import CascadeCore

// What the timeline says.
extension ReachView {
    func date(_ week: Int) -> CalendarDate { programme.firstMonday + 7 * week }

    func figures(_ node: ReachGraph.Node) -> String {
        if node.organisations > 1 {
            return "in \(Wording.percent(node.chance)) of runs on average"
        }
        return "\(date(node.week).shortText), in \(Wording.percent(node.chance)) of runs"
    }

    /// When, how and how likely; a partner that has a card is told by the arrow from it.
    func facts(_ node: ReachGraph.Node) -> [String] {
        let day = date(node.week).dayAndMonth
        let isCertain = node.chance >= 0.995
        let percent = Wording.percent(node.chance)
        switch node.origin {
        case .plannedSession:
            if programme.sessions.isEmpty {
                return [isCertain ? "\(day) · enrolment" : "\(day) · enrolment · \(percent)"]
            }
            return [isCertain ? "\(day) · planned session" : "\(day) · planned · \(percent)"]
        case .itself:
            return [isCertain ? "\(day) · own trainer" : "\(day) · own trainer · \(percent)"]
        case .partner:
            return ["\(day) · in \(isCertain ? "every run" : "\(percent) of runs")"]
        }
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
            + "\(Wording.percent(tie.share)) of the runs that reach it and "
            + "\(Wording.percent(tie.chance)) of all"
    }

    func chance(_ item: ReachGraph.Seldom) -> String {
        // 1.6% would be rounded to the bound that it is below.
        let percent = item.chance < 0.015 ? Wording.percent(item.chance) : "under 2%"
        let share = item.chance > 0 ? "\(percent) of runs" : "in no run"
        return item.organisations > 1
            ? "\(Wording.counted(item.organisations, "organisation")) · \(share)" : share
    }

    func caption(_ graph: ReachGraph, _ outcome: Outcome) -> String {
        var text =
            "Who is expected (simulated) to be reached when, and by whom. An organisation stands at the median "
            + "time of its first person reached. Percentages are shares of "
            + "\(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
        text += programme.planAlone
        if let folded = graph.folded { text += " \(folded)." }
        return text
    }

    func summary(_ graph: ReachGraph, _ outcome: Outcome) -> String {
        func organisations(_ nodes: [ReachGraph.Node]) -> Int {
            nodes.map(\.organisations).reduce(0, +)
        }
        let likely = organisations(graph.nodes.filter(\.isLikely))
        let unlikely = organisations(graph.nodes.filter { !$0.isLikely })
        let rare = graph.seldom.map(\.organisations).reduce(0, +)
        var text =
            "\(Wording.counted(likely, "organisation")) reached in at least half of the runs by "
            + "\(outcome.lastDay.spelledOut), \(Wording.count(unlikely)) in fewer, "
            + "\(Wording.count(rare)) hardly ever. "
        for (position, column) in graph.timeline.columns.enumerated() {
            let members = graph.nodes.filter { graph.timeline.column(of: $0.week) == position }
            guard !members.isEmpty else { continue }
            text += "\(column.title): \(Wording.count(organisations(members))). "
        }
        return text.trimmingSpaces
    }
}
