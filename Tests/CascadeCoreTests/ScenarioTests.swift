import CascadeGraph
import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("A programme as arrays")
struct ScenarioTests {
    @Test("positions of assumptions in tables follow their order in the programme format")
    func assumptionOrder() {
        for (position, assumption) in Assumption.allCases.enumerated() {
            let index = AssumptionIndex(rawValue: position)
            #expect(index.map { "\($0)" } == "\(assumption)")
        }
        #expect(AssumptionIndex(rawValue: Assumption.allCases.count) == nil)
    }

    /// Three sectors, four organisations and two courses, with group sizes set in places that say which they are.
    private func placed() throws -> AssumptionTable {
        var draft = Example.certain(people: [10, 10, 10, 10])
        draft.assumptions = [.groupSize: .number(2), .career: .unlimited]
        draft.sectors = [
            Sector(id: "any", name: "Any"),
            Sector(id: "own", name: "Own", assumptions: [.groupSize: .number(3)]),
        ]
        draft.organisations[1].sector = "own"
        draft.organisations[2].sector = "own"
        draft.organisations[2].assumptions[.groupSize] = .number(4)
        draft.organisations[3].assumptions[.groupSize] = .number(5)
        draft.courses[1].assumptions[.groupSize] = .number(6)
        return AssumptionTable(try Programme(draft))
    }

    @Test("the narrowest place wins: course, organisation, sector, programme")
    func narrowest() throws {
        let table = try placed()
        func places(_ course: Int) -> [String] {
            (0..<4).map {
                table.slots[table.slot(.groupSize, course: course, organisation: $0)].place
            }
        }
        #expect(places(0) == ["programme", "sector own", "organisation o2", "organisation o3"])
        #expect(places(1) == Array(repeating: "course ttt", count: 4))
        #expect(table.sharedSlot(.groupSize, course: 0) == -1)
        #expect(table.sharedSlot(.groupSize, course: 1) >= 0)
    }

    @Test("the places in force are listed once each")
    func inForce() throws {
        let table = try placed()
        #expect(
            table.inForce(.groupSize).map(\.slot.place)
                == ["course ttt", "programme", "sector own", "organisation o2", "organisation o3"]
        )
        #expect(table.inForce(.career).map(\.slot.place) == ["programme"])
        let attendance = table.inForce(.attendance)
        #expect(attendance.count == 1)
        #expect(attendance[0].courses == [0, 1])
        #expect(attendance[0].slot.source != nil)
        // Train-the-trainer has a default of its own.
        #expect(table.inForce(.completion).map(\.courses) == [[0], [1]])
    }

    @Test("the default of turnover follows the sector's workforce")
    func turnoverDefaults() throws {
        var draft = Example.certain(people: [10, 10, 10])
        draft.assumptions = [:]
        draft.sectors = [
            Sector(id: "any", name: "Any"),
            Sector(id: "police", name: "Police", workforce: .police),
            Sector(id: "set", name: "Set", assumptions: [.turnover: .number(0.5)]),
        ]
        draft.organisations[1].sector = "police"
        draft.organisations[2].sector = "set"
        let table = AssumptionTable(try Programme(draft))
        let values = (0..<3).map { table.slots[table.slot(.turnover, organisation: $0)].quantity }
        #expect(values == [.number(0.15), .number(0.062), .number(0.5)])
    }

    @Test("those who share a place share the draw; others do not")
    func sharedDraws() throws {
        var draft = Example.certain(people: [10, 10, 10])
        draft.assumptions[.openness] = .uniform(low: 0, high: 1)
        draft.organisations[2].assumptions[.openness] = .uniform(low: 0, high: 1)
        let table = AssumptionTable(try Programme(draft))
        var drawer = AssumptionDrawer(table)
        drawer.draw(root: 99)
        let values = (0..<3).map {
            drawer.values[table.slot(.openness, course: 0, organisation: $0)]
        }
        #expect(values[0] == values[1])
        #expect(values[0] != values[2])
        let first = drawer.values
        drawer.draw(root: 100)
        #expect(drawer.values != first)
        drawer.draw(root: 99)
        #expect(drawer.values == first)
    }

    @Test(
        "arcs are drawn in proportion to strength, parallel ties adding up",
        arguments: 1...5 as ClosedRange<UInt64>
    )
    func aliasTables(seed: UInt64) throws {
        var stream = RandomStream(key: seed)
        let count = 12
        var draft = Example.certain(people: Array(repeating: 5, count: count))
        for _ in 0..<60 {
            let from = stream.below(count)
            let to = (from + 1 + stream.below(count - 1)) % count
            draft.partnerships.append(
                Partnership(
                    from: "o\(from)",
                    to: "o\(to)",
                    strength: 0.01 + 0.99 * stream.uniform(),
                    kind: "\(draft.partnerships.count)",
                    directed: stream.below(3) == 0
                )
            )
        }
        let scenario = Scenario(try Programme(draft))
        for organisation in 0..<count {
            var strength = Array(repeating: 0.0, count: count)
            for tie in draft.partnerships {
                if tie.from == "o\(organisation)" { strength[position(tie.to)] += tie.strength }
                if tie.to == "o\(organisation)", !tie.directed {
                    strength[position(tie.from)] += tie.strength
                }
            }
            let total = strength.reduce(0, +)
            let arcs = scenario.arcs(of: organisation)
            var chance = Array(repeating: 0.0, count: count)
            for arc in arcs {
                let share = 1 / Double(arcs.count)
                chance[Int(scenario.tieTargets[arc])] += share * scenario.aliasChance[arc]
                let other = Int(scenario.alias[arc])
                #expect(arcs.contains(other))
                chance[Int(scenario.tieTargets[other])] += share * (1 - scenario.aliasChance[arc])
            }
            for target in 0..<count where total > 0 {
                #expect(abs(chance[target] - strength[target] / total) < 1e-12)
            }
        }
    }

    private func position(_ id: String) -> Int { Int(id.dropFirst()) ?? -1 }

    @Test("the arcs that enter an organisation are those that lead to it")
    func incoming() throws {
        let scenario = Scenario(try Programme(RichProgramme.named.draft))
        for organisation in scenario.headcount.indices {
            let found = scenario.incomingArcs(of: organisation)
            var expected: [Int] = []
            for source in scenario.headcount.indices {
                for arc in scenario.arcs(of: source)
                where Int(scenario.tieTargets[arc]) == organisation {
                    expected.append(arc)
                    #expect(found.contains { $0.arc == arc && $0.source == source })
                }
            }
            #expect(found.map(\.arc).sorted() == expected.sorted())
        }
    }

    @Test("a week's first open week skips blackouts")
    func openWeeks() throws {
        var draft = Example.certain(people: [5], weeks: 8)
        draft.blackouts = [
            .init(from: Example.day(2), to: Example.day(3)),
            .init(from: Example.day(7), to: Example.day(9)),
        ]
        let scenario = Scenario(try Programme(draft))
        #expect(scenario.nextOpenWeek == [0, 1, 4, 4, 4, 5, 6, 8, 8])
    }
}
