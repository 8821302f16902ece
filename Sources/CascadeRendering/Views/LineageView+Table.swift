import CascadeCore

extension LineageView {
    /// By generation: who is on record, and who is expected.
    var dataTable: ChartTable {
        let columns = drawing.columns
        let expected = columns.indices.map { generation in
            drawing.nodes.filter { $0.isSimulated && $0.generation == generation }
                .reduce(0) { $0 + $1.people }
        }
        return ChartTable(
            title: "People by generation",
            heading: ["Generation", "On record", "Expected"],
            rows: columns.indices.map { generation in
                [
                    columns[generation].title,
                    drawing.observed(generation) ?? ChartTable.none,
                    expected[generation] > 0
                        ? "about \(Wording.counted(expected[generation], "person", "people"))"
                        : ChartTable.none,
                ]
            }
        )
    }
}
