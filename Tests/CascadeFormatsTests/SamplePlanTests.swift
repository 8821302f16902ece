import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCore

@Suite("Plans for the samples")
struct SamplePlanTests {
    /// As much effort as a user's plan takes, if asked for by `CASCADE_ALL_TRIALS=1`, best in a release build.
    private static let triesAll = ProcessInfo.processInfo.environment["CASCADE_ALL_TRIALS"] == "1"

    private static let effort = PlanEffort(
        levels: [4, 12],
        probeReplicates: 6,
        candidates: 60,
        rounds: 1,
        breadth: 2,
        reasonReplicates: 4,
        expected: 1_000
    )

    @Test(
        "share seats out at least as well as any usual practice and as today",
        arguments: [
            ("coalitions", .named), ("dudley", .named), ("micro-credentials", .all),
            ("portsmouth", .named), ("restorative-cities", .all),
        ] as [(String, PlanRequest.Seating)]
    )
    func practice(sample: String, seating: PlanRequest.Seating) async throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        let request = PlanRequest(seating: seating)
        var planner = Planner(
            programme,
            request,
            seed: programme.seed,
            replicates: Self.triesAll ? 2000 : 32
        )
        if !Self.triesAll { planner.effort = Self.effort }
        let answer = try await planner.plan()
        #expect(PlanChecker.faults(of: answer.plan, in: programme, request) == [])
        for practice in answer.quality.practices {
            #expect(
                practice.gain.mean >= -3 * practice.gain.standardError,
                "\(practice.practice.rawValue): \(practice.gain)"
            )
        }
        let today = try #require(answer.quality.gain)
        #expect(today.mean >= -3 * today.standardError, "today: \(today)")
        if Self.triesAll {
            let rows = answer.quality.practices.map {
                "\($0.practice.rawValue) \($0.gain.mean) ± \(1.96 * $0.gain.standardError)"
            }
            print("sample:", sample, answer.today.people.mean, answer.planned.people.mean, rows)
        }
    }
}
