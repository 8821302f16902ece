import CascadeTestSupport
import RealModule
import Testing

@testable import CascadeCore

@Suite("Beginning from what stands on record")
struct RecordedStateTests {
    @Test(
        "with nothing on record and the start as the day it is the simulation, to the last bit",
        arguments: RichProgramme.allCases
    )
    func nothingOnRecord(example: RichProgramme) async throws {
        let programme = try Programme(example.draft)
        let history = History(programme, asOf: programme.start)
        let scenario = Scenario(from: history, learning: Learning(history))
        let here = try await scenario.run(seed: 3, replicates: 9)
        let there = try await Scenario(programme).run(seed: 3, replicates: 9)
        #expect(here == there)
    }

    /// A programme with a year of records, and a day among them.
    struct Case: Sendable, CustomStringConvertible {
        var seed: UInt64
        var day: Int
        var description: String { "seed \(seed), day \(day)" }
        static let all = (1...4 as ClosedRange<UInt64>).flatMap { seed in
            [0, 90, 236, 371].map { Case(seed: seed, day: $0) }
        }
    }

    private func history(_ example: Case) throws -> History {
        let programme = try RecordedProgramme.make(seed: example.seed)
        let day = programme.start + example.day
        return History(programme.known(on: day), asOf: day)
    }

