import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

/// What each sample comes to, to the last person.
///
/// A change that is meant to leave results as they are leaves the files in Golden as they are. After one that is not, or a
/// change to a sample, rewrite them with `CASCADE_UPDATE_GOLDEN=1 swift test --filter SampleBaselineTests`.
@Suite("Every sample comes to exactly what it came to before")
struct SampleBaselineTests {
    /// What a sample came to under one seed, in whole numbers.
    struct Baseline: Codable, Equatable {
        var seed: UInt64
        var replicates: Int
        /// Of the people reached at the end.
        var sum: Int
        var first: [Int32]
        /// By metric, the total over replicates in its tally's units, at the end and summed over all weeks.
        var totals: [String: Int]
        var weeklyTotals: [String: Int]
        /// By course, the total of completions.
        var completions: [String: Int]

        init(_ outcome: Outcome) {
            let replicates = Double(outcome.replicates)
            seed = outcome.seed
            self.replicates = outcome.replicates
            sum = outcome.finalPeopleReached.reduce(0) { $0 + Int($1) }
            first = Array(outcome.finalPeopleReached.prefix(10))
            totals = [:]
            weeklyTotals = [:]
            completions = [:]
            for metric in Metric.allCases {
                func total(_ summary: Outcome.Summary) -> Int {
                    Int((summary.mean * metric.scale * replicates).rounded())
                }
                totals["\(metric)"] = total(outcome.final(metric))
                weeklyTotals["\(metric)"] = (outcome.series[metric] ?? []).reduce(0) {
                    $0 + total($1)
                }
            }
            for (position, course) in outcome.courses.enumerated() {
                let total = (course.completions.mean * replicates).rounded()
                completions[outcome.programme.courses[position].id] = Int(total)
            }
        }
    }

    static let samples = (try? PackageFolder.folders(in: "Samples")) ?? []

    @Test("there are samples, and each has a file")
    func complete() throws {
        #expect(Self.samples.count >= 5)
        let folder = PackageFolder.path("Tests/CascadeFormatsTests/Golden")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.sorted() == Self.samples.map { "\($0).json" })
    }

    @Test("two seeds of each sample give the same whole numbers", arguments: samples)
    func baseline(sample: String) async throws {
        let scenario = Scenario(
            try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        )
        var found: [Baseline] = []
        for seed in [1, 2] as [UInt64] {
            found.append(Baseline(try await scenario.run(seed: seed, replicates: 50)))
        }
        let url = PackageFolder.url
            .appendingPathComponent("Tests/CascadeFormatsTests/Golden/\(sample).json")
        if ProcessInfo.processInfo.environment["CASCADE_UPDATE_GOLDEN"] == "1" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try (encoder.encode(found) + Data("\n".utf8)).write(to: url)
        }
        let expected = try JSONDecoder().decode([Baseline].self, from: Data(contentsOf: url))
        #expect(found == expected)
    }
}
