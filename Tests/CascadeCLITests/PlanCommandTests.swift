import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade plan")
struct PlanCommandTests {
    private func plan(_ folder: String, _ more: String...) async throws -> ToolRun {
        try await Tool.run(["plan", folder] + Self.few(folder) + more)
    }

    /// Options for eight runs of ten weeks, enough to have something to plan for.
    private static func few(_ folder: String) throws -> [String] {
        let text = try String(contentsOfFile: folder + "/programme.yaml", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.contains("start: 20") })
        let start = try #require(
            line.split(separator: " ").lazy.compactMap { CalendarDate(String($0)) }.first
        )
        return ["--replicates", "8", "--until", "\(start + 70)"]
    }

    @Test(
        "what makes no sense ends with status 2 and says what",
        arguments: [
            (["--svg", "x.svg"], "--svg needs --curve"),
            (["--table", "calendar"], "--table needs --format csv"),
            (["--curve", "seats", "--why-not", "hill-school"], "two questions"),
            (["--curve", "seats", "--write"], "--write is for a plan"),
            (["--why-not", "hill-school", "-o", "x.yaml"], "-o is for a plan"),
            (["-o", "plan.txt"], "ends with .yaml"),
            (["--why-not", "hil-school"], "Maybe “hill-school”"),
            (["--replicates", "1"], "expected 2 to"),
        ]
    )
    func usage(options: [String], words: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await Tool.run(["plan", folder] + options, in: scratch.path)
        #expect(run.status == 2)
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(run.text == "")
        #expect(scratch.names == ["town"])
    }

    @Test("the same command gives the same bytes on any number of workers")
    func sameBytes() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let one = try await plan(folder, "--format", "json", "--workers", "1", "--quiet")
        let two = try await plan(folder, "--format", "json", "--workers", "2", "--quiet")
        #expect(one.status == 0, "\(one.messages)")
        #expect(one.messages == "")
        #expect(one.json?["schema"] as? String == "cascade.plan/1")
        #expect(one.output == two.output)
    }

    @Test("limits that can't be kept together end with status 1 and are named")
    func conflict() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let seats = ["--seats", "1", "--at-least", "hill-school=2"]
        for options in [seats] {
            let run = try await Tool.run(["plan", folder, "--replicates", "20"] + options)
            #expect(run.status == 1, "\(run.messages)")
            #expect(run.messages.contains("can't be kept together"), "\(run.messages)")
            #expect(run.text == "")
            let json = try await Tool.run(
                ["plan", folder, "--replicates", "20", "--format", "json"] + options
            )
            #expect(json.status == 1)
            #expect(json.json?["schema"] as? String == "cascade.plan-conflict/1")
        }
    }

    @Test("a plan that is written gives the same numbers when simulated")
    func written() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let planned = try await plan(folder, "--format", "json", "--write")
        #expect(planned.status == 0, "\(planned.messages)")
        let result = try #require(planned.json?["planned"] as? [String: Any])
        let people = try #require((result["people"] as? [String: Double])?["mean"])
        #expect(planned.messages.contains("cascade simulate"), "\(planned.messages)")
        let simulated = try await Tool.run(
            ["simulate", folder, "--format", "json"] + Self.few(folder)
        )
        let series = try #require(simulated.json?["series"] as? [String: Any])
        let reached = try #require(series["peopleReached"] as? [String: [Double]])
        #expect(reached["mean"]?.last == people)
    }

    @Test("a plan is saved as an overlay, and nothing is written over without --force")
    func saved() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let file = scratch.path("plan-b.yaml")
        let run = try await plan(folder, "-o", file)
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("cascade compare"))
        let again = try await plan(folder, "-o", file)
        #expect(again.status == 3)
    }

    @Test("a curve is told, and drawn where that is asked for")
    func curve() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let file = scratch.path("curve.svg")
        let run = try await plan(folder, "--curve", "seats", "--svg", file, "--format", "csv")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.text.hasPrefix("limit,cost,seats,sessions,people.mean"))
        #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("<svg"))
    }

    @Test("why someone is not invited is told")
    func whyNot() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await plan(folder, "--why-not", "hill-school", "--format", "json")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.json?["schema"] as? String == "cascade.why-not/1")
        #expect(run.json?["organisation"] as? String == "hill-school")
    }
}
