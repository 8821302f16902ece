import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Tables of sessions in our own layout")
struct SessionTableTests {
    static let rows = """
        date,course,host,place,trainers,person,organisation,email,outcome,champion,headcount,notes
        2026-02-03,workshop,Halyard Trust,Hall,Maren Okafor-Lisle; Tobias Whitlow,Ada Byrne,halyard,,completed,yes,,
        2026-02-03,Restorative Workshop,halyard,Hall,Tobias Whitlow; Maren Okafor-Lisle,Ben Cole,Halyard Trust,ben@halyard.example,attended,no,,
        2026-02-03,workshop,halyard,Hall,Maren Okafor-Lisle; Tobias Whitlow,,ferryman,,completed,,4,Good
        2026-02-03,workshop,halyard,,,Cyn Dale,lead,,no-show,,,
        2026-03-04,workshop,halyard,,maren,Ada Byrne,Halyard Trust,,,,,

        """

    @Test("rows of people and headcounts become sessions")
    func attendance() throws {
        let reading = try TableExample.read(Self.rows)
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-03 halyard Hall by maren+tobias: ada +,"
                    + " Ben Cole@halyard <ben@halyard.example> attended -,"
                    + " Cyn Dale@lead no-show, 4@ferryman",
                "workshop 2026-03-04 workshop-3 halyard by maren: ada",
            ]
        )
        #expect(reading.sessions.map(\.rows) == [[2, 3, 4, 5], [6]])
        #expect(reading.sessions.map(\.change) == [.new, .planned("workshop-3")])
        #expect(reading.newcomers.map(\.person.name) == ["Ben Cole", "Cyn Dale"])
        #expect(reading.newcomers.map(\.rows) == [[3], [5]])
        #expect(reading.sessions[0].delivered.notes == "Good")
    }

    @Test("a row for each session with counts becomes headcounts")
    func counts() throws {
        let reading = try TableExample.read(
            """
            Date;Course;Host;Trainers;Attended;Completed;No-shows
            14/02/2026;workshop;halyard;maren;12;10;3
            15/02/2026;workshop;ferryman;maren;1,200;;

            """
        )
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-14 halyard by maren: 2@? attended, 10@?, 3@? no-show",
                "workshop 2026-02-15 ferryman by maren: 1200@?",
            ]
        )
    }

    @Test(
        "rows that share a word for the session belong together, and a session's id fills in what it says"
    )
    func labels() throws {
        let reading = try TableExample.read(
            """
            session,date,course,person,organisation
            Spring A,2026-02-03,workshop,Ada Byrne,halyard
            spring a,2026-02-03,workshop,Ben Cole,halyard
            Spring B,2026-02-03,workshop,Cyn Dale,halyard
            workshop-1,,,Ada Byrne,halyard

            """
        )
        #expect(reading.problems.isEmpty)
        #expect(
            Set(TableExample.told(reading)) == [
                "workshop 2026-01-14 workshop-1 by : ada",
                "workshop 2026-02-03 by : Cyn Dale@halyard",
                "workshop 2026-02-03 by : ada, Ben Cole@halyard",
            ]
        )
    }

    @Test("the order of rows leaves no trace", arguments: 0..<20)
    func order(seed: UInt64) throws {
        let lines = Self.rows.split(separator: "\n").map(String.init)
        var random = SplitMix(state: seed)
        let shuffled = [lines[0]] + lines.dropFirst().shuffled(using: &random)
        let first = try TableExample.read(Self.rows)
        let second = try TableExample.read(shuffled.joined(separator: "\r\n"))
        #expect(second.recordings == first.recordings)
        #expect(second.id == first.id)
    }

    @Test("a change of one row changes the recording of its session alone")
    func content() throws {
        let first = try TableExample.read(Self.rows)
        let second = try TableExample.read(Self.rows.replacing("Cyn Dale", with: "Cyn Daley"))
        #expect(first.recordings[0].id != second.recordings[0].id)
        #expect(first.recordings[1] == second.recordings[1])
        #expect(first.id != second.id)
    }

    @Test("spaces, quotes, marks and empty columns of real files do no harm")
    func quirks() throws {
        let reading = try TableExample.read(
            "sep=,\n\u{FEFF} Date ,\"COURSE\",,Full\u{A0}Name,Organisation,Outcome,,\n"
                + "\"3 February 2026\",\u{A0}workshop\u{A0},,\"Byrne, Ada\",Halyard  Trust,✓,,\n"
                + ",,,,,,,\n\nDate,Course,,Full Name,Organisation,Outcome,,\n"
                + "3 Feb 2026,workshop,,Ben Cole,halyard,Yes,,\nTotal,2,,,,,,\n"
        )
        #expect(reading.problems.isEmpty)
        #expect(
            TableExample.told(reading) == ["workshop 2026-02-03 by : ada, Ben Cole@halyard"]
        )
        #expect(reading.sessions[0].rows == [3, 7])
        #expect(reading.remarks.contains { $0.contains("row 6") })
        #expect(reading.remarks.contains { $0.contains("row 8 is a row of totals") })
    }

    @Test("what the programme has already is told apart from what changes")
    func changes() throws {
        var draft = TableExample.draft
        let table = """
            date,course,host,trainers,person,organisation,outcome
            2026-01-14,workshop,lead,maren,Ada Byrne,halyard,completed
            2026-01-14,workshop,lead,maren,Ben Cole,halyard,completed

            """
        draft.sessions[0].status = .delivered
        draft.people.append(Person(id: "ben", name: "Ben Cole", organisation: "halyard"))
        draft.attendance = [
            Attendance(session: "workshop-1", attendee: .person("ada"), outcome: .attended),
            Attendance(session: "workshop-1", attendee: .person("tobias")),
        ]
        let changed = try TableExample.read(table, draft: draft)
        var difference = SessionTableReading.Difference()
        difference.added = ["Ben Cole"]
        difference.changed = ["Ada Byrne"]
        difference.missing = ["Tobias Whitlow"]
        #expect(changed.sessions.map(\.change) == [.changed("workshop-1", difference)])

        draft.attendance = [
            Attendance(session: "workshop-1", attendee: .person("ada")),
            Attendance(session: "workshop-1", attendee: .person("ben")),
        ]
        let same = try TableExample.read(table, draft: draft)
        #expect(same.sessions.map(\.change) == [.unchanged("workshop-1")])
        #expect(same.recordings.isEmpty)

        // A recording of this very content was kept, whatever has become of its session since.
        draft.attendance = []
        draft.sessions[0].recorded = RecordMark(
            id: changed.sessions[0].recording.id,
            at: TableExample.at
        )
        let kept = try TableExample.read(table, draft: draft)
        #expect(kept.sessions.map(\.change) == [.unchanged("workshop-1")])
    }

    @Test("two sessions of a day are told apart by their trainers")
    func sameDay() throws {
        var draft = TableExample.draft
        draft.sessions.append(
            Session(
                id: "workshop-2",
                course: "workshop",
                start: TableExample.day(1, 14),
                host: "lead",
                trainers: ["tobias"]
            )
        )
        let reading = try TableExample.read(
            """
            date,course,host,trainers,headcount
            2026-01-14,workshop,lead,tobias,5
            2026-01-14,workshop,lead,maren,6

            """,
            draft: draft
        )
        #expect(Set(reading.sessions.map { $0.change.session }) == ["workshop-1", "workshop-2"])
        #expect(
            Set(TableExample.told(reading)) == [
                "workshop 2026-01-14 workshop-2 lead by tobias: 5@?",
                "workshop 2026-01-14 workshop-1 lead by maren: 6@?",
            ]
        )
    }
}
