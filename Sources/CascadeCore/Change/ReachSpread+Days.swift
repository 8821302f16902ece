// Which days are shown.
extension ReachSpread {
    /// Most days that one picture shows, and as many as it tries to.
    package static let mostDays = 8
    private static let fewestDays = 4

    /// Days from a programme's start to its last: ends of quarters where these are few enough, else of longer or shorter spans.
    ///
    /// They are ascending, at most ``mostDays``, and hold `now`, where it is given, and `last`. Days so near to these two that
    /// they would show the same again are left out.
    ///
    /// - Parameters:
    ///   - start: first day of the programme.
    ///   - now: the last day on record.
    ///   - last: last day to show.
    /// - Returns: the days.
    package static func days(
        from start: CalendarDate,
        now: CalendarDate?,
        to last: CalendarDate
    ) -> [CalendarDate] {
        let fixed = Set([now.map { max(start, min(last, $0)) }, last].compactMap(\.self)).sorted()
        var best = fixed
        for months in [3, 2, 1, 4, 6, 12, 24, 60, 120, 240] {
            let days = ends(of: months, from: start, to: last).filter { day in
                fixed.allSatisfy { abs($0 - day) * 3 > months * 30 }
            }
            let all = (days + fixed).sorted()
            guard all.count <= mostDays else { continue }
            if all.count >= fewestDays { return all }
            if all.count > best.count { best = all }
        }
        return best
    }

    /// Last days of spans of so many months of the calendar, within two days.
    private static func ends(
        of months: Int,
        from start: CalendarDate,
        to last: CalendarDate
    ) -> [CalendarDate] {
        var (year, month, _) = start.components
        var out: [CalendarDate] = []
        while true {
            let position = year * 12 + month - 1
            let isEnd = (position + 1).isMultiple(of: months)
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            guard let next = CalendarDate(year: year, month: month, day: 1) else { return out }
            let end = next + -1
            guard end < last else { return out }
            if isEnd, end > start { out.append(end) }
        }
    }
}
