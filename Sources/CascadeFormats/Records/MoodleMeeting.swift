import CascadeCore

/// A meeting in the heading of Moodle's attendance report: its day, and the group it was for.
struct MoodleMeeting: Hashable {
    /// The day.
    var day: CalendarDate
    /// What stands behind day and time: `All students`, or the name of a group; in small letters.
    var group: String

    /// The meeting that a heading such as `4 Mar 2026 9.00AM All students` or `04.03.2026 09.00 Group A` names; nil for any
    /// other heading.
    init?(_ heading: String) {
        let words = heading.split(whereSeparator: \.isWhitespace).map(String.init)
        // A day is one word (04.03.2026), or three (4 Mar 2026), with a weekday before it or without.
        var rest: ArraySlice<String> = []
        var found: CalendarDate?
        for length in [1, 3, 4] where found == nil && words.count >= length {
            let text = words.prefix(length).joined(separator: " ")
            guard text.contains(where: \.isNumber) else { continue }
            if case .day(let day) = TableDates.read(text) {
                found = day
                rest = words.dropFirst(length)
            }
        }
        guard let found else { return nil }
        while let word = rest.first, MoodleMeeting.isTime(word) { rest = rest.dropFirst() }
        day = found
        group = rest.joined(separator: " ").lowercased()
    }

    /// Whether a word is a time of day: `9.00AM`, `09:00`, `pm`, `-`.
    private static func isTime(_ word: String) -> Bool {
        let plain = word.lowercased()
        if ["am", "pm", "-", "–", "a.m.", "p.m."].contains(plain) { return true }
        guard plain.contains(where: \.isNumber), plain.contains(".") || plain.contains(":") else {
            return false
        }
        return plain.allSatisfy { $0.isNumber || ".:apm-–".contains($0) }
    }

    /// Whether the meeting was for everyone.
    var isForAll: Bool { ["", "all students", "all participants", "common"].contains(group) }
}
