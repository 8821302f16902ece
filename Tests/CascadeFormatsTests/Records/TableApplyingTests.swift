import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Recordings of tables are applied")
struct TableApplyingTests {
    private static func applied(
        _ reading: SessionTableReading,
        to draft: ProgrammeDraft
    ) throws -> ProgrammeDraft {
        var recorder = Recorder(draft, today: TableExample.at.day)
        for recording in reading.recordings { _ = try recorder.apply(recording) }
        return recorder.finished()
    }

    @Test("reading a file again after it was applied would change nothing")
    func twice() throws {
        let once = try Self.applied(
            try TableExample.read(SessionTableTests.rows),
            to: TableExample.draft
        )
        #expect(once.problems().isEmpty)
        #expect(once.sessions.count { $0.status == .delivered } == 2)
        #expect(once.people.count == TableExample.draft.people.count + 2)
        let again = try TableExample.read(SessionTableTests.rows, draft: once)
        #expect(again.problems.isEmpty)
        #expect(again.recordings.isEmpty)
        #expect(again.newcomers.isEmpty)
        #expect(try Self.applied(again, to: once) == once)
    }

    @Test("rows in any order lead to the same programme", arguments: 0..<10)
    func anyOrder(seed: UInt64) throws {
        let lines = SessionTableTests.rows.split(separator: "\n").map(String.init)
        var random = SplitMix(state: seed)
        let shuffled = [lines[0]] + lines.dropFirst().shuffled(using: &random)
        let first = try TableExample.read(SessionTableTests.rows)
        let second = try TableExample.read(shuffled.joined(separator: "\n"))
        #expect(
            try Self.applied(first, to: TableExample.draft)
                == Self.applied(second, to: TableExample.draft)
        )
    }

    @Test("a corrected file changes the session that it recorded before, and adds none")
    func corrected() throws {
        let once = try Self.applied(
            try TableExample.read(SessionTableTests.rows),
            to: TableExample.draft
        )
        let grid = try TableGrid(
            csv: Array(SessionTableTests.rows.replacing("no-show", with: "completed").utf8)
        )
        let later = Moment(secondsSinceEpoch: TableExample.at.secondsSinceEpoch + 60)
        let corrected = SessionTable.read(
            grid,
            try Programme(once),
            SessionTableMapping(),
            [],
            later,
            later.day
        )
        var difference = SessionTableReading.Difference()
        difference.changed = ["Cyn Dale"]
        #expect(corrected.sessions.count == 2)
        #expect(corrected.recordings.count == 1)
        let change = try #require(corrected.sessions.first?.change)
        #expect(change == .changed(change.session ?? "", difference))
        let twice = try Self.applied(corrected, to: once)
        #expect(twice.sessions.count == once.sessions.count)
        #expect(twice.people == once.people)
        #expect(twice.attendance.count == once.attendance.count)
        #expect(twice.attendance.count { $0.outcome == .noShow } == 0)
    }

    @Test("what can't be recorded is a problem of its row, before anything is kept")
    func refused() throws {
        let reading = try TableExample.read(
            """
            date,course,trainers,person,organisation,outcome,champion
            2026-02-03,workshop,maren,Ada Byrne,halyard,no-show,yes
            2026-02-04,workshop,maren,Maren Okafor-Lisle,lead,completed,
            2027-02-03,workshop,maren,Ada Byrne,halyard,completed,
            2026-02-10,workshop,maren,Ada Byrne,halyard,completed,yes

            """
        )
        #expect(reading.problems.map(\.row) == [2, 3, 4])
        #expect(reading.sessions.count == 1)
        #expect(reading.problems[2].description.contains("today"))
    }

    @Test("what is probably there already is pointed out with its row, and read all the same")
    func duplicates() throws {
        let reading = try TableExample.read(
            """
            date,course,host,trainers,person,organisation
            2026-02-03,workshop,halyard,maren,Ada Byrn,halyard
            2026-03-04,ttt,halyard,maren,Ben Cole,halyard

            """
        )
        #expect(reading.problems.isEmpty)
        #expect(reading.sessions.count == 2)
        #expect(reading.hints.count == 2)
        #expect(reading.hints.first?.row == 2)
        #expect(reading.hints.first?.text.contains("Ada Byrne of halyard") == true)
        #expect(reading.hints.last?.row == 3)
        #expect(reading.hints.last?.text.contains("workshop-3") == true)
    }

    @Test("a headcount that grows is said")
    func growth() throws {
        var draft = TableExample.draft
        draft.organisations[1].people = 2
        let reading = try TableExample.read(SessionTableTests.rows, draft: draft)
        #expect(!reading.remarks.contains { $0.contains("headcount") })
        draft.organisations[1].people = 1
        let grown = try TableExample.read(SessionTableTests.rows, draft: draft)
        #expect(grown.remarks.contains { $0.contains("headcount of halyard becomes 2") })
    }

    @Test("a recording that was undone is kept again under another id, and known by it")
    func renewed() throws {
        var reading = try TableExample.read(SessionTableTests.rows)
        let ids = reading.recordings.map(\.id)
        reading.renew([ids[0]])
        #expect(reading.recordings.map(\.id) == ["\(ids[0])-2", ids[1]])
        reading.renew(["\(ids[0])-2"])
        #expect(reading.recordings.map(\.id) == ["\(ids[0])-3", ids[1]])
        let once = try Self.applied(reading, to: TableExample.draft)
        let again = try TableExample.read(SessionTableTests.rows, draft: once)
        #expect(again.recordings.isEmpty)
    }
}
