import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Mappings of columns and words")
struct TableMappingTests {
    static let table = """
        When;Which;Who;Team;Came?;Ward
        3.2.2026;Day course;Ada Byrne;Halyard;ja;7
        3.2.2026;Day course;Ben Cole;Halyard;nein;7

        """

    static let mapping = SessionTableMapping(
        columns: [
            .init("When", .date), .init("Which", .course), .init("who", .person),
            .init("Team", .organisation), .init("Came?", .outcome),
        ],
        values: [
            .init(.course, "Day course", "workshop"), .init(.organisation, "Halyard", "halyard"),
            .init(.outcome, "ja", "completed"), .init(.outcome, "nein", "no-show"),
        ]
    )

    @Test("a mapping says what columns and words mean")
    func mapped() throws {
        let reading = try TableExample.read(Self.table, Self.mapping)
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-03 by : ada, Ben Cole@halyard no-show"
            ]
        )
        #expect(
            reading.columns.map(\.field) == [.date, .course, .person, .organisation, .outcome, nil]
        )
    }

    @Test("a mapping is the same after it was written and read")
    func roundTrip() throws {
        var mapping = try TableExample.read(Self.table, Self.mapping).mapping
        mapping.layout = .plain
        mapping.dates = .mdy
        mapping.course = "yes"
        mapping.organisation = "no: 1"
        mapping.completedFrom = 80
        let text = mapping.yaml
        let again = try SessionTableMapping.read(Array(text.utf8), name: "mapping.yaml")
        #expect(again == mapping)
        #expect(again.yaml == text)
        #expect(try SessionTableMapping.read([], name: "empty.yaml") == SessionTableMapping())
    }

    @Test("a table whose headings a saved mapping knows is read with it, in any order of columns")
    func saved() throws {
        let mapping = try TableExample.read(Self.table, Self.mapping).mapping
        let saved = [
            SessionTable.SavedMapping(
                name: "other",
                mapping: SessionTableMapping(course: "ttt", headings: ["a", "b"])
            ),
            SessionTable.SavedMapping(name: "council", mapping: mapping),
        ]
        let reading = try TableExample.read(
            "ward;Who;Team;WHEN;Which;Came?\n1;Ada Byrne;Halyard;4.2.2026;Day course;ja\n",
            saved: saved
        )
        #expect(reading.savedMapping == "council")
        #expect(reading.problems.isEmpty)
        #expect(TableExample.told(reading) == ["workshop 2026-02-04 by : ada"])
        let own = try TableExample.read(
            "Who;Team;When;Which;Came?;Ward\nAda Byrne;Halyard;4.2.2026;Day course;ja;1\n",
            SessionTableMapping(values: [.init(.course, "day course", "ttt")]),
            saved: saved
        )
        #expect(TableExample.told(own) == ["ttt 2026-02-04 by : ada"])
    }

    @Test("a register is recognised by its saved mapping, whatever its days")
    func register() throws {
        let mapping = SessionTableMapping(
            columns: [.init("Team", .organisation)],
            course: "workshop"
        )
        let first = try TableExample.read(
            "Name,Team,4 Feb 2026,11 Feb 2026\nAda Byrne,halyard,x,x\n",
            mapping
        )
        #expect(first.mapping.headings == ["Name", "Team"])
        let second = try TableExample.read(
            "Name,Team,18 Feb 2026\nAda Byrne,halyard,x\n",
            saved: [SessionTable.SavedMapping(name: "register", mapping: first.mapping)]
        )
        #expect(second.savedMapping == "register")
        #expect(TableExample.told(second) == ["workshop 2026-02-18 by : ada"])
    }

    @Test(
        "what is wrong with a mapping file is said with its line",
        arguments: [
            ("columns: {When: day}", "mapping.yaml:1", "expected one of date"),
            ("columns: {When: meeting}", "mapping.yaml:1", "expected one of date"),
            ("colums: {}", "mapping.yaml:1", "columns"),
            ("dates: ymd", "mapping.yaml:1", "dmy"),
            ("completed-from: 0", "mapping.yaml:1", "1 to 100"),
            ("values:\n  place: {a: b}", "mapping.yaml:2", "course"),
        ]
    )
    func faults(text: String, place: String, expected: String) throws {
        do {
            _ = try SessionTableMapping.read(Array(text.utf8), name: "mapping.yaml")
            Issue.record("it was read")
        } catch {
            #expect(error.description.contains(place))
            #expect(error.description.contains(expected))
        }
    }

    @Test("options of the command line become parts of a mapping")
    func options() throws {
        #expect(try SessionTableMapping.column("A=B=person") == .init("A=B", .person))
        #expect(
            try SessionTableMapping.value("event:2026-03-04-halyard=workshop-3")
                == .init(.event, "2026-03-04-halyard", "workshop-3")
        )
        for text in ["person", "=person", "Who=persn", "Who=counts"] {
            #expect(throws: TableProblem.self) { try SessionTableMapping.column(text) }
        }
        for text in ["role", "role:x", "role:=x", "date:1=2", "rule:a=b"] {
            #expect(throws: TableProblem.self) { try SessionTableMapping.value(text) }
        }
    }

    @Test("a mapping that names a column, course or organisation that is not there says so")
    func unknown() throws {
        let table = "date,course,person,organisation\n2026-02-03,workshop,Ada Byrne,halyard\n"
        let column = try TableExample.read(
            table,
            SessionTableMapping(columns: [.init("Persn", .notes)])
        )
        #expect(column.problems.first?.description.contains("Did you mean “person”?") == true)
        let course = try TableExample.read(table, SessionTableMapping(course: "baking"))
        #expect(course.problems.first?.description.contains("workshop, ttt, circle") == true)
        let place = try TableExample.read(table, SessionTableMapping(organisation: "halyrd"))
        #expect(place.problems.first?.description.contains("Did you mean “halyard”?") == true)
        #expect(column.isUnusable && course.isUnusable && place.isUnusable)
    }

    @Test("a newcomer in several rows is one person, with the address that one row gives")
    func newcomers() throws {
        let reading = try TableExample.read(
            """
            date,course,person,organisation,email
            2026-02-03,workshop,Ben Cole,halyard,
            2026-02-10,workshop,ben cole,halyard,Ben@halyard.example
            2026-02-17,workshop,Benjamin Cole,,ben@halyard.example
            2026-02-17,workshop,M Okafor,,maren@lead.example

            """
        )
        #expect(reading.problems.isEmpty)
        #expect(reading.newcomers.count == 1)
        #expect(reading.newcomers.first?.rows == [2, 3, 4])
        #expect(reading.newcomers.first?.person.email == "ben@halyard.example")
        #expect(reading.hints.contains { $0.text.contains("Maren Okafor-Lisle") })
        #expect(reading.hints.contains { $0.text.contains("Benjamin Cole") })
        #expect(reading.recognisedByEmail == 1)
    }
}
