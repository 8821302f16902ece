import CascadeTestSupport
import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("From a new programme to a picture")
struct JourneyTests {
    @Test(
        "names of all kinds are fine",
        arguments: [
            "my-city", "it's a \"test\" 🎉", "Über  die Brücke", "$(x) `y` ; z",
        ]
    )
    func hostileNames(name: String) async throws {
        let scratch = try Scratch()
        func run(_ arguments: String...) async throws -> ToolRun {
            try await Tool.run(arguments, in: scratch.path)
        }
        let made = try await run("new", name)
        #expect(made.status == 0)
        #expect(made.text == "")
        #expect(made.messages.contains("is ready"))
        #expect(scratch.names == [name])
        let checked = try await run("check", name, "--replicates", "20")
        #expect(checked.status == 0)
        #expect(checked.messages == "")
        #expect(checked.text.contains("the data is sound"))
        let simulated = try await run("simulate", name, "--replicates", "20")
        #expect(simulated.status == 0)
        let drawn = try await run("draw", name, "--replicates", "20", "-o", "\(name).svg")
        #expect(drawn.status == 0)
        let picture = try String(contentsOf: scratch.url("\(name).svg"), encoding: .utf8)
        #expect(picture.contains("<svg"))
        #expect(XMLParser(data: Data(picture.utf8)).parse())
        #expect(scratch.names.count == 2)
    }

    @Test("a new programme may start from another one")
    func from() async throws {
        let scratch = try Scratch()
        let sample = PackageFolder.path("Samples/portsmouth")
        let made = try await Tool.run(["new", scratch.path("copy"), "--from", sample])
        #expect(made.status == 0)
        let json = try await Tool.run(
            ["simulate", scratch.path("copy"), "--replicates", "5", "--format", "json"]
        ).json
        #expect((json?["programme"] as? [String: Any])?["id"] as? String == "copy")
    }

    @Test(
        "every assumption in force is listed with its source",
        arguments: ["text", "json", "csv"]
    )
    func assumptions(format: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await Tool.run(["check", folder, "--assumptions", "--format", format])
        #expect(run.status == 0)
        for name in ["attendance", "first-delivery-lag", "skill-half-life", "turnover"] {
            #expect(run.text.contains(name))
        }
        switch format {
        case "json": #expect(run.json?["schema"] as? String == "cascade.assumptions/1")
        case "csv": #expect(run.text.hasPrefix("assumption,unit,value,where set,default,source"))
        default: #expect(run.text.contains("The Carpentries"))
        }
    }

    @Test("warnings are the same bytes every time", arguments: ["text", "json", "csv"])
    func checkTwice(format: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let arguments = ["check", folder, "--replicates", "30", "--format", format]
        let one = try await Tool.run(arguments)
        let two = try await Tool.run(arguments + ["--workers", "2"])
        #expect(one.status == 0)
        #expect(one.output == two.output)
        if format == "json" { #expect(one.json?["schema"] as? String == "cascade.check/1") }
        if format == "csv" { #expect(one.text.hasPrefix("kind,about,message,advice\n")) }
    }
}
