import CascadeTestSupport
import Foundation
import Testing

@Suite("Exit statuses, and what goes where")
struct ExitStatusTests {
    @Test(
        "without arguments, or asked for help, the program explains itself",
        arguments: [[], ["--help"], ["help"]] as [[String]]
    )
    func help(arguments: [String]) async throws {
        let run = try await Tool.run(arguments)
        #expect(run.status == 0)
        #expect(run.text.contains("cascade simulate my-city"))
        #expect(run.messages == "")
    }

    @Test(
        "every command has help with an example",
        arguments: ["new", "check", "simulate", "analyse", "draw", "import", "export"]
    )
    func commandHelp(command: String) async throws {
        let run = try await Tool.run([command, "--help"])
        #expect(run.status == 0)
        #expect(run.text.contains("Example"))
        #expect(run.text.contains("cascade \(command) "))
        #expect(run.messages == "")
    }

    @Test(
        "wrong usage ends with 2 and says so on standard error",
        arguments: [
            ["sumulate"], ["new"], ["check"], ["simulate"], ["draw"], ["check", "x", "--sideways"],
            ["simulate", "x", "--replicates", "0"], ["simulate", "x", "--replicates", "many"],
            ["simulate", "x", "--format", "xml"], ["simulate", "x", "--workers", "0"],
            ["simulate", "x", "--seed", "-1"],
            ["draw", "x", "--view", "sideways"], ["draw", "x", "-o", "x.gif"],
            ["draw", "x", "--time-limit", "0"], ["draw", "x", "--colour", "red"],
            ["draw", "x", "--view", "sectors", "--colour", "community"],
            ["draw", "x", "--colour", "fragility", "--replicates", "0"],
            ["check", "x", "--replicates", "-1"], ["check", "x", "--as-of", "yesterday"],
            ["simulate", "x", "y"], ["analyse"], ["analyse", "x", "--replicates", "0"],
            ["analyse", "x", "--table", "ties"], ["analyse", "x", "--strength", "0.5"],
            ["analyse", "x", "--tie", "a+b", "--strength", "1.5"],
            ["analyse", "x", "--among", "faith"],
            ["analyse", "x", "--format", "csv", "--table", "everything"],
            ["analyse", "x", "--format", "csv", "--table", "ties", "--without", "a"],
        ]
    )
    func usage(arguments: [String]) async throws {
        let run = try await Tool.run(arguments)
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(!run.messages.isEmpty)
    }

    @Test(
        "a programme that is not there ends with 3",
        arguments: ["check", "simulate", "analyse", "draw"]
    )
    func missing(command: String) async throws {
        let scratch = try Scratch()
        let run = try await Tool.run([command, scratch.path("nowhere")])
        #expect(run.status == 3)
        #expect(run.text == "")
        #expect(run.messages.contains("nowhere: there is no such folder"))
    }

    @Test(
        "a programme whose data is wrong ends with 1 and lists its problems",
        arguments: ["check", "simulate", "analyse", "draw"]
    )
    func invalid(command: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let table = URL(fileURLWithPath: folder + "/organisations.csv")
        let text = try String(contentsOf: table, encoding: .utf8)
        try Data(text.replacing(",voluntary,", with: ",volontary,").utf8).write(to: table)
        let run = try await Tool.run([command, folder])
        #expect(run.status == 1)
        #expect(run.text == "")
        #expect(run.messages.contains("organisations.csv"))
        #expect(run.messages.contains("volontary"))
        #expect(run.messages.contains("2 problems"))
    }

    @Test(
        "invalid data in a format for programs goes to standard output",
        arguments: ["json", "csv"]
    )
    func invalidData(format: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        try FileManager.default.removeItem(atPath: folder + "/organisations.csv")
        let run = try await Tool.run(["check", folder, "--format", format])
        #expect(run.status == 1)
        if format == "json" {
            let json = try #require(run.json)
            #expect(json["schema"] as? String == "cascade.check/1")
            #expect((json["problems"] as? [[String: Any]])?.count == json["total"] as? Int)
        } else {
            #expect(run.text.hasPrefix("file,line,column,subject,found,expected,suggestion\n"))
            #expect(run.text.contains("organisations.csv"))
        }
    }

    @Test("what exists is not made anew")
    func newExists() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/programme.yaml"))
        try Data("own".utf8).write(to: URL(fileURLWithPath: folder + "/own.txt"))
        let again = try await Tool.run(["new", folder])
        #expect(again.status == 3)
        #expect(again.messages.contains("there is something in this folder already"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/programme.yaml")) == before)
        let forced = try await Tool.run(["new", folder, "--force"])
        #expect(forced.status == 0)
        #expect(FileManager.default.fileExists(atPath: folder + "/own.txt"))
        #expect(
            try await Tool.run(["new", scratch.path("copy"), "--from", scratch.path("nowhere")])
                .status == 3
        )
        #expect(!scratch.names.contains("copy"))
    }

    @Test(
        "a target with a chance below one half is missed with --check",
        arguments: [(1, 0), (538, 1)]
    )
    func check(target: Int, status: Int32) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme(target: target)
        let arguments = ["simulate", folder, "--replicates", "20"]
        #expect(try await Tool.run(arguments).status == 0)
        let run = try await Tool.run(arguments + ["--check"])
        #expect(run.status == status)
        #expect(run.text.contains("chance of reaching"))
    }

    @Test("--check without a target is wrong usage")
    func checkWithoutTarget() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme(target: nil)
        let run = try await Tool.run(["simulate", folder, "--replicates", "5", "--check"])
        #expect(run.status == 2)
        #expect(run.messages.contains("--check needs a target"))
    }

    @Test("messages are silent with --quiet, and there is no bar where nobody looks on")
    func quiet() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let chart = scratch.path("reach.svg")
        let loud = try await Tool.run(["simulate", folder, "--replicates", "20", "--svg", chart])
        #expect(loud.messages == "Wrote \(chart).\n")
        let quiet = try await Tool.run(
            ["simulate", folder, "--replicates", "20", "--svg", chart, "--force", "--quiet"])
        #expect(quiet.status == 0)
        #expect(quiet.messages == "")
        #expect(quiet.text == loud.text)
        #expect(!loud.text.contains("\u{1B}"))
    }

    @Test(
        "a worker that is given nonsense says so",
        arguments: ["", "nonsense\n", "cascade-graphviz-1 dot positions 900\nx"]
    )
    func workerNonsense(input: String) async throws {
        let run = try await Tool.run(["__graphviz-worker", "5", "512"], input: Data(input.utf8))
        #expect(run.status == 2)
        #expect(run.text == "")
    }

    @Test("a worker stops when its processor time is over")
    func workerTime() async throws {
        var state: UInt64 = 1
        var edges = ""
        for _ in 0..<6000 {
            var ends: [UInt64] = []
            for _ in 0..<2 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                ends.append((state >> 33) % 1500)
            }
            edges += "n\(ends[0]) -> n\(ends[1]);\n"
        }
        let graph = "digraph g {\n\(edges)}\n"
        let job = "cascade-graphviz-1 dot positions \(graph.utf8.count)\n\(graph)"
        let run = try await Tool.run(["__graphviz-worker", "1", "2048"], input: Data(job.utf8))
        #expect(run.status > 128, "ended by a signal")
        #expect(run.text == "")
    }
}
