/// A moment to the second in coordinated universal time.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let secondsSinceEpoch: Int

    /// The moment so many seconds after 1970 began.
    public init(secondsSinceEpoch: Int) {
        self.secondsSinceEpoch = secondsSinceEpoch
    }

    /// The moment written as `2026-03-04T17:20:00Z`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = CalendarDate(text.prefix(10))
        else { return nil }
        func number(_ at: Int) -> Int? {
            guard (48...57).contains(bytes[at]), (48...57).contains(bytes[at + 1]) else {
                return nil
            }
            return Int(bytes[at] - 48) * 10 + Int(bytes[at + 1] - 48)
        }
        guard let hour = number(11), let minute = number(14), let second = number(17),
            hour < 24, minute < 60, second < 60
        else { return nil }
        secondsSinceEpoch = day.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second
    }

    /// The day, in coordinated universal time.
    public var day: CalendarDate {
        CalendarDate(daysSinceEpoch: (secondsSinceEpoch - secondOfDay) / 86_400)
    }

    /// ISO 8601: `2026-03-04T17:20:00Z`.
    public var description: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let second = secondOfDay
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }

    private var secondOfDay: Int {
        let rest = secondsSinceEpoch % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }

    /// Whether one moment comes before another.
    public static func < (left: Moment, right: Moment) -> Bool {
        left.secondsSinceEpoch < right.secondsSinceEpoch
    }
}
