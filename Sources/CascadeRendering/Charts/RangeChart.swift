package import CascadeCore

/// A row for each part of a whole, such as sectors or courses: what is on record as a bar, what is expected as a mark with
/// the range that holds it in 8 of 10 runs.
package struct RangeChart: Chart {
    /// What values are measured in.
    package enum Unit: Sendable, Hashable {
        /// People, or whatever the word says, as they are: `people`.
        case count(of: String)
        /// Shares of ``Row/whole``, named by a word: `headcount`.
        case share(of: String)
    }

    /// A number that is expected.
    package struct Expected: Sendable, Hashable {
        /// The mean, or the middle run.
        package var middle: Double
        /// The 10% and the 90% quantile; nil: not known.
        package var range: ClosedRange<Double>?

        /// A number with the range that holds it in 8 of 10 runs.
        package init(_ middle: Double, from low: Double? = nil, to high: Double? = nil) {
            self.middle = middle
            if let low, let high, low <= high { range = low...high }
        }
    }

    /// A part.
    package struct Row: Sendable, Hashable {
        /// What it is.
        package var label: String
        /// The number on record; nil: nothing is on record of it.
        package var observed: DisclosedCount?
        /// The number expected; nil: nothing was simulated.
        package var expected: Expected?
        /// The number that shares are of, such as headcount; nil: not known.
        package var whole: Double?

        /// A part with numbers in the same unit.
        package init(
            label: String,
            observed: DisclosedCount? = nil,
            expected: Expected? = nil,
            whole: Double? = nil
        ) {
            self.label = CleanText.line(label)
            self.observed = observed
            self.expected = expected
            self.whole = whole
        }
    }

    let name: String
    let title: String
    let unit: Unit
    let rows: [Row]
    /// What is on record and what is expected, and until when.
    let note: String

    /// The chart of rows, in their order.
    ///
    /// - Parameters:
    ///   - name: the programme's.
    ///   - title: what the chart says, as a sentence.
    ///   - unit: what values are measured in; shares need the rows' wholes.
    ///   - rows: the parts; small numbers on record may be hidden.
    ///   - note: what is on record and what is expected, until when, from how many runs with which seed.
    package init(name: String, title: String, unit: Unit, rows: [Row], note: String) {
        self.name = CleanText.line(name)
        self.title = CleanText.line(title)
        self.unit = unit
        self.rows = rows
        self.note = CleanText.line(note)
    }

    /// A value of a row on the axis: itself, or its share of the whole.
    func place(_ value: Double, _ row: Row) -> Double? {
        switch unit {
        case .count: value
        case .share: row.whole.flatMap { $0 > 0 ? value / $0 : nil }
        }
    }

    // MARK: - Words

    private func figure(_ value: Double, _ row: Row) -> String {
        switch unit {
        case .count: Wording.count(value)
        case .share: place(value, row).map(Wording.percent) ?? Wording.count(value)
        }
    }

    /// `97 of 480 (20%)`; nil where nothing is on record.
    func observedWords(_ row: Row) -> String? {
        guard let observed = row.observed else { return nil }
        guard let number = observed.number else { return FunnelChart.hidden }
        guard let whole = row.whole, case .share = unit else { return Wording.count(number) }
        let share = place(Double(number), row).map { " (\(Wording.percent($0)))" } ?? ""
        return "\(Wording.count(number)) of \(Wording.count(whole))\(share)"
    }

    /// `expected 26% (21–31%)`.
    func expectedWords(_ row: Row) -> String? {
        guard let expected = row.expected else { return nil }
        let middle = figure(expected.middle, row)
        guard let range = expected.range else { return "expected \(middle)" }
        let (low, high) = (figure(range.lowerBound, row), figure(range.upperBound, row))
        return low == high ? "expected \(middle)" : "expected \(middle) (\(low)–\(high))"
    }

    /// The rows as a table.
    package var dataTable: ChartTable {
        let hasWhole = rows.contains { $0.whole != nil }
        let (what, wholeName) =
            switch unit {
            case .count(let noun): (noun, "of")
            case .share(let noun): ("people", noun)
            }
        return ChartTable(
            title: title,
            heading: ["", "Observed, \(what)"]
                + (hasWhole ? [FunnelChart.capitalised(wholeName)] : [])
                + (unit.isShare ? ["Share observed"] : [])
                + ["Expected, \(what)", "80% range"],
            rows: rows.map { row in
                var cells = [
                    row.label,
                    row.observed.map { $0.number.map(Wording.count) ?? $0.text } ?? ChartTable.none,
                ]
                if hasWhole { cells.append(row.whole.map(Wording.count) ?? ChartTable.none) }
                if unit.isShare {
                    cells.append(
                        row.observed?.number.flatMap { place(Double($0), row) }.map(Wording.percent)
                            ?? ChartTable.none
                    )
                }
                cells.append(row.expected.map { Wording.count($0.middle) } ?? ChartTable.none)
                cells.append(
                    row.expected?.range.map { Wording.range($0.lowerBound, $0.upperBound) }
                        ?? ChartTable.none
                )
                return cells
            }
        )
    }
}

extension RangeChart.Unit {
    /// Whether values are shares.
    var isShare: Bool {
        if case .share = self { true } else { false }
    }

    /// What the axis counts.
    var words: String {
        switch self {
        case .count(let noun): noun
        case .share(let noun): "share of \(noun)"
        }
    }
}
