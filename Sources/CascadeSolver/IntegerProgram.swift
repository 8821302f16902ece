/// Numbers to be chosen, whole or not, within linear limits, so that what they are worth in all is greatest.
///
/// Build it with ``variable(_:isWhole:worth:)`` and ``constrain(_:to:)``, then ask ``solved(nodes:)``.
package struct IntegerProgram: Sendable, Hashable {
    /// A number to be chosen, of the program that made it.
    package struct Variable: Sendable, Hashable {
        /// Where it stands among the variables, from 0: its place in ``Solution/best(values:worth:bound:)``.
        package let position: Int
    }

    /// One variable.
    struct Column: Sendable, Hashable {
        var lower: Double
        var upper: Double
        var isWhole: Bool
        var worth: Double
    }

    /// One limit: the sum of its terms, with each variable at most once, lies in its range.
    struct Row: Sendable, Hashable {
        var terms: [Term]
        var lower: Double
        var upper: Double
    }

    /// A multiple of a variable.
    struct Term: Sendable, Hashable {
        var position: Int
        var factor: Double
    }

    var columns: [Column] = []
    var rows: [Row] = []

    /// A program without variables and limits, that maximises.
    package init() {}

    /// The number of variables so far.
    package var variableCount: Int { columns.count }

    /// The number of limits so far.
    package var limitCount: Int { rows.count }

    /// A new variable within `range`, whose ends may be infinite, and each unit of which is worth `worth`.
    package mutating func variable(
        _ range: ClosedRange<Double>,
        isWhole: Bool = true,
        worth: Double = 0
    ) -> Variable {
        precondition(range.lowerBound < .infinity && range.upperBound > -.infinity)
        precondition(worth.isFinite)
        columns.append(
            Column(
                lower: range.lowerBound,
                upper: range.upperBound,
                isWhole: isWhole,
                worth: worth
            )
        )
        return Variable(position: columns.count - 1)
    }

    /// Limits the sum of multiples of variables to `range`, whose ends may be infinite.
    ///
    /// A variable that stands in several terms counts with the sum of its factors.
    package mutating func constrain(
        _ terms: [(Variable, Double)],
        to range: ClosedRange<Double>
    ) {
        precondition(range.lowerBound < .infinity && range.upperBound > -.infinity)
        let sorted = terms.map { Term(position: $0.0.position, factor: $0.1) }
            .sorted { $0.position < $1.position }
        var merged: [Term] = []
        merged.reserveCapacity(sorted.count)
        for term in sorted {
            precondition(columns.indices.contains(term.position) && term.factor.isFinite)
            if let last = merged.last, last.position == term.position {
                merged[merged.count - 1].factor += term.factor
            } else {
                merged.append(term)
            }
        }
        merged.removeAll { $0.factor == 0 }
        rows.append(Row(terms: merged, lower: range.lowerBound, upper: range.upperBound))
    }
}
