/// A time of day to the minute.
package struct ClockTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Minutes since midnight.
    package let minutes: Int

    /// The time written as `09:30`; nil for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (48...57).contains(bytes[$0]) })
        else { return nil }
        let hour = Int(bytes[0] - 48) * 10 + Int(bytes[1] - 48)
        let minute = Int(bytes[3] - 48) * 10 + Int(bytes[4] - 48)
        guard hour < 24, minute < 60 else { return nil }
        minutes = hour * 60 + minute
    }

    /// `09:30`.
    package var description: String {
        "\(ClockTime.two(minutes / 60)):\(ClockTime.two(minutes % 60))"
    }

    /// `093000`, as calendar files have it.
    var digits: String { "\(ClockTime.two(minutes / 60))\(ClockTime.two(minutes % 60))00" }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    /// Whether one time comes before another on the same day.
    package static func < (left: ClockTime, right: ClockTime) -> Bool {
        left.minutes < right.minutes
    }
}
