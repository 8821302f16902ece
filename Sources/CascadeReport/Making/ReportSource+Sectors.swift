import CascadeCore
import CascadeRendering

// Sectors, areas, and how evenly people are reached.
extension ReportSource {
    /// Most areas listed.
    static let mostAreas = 40

    /// What is expected of a sector; nil where it may not be shown.
    ///
    /// Where what was counted is hidden, the forecast is too: where nothing more happens they are the same number.
    private func expected(_ sector: Int) -> Outcome.Summary? {
        let summary = outcome.sectors[sector].peopleReached
        guard isPublic, hasRecords else { return summary }
        let counted = reached(sector: programme.sectors[sector].id)
        guard let number = counted.number else { return nil }
        return Published.summary(summary) { max($0, Double(number)) }
    }

    /// Sectors and areas.
    var sectorsAndAreas: ReportSection? {
        let occupied = programme.sectors.indices.filter { outcome.sectors[$0].organisations > 0 }
        guard !occupied.isEmpty else { return nil }
        var table = ReportTable(
            "table-range",
            "People reached by sector",
            columns: ["Sector", "Organisations", "People in scope"]
                + (hasRecords ? ["Counted"] : [])
                + ["Expected (middle run)", "80% sure from", "to"]
        )
        var rows: [RangeChart.Row] = []
        for position in occupied {
            let sector = programme.sectors[position]
            let result = outcome.sectors[position]
            let counted = reached(sector: sector.id)
            let span = expected(position)
            rows.append(
                .init(
                    label: sector.name,
                    observed: hasRecords ? counted : nil,
                    expected: span.map { .init($0.p50, from: $0.p10, to: $0.p90) }
                )
            )
            let ahead: [ReportTable.Cell] =
                span.map { [$0.p50, $0.p10, $0.p90].map(Self.whole) }
                ?? Array(repeating: Self.cell(.hidden), count: 3)
            table.add(
                sector.name,
                [
                    Self.whole(result.organisations), Self.whole(result.people),
                ] + (hasRecords ? [Self.cell(counted)] : []) + ahead
            )
        }
        table.note =
            hasRecords
            ? "Counted until \(asOf.spelledOut); expected by the end of \(outcome.endMonth), including what was counted."
            : "Expected by the end of \(outcome.endMonth)."
        let chart = RangeChart(
            name: programme.name,
            title: "People reached by sector",
            unit: .count(of: "people"),
            rows: rows,
            note:
                "\(hasRecords ? "Counted until \(asOf.spelledOut). " : "")Simulated, not observed: expected by the end of \(outcome.endMonth), \(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
        )
        var section = ReportSection(
            "sectors",
            "Sectors\(areas.isEmpty ? "" : " and areas")",
            .neutral,
            [
                .picture(
                    ReportPicture(
                        "range",
                        "People reached by sector",
                        caption: hasRecords
                            ? "Bars were counted; marks with their range are simulated and include what was counted."
                            : "Marks with their range are simulated; nothing is on record yet.",
                        drawing: ReportDrawing(chart, idPrefix: "range-"),
                        table: table
                    )
                )
            ]
        )
        if let table = areaTable { section.items.append(.table(table)) }
        return section
    }

    private var areas: [String] {
        isPublic && hasRecords
            ? [] : Set(programme.organisations.compactMap(\.area)).sorted()
    }

    /// Areas, for the lead: others would find small numbers in them.
    private var areaTable: ReportTable? {
        guard areas.count > 1 else { return nil }
        var table = ReportTable(
            "table-areas",
            "People reached by area",
            columns: ["Area", "Organisations", "People in scope"] + (hasRecords ? ["Counted"] : [])
                + ["Expected, on average"]
        )
        for area in areas.prefix(Self.mostAreas) {
            let members = programme.organisations.indices.filter {
                programme.organisations[$0].area == area
            }
            table.add(
                area,
                [
                    Self.whole(members.count),
                    Self.whole(members.reduce(0) { $0 + programme.organisations[$1].people }),
                ]
                    + (hasRecords
                        ? [Self.whole(history.reach(ReachFilter(area: area)).peopleReached)] : [])
                    + [
                        Self.whole(
                            members.reduce(0) { $0 + outcome.organisations[$1].peopleReached.mean }
                        )
                    ]
            )
        }
        if areas.count > Self.mostAreas {
            table.note = "The first \(Self.mostAreas) of \(Wording.counted(areas.count, "area"))."
        }
        return table
    }

    /// How evenly people are reached.
    var evenness: ReportSection? {
        guard !showsPlan, let equity = network.equity else { return nil }
        let words =
            equity.gini < 0.2
            ? "evenly" : equity.gini < 0.4 ? "somewhat unevenly" : "very unevenly"
        let gini = ReportFigure(
            "gini",
            "Gini coefficient of coverage",
            value: Self.digits(equity.gini, 3),
            text: Wording.hundredths(equity.gini)
        )
        let whose = "By \(detail.endMonth), in the simulation,"
        var items: [ReportSection.Item] = [
            .text(
                "\(whose) people are reached \(strong: words) across organisations. The Gini coefficient is \(gini): it would be 0 if the same share of people were reached everywhere, and near 1 if all of them were in one organisation."
            )
        ]
        // Of next to no difference there is nothing to divide.
        if equity.gini >= 0.1 {
            let between = share(
                "theil-between",
                "Inequality between sectors (Theil)",
                equity.theilBetween / equity.theil
            )
            items.append(
                .text(
                    "\(between) of the difference lies between sectors, the rest between organisations of the same sector (Theil’s index)."
                )
            )
        }
        if let coverage = widestGap { items.append(.text(coverage)) }
        if !isPublic {
            let chart = LorenzChart(history, detail)
            items.append(
                .picture(
                    ReportPicture(
                        "lorenz",
                        "How evenly people are reached",
                        caption:
                            "The nearer a curve is to the straight line, the more evenly people are reached.",
                        drawing: ReportDrawing(chart, idPrefix: "lorenz-"),
                        table: ReportTable(
                            "table-lorenz",
                            chart.dataTable,
                            note:
                                "Organisations stand in the order of their coverage, the least covered first."
                        )
                    )
                )
            )
        }
        return ReportSection(
            "evenness",
            "How evenly people are reached",
            hasRecords && !isPublic ? .neutral : .expected,
            items
        )
    }

    /// The sectors most and least covered.
    private var widestGap: Prose? {
        let occupied = programme.sectors.indices.filter { detail.sectors[$0].people > 0 }
        guard occupied.count > 1,
            let most = occupied.max(by: {
                detail.sectors[$0].coverage < detail.sectors[$1].coverage
            }),
            let least = occupied.min(by: {
                detail.sectors[$0].coverage < detail.sectors[$1].coverage
            }), most != least
        else { return nil }
        let high = share("most-covered", "Most covered sector", detail.sectors[most].coverage)
        let low = share("least-covered", "Least covered sector", detail.sectors[least].coverage)
        return
            "Most of all in \(programme.sectors[most].name) (\(high) of its people), least in \(programme.sectors[least].name) (\(low))."
    }
}
