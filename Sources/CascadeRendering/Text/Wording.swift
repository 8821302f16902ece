/// Numbers in words, as they stand in pictures.
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
}
