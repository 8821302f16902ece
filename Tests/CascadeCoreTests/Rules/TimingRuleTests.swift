import CascadeCore
import CascadeTestSupport
import Testing

@Suite("When things happen")
struct TimingRuleTests {
    @Test("a planned session completes in its own week")
    func plannedSession() async throws {
        let run = try await CertainRun(
            Example.certain(
                people: [20],
                sessions: [Example.session("one", "workshop", week: 3, anyone: 7)]
            )
        )
        #expect(run.weekly(.peopleReached) == steps(0, until: 3, then: 7))
        #expect(run.weekly(.attendances) == steps(0, until: 3, then: 7))
        #expect(run.weekly(.sessionsHeld) == steps(0, until: 3, then: 1))
    }

    @Test("a blackout moves a planned session to the next open week")
    func blackout() async throws {
        var draft = Example.certain(
            people: [20],
            sessions: [Example.session("one", "workshop", week: 3, anyone: 7)]
        )
        draft.blackouts = [.init(from: Example.day(3), to: Example.day(4, 4))]
        let run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == steps(0, until: 5, then: 7))
        #expect(run.outcome.notices == [])
    }

    @Test("a blackout closes every week that has a day of it, its first and last day included")
    func blackoutEnds() async throws {
        var draft = Example.certain(
            people: [20],
            sessions: (1...6).map { Example.session("s\($0)", "workshop", week: $0, anyone: 1) }
        )
        draft.blackouts = [.init(from: Example.day(2, 6), to: Example.day(4, 0))]
        let run = try await CertainRun(draft)
        #expect(run.weekly(.sessionsHeld) == [0, 1, 1, 1, 1, 5, 6, 6, 6, 6, 6, 6])
    }

    @Test("a session whose next open week lies after the end is reported and left out")
    func blackoutToTheEnd() async throws {
        var draft = Example.certain(
            people: [20],
            sessions: [Example.session("late", "workshop", week: 10, anyone: 7)]
        )
        draft.blackouts = [.init(from: Example.day(9), to: Example.day(30))]
        let run = try await CertainRun(draft)
        #expect(run.final(.peopleReached) == 0)
        #expect(run.outcome.notices.count == 1)
        #expect(run.outcome.notices.first?.contains("session late") == true)
    }

    @Test("a trainer-led session that falls due in a blackout is held in the next open week")
    func blackoutOfTurn() async throws {
        var draft = Example.certain(people: [30], founders: [1])
        #expect(try await CertainRun(draft).weekly(.peopleReached) == steps(0, until: 1, then: 12))
        draft.blackouts = [.init(from: Example.day(1), to: Example.day(2))]
        #expect(try await CertainRun(draft).weekly(.peopleReached) == steps(0, until: 3, then: 12))
    }

    @Test("rolling train-the-trainer pauses in a blackout")
    func blackoutOfRolling() async throws {
        var draft = Example.certain(
            people: [30],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 3)],
            assumptions: [.champion: .number(1), .activation: .number(0)]
        )
        var run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == [0, 3] + Array(repeating: 0, count: 10))
        draft.blackouts = [.init(from: Example.day(2), to: Example.day(4))]
        run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == [0, 3, 3, 3, 3] + Array(repeating: 0, count: 7))
        #expect(run.weekly(.trainersQualified) == steps(0, until: 6, then: 3))
    }

    @Test("a course of several meetings completes in the week of its last meeting")
    func meetings() async throws {
        let course = Example.course("series") {
            $0.pattern = .meetings(count: 3, everyWeeks: 2, asynchronousHoursPerMonth: 0)
        }
        var draft = Example.certain(
            people: [10],
            courses: [course],
            sessions: [
                Example.session("one", "series", week: 1, anyone: 10),
                Example.session("two", "series", week: 3, anyone: 10),
            ]
        )
        let run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == steps(0, until: 5, then: 10))
        #expect(run.weekly(.attendances) == steps(0, until: 1, then: 10))
        // Until then its people are not bookable for it elsewhere.
        #expect(try run.course("series").sessionsCancelled == 1)
        draft.blackouts = [.init(from: Example.day(5), to: Example.day(6))]
        #expect(try await CertainRun(draft).weekly(.peopleReached) == steps(0, until: 7, then: 10))
    }

    @Test("people in a long course may be booked for another one meanwhile")
    func meetingsBesides() async throws {
        let series = Example.course("series") {
            $0.pattern = .meetings(count: 2, everyWeeks: 5, asynchronousHoursPerMonth: 0)
        }
        let draft = Example.certain(
            people: [10],
            courses: [series, Example.course("day")],
            sessions: [
                Example.session("one", "series", week: 1, anyone: 10),
                Example.session("two", "day", week: 3, anyone: 10),
            ]
        )
        let run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == steps(0, until: 3, then: 10))
        #expect(try run.course("series").completions.mean == 10)
    }

    @Test(
        "consecutive days that run into another week complete there",
        arguments: [(0, 3), (3, 3), (4, 4), (6, 4)]
    )
    func days(weekday: Int, week: Int) async throws {
        let course = Example.course("days") { $0.pattern = .days(3) }
        var draft = Example.certain(people: [10], courses: [course])
        draft.sessions = [
            Session(
                id: "one",
                course: "days",
                start: Example.day(3, weekday),
                seats: [.init(.anyone, 4)]
            )
        ]
        // Three days from Friday on end on Sunday of the same week; from Saturday on, in the next one.
        let expected = weekday + 2 > 6 ? 4 : 3
        #expect(
            try await CertainRun(draft).weekly(.peopleReached) == steps(0, until: expected, then: 4)
        )
        draft.sessions[0].end = Example.day(5, 1)
        #expect(try await CertainRun(draft).weekly(.peopleReached) == steps(0, until: 5, then: 4))
    }

    @Test(
        "a self-paced course completes after its hours at the hours a week that people study",
        arguments: [(9, 2, 5), (8, 2, 4), (1, 2, 1), (9, 3, 3)]
    )
    func selfPaced(hours: Double, perWeek: Double, weeks: Int) async throws {
        let course = Example.course("online") {
            $0.pattern = .selfPaced
            $0.hours = hours
        }
        var draft = Example.certain(
            people: [10],
            courses: [course],
            sessions: [Example.session("one", "online", week: 2, anyone: 10)]
        )
        draft.studyHoursPerWeek = perWeek
        let run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == steps(0, until: 2 + weeks, then: 10))
        #expect(run.weekly(.attendances) == steps(0, until: 2, then: 10))
    }

    @Test("a completion counts from its week on for as many weeks as it is valid")
    func validity() async throws {
        let licence = Example.course("licence") { $0.validityWeeks = 4 }
        func next(_ id: String) -> Course {
            Example.course(id) { $0.requires = .course("licence") }
        }
        let draft = Example.certain(
            people: [10],
            courses: [licence, next("same"), next("last"), next("after")],
            sessions: [
                Example.session("one", "licence", week: 2, anyone: 10),
                Example.session("two", "same", week: 2, anyone: 10),
                Example.session("three", "last", week: 6, anyone: 10),
                Example.session("four", "after", week: 7, anyone: 10),
                Example.session("five", "licence", week: 8, anyone: 10),
            ]
        )
        let run = try await CertainRun(draft)
        // A completion counts at once, even later in the same week.
        #expect(try run.course("same").completions.mean == 10)
        #expect(try run.course("last").completions.mean == 10)
        #expect(try run.course("after").completions.mean == 0)
        #expect(try run.course("after").sessionsCancelled == 1)
        // What has run out is not taken again unless a refresher says so.
        #expect(try run.course("licence").sessionsCancelled == 1)
    }

    @Test("a refresher renews what it refreshes, before it runs out and after")
    func refresher() async throws {
        let licence = Example.course("licence") { $0.validityWeeks = 3 }
        let refresher = Example.course("refresher") { $0.refreshes = ["licence"] }
        func next(_ id: String) -> Course {
            Example.course(id) { $0.requires = .course("licence") }
        }
        var draft = Example.certain(
            people: [10],
            courses: [licence, refresher, next("last"), next("after")],
            sessions: [
                Example.session("none", "refresher", week: 0, anyone: 10),
                Example.session("one", "licence", week: 1, anyone: 6),
                Example.session("two", "refresher", week: 5, anyone: 10),
                Example.session("three", "last", week: 8, anyone: 10),
                Example.session("four", "after", week: 9, anyone: 10),
            ]
        )
        var run = try await CertainRun(draft)
        // Only those who once completed the licence have anything to refresh.
        #expect(try run.course("refresher").completions.mean == 6)
        #expect(try run.course("refresher").sessionsCancelled == 1)
        #expect(try run.course("last").completions.mean == 6)
        #expect(try run.course("after").completions.mean == 0)
        draft.sessions[2].start = Example.day(4)
        draft.sessions[3].start = Example.day(7)
        draft.sessions[4].start = Example.day(8)
        run = try await CertainRun(draft)
        #expect(try run.course("last").completions.mean == 6)
        #expect(try run.course("after").completions.mean == 0)
    }
}
