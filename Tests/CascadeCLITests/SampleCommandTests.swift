import CascadeTestSupport
import Foundation
import Testing

@Suite("Every sample runs")
struct SampleCommandTests {
    static let samples = (try? PackageFolder.folders(in: "Samples")) ?? []
    private static let endings = ["svg": "<", "png": "\u{89}PNG", "pdf": "%PDF-", "dot": ""]

    @Test("there are samples")
    func some() { #expect(Self.samples.count >= 5) }

    @Test("it has no problems and is simulated", arguments: samples)
    func checkAndSimulate(sample: String) async throws {
        let folder = PackageFolder.path("Samples/\(sample)")
        let checked = try await Tool.run(["check", folder, "--replicates", "20"])
        #expect(checked.status == 0)
        #expect(checked.text.contains("the data is sound"))
        let simulated = try await Tool.run(["simulate", folder, "--replicates", "20"])
        #expect(simulated.status == 0)
        #expect(simulated.text.contains(" reaches "))
    }

    @Test(
        "every view is drawn in every format, the same bytes each time",
        arguments: samples,
        ["partnership", "curriculum", "reach", "sectors"]
    )
    func draw(sample: String, view: String) async throws {
        let scratch = try Scratch()
        let folder = PackageFolder.path("Samples/\(sample)")
        for (ending, begins) in Self.endings.sorted(by: { $0.key < $1.key }) {
            let path = scratch.path("picture.\(ending)")
            // What is simulated does not change how a picture is made; one replicate fills the reach view.
            let replicates = view == "reach" ? "1" : "0"
            let arguments = [
                "draw", folder, "--view", view, "--replicates", replicates, "-o", path,
            ]
            let run = try await Tool.run(arguments)
            #expect(run.status == 0, "\(ending): \(run.messages)")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let head = Data(begins.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
            #expect(bytes.starts(with: head))
            #expect(bytes.count > 200)
            guard ending == "svg" else { continue }
            #expect(try await Tool.run(arguments + ["--force"]).status == 0)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes, "\(ending)")
        }
    }

    @Test("who trains whom across sectors is drawn from a simulation", arguments: samples)
    func sectors(sample: String) async throws {
        let folder = PackageFolder.path("Samples/\(sample)")
        let run = try await Tool.run(["draw", folder, "--view", "sectors", "--replicates", "20"])
        #expect(run.status == 0)
        #expect(run.text.contains("seed 1"))
    }

    @Test(
        "the partnership is drawn in colours of an analysis",
        arguments: ["coverage", "community", "brokerage", "fragility"]
    )
    func colours(colour: String) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let arguments = ["draw", folder, "--colour", colour, "--replicates", "20"]
        let one = try await Tool.run(arguments)
        #expect(one.status == 0, "\(one.messages)")
        #expect(one.text.contains("<svg"))
        // Trying every organisation takes a while: once is enough.
        guard colour != "fragility" else { return }
        let two = try await Tool.run(arguments + ["--workers", "2"])
        #expect(one.output == two.output)
    }

    @Test("without a file the SVG goes to standard output")
    func toOutput() async throws {
        let run = try await Tool.run(
            ["draw", PackageFolder.path("Samples/dudley"), "--replicates", "0"])
        #expect(run.status == 0)
        #expect(run.text.contains("<svg"))
        #expect(run.messages == "")
    }
}
