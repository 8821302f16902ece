import CascadeTestSupport
import RealModule
import Testing

@testable import CascadeCore

@Suite("Forecasting from the middle of a week")
struct MidWeekForecastTests {
    /// A hundred trainers who led a session in each of some weeks, and so many of them in week 20.
    private func draft(weeks: [Int], further: Int, _ assumptions: AssumptionSet = [:])
        -> ProgrammeDraft
    {
        var draft = Example.draft(
            people: [20_000],
            founders: [100],
            weeks: 26,
            assumptions: [
                .champion: .number(0), .sessionsPerYear: .number(10),
                .deliveryShape: .number(1000), .groupSize: .number(5),
            ]
            .merging(assumptions) { $1 }
        )
        draft.people = (0..<100).map {
            Person(id: "p\($0)", name: "Person \($0)", organisation: "o0", roles: [.trainer])
        }
        for (week, count) in weeks.map({ ($0, 100) }) + [(20, further)] {
            for number in 0..<count {
                let id = "w\(week)-\(number)"
                draft.sessions.append(
                    Session(
                        id: id,
                        course: "workshop",
                        start: Example.day(week, number % 5),
                        status: .delivered,
                        trainers: ["p\(number)"]
                    )
                )
                draft.attendance.append(
                    Attendance(session: id, attendee: .headcount(5), organisation: "o0")
                )
            }
        }
        return draft
    }

    @Test("a forecast from the Sunday before and one from the Friday expect the same")
    func sundayAndFriday() async throws {
        // 100 trainers, 10 sessions a year each, five days: 13.7 sessions.
        let programme = try Programme(draft(weeks: [2], further: 14))
        func sessions(_ day: CalendarDate) async throws -> [Double] {
            let history = History(programme.known(on: day), asOf: day)
            let outcome = try await Scenario(from: history, learning: nil)
                .run(seed: 3, replicates: 300)
            let series = try #require(outcome.series[.sessionsHeld])
            return [series[20].mean, series[25].mean]
        }
        let sunday = try await sessions(Example.day(19, 6))
        let friday = try await sessions(Example.day(20, 4))
        for (before, after) in zip(sunday, friday) {
            #expect(abs(before - after) < 2.5, "\(before) and \(after) sessions")
        }
        #expect(friday[0] - 114 < 8, "Two days bring about 5.5 sessions")
    }

    @Test("trainers and people leave at the rate of what is left of the week", arguments: [0, 5])
    func hazards(daysOver: Int) throws {
        let rate = -Double.log(0.1) * 7 / 365.25
        let wanted = 1 - Double.exp(-rate * Double(7 - daysOver) / 7)
        let lapsing = draft(weeks: [2, 19], further: 0, [.trainerLapse: .number(0.9)])
        let leaving = draft(weeks: [2, 19], further: 0, [.turnover: .number(0.9)])
        func share(_ draft: ProgrammeDraft, _ count: (borrowing Simulator) -> Int) throws -> Double
        {
            let history = History(try Programme(draft), asOf: Example.day(20, daysOver - 1))
            let scenario = Scenario(from: history, learning: nil)
            var simulator = Simulator(scenario, seed: 9)
            var (before, after) = (0, 0)
            for replicate in 0..<100 {
                simulator.reset(replicate: replicate)
                before += count(simulator)
                simulator.leave()
                simulator.lapse()
                after += count(simulator)
            }
            return 1 - Double(after) / Double(before)
        }
        #expect(abs(try share(lapsing) { $0.trainersActive } - wanted) < 0.007)
        #expect(abs(try share(leaving) { Int($0.reachedMembers[0]) } - wanted) < 0.004)
    }

    @Test("of the week at hand only sessions planned after the day are run")
    func planned() throws {
        var draft = draft(weeks: [2], further: 0)
        for weekday in [1, 4, 5] {
            draft.sessions.append(
                Session(
                    id: "day-\(weekday)",
                    course: "workshop",
                    start: Example.day(20, weekday),
                    seats: [.init(.anyone, 5)]
                )
            )
        }
        let history = History(try Programme(draft), asOf: Example.day(20, 4))
        let (plan, missing) = history.planToCome()
        #expect(plan.sessions.map(\.id) == ["day-5"])
        #expect(missing == ["day-1", "day-4"])
    }

    @Test(
        "the share of the week that is over is that of its days until the day",
        arguments: [(-1, 0.0), (0, 1.0 / 7), (4, 5.0 / 7), (6, 0)]
    )
    func elapsed(weekday: Int, share: Double) throws {
        let programme = try Programme(draft(weeks: [2], further: 0))
        let history = History(programme, asOf: Example.day(20, weekday))
        #expect(abs(history.weekElapsed - share) < 1e-15)
    }
}
