import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade compare")
struct CompareCommandTests {
    /// A starter programme and overlays of it.
    private func scenarios() async throws -> (scratch: Scratch, folder: String, paths: [String]) {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let overlays = [
            "faster.yaml": "name: Faster\nassumptions: {sessions-per-year: 6}\n",
            "same.yaml": "name: The same\nassumptions: {}\n",
        ]
        for (name, text) in overlays { try Data(text.utf8).write(to: scratch.url(name)) }
        return (scratch, folder, overlays.keys.sorted().map { scratch.path($0) })
    }

    @Test(
        "the same command gives the same bytes, whatever the number of workers",
        arguments: ["text", "json", "csv"]
    )
    func sameBytes(format: String) async throws {
        let (_, folder, paths) = try await scenarios()
        let arguments =
            ["compare", folder] + paths + ["--replicates", "30", "--format", format, "--quiet"]
        let one = try await Tool.run(arguments + ["--workers", "1"])
        let two = try await Tool.run(arguments + ["--workers", "2"])
        #expect(one.status == 0, "\(one.messages)")
        #expect(one.messages == "")
        #expect(one.output == two.output)
        switch format {
        case "json":
            let json = try #require(one.json)
            #expect(json["schema"] as? String == "cascade.comparison/1")
            let names = (json["scenarios"] as? [[String: Any]])?.map { $0["name"] as? String }
            #expect(names == ["Today's plan", "Faster", "The same"])
            let pairs = try #require(json["pairs"] as? [[String: Any]])
            #expect(pairs.count == 3)
            let same = try #require(pairs[1]["peopleReached"] as? [String: Any])
            #expect(same["mean"] as? Double == 0)
            #expect(same["high"] as? Double == 0)
            #expect(same["ties"] as? Double == 1)
            let tornadoes = try #require(json["tornadoes"] as? [[String: Any]])
            #expect(tornadoes.count == 2)
            let bars = try #require(tornadoes[0]["assumptions"] as? [[String: Any]])
            #expect(bars.first?["swing"] is [String: Any])
        case "csv":
            #expect(one.text.hasPrefix("scenario,measure,mean,se,p10,p50,p90\nToday's plan,"))
        default:
            let text = one.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(text.contains("With “Faster” instead of today's plan, "))
            #expect(text.contains("in every run: every difference is exactly 0"))
            #expect(text.contains("What drives the difference between “Faster” and today's plan"))
        }
    }

    @Test("one programme alone tells what it hangs on")
    func alone() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await Tool.run(["compare", folder, "--replicates", "100"])
        #expect(run.status == 0)
        #expect(run.text.contains("Most hangs on this: "))
        #expect(run.text.contains("What drives it: people reached, "))
        let quick = try await Tool.run(["compare", folder, "--replicates", "20", "--no-tornado"])
        #expect(!quick.text.contains("What drives it"))
        let json = try await Tool.run(
            ["compare", folder, "--replicates", "20", "--no-tornado", "--format", "json"]
        )
        #expect((json.json?["tornadoes"] as? [Any])?.isEmpty == true)
    }

    @Test(
        "every measure is judged by, in every table",
        arguments: ["people", "effective", "embedded", "organisations", "cost", "chance"]
    )
    func measures(measure: String) async throws {
        let (_, folder, paths) = try await scenarios()
        let run = try await Tool.run([
            "compare", folder, paths[0], "--replicates", "20", "--measure", measure, "--format",
            "csv", "--table", "tornado",
        ])
        #expect(run.status == 0, "\(run.messages)")
        let lines = run.text.split(separator: "\n")
        #expect(lines.count > 3)
        #expect(lines[0].hasPrefix("scenario,against,measure,assumption,place,value.p10"))
        #expect(lines[1].hasPrefix("Faster,Today's plan,"))
        let names = [
            "people": "peopleReached", "effective": "effectiveReach",
            "embedded": "organisationsEmbedded", "organisations": "organisationsReached",
            "cost": "cost", "chance": "chanceOfTarget",
        ]
        #expect(lines[1].contains(",\(names[measure] ?? "-"),"))
    }

    @Test("the picture is written once, and over another only when asked to")
    func picture() async throws {
        let (scratch, folder, paths) = try await scenarios()
        let path = scratch.path("drivers.svg")
        let arguments = ["compare", folder, paths[0], "--replicates", "20", "--svg", path]
        let run = try await Tool.run(arguments)
        #expect(run.status == 0)
        #expect(run.messages.contains("Wrote \(path)."))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(
            String(decoding: bytes, as: UTF8.self).contains("“Faster” against today&#39;s plan")
        )
        let again = try await Tool.run(arguments)
        #expect(again.status == 3)
        #expect(again.messages.contains("Maybe use --force"))
        #expect(try await Tool.run(arguments + ["--force", "--quiet"]).messages == "")
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test("folders are compared until the earlier last day, and that is said")
    func folders() async throws {
        let scratch = try Scratch()
        let one = try await scratch.programme("one")
        let two = try await scratch.programme("two")
        let file = URL(fileURLWithPath: two + "/programme.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        let line = try #require(text.firstMatch(of: /\n  weeks: \d+/))
        text.replaceSubrange(line.range, with: "\n  weeks: 60")
        try Data(text.utf8).write(to: file)
        let run = try await Tool.run(
            ["compare", one, two, "--replicates", "20", "--no-tornado"]
        )
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("they are compared until"))
        #expect(run.text.contains("“two” instead of “one”") || run.text.contains("“two” and “one”"))
    }

    @Test(
        "what can't be compared is told",
        arguments: [
            (["nowhere.yaml"], 3, "there is no such file"),
            (["nowhere"], 3, "there is no such folder"),
            (["wrong.yaml"], 1, "wrong.yaml:1:15: key of assumptions"),
            (["dollars.yaml"], 2, "counts in USD, the first programme in GBP"),
            (["--table", "tornado"], 2, "--table needs --format csv"),
            (["--no-tornado", "--svg", "x.svg"], 2, "leave out --no-tornado"),
            (["--measure", "joy"], 2, "joy"),
            (["--replicates", "0"], 2, "--replicates is 0"),
            (["--until", "1999-01-01"], 2, "--until is 1999-01-01"),
            (["--svg", "x.doc"], 2, "x.doc"),
        ]
    )
    func faults(more: [String], status: Int32, said: String) async throws {
        let scratch = try Scratch()
        _ = try await scratch.programme()
        try Data("assumptions: {movs: 0}\n".utf8).write(to: scratch.url("wrong.yaml"))
        try Data("programme: {currency: USD}\n".utf8).write(to: scratch.url("dollars.yaml"))
        let run = try await Tool.shell(
            "\"$CASCADE\" compare town \(more.joined(separator: " "))",
            in: scratch.path
        )
        #expect(run.status == status, "\(run.messages)")
        #expect(run.messages.contains(said), "\(run.messages)")
        #expect(run.text == "")
    }

    @Test(
        "every scenario of the samples runs against its sample",
        arguments: ["coalitions", "dudley", "micro-credentials", "restorative-cities"]
    )
    func samples(sample: String) async throws {
        let folder = PackageFolder.path("Samples/\(sample)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder + "/scenarios")
        let paths = files.sorted().map { "\(folder)/scenarios/\($0)" }
        #expect(paths.count >= 2)
        let run = try await Tool.run(
            ["compare", folder] + paths + ["--replicates", "20", "--no-tornado"]
        )
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.text.contains("instead of today's plan"))
    }
}
