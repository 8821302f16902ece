import CascadeSolver

/// What each taker takes, week by week: the terms of limits on trainers and hosts.
struct TimetableTakings {
    typealias Terms = [(IntegerProgram.Variable, Double)]

    private var takings: [[Terms]]
    private var totals: [Terms]

    /// Nothing, for so many takers and weeks.
    init(count: Int, weeks: Int) {
        takings = Array(repeating: Array(repeating: [], count: weeks), count: count)
        totals = Array(repeating: [], count: count)
    }

    /// Has a taker take what a variable counts in all of these weeks.
    mutating func add(_ variable: IntegerProgram.Variable, by taker: Int, in weeks: Range<Int>) {
        totals[taker].append((variable, 1))
        for week in weeks { takings[taker][week].append((variable, 1)) }
    }

    /// The terms of each week.
    func byWeek(_ taker: Int) -> [Terms] { takings[taker] }

    /// The terms of all that a taker takes, once each.
    func all(_ taker: Int) -> Terms { totals[taker] }
}
