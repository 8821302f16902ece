package import CascadeCore

/// Round numbers from 0, or from below it where values are negative, to beyond a value.
package struct ValueAxis: Sendable, Equatable {
    /// The marks, rising; 0 is one of them, the last is at least the largest value.
    package let marks: [Double]

    /// About `count` marks for values from `smallest`, or 0 where that is above it, up to `largest`.
    package init(from smallest: Double = 0, largest: Double, count: Int = 5) {
        let low = smallest.isFinite ? min(0, smallest) : 0
        let top = largest.isFinite ? max(largest, low < 0 ? 0 : 1) : 1
        var step = 1.0
        // Steps of 1, 2, 5, 10, 20, 50 …
        let factors = [2.0, 2.5, 2.0]
        var position = 0
        while (top - low) / step > Double(count) {
            step *= factors[position % 3]
            position += 1
        }
        let first = Int((low / step).rounded(.down))
        let last = max(first + 1, Int((top / step).rounded(.up)))
        marks = (first...last).map { Double($0) * step }
    }

    /// The lowest mark: 0, unless there are negative values.
    package var bottom: Double { marks.first ?? 0 }

    /// Where a value lies between the lowest mark, 0, and the highest, 1.
    package func share(_ value: Double) -> Double {
        max(0, min(1, (value - bottom) / (top - bottom)))
    }

    /// The highest mark.
    package var top: Double { marks.last ?? 1 }

    /// What marks count in where they are too long to be written out: millions or billions.
    package var unit: String? {
        let size = max(top, -bottom)
        return size >= 1e9 ? "billions" : size >= 1e6 ? "millions" : nil
    }

    /// A mark in ``unit``.
    package func label(_ mark: Double) -> String {
        switch unit {
        case "billions": Wording.decimal(mark / 1e9)
        case "millions": Wording.decimal(mark / 1e6)
        default: Wording.count(mark)
        }
    }
}

/// Beginnings of months between two days.
package struct MonthAxis: Sendable, Equatable {
    /// A mark.
    package struct Mark: Sendable, Equatable {
        /// First day of the month.
        package var date: CalendarDate
        /// The month's short name.
        package var month: String
        /// The year, where it is the first mark or the first of its year.
        package var year: String?
    }

    /// The marks.
    package let marks: [Mark]

    /// At most `count` marks, every 1, 2, 3, 6 or 12 months or more years.
    package init(from start: CalendarDate, to end: CalendarDate, count: Int = 8) {
        let (a, b) = (start.components, end.components)
        let months = (b.year - a.year) * 12 + b.month - a.month
        let step =
            [1, 2, 3, 6, 12, 24, 60, 120].first { months / $0 < count } ?? max(1, months / count)
        var marks: [Mark] = []
        var lastYear: Int?
        var month = a.year * 12 + a.month - 1
        while true {
            if month.isMultiple(of: step),
                let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)
            {
                if date > end { break }
                if date >= start {
                    marks.append(
                        Mark(
                            date: date,
                            month: String(CalendarDate.monthNames[month % 12].prefix(3)),
                            year: lastYear == month / 12 ? nil : String(month / 12)
                        )
                    )
                    lastYear = month / 12
                }
            } else if month / 12 > b.year {
                break
            }
            month += 1
        }
        self.marks = marks
    }
}
