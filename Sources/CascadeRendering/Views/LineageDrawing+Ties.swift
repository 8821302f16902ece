import CascadeCore

// Who reached whom, and how many.
extension LineageDrawing {
    /// Adds to the tie between two nodes, which is made where there is none.
    mutating func tie(
        _ from: Int,
        _ to: Int,
        credit: Int,
        isLead: Bool,
        isShared: Bool = false,
        isSimulated: Bool = false
    ) {
        guard from != to else { return }
        if let known = tiePositions[from &* 1_000_003 &+ to] {
            ties[known].credit += credit
            ties[known].isLead = ties[known].isLead || isLead
            ties[known].isShared = ties[known].isShared || isShared
        } else {
            tiePositions[from &* 1_000_003 &+ to] = ties.count
            ties.append(
                Tie(
                    from: from,
                    to: to,
                    credit: credit,
                    isLead: isLead,
                    isShared: isShared,
                    isSimulated: isSimulated
                )
            )
        }
    }

    /// Ties from trainers to those whom they reached; `place` says as which node each of the lineage is drawn.
    ///
    /// Where people are folded, the trainers of a session share its people in equal parts, and what does not divide goes to the
    /// lead. A co-trainer who is on the same card as those reached leaves the share to the others, since no tie is drawn.
    mutating func connect(_ graph: LineageGraph, _ shown: [Int], _ place: [Int: Int]) {
        for position in shown where graph.nodes[position].people > 0 {
            guard let to = place[position] else { continue }
            let credit = graph.nodes[position].people * LineageCredit.unit
            let trainers = graph.nodes[position].trainers
            if trainers.isEmpty { tie(0, to, credit: credit, isLead: true) }
            let sources = trainers.enumerated().compactMap { order, trainer in
                place[trainer].map { (node: $0, isLead: order == 0) }
            }
            .filter { $0.node != to }
            let isShared = Set(sources.map(\.node)).count > 1
            for (order, source) in sources.enumerated() {
                let rest = order == 0 ? credit % sources.count : 0
                tie(
                    source.node,
                    to,
                    credit: folding == nil ? credit : credit / sources.count + rest,
                    isLead: source.isLead || isPublic,
                    isShared: folding != nil && isShared
                )
            }
        }
        countPeople()
    }

    /// Rounds the credit of ties to whole people by the largest remainder, so that the ties into each node add up.
    private mutating func countPeople() {
        let unit = LineageCredit.unit
        var into: [[Int]] = Array(repeating: [], count: nodes.count)
        for tie in ties.indices {
            ties[tie].people = ties[tie].credit / unit
            into[ties[tie].to].append(tie)
        }
        for members in into {
            let rest = members.reduce(0) { $0 + ties[$1].credit % unit } / unit
            let byRemainder = members.sorted { left, right in
                let rests = (ties[left].credit % unit, ties[right].credit % unit)
                return rests.0 == rests.1 ? left < right : rests.0 > rests.1
            }
            for tie in byRemainder.prefix(rest) { ties[tie].people += 1 }
        }
    }
}
