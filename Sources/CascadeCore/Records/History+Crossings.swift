extension History {
    /// People first reached in one organisation by trainers of one.
    package struct Crossing: Sendable, Equatable {
        /// Position of the lead trainer's organisation.
        package var trainers: Int
        /// Position of the organisation of those reached, on the day.
        package var learners: Int
        /// How many people.
        package var people: Int
    }

    /// Who reached whom on record, by the organisations of the lead trainer and of those reached, in ascending order.
    ///
    /// People reached by external trainers, and those whose organisation is not known, are left out. Nobody is counted twice:
    /// a person is reached once, where they first completed a course.
    ///
    /// - Complexity: O(rows of attendance), and sorting.
    package var crossings: [Crossing] {
        let index = ProgrammeIndex(programme)
        let organisationOf = programme.people.map { index.organisations[$0.organisation] }
        let width = max(1, programme.organisations.count)
        var people: [Int: Int] = [:]
        for row in rows where row.reached > 0 && row.organisation >= 0 {
            guard let lead = sessions[Int(row.held)].trainers.first,
                let home = organisationOf[lead]
            else { continue }
            people[home * width + Int(row.organisation), default: 0] += Int(row.reached)
        }
        return people.keys.sorted().map {
            Crossing(trainers: $0 / width, learners: $0 % width, people: people[$0] ?? 0)
        }
    }
}