    @Test("people are conserved and every count agrees with what it counts", arguments: Case.all)
    func invariants(of example: Case) throws {
        let history = try history(example)
        let scenario = Scenario(from: history, learning: Learning(history))
        var simulator = Simulator(scenario, seed: 5)
        for replicate in 0..<3 {
            simulator.reset(replicate: replicate)
            let atStart = simulator.brokenInvariant()
            #expect(atStart == nil, "replicate \(replicate), before the first week")
            for week in (scenario.recorded?.firstWeek ?? 0)..<scenario.weeks {
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

    @Test("counts go on from the figures on record", arguments: Case.all)
    func figures(of example: Case) throws {
        let history = try history(example)
        guard !history.sessions.isEmpty else { return }
        let reach = history.reach()
        let scenario = Scenario(from: history, learning: nil)
        var simulator = Simulator(scenario, seed: 5)
        simulator.reset(replicate: 0)
        #expect(simulator.peopleReached == reach.peopleReached)
        #expect(simulator.attendances == reach.attendances)
        #expect(simulator.sessionsHeld == reach.sessionsHeld)
        #expect(simulator.organisationsReached == reach.organisationsReached)
        #expect(simulator.newLinks == reach.newCrossSectorLinks)
        #expect(abs(simulator.cost - reach.cost) < 0.01 * max(1, abs(reach.cost)))
        #expect(simulator.qualifiedNow == reach.trainersQualified)
    }

    @Test(
        "series of a forecast begin with what was observed, and it is the same for any number of workers"
    )
    func series() async throws {
        let programme = try RecordedProgramme.make(seed: 2)
        let day = programme.start + 251
        let one = try await programme.forecast(asOf: day, seed: 4, replicates: 40, workers: 1)
        let two = try await programme.forecast(asOf: day, seed: 4, replicates: 40, workers: 3)
        #expect(one.outcome == two.outcome && one.plan == two.plan && one.learnt == two.learnt)
        let series = try #require(one.outcome.series[.peopleReached])
        #expect(one.weeksObserved == programme.week(of: day + 1))
        for week in [0, 10, one.weeksObserved - 1] {
            let sunday = programme.firstMonday + (7 * week + 6)
            let seen = History(programme.known(on: sunday), asOf: sunday).reach().peopleReached
            #expect(abs(series[week].p05 - Double(seen)) <= 0.002 * Double(seen))
            #expect(series[week].p05 == series[week].p95)
        }
    }

    /// A programme with a founder who has led sessions, one workshop planned in the past and one to come.
    private func draft() -> ProgrammeDraft {
        var draft = Example.draft(
            people: [100, 80],
            founders: [1, 0],
            weeks: 60,
            ties: [(0, 1, 1)],
            assumptions: [.turnover: .number(0), .skillHalfLife: .number(1000)]
        )
        draft.people = [
            Person(id: "kim", name: "Kim", organisation: "o0", roles: [.trainer]),
            Person(id: "ada", name: "Ada", organisation: "o0"),
            Person(id: "ben", name: "Ben", organisation: "o1"),
            Person(id: "cem", name: "Cem", organisation: "o1"),
        ]
        draft.sessions = [
            Session(
                id: "held",
                course: "workshop",
                start: Example.day(4),
                status: .delivered,
                trainers: ["kim"]
            ),
            Example.session("silent", "workshop", week: 8, anyone: 7),
            Example.session("ahead", "workshop", week: 30, anyone: 5),
        ]
        draft.attendance = [
            Attendance(session: "held", attendee: .person("ada"), cameForward: true),
            Attendance(session: "held", attendee: .person("ben"), cameForward: false),
            Attendance(session: "held", attendee: .headcount(6), organisation: "o1"),
        ]
        return draft
    }

    @Test("people, champions and trainers on record sit where they belong")
    func seating() throws {
        var draft = draft()
        draft.people[2].left = Example.day(6)
        let history = History(try Programme(draft), asOf: Example.day(10, 6))
        let scenario = Scenario(from: history, learning: nil)
        #expect(scenario.recorded?.firstWeek == 11)
        #expect(scenario.sessions.map(\.week) == [30])
        #expect(scenario.notices.contains { $0.contains("session silent") })
        var simulator = Simulator(scenario, seed: 1)
        simulator.reset(replicate: 0)
        #expect(simulator.peopleReached == 8)
        #expect(simulator.reachedMembers.array() == [1, 6], "Ben has left")
        #expect(simulator.championsWaiting == 1)
        #expect(simulator.neverTrained.array() == [98, 74])
        #expect(simulator.trainersActive == 1)
        #expect(simulator.qualifiedNow == 1)
        let kim = simulator.trainers[0]
        #expect(kim.status == .active && kim.firstTurn == 4 && kim.hasDelivered)
        #expect(kim.nextTurn >= 11)
    }

    @Test("a qualified trainer who has waited longer is less likely ever to begin")
    func waiting() throws {
        func chance(_ weeks: Int) throws -> Double {
            var draft = draft()
            draft.assumptions[.activation] = .number(0.5)
            draft.assumptions[.firstDeliveryLag] = .lognormalWeeks(median: 10, sigma: 0.8)
            draft.sessions.append(
                Session(id: "ttt", course: "ttt", start: Example.day(5), status: .delivered)
            )
            draft.attendance.append(Attendance(session: "ttt", attendee: .person("ada")))
            let history = History(try Programme(draft), asOf: Example.day(5 + weeks, 6))
            var simulator = Simulator(Scenario(from: history, learning: nil), seed: 1)
            var begins = 0
            for replicate in 0..<800 {
                simulator.reset(replicate: replicate)
                begins += simulator.trainers.array().count { $0.status == .pending }
            }
            return Double(begins) / 800
        }
        // 0.5 S ÷ (0.5 + 0.5 S) with S = 1 − Φ(ln((w + ½) ÷ 10) ÷ 0.8).
        for weeks in [1, 10, 40] {
            let left = 1 - Double.normalShare(below: Double.log((Double(weeks) + 0.5) / 10) / 0.8)
            let wanted = 0.5 * left / (0.5 + 0.5 * left)
            #expect(abs(try chance(weeks) - wanted) < 0.07, "after \(weeks) weeks")
        }
    }

    @Test("people of unknown organisation are spread by headcount and reach no organisation")
    func unknownOrganisation() throws {
        var draft = draft()
        draft.attendance.append(Attendance(session: "held", attendee: .headcount(18)))
        let history = History(try Programme(draft), asOf: Example.day(4))
        let scenario = Scenario(from: history, learning: nil)
        var simulator = Simulator(scenario, seed: 1)
        simulator.reset(replicate: 0)
        #expect(simulator.peopleReached == 26)
        // Ten of 18 go to the organisation of 100, eight to that of 80.
        #expect(simulator.reachedMembers.array() == [11, 15])
        #expect(simulator.reachedByOrganisation.array() == [1, 7])
        #expect(scenario.notices.contains { $0.contains("18 people") })
    }

    @Test("more people on record than a headcount: those trained first have left")
    func crowded() throws {
        var draft = draft()
        draft.attendance.append(
            Attendance(session: "held", attendee: .headcount(120), organisation: "o1")
        )
        let history = History(try Programme(draft), asOf: Example.day(10))
        var simulator = Simulator(Scenario(from: history, learning: nil), seed: 1)
        simulator.reset(replicate: 0)
        #expect(simulator.peopleReached == 128)
        #expect(simulator.neverTrained[1] == 0)
        #expect(simulator.brokenInvariant() == nil)
    }

    @Test("what was recorded later is not known on a day")
    func known() throws {
        var draft = draft()
        draft.sessions[2].status = .delivered
        draft.sessions.append(
            Session(id: "extra", course: "workshop", start: Example.day(31), status: .delivered)
        )
        draft.attendance.append(Attendance(session: "ahead", attendee: .person("cem")))
        draft.attendance.append(Attendance(session: "extra", attendee: .headcount(3)))
        draft.people[1].left = Example.day(20)
        draft.confirmations = [5, 10, 25].map { week in
            Confirmation(person: "kim", month: Example.day(week))
        }
        let known = try Programme(draft).known(on: Example.day(10))
        #expect(known.sessions.map(\.id) == ["held", "silent", "ahead"])
        #expect(known.sessions[2].status == .planned)
        #expect(known.attendance.allSatisfy { $0.session == "held" })
        #expect(known.people[1].left == nil)
        // The day is in March, which was not over.
        #expect(known.confirmations.map(\.monthText) == ["2026-02"])
    }

    @Test("a session held on another day than planned is planned again as it was planned")
    func knownAsPlanned() {
        var draft = draft()
        draft.sessions[2].host = "o0"
        draft.sessions[2].trainers = ["kim"]
        let written = draft.sessions[2]
        draft.sessions[2].planned = written.asPlanned
        draft.sessions[2].status = .delivered
        draft.sessions[2].start = Example.day(33, 2)
        draft.sessions[2].end = Example.day(33, 3)
        draft.sessions[2].host = "o1"
        draft.sessions[2].trainers = ["ada"]
        let known = Programme(checked: draft).known(on: Example.day(10))
        #expect(known.sessions[2] == written)
    }

    @Test("a champion who failed train-the-trainer twice is observed as waiting no longer")
    func failedTwice() throws {
        var draft = draft()
        for (number, week) in [6, 8].enumerated() {
            let id = "ttt\(number)"
            draft.sessions.append(
                Session(id: id, course: "ttt", start: Example.day(week), status: .delivered)
            )
            draft.attendance.append(
                Attendance(session: id, attendee: .person("ada"), outcome: .attended)
            )
        }
        let history = History(try Programme(draft), asOf: Example.day(10, 6))
        let scenario = Scenario(from: history, learning: nil)
        var simulator = Simulator(scenario, seed: 1)
        simulator.reset(replicate: 0)
        #expect(simulator.championsWaiting == 0)
        let metric = try #require(Metric.allCases.firstIndex(of: .championsWaiting))
        let observed = try #require(scenario.recorded?.observed[metric])
        let one = Int64(Metric.championsWaiting.scale)
        #expect(observed[3...9].map { $0 / one } == [0, 1, 1, 1, 1, 0, 0])
    }
}
