import CascadeCore
import CascadeFormats

/// What more money or more seats buy, as a table with bars, as data for programs and for spreadsheets.
struct CurveReport {
    let curve: NextPound
    let programme: Programme
    let goal: Goal
    let seed: UInt64
    let replicates: Int
    /// Whether the search was stopped early.
    var isInterrupted = false

    private static let barWidth = 24

    /// The curve in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json: json
        case .csv: csv
        }
    }

    private var hasRange: Bool { replicates >= Outcome.fewestForRange }

    // MARK: Words

    private var plain: String {
        let currency = programme.currency
        let finding = [
            isInterrupted ? "Stopped early: the best plans found until then." : nil,
            curve.headline(currency: currency) + ".", curve.bendSentence(currency: currency),
        ]
        .compactMap(\.self).joined(separator: " ")
        guard !curve.points.isEmpty else { return "\(programme.name)\n\n\(finding)" }
        return [programme.name, TextLayout.wrapped(finding), table, legend]
            .joined(separator: "\n\n")
    }

    private var table: String {
        let isBudget = curve.resource == .budget
        let hasGoal = goal != .people
        let words = PlanWords(programme)
        var heading = [isBudget ? "Costs" : "Seats", isBudget ? "seats" : "costs", "sessions"]
        heading += ["people"] + (hasRange ? ["80% of runs"] : [])
        heading += [isBudget ? "each further" : "a further seat"]
        heading += hasGoal ? [TextLayout.clipped(words.goal(goal), to: 20)] : []
        var table = TextTable(heading)
        for (position, point) in curve.points.enumerated() {
            let money = Wording.roundMoney(point.cost, programme.currency)
            let seats = Wording.count(point.seats)
            var cells = [isBudget ? money : seats, isBudget ? seats : money]
            cells += [Wording.count(point.sessions), Wording.count(point.people.mean)]
            cells += hasRange ? [Wording.range(point.people.p10, point.people.p90)] : []
            cells += [further(position)]
            cells += hasGoal ? [words.value(point.goal, of: goal)] : []
            table.add(cells)
        }
        var lines = table.lines()
        let highest = curve.points.map { hasRange ? $0.people.p90 : $0.people.mean }.max() ?? 0
        let columns = lines.map(TextTable.width).max() ?? 0
        for (position, point) in curve.points.enumerated() where position + 2 < lines.count {
            let line = lines[position + 2]
            let padding = String(repeating: " ", count: columns - TextTable.width(line) + 2)
            let marks = [
                position == curve.bend ? "bend" : nil,
                position == curve.today ? "today" : nil,
            ]
            .compactMap(\.self).joined(separator: ", ")
            let bar = bar(point.people, of: highest)
            lines[position + 2] = line + padding + bar + (marks.isEmpty ? "" : " ← \(marks)")
        }
        return lines.joined(separator: "\n")
    }

    /// What a further person costs, or a further seat brings, since the point before.
    private func further(_ position: Int) -> String {
        guard position > 0 else { return "–" }
        guard let rate = curve.peoplePerUnit(from: position - 1, to: position) else { return "–" }
        switch curve.resource {
        case .budget:
            guard rate > 1e-9 else { return "–" }
            return rate > 1
                ? "< \(Wording.money(1, programme.currency))"
                : Wording.roundMoney(1 / rate, programme.currency)
        case .seats: return PlanText.few(rate)
        }
    }

    /// The mean as a full bar, then a light one up to what 9 of 10 runs don't exceed.
    private func bar(_ people: Outcome.Summary, of highest: Double) -> String {
        guard highest > 0 else { return "" }
        func places(_ value: Double) -> Int {
            max(0, min(Self.barWidth, Wording.whole(Double(Self.barWidth) * value / highest)))
        }
        let full = places(people.mean)
        let light = hasRange ? max(0, places(people.p90) - full) : 0
        return String(repeating: "█", count: full) + String(repeating: "░", count: light)
    }

    private var legend: String {
        let further =
            curve.resource == .budget
            ? "Each further: what a further person costs, against the row above."
            : "A further seat: people that it brings, against the row above."
        let bars =
            hasRange
            ? "█ people on average, ░ up to what 9 of 10 runs stay below." : "█ people on average."
        let today =
            curve.today == nil
            ? "" : " Today: about what today's plan uses, shared out as well as was found."
        return TextLayout.wrapped(
            """
            Each row is the best plan found for that \(curve.resource == .budget ? "much money" : "many seats"). \(further) \(bars)\(today)
            Simulated, not observed: \(Wording.counted(replicates, "fresh replicate")) of each, seed \(seed).
            """
        )
    }

    // MARK: Data

    private static let columns = [
        "limit", "cost", "seats", "sessions", "people.mean", "people.se", "people.p10",
        "people.p25", "people.p50", "people.p75", "people.p90", "goal", "isBend", "isToday",
        "added",
    ]

    private var rows: [[(String, JSONText)]] {
        curve.points.enumerated().map { position, point in
            [
                ("limit", .number(point.limit)), ("cost", .number(point.cost)),
                ("seats", .count(point.seats)), ("sessions", .count(point.sessions)),
                ("people", .summary(point.people)), ("goal", .number(point.goal)),
                ("isBend", .truth(position == curve.bend)),
                ("isToday", .truth(position == curve.today)),
                ("added", .array(point.added.map(JSONText.string))),
            ]
        }
    }

    private var json: String {
        let currency = programme.currency
        return JSONText.object([
            ("schema", .string("cascade.next-pound/1")),
            ("programme", .string(programme.id)),
            ("currency", .string(currency)),
            ("resource", .string(curve.resource.rawValue)),
            ("goal", .string(PlanWords(programme).goal(goal))),
            ("seed", .integer(seed)),
            ("replicates", .count(replicates)),
            ("interrupted", .truth(isInterrupted)),
            ("headline", .string(curve.headline(currency: currency))),
            ("bend", curve.bend.map(JSONText.count) ?? .null),
            ("today", curve.today.map(JSONText.count) ?? .null),
            ("points", .array(rows.map(JSONText.object))),
        ]).text
    }

    private var csv: String {
        CSVText.table(
            Self.columns,
            rows.map { row in
                let value = JSONText.object(row)
                return Self.columns.map { column in
                    value.member(column.split(separator: ".").map(String.init)).cell
                }
            }
        )
    }
}
