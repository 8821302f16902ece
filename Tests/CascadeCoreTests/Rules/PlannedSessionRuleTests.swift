import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Planned sessions")
struct PlannedSessionRuleTests {
    @Test(
        "fewer people than the minimum cancel a session at no cost",
        arguments: [(4, 0), (5, 1), (6, 1)]
    )
    func minimum(seats: Int, held: Double) async throws {
        let course = Example.course("day") {
            $0.capacityMinimum = 5
            $0.cost = .init(session: 100, person: 1)
        }
        let draft = Example.certain(
            people: [20],
            courses: [course],
            sessions: [Example.session("one", "day", week: 1, anyone: seats)]
        )
        let run = try await CertainRun(draft)
        #expect(run.final(.sessionsHeld) == held)
        #expect(try run.course("day").sessionsCancelled == 1 - held)
        #expect(run.final(.cost) == held * (100 + Double(seats)))
        #expect(run.final(.peopleReached) == held * Double(seats))
    }

    @Test("bookings never pass the capacity, and seats are filled in written order")
    func capacity() async throws {
        let course = Example.course("day") { $0.capacityMaximum = 5 }
        let draft = Example.certain(
            people: [20, 20],
            courses: [course],
            sessions: [
                Example.session(
                    "one",
                    "day",
                    week: 1,
                    seats: [.init(.organisation("o1"), 4), .init(.organisation("o0"), 4)]
                )
            ]
        )
        #expect(try await CertainRun(draft).reached == [1, 4])
    }

    @Test("seats that nobody is eligible for stay empty")
    func emptySeats() async throws {
        let draft = Example.certain(
            people: [3, 20],
            sessions: [
                Example.session(
                    "one",
                    "workshop",
                    week: 1,
                    seats: [.init(.organisation("o0"), 10), .init(.organisation("o1"), 2)]
                )
            ]
        )
        #expect(try await CertainRun(draft).reached == [3, 2])
    }

    @Test("sessions of a week are held in the plan's order")
    func order() async throws {
        let courses = [
            Example.course("first"), Example.course("second") { $0.requires = .course("first") },
        ]
        let first = Example.session("one", "first", week: 2, anyone: 8)
        let second = Example.session("two", "second", week: 2, anyone: 8)
        var draft = Example.certain(people: [8], courses: courses, sessions: [first, second])
        #expect(try await CertainRun(draft).course("second").completions.mean == 8)
        draft.sessions = [second, first]
        #expect(try await CertainRun(draft).course("second").completions.mean == 0)
    }

    @Test(
        "prerequisites open a course to those who have completed them",
        arguments: [
            (["a"], 0), (["b"], 0), (["b", "c"], 0), (["a", "b"], 6), (["a", "c"], 6),
            (["a", "b", "c"], 6),
        ]
    )
    func prerequisites(completed: [String], expected: Double) async throws {
        let courses = [
            Example.course("a"), Example.course("b"), Example.course("c"),
            Example.course("next") {
                $0.requires = .all([.course("a"), .any([.course("b"), .course("c")])])
            },
        ]
        var sessions = completed.map { Example.session("s-\($0)", $0, week: 1, anyone: 6) }
        sessions.append(Example.session("next-1", "next", week: 2, anyone: 9))
        let draft = Example.certain(people: [6], courses: courses, sessions: sessions)
        #expect(try await CertainRun(draft).course("next").completions.mean == expected)
    }

