import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Every plan keeps to every limit")
struct PlanLimitTests {
    @Test("a stopped search keeps to them too", arguments: QuickPlanning.seeds(10, of: 120))
    func stopped(seed: Int) async throws {
        try await keeps(seed: seed, stop: QuickPlanning.stopped)
    }

    @Test("a whole search keeps to them", arguments: QuickPlanning.seeds(2, of: 40))
    func whole(seed: Int) async throws {
        try await keeps(seed: 1000 + seed, stop: Planner.Stop())
    }

    /// Plans within random limits; where none is possible, the conflict must be one.
    private func keeps(seed: Int, stop: Planner.Stop) async throws {
        let programme = try GeneratedPartnership.programme(
            seed: [10, 11, 12, 15, 16, 17][seed % 6]
        )
        let request = RandomRequest.request(for: programme, seed: UInt64(seed))
        let planner = QuickPlanning.planner(programme, request, replicates: 60)
        do {
            let answer = try await planner.plan(stop: stop)
            let faults = PlanChecker.faults(of: answer.plan, in: programme, request)
            #expect(faults == [], "\(request.limits)")
            for case .budget(let amount) in request.limits {
                let cost = answer.planned.cost
                #expect(cost.mean <= amount + 4 * cost.standardError, "\(request)")
            }
            #expect(answer.programme == programme.applying(answer.plan))
            #expect(answer.isInterrupted == stop.isSet)
        } catch let conflict as PlanConflict {
            #expect(!conflict.limits.isEmpty || !conflict.reasons.isEmpty)
            #expect(Set(conflict.limits).isSubset(of: request.limits))
        }
    }

    @Test("plans that break a rule are found out")
    func checker() throws {
        let programme = try GeneratedPartnership.tiny(seed: 1, candidates: 5)
        var session = programme.sessions[0]
        func faults(_ limits: [Limit] = [], _ change: (inout Session) -> Void) -> Int {
            var changed = session
            change(&changed)
            return PlanChecker.faults(
                of: Plan(changed: [changed]),
                in: programme,
                PlanRequest(limits: limits)
            ).count
        }
        session.seats = [.init(.organisation("o1"), 3)]
        #expect(faults { _ in } == 0)
        #expect(faults { $0.seats = [.init(.organisation("o1"), 4)] } > 0)
        #expect(faults { $0.start = $0.start + 1 } > 0)
        #expect(faults([.leaveOut("o1")]) { _ in } == 1)
        #expect(faults([.invite("o3")]) { _ in } == 1)
        #expect(faults([.seats(2, course: nil)]) { _ in } == 1)
        #expect(faults([.atLeast(9, .organisation("o1"), course: nil)]) { _ in } == 1)
        #expect(faults([.atMost(2, .area("South"), course: "workshop")]) { _ in } == 1)
        let added = Session(id: "new", course: "workshop", start: Example.day(3, 2), host: "lead")
        var request = PlanRequest(further: [.init(course: "workshop", atMost: 1)])
        func faults(of plan: Plan, _ limits: [Limit] = []) -> Int {
            request.limits = limits
            return PlanChecker.faults(of: plan, in: programme, request).count
        }
        #expect(faults(of: Plan(added: [added])) == 0)
        #expect(faults(of: Plan(added: [added, added])) > 0)
        let (from, to) = (Example.day(3), Example.day(4))
        for limit in [
            .blackout(from: from, to: to, why: nil), .closed(host: "lead", from: from, to: to),
            .dates(from: Example.day(5), to: nil, course: nil), .sessions(0, course: "workshop"),
            .trainers(course: "workshop", 1), .gap(course: "workshop", weeks: 3),
        ] as [Limit] {
            #expect(faults(of: Plan(added: [added]), [limit]) > 0, "\(limit)")
        }
        #expect(faults(of: Plan(dropped: ["workshop-1"])) == 1)
        #expect(faults(of: Plan(ties: [Partnership(from: "o1", to: "o2")])) == 1)
    }
}
