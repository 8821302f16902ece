import CCbc
import Synchronization

extension IntegerProgram {
    /// Held while the library runs, which keeps state of its own between calls.
    private static let library = Mutex(())

    /// What the variables should be, found by branch and cut, after at most `nodes` nodes of the search tree.
    ///
    /// The same program gets the same answer. The limit is a number of nodes and never a time, so that this holds on
    /// every machine. Limits are kept to within 1e-6; a solution better by less than 1e-5 may not be looked for. Calls from
    /// several threads run one after another. Nothing is printed.
    ///
    /// The search is that of Cbc (Forrest & Lougee-Heimer, "CBC user guide", INFORMS 2005, doi:10.1287/educ.1053.0020). A Ctrl-C that
    /// comes while it solves a first relaxation can be lost.
    ///
    /// - Complexity: exponential in the number of whole variables at worst; each node solves a linear program.
    package func solved(nodes: Int = 20_000) -> Solution {
        precondition(nodes >= 1)
        var whole = self
        guard whole.tighten() else { return .infeasible }
        if whole.rows.isEmpty { return whole.solvedFreely() }
        let solution = whole.searched(nodes: Int32(clamping: nodes))
        switch solution {
        case .infeasible, .unbounded:
            // A relaxation without a bound has a whole solution of any worth, or none at all.
            guard whole.mayBeUnbounded else { return solution }
            let search = whole.worthless().searched(nodes: Int32(clamping: nodes))
            guard case .best = search else { return search }
            return .unbounded
        case .best, .undecided:
            return solution
        }
    }

    /// Whether a variable may grow for ever in the direction that its worth wants.
    private var mayBeUnbounded: Bool {
        columns.contains {
            $0.worth > 0 && $0.upper == .infinity || $0.worth < 0 && $0.lower == -.infinity
        }
    }

    /// The best values where each variable is on its own.
    private func solvedFreely() -> Solution {
        guard !mayBeUnbounded else { return .unbounded }
        return best(
            columns.map { column in
                if column.worth > 0 { return column.upper }
                if column.worth < 0 { return column.lower }
                return min(max(0, column.lower), column.upper)
            }
        )
    }

    /// The solution with these values, with a bound if they are not proven best.
    private func best(_ found: [Double], bound: Double? = nil) -> Solution {
        var worth = 0.0
        var values = found
        for (position, column) in columns.enumerated() {
            if column.isWhole { values[position] = values[position].rounded() }
            // A plain zero, whichever sign the library gave it, and never a hair outside the range.
            values[position] = min(max(values[position], column.lower), column.upper) + 0
            worth += values[position] * column.worth
        }
        return .best(values: values, worth: worth, bound: max(worth, bound ?? worth))
    }

    /// What the library finds for a program that has limits.
    private func searched(nodes: Int32) -> Solution {
        let matrix = CompressedColumns(self)
        var values = [Double](repeating: 0, count: columns.count)
        var bound = 0.0
        let ending = Self.library.withLock { _ in
            matrix.minimised(nodes: nodes, into: &values, bound: &bound)
        }
        switch ending {
        case cascade_optimal: return best(values)
        case cascade_infeasible: return .infeasible
        case cascade_unbounded: return .unbounded
        case cascade_stopped: return best(values, bound: -bound)
        default: return .undecided
        }
    }
}
