/// Numbers as people read them, in texts and in pictures.
package enum Wording {
    /// A whole number with a comma between thousands: `12,400`.
    package static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var grouped = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return value < 0 ? "−" + grouped : grouped
    }

    /// A number rounded half up to a whole one.
    package static func count(_ value: Double) -> String {
        count(whole(value))
    }

    /// `value` rounded half up; 0 for what is no number, and kept within ±10^15.
    package static func whole(_ value: Double) -> Int {
        guard value.isFinite else { return 0 }
        return Int(max(-1e15, min(1e15, (value + 0.5).rounded(.down))))
    }

    /// A share as a percentage: `34%`, `<1%` for what is more than none, `>99%` for what is less than all.
    package static func percent(_ share: Double) -> String {
        guard share.isFinite, share > 0 else { return "0%" }
        if share < 0.01 { return "<1%" }
        if share < 1, share > 0.99 { return ">99%" }
        return "\(whole(min(share, 1) * 100))%"
    }

    /// The chance that a share of so many runs tells: where all or none of them agree, what 95% certainty allows to say, by
    /// the rule of three: `>97%` of 100 runs.
    ///
    /// Source: Hanley and Lippman-Hand 1983, JAMA 249(13).
    package static func chance(_ share: Double, of runs: Int) -> String {
        guard runs > 0 else { return percent(share) }
        let bound = max(1, min(100, Int((300 / Double(runs)).rounded(.up))))
        if share >= 1 { return bound >= 100 ? "100%" : ">\(100 - bound)%" }
        if share <= 0 { return bound >= 100 ? "0%" : "<\(bound)%" }
        return percent(share)
    }

    /// `1 organisation`, `3 organisations`.
    package static func counted(_ value: Int, _ singular: String, _ plural: String? = nil) -> String
    {
        "\(count(value)) \(value == 1 ? singular : plural ?? singular + "s")"
    }

    /// A decimal with at most one digit after the point: `6`, `7.5`.
    package static func decimal(_ value: Double) -> String {
        let tenths = whole(value * 10)
        return tenths.isMultiple(of: 10)
            ? count(tenths / 10) : "\(count(tenths / 10)).\(abs(tenths % 10))"
    }

    /// `310–560`, or one number where both round to the same.
    package static func range(_ low: Double, _ high: Double) -> String {
        whole(low) == whole(high) ? count(low) : "\(count(low))–\(count(high))"
    }

    /// A number with two digits after the point: `0.93`.
    package static func hundredths(_ value: Double) -> String {
        guard value.isFinite else { return "∞" }
        let scaled = whole(abs(value) * 100)
        let digits = scaled % 100
        let sign = value < 0 && scaled > 0 ? "−" : ""
        return "\(sign)\(count(scaled / 100)).\(digits < 10 ? "0" : "")\(digits)"
    }

    /// An amount of money in whole units: `£12,500`, or with its ISO 4217 code where it has no common sign.
    package static func money(_ amount: Double, _ currency: String) -> String {
        let sign = whole(amount) < 0 ? "−" : ""
        let figure = count(abs(whole(amount)))
        return switch currency {
        case "GBP": "\(sign)£\(figure)"
        case "USD": "\(sign)$\(figure)"
        case "EUR": "\(sign)€\(figure)"
        default: "\(sign)\(currency) \(figure)"
        }
    }

    /// An amount of money in three significant figures: `£12,500`.
    package static func roundMoney(_ amount: Double, _ currency: String) -> String {
        var unit = 1.0
        while abs(amount) >= unit * 1000 { unit *= 10 }
        return money(Double(whole(amount / unit)) * unit, currency)
    }

    /// `session a`, or `12 sessions: a, b, c and 9 more`.
    package static func sample(_ items: [String], _ noun: String, most: Int = 5) -> String {
        guard items.count > 1 else { return "\(noun) \(items.first ?? "")" }
        let shown = items.prefix(most).joined(separator: ", ")
        let more = items.count > most ? " and \(items.count - most) more" : ""
        return "\(counted(items.count, noun)): \(shown)\(more)"
    }

    /// `a`, `a and b`, `a, b and c`.
    package static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Days from one to another, both included: `from 1 to 14 June 2026`, `on 1 June 2026`.
    package static func days(_ from: CalendarDate, _ to: CalendarDate) -> String {
        guard from != to else { return "on \(from.spelledOut)" }
        let (first, last) = (from.components, to.components)
        var start = from.spelledOut
        if first.year == last.year {
            let month = CalendarDate.monthNames[first.month - 1]
            start = first.month == last.month ? "\(first.day)" : "\(first.day) \(month)"
        }
        return "from \(start) to \(to.spelledOut)"
    }
}
