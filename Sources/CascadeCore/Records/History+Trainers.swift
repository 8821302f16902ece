/// Who trains, and who has gone quiet.
extension History {
    /// Positions among the sessions of those that someone led or co-led, in order.
    package func trained(_ person: Int) -> [Int] {
        let (led, others) = (people[person].led, people[person].coTrained)
        return others.isEmpty ? led : led.isEmpty ? others : (led + others).sorted()
    }

    /// The first day on which someone led or co-led a session from the day on which they qualified; nil: none yet, or no
    /// trainer.
    package func firstSession(_ person: Int) -> CalendarDate? {
        guard let qualified = people[person].qualified else { return nil }
        return trained(person).map { sessions[$0].start }.filter { $0 >= qualified }.min()
    }

    /// Whether someone is still there and led or co-led a session in the last 365 days.
    package func isActive(_ person: Int) -> Bool {
        people[person].isPresent
            && trained(person).contains { asOf - sessions[$0].start <= Self.activeDays }
    }

    /// Ids of the people who lead or co-lead a planned session that is to come.
    package var expected: Set<String> {
        Set(sessionsToCome.flatMap { programme.sessions[$0].trainers })
    }

    /// Positions in the programme of planned sessions that are to come, in written order.
    package var sessionsToCome: [Int] {
        let known = Set(sessions.map(\.session))
        return programme.sessions.indices.filter {
            programme.sessions[$0].status == .planned && programme.sessions[$0].start >= asOf
                && !known.contains($0)
        }
    }

    /// By organisation: its own people who led or co-led sessions in the last 365 days and are still there, and how many
    /// sessions that were.
    package var activeTrainers: [(trainers: [Int], sessions: Int)] {
        let home = RecordReading.organisationsOfPeople(programme)
        var result = Array(
            repeating: (trainers: [Int](), sessions: 0),
            count: programme.organisations.count
        )
        var counted = Array(repeating: Set<Int>(), count: programme.organisations.count)
        for position in people.indices where people[position].isPresent {
            guard let organisation = home[position] else { continue }
            let recent = trained(position).filter {
                asOf - sessions[$0].start <= Self.activeDays
            }
            guard !recent.isEmpty else { continue }
            result[organisation].trainers.append(position)
            counted[organisation].formUnion(recent)
        }
        for organisation in result.indices {
            result[organisation].sessions = counted[organisation].count
        }
        return result
    }
}
