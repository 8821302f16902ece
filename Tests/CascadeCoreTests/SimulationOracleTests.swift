import CascadeCore
import CascadeTestSupport
import RealModule
import Testing

/// The closed forms that the simulation is held to.
@Suite("The simulation agrees with what can be worked out by hand")
struct SimulationOracleTests {
    @Test(
        "direct delivery alone reaches a binomial number of people",
        arguments: [1, 2, 3] as [UInt64]
    )
    func directDelivery(seed: UInt64) async throws {
        let draft = Example.draft(
            people: [5000],
            founders: [7],
            weeks: 20,
            assumptions: [
                .activation: .number(0), .attendance: .number(0.8), .completion: .number(0.9),
                .champion: .number(0), .sessionsPerYear: .number(0),
            ]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: seed, replicates: 2000)
        let trials = 7.0 * 12
        let chance = 0.8 * 0.9
        let summary = outcome.final(.peopleReached)
        let deviation = (trials * chance * (1 - chance)).squareRoot()
        #expect(abs(summary.mean - trials * chance) <= 4 * deviation / 2000.0.squareRoot())
        let sampleDeviation = summary.standardError * 2000.0.squareRoot()
        #expect(abs(sampleDeviation / deviation - 1) <= 4 / (2 * 2000.0).squareRoot())
        #expect(outcome.final(.sessionsHeld).mean == 7)
    }

