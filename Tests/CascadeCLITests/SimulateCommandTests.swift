import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade simulate")
struct SimulateCommandTests {
    private static let metrics = [
        "peopleReached", "attendances", "organisationsReached", "organisationsEmbedded",
        "championsWaiting",
        "trainersQualified", "trainersActive", "sessionsHeld", "cost", "effectiveReach",
        "newCrossSectorLinks",
    ]
    private static let parts = ["mean", "p05", "p10", "p25", "p50", "p75", "p90", "p95", "se"]

    private func simulate(_ folder: String, _ more: String...) async throws -> ToolRun {
        try await Tool.run(["simulate", folder, "--replicates", "10"] + more)
    }

    @Test("JSON has the documented keys, and series a number for each week")
    func json() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await simulate(folder, "--format", "json", "--seed", "18446744073709551615")
        #expect(run.status == 0)
        let json = try #require(run.json)
        #expect(json["schema"] as? String == "cascade.simulation/1")
        #expect(run.text.contains("\"seed\":18446744073709551615,"))
        #expect(json["replicates"] as? Int == 10)
        #expect(json["weeks"] as? Int == 104)
        let programme = try #require(json["programme"] as? [String: Any])
        #expect(programme["id"] as? String == "town")
        let series = try #require(json["series"] as? [String: [String: [Double]]])
        #expect(series.keys.sorted() == Self.metrics.sorted())
        for metric in Self.metrics {
            let numbers = try #require(series[metric])
            #expect(numbers.keys.sorted() == Self.parts.sorted())
            #expect(numbers.values.allSatisfy { $0.count == 104 })
        }
        let reached = try #require(
            (json["final"] as? [String: Any])?["peopleReached"] as? [String: Any]
        )
        let sectors = try #require(reached["bySector"] as? [String: [String: Double]])
        #expect(sectors.keys.sorted() == ["education", "faith", "police", "voluntary"])
        #expect((reached["byOrganisation"] as? [String: Any])?.count == 8)
        let generations = try #require(reached["byGeneration"] as? [[String: Double]])
        let last = try #require(series["peopleReached"]?["mean"]?.last)
        #expect(abs(sectors.values.reduce(0) { $0 + ($1["mean"] ?? 0) } - last) < 1e-9)
        #expect(abs(generations.reduce(0) { $0 + ($1["mean"] ?? 0) } - last) < 1e-9)
        let target = try #require(json["target"] as? [String: Any])
        #expect((0...1).contains(try #require(target["probability"] as? Double)))
        #expect(target["se"] is Double)
        let date = try #require(target["date"] as? [String: Any])
        #expect(date.keys.sorted() == ["p10", "p50", "p90"])
        let number = try #require(json["reproductionNumber"] as? [String: Any])
        #expect(number["programme"] is Double)
        #expect((number["bySector"] as? [String: Double])?.count == 4)
    }

    @Test("without a target, JSON says null")
    func noTarget() async throws {
        let scratch = try Scratch()
        let run = try await simulate(scratch.programme(target: nil), "--format", "json")
        #expect(try #require(run.json)["target"] is NSNull)
    }

    @Test("CSV has a row for each metric and week")
    func csv() async throws {
        let scratch = try Scratch()
        let run = try await simulate(scratch.programme(), "--format", "csv")
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == "metric,week,ends,mean,se,p05,p10,p25,p50,p75,p90,p95")
        #expect(lines.last == "")
        let rows = lines.dropFirst().dropLast().map { $0.split(separator: ",") }
        #expect(rows.count == 11 * 104)
        #expect(rows.allSatisfy { $0.count == 12 })
        #expect(rows.allSatisfy { row in row.dropFirst(3).allSatisfy { Double($0) != nil } })
        #expect(rows.allSatisfy { CalendarDate($0[2])?.weekday == 6 })
        #expect(Set(rows.map { String($0[0]) }) == Set(Self.metrics))
    }

    @Test("text says the programme's name, the headline, the sectors and the seed")
    func text() async throws {
        let scratch = try Scratch()
        let run = try await simulate(scratch.programme(), "--seed", "77")
        #expect(run.text.hasPrefix("town\n"))
        // However the lines are broken.
        let text = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for words in [
            "the cascade reaches", "chance of reaching 150 people", "Faith groups", "seed 77",
            "10 replicates", "░ 80% of runs",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test(
        "the same command gives the same bytes, whatever the number of workers",
        arguments: ["text", "json", "csv"]
    )
    func sameBytes(format: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let one = try await simulate(folder, "--format", format, "--workers", "1")
        let two = try await simulate(folder, "--format", format, "--workers", "3")
        let other = try await simulate(folder, "--format", format, "--seed", "2")
        #expect(one.output == two.output)
        #expect(one.output != other.output)
    }

    @Test("--until ends with the week of its day")
    func until() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let first = try #require(
            (try await simulate(folder, "--format", "json").json?["programme"] as? [String: Any])?[
                "start"
            ] as? String
        )
        let start = try #require(CalendarDate(first))
        let json = try #require(
            try await simulate(folder, "--format", "json", "--until", "\(start + 30)").json
        )
        #expect(json["weeks"] as? Int == 5)
        #expect((json["programme"] as? [String: Any])?["lastDay"] as? String == "\(start + 34)")
        // The target's day lies after it.
        #expect(json["target"] is NSNull)
        #expect((json["notices"] as? [String])?.isEmpty == false)
        for day in ["\(start + -8)", "someday", "2026-02-30", "\(start + 7 * 1041)"] {
            let run = try await simulate(folder, "--until", day)
            #expect(run.status == 2)
            #expect(run.messages.contains("--until"))
        }
    }

    @Test("a trace has the people reached of each replicate, one a line")
    func trace() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await simulate(
            folder,
            "--format",
            "json",
            "--trace",
            scratch.path("trace.txt")
        )
        let lines = try String(contentsOf: scratch.url("trace.txt"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 11)
        #expect(lines.last == "")
        let numbers = lines.dropLast().compactMap { Int($0) }
        #expect(numbers.count == 10)
        let series = try #require(run.json?["series"] as? [String: [String: [Double]]])
        let mean = try #require(series["peopleReached"]?["mean"]?.last)
        #expect(abs(Double(numbers.reduce(0, +)) / 10 - mean) < 1e-9)
    }

    @Test(
        "a chart is what its ending says",
        arguments: [("svg", "<svg"), ("png", "\u{89}PNG"), ("pdf", "%PDF-")]
    )
    func chart(ending: String, begins: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let path = scratch.path("reach.\(ending)")
        #expect(try await simulate(folder, "--svg", path).status == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let head = begins.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(
            Data(head).isEmpty == false
                && bytes.range(of: Data(head), in: 0..<min(200, bytes.count)) != nil
        )
        let dot = try await simulate(folder, "--svg", scratch.path("reach.dot"))
        #expect(dot.status == 2)
    }
}
