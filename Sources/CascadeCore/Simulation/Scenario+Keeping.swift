extension Scenario {
    /// The same scenario, which keeps coverage by organisation at the end of the weeks of some days.
    ///
    /// Days before the first week simulated or after the last are left out. ``Outcome/coverageKept`` then has the others, each
    /// week once.
    ///
    /// - Complexity: a run then adds O(organisations) for each replicate and week kept.
    package func keeping(_ days: [CalendarDate]) -> Scenario {
        let simulated = (recorded?.firstWeek ?? 0)..<max(weeks, recorded?.firstWeek ?? 0)
        var scenario = self
        scenario.keptWeeks = Set(days.map(programme.week(of:))).filter(simulated.contains).sorted()
        return scenario
    }
}
