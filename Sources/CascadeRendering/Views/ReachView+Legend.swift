import CascadeCore

// The key to the timeline.
extension ReachView {
    func legend(_ graph: ReachGraph) -> [LegendItem] {
        var items: [LegendItem] = []
        let bars = outcome.map { ReachBars(outcome: $0, columns: graph.timeline.columns) }
        let generations = Set(graph.nodes.map(\.generation) + (bars?.generations ?? []))
            .sorted().prefix(10)
        if !generations.isEmpty {
            items.append(
                LegendItem(
                    heading: "Generation of the people reached",
                    samples: generations.map { generation in
                        (
                            Self.mark(generation, at: Point(9.5, 9.5), true), Size(19, 19),
                            Self.meaning(generation)
                        )
                    }
                )
            )
        }
        if graph.nodes.contains(where: { !$0.isLikely }) {
            items.append(
                LegendItem(
                    heading: graph.folded == nil ? "Organisation reached" : "Organisations reached",
                    samples: [
                        (Self.sample(true), Size(30, 16), "in at least half of the runs"),
                        (Self.sample(false), Size(30, 16), "in fewer"),
                    ]
                )
            )
        }
        if !graph.ties.isEmpty {
            func sample(_ chance: Double, _ meaning: String) -> (
                elements: [Scene.Element], size: Size, meaning: String
            ) {
                let line = Self.arrow(chance).elements(along: [Point(0, 6), Point(38, 6)])
                return (line, Size(38, 12), meaning)
            }
            items.append(
                LegendItem(
                    heading: "Who most often reaches it first",
                    samples: [
                        sample(0.8, "in at least half of the runs"), sample(0.2, "in fewer"),
                    ]
                )
            )
        }
        return items
    }

    /// Who trained the people of a generation.
    private static func meaning(_ generation: Int) -> String {
        switch generation {
        case ...0: "founders"
        case 1: "trained by founders or external trainers"
        default: "by people of generation \(generation - 1)"
        }
    }

    private static func sample(_ isLikely: Bool) -> [Scene.Element] {
        [
            .shape(
                Scene.Shape(
                    outline: .rect(Rect(0, 0, 30, 16), radius: 5),
                    fill: isLikely ? .soft(0) : .paper,
                    stroke: .strong(0),
                    lineWidth: 1.2,
                    dash: isLikely ? .solid : .dashed
                )
            )
        ]
    }
}
