import CascadeCore

/// Reach over time as a small chart of characters: the band that holds 80% of runs, and the median.
struct TerminalChart {
    private let outcome: Outcome
    private let columns: Int
    private let rows: Int

    /// A chart of people reached.
    init(_ outcome: Outcome, columns: Int = 60, rows: Int = 10) {
        self.outcome = outcome
        self.columns = max(10, min(columns, outcome.weeks))
        self.rows = rows
    }

    /// The chart, its axis and a line that says what the characters mean.
    var text: String {
        let series = outcome.series[.peopleReached] ?? []
        guard let highest = series.map(\.p90).max(), highest > 0 else {
            return "Nobody is reached."
        }
        let top = Self.niceTop(highest)
        let weeks = (0..<columns).map { (($0 + 1) * series.count - 1) / columns }
        let labelWidth = Wording.count(top).count
        var lines: [String] = []
        for row in 0..<rows {
            let high = top * Double(rows - row) / Double(rows)
            let low = top * Double(rows - row - 1) / Double(rows)
            let label = row == 0 || row == rows / 2 ? Wording.count(high) : ""
            let cells = weeks.map { week -> Character in
                let summary = series[week]
                let isLast = row == rows - 1
                if summary.p50 > low && summary.p50 <= high || isLast && summary.p50 == 0 {
                    return "━"
                }
                return summary.p90 > low && summary.p10 <= high ? "░" : " "
            }
            let padding = String(repeating: " ", count: labelWidth - label.count)
            lines.append("\(padding)\(label) ┤\(String(cells))")
        }
        let margin = String(repeating: " ", count: labelWidth)
        lines.append(String(margin.dropLast()) + "0 └" + String(repeating: "─", count: columns))
        lines.append("\(margin)  " + dates)
        lines.append("\(margin)  ━ median, ░ 80% of runs; people reached")
        return lines.joined(separator: "\n")
    }

    private var dates: String {
        let first = outcome.programme.start.monthAndYear
        let last = outcome.endMonth
        let gap = columns - first.count - last.count
        return gap > 0 ? first + String(repeating: " ", count: gap) + last : "\(first) – \(last)"
    }

    private static func niceTop(_ value: Double) -> Double {
        var unit = 1.0
        while unit * 10 <= value { unit *= 10 }
        for factor in [1, 1.5, 2, 3, 4, 5, 6, 8, 10] where unit * factor >= value {
            return unit * factor
        }
        return unit * 10
    }
}
