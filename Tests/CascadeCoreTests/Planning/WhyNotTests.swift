import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Why an organisation is not invited, and what brings it in")
struct WhyNotTests {
    @Test("the change that is told brings it in", arguments: QuickPlanning.seeds(2, of: 12))
    func remedies(seed: Int) async throws {
        let programme = try GeneratedPartnership.tiny(seed: UInt64(20 + seed), candidates: 7)
        let limits: [[Limit]] = [
            [.seats(3, course: nil)], [.leaveOut("o4"), .seats(4, course: nil)],
            [.atMost(2, .sector(programme.sectors[1].id), course: nil)], [.budget(900)],
        ]
        let request = PlanRequest(limits: limits[seed % limits.count])
        let planner = QuickPlanning.planner(programme, request, replicates: 60)
        let answer = try await planner.plan()
        let invited = Set(answer.invitations.map(\.organisation))
        // One organisation that a limit shuts out, if there is one, and one that others go before.
        let asked = programme.organisations.filter { !invited.contains($0.id) }
        let shutOut = asked.filter { request.limits.contains(.leaveOut($0.id)) }
        for organisation in QuickPlanning.triesAll ? asked : shutOut + asked.suffix(1) {
            let why = try await planner.whyNot(organisation.id, given: answer)
            #expect(why.organisation == organisation.id)
            if case .invited = why.reason { Issue.record("\(organisation.id) is not invited") }
            if request.limits.contains(.leaveOut(organisation.id)) {
                #expect(why.reason == .limit(.leaveOut(organisation.id)))
                #expect(why.remedy != nil)
            }
            guard let remedy = why.remedy else { continue }
            let changed = answer.request(with: remedy, for: organisation.id)
            let again = try await QuickPlanning.planner(programme, changed, replicates: 60).plan()
            #expect(
                again.invitations.contains { $0.organisation == organisation.id },
                "\(organisation.id): \(remedy)"
            )
        }
    }

    @Test("one that is invited is told so, and one with nobody to send")
    func plain() async throws {
        var draft = try GeneratedPartnership.tiny(seed: 4, candidates: 4).draft
        draft.organisations[4].people = 0
        let programme = try Programme(draft)
        let planner = QuickPlanning.planner(programme, PlanRequest(), replicates: 40)
        let answer = try await planner.plan()
        let first = try #require(answer.invitations.first)
        let seats = first.seats.reduce(0) { $0 + $1.count }
        #expect(
            try await planner.whyNot(first.organisation, given: answer).reason
                == .invited(seats: seats)
        )
        #expect(try await planner.whyNot("o3", given: answer).reason == .nobodyEligible)
    }
}
