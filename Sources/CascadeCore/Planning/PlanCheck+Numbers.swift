/// Numbers of a request against the values that they may take.
extension PlanCheck {
    /// Checks a whole number against the values it may take.
    mutating func count(
        _ value: Int?,
        within range: ClosedRange<Int>,
        _ index: Int?,
        _ field: String,
        _ subject: String
    ) {
        guard let value, !range.contains(value) else { return }
        let low = ProgrammeCheck.grouped(range.lowerBound)
        report(
            index,
            field,
            subject,
            found: String(value),
            expected: range.lowerBound == range.upperBound
                ? low : "a whole number from \(low) to \(ProgrammeCheck.grouped(range.upperBound))"
        )
    }

    /// Checks a number against 0 and the most that it may be.
    mutating func number(
        _ value: Double,
        atMost most: Double,
        aboveNothing: Bool = true,
        _ index: Int?,
        _ field: String,
        _ subject: String
    ) {
        guard !(0...most).contains(value) || aboveNothing && value == 0 else { return }
        let high = ProgrammeCheck.text(most)
        report(
            index,
            field,
            subject,
            found: ProgrammeCheck.text(value),
            expected: aboveNothing
                ? "a number above 0 and at most \(high)" : "a number from 0 to \(high)"
        )
    }
}