    @Test("without saturation the expected reach follows the renewal equation")
    func renewal() async throws {
        let (attends, completes, forward, activation, rate) = (0.8, 0.95, 0.12, 0.6, 3.0)
        let (lag, career, weeks, seats) = (6, 60, 104, 9)
        let draft = Example.draft(
            people: [200_000],
            founders: [2],
            weeks: weeks,
            assumptions: [
                .attendance: .number(attends), .completion: .number(completes),
                .champion: .number(forward), .activation: .number(activation),
                .firstDeliveryLag: .number(Double(lag)), .sessionsPerYear: .number(rate),
                .career: .number(Double(career)), .groupSize: .number(Double(seats)),
            ]
        )
        var firstTurns = Array(repeating: 0.0, count: weeks + lag + 4)
        firstTurns[lag] = 2
        var reach = Array(repeating: 0.0, count: weeks)
        var total = 0.0
        let pass = attends * completes
        for week in 0..<weeks {
            var turns = firstTurns[week]
            for age in 1...career where age <= week {
                turns += firstTurns[week - age] * rate * 7 / 365.25
            }
            let trained = turns * Double(seats) * attends * completes
            total += trained
            reach[week] = total
            let champions = trained * forward * activation
            firstTurns[min(firstTurns.count - 1, week + 1 + lag)] += champions * pass
            firstTurns[min(firstTurns.count - 1, week + 2 + lag)] += champions * (1 - pass) * pass
        }
        let scenario = try Scenario(Programme(draft))
        let outcome = await Task { try await scenario.run(seed: 11, replicates: 1500) }.result
        let series = try #require(try outcome.get().series[.peopleReached])
        for week in [lag, 26, 52, 78, weeks - 1] {
            let difference = abs(series[week].mean - reach[week])
            #expect(
                difference <= 4 * series[week].standardError,
                "week \(week): expected \(reach[week])"
            )
        }
    }

    @Test("R is activation times turns times seats times the chance to become a trainer")
    func reproductionNumber() async throws {
        let draft = Example.draft(
            people: [1000, 500],
            founders: [1, 0],
            weeks: 4,
            ties: [(0, 1, 0.5)],
            assumptions: [
                .attendance: .number(0.8), .completion: .number(0.7), .champion: .number(0.2),
                .activation: .number(0.5), .sessionsPerYear: .number(1.5),
                .career: .number(104), .openness: .number(0.3),
            ]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 1, replicates: 1)
        let pass = 0.8 * 0.7
        let chance = 0.8 * 0.7 * 0.2 * (1 - (1 - pass) * (1 - pass))
        let expected = 0.5 * (1 + 1.5 * 104 * 7 / 365.25) * 12 * chance
        let number = try #require(outcome.reproductionNumber)
        #expect(abs(number.mean - expected) < 1e-9)
        #expect(abs(outcome.reproductionNumberBySector[0].mean - expected) < 1e-9)
    }

    /// The chance that a line dies out is d(q), q being the smallest root of q = 1 − p + p·d(q).
    @Test(
        "a line of trainers dies out as often as the branching process says",
        arguments: [
            Line(chance: 0.05, published: 1, headcount: 8000, replicates: 1000),
            Line(chance: 0.10, published: 0.790, headcount: 12_000, replicates: 400),
            Line(chance: 0.15, published: 0.435, headcount: 3000, replicates: 600),
            Line(chance: 0.20, published: 0.261, headcount: 1500, replicates: 600),
            Line(chance: 0.30, published: 0.105, headcount: 1500, replicates: 600),
        ]
    )
    func extinction(line: Line) async throws {
        let (chance, headcount, replicates) = (line.chance, line.headcount, line.replicates)
        let expected = Self.extinctionChance(chance)
        #expect(abs(expected - line.published) < 0.001)
        let draft = Example.draft(
            people: [headcount + 1],
            founders: [1],
            weeks: 1040,
            assumptions: [
                .champion: .number(chance), .activation: .number(0.5),
                .career: .number(365.25 / 7),
            ]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 5, replicates: replicates)
        let survived = outcome.finalPeopleReached.count { Int($0) > headcount * 9 / 10 }
        let died = outcome.finalPeopleReached.count { Int($0) < headcount / 2 }
        #expect(survived + died == replicates, "lines are either short or fill the organisation")
        let share = 1 - Double(survived) / Double(replicates)
        let deviation = (expected * (1 - expected) / Double(replicates)).squareRoot()
        #expect(abs(share - expected) <= max(4 * deviation, 1e-9))
    }

    /// A line of trainers; the headcount is so large that no line which dies out comes near it.
    struct Line: Sendable {
        var chance: Double
        var published: Double
        var headcount: Int
        var replicates: Int
    }

    private static func extinctionChance(_ c: Double) -> Double {
        let (n, m, k, p) = (12, 1.0, 0.63, 0.5)
        func d(_ s: Double) -> Double {
            let g = Double.pow(1 - c + c * s, n)
            return g * Double.pow(1 + m / k * (1 - g), -k)
        }
        var q = 0.0
        for _ in 0..<100_000 { q = 1 - p + p * d(q) }
        return d(q)
    }

    @Test(
        "one small organisation is filled, never past its headcount less its founders",
        arguments: 1...4
    )
    func saturation(founders: Int) async throws {
        let draft = Example.draft(
            people: [40],
            founders: [founders],
            weeks: 520,
            assumptions: [
                .sessionsPerYear: .number(12), .deliveryShape: .number(1000),
                .groupSize: .number(5),
            ]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 3, replicates: 200)
        let most = try #require(outcome.finalPeopleReached.max())
        let least = try #require(outcome.finalPeopleReached.min())
        #expect(Int(most) == 40 - founders)
        #expect(Int(least) == 40 - founders)
    }

    @Test("a yearly share of people leaves and is replaced by newcomers")
    func turnover() async throws {
        var draft = Example.draft(
            people: [1000],
            founders: [0],
            weeks: 60,
            assumptions: [.turnover: .number(0.3), .champion: .number(0)]
        )
        draft.sessions = [
            Session(
                id: "all",
                course: "workshop",
                start: Example.start,
                seats: [.init(.anyone, 1000)]
            )
        ]
        let outcome = try await Scenario(Programme(draft)).run(seed: 2, replicates: 400)
        let stays = Double.pow(0.7, 7 / 365.25 * 59)
        let deviation = (stays * (1 - stays) / 1000 / 400).squareRoot()
        #expect(abs(outcome.organisations[0].coverage - stays) <= 4 * deviation)
        #expect(outcome.final(.peopleReached).mean == 1000)
        let effective = 1000 * stays * Double.exp2(-59.0 / 35)
        #expect(abs(outcome.final(.effectiveReach).mean - effective) <= 4 * deviation * 1000 + 0.1)
    }

    @Test("counts of trainers' sessions over a fixed time are negative binomial")
    func negativeBinomialTurns() async throws {
        let replicates = 4000
        let draft = Example.draft(
            people: [100_000],
            founders: [1],
            weeks: 54,
            assumptions: [.champion: .number(0), .sessionsPerYear: .number(2)]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 9, replicates: replicates)
        let mean = 2 * 52 * 7 / 365.25
        let variance = mean + mean * mean / 0.63
        let held = outcome.final(.sessionsHeld)
        #expect(abs(held.mean - 1 - mean) <= 4 * (variance / Double(replicates)).squareRoot())
        let sampleVariance = held.standardError * held.standardError * Double(replicates)
        #expect(abs(sampleVariance / variance - 1) < 0.2)
    }
}
