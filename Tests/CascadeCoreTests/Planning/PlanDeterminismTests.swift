import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("The same request and seed give the same plan")
struct PlanDeterminismTests {
    /// Seats, a further session, a tie and a session that may be left out, all at once.
    private static func everything() throws -> (Programme, PlanRequest) {
        let programme = try GeneratedPartnership.tiny(seed: 5, candidates: 6)
        let request = PlanRequest(
            aim: .most([.people, .organisations]),
            limits: [.budget(1500), .atLeast(1, .organisation("o2"), course: nil)],
            seating: .all,
            further: [.init(course: "workshop", atMost: 1, seats: 4)],
            mayDrop: ["workshop"],
            ties: .init(atMost: 1, strength: 0.6, cost: 25)
        )
        return (programme, request)
    }

    @Test("on any number of workers, all that is answered included")
    func workers() async throws {
        let (programme, request) = try Self.everything()
        let one = try await QuickPlanning.planner(programme, request, replicates: 50, workers: 1)
            .plan()
        for workers in [3] {
            let other = try await QuickPlanning.planner(
                programme,
                request,
                replicates: 50,
                workers: workers
            ).plan()
            #expect(one == other, "\(workers) workers")
        }
        #expect(PlanChecker.faults(of: one.plan, in: programme, request) == [])
    }

    @Test("the programme with the plan in it comes to the planned numbers when it is simulated")
    func simulated() async throws {
        let (programme, request) = try Self.everything()
        let answer = try await QuickPlanning.planner(programme, request, seed: 9, replicates: 80)
            .plan()
        let applied = programme.applying(answer.plan)
        #expect(applied == answer.programme)
        let written = try Programme(applied.draft)
        let outcome = try await Scenario(written).run(
            seed: answer.seed,
            replicates: answer.replicates
        )
        #expect(outcome.final(.peopleReached).mean == answer.planned.people.mean)
        let error = outcome.final(.peopleReached).standardError
        #expect(abs(error - answer.planned.people.standardError) < 1e-9 * max(1, error))
        #expect(outcome.final(.organisationsReached).mean == answer.planned.organisations.mean)
        #expect(outcome.target?.probability == answer.planned.chanceOfTarget)
        let ties = Double(answer.plan.ties.count) * 25
        #expect(abs(outcome.final(.cost).mean + ties - answer.planned.cost.mean) < 0.01)
        let today = try await Scenario(programme).run(
            seed: answer.seed,
            replicates: answer.replicates
        )
        #expect(today.final(.peopleReached).mean == answer.today.people.mean)
        #expect(
            answer.quality.gain.map {
                abs($0.mean - answer.planned.people.mean + answer.today.people.mean) < 1e-9
            }
                == true
        )
    }

    @Test("what is told of a usual practice is what its seats come to")
    func practice() async throws {
        let programme = try GeneratedPartnership.tiny(seed: 3, candidates: 6)
        let answer = try await QuickPlanning.planner(programme, PlanRequest(), replicates: 80)
            .plan()
        let sessions = programme.sessions
        let seats = UsualPractice.biggestFirst.seats(
            in: programme,
            places: sessions.map { $0.seats.reduce(0) { $0 + $1.count } },
            open: { _, _ in true },
            seed: 1
        )
        let plan = Plan(
            changed: zip(sessions, seats).map { session, rows in
                var session = session
                session.seats = rows.sorted { $0.organisation < $1.organisation }.map {
                    .init(.organisation(programme.organisations[$0.organisation].id), $0.count)
                }
                return session
            }
        )
        let score = try await QuickPlanning.scores(
            of: [plan],
            in: programme,
            goal: .people,
            replicates: 0..<answer.replicates,
            seed: answer.seed
        )[0]
        let told = answer.quality.practices.first { $0.practice == .biggestFirst }
        #expect(told?.value == Estimate(score).mean)
    }
}
