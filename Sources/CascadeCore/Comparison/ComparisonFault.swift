/// Why programmes cannot be compared.
public enum ComparisonFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// Their money is not the same.
    case differentCurrencies(first: String, other: String, name: String)
    /// No day belongs to both.
    case noCommonDay(name: String, starts: CalendarDate, lastDay: CalendarDate)

    /// The fault in a sentence, and what may help.
    public var description: String {
        switch self {
        case .differentCurrencies(let first, let other, let name):
            """
            “\(name)” counts in \(other), the first programme in \(first), so their costs cannot be compared. Maybe give both \
            the same currency.
            """
        case .noCommonDay(let name, let starts, let lastDay):
            """
            “\(name)” starts on \(starts), after the last day compared, \(lastDay). Maybe give both a time in common, or \
            another --until.
            """
        }
    }
}
