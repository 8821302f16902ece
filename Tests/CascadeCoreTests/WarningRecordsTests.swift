import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Warnings that rest on records")
struct WarningRecordsTests {
    /// One person who completes train-the-trainer on day 20, certified from the next day on, with a record of day `last` that sets the day of judgement.
    private func certified(last: Int, sessions: [Session] = []) -> ProgrammeDraft {
        var draft = WarningExample.draft()
        draft.people = [Person(id: "p", name: "Name", organisation: "o1")]
        draft.sessions =
            [
                WarningExample.workshop("done", status: .delivered),
                Session(id: "t", course: "ttt", start: Example.start + 20, status: .delivered),
                WarningExample.workshop("last", day: last, status: .delivered),
            ] + sessions
        draft.attendance = [
            Attendance(session: "done", attendee: .person("p")),
            Attendance(session: "t", attendee: .person("p")),
        ]
        return draft
    }

    @Test(
        "a certified trainer without a session is asked about after 90, 180 and 365 days",
        arguments: [(89, nil), (90, 90), (179, 90), (180, 180), (365, 365)] as [(Int, Int?)]
    )
    func certifiedWithoutSession(days: Int, bracket: Int?) throws {
        let warning = try WarningExample.warning(
            .certifiedWithoutSession,
            certified(last: 21 + days)
        )
        #expect((warning != nil) == (bracket != nil))
        if let bracket { #expect(warning?.message.contains(": 1 for \(bracket) ") == true) }
    }

    @Test(
        "one who has led a session, has one planned or has left is not asked about",
        arguments: 0..<3
    )
    func excused(change: Int) throws {
        var draft = certified(last: 220)
        switch change {
        case 0:
            draft.sessions.append(
                WarningExample.workshop("own", day: 100, trainers: ["p"], status: .delivered)
            )
        case 1: draft.sessions.append(WarningExample.workshop("own", day: 300, trainers: ["p"]))
        default: draft.people[0].left = Example.start + 150
        }
        #expect(try WarningExample.warning(.certifiedWithoutSession, draft) == nil)
    }

    @Test("records after the day of judgement are left out")
    func asOf() throws {
        let draft = certified(last: 400)
        let early = try WarningExample.warning(
            .certifiedWithoutSession,
            draft,
            asOf: Example.start + 50
        )
        #expect(early == nil)
    }

    @Test("a fifth of the trainers who lead most sessions is warned of", arguments: [15, 5])
    func concentration(sessionsOfTop: Int) throws {
        var draft = Example.draft(people: [100], founders: [10])
        draft.people = (0..<10).map {
            Person(id: "p\($0)", name: "Name \($0)", organisation: "o0", roles: [.trainer])
        }
        let leads = Array(repeating: [0, 1], count: sessionsOfTop).flatMap(\.self) + Array(2..<10)
        draft.sessions = leads.enumerated().map { position, trainer in
            WarningExample.workshop(
                "s\(position)",
                day: position,
                trainers: ["p\(trainer)"],
                status: .delivered
            )
        }
        let warning = try WarningExample.warning(.concentratedDelivery, draft)
        // Two of ten lead 30 of 38 sessions, or 10 of 18.
        #expect((warning != nil) == (sessionsOfTop == 15))
        if let warning { #expect(warning.message.hasPrefix("2 of 10 trainers led about 4 in 5")) }
    }

    @Test("an organisation whose sessions one person led hangs on that one", arguments: [1, 2])
    func oneTrainer(trainers: Int) throws {
        var draft = Example.draft(people: [100], founders: [3])
        draft.people = (0..<3).map {
            Person(id: "p\($0)", name: "Name \($0)", organisation: "o0", roles: [.trainer])
        }
        draft.sessions = (0..<4).map {
            WarningExample.workshop(
                "s\($0)",
                day: $0,
                trainers: ["p\($0 % trainers)"],
                status: .delivered
            )
        }
        #expect((try WarningExample.warning(.oneTrainer, draft) != nil) == (trainers == 1))
    }

    @Test("a past session without a word is warned of, after two weeks", arguments: [22, 21])
    func notReported(day: Int) throws {
        var draft = WarningExample.draft()
        draft.sessions = [WarningExample.workshop(day: 7)]
        let warning = try WarningExample.warning(.notReported, draft, asOf: Example.start + day)
        #expect((warning != nil) == (day == 22))
        if let warning { #expect(warning.message.hasPrefix("1 session planned before")) }
    }

    @Test("a past session with a status or an attendance is reported", arguments: 0..<3)
    func reported(change: Int) throws {
        var draft = WarningExample.draft()
        draft.sessions = [WarningExample.workshop(day: 7)]
        switch change {
        case 0: draft.sessions[0].status = .delivered
        case 1: draft.sessions[0].status = .cancelled
        default: draft.attendance = [Attendance(session: "w", attendee: .headcount(9))]
        }
        #expect(try WarningExample.warning(.notReported, draft, asOf: Example.start + 100) == nil)
    }

    @Test("without records and without a day nothing counts as overdue")
    func noClock() throws {
        var draft = WarningExample.draft()
        draft.sessions = [WarningExample.workshop(day: 7)]
        #expect(try WarningExample.warning(.notReported, draft) == nil)
    }

    @Test(
        "a recorded session of a trainer whom the programme trained shows generation 2",
        arguments: [false, true]
    )
    func observed(ownTrainer: Bool) async throws {
        var draft = certified(last: 100)
        if ownTrainer { draft.sessions[2].trainers = ["p"] }
        let warning = try await WarningExample.warning(.unobservedGenerations, draft) {
            $0.series[.peopleReached] = WarningExample.flat(100)
            let none = $0.generations[0]
            $0.generations = [none, none, none]
            $0.generations[2].peopleReached = Outcome.Summary(constant: 20)
        }
        #expect((warning == nil) == ownTrainer)
    }
}
