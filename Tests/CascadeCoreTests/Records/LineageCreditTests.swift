import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Lineage of people and its credit")
struct LineageCreditTests {
    @Test(
        "credit adds up exactly to the people reached, directly and by ancestry",
        arguments: 0..<20
    )
    func conservation(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let history = History(programme)
        let graph = LineageGraph(history)
        let credit = LineageCredit(graph)
        let reached = history.reach().peopleReached
        #expect(graph.nodes.reduce(0) { $0 + $1.people } == reached)
        let units = LineageCredit.unit * reached
        #expect(credit.direct.reduce(0, +) + credit.external.direct == units)
        let first = graph.nodes.indices.filter { graph.nodes[$0].people == 0 }
        #expect(first.reduce(0) { $0 + credit.all[$1] } + credit.external.all == units)
        for (position, node) in graph.nodes.enumerated() {
            #expect(node.trainers.allSatisfy { $0 < position })
            #expect(credit.all[position] >= credit.direct[position])
        }
    }

    @Test("direct credit is shared equally by up to ten trainers", arguments: 1...10)
    func equal(trainers: Int) throws {
        var draft = Example.draft(people: [40], founders: [trainers])
        draft.people = (0..<trainers).map {
            Person(id: "t\($0)", name: "T\($0)", organisation: "o0", roles: [.trainer])
        }
        draft.sessions = [
            Example.session("s", "workshop", week: 1, trainers: draft.people.map(\.id))
        ]
        draft.attendance = [Attendance(session: "s", attendee: .headcount(7))]
        let credit = LineageCredit(LineageGraph(History(try Programme(draft))))
        #expect(
            credit.direct.prefix(trainers).allSatisfy {
                $0 * trainers == 7 * LineageCredit.unit
            }
        )
    }

    //  ada ─┬─ bo ──┬─ di ── 4 without names
    //  eve ─┘       │
    //  ada ── cy ───┘
    @Test("every path to the founders is found, leads first, and all who came from someone")
    func drawn() throws {
        let history = History(try Programme(Self.draft))
        func path(_ steps: [PersonLineage.Step]) -> String {
            steps.map { $0.person.map { history.programme.people[$0].id } ?? "external" }
                .joined(separator: " ")
        }
        let lineage = PersonLineage(3, in: history)
        #expect(lineage.pathCount == 3)
        #expect(lineage.paths.map(path) == ["di bo ada", "di bo eve", "di cy ada"])
        #expect(lineage.peopleDescended == 4)
        #expect(lineage.credit.direct == 4 * LineageCredit.unit)
        #expect(PersonLineage(3, in: history, paths: 2).paths.count == 2)
        let ada = PersonLineage(0, in: history)
        #expect(ada.descendants.map(\.generation) == [1, 1, 2, 3])
        #expect(ada.descendants.map(\.isDirect) == [true, true, false, false])
        #expect(ada.peopleDescended == 7)
        // Half of bo, all of cy; of di and the four a half through cy and a quarter through bo.
        #expect(ada.credit.direct == LineageCredit.unit * 3 / 2)
        #expect(ada.credit.all == LineageCredit.unit * 3 / 2 + 5 * LineageCredit.unit * 3 / 4)
        #expect(PersonLineage(5, in: history).paths.isEmpty)
        let own = PersonLineage(4, in: history)
        #expect(own.paths.map(path) == ["eve"])
    }

    @Test("people trained by external trainers come from these")
    func external() throws {
        var draft = Example.draft(people: [9], founders: [0])
        draft.people = [Person(id: "p", name: "P", organisation: "o0")]
        draft.sessions = [Example.session("s", "workshop", week: 1)]
        draft.attendance = [Attendance(session: "s", attendee: .person("p"))]
        let lineage = PersonLineage(0, in: History(try Programme(draft)))
        #expect(lineage.paths.map { $0.map(\.person) } == [[0, nil]])
        #expect(lineage.pathCount == 1)
    }

    @Test("paths are as many as there are ways, found one by one", arguments: 0..<15)
    func count(seed: UInt64) throws {
        let history = History(try RecordedProgramme.small(seed: seed))
        let graph = LineageGraph(history)
        func ways(_ node: Int) -> Int {
            let trainers = graph.nodes[node].trainers
            return trainers.isEmpty ? 1 : trainers.reduce(0) { $0 + ways($1) }
        }
        for person in history.people.indices {
            guard let node = graph.node[person] else { continue }
            let lineage = PersonLineage(person, in: history, paths: 1000)
            #expect(lineage.pathCount == ways(node))
            #expect(lineage.paths.count == ways(node))
            #expect(Set(lineage.paths).count == lineage.paths.count)
        }
    }

    private static var draft: ProgrammeDraft {
        var draft = Example.draft(people: [20, 20], founders: [2, 0], weeks: 30)
        draft.people = ["ada", "bo", "cy", "di", "eve", "flo"].map {
            Person(
                id: $0,
                name: $0,
                organisation: "o0",
                roles: ["ada", "eve"].contains($0) ? [.trainer] : []
            )
        }
        func session(_ id: String, _ week: Int, _ trainers: [String]) -> Session {
            Example.session(id, "workshop", week: week, trainers: trainers)
        }
        draft.sessions = [
            session("one", 1, ["ada", "eve"]), session("two", 2, ["ada"]),
            session("three", 3, ["bo", "cy"]), session("four", 4, ["di"]),
        ]
        draft.attendance = [
            Attendance(session: "one", attendee: .person("bo")),
            Attendance(session: "two", attendee: .person("cy")),
            Attendance(session: "three", attendee: .person("di")),
            Attendance(session: "four", attendee: .headcount(4)),
        ]
        return draft
    }
}
