import CascadeCore

extension SpreadView {
    /// Coverage of each circle at each day, and people reached in all.
    var dataTable: ChartTable {
        let days = spread.frames.map { frame in
            frame.day.shortText + (frame.isObserved ? ", observed" : ", expected")
        }
        let hidden = DisclosedCount.mark
        var rows = graph.nodes.indices.map { node -> [String] in
            [
                graph.nodes[node].name,
                CleanText.line(spread.programme.sectors[graph.nodes[node].sector].name),
            ]
                + coverage.map { $0[node].map { Wording.percent($0) } ?? hidden }
        }
        rows.append(
            ["All, people reached", ChartTable.none]
                + spread.frames.map { $0.people.map { Wording.count($0) } ?? hidden }
        )
        return ChartTable(
            title: "Share of people reached, by day",
            heading: ["Organisation", "Sector"] + days,
            rows: rows
        )
    }
}
