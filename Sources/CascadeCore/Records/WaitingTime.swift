/// How long people wait for the next step, those who still wait counted as having waited at least so long.
package struct WaitingTime: Sendable, Equatable {
    /// People who took the step.
    package var done: Int
    /// People who are still there and have not taken it.
    package var waiting: Int
    /// Days within which half take the step; nil where fewer than half have.
    package var median: Int?

    /// Waiting times from their days.
    ///
    /// The median is where the share of people who still wait falls to half, estimated so that those who have waited only for
    /// a while, or left meanwhile, count as long as they were seen: E. Kaplan and P. Meier, "Nonparametric estimation from
    /// incomplete observations", JASA 53 (1958), doi:10.1080/01621459.1958.10501452.
    ///
    /// - Parameters:
    ///   - taken: days until the step, of those who took it.
    ///   - seen: days for which the others were seen without it.
    ///   - waiting: how many of the others are still there.
    /// - Complexity: O(n log n).
    package init(taken: [Int], seen: [Int], waiting: Int) {
        done = taken.count
        self.waiting = waiting
        let steps = taken.sorted()
        let others = seen.sorted()
        var (share, step, other) = (1.0, 0, 0)
        while step < steps.count {
            let day = steps[step]
            while other < others.count, others[other] < day { other += 1 }
            let atRisk = steps.count - step + others.count - other
            let now = steps[step...].prefix { $0 == day }.count
            share *= 1 - Double(now) / Double(atRisk)
            if share <= 0.5 + 1e-12 {
                median = day
                return
            }
            step += now
        }
    }
}
