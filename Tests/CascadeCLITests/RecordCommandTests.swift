import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI

@Suite("cascade record, merge and duplicates")
struct RecordCommandTests {
    private func file(in scratch: Scratch) async throws -> String {
        let run = try await Tool.run([
            "import", PackageFolder.path("Samples/portsmouth"), "--into", scratch.path("p.cascade"),
        ])
        #expect(run.status == 0, "\(run.messages)")
        return scratch.path("p.cascade")
    }

    private let workshop = [
        "--session", "workshop-2", "--on", "2026-02-26", "--attended", "Ann Lee@halyard",
        "--attended",
        "Bo Ek@Halyard <bo@ek.se>", "--no-show", "dele", "--headcount", "5@police-south",
        "--came-forward", "Ann Lee@halyard", "--id", "r1",
    ]

    @Test("a session is shown, saved once, undone and exported")
    func journey() async throws {
        let scratch = try Scratch()
        let file = try await file(in: scratch)
        let asked = try await Tool.run(["record", file] + workshop)
        #expect(asked.status == 2)
        #expect(
            asked.messages.contains("7 completed: Ann Lee (new), Bo Ek (new) and 5 without names")
        )
        #expect(asked.messages.contains("1 came forward: Ann Lee (new); 1 did not"))
        #expect(asked.messages.contains("Add --yes"))
        let saved = try await Tool.run(["record", file, "--yes", "--format", "json"] + workshop)
        #expect(saved.status == 0, "\(saved.messages)")
        #expect(saved.json?["schema"] as? String == "cascade.recorded/1")
        #expect(saved.json?["change"] as? Int == 2)
        let again = try await Tool.run(["record", file, "--yes"] + workshop)
        #expect(again.status == 0 && again.messages.contains("recorded already"))

        let similar = try await Tool.run([
            "record", file, "--yes", "--course", "ttt", "--on", "2026-03-01", "--attended",
            "Ann Lee",
            "--attended", "Anne Lee@halyard", "--trainer", "maren",
        ])
        #expect(similar.status == 0)
        #expect(similar.messages.contains("“Ann” may be short for “Anne”"))
        #expect(similar.messages.contains("May now deliver Restorative Workshop: Ann Lee"))
        let twice = try await Tool.run(["duplicates", file, "--format", "json"])
        let pairs = try #require(twice.json?["duplicates"] as? [[String: String]])
        let pair = try #require(pairs.first { $0["kind"] == "person" })
        let (first, second) = (try #require(pair["first"]), try #require(pair["second"]))
        let merged = try await Tool.run(["merge", file, "person", second, first, "--keep-name"])
        #expect(merged.status == 0 && merged.messages.contains("cascade undo"))
        _ = try await Tool.run(["export", file, scratch.path("out")])
        let people = try String(contentsOf: scratch.url("out/people.csv"), encoding: .utf8)
        #expect(people.contains("\(first),Anne Lee,halyard") && !people.contains(second))
        let undone = try await Tool.run(["undo", file])
        #expect(undone.status == 0)
        let after = try await Tool.run(["duplicates", file, "--format", "csv"])
        #expect(after.text.contains("person,\(first),\(second)"))
    }

    @Test("a queue is recorded as one change or not at all, and once")
    func queue() async throws {
        let scratch = try Scratch()
        let file = try await file(in: scratch)
        let good = """
            {"schema":"cascade.recording/1","id":"a-2","at":"2026-03-05T09:00:00Z","cancelled":{"session":"rec-a-1","why":"a mistake"}}
            {"schema":"cascade.recording/1","id":"a-1","at":"2026-03-04T17:20:00Z","delivered":{"course":"workshop","start":"2026-03-04","host":"halyard"}}

            """
        let bad =
            good
            + #"{"schema":"cascade.recording/1","id":"a-3","at":"2026-03-05T09:00:00Z","cancelled":{"session":"workshop-99"}}"#
        let refused = try await Tool.run(
            ["record", file, "--json", "-", "--yes"],
            input: Data(bad.utf8)
        )
        #expect(refused.status == 1)
        #expect(refused.messages.contains("line 3, recording a-3: session: found “workshop-99”"))
        try Data(good.utf8).write(to: scratch.url("queue.jsonl"))
        for known in [0, 2] {
            let run = try await Tool.run([
                "record", file, "--json", scratch.path("queue.jsonl"), "--yes", "--format", "json",
            ])
            #expect(run.status == 0, "\(run.messages)")
            #expect((run.json?["knownBefore"] as? [String])?.count == known)
        }
        let undone = try await Tool.run(["undo", file])
        #expect(undone.status == 0)
    }

    @Test(
        "what does not fit is refused with what to do",
        arguments: [
            (
                ["--course", "workshop", "--cancelled", "workshop-2"], 2,
                "--course does not go with"
            ),
            (["--none", "dele", "--measure", "links"], 2, "two things"),
            (["--none", "dele"], 1, "--month 2026-03"),
            (["--course", "workshop", "--on", "2026-02-30"], 1, "a day of the calendar"),
            (["--course", "workshp", "--on", "2026-02-03", "--yes"], 1, "Did you mean “workshop”"),
            (["--session", "workshop-22x", "--yes"], 1, "Did you mean “workshop-2"),
            (["--course", "workshop", "--on", "2926-02-03", "--yes"], 1, "2200"),
            (
                ["--measure", "links", "--on", "2026-02-03", "--value", "3", "--id", "a b"], 2,
                "--id"
            ),
            ([], 2, "no terminal to ask at"),
        ] as [([String], Int32, String)]
    )
    func refused(arguments: [String], status: Int32, part: String) async throws {
        let scratch = try Scratch()
        let file = try await file(in: scratch)
        let run = try await Tool.run(["record", file] + arguments)
        #expect(run.status == status, "\(run.messages)")
        #expect(run.messages.contains(part), "\(run.messages)")
        let folder = try await Tool.run(
            ["record", PackageFolder.path("Samples/portsmouth"), "--course", "workshop"]
        )
        #expect(folder.status == 2 && folder.messages.contains("cascade import"))
    }

    @Test("at a terminal it asks, shows and saves")
    func terminal() async throws {
        let scratch = try Scratch()
        let file = try await file(in: scratch)
        let answers =
            "1\n\nworkshop\n2026-03-09\nhalyard\n\ndele\n\nBob Ek@halyard\n\n\n\n3@lead\n\n1\nFine\ny\n"
        try Data(answers.utf8).write(to: scratch.url("answers"))
        let run = try await Tool.shell(
            "script -qec \"$CASCADE record '\(file)'\" /dev/null < '\(scratch.path("answers"))'"
        )
        #expect(run.text.contains("4 completed: Bob Ek (new) and 3 without names"), "\(run.text)")
        #expect(run.text.contains("Saved, as change 2"))
    }
}
