import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("What must hold in every week of every replicate")
struct SimulatorInvariantTests {
    /// A rich programme with a seed.
    struct Case: Sendable, CustomStringConvertible {
        var programme: RichProgramme
        var seed: UInt64
        var description: String { "\(programme.rawValue), seed \(seed)" }
        static let all = RichProgramme.allCases.flatMap { programme in
            (1...2 as ClosedRange<UInt64>).map { Case(programme: programme, seed: $0) }
        }
    }

    @Test("people are conserved and every count agrees with what it counts", arguments: Case.all)
    func invariants(of example: Case) throws {
        let scenario = Scenario(try Programme(example.programme.draft))
        var simulator = Simulator(scenario, seed: example.seed)
        for replicate in 0..<2 {
            simulator.reset(replicate: replicate)
            let atStart = simulator.brokenInvariant()
            #expect(atStart == nil, "replicate \(replicate), before the first week")
            for week in 0..<scenario.weeks {
                simulator.week = week
                simulator.step()
                let broken = simulator.brokenInvariant()
                guard broken == nil else {
                    Issue.record("replicate \(replicate), week \(week): \(broken ?? "")")
                    return
                }
            }
            simulator.finish()
        }
    }

    @Test("what is counted by place is counted in all, and never falls", arguments: Case.all)
    func counts(of example: Case) throws {
        let scenario = Scenario(try Programme(example.programme.draft))
        var simulator = Simulator(scenario, seed: example.seed)
        simulator.reset(replicate: 0)
        var reached = 0
        var attendances = 0
        var qualified = 0
        for week in 0..<scenario.weeks {
            simulator.week = week
            simulator.step()
            let byOrganisation = simulator.reachedByOrganisation.array()
            #expect(byOrganisation.reduce(0) { $0 + Int($1) } == simulator.peopleReached)
            #expect(byOrganisation.count { $0 > 0 } == simulator.organisationsReached)
            let present = simulator.reachedMembers.array().reduce(0) { $0 + Int($1) }
            #expect(present <= simulator.peopleReached)
            let effective = simulator.halfLifeSlots.reduce(0) { $0 + simulator.effective[$1] }
            #expect(effective >= -1e-9 && effective <= Double(present) + 1e-9)
            #expect(simulator.peopleReached >= reached)
            #expect(simulator.attendances >= attendances)
            #expect(simulator.qualifiedNow >= qualified)
            #expect(simulator.qualifiedNow >= simulator.trainersActive)
            reached = simulator.peopleReached
            attendances = simulator.attendances
            qualified = simulator.qualifiedNow
        }
        #expect(reached > 0)
        #expect(reached <= attendances)
    }

    @Test("effective reach is what each person who is still here keeps", arguments: Case.all)
    func effectiveReach(of example: Case) throws {
        let scenario = Scenario(try Programme(example.programme.draft))
        var simulator = Simulator(scenario, seed: example.seed)
        simulator.reset(replicate: 1)
        for week in 0..<scenario.weeks {
            simulator.week = week
            simulator.step()
            var sum = 0.0
            for person in simulator.people.indices
            where simulator.people[person].organisation >= 0 && simulator.people[person].isReached {
                sum += simulator.skill(simulator.people[person])
            }
            let counted = simulator.halfLifeSlots.reduce(0) { $0 + simulator.effective[$1] }
            #expect(abs(counted - sum) < 1e-6, "week \(week)")
        }
    }

    @Test(
        "sectors, organisations, generations and sources each add up to people reached",
        arguments: RichProgramme.allCases
    )
    func totals(of example: RichProgramme) async throws {
        let outcome = try await Scenario(Programme(example.draft)).run(seed: 1, replicates: 8)
        let people = outcome.final(.peopleReached).mean
        #expect(people > 0)
        func expectAll(_ parts: [Double], _ what: Comment) {
            #expect(abs(parts.reduce(0, +) - people) < 1e-9, what)
        }
        expectAll(outcome.sectors.map(\.peopleReached.mean), "by sector")
        expectAll(outcome.organisations.map(\.peopleReached.mean), "by organisation")
        expectAll(outcome.generations.map(\.peopleReached.mean), "by generation")
        expectAll(
            outcome.generations.map { $0.peopleReachedByWeek.last ?? 0 },
            "by generation and week"
        )
        #expect(outcome.generations[0].peopleReached.mean == 0)
        for week in 0..<outcome.weeks {
            let sum = outcome.generations.reduce(0) { $0 + $1.peopleReachedByWeek[week] }
            #expect(abs(sum - (outcome.series[.peopleReached]?[week].mean ?? -1)) < 1e-9)
        }
        let home = outcome.organisations.reduce(0) { $0 + $1.reachedAtHome }
        let across = outcome.partnerships.reduce(0) { $0 + $1.reached }
        #expect(home + across <= people + 1e-9)
        #expect(
            home + across > 0 && home + across < people,
            "trainers and the plan both reach people"
        )
        // Credit is shared by the trainers of a session, in whole units for each.
        let given = outcome.organisations.map(\.reachGiven)
        expectAll(given + [outcome.reachGivenByExternalTrainers], "by those who reached them")
        #expect(given.allSatisfy { $0 >= 0 } && outcome.reachGivenByExternalTrainers > 0)
        let organisations = outcome.final(.organisationsReached).mean
        #expect(
            abs(outcome.sectors.reduce(0) { $0 + $1.organisationsReached } - organisations) < 1e-9
        )
        #expect(
            abs(outcome.organisations.reduce(0) { $0 + $1.chanceReached } - organisations) < 1e-9
        )
        let embedded = outcome.organisations.reduce(0) { $0 + $1.chanceEmbedded }
        #expect(abs(embedded - outcome.final(.organisationsEmbedded).mean) < 1e-9)
        let active = outcome.organisations.reduce(0) { $0 + $1.trainersActive }
        #expect(abs(active - outcome.final(.trainersActive).mean) < 1e-9)
        let attendances = outcome.courses.reduce(0) { $0 + $1.attendances }
        #expect(abs(attendances - outcome.final(.attendances).mean) < 1e-9)
        let held = outcome.courses.reduce(0) { $0 + $1.sessionsHeld }
        #expect(abs(held - outcome.final(.sessionsHeld).mean) < 1e-9)
        let finals = outcome.finalPeopleReached.reduce(0) { $0 + Int($1) }
        #expect(abs(Double(finals) / 8 - people) < 1e-9)
    }

    @Test(
        "without a plan, all people are reached at home or across a partnership",
        arguments: 1...2
    )
    func sources(seed: Int) async throws {
        var draft = RichProgramme.turnover.draft
        draft.sessions = []
        let outcome = try await Scenario(Programme(draft)).run(seed: UInt64(seed), replicates: 8)
        let home = outcome.organisations.reduce(0) { $0 + $1.reachedAtHome }
        let across = outcome.partnerships.reduce(0) { $0 + $1.reached }
        // Train-the-trainer courses are led by external trainers, but only for people who were reached before.
        #expect(abs(home + across - outcome.final(.peopleReached).mean) < 1e-9)
        #expect(across > 0)
    }

    @Test("with a plan alone, nobody is reached at home or across a partnership")
    func plannedAlone() async throws {
        let draft = Example.certain(
            people: [30, 30],
            ties: [(0, 1, 1)],
            sessions: [Example.session("one", "workshop", week: 2, anyone: 20)]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 1, replicates: 8)
        #expect(outcome.final(.peopleReached).mean == 20)
        #expect(outcome.organisations.allSatisfy { $0.reachedAtHome == 0 })
        #expect(outcome.partnerships.map(\.reached) == [0])
    }
}
