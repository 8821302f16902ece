import CascadeCore

// Money and indicators.
extension ReportSource {
    /// What it costs.
    var costs: ReportSection {
        let end = outcome.final(.cost)
        var section = ReportSection("costs", "What it costs", .neutral)
        let hasCosts =
            end.p10 != 0 || end.p90 != 0 || reach.cost != 0
            || programme.courses.contains { $0.cost.session != 0 || $0.cost.person != 0 }
        guard hasCosts else {
            section.items.append(
                .text("The programme gives no costs for its courses, so none are told here.")
            )
            return section
        }
        let isIncome = programme.courses.contains { $0.price.standard > 0 || $0.price.donation > 0 }
        let earns = Self.earns(end)
        var tiles: [ReportSection.Tile] = []
        if hasRecords {
            tiles.append(
                .init(
                    money("cost-so-far", "Cost so far", costSoFar),
                    "spent so far",
                    note: isPublic
                        ? "about, worked out from the published numbers" : "by the courses’ prices"
                )
            )
        }
        tiles.append(
            .init(
                earns
                    ? money("cost-expected", "Expected income above cost", -end.p50)
                    : money("cost-expected", "Expected cost", end.p50),
                "\(earns ? "more comes in than it costs, " : "")expected by \(outcome.endMonth)",
                note: costRange(end)
            )
        )
        if hasRecords, let each = costPerPersonSoFar {
            tiles.append(
                .init(
                    money("cost-each-so-far", "Cost per person reached so far", each),
                    "for each person reached so far"
                )
            )
        }
        if let each = outcome.costPerPerson {
            tiles.append(
                .init(
                    earns
                        ? money("cost-each", "Expected income above cost per person reached", -each)
                        : money("cost-each", "Expected cost per person reached", each),
                    earns
                        ? "more comes in than it costs for each person reached, expected"
                        : "for each person reached, expected"
                )
            )
        }
        section.items.append(.tiles(tiles))
        section.items.append(
            .note(
                "Costs of sessions\(isIncome ? " less fees and donations" : ""), by the prices that the programme gives; staff time, rent and coordination are in them only as far as those prices hold them."
            )
        )
        if let budget = programme.budget {
            let figure = ReportFigure(
                "budget",
                "Budget",
                value: String(Wording.whole(budget)),
                text: Wording.money(budget, programme.currency)
            )
            section.items.append(.text("The budget is \(figure): \(Self.against(budget, end))."))
        }
        return section
    }

    /// What the expected cost is beside the budget, in words.
    private static func against(_ budget: Double, _ cost: Outcome.Summary) -> String {
        if cost.p90 <= budget { return "what is expected stays within it in at least 9 of 10 runs" }
        if cost.p50 <= budget { return "it is enough in most runs, but not in 9 of 10" }
        if cost.p10 <= budget { return "what is expected costs more in most runs" }
        return "what is expected costs more in at least 9 of 10 runs"
    }

    private var costPerPersonSoFar: Double? {
        guard let people = peopleReached.number, people > 0 else { return nil }
        return costSoFar / Double(people)
    }

    /// Whether more comes in than it costs, in nearly all runs.
    private static func earns(_ end: Outcome.Summary) -> Bool { end.p50 < 0 && end.p90 <= 0 }

    private func costRange(_ end: Outcome.Summary) -> Prose? {
        guard outcome.hasRange, end.p10 != end.p90 else { return nil }
        let span = Self.earns(end) ? (-end.p90, -end.p10) : (end.p10, end.p90)
        let low = money("cost-low", "Expected cost, 80% sure from", span.0)
        let high = money("cost-high", "Expected cost, 80% sure to", span.1)
        guard low.text != high.text else { return nil }
        return "80% sure: \(low) to \(high)"
    }

    /// What was measured, and the dialogues held.
    var indicators: ReportSection? {
        guard !programme.indicators.isEmpty || !programme.practice.isEmpty else { return nil }
        var section = ReportSection("indicators", "What changed outside the training", .observed)
        section.items.append(
            .note(
                "Measured or counted by the partners, and not simulated. The figures stand beside the training: they do not show that it caused them."
            )
        )
        if !programme.indicators.isEmpty { section.items.append(.table(indicatorTable)) }
        let dialogues = dialogueTable
        if !dialogues.rows.isEmpty { section.items.append(.table(dialogues)) }
        return section
    }

    private var indicatorTable: ReportTable {
        var table = ReportTable(
            "table-indicators",
            "Indicators",
            columns: ["Indicator", "Unit", "Before", "Last measured", "On", "Wanted", "By"]
        )
        for indicator in programme.indicators {
            let last = programme.measurements.enumerated()
                .filter { $1.indicator == indicator.id && $1.date <= asOf }
                .max { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }?.element
            table.add(
                indicator.name,
                [
                    indicator.unit.map { .words($0) } ?? .none, measured(indicator.baseline),
                    measured(last?.value), last.map { .words($0.date.spelledOut) } ?? .none,
                    number(indicator.target),
                    indicator.by.map { .words($0.spelledOut) } ?? .none,
                ]
            )
        }
        if programme.measurements.isEmpty { table.note = "Nothing has been measured yet." }
        return table
    }

    private func number(_ value: Double?) -> ReportTable.Cell {
        guard let value else { return .none }
        return .number(value: Self.digits(value, 3), text: Wording.decimal(value))
    }

    /// A value that may count people; whole numbers that are small are hidden from others.
    private func measured(_ value: Double?) -> ReportTable.Cell {
        guard let value else { return .none }
        let isCount = value == value.rounded()
        let threshold = Double(DisclosureProfile.standard.threshold)
        if isPublic, isCount, value > 0, value < threshold { return Self.cell(.hidden) }
        return number(value)
    }

    private var dialogueTable: ReportTable {
        var table = ReportTable(
            "table-dialogues",
            "Dialogues held",
            columns: ["Kind", "Held", "People present"]
        )
        for dialogue in programme.dialogues {
            let held = programme.practice.filter { $0.dialogue == dialogue.id && $0.date <= asOf }
            guard !held.isEmpty else { continue }
            let people = held.compactMap(\.people)
            let all = people.reduce(0, +)
            let shown: DisclosedCount =
                !isPublic
                ? .shown(all)
                : all > 0 && all < DisclosureProfile.standard.threshold
                    ? .hidden : .shown(DisclosureProfile.standard.rounded(all))
            table.add(
                dialogue.name,
                [
                    Self.whole(held.reduce(0) { $0 + $1.count }),
                    people.isEmpty ? .none : Self.cell(shown),
                ]
            )
        }
        return table
    }
}
