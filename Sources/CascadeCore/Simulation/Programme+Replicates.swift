extension Programme {
    /// The number of replicates where none is asked for: `most`, and fewer for programmes so large that these would take minutes.
    ///
    /// - Parameter most: the number for programmes of ordinary size.
    /// - Returns: between 20 and `most`.
    package func usualReplicates(most: Int = 1000) -> Int {
        let people = self.organisations.reduce(0) { $0 + $1.people }
        let size = max(1, self.organisations.count + people / 20)
        return min(most, max(20, 40_000_000 / size))
    }

    /// The number of replicates of a forecast where none is asked for: fewer where so many people are on record that seating
    /// them each time would take minutes.
    package var usualForecastReplicates: Int {
        let people = self.organisations.reduce(0) { $0 + $1.people }
        let rows = self.attendance.count
        let size = max(1, self.organisations.count + people / 20 + 4 * min(people, rows))
        return min(1000, max(50, 40_000_000 / size))
    }
}
