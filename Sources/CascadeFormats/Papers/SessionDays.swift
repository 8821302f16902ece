package import CascadeCore

/// The days on which a session's people meet.
package struct SessionDays: Sendable, Hashable {
    /// How the days follow each other.
    package enum Rhythm: Sendable, Hashable {
        /// One day, or several without a break.
        case consecutive
        /// A meeting every so many weeks.
        case weekly(every: Int)
        /// At the learner's own pace from the first day on.
        case selfPaced
    }

    /// How the days follow each other.
    package let rhythm: Rhythm
    /// The days of meeting, in order, at least one; of a self-paced course the day on which it opens.
    package let days: [CalendarDate]

    /// The first day.
    package var first: CalendarDate { days[0] }

    /// The last day.
    package var last: CalendarDate { days[days.count - 1] }

    /// The days of a session: until its end where that is written, else as its course's pattern says.
    ///
    /// - Complexity: O(days), of which 1,000 at most are listed.
    package init(_ session: Session, of course: Course) {
        let start = session.start
        let last = max(start, session.end ?? course.lastDay(from: start))
        let step: Int
        switch course.pattern {
        case .days:
            rhythm = .consecutive
            step = 1
        case .meetings(let count, let everyWeeks, _) where count > 1:
            rhythm = .weekly(every: max(1, everyWeeks))
            step = 7 * max(1, everyWeeks)
        case .meetings:
            rhythm = .consecutive
            step = 1
        case .selfPaced:
            rhythm = .selfPaced
            days = [start]
            return
        }
        days = (0...min(999, (last - start) / step)).map { start + $0 * step }
    }

    /// When, in words: `Wednesday 14 January 2026`, `15 to 17 May 2018`, `6 meetings, every 2 weeks from 14 January to 25 March 2026`.
    package var words: String {
        switch rhythm {
        case .selfPaced: return "from \(first.spelledOut), at your own pace"
        case .consecutive:
            return days.count == 1 ? first.spelledOutWithWeekday : span
        case .weekly(let every):
            guard days.count > 1 else { return first.spelledOutWithWeekday }
            let rate = every == 1 ? "every week" : "every \(every) weeks"
            return "\(days.count) meetings, \(rate) from \(span)"
        }
    }

    /// From when to when: `14 January 2026`, `15 to 17 May 2018`.
    package var span: String {
        let words = Wording.days(first, last)
        return String(words.dropFirst(first == last ? "on ".count : "from ".count))
    }
}

extension CalendarDate {
    /// `Wednesday 14 January 2026`, in English.
    package var spelledOutWithWeekday: String {
        "\(CalendarDate.weekdayNames[weekday]) \(spelledOut)"
    }

    /// `14 Jan`, in English.
    package var brief: String {
        let parts = components
        return "\(parts.day) \(CalendarDate.monthNames[parts.month - 1].prefix(3))"
    }

    private static let weekdayNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}
