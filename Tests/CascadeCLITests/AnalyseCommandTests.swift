import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade analyse")
struct AnalyseCommandTests {
    private func analyse(_ folder: String, _ more: String...) async throws -> ToolRun {
        // Some weeks are enough to have something to say.
        try await Tool.run(
            ["analyse", folder, "--replicates", "5", "--until", try Self.day(folder)] + more
        )
    }

    /// A day eight weeks after the start of the programme in a folder.
    private static func day(_ folder: String) throws -> String {
        let text = try String(contentsOfFile: folder + "/programme.yaml", encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.contains("start: 20") })
        let start = try #require(
            line.split(separator: " ").lazy.compactMap { CalendarDate(String($0)) }.first
        )
        return "\(start + 56)"
    }

    @Test(
        "the same command gives the same bytes, whatever the number of workers",
        arguments: ["text", "json", "csv"]
    )
    func sameBytes(format: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let one = try await analyse(folder, "--format", format, "--workers", "1", "--quiet")
        let two = try await analyse(folder, "--format", format, "--workers", "2", "--quiet")
        #expect(one.status == 0)
        #expect(one.messages == "")
        #expect(one.output == two.output)
        switch format {
        case "json": #expect(one.json?["schema"] as? String == "cascade.analysis/1")
        case "csv":
            #expect(one.text.hasPrefix("id,name,sector,people,role,partners,"))
            #expect(one.text.split(separator: "\n").count == 9)
        default:
            #expect(one.text.hasPrefix("town\n"))
            #expect(one.text.contains("Harbour Trust"))
        }
    }

    @Test(
        "a what-if is answered at once, the same for any number of workers",
        arguments: ["text", "json", "csv"]
    )
    func whatIf(format: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let question = [
            "analyse", folder, "--replicates", "30", "--format", format, "--without",
            "harbour-trust", "--tie", "west-support+town-police", "--trainer", "hill-school",
            "--among", "faith", "--seed", "5",
        ]
        let one = try await Tool.run(question + ["--workers", "1"])
        let two = try await Tool.run(question + ["--workers", "2"])
        #expect(one.status == 0)
        #expect(one.output == two.output)
        switch format {
        case "json":
            let json = try #require(one.json)
            #expect(json["schema"] as? String == "cascade.what-if/1")
            #expect(json["seed"] as? Int == 5)
            let changes = try #require(json["changes"] as? [[String: Any]])
            #expect(
                changes.map { $0["change"] as? String } == [
                    "organisation-leaves", "tie", "trainer",
                ]
            )
            // The middle of the eight strengths of the starter: between 0.5 and 0.6.
            #expect(changes[1]["strength"] as? Double == 0.55)
            #expect(json["elsewhere"] is [String: Any])
            #expect(json["among"] is [String: Any])
        case "csv": #expect(one.text.contains("\nelsewhere,,,"))
        default:
            let text = one.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(
                text.contains("Without Harbour Trust, with a tie between West Side Support Group")
            )
            #expect(text.contains("Among the people of Faith groups"))
            #expect(text.contains("chance of the target"))
        }
    }

    @Test(
        "what the programme doesn't have is named, with what was probably meant",
        arguments: [
            (["--without", "harbor-trust"], "there is no “harbor-trust”", "“harbour-trust”"),
            (["--without", "joe-bb"], "there is no “joe-bb”", "“joe-b”"),
            (["--without", "Hill Schol"], "there is no “Hill Schol”", "“hill-school”"),
            (["--tie", "hill-school+town-polise"], "there is no “town-polise”", "“town-police”"),
            (["--tie", "hill-school"], "--tie is “hill-school”", "such as a+b"),
            (["--tie", "hill-school+hill-school"], "two different", ""),
            (["--trainer", "joe-b"], "“joe-b” is a person", "expected the id of an organisation"),
            (["--tie", "hill-school+joe-b"], "“joe-b” is a person", "Maybe “"),
            (["--trainer", "zzzzzzzzzzzzz"], "no “zzzzzzzzzzzzz”", "are in organisations.csv."),
            (
                ["--without", "joe-b", "--among", "nowhere"], "there is no “nowhere”",
                "those of sectors in programme.yaml"
            ),
            (["--without", "joe-b", "--among", "faiht"], "there is no “faiht”", "“faith”"),
            (
                ["--without", "hill-school", "--trainer", "hill-school"],
                "both in --without and in --trainer", ""
            ),
            (["--without", "zzzzzzzzzzzzz"], "there is no “zzzzzzzzzzzzz”", "organisations.csv"),
        ]
    )
    func unknown(question: [String], said: String, meant: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await Tool.run(["analyse", folder, "--replicates", "5"] + question)
        #expect(run.status == 2)
        #expect(run.text == "")
        #expect(run.messages.contains(said), "\(run.messages)")
        #expect(meant.isEmpty || run.messages.contains(meant), "\(run.messages)")
    }

    @Test("someone on whom nothing depends changes nothing, and a remark says why")
    func idlePerson() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let arguments = ["analyse", folder, "--replicates", "5", "--without", "sal-k"]
        let run = try await Tool.run(arguments)
        #expect(run.status == 0)
        #expect(run.text.contains("nothing changes"))
        #expect(run.messages.contains("Sal King is neither a founding trainer nor named"))
        #expect(try await Tool.run(arguments + ["--quiet"]).messages == "")
    }
}
