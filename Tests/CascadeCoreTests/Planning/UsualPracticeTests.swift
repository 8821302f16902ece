import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Seats shared out without a model")
struct UsualPracticeTests {
    /// Two sectors in turn, with 3, 9, 5, 30 and 6 people, and ties 0–1, 1–2, 1–3, 3–4.
    private static func programme() throws -> Programme {
        var draft = Example.draft(
            people: [3, 9, 5, 30, 6],
            founders: [0, 1, 0, 0, 0],
            ties: [(0, 1, 0.5), (1, 2, 0.5), (1, 3, 0.5), (3, 4, 0.9)]
        )
        draft.sectors = [Sector(id: "one", name: "One"), Sector(id: "two", name: "Two")]
        for position in draft.organisations.indices {
            draft.organisations[position].sector = position == 3 ? "two" : "one"
        }
        return try Programme(draft)
    }

    private static func words(_ seats: [[(organisation: Int, count: Int)]]) -> [String] {
        seats.map { $0.map { "\($0.organisation):\($0.count)" }.joined(separator: " ") }
    }

    @Test(
        "each practice asks in its own order and goes on where the last session stopped",
        arguments: [
            (.firstCome, ["0:3 1:4 2:3", "3:4 4:4 1:2"]),
            (.biggestFirst, ["3:4 1:4 4:2", "2:4 0:3 3:3"]),
            (.onePerSector, ["0:3 3:4 1:3", "3:4 2:4 4:2"]),
            (.mostConnected, ["1:4 3:4 4:2", "0:3 2:4 1:3"]),
        ] as [(UsualPractice, [String])]
    )
    func orders(practice: UsualPractice, expected: [String]) throws {
        let seats = practice.seats(
            in: try Self.programme(),
            places: [10, 10],
            open: { _, _ in true },
            seed: 1
        )
        #expect(Self.words(seats) == expected)
    }

    @Test("whoever can't come to a session is asked first for the next one")
    func closed() throws {
        let seats = UsualPractice.firstCome.seats(
            in: try Self.programme(),
            places: [6, 6],
            open: { session, organisation in session == 1 || organisation != 0 },
            seed: 1
        )
        #expect(Self.words(seats) == ["1:4 2:2", "0:3 3:3"])
    }

    @Test("an organisation brings a second group only when all others were asked")
    func secondGroup() throws {
        let seats = UsualPractice.biggestFirst.seats(
            in: try Self.programme(),
            places: [24],
            open: { _, _ in true },
            seed: 1
        )
        #expect(Self.words(seats) == ["3:8 1:5 4:4 2:4 0:3"])
    }

    @Test("random draws differ by seed, and one seed gives one list")
    func random() throws {
        let programme = try Self.programme()
        func seats(_ seed: UInt64) -> [String] {
            let seats = UsualPractice.random.seats(
                in: programme,
                places: [7, 7],
                open: { _, _ in true },
                seed: seed
            )
            return Self.words(seats)
        }
        #expect(seats(3) == seats(3))
        #expect(Set((0..<30).map { seats($0) }).count > 10)
    }

    @Test(
        "places are filled as far as people last, nobody sends more than it has, each stands once",
        arguments: UsualPractice.allCases,
        0..<4
    )
    func bounds(practice: UsualPractice, seed: Int) throws {
        let programme = try GeneratedPartnership.programme(seed: UInt64(seed))
        let people = programme.organisations.map { $0.people - $0.foundingTrainers }
        for places in [[12, 20, 9], [400, 500, 600, 700], [1]] {
            let seats = practice.seats(
                in: programme,
                places: places,
                open: { session, organisation in (session + organisation) % 3 != 0 },
                seed: 5
            )
            var sent = Array(repeating: 0, count: people.count)
            #expect(seats.count == places.count)
            for (session, rows) in seats.enumerated() {
                #expect(Set(rows.map(\.organisation)).count == rows.count)
                #expect(rows.allSatisfy { $0.count > 0 })
                let given = rows.reduce(0) { $0 + $1.count }
                #expect(given <= places[session])
                for row in rows {
                    #expect((session + row.organisation) % 3 != 0)
                    sent[row.organisation] += row.count
                }
                let left = people.indices.contains { organisation in
                    (session + organisation) % 3 != 0 && sent[organisation] < people[organisation]
                }
                #expect(given == places[session] || !left, "session \(session)")
            }
            #expect(zip(sent, people).allSatisfy { $0 <= $1 })
        }
    }

    @Test("people count once a course: who came to one course may come to another")
    func courses() throws {
        let programme = try Programme(Example.draft(people: [5, 4], founders: [0, 0]))
        let seats = UsualPractice.firstCome.seats(
            in: programme,
            places: [9, 9, 9],
            courses: [0, 1, 0],
            open: { _, _ in true },
            seed: 1
        )
        #expect(Self.words(seats) == ["0:5 1:4", "1:4 0:5", ""])
    }
}
