import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

/// `Tests/Reference/README.md` says where the numbers come from.
@Suite("The simulation comes to what an independent implementation of the model comes to")
struct ReferenceMomentTests {
    /// Mean and standard error.
    struct Moment: Decodable, Sendable {
        var mean: Double
        var se: Double
    }

    /// What the reference came to for one folder.
    struct Reference: Decodable, Sendable {
        var replicates: Int
        var final: [String: Moment]
        var completionsByCourse: [String: Moment]
        var targetProbability: Double?
    }

    /// Replicates that take about as long for each folder.
    private static func replicates(_ folder: String) -> Int {
        folder.hasSuffix("/micro-credentials") ? 100 : 800
    }

    static let folders: [String] = {
        let references = try? read()
        return references.map { $0.keys.sorted() } ?? []
    }()

    private static func read() throws -> [String: Reference] {
        let url = PackageFolder.url.appendingPathComponent("Tests/Reference/moments.json")
        return try JSONDecoder().decode([String: Reference].self, from: Data(contentsOf: url))
    }

    @Test("there is a reference for every sample and for each of its own programmes")
    func complete() throws {
        for parent in ["Samples", "Tests/Reference/programmes"] {
            for name in try PackageFolder.folders(in: parent) {
                #expect(Self.folders.contains("\(parent)/\(name)"))
            }
        }
        #expect(Self.folders.count >= 9)
    }

    @Test("every mean lies within 4 standard errors of the difference", arguments: folders)
    func moments(folder: String) async throws {
        let reference = try #require(try Self.read()[folder])
        let programme = try ProgrammeFolder.read(at: PackageFolder.path(folder))
        let outcome = try await Scenario(programme)
            .run(seed: 1, replicates: Self.replicates(folder))
        #expect(reference.final.count == Metric.allCases.count)
        for metric in Metric.allCases {
            let expected = try #require(reference.final[metric.rawValue])
            Self.expect(outcome.final(metric), expected, "\(metric)")
        }
        for (position, course) in programme.courses.enumerated() {
            let expected = try #require(reference.completionsByCourse[course.id])
            Self.expect(
                outcome.courses[position].completions,
                expected,
                "completions of \(course.id)"
            )
        }
        guard let chance = reference.targetProbability else { return }
        let target = try #require(outcome.target)
        // Plus one half of a replicate, so that a chance of 0 or 1 has an error too.
        let n = Double(reference.replicates)
        let own = Double(outcome.replicates)
        let pooled = (chance * n + target.probability * own + 0.5) / (n + own + 1)
        let error = (pooled * (1 - pooled) * (1 / n + 1 / own)).squareRoot()
        #expect(abs(target.probability - chance) <= 4 * error, "chance of the target")
    }

    private static func expect(_ found: Outcome.Summary, _ expected: Moment, _ what: String) {
        let error = (found.standardError * found.standardError + expected.se * expected.se)
            .squareRoot()
        let difference = found.mean - expected.mean
        let z = error > 0 ? difference / error : difference == 0 ? 0 : .infinity
        #expect(
            abs(z) <= 4,
            "\(what): \(found.mean), reference \(expected.mean), z \(z)"
        )
    }
}