    @Test("a course is completed once")
    func once() async throws {
        let draft = Example.certain(
            people: [6],
            sessions: (1...3).map { Example.session("s\($0)", "workshop", week: $0, anyone: 4) }
        )
        let run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == [0, 4, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6])
        #expect(try run.course("workshop").sessionsCancelled == 1)
    }

    @Test("an audience keeps a course to its sectors")
    func audience() async throws {
        var draft = Example.certain(
            people: [4, 9],
            courses: [Example.course("day") { $0.audience = ["faith"] }],
            sessions: [
                Example.session("one", "day", week: 1, anyone: 30),
                Example.session("two", "day", week: 2, seats: [.init(.organisation("o1"), 3)]),
            ]
        )
        draft.sectors.append(Sector(id: "faith", name: "Faith"))
        draft.organisations[0].sector = "faith"
        let run = try await CertainRun(draft)
        #expect(run.reached == [4, 0])
        #expect(try run.course("day").sessionsCancelled == 1)
    }

    @Test("named people come first, and only if they are eligible")
    func namedPeople() async throws {
        let courses = [
            Example.course("day") { $0.capacityMaximum = 2 },
            Example.course("next") { $0.requires = .course("day") },
        ]
        var draft = Example.certain(people: [1, 30], courses: courses)
        draft.people = [Person(id: "ada", name: "Ada", organisation: "o0")]
        draft.sessions = [
            Example.session("early", "next", week: 0, people: ["ada"]),
            Example.session(
                "one",
                "day",
                week: 1,
                people: ["ada"],
                seats: [.init(.organisation("o1"), 5)]
            ),
            Example.session("two", "next", week: 2, people: ["ada"]),
        ]
        let run = try await CertainRun(draft)
        #expect(run.reached == [1, 1])
        #expect(try run.course("next").completions.mean == 1)
        #expect(try run.course("next").sessionsCancelled == 1)
    }

    @Test("a cancelled session of the plan is left out without a word")
    func cancelledInThePlan() async throws {
        var draft = Example.certain(
            people: [9],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 4)]
        )
        draft.sessions[0].status = .cancelled
        let run = try await CertainRun(draft)
        #expect(run.final(.peopleReached) == 0)
        #expect(try run.course("workshop").sessionsCancelled == 0)
        #expect(run.outcome.notices == [])
    }

    @Test("sessions outside the weeks simulated are reported and left out")
    func outside() async throws {
        let draft = Example.certain(
            people: [9],
            sessions: [
                Example.session("before", "workshop", week: -1, anyone: 2),
                Example.session("inside", "workshop", week: 11, anyone: 2),
                Example.session("after", "workshop", week: 12, anyone: 2),
            ]
        )
        let run = try await CertainRun(draft)
        #expect(run.final(.peopleReached) == 2)
        #expect(run.outcome.notices.count == 1)
        #expect(run.outcome.notices.first?.contains("2 sessions: before, after") == true)
        let shorter = try await CertainRun(draft, until: Example.day(10, 6))
        #expect(shorter.outcome.weeks == 11)
        #expect(shorter.final(.peopleReached) == 0)
        #expect(shorter.outcome.notices.first?.contains("before, inside, after") == true)
    }

    @Test(
        "whoever does not turn up or does not complete stays never-trained and can be booked again"
    )
    func notCompleting() async throws {
        let sessions = (1...3).map { Example.session("s\($0)", "workshop", week: $0, anyone: 5) }
        let absent = try await CertainRun(
            Example.certain(people: [5], sessions: sessions, assumptions: [.attendance: .number(0)])
        )
        #expect(absent.final(.sessionsHeld) == 3)
        #expect(absent.final(.attendances) == 0)
        #expect(absent.final(.peopleReached) == 0)
        let failing = try await CertainRun(
            Example.certain(people: [5], sessions: sessions, assumptions: [.completion: .number(0)])
        )
        #expect(failing.final(.attendances) == 15)
        #expect(failing.final(.peopleReached) == 0)
        #expect(failing.final(.organisationsReached) == 0)
    }

    @Test("seats for anyone fill a course's composition first")
    func composition() async throws {
        var draft = Example.certain(
            people: [5000, 2],
            courses: [Example.course("day")],
            sessions: [Example.session("one", "day", week: 1, anyone: 8)]
        )
        draft.groups = [.init(id: "allies", name: "Allies")]
        draft.organisations[1].group = "allies"
        draft.courses[0].composition = [.init(group: "allies", atLeast: 0.25)]
        var run = try await CertainRun(draft)
        #expect(run.reached == [6, 2])
        #expect(try run.course("day").compositionMet == 1)
        // Without enough of them the session is held all the same, and said to miss the rule.
        draft.courses[0].composition = [.init(group: "allies", atLeast: 0.5)]
        run = try await CertainRun(draft)
        #expect(run.reached == [6, 2])
        #expect(try run.course("day").compositionMet == 0)
    }

    @Test("those without a place wait for the next planned session where the course keeps a list")
    func waitingList() async throws {
        let course = Example.course("day") {
            $0.capacityMaximum = 3
            $0.waitingList = true
        }
        var draft = Example.certain(
            people: [5, 20],
            courses: [course],
            sessions: [
                Example.session("one", "day", week: 1, seats: [.init(.organisation("o0"), 5)])
            ]
        )
        var run = try await CertainRun(draft)
        #expect(run.reached == [3, 0])
        #expect(try run.course("day").waiting == 2)
        draft.sessions.append(
            Example.session("two", "day", week: 4, seats: [.init(.organisation("o1"), 3)])
        )
        run = try await CertainRun(draft)
        #expect(run.reached == [5, 1], "two who waited, then one of the others")
        #expect(try run.course("day").waiting == 0)
        draft.courses[0].waitingList = false
        run = try await CertainRun(draft)
        #expect(run.reached == [3, 3])
    }

    @Test("learners at their own pace wait for a free place")
    func waitingForAPlace() async throws {
        let course = Example.course("online") {
            $0.pattern = .selfPaced
            $0.hours = 2
            $0.capacityMaximum = 3
            $0.enrolmentPerWeek = 200
            $0.waitingList = true
        }
        let run = try await CertainRun(Example.certain(people: [5], courses: [course]))
        #expect(run.weekly(.peopleReached) == [0, 3] + Array(repeating: 5, count: 10))
        #expect(run.final(.sessionsHeld) == 0)
        #expect(run.final(.attendances) == 5)
    }
}
