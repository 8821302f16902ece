import CascadeCore

/// Months, quarters or years, whichever gives a readable number of columns.
struct ReachTimeline {
    /// A column.
    struct Column {
        /// Months, or the year.
        var period: String
        /// The year where `period` is months.
        var year: String?
        /// First week that begins in it.
        var firstWeek: Int

        /// Period and year on one line.
        var title: String { year.map { "\(period) \($0)" } ?? period }
    }

    /// Columns from the programme's start on.
    private(set) var columns: [Column] = []

    /// The columns that hold the weeks from 0 to `lastWeek`.
    init(programme: Programme, lastWeek: Int) {
        let start = programme.firstMonday
        let end = start + 7 * max(0, lastWeek)
        let (a, b) = (start.components, end.components)
        let months = (b.year - a.year) * 12 + b.month - a.month + 1
        let unit = months <= 12 ? 1 : months <= 40 ? 3 : 12
        var known: [Int: Int] = [:]
        for week in 0...max(0, lastWeek) {
            let parts = (start + 7 * week).components
            let key = (parts.year * 12 + parts.month - 1) / unit
            guard known[key] == nil else { continue }
            known[key] = columns.count
            let (period, year) = Self.names(key, unit)
            columns.append(Column(period: period, year: year, firstWeek: week))
        }
    }

    private static func names(_ key: Int, _ unit: Int) -> (period: String, year: String?) {
        let month = key * unit % 12
        let year = String(key * unit / 12)
        func short(_ month: Int) -> String { String(CalendarDate.monthNames[month].prefix(3)) }
        switch unit {
        case 1: return (short(month), year)
        case 3: return ("\(short(month))–\(short(month + 2))", year)
        default: return (year, nil)
        }
    }

    /// The column of a week.
    func column(of week: Int) -> Int {
        max(0, (columns.lastIndex { $0.firstWeek <= week }) ?? 0)
    }
}

extension CalendarDate {
    /// `2 Mar`.
    var dayAndMonth: String {
        let parts = components
        return "\(parts.day) \(CalendarDate.monthNames[parts.month - 1].prefix(3))"
    }

    /// `2 Mar 2026`.
    var shortText: String {
        let parts = components
        return "\(parts.day) \(CalendarDate.monthNames[parts.month - 1].prefix(3)) \(parts.year)"
    }
}
