import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Who reached whom, by organisation")
struct CrossingsTests {
    @Test(
        "people are counted at the lead trainer's organisation and at their own",
        arguments: 1...6
    )
    func oracle(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let history = History(programme)
        var expected: [[Int]: Int] = [:]
        for row in history.rows where row.reached > 0 && row.organisation >= 0 {
            let session = history.sessions[Int(row.held)]
            guard let lead = session.trainers.first else { continue }
            let home = programme.organisations.firstIndex {
                $0.id == programme.people[lead].organisation
            }
            guard let home else { continue }
            expected[[home, Int(row.organisation)], default: 0] += Int(row.reached)
        }
        let found = history.crossings
        #expect(found.count == expected.count)
        for crossing in found {
            #expect(expected[[crossing.trainers, crossing.learners]] == crossing.people)
        }
        let pairs = found.map { [$0.trainers, $0.learners] }
        #expect(pairs == pairs.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(found.reduce(0) { $0 + $1.people } <= history.reach().peopleReached)
    }
}
