import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI

@Suite("Recording from tables into a programme file")
struct TableRecordingTests {
    /// A copy of a sample as a programme file, and a table beside it; removed afterwards.
    private final class Desk {
        let folder = NSTemporaryDirectory() + "cascade-tables-\(UUID().uuidString)"
        var programme: String { folder + "/portsmouth.cascade" }
        var table: String { folder + "/spring.csv" }
        var mapping: String { folder + "/council.yaml" }

        init() throws {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            let sample = try ProgrammeFolder.read(at: PackageFolder.path("Samples/portsmouth"))
            try ProgrammeStore.create(at: programme, sample, plan: nil, by: "Ana", at: Desk.at(0))
                .close()
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        static func at(_ second: Int) -> Moment {
            Moment(secondsSinceEpoch: 1_800_000_000 + second)
        }

        func write(_ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: table))
        }

        /// Runs the command, which must do what it is asked for.
        func succeed(_ second: Int, _ arguments: String...) throws {
            let said = try record(second, arguments)
            #expect(said == nil)
        }

        /// Runs the command; what it says of a failure, or nil.
        func record(_ second: Int, _ arguments: [String]) throws -> String? {
            let options = try TableOptions.parse(["--csv", table] + arguments)
            do {
                try TableRecording(
                    options: options,
                    table: table,
                    programme: programme,
                    course: nil,
                    who: "Ana",
                    at: Desk.at(second),
                    today: Desk.at(second).day,
                    isQuiet: true
                )
                .run()
                return nil
            } catch let failure as Failure {
                return failure.message
            }
        }

        func read<Value>(_ work: (ProgrammeStore) throws -> Value) throws -> Value {
            let store = try ProgrammeStore.open(at: programme, readOnly: true)
            defer { store.close() }
            return try work(store)
        }

        func undo(_ second: Int) throws {
            let store = try ProgrammeStore.open(at: programme)
            defer { store.close() }
            _ = try store.undo(nil, by: "Ana", at: Desk.at(second))
        }

        func delivered() throws -> [String] {
            try read { try $0.programme().sessions.filter { $0.status == .delivered }.map(\.id) }
        }
    }

    private static let table = """
        date,course,host,trainers,person,organisation,outcome
        2026-01-14,workshop,lead,maren|tobias,Ada Byrne,halyard,completed
        2026-01-14,workshop,lead,maren|tobias,Ben Cole,halyard,no-show
        2026-02-04,workshop,halyard,maren,Cyn Dale,halyard,completed

        """

    @Test(
        "a dry run writes nothing; --write is one change; again it changes nothing; undo takes all of it back"
    )
    func journey() throws {
        let desk = try Desk()
        try desk.write(Self.table)
        let before = try desk.read { try $0.programme() }
        try desk.succeed(10)
        #expect(try desk.read { try $0.entries().count } == 1)
        try desk.succeed(20, "--write")
        let entries = try desk.read { try $0.entries() }
        #expect(entries.count == 2)
        #expect(entries.first?.summary == "Recorded 2 sessions from the table spring.csv")
        #expect(entries.first?.recordings.count == 2)
        let delivered = try desk.delivered()
        #expect(delivered.count == 2)
        #expect(delivered.first == "workshop-1")
        let after = try desk.read { try $0.programme() }
        #expect(after.people.count == before.people.count + 3)

        try desk.succeed(30, "--write")
        #expect(try desk.read { try $0.entries().count } == 2)
        #expect(try desk.read { try $0.programme() } == after)

        try desk.undo(40)
        #expect(try desk.read { try $0.programme() } == before)
        try desk.succeed(50, "--write")
        #expect(try desk.delivered().count == 2)
        try desk.succeed(60, "--write")
        #expect(try desk.read { try $0.entries().count } == 4)
    }

    @Test("rows with problems keep --write from writing, unless they are to be left out")
    func problems() throws {
        let desk = try Desk()
        try desk.write(Self.table.replacing("2026-02-04", with: "2026-02-30"))
        #expect(try desk.record(10, [])?.contains("1 problem. Nothing was recorded.") == true)
        #expect(try desk.record(20, ["--write"])?.contains("--leave-out-problems") == true)
        #expect(try desk.delivered().isEmpty)
        try desk.succeed(30, "--write", "--leave-out-problems")
        #expect(try desk.delivered() == ["workshop-1"])
    }

    @Test("a saved mapping recognises the next table with these headings")
    func mapping() throws {
        let desk = try Desk()
        let table = Self.table.replacing("person,", with: "Who,")
        try desk.write(table)
        try desk.succeed(10, "--map", "Who=person", "--save-mapping", desk.mapping, "--write")
        #expect(try desk.read { try $0.mappings().map(\.name) } == ["council"])
        #expect(try SessionTableMapping.read(at: desk.mapping).columns == [.init("Who", .person)])
        try desk.write(table.replacing("2026-02-04", with: "2026-02-05"))
        try desk.succeed(20, "--write")
        #expect(try desk.delivered().count == 3)
        // Recording goes on to keep the mapping.
        #expect(try desk.read { try $0.mappings().count } == 1)
        // What would be written over is left alone.
        #expect(
            try desk.record(30, ["--map", "Who=person", "--save-mapping", desk.mapping])?
                .contains("exists and was left as it is") == true
        )
    }

    @Test("options for tables want a table")
    func options() {
        #expect(throws: (any Error).self) { try TableOptions.parse(["--write"]) }
        #expect(throws: (any Error).self) {
            try RecordCommand.parse(["p.cascade", "--csv", "a.csv", "--host", "lead"])
        }
        #expect(throws: Never.self) {
            try RecordCommand.parse([
                "p.cascade", "--csv", "a.csv", "--course", "workshop", "--value", "role:x=ignore",
            ])
        }
        #expect(throws: (any Error).self) {
            try TableOptions.parse(["--csv", "a.csv", "--completed-from", "0"])
        }
        #expect(throws: (any Error).self) {
            try TableOptions.parse(["--csv", "a.csv", "--save-mapping", "council"])
        }
    }
}
