import CascadeCore

extension ChangeView {
    /// People reached at each circle on either side, those that did not change among them.
    var dataTable: ChartTable {
        let names = Dictionary(
            uniqueKeysWithValues: change.programme.sectors.enumerated().map {
                ($0, CleanText.line($1.name))
            }
        )
        var rows = graph.nodes.indices.map { node -> [String] in
            let place = place(node)
            return [place.name, names[graph.nodes[node].sector] ?? ""]
                + figures(place.before, place.after, place.difference)
        }
        rows.append(
            ["All", ChartTable.none]
                + figures(
                    change.before.people,
                    change.after.people,
                    ReachChange.Place(
                        name: "",
                        before: change.before.people,
                        after: change.after.people
                    ).difference
                )
        )
        return ChartTable(
            title: "People reached, then and now",
            heading: [
                "Organisation", "Sector", change.before.name, change.after.name, "Difference",
            ],
            rows: rows
        )
    }

    private func figures(
        _ before: ReachChange.Figure,
        _ after: ReachChange.Figure,
        _ difference: Double?
    ) -> [String] {
        [text(before), text(after), difference.map { Wording.count($0) } ?? DisclosedCount.mark]
    }

    private func text(_ figure: ReachChange.Figure) -> String {
        switch figure {
        case .absent: ChartTable.none
        case .hidden: DisclosedCount.mark
        case .people(let people): Wording.count(people)
        }
    }
}
