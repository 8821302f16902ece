import CascadeRendering
import CascadeTestSupport
import Foundation
import Testing

/// `cascade draw`, run as people run it.
@Suite struct DrawCommandTests {
    private static let samples: [String] = (try? PackageFolder.folders(in: "Samples")) ?? []

    @Test("each view of a sample has the same bytes in every process", arguments: samples)
    func sameBytes(sample: String) async throws {
        let folder = try Scratch()
        for view in View.allCases {
            for ending in ["svg", "dot"] {
                var drawn: [Data] = []
                for round in 0..<2 {
                    let path = folder.path("\(view.rawValue)-\(round).\(ending)")
                    let run = try await Tool.run([
                        "draw", PackageFolder.path("Samples/\(sample)"), "--view", view.rawValue,
                        "--replicates", "20", "--quiet", "-o", path,
                    ])
                    #expect(run.status == 0, "\(run.messages)")
                    drawn.append(try Data(contentsOf: URL(fileURLWithPath: path)))
                }
                #expect(drawn[0] == drawn[1], "\(view.rawValue).\(ending)")
                #expect(!drawn[0].isEmpty)
            }
        }
    }

    @Test("a picture that a quicker method had to arrange says so, on standard error alone")
    func remark() async throws {
        let folder = try Scratch()
        let town = try await folder.programme()
        // So many courses, each after all before it, that layers take the careful method too long.
        var courses = ""
        for course in 0..<40 {
            courses += "  c\(course):\n    name: Course \(course)\n"
            if course > 0 {
                let before = (0..<course).map { "c\($0)" }.joined(separator: " or ")
                courses += "    requires: \(before)\n"
            }
        }
        let file = URL(fileURLWithPath: town + "/programme.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let with = text.replacing("\ncourses:\n", with: "\ncourses:\n" + courses)
        try #require(with != text)
        try Data(with.utf8).write(to: file)
        let run = try await Tool.run([
            "draw", town, "--view", "curriculum", "--replicates", "0",
        ])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("a quicker method arranged it"), "\(run.messages)")
        #expect(run.text.hasPrefix("<svg"))
        let quiet = try await Tool.run([
            "draw", town, "--view", "curriculum", "--replicates", "0", "--quiet",
        ])
        #expect(quiet.messages.isEmpty)
        #expect(quiet.text.hasPrefix("<svg"))
    }
}
