import CascadeCore
import Foundation

/// The day that it is, where the computer is.
enum Today {
    static var date: CalendarDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        return CalendarDate(
            year: parts.year ?? 1970,
            month: parts.month ?? 1,
            day: parts.day ?? 1
        ) ?? CalendarDate(daysSinceEpoch: 0)
    }
}
