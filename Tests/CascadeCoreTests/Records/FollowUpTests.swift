import CascadeCore
import CascadeTestSupport
import Testing

@Suite("The funnel, stalls, and plan against actual")
struct FollowUpTests {
    @Test("the median waiting time counts those who still wait as long as they were seen")
    func median() {
        // Five at first: 4/5 after day 10; of the three left, one at day 20: 4/5 × 2/3; none after day 40.
        #expect(WaitingTime(taken: [10, 20, 40], seen: [15, 25], waiting: 2).median == 40)
        #expect(WaitingTime(taken: [10, 20, 30], seen: [], waiting: 0).median == 20)
        #expect(WaitingTime(taken: [10], seen: [50, 60], waiting: 2).median == nil)
        #expect(WaitingTime(taken: [], seen: [], waiting: 0).median == nil)
    }

    @Test("steps of the funnel are counted from the records", arguments: 0..<6)
    func funnel(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let history = History(programme)
        let naive = NaiveRecords(programme, asOf: history.asOf)
        let funnel = Funnel(history)
        let learners = programme.people.map(\.id).filter { naive.reachedAt($0) != nil }
        #expect(funnel.count(.trained) == learners.count)
        #expect(funnel.count(.cameForward) == learners.count { naive.cameForwardAt($0) != nil })
        let qualified = learners.filter { naive.qualified($0) != nil }
        #expect(funnel.count(.qualified) == qualified.count)
        let started = qualified.filter { id in
            naive.held.contains { session in
                session.trainers.contains(id)
                    && session.start >= naive.qualified(id) ?? session.start
            }
        }
        #expect(funnel.count(.firstSession) == started.count)
        let active = started.filter { id in
            naive.isPresent(id)
                && naive.held.contains {
                    $0.trainers.contains(id) && naive.asOf - $0.start <= 365
                }
        }
        #expect(funnel.count(.active) == active.count)
        #expect(
            funnel.count(.trained) + funnel.withoutNames == history.reach().peopleReached
        )
        #expect(funnel.untilFirstSession.done == funnel.count(.firstSession))
    }

    @Test(
        "a trainer gone quiet is named after 90 days, with the months confirmed",
        arguments: [89, 90]
    )
    func quiet(days: Int) throws {
        var draft = Example.draft(people: [20], founders: [1])
        draft.people = [Person(id: "p", name: "P", organisation: "o0")]
        draft.sessions = [Example.session("t", "ttt", week: 0)]
        draft.attendance = [Attendance(session: "t", attendee: .person("p"))]
        draft.confirmations = [Confirmation(person: "p", month: Example.start + 40)]
        let qualified = Example.start + 1
        let history = History(try Programme(draft), asOf: qualified + days)
        let quiet = Stalls(history).quietTrainers
        #expect(quiet.map(\.person) == (days == 90 ? [0] : []))
        if let trainer = quiet.first {
            #expect(trainer.bracket == 90)
            #expect(trainer.confirmed.count == 1)
        }
    }

    @Test("a champion who waits longer than the skill half-life is named, until trained")
    func champions() throws {
        var draft = Example.draft(people: [20], founders: [1])
        draft.people = ["p", "q"].map { Person(id: $0, name: $0, organisation: "o0") }
        draft.sessions = [
            Example.session("w", "workshop", week: 0), Example.session("t", "ttt", week: 2),
        ]
        draft.attendance = ["p", "q"].map {
            Attendance(session: "w", attendee: .person($0), cameForward: true)
        }
        draft.attendance.append(Attendance(session: "t", attendee: .person("q")))
        let programme = try Programme(draft)
        let limit = 7 * 35
        #expect(Stalls(History(programme, asOf: Example.start + limit)).waitingChampions.isEmpty)
        let waiting = Stalls(History(programme, asOf: Example.start + limit + 1)).waitingChampions
        #expect(waiting.map(\.person) == [0])
        #expect(waiting.first?.days == limit + 1)
    }

    @Test("a refresher is due eight weeks before a completion runs out", arguments: [-57, -56, 3])
    func refreshers(days: Int) throws {
        var draft = Example.draft(people: [20], founders: [1])
        draft.courses[0].validityWeeks = 20
        draft.people = [Person(id: "p", name: "P", organisation: "o0")]
        draft.sessions = [Example.session("w", "workshop", week: 0)]
        draft.attendance = [Attendance(session: "w", attendee: .person("p"))]
        let last = Example.day(20, 6)
        let due = Stalls(History(try Programme(draft), asOf: last + days)).dueRefreshers
        #expect(due.map(\.lastDay) == (days < -56 ? [] : [last]))
        #expect(due.allSatisfy { $0.person == 0 && $0.course == 0 })
    }

    @Test("an organisation hangs on the one trainer who led its people's sessions this year")
    func oneTrainer() throws {
        var draft = Example.draft(people: [20], founders: [2])
        draft.people = ["f", "g"].map {
            Person(id: $0, name: $0, organisation: "o0", roles: [.trainer])
        }
        draft.sessions = (1...3).map {
            Example.session("s\($0)", "workshop", week: $0, trainers: ["f"])
        }
        draft.attendance = (1...3).map { Attendance(session: "s\($0)", attendee: .headcount(2)) }
        let alone = Stalls(History(try Programme(draft))).oneTrainer
        #expect(alone.map(\.organisation) == [0] && alone.map(\.person) == [0])
        #expect(alone.map(\.sessions) == [3])
        draft.sessions[2].trainers = ["g"]
        #expect(Stalls(History(try Programme(draft))).oneTrainer.isEmpty)
    }

    @Test("sessions due are delivered, cancelled, running or not reported; others were not planned")
    func progress() throws {
        var draft = Example.draft(people: [20], founders: [1])
        draft.courses[0].pattern = .days(2)
        draft.sessions = (0..<6).map {
            Example.session("s\($0)", "workshop", week: $0, anyone: 5)
        }
        draft.sessions[1].status = .cancelled
        draft.sessions.append(
            Session(id: "own", course: "workshop", start: Example.day(2), status: .delivered)
        )
        draft.attendance = [
            Attendance(session: "s0", attendee: .headcount(4)),
            Attendance(session: "s0", attendee: .headcount(1), outcome: .noShow),
            Attendance(session: "own", attendee: .headcount(3)),
        ]
        let progress = PlanProgress(History(try Programme(draft), asOf: Example.day(3)))
        #expect(progress.due == 4)
        #expect(progress.delivered == 1)
        #expect(progress.cancelled == 1)
        #expect(progress.notReported == 1)
        #expect(progress.running == 1)
        #expect(progress.seatsDue == 20)
        #expect(progress.seatsDelivered == 5)
        #expect(progress.attended == 4)
        #expect(progress.unplanned == 1)
        #expect(progress.attendedUnplanned == 3)
    }

    @Test("the programme as planned has no records, and simulations of it run the plan alone")
    func asPlanned() async throws {
        let base = GeneratedPartnership.draft(seed: 3)
        let recorded = try RecordedProgramme.make(seed: 3)
        let plan = recorded.asPlanned
        #expect(plan.attendance.isEmpty && plan.confirmations.isEmpty)
        #expect(plan.practice.isEmpty && plan.measurements.isEmpty)
        #expect(plan.sessions.map(\.id) == base.sessions.map(\.id))
        #expect(plan.sessions.allSatisfy { $0.status == .planned && $0.recorded == nil })
        #expect(plan.people.count == recorded.people.count)
    }

    @Test("a simulation leaves out sessions on record that were not planned, and cancelled ones")
    func simulated() async throws {
        var draft = Example.draft(people: [30], founders: [1])
        draft.people = [Person(id: "f", name: "F", organisation: "o0", roles: [.trainer])]
        draft.sessions = [Example.session("plan", "workshop", week: 2, anyone: 5)]
        let before = try await Scenario(Programme(draft)).run(seed: 1, replicates: 20, workers: 1)
        var own = Example.session("own", "workshop", week: 1, trainers: ["f"])
        own.status = .delivered
        draft.sessions.append(own)
        draft.sessions.append(Example.session("off", "workshop", week: 3, anyone: 9))
        draft.sessions[2].status = .cancelled
        draft.attendance = [Attendance(session: "own", attendee: .headcount(4))]
        let after = try await Scenario(Programme(draft)).run(seed: 1, replicates: 20, workers: 1)
        #expect(after.final(.peopleReached) == before.final(.peopleReached))
        #expect(after.final(.sessionsHeld) == before.final(.sessionsHeld))
    }
}
