import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Overlays")
struct OverlayTests {
    static let samples = (try? PackageFolder.folders(in: "Samples")) ?? []

    /// A programme with something of everything.
    private static func town() throws -> Programme {
        let folder = try TemporaryFolder([
            "programme.yaml": """
            programme:
              id: town
              name: Town
              start: 2026-01-12
              weeks: 52
              budget: 1000
              target: {people: 50, by: 2026-12-31}
            sectors:
              faith: {name: Faith, assumptions: {turnover: 0.3, moves: 0.2}}
              schools: {name: Schools}
            courses:
              workshop:
                name: Workshop
                pattern: {meetings: 3, every-weeks: 2}
                capacity: [2, 12]
                makes-champions: true
                cost: {session: 100, person: 5}
                assumptions: {completion: {beta: [8, 2]}}
              ttt: {name: Trainers, requires: workshop, qualifies-for: [workshop], capacity: [2, 8]}
            assumptions: {attendance: {uniform: [0.5, 0.9]}, openness: 0.4}
            organisations: {abbey: {assumptions: {turnover: 0.1}}}
            sessions:
              - {id: launch, course: workshop, start: 2026-01-14, host: abbey, seats: {anyone: 6, abbey: 3}}

            """,
            "organisations.csv": """
            id,name,sector,people,founding-trainers
            abbey,The Abbey,faith,30,1
            chapel,Chapel,faith,10,
            hill,Hill School,schools,40,

            """,
            "partnerships.csv": """
            from,to,strength
            abbey,chapel,0.6
            chapel,abbey,0.1
            abbey,hill,0.4

            """,
            "people.csv": """
            id,name,organisation,roles
            ada,Ada,abbey,trainer
            ben,Ben,hill,

            """,
            "sessions.csv": """
            id,course,start,people,trainers,seats,status
            second,workshop,2026-03-02,ben,ada,hill:5,planned
            done,workshop,2026-01-13,,,anyone:4,delivered

            """,
            "attendance.csv": """
            session,person,organisation
            done,ben,
            done,ada,

            """,
        ])
        return try folder.outcome.get()
    }

    private static func laid(_ text: String) throws -> Programme {
        try Overlay.read(text, over: try town()).programme
    }

    @Test("a mapping merges key by key, a value and a list replace, the rest stays")
    func merging() throws {
        let old = try Self.town()
        let new = try Self.laid(
            """
            programme: {budget: 2000, target: {people: 80}}
            sectors: {faith: {assumptions: {turnover: 0.1}}}
            courses: {workshop: {capacity: [4, 16], cost: {person: 7}}}
            assumptions: {moves: 0}
            organisations: {hill: {assumptions: {turnover: 0.5}}}
            """
        )
        var expected = old.draft
        expected.budget = 2000
        expected.target?.people = 80
        expected.sectors[0].assumptions[.turnover] = .number(0.1)
        expected.courses[0].capacityMinimum = 4
        expected.courses[0].capacityMaximum = 16
        expected.courses[0].cost.person = 7
        expected.assumptions[.moves] = .number(0)
        expected.organisations[2].assumptions[.turnover] = .number(0.5)
        #expect(new.draft == expected)
    }

    @Test("a distribution and a pattern replace as a whole")
    func wholes() throws {
        let new = try Self.laid(
            """
            courses: {workshop: {pattern: {days: 2}, assumptions: {completion: {normal: {mean: 0.8, sd: 0.1}}}}}
            assumptions: {attendance: {beta: [3, 1]}}
            """
        )
        #expect(new.courses[0].pattern == .days(2))
        #expect(new.courses[0].assumptions == [.completion: .normal(mean: 0.8, sd: 0.1)])
        #expect(new.assumptions[.attendance] == .beta(a: 3, b: 1))
        #expect(new.assumptions[.openness] == .number(0.4))
    }

    @Test("a field written as nothing is taken away; a part or an item written as nothing stays")
    func nothing() throws {
        let new = try Self.laid(
            """
            programme: {budget: ~, target: }
            courses:
            sectors: {faith: , schools: {name: All schools}}
            assumptions: {openness: ~}
            organisations: {abbey: {assumptions: ~}}
            sessions: [{id: second, trainers: ~, seats: {}, people: []}, {id: launch, host: ~}]
            """
        )
        var expected = try Self.town().draft
        expected.budget = nil
        expected.target = nil
        expected.sectors[1].name = "All schools"
        expected.assumptions[.openness] = nil
        expected.organisations[0].assumptions = [:]
        expected.sessions[1].trainers = []
        expected.sessions[1].people = []
        expected.sessions[1].seats = []
        expected.sessions[0].host = nil
        #expect(new.draft == expected)
    }

