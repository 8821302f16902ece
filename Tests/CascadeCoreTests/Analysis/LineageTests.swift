import CascadeCore
import CascadeGraph
import CascadeTestSupport
import Testing

@Suite("The lineage on record")
struct LineageTests {
    //  ada ─┬─ bo ─┬─ 4 without names
    //       ├─ cy  │
    //       └──────┴─ di, whom both taught
    @Test("people descend from whoever taught the session in which they first completed a course")
    func drawn() throws {
        var draft = Example.draft(people: [20, 20], founders: [1, 0], weeks: 30)
        draft.people = [
            Person(id: "ada", name: "Ada", organisation: "o0", roles: [.trainer]),
            Person(id: "bo", name: "Bo", organisation: "o0"),
            Person(id: "cy", name: "Cy", organisation: "o1"),
            Person(id: "di", name: "Di", organisation: "o1"),
        ]
        draft.sessions = [
            Self.delivered("one", week: 1, ["ada"]), Self.delivered("two", week: 3, ["bo", "ada"]),
            Self.delivered("three", week: 5, ["bo"]), Self.delivered("four", week: 7, ["cy"]),
        ]
        draft.attendance = [
            Attendance(session: "one", attendee: .person("bo")),
            Attendance(session: "one", attendee: .person("cy")),
            Attendance(session: "two", attendee: .person("di")),
            Attendance(session: "three", attendee: .headcount(4), organisation: "o1"),
            // Has completed before; and someone who didn't come.
            Attendance(session: "three", attendee: .person("cy")),
            Attendance(session: "four", attendee: .person("di"), outcome: .noShow),
        ]
        let lineage = try #require(try Programme(draft).lineage)
        #expect(lineage.people == 7)
        #expect(lineage.byGeneration == [2, 5])
        #expect(lineage.acrossOrganisations == 6)
        #expect(lineage.acrossSectors == 0)
        #expect(
            lineage.carriers == [
                .init(person: "ada", generation: 0, trained: 3, descendants: 7, only: 7),
                .init(person: "bo", generation: 1, trained: 5, descendants: 5, only: 4),
            ]
        )
    }

    @Test("without completions on record there is no lineage")
    func nothing() throws {
        #expect(try Programme(Example.draft(people: [5], founders: [1])).lineage == nil)
    }

    @Test(
        "descendants and those only through someone, against taking each one out",
        arguments: 0..<30
    )
    func oracle(seed: UInt64) throws {
        var random = RandomStream(key: seed)
        let count = 14
        var draft = Example.draft(people: [40], founders: [2], weeks: 40)
        draft.people = (0..<count).map {
            Person(
                id: "p\($0)",
                name: "P\($0)",
                organisation: "o0",
                roles: $0 < 2 ? [.trainer] : []
            )
        }
        var parents: [Int: [Int]] = [:]
        for person in 2..<count {
            let lead = random.below(person)
            let second = random.below(person)
            parents[person] = random.below(2) == 0 || second == lead ? [lead] : [lead, second]
            draft.sessions.append(
                Self.delivered(
                    "s\(person)",
                    week: person,
                    (parents[person] ?? []).map { "p\($0)" }
                )
            )
            draft.attendance.append(
                Attendance(session: "s\(person)", attendee: .person("p\(person)"))
            )
        }
        func reached(without gone: Int?, from roots: [Int]) -> Set<Int> {
            var found = Set(roots.filter { $0 != gone })
            for person in 2..<count where person != gone {
                if !found.isDisjoint(with: parents[person] ?? []) { found.insert(person) }
            }
            return found
        }
        let lineage = try #require(try Programme(draft).lineage)
        let roots = [0, 1].filter { root in parents.values.contains { $0.contains(root) } }
        #expect(lineage.people == count - 2)
        for carrier in lineage.carriers {
            let node = try #require(Int(carrier.person.dropFirst()))
            let all = reached(without: nil, from: roots)
            let lost = all.subtracting(reached(without: node, from: roots)).subtracting([node])
            #expect(carrier.only == lost.count, "\(carrier)")
            #expect(carrier.descendants == reached(without: nil, from: [node]).count - 1)
            #expect(carrier.trained == parents.values.count { $0.contains(node) })
        }
        #expect(lineage.carriers.count == Set(parents.values.flatMap(\.self)).count)
    }

    private static func delivered(_ id: String, week: Int, _ trainers: [String]) -> Session {
        var session = Example.session(id, "workshop", week: week, trainers: trainers)
        session.status = .delivered
        return session
    }
}
