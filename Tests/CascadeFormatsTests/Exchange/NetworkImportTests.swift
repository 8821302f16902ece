import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

@Suite("A programme made of a network")
struct NetworkImportTests {
    private static let start = CalendarDate(daysSinceEpoch: 20_500)

    private static func result(
        _ files: [(String, String)],
        _ mapping: [(column: String, field: NetworkImport.Field)] = [],
        people: Int = 20
    ) throws -> NetworkImport {
        let folder = try TemporaryFolder(["here": ""])
        for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
        let reading = try NetworkFile.read(files.map { "\(folder.path)/\($0.0)" })
        let options = NetworkImport.Options(
            title: "Our Town",
            start: start,
            mapping: mapping,
            people: people
        )
        return try NetworkImport(reading, options: options)
    }

    private static func column(_ result: NetworkImport, _ name: String) -> String {
        result.columns.first { $0.name == name }
            .map { "\($0.field?.rawValue ?? "–") \($0.remark)" } ?? "absent"
    }

    @Test(
        "what is exported comes back as the same organisations and ties",
        arguments: NetworkFormat.allCases,
        ["portsmouth", "coalitions", "restorative-cities", "dudley", "micro-credentials"]
    )
    func roundTrip(format: NetworkFormat, sample: String) throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        let reading = try NetworkRoundTripTests.copy(
            NetworkFile(programme, for: format),
            format,
            in: TemporaryFolder()
        )
        let result = try NetworkImport(reading, options: .init(title: "X", start: programme.start))
        var expected = programme.organisations
        for position in expected.indices {
            // Notes may name people, and assumptions are the programme's own.
            expected[position].notes = nil
            expected[position].assumptions = [:]
        }
        #expect(result.programme.organisations == expected)
        #expect(result.programme.partnerships == programme.partnerships)
        #expect(result.changedIDs == [] && result.problems == nil)
        let used = Set(expected.map(\.sector))
        #expect(Set(result.programme.sectors.map(\.id)) == used)
        for sector in result.programme.sectors {
            #expect(programme.sectors.first { $0.id == sector.id }?.name == sector.name)
        }
    }

    @Test("nobody's name, address or note leaves with a network", arguments: NetworkFormat.allCases)
    func noPersonalData(format: NetworkFormat) throws {
        var draft = ProgrammeDraft(id: "a", name: "A", start: Self.start, weeks: 10)
        draft.sectors = [Sector(id: "s", name: "S")]
        draft.organisations = [
            Organisation(id: "o", name: "O", sector: "s", people: 9, notes: "ask Zebedee")
        ]
        draft.people = [
            Person(id: "zeb", name: "Zebedee", organisation: "o", email: "zebedee@example.org")
        ]
        let written = try NetworkFile(Programme(draft), for: format).written(
            as: format,
            to: "a.csv"
        )
        for file in written.files where format != .kumuXLSX {
            #expect(!String(decoding: file.bytes, as: UTF8.self).lowercased().contains("zeb"))
        }
        let network = try NetworkFile(Programme(draft), for: format)
        #expect(!String(describing: network).lowercased().contains("zeb"))
    }

    @Test("measures stand beside what the programme says")
    func measures() throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/portsmouth"))
        let values = programme.organisations.indices.map { index -> NetworkFile.Value? in
            index == 0 ? nil : .number(Double(index) / 4)
        }
        let network = NetworkFile(programme, measures: [.init("coverage", values)])
        #expect(network.nodes[0].attributes["coverage"] == nil)
        #expect(network.nodes[4].attributes["coverage"] == .number(1))
    }

    @Test("columns find their fields by name, and what each became is said")
    func columns() throws {
        let result = try Self.result([
            (
                "n.csv",
                """
                Id,Label,Type,Head count,Ward,OrgID,x,y
                st-aidans,St Aidan's,Faith,"1,250",Fratton,GB-CHC-1061569,1,2
                trust,The Trust,Charities & groups,12.4,,GB-COH-09506232,3,4
                school,Hill School,,,,,5,6
                """
            ),
            (
                "e.csv",
                """
                Source,Target,Type,Weight,Relationship,Start date
                st-aidans,trust,Undirected,4,shared hall,31/01/2024
                trust,school,Directed,1,,
                """
            ),
        ])
        let programme = result.programme
        #expect(
            programme.organisations == [
                Organisation(
                    id: "st-aidans",
                    name: "St Aidan's",
                    sector: "faith",
                    people: 1250,
                    area: "Fratton",
                    identifier: "GB-CHC-1061569"
                ),
                Organisation(
                    id: "trust",
                    name: "The Trust",
                    sector: "charities-groups",
                    people: 12,
                    identifier: "GB-COH-09506232"
                ),
                Organisation(id: "school", name: "Hill School", sector: "not-given", people: 20),
            ]
        )
        #expect(programme.sectors.map(\.name) == ["Faith", "Charities & groups", "Not given"])
        #expect(
            programme.partnerships == [
                Partnership(
                    from: "st-aidans",
                    to: "trust",
                    strength: 1,
                    kind: "shared hall",
                    since: CalendarDate("2024-01-31")
                ),
                Partnership(from: "trust", to: "school", strength: 0.25, directed: true),
            ]
        )
        #expect(Self.column(result, "Type") == "sector 3 different")
        #expect(Self.column(result, "Head count") == "people ")
        #expect(Self.column(result, "OrgID") == "identifier ")
        #expect(Self.column(result, "x") == "– ")
        #expect(Self.column(result, "weight") == "strength ")
        let said = result.notices.joined(separator: "\n")
        for words in [
            "1 of 3 organisations have no headcount; 20 people each", "1 headcount became whole",
            "divided by 4", "1 organisation without a sector", "starter programme",
        ] { #expect(said.contains(words), "\(words) in \(said)") }
        #expect(result.problems == nil)
    }

    @Test("the user's own mapping goes before the names")
    func mapping() throws {
        let files = [
            ("n.csv", "Id,Label,Type,Size,Kind\na,A,x,5,Faith\nb,B,y,6,School\n"),
            ("e.csv", "Source,Target,Weight,Often\na,b,9,0.5\n"),
        ]
        let plain = try Self.result(files)
        #expect(plain.programme.sectors.map(\.name) == ["x", "y"])
        let asked = try Self.result(
            files,
            [("kind", .sector), ("Size", .ignore), ("Often", .strength)],
            people: 7
        )
        #expect(asked.programme.sectors.map(\.name) == ["Faith", "School"])
        #expect(asked.programme.organisations.map(\.people) == [7, 7])
        #expect(asked.programme.partnerships.map(\.strength) == [0.5])
        #expect(Self.column(asked, "weight") == "– ")
        #expect(Self.column(asked, "Type") == "– ")
        let unweighted = try Self.result(files, [("weight", .ignore), ("Often", .ignore)])
        #expect(unweighted.programme.partnerships.map(\.strength) == [0.5])
        #expect(unweighted.notices.contains { $0.hasPrefix("no tie has a strength") })
    }

    @Test("odd values are left out by row; odd identifiers are kept")
    func oddValues() throws {
        let result = try Self.result([
            (
                "n.csv",
                "Id,Label,sector,people,identifier,trainers\na,A,s,many,GB-COH-9506232,2\nb,B,s,-4,1061569,\nc,C,s,30,XX-YYY-1,x\n"
            ),
            (
                "e.csv",
                "Source,Target,Weight,since\na,b,0,\na,a,1,\na,nobody,1,\nb,c,0.5,soon\nc,b,,\n"
            ),
        ])
        let problems = try #require(result.problems).problems.map { problem in
            "\(problem.file.split(separator: "/").last ?? ""):\(problem.line) \(problem.subject): \(problem.found)"
        }
        #expect(
            problems == [
                "n.csv:2 people of a, which is left out: many",
                "n.csv:2 identifier of a, which is kept: GB-COH-9506232",
                "n.csv:3 people of b, which is left out: -4",
                "n.csv:3 identifier of b, which is kept: 1061569",
                "n.csv:4 founding-trainers of c, which is left out: x",
                "e.csv:2 strength of the tie of a and b, which is left out: 0",
                "e.csv:4 to of a tie, which is left out: nobody",
                "e.csv:5 since of the tie of b and c, which is left out: soon",
            ]
        )
        #expect(
            result.programme.organisations.map(\.identifier)
                == ["GB-COH-9506232", "1061569", "XX-YYY-1"]
        )
        #expect(result.programme.organisations.map(\.people) == [20, 20, 30])
        #expect(result.programme.partnerships.map(\.strength) == [0.5, 0.5])
        let said = result.notices.joined(separator: "\n")
        for words in [
            "1 tie of an organisation with itself", "1 pair of organisations",
            "1 of 2 ties have no strength",
        ] {
            #expect(said.contains(words), "\(words) in \(said)")
        }
    }

    @Test("ids that are none become ids, each its own, and ties follow")
    func ids() throws {
        let result = try Self.result([
            (
                "a.csv",
                "From,To\nSt Aidan's Church,st-aidans-church\nSt. Aidans Church!,champions\n日本,and\n日本,Été\n"
            )
        ])
        #expect(
            result.changedIDs.map { "\($0.old) → \($0.new)" } == [
                "St Aidan's Church → st-aidans-church-2", "St. Aidans Church! → st-aidans-church-3",
                "champions → champions-2", "日本 → organisation-5", "and → and-2", "Été → ete",
            ]
        )
        #expect(
            result.programme.partnerships.map { "\($0.from) \($0.to)" } == [
                "st-aidans-church-2 st-aidans-church", "st-aidans-church-3 champions-2",
                "organisation-5 and-2", "organisation-5 ete",
            ]
        )
    }

    @Test("the programme is sound and can be run at once, with no invented organisation")
    func runs() throws {
        let result = try Self.result([("a.csv", "Label,Type\nA,x\nB,x\nC,y\n")])
        #expect(result.programme.organisations.map(\.name) == ["A", "B", "C"])
        #expect(result.programme.courses.map(\.id) == ["workshop", "train-the-trainer"])
        #expect(result.programme.sessions.map(\.id) == ["launch", "first-trainers"])
        #expect(result.programme.id == "our-town" && result.programme.name == "Our Town")
        let folder = try TemporaryFolder()
        try ProgrammeFolder.write(result.programme, to: folder.path)
        #expect(folder.problems == [])
        #expect(try folder.outcome.get() == result.programme)
    }

    @Test("a network that makes no sound programme is refused with the rows")
    func refused() throws {
        let long = String(repeating: "x", count: 2_000)
        for (text, words) in [
            ("Id,Label\na,\(long)\n", ":2: name of organisation a"),
            ("Id,Label,area\na,A,\(long)\n", ":2: area of organisation a"),
            ("Id,Label,people,trainers\na,A,3,9\n", ":2: founding-trainers of organisation a"),
        ] {
            do {
                _ = try Self.result([("a.csv", text)])
                Issue.record("\(words) was not found")
            } catch {
                #expect("\(error)".contains(words), "\(error)")
            }
        }
    }
}