    @Test("sessions merge by id wherever they are written, and new ones are added")
    func sessions() throws {
        let new = try Self.laid(
            """
            sessions:
              - {id: second, start: 2026-03-09, seats: {anyone: 7}}
              - {id: launch, course: ttt}
              - {id: extra, course: workshop, start: 2026-05-04, host: hill, seats: {hill: 8}}
            """
        )
        var expected = try Self.town().draft
        expected.sessions[0].course = "ttt"
        expected.sessions[1].start = try #require(CalendarDate("2026-03-09"))
        expected.sessions[1].seats = [.init(.anyone, 7)]
        expected.sessions.append(
            Session(
                id: "extra",
                course: "workshop",
                start: try #require(CalendarDate("2026-05-04")),
                host: "hill",
                seats: [.init(.organisation("hill"), 8)]
            )
        )
        #expect(new.draft == expected)
    }

    @Test("partnerships are added, and what is left out is gone with what hangs on it")
    func without() throws {
        let new = try Self.laid(
            """
            partnerships:
              - {from: hill, to: chapel, strength: 0.9, kind: shared staff, directed: yes}
            without: {sessions: [done], partnerships: chapel+abbey, people: [ada]}
            """
        )
        var expected = try Self.town().draft
        expected.sessions.removeLast()
        expected.attendance = []
        expected.partnerships = [
            Partnership(from: "abbey", to: "hill", strength: 0.4),
            Partnership(
                from: "hill",
                to: "chapel",
                strength: 0.9,
                kind: "shared staff",
                directed: true
            ),
        ]
        expected.people.removeFirst()
        expected.organisations[0].foundingTrainers = 0
        expected.sessions[1].trainers = []
        #expect(new.draft == expected)

        let alone = try Self.laid("without: {organisations: [abbey]}")
        #expect(alone.organisations.map(\.id) == ["chapel", "hill"])
        #expect(alone.partnerships.isEmpty)
        #expect(alone.sessions[0].host == nil)
        #expect(alone.sessions[0].seats == [.init(.anyone, 6)])
        #expect(alone.people.map(\.id) == ["ben"])
    }

    @Test("a tie is given another strength by leaving it out and adding it")
    func strength() throws {
        let new = try Self.laid(
            """
            without: {partnerships: [abbey+hill]}
            partnerships: [{from: abbey, to: hill, strength: 1}]
            """
        )
        #expect(new.partnerships.map(\.strength) == [0.6, 0.1, 1])
    }

    @Test("a scenario has a name and says what it is about; without, the file's name is taken")
    func names() throws {
        let town = try Self.town()
        let named = try Overlay.read("name: More\nabout: More of it\n", over: town)
        #expect(named.name == "More")
        #expect(named.about == "More of it")
        #expect(named.programme == town)
        let folder = try TemporaryFolder(["half fee.v2.yaml": "assumptions: {moves: 0}\n"])
        let file = try Overlay.read(at: "\(folder.path)/half fee.v2.yaml", over: town)
        #expect(file.name == "half fee.v2")
        #expect(file.about == nil)
    }

    @Test("a course, a sector and a group are added where they have a name")
    func added() throws {
        let new = try Self.laid(
            """
            sectors: {police: {name: Police}}
            groups: {allies: {name: Allies}}
            courses: {refresher: {name: Refresher, refreshes: [workshop]}}
            sessions: [{id: again, course: refresher, start: 2026-09-07, seats: {anyone: 9}}]
            """
        )
        #expect(new.sectors.map(\.id) == ["faith", "schools", "police"])
        #expect(new.courses.map(\.id) == ["workshop", "ttt", "refresher"])
        #expect(new.groups.map(\.id) == ["allies"])
        #expect(new.sessions.last?.course == "refresher")
    }

    @Test("a sample's own programme.yaml laid over it changes nothing", arguments: samples)
    func itself(sample: String) throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        let text = try PackageFolder.text("Samples/\(sample)/programme.yaml")
        #expect(try Overlay.read(text, over: programme).programme == programme)
    }

    @Test("every scenario of the samples can be laid over its sample", arguments: samples)
    func scenarios(sample: String) throws {
        let folder = PackageFolder.path("Samples/\(sample)")
        let programme = try ProgrammeFolder.read(at: folder)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("scenarios/") }
        for file in files {
            let overlay = try Overlay.read(at: "\(folder)/\(file)", over: programme)
            #expect(overlay.programme != programme, "\(file)")
            #expect(overlay.name.count < 40)
        }
    }
}
