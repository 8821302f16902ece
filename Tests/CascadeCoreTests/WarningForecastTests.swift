import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Warnings that rest on a forecast")
struct WarningForecastTests {
    @Test(
        "an expected cost above the budget is warned of, one below is not",
        arguments: [120.0, 80]
    )
    func budget(cost: Double) async throws {
        var draft = WarningExample.draft()
        draft.budget = 100
        let warning = try await WarningExample.warning(.budgetExceeded, draft) {
            $0.series[.cost] = WarningExample.flat(cost)
        }
        #expect((warning != nil) == (cost > 100))
        if let warning { #expect(warning.message.contains("£20 above the budget of £100")) }
    }

    @Test("a fair chance of going over a budget that the expected cost keeps is warned of")
    func budgetAtRisk() async throws {
        var draft = WarningExample.draft()
        draft.budget = 100
        func chance(p75: Double) async throws -> Warning? {
            try await WarningExample.warning(.budgetExceeded, draft) {
                var cost = Outcome.Summary(constant: 90)
                (cost.p75, cost.p90, cost.p95) = (p75, 150, 160)
                $0.series[.cost] = [cost]
            }
        }
        #expect(try await chance(p75: 110)?.message.contains("about 2 in 5") == true)
        #expect(try await chance(p75: 95) == nil)
    }

    @Test("a target that only attendances meet is warned of", arguments: [0.0, 0.5])
    func attendances(probability: Double) async throws {
        var draft = WarningExample.draft()
        draft.target = ProgrammeDraft.Target(people: 50, by: Example.start + 200)
        let warning = try await WarningExample.warning(.attendancesCountedAsPeople, draft) {
            $0.series[.attendances] = WarningExample.flat(60)
            $0.series[.peopleReached] = WarningExample.flat(40)
            $0.target?.probability = probability
        }
        #expect((warning != nil) == (probability == 0))
    }

    @Test("a quarter of sessions called off is warned of, a fifth is not", arguments: [3.0, 4])
    func cancelled(held: Double) async throws {
        let warning = try await WarningExample.warning(.sessionsCancelled, WarningExample.draft()) {
            $0.courses[0].sessionsHeld = held
            $0.courses[0].sessionsCancelled = 1
            $0.courses[1].sessionsCancelled = 0
        }
        #expect((warning != nil) == (held == 3))
        if let warning { #expect(warning.message.contains("Workshop (1 of 4)")) }
    }

    @Test("a reproduction number below 1 is warned of, for the programme or by sector")
    func reproduction() async throws {
        var draft = WarningExample.draft()
        draft.sectors.append(Sector(id: "other", name: "Other"))
        draft.organisations[1].sector = "other"
        func warning(_ values: [Double], whole: Double) async throws -> Warning? {
            try await WarningExample.warning(.reproductionBelowOne, draft) { outcome in
                outcome.reproductionNumberBySector = values.map {
                    Outcome.ReproductionNumber(mean: $0, p10: $0, p90: $0)
                }
                outcome.reproductionNumber = Outcome.ReproductionNumber(
                    mean: whole,
                    p10: whole,
                    p90: whole
                )
            }
        }
        #expect(try await warning([1.2, 1.1], whole: 1.1) == nil)
        let one = try await warning([1.2, 0.4], whole: 1.1)
        #expect(one?.about == "Other")
        #expect(one?.message.contains("Other (0.4)") == true)
        let all = try await warning([0.3, 0.4], whole: 0.4)
        #expect(all?.message.contains("In all 2 sectors") == true)
        #expect(all?.message.contains("generation 2") == true)
    }

    @Test(
        "champions who wait longer than the skill half-life are warned of",
        arguments: [10.0, 20]
    )
    func bottleneck(places: Double) async throws {
        let warning = try await WarningExample.warning(
            .trainTheTrainerBottleneck,
            WarningExample.draft()
        ) {
            $0.series[.championsWaiting] = WarningExample.flat(5)
            $0.courses[1].attendances = places
        }
        // Five waiting on average over 104 weeks: 52 weeks where 10 are served, 26 where 20 are; half-life 35.
        #expect((warning != nil) == (places == 10))
        if let warning { #expect(warning.message.contains("about 52 weeks")) }
    }

    @Test(
        "planned places far below the champions expected are warned of without a forecast",
        arguments: [2, 6]
    )
    func placesShort(places: Int) throws {
        var draft = WarningExample.draft([.champion: .number(0.25)])
        draft.courses[1].rolling = false
        draft.sessions = [
            WarningExample.workshop(places: 20),
            Session(
                id: "t",
                course: "ttt",
                start: Example.start + 14,
                seats: [Session.Seats(.champions, places)]
            ),
        ]
        let warning = try WarningExample.warning(.trainTheTrainerBottleneck, draft)
        #expect((warning != nil) == (places == 2))
    }

    @Test(
        "more than 15 people for each train-the-trainer place is warned of",
        arguments: [160.0, 150]
    )
    func reachPerPlace(reached: Double) async throws {
        let warning = try await WarningExample.warning(.reachPerPlace, WarningExample.draft()) {
            $0.courses[1].attendances = 10
            let none = $0.generations[0]
            $0.generations = [none, none, none]
            $0.generations[1].peopleReached = Outcome.Summary(constant: 500)
            $0.generations[2].peopleReached = Outcome.Summary(constant: reached)
        }
        #expect((warning != nil) == (reached == 160))
    }

    @Test("leaving that outruns training is warned of", arguments: [0.2, 0.0])
    func turnover(leaving: Double) async throws {
        let draft = WarningExample.draft([.turnover: .number(leaving)])
        let warning = try await WarningExample.warning(.turnoverOutrunsTraining, draft) {
            $0.series[.peopleReached] = (0..<104).map {
                Outcome.Summary(constant: Double(min(100, 10 * $0)))
            }
            $0.series[.organisationsEmbedded] = WarningExample.flat(1)
        }
        #expect((warning != nil) == (leaving > 0))
        if let warning { #expect(warning.message.contains("from about 98 in")) }
    }

    @Test("embedded organisations that fall back are warned of", arguments: [4.0, 4.5])
    func embedded(end: Double) async throws {
        let warning = try await WarningExample.warning(
            .turnoverOutrunsTraining,
            WarningExample.draft()
        ) {
            $0.series[.peopleReached] = WarningExample.flat(100)
            $0.series[.organisationsEmbedded] =
                WarningExample.flat(5, weeks: 50) + WarningExample.flat(end, weeks: 54)
        }
        #expect((warning != nil) == (end == 4))
    }

    @Test("reach whose skill fades without a refresher is warned of", arguments: [50.0, 70])
    func refresher(effective: Double) async throws {
        let warning = try await WarningExample.warning(.noRefresher, WarningExample.draft()) {
            $0.series[.peopleReached] = WarningExample.flat(100)
            $0.series[.effectiveReach] = WarningExample.flat(effective)
        }
        #expect((warning != nil) == (effective == 50))
    }

    @Test("a refresher within six months is enough, a later one is not", arguments: [20, 30])
    func plannedRefresher(weeks: Int) throws {
        var draft = WarningExample.draft()
        draft.courses.append(
            Course(
                id: "again",
                name: "Refresher",
                requires: .course("workshop"),
                refreshes: ["workshop"]
            )
        )
        draft.sessions = [
            WarningExample.workshop(),
            Session(
                id: "r",
                course: "again",
                start: Example.start + 7 + 7 * weeks,
                seats: [Session.Seats(.anyone, 20)]
            ),
        ]
        #expect((try WarningExample.warning(.noRefresher, draft) != nil) == (weeks == 30))
    }

    @Test(
        "full small organisations beside an untouched large one are warned of",
        arguments: [0.02, 0.2]
    )
    func saturation(coverage: Double) async throws {
        let draft = Example.draft(people: [10, 10, 10, 400], founders: [1, 0, 0, 0])
        let warning = try await WarningExample.warning(.saturation, draft) {
            for position in 0..<3 { $0.organisations[position].coverage = 0.8 }
            $0.organisations[3].coverage = coverage
        }
        #expect((warning != nil) == (coverage == 0.02))
        if let warning {
            #expect(warning.message.contains("3 small organisations"))
            #expect(warning.message.contains("Organisation 3 (2% of 400)"))
        }
    }

    @Test(
        "generations that no record has shown are warned of where much rests on them",
        arguments: [0.5, 0.2]
    )
    func generations(share: Double) async throws {
        let warning = try await WarningExample.warning(
            .unobservedGenerations,
            WarningExample.draft()
        ) {
            $0.series[.peopleReached] = WarningExample.flat(100)
            let none = $0.generations[0]
            $0.generations = [none, none, none]
            $0.generations[2].peopleReached = Outcome.Summary(constant: 100 * share)
        }
        #expect((warning != nil) == (share == 0.5))
    }

    @Test(
        "a wide forecast from few trainers is warned of",
        arguments: [(5, 30.0), (10, 30), (5, 95)]
    )
    func fewTrainers(founders: Int, lowest: Double) async throws {
        let draft = Example.draft(people: [100], founders: [founders])
        let warning = try await WarningExample.warning(.fewTrainers, draft) {
            var reached = Outcome.Summary(constant: 100)
            reached.p10 = lowest
            $0.series[.peopleReached] = [reached]
        }
        #expect((warning != nil) == (founders == 5 && lowest == 30))
    }
}
