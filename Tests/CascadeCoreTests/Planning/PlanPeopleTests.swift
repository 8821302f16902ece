import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("People named in limits, and money that today's plan keeps to")
struct PlanPeopleTests {
    /// Three organisations of two sectors, two workshops with four seats by name each; `two` is for sector `any` alone.
    private static func draft() -> ProgrammeDraft {
        var draft = Example.certain(
            people: [20, 20, 20],
            founders: [2],
            weeks: 30,
            sessions: [
                Example.session("one", "workshop", week: 2, seats: [.init(.organisation("o1"), 4)]),
                Example.session("two", "workshop", week: 4, seats: [.init(.organisation("o2"), 4)]),
            ]
        )
        draft.sectors.append(Sector(id: "other", name: "Other"))
        draft.organisations[2].sector = "other"
        draft.people = [
            Person(id: "lea", name: "Lea", organisation: "o0", roles: [.trainer]),
            Person(id: "max", name: "Max", organisation: "o0", roles: [.trainer]),
            Person(id: "kim", name: "Kim", organisation: "o2"),
        ]
        return draft
    }

    private static func answer(_ draft: ProgrammeDraft, _ request: PlanRequest) async throws
        -> PlanAnswer
    {
        try await QuickPlanning.planner(try Programme(draft), request, replicates: 20).plan()
    }

    @Test("someone who must be invited is booked once, in place of a seat")
    func booked() async throws {
        let answer = try await Self.answer(
            Self.draft(),
            PlanRequest(limits: [.invitePerson("kim")])
        )
        let booking = answer.programme.sessions.filter { $0.people.contains("kim") }
        #expect(booking.map(\.id) == ["one"])
        for session in answer.programme.sessions {
            #expect(session.people.count + session.seats.reduce(0) { $0 + $1.count } <= 4)
        }
    }

    @Test("someone to whom no session is open can't be booked, and is told so")
    func closed() async throws {
        var draft = Self.draft()
        draft.courses[0].audience = ["any"]
        let programme = draft
        let conflict = await #expect(throws: PlanConflict.self) {
            try await Self.answer(programme, PlanRequest(limits: [.invitePerson("kim")]))
        }
        #expect(conflict?.limits == [.invitePerson("kim")])
    }

    @Test("who is away leads nothing that is added then, and what is planned then is named")
    func away() async throws {
        var draft = Self.draft()
        draft.sessions[0].trainers = ["lea"]
        let away = Limit.away(trainer: "lea", from: Example.day(0), to: Example.day(20))
        let request = PlanRequest(
            limits: [away, .trainerAtMost(trainer: "max", sessions: 2)],
            further: [
                PlanRequest.Further(
                    course: "workshop",
                    atMost: 4,
                    trainers: ["lea", "max"],
                    trainersEach: 1,
                    seats: 4
                )
            ]
        )
        let answer = try await Self.answer(draft, request)
        #expect(!answer.plan.added.isEmpty)
        #expect(answer.plan.added.count { $0.trainers.contains("max") } <= 2)
        for session in answer.plan.added where session.trainers.contains("lea") {
            #expect(session.start > Example.day(20, 6), "\(session)")
        }
        #expect(answer.notices.contains { $0.contains("Lea is away") && $0.contains("one") })
    }

    @Test("a budget that today's plan keeps to never makes it worse", arguments: 1...4)
    func affordable(seed: UInt64) async throws {
        let programme = try GeneratedPartnership.programme(seed: seed)
        let today = try await QuickPlanning.planner(
            programme,
            PlanRequest(seating: .none),
            replicates: 200
        ).plan()
        let request = PlanRequest(limits: [.budget(1.2 * max(1, today.today.cost.mean))])
        let answer = try await QuickPlanning.planner(programme, request).plan()
        let gain = try #require(answer.quality.gain)
        #expect(gain.mean >= -3 * gain.standardError, "seed \(seed)")
    }
}
