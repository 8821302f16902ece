import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("A plan is never worse than usual practice in the same seats and sessions")
struct PlanAgainstPracticeTests {
    @Test(
        "on invented partnerships it beats each practice or equals it, and today's plan",
        arguments: QuickPlanning.seeds(2, of: 20)
    )
    func invented(number: Int) async throws {
        // Two small ones come first, so that a quick run takes them.
        let seed = [16, 15, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20][number]
        let programme = try GeneratedPartnership.programme(seed: UInt64(seed))
        let request = PlanRequest()
        let answer = try await QuickPlanning.planner(
            programme,
            request,
            replicates: QuickPlanning.triesAll ? 1000 : 120
        ).plan()
        #expect(PlanChecker.faults(of: answer.plan, in: programme, request) == [])
        #expect(answer.quality.practices.map(\.practice) == UsualPractice.allCases)
        for practice in answer.quality.practices {
            let gain = practice.gain
            #expect(
                gain.mean >= -3 * gain.standardError,
                "\(practice.practice.rawValue): \(gain.mean) ± \(gain.standardError)"
            )
            #expect(
                abs(answer.planned.goals[0] - practice.value - gain.mean)
                    < 1e-6 * max(1, answer.planned.goals[0])
            )
        }
        let overToday = try #require(answer.quality.gain)
        #expect(overToday.mean >= -3 * overToday.standardError)
        let mean = answer.quality.practices.reduce(0) { $0 + $1.gain.mean }
        #expect(mean > 0, "better on the whole")
        if QuickPlanning.triesAll { report(seed, programme, answer) }
    }

    private func report(_ seed: Int, _ programme: Programme, _ answer: PlanAnswer) {
        let rows = answer.quality.practices.map {
            "\($0.practice.rawValue) \(100 * $0.gain.mean / $0.value) ± \(196 * $0.gain.standardError / $0.value)"
        }
        print(
            "practice:",
            seed,
            programme.organisations.count,
            answer.today.people.mean,
            answer.planned.people.mean,
            rows.joined(separator: " | ")
        )
    }
}
