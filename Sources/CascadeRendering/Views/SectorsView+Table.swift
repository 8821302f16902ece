import CascadeCore

extension SectorsView {
    /// Who is expected to train whom, by sector of the trainers and sector of those reached; ties where nothing is expected.
    var dataTable: ChartTable {
        let isPeople = graph.measure == .people
        var rows = graph.nodes.map { node -> [String] in
            [node.name, node.name]
                + (isPeople
                    ? [Wording.count(node.reachedByOwn), Wording.count(node.tiesInside)]
                    : [Wording.count(node.tiesInside)])
        }
        for link in graph.links {
            let (first, second) = (graph.nodes[link.first].name, graph.nodes[link.second].name)
            guard isPeople else {
                rows.append([first, second, Wording.count(link.ties)])
                continue
            }
            let ties = Wording.count(link.ties)
            rows.append([first, second, Wording.count(link.reachedInSecond), ties])
            rows.append([second, first, Wording.count(link.reachedInFirst), ties])
        }
        return ChartTable(
            title: isPeople ? "Who is expected to train whom" : "Ties between sectors",
            heading: isPeople
                ? ["Trainers of", "reach people of", "People expected", "Ties"]
                : ["Sector", "Sector", "Ties"],
            rows: rows
        )
    }
}
