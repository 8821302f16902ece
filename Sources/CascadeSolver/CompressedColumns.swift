import CCbc

/// A program as the library takes it: a minimisation, column by column.
struct CompressedColumns {
    private var starts: [CoinBigIndex]
    private var indices: [Int32]
    private var elements: [Double]
    private var lower: [Double]
    private var upper: [Double]
    private var costs: [Double]
    private var rowLower: [Double]
    private var rowUpper: [Double]
    private var whole: [CChar]

    /// The columns of a program.
    ///
    /// - Complexity: O(V + L + T) for V variables, L limits and T terms in all.
    init(_ program: IntegerProgram) {
        var counts = [Int](repeating: 0, count: program.columns.count + 1)
        for row in program.rows {
            for term in row.terms { counts[term.position + 1] += 1 }
        }
        for position in program.columns.indices { counts[position + 1] += counts[position] }
        starts = counts.map { CoinBigIndex($0) }
        let total = counts[program.columns.count]
        indices = [Int32](repeating: 0, count: total)
        elements = [Double](repeating: 0, count: total)
        for (number, row) in program.rows.enumerated() {
            for term in row.terms {
                indices[counts[term.position]] = Int32(number)
                elements[counts[term.position]] = term.factor
                counts[term.position] += 1
            }
        }
        func finite(_ value: Double) -> Double {
            min(max(value, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
        }
        lower = program.columns.map { finite($0.lower) }
        upper = program.columns.map { finite($0.upper) }
        costs = program.columns.map { -$0.worth }
        rowLower = program.rows.map { finite($0.lower) }
        rowUpper = program.rows.map { finite($0.upper) }
        whole = program.columns.map { $0.isWhole ? 1 : 0 }
        if !whole.contains(1) {
            // The library gives no solution where it has nothing to branch on: one more column, which is always 0.
            starts.append(CoinBigIndex(total))
            lower.append(0)
            upper.append(0)
            costs.append(0)
            whole.append(1)
        }
    }

    /// How the search ends; `values`, one for each variable, gets the best solution, and `bound` what none costs less than.
    ///
    /// Not safe to call from several threads at a time.
    func minimised(
        nodes: Int32,
        into values: inout [Double],
        bound: inout Double
    ) -> cascade_ending {
        let wanted = values.count
        precondition(wanted <= costs.count)
        // The library reads the arrays during the call only, and writes a number for each column.
        values = [Double](repeating: 0, count: costs.count)
        let ending = cascade_minimise(
            Int32(costs.count),
            Int32(rowLower.count),
            starts,
            indices,
            elements,
            lower,
            upper,
            costs,
            rowLower,
            rowUpper,
            whole,
            nodes,
            &values,
            &bound
        )
        values.removeSubrange(wanted...)
        return ending
    }
}
