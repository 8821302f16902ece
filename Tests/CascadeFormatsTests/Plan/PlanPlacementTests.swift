import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Where a plan is put in the files of a folder")
struct PlanPlacementTests {
    private func bytes(of folder: TemporaryFolder) throws -> [String: [UInt8]] {
        try Dictionary(
            uniqueKeysWithValues: folder.names.map { ($0, try folder.bytes(of: $0)) }
        )
    }

    private func text(_ name: String, of folder: TemporaryFolder) throws -> String {
        String(decoding: try folder.bytes(of: name), as: UTF8.self)
    }

    // MARK: - Tables

    private static let start = "2026-02-02"

    private func session(_ id: String, _ change: (inout Session) -> Void = { _ in }) throws
        -> Session
    {
        var session = Session(
            id: id,
            course: "workshop",
            start: try #require(CalendarDate(Self.start)),
            seats: [Session.Seats(.organisation("trust"), 5)]
        )
        change(&session)
        return session
    }

    @Test(
        "separators, line ends, spaces, quotes and a byte-order mark of a table stay",
        arguments: ["\n", "\r\n", "\r"],
        [",", ";", "\t"]
    )
    func style(lineEnd: String, separator: String) throws {
        func joined(_ lines: [[String]]) -> String {
            lines.map { $0.joined(separator: separator) + lineEnd }.joined()
        }
        let header = ["start", "notes", "id", "course", "seats"]
        let first = ["2026-02-02", "\"kept, as it; is\"", " a ", "workshop", "trust:5"]
        let folder = try TemporaryFolder.small([
            "sessions.csv": "\u{FEFF}"
                + joined([
                    header, first, ["2026-02-02", "", "b", "workshop"],
                    ["2026-02-02", "", "\"c\"", "workshop", "\"trust:5\""],
                    ["2026-02-02", "", "d", "workshop", "trust:5"],
                ])
        ])
        let plan = Plan(
            changed: [
                try session("b") { $0.seats = [Session.Seats(.organisation("st-aidans"), 2)] },
                try session("c") { $0.seats = [Session.Seats(.anyone, 3)] },
            ],
            added: [try session("new")],
            dropped: ["d"]
        )
        #expect(try ProgrammeFolder.write(plan, into: folder.path) == ["sessions.csv"])
        let expected =
            "\u{FEFF}"
            + joined([
                header, first, ["2026-02-02", "", "b", "workshop", "st-aidans:2"],
                ["2026-02-02", "", "\"c\"", "workshop", "anyone:3"],
                ["2026-02-02", "", "new", "workshop", "trust:5"],
            ])
        #expect(try text("sessions.csv", of: folder) == expected)
    }

