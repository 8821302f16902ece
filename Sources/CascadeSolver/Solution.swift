/// What became of an ``IntegerProgram``.
package enum Solution: Sendable, Hashable {
    /// The best values found, one for each variable in the order of making; whole ones are whole exactly.
    ///
    /// No choice is worth more than `bound`, which is `worth` where the values are proven best.
    case best(values: [Double], worth: Double, bound: Double)
    /// No values keep all limits.
    case infeasible
    /// There is no limit to the worth.
    case unbounded
    /// The search ended at its node limit before it found any values that keep the limits.
    case undecided

    /// The value of a variable, or nil where there are no values.
    package subscript(variable: IntegerProgram.Variable) -> Double? {
        guard case .best(let values, _, _) = self else { return nil }
        return values[variable.position]
    }

    /// Whether the values are proven best.
    package var isProvenBest: Bool {
        guard case .best(_, let worth, let bound) = self else { return false }
        return bound <= worth
    }
}
