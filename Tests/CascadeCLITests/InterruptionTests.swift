import CascadeTestSupport
import Foundation
import Testing

@Suite("Ctrl-C", .serialized)
struct InterruptionTests {
    @Test("a long run ends at once, with 130 and without a file", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        // So long that to have ended at all is to have been stopped, however busy the machine.
        let run = try RunningTool(arguments: [
            "simulate", programme, "--replicates", "2000000", "--trace",
            scratch.path("trace.txt"),
            "--svg", scratch.path("reach.svg"),
        ])
        try await waitUntilReady(run.identifier)
        kill(run.identifier, signal)
        let ended = try await run.ended()
        #expect(ended.status == 130)
        #expect(ended.text == "")
        #expect(ended.messages == "" || ended.messages.contains("Stopped. Nothing was written."))
        #expect(scratch.names == ["town"])
    }

    @Test("an analysis and a trial end at once too", arguments: [[], ["--without", "joe-b"]])
    func interruptedAnalysis(question: [String]) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let run = try RunningTool(
            arguments: ["analyse", programme, "--replicates", "2000000"] + question
        )
        try await waitUntilReady(run.identifier)
        kill(run.identifier, SIGINT)
        let ended = try await run.ended()
        #expect(ended.status == 130)
        #expect(ended.text == "")
        #expect(ended.messages == "" || ended.messages.contains("Stopped. Nothing was written."))
    }

    @Test("a comparison ends at once too, and writes no picture")
    func interruptedComparison() async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let run = try RunningTool(arguments: [
            "compare", programme, programme, "--replicates", "2000000", "--svg",
            scratch.path("drivers.svg"),
        ])
        try await waitUntilReady(run.identifier)
        kill(run.identifier, SIGINT)
        let ended = try await run.ended()
        #expect(ended.status == 130)
        #expect(ended.text == "")
        #expect(ended.messages == "" || ended.messages.contains("Stopped. Nothing was written."))
        #expect(scratch.names == ["town"])
    }

    @Test("a plan is cut short by the first Ctrl-C, with the best so far, and ended by the second")
    func interruptedPlan() async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        // To judge so many runs takes so long that the second Ctrl-C comes before the end, however busy the machine.
        let run = try RunningTool(
            arguments: ["plan", programme, "--replicates", "2000000", "--write"]
        )
        try await waitUntilReady(run.identifier)
        kill(run.identifier, SIGINT)
        try await Task.sleep(for: .milliseconds(300))
        #expect(kill(run.identifier, 0) == 0, "the first one does not end it")
        kill(run.identifier, SIGINT)
        let ended = try await run.ended()
        #expect(ended.status == 130)
        #expect(ended.text == "")
        #expect(scratch.names == ["town"])
    }

    @Test("a plan cut short is judged and told, and leaves the folder as it is")
    func shortPlan() async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let before = try String(contentsOfFile: programme + "/programme.yaml", encoding: .utf8)
        let run = try RunningTool(
            arguments: ["plan", programme, "--replicates", "40", "--format", "json", "--write"]
        )
        try await waitUntilReady(run.identifier)
        kill(run.identifier, SIGINT)
        let ended = try await run.ended()
        let isShort = try #require(ended.json?["interrupted"] as? Bool)
        // On a quick machine the search may have come to its end first.
        if isShort {
            #expect(ended.status == 130)
            #expect(ended.messages.contains("left as it is"))
            let after = try String(contentsOfFile: programme + "/programme.yaml", encoding: .utf8)
            #expect(after == before)
        } else {
            #expect(ended.status == 0)
        }
    }

    /// Waits until the process takes the signals itself.
    private func waitUntilReady(_ process: Int32) async throws {
        for _ in 0..<2400 {
            try await Task.sleep(for: .milliseconds(50))
            guard
                let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
            else { continue }
            // What is blocked says nothing: starting a thread blocks every signal for a moment.
            let line = status.split(separator: "\n").first { $0.hasPrefix("SigCgt:") }
            let mask = line?.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
            let bits: UInt64 = 1 << UInt64(SIGTERM - 1) | 1 << UInt64(SIGINT - 1)
            if mask & bits == bits {
                try await Task.sleep(for: .milliseconds(300))
                return
            }
        }
    }
}
