import CascadeCore

extension TornadoChart {
    /// By answer and assumption: the answer at the assumption's low and high value.
    package var dataTable: ChartTable {
        let rows = result.tornadoes.flatMap { tornado -> [[String]] in
            let panel = TornadoPanel(
                tornado,
                of: result,
                in: ChartFrame(width: TornadoChart.width),
                hasLegend: false
            )
            return panel.bars.map { bar in
                let (low, high) = TornadoPanel.values(of: bar)
                return [
                    CleanText.line(panel.headline), CleanText.line(bar.label), low,
                    panel.answer(bar.low.value), high, panel.answer(bar.high.value),
                ]
            }
        }
        return ChartTable(
            title: "What drives the answer",
            heading: [
                "Answer as drawn", "Assumption", "Low value", "Answer there", "High value",
                "Answer there",
            ],
            rows: rows
        )
    }
}
