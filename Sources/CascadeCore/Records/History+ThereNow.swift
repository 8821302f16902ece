extension History {
    /// By organisation in the programme's order: people reached who are there on the day, as coverage counts them.
    ///
    /// - Complexity: O(people + rows of attendance).
    package var peopleThereNow: [Int] {
        var there = Array(repeating: 0, count: programme.organisations.count)
        let organisations = RecordReading.organisationsOfPeople(programme)
        for (position, person) in people.enumerated()
        where person.reached != nil && person.isPresent {
            if let organisation = organisations[position] { there[organisation] += 1 }
        }
        for row in rows where row.person < 0 && row.reached > 0 && row.organisation >= 0 {
            there[Int(row.organisation)] += Int(row.reached)
        }
        return there
    }
}
