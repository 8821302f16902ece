import CascadeCore

extension CurveChart {
    /// By amount: people reached on average and their bands, and the plan behind it.
    package var dataTable: ChartTable {
        ChartTable(
            title: "People reached by \(noun)",
            heading: [
                curve.resource == .budget ? "Expected cost" : "Seats offered",
                "People expected on average", "50% of runs", "80% of runs", "Seats", "Sessions",
                "Mark",
            ],
            rows: curve.points.enumerated().map { position, point in
                var marks: [String] = []
                if position == curve.bend { marks.append("the curve bends here") }
                if position == curve.today { marks.append(todayWords) }
                let people = point.people
                return [
                    words(point), Wording.count(people.mean),
                    hasRange ? Wording.range(people.p25, people.p75) : ChartTable.none,
                    hasRange ? Wording.range(people.p10, people.p90) : ChartTable.none,
                    Wording.count(point.seats), Wording.count(point.sessions),
                    marks.isEmpty ? ChartTable.none : marks.joined(separator: ", "),
                ]
            }
        )
    }
}
