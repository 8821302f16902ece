import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade draw, then and now and over time")
struct DrawOverTimeTests {
    private static let sample = PackageFolder.path("Samples/portsmouth")

    /// The sample with its year of records.
    private func recorded(_ scratch: Scratch) async throws -> String {
        let file = scratch.path("town.cascade")
        let made = try await Tool.run(["import", Self.sample, "--into", file, "--quiet"])
        #expect(made.status == 0, "\(made.messages)")
        let table = "\(Self.sample)/records/2026.csv"
        let done = try await Tool.run(["record", file, "--csv", table, "--write", "--quiet"])
        #expect(done.status == 0, "\(done.messages)")
        return file
    }

    @Test(
        "two days on record, now and the end, and days in between are drawn from a programme file"
    )
    func records() async throws {
        let scratch = try Scratch()
        let file = try await recorded(scratch)
        let common = ["--replicates", "10", "--quiet"]
        for (arguments, words) in [
            (["--view", "change", "--from", "2026-06-30"], "more people reached between 30 June"),
            (["--view", "change"], "reached on record by"),
            (["--view", "change", "--from", "2026-06-30", "--public"], "rounded to the nearest 5"),
            (["--view", "spread"], "observed"),
            (["--view", "spread", "--public"], "rounded to the nearest 5"),
            (["--view", "spread", "--animated"], "prefers-reduced-motion:no-preference"),
        ] {
            let drawn = try await Tool.run(["draw", file] + arguments + common)
            #expect(drawn.status == 0, "\(arguments): \(drawn.messages)")
            #expect(drawn.messages == "")
            #expect(drawn.text.contains(words), "\(arguments)")
            let again = try await Tool.run(
                ["draw", file] + arguments + common + ["--workers", "1"]
            )
            #expect(again.output == drawn.output, "\(arguments)")
        }
    }

    @Test("a scenario is drawn against today's plan, and none against itself differs")
    func scenarios() async throws {
        let scratch = try Scratch()
        let dudley = PackageFolder.path("Samples/dudley")
        let common = ["draw", dudley, "--view", "change", "--replicates", "20", "--quiet"]
        let overlay = "\(dudley)/scenarios/no-moves.yaml"
        let drawn = try await Tool.run(common + ["--against", overlay])
        #expect(drawn.status == 0, "\(drawn.messages)")
        #expect(drawn.text.contains("Nobody moves"))
        let same = try await Tool.run(common + ["--against", dudley])
        #expect(same.text.contains("reach as many people in every organisation"))
        for ending in ["png", "pdf", "dot"] {
            let file = scratch.path("moves.\(ending)")
            let made = try await Tool.run(common + ["--against", overlay, "-o", file])
            #expect(made.status == 0, "\(made.messages)")
            #expect(FileManager.default.fileExists(atPath: file))
        }
    }

    @Test(
        "what does not go together is said with its value and what would",
        arguments: [
            (["--from", "2026-06-30"], "--from is for the view change. Maybe add --view change."),
            (["--animated"], "--animated is for the view spread. Maybe add --view spread."),
            (
                ["--view", "spread", "--animated", "-o", "x.png"],
                "--animated is written as .svg, and x.png is not."
            ),
            (
                ["--view", "change", "--against", "b.yaml", "--from", "2026-06-30"],
                "--against b.yaml compares two plans"
            ),
            (
                ["--view", "change", "--from", "2026-06-30", "--until", "2027-01-01"],
                "--from 2026-06-30 shows the records, and --until what is expected."
            ),
            (
                ["--view", "change", "--replicates", "0"],
                "without --from the view change shows a simulation."
            ),
            (["--view", "change", "--from", "tomorrow"], "--from is “tomorrow”, expected a day"),
            (
                ["--view", "change", "--from", "2026-06-30"],
                "--from is 2026-06-30, and nothing is on record"
            ),
            (["--view", "spread", "--replicates", "0"], "Nothing is on record"),
        ]
    )
    func wrong(arguments: [String], words: String) async throws {
        let run = try await Tool.run(["draw", Self.sample] + arguments + ["--quiet"])
        #expect(run.status == 2)
        #expect(run.messages.contains(words), "\(run.messages)")
    }
}
