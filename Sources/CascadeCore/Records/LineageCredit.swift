/// What each trainer may be credited with: people reached, shared in equal parts by the trainers of their session.
///
/// Credit is counted in whole parts of a person, 5,040 each, which up to ten trainers share equally; what does not divide goes
/// to the lead. Together with what external trainers reached, direct credit adds up to the people reached, and so does the
/// whole credit of those who have nobody before them: what a trainer's own learners reach goes on to those who trained the
/// trainer, in equal parts again.
package struct LineageCredit: Sendable, Equatable {
    /// Parts of a person.
    package static let unit = 5040

    /// By node of the lineage: credit for those reached in sessions led or co-led, in parts.
    package private(set) var direct: [Int]
    /// By node: direct credit, and what of it their learners pass on, in parts.
    package private(set) var all: [Int]
    /// Credit for those reached by external trainers: directly, and with all who came from them.
    package private(set) var external = (direct: 0, all: 0)

    /// The credit in a lineage.
    ///
    /// - Complexity: O(nodes and their trainers).
    package init(_ graph: LineageGraph) {
        direct = Array(repeating: 0, count: graph.nodes.count)
        all = direct
        for position in graph.nodes.indices.reversed() {
            let node = graph.nodes[position]
            guard node.people > 0 else { continue }
            let own = node.people * Self.unit
            // Someone who trained others before being reached passes nothing on.
            let isCarrier = node.person.map { graph.node[$0] == position } ?? false
            let passedOn = isCarrier ? all[position] : 0
            guard !node.trainers.isEmpty else {
                external.direct += own
                external.all += own + passedOn
                continue
            }
            let count = node.trainers.count
            for (place, trainer) in node.trainers.enumerated() {
                let rest = place == 0 ? own % count : 0
                direct[trainer] += own / count + rest
                all[trainer] += own / count + rest
                all[trainer] += passedOn / count + (place == 0 ? passedOn % count : 0)
            }
        }
    }

    package static func == (left: LineageCredit, right: LineageCredit) -> Bool {
        left.direct == right.direct && left.all == right.all && left.external == right.external
    }
}