    @Test(
        "a column that the table lacks is added after the last, and a last line without end stays so",
        arguments: ["", "\n"]
    )
    func columns(lineEnd: String) throws {
        let folder = try TemporaryFolder.small([
            "sessions.csv":
                "id,course,start,,\na,workshop,2026-02-02,,\nb,workshop,2026-02-02\(lineEnd)",
            "partnerships.csv": "to,from\ntrust,st-aidans\(lineEnd)",
        ])
        let plan = Plan(
            changed: [try session("a")],
            added: [try session("c")],
            ties: [
                Partnership(from: "trust", to: "st-aidans", strength: 0.25),
                Partnership(from: "trust", to: "st-aidans"),
            ]
        )
        try ProgrammeFolder.write(plan, into: folder.path)
        #expect(
            try text("sessions.csv", of: folder)
                == "id,course,start,seats,,\na,workshop,2026-02-02,trust:5,\nb,workshop,2026-02-02\nc,workshop,2026-02-02,trust:5\(lineEnd)"
        )
        #expect(
            try text("partnerships.csv", of: folder)
                == "to,from,strength\ntrust,st-aidans\nst-aidans,trust,0.25\nst-aidans,trust,0.5\(lineEnd)"
        )
    }

    @Test("a table with a header alone, and a folder without tables, take new rows")
    func empty() throws {
        let header = try TemporaryFolder.small(["sessions.csv": "id,course,start,seats"])
        try ProgrammeFolder.write(Plan(added: [try session("c")]), into: header.path)
        #expect(
            try text("sessions.csv", of: header)
                == "id,course,start,seats\nc,workshop,2026-02-02,trust:5"
        )
        let bare = try TemporaryFolder.small()
        let tie = Partnership(from: "trust", to: "st-aidans")
        let files = try ProgrammeFolder.write(
            Plan(added: [try session("c")], ties: [tie]),
            into: bare.path
        )
        #expect(files == ["partnerships.csv", "sessions.csv"])
        #expect(
            try text("sessions.csv", of: bare)
                == "id,course,start,seats\nc,workshop,2026-02-02,trust:5\n"
        )
        #expect(try text("partnerships.csv", of: bare) == "from,to\ntrust,st-aidans\n")
    }

    // MARK: - programme.yaml

    private func folder(_ sessions: String, _ table: String? = nil) throws -> TemporaryFolder {
        let head = TemporaryFolder.smallFiles["programme.yaml"] ?? ""
        var files = [
            "programme.yaml":
                "# A programme\n\(head)\(sessions)\n# What follows\nindicators:\n  - {id: i, name: I}\n"
        ]
        files["sessions.csv"] = table
        return try TemporaryFolder.small(files)
    }

    @Test("sessions in braces are changed where they stand")
    func inPlace() throws {
        let folder = try folder(
            """
            sessions:   # agreed in May
              # the first one
              - {id: a, course: workshop, start: 2026-02-02, notes: "it's {odd} # yes", seats: {anyone: 5}} # kept
              - { id: b, course: workshop,   # over two lines
                  start: 2026-02-02, seats: {trust: 5} }
              - {id: c, course: workshop, start: 2026-02-02}
              - {id: d, course: workshop, start: 2026-02-02, notes: Bo's}
            """
        )
        let before = try text("programme.yaml", of: folder)
        let plan = Plan(
            changed: [
                try session("a") { $0.notes = "it's {odd} # yes" },
                try session("b") { $0.seats = [] },
                try session("d") {
                    $0.seats = []
                    $0.place = "The Hall"
                    $0.trainers = []
                },
            ],
            dropped: ["c"]
        )
        let programme = try folder.outcome.get()
        #expect(try ProgrammeFolder.write(plan, into: folder.path) == ["programme.yaml"])
        let expected = before.replacing("seats: {anyone: 5}", with: "seats: {trust: 5}")
            .replacing("seats: {trust: 5} }", with: "seats: {} }")
            .replacing("  - {id: c, course: workshop, start: 2026-02-02}\n", with: "")
            .replacing(
                "{id: d, course: workshop, start: 2026-02-02, notes: Bo's}",
                with: "{id: d, course: workshop, start: 2026-02-02, place: The Hall}"
            )
        #expect(try text("programme.yaml", of: folder) == expected)
        #expect(try folder.outcome.get() == programme.applying(plan))
    }

    @Test(
        "sessions written over several lines move to sessions.csv, and the rest of programme.yaml stays",
        arguments: [nil, "id,course,start\nz,workshop,2026-03-02\n"]
    )
    func moved(table: String?) throws {
        let block = """
            sessions:
            - id: a
              course: workshop
              start: 2026-02-02
              # not yet fixed
              seats:
                trust: 5

            - id: b
              course: workshop
              start: 2026-02-09

            """
        let folder = try folder(block, table)
        let before = try text("programme.yaml", of: folder)
        let plan = Plan(
            changed: [try session("a") { $0.seats = [Session.Seats(.anyone, 4)] }],
            added: [try session("new")]
        )
        let programme = try folder.outcome.get()
        try ProgrammeFolder.write(plan, into: folder.path)
        #expect(try folder.outcome.get() == programme.applying(plan))
        #expect(try text("programme.yaml", of: folder) == before.replacing(block, with: ""))
        let rest = table == nil ? "" : "z,workshop,2026-03-02\n"
        #expect(
            try text("sessions.csv", of: folder)
                == "id,course,start,seats\na,workshop,2026-02-02,anyone:4\nb,workshop,2026-02-09,\n\(rest)new,workshop,2026-02-02,trust:5\n"
        )
    }

    // MARK: - What is refused

    @Test("a plan that doesn't fit the folder is refused, and nothing is changed")
    func refused() throws {
        let folder = try TemporaryFolder.small([
            "sessions.csv": "id,course,start\na,workshop,2026-02-02\n",
            "attendance.csv": "session,headcount\na,5\n",
        ])
        let before = try bytes(of: folder)
        for plan in [
            Plan(changed: [try session("none")]), Plan(dropped: ["none"]), Plan(dropped: ["a"]),
            Plan(added: [try session("a")]),
            Plan(ties: [Partnership(from: "trust", to: "nobody")]),
        ] {
            #expect(throws: ProgrammeFolderError.self) {
                try ProgrammeFolder.write(plan, into: folder.path)
            }
            #expect(try bytes(of: folder) == before)
        }
        try folder.write(Array("id,course\n".utf8), to: "sessions.csv")
        #expect(throws: ProgrammeFolderError.self) {
            try ProgrammeFolder.write(Plan(), into: folder.path)
        }
    }
}
