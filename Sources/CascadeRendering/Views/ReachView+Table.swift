import CascadeCore

extension ReachView {
    /// Who is expected to be first reached when, by whom, and in how many runs.
    var dataTable: ChartTable {
        guard let outcome else {
            return ChartTable(title: "Reach over time", heading: ["Organisation"], rows: [])
        }
        let graph = ReachGraph(
            programme: programme,
            outcome: outcome,
            foldingAbove: PartnershipTable.mostOrganisations
        )
        let nodes = graph.nodes.indices.sorted {
            (graph.nodes[$0].week, $0) < (graph.nodes[$1].week, $1)
        }
        let rows = nodes.map { position -> [String] in
            let node = graph.nodes[position]
            return [
                node.name, date(node.week).shortText, Wording.count(node.generation), node.source,
                Wording.percent(node.chance),
            ]
        }
        let seldom = graph.seldom.map { item in
            [item.name, ChartTable.none, ChartTable.none, ChartTable.none, chance(item)]
        }
        return ChartTable(
            title: "Who is expected to be reached when",
            heading: [
                "Organisation", "First reached in the week of", "Generation", "Most often by",
                "Share of runs",
            ],
            rows: rows + seldom
        )
    }
}
