import CascadeCore
import CascadeTestSupport
import Testing

@Suite("What is wrong with a request for a plan")
struct PlanProblemTests {
    /// A programme with something of each kind that a request can name.
    static func programme(_ change: (inout ProgrammeDraft) -> Void = { _ in }) throws -> Programme {
        var draft = Example.draft(people: [30, 20, 10], founders: [1, 0, 0])
        draft.sectors = [
            Sector(id: "faith", name: "Faith"), Sector(id: "housing", name: "Housing"),
            Sector(id: "empty", name: "Empty"),
        ]
        draft.groups = [ProgrammeDraft.Group(id: "donors", name: "Donors")]
        for position in draft.organisations.indices {
            draft.organisations[position].sector = position == 0 ? "faith" : "housing"
            draft.organisations[position].area = "north"
            draft.organisations[position].group = "donors"
        }
        draft.people = [
            Person(id: "maren", name: "Maren Holt", organisation: "o0", roles: [.trainer]),
            Person(id: "joe", name: "Joe", organisation: "o1"),
            Person(id: "kim", name: "Kim", organisation: "o1"),
        ]
        draft.courses[0].capacityMinimum = 4
        draft.courses[0].capacityMaximum = 24
        draft.courses.append(
            Course(
                id: "dated-ttt",
                name: "Dated",
                requires: .course("workshop"),
                qualifiesFor: ["workshop"]
            )
        )
        draft.courses.append(Course(id: "online", name: "Online", pattern: .selfPaced))
        draft.sessions = [
            Session(
                id: "first",
                course: "workshop",
                start: Example.day(2),
                seats: [Session.Seats(.organisation("o0"), 10)]
            ),
            Session(
                id: "second",
                course: "dated-ttt",
                start: Example.day(6),
                people: ["joe"],
                seats: [Session.Seats(.champions, 8)]
            ),
        ]
        draft.target = ProgrammeDraft.Target(people: 30, by: Example.day(52))
        change(&draft)
        return try Programme(draft)
    }

    /// Each problem as `place: subject: found, expected`.
    static func problems(_ request: PlanRequest, _ programme: Programme) -> [String] {
        request.problems(in: programme).map { problem in
            let index = problem.place.index.map { "\($0)" } ?? ""
            let suggestion = problem.suggestion.map { " Maybe \($0)." } ?? ""
            return "\(index)[\(problem.place.field ?? "")] \(problem.subject): \(problem.found),"
                + " expected \(problem.expected).\(suggestion)"
        }
    }

    @Test("a request that names what is there has no problems")
    func valid() throws {
        let request = PlanRequest(
            aim: .most([.chanceOfTarget, .coverage(.area("north")), .completions("online")]),
            limits: [
                .budget(0), .seats(40, course: nil), .seats(30, course: "workshop"),
                .atLeast(3, .sector("faith"), course: "workshop"),
                .atMost(8, .organisation("o1"), course: nil), .invite("o1"), .leaveOut("o1"),
                .invitePerson("kim"), .sessions(2, course: "workshop"),
                .dates(from: Example.day(1), to: Example.day(40), course: nil),
                .blackout(from: Example.day(3), to: Example.day(4), why: "half-term"),
                .away(trainer: "maren", from: Example.day(5), to: Example.day(5)),
                .trainerAtMost(trainer: "maren", sessions: 4),
                .closed(host: "o2", from: Example.day(5), to: Example.day(6)),
                .hostAtMost(host: "o2", perWeek: 1), .atMostPerWeek(2),
                .gap(course: "workshop", weeks: 4), .trainers(course: "workshop", 2),
                .share(1, group: "donors", course: "workshop"),
            ],
            seating: .named,
            seatingCourses: ["workshop"],
            further: [
                PlanRequest.Further(
                    course: "workshop",
                    atMost: 4,
                    hosts: ["o1", "o2"],
                    trainers: ["maren", "joe"],
                    trainersEach: 2,
                    seats: 24
                ),
                PlanRequest.Further(course: "dated-ttt", atMost: 2, follows: "workshop"),
            ],
            mayDrop: ["workshop"],
            ties: PlanRequest.NewTies(
                atMost: 2,
                strength: 1,
                cost: 100,
                among: [PlanRequest.NewTies.Pair("o0", "o1")]
            ),
            from: Example.day(1)
        )
        #expect(Self.problems(request, try Self.programme()) == [])
        #expect(Self.problems(PlanRequest(), try Self.programme()) == [])
    }

    @Test(
        "an aim that the programme cannot measure is refused",
        arguments: [
            (
                Aim.most([.people, .people]),
                "[goal.1] goal of the plan: people, expected each goal once"
            ),
            (
                .most([.coverage(.sector("fiath"))]),
                "expected one of faith, housing, empty. Maybe faith."
            ),
            (
                .most([.coverage(.sector("empty"))]),
                "empty, expected a part of the partnership that has organisations"
            ),
            (
                .most([.coverage(.area("nroth"))]),
                "expected an area of organisations.csv. Maybe north."
            ),
            (
                .most([.people, .completions("worksop")]),
                "[goal.1] course whose completions are the goal: worksop"
            ),
            (
                .cheapest(.chanceOfTarget, least: 0),
                "[cheapest] cheapest of the plan (chance): 0, expected"
            ),
            (
                .cheapest(.chanceOfTarget, least: 1.5),
                "1.5, expected a number above 0 and at most 1"
            ),
            (.cheapest(.embedded, least: 4), "4, expected a number above 0 and at most 3"),
            (
                .cheapest(.people, least: .nan),
                "nan, expected a number above 0 and at most 100,000,000"
            ),
            (
                .cheapest(.coverage(.group("none")), least: 0.5),
                "[cheapest] part whose coverage is the goal: none"
            ),
        ]
    )
    func aims(aim: Aim, expected: String) throws {
        let problems = Self.problems(PlanRequest(aim: aim), try Self.programme())
        #expect(problems.count == 1)
        #expect(problems.first?.contains(expected) == true, "\(problems)")
    }

    @Test("the chance of a target needs a target")
    func chance() throws {
        let programme = try Self.programme { $0.target = nil }
        let problems = Self.problems(PlanRequest(aim: .most([.chanceOfTarget])), programme)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("the programme has no target") == true)
    }

    @Test(
        "further sessions that cannot be held are refused",
        arguments: [
            (PlanRequest.Further(course: "worksop", atMost: 1), "Maybe workshop."),
            (.init(course: "online", atMost: 1), "online is self-paced"),
            (.init(course: "ttt", atMost: 1), "runs whenever enough champions wait"),
            (.init(course: "workshop", atMost: -1), "a whole number from 0 to 500"),
            (.init(course: "workshop", atMost: 1, hosts: ["o9"]), "[sessions.0.hosts.0]"),
            (.init(course: "workshop", atMost: 1, hosts: ["o1", "o1"]), "each of them once"),
            (
                .init(course: "workshop", atMost: 1, trainers: ["kim"]),
                "expected a founding trainer"
            ),
            (.init(course: "workshop", atMost: 1, trainers: ["marne"]), "[sessions.0.trainers.0]"),
            (
                .init(course: "workshop", atMost: 1, trainers: ["maren"], trainersEach: 2),
                "2, expected a whole number from 0 to 1."
            ),
            (
                .init(course: "workshop", atMost: 1, seats: 3),
                "3, expected a whole number from 4 to 24"
            ),
            (
                .init(course: "workshop", atMost: 1, seats: 25),
                "25, expected a whole number from 4 to 24"
            ),
            (.init(course: "dated-ttt", atMost: 1, follows: "dated-ttt"), "another course than"),
            (
                .init(course: "workshop", atMost: 1, follows: "online"),
                "a course that makes champions"
            ),
            (.init(course: "dated-ttt", atMost: 1, follows: "none"), "[sessions.0.follows]"),
            (
                .init(course: "dated-ttt", atMost: 1, follows: "workshop", followsWithin: -1...3),
                "[-1, 3], expected two numbers of weeks"
            ),
        ]
    )
    func further(further: PlanRequest.Further, expected: String) throws {
        let problems = Self.problems(PlanRequest(further: [further]), try Self.programme())
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.contains(expected) == true, "\(problems)")
    }

    @Test(
        "a limit that names what is not there, or bounds what is not decided, is refused",
        arguments: [
            (Limit.budget(-1), "0[budget] budget of the plan: -1"),
            (.budget(.infinity), "budget of the plan: inf"),
            (.seats(-1, course: nil), "a whole number from 0 to"),
            (.seats(5, course: "dated-ttt"), "seats at dated-ttt that the plan decides"),
            (.atLeast(5, .sector("fiath"), course: nil), "Maybe faith."),
            (.atMost(5, .organisation("o7"), course: "workshop"), "0[part]"),
            (.invite("o7"), "0[organisation] organisation to invite: o7"),
            (.leaveOut("o7"), "0[organisation] organisation to leave out: o7"),
            (.invitePerson("maren"), "trainers take no seats"),
            (.invitePerson("nobody"), "0[person]"),
            (.sessions(1, course: "workshop"), "of which the plan may hold further sessions"),
            (.gap(course: "workshop", weeks: 4), "of which the plan may hold further sessions"),
            (.trainers(course: "workshop", 1), "of which the plan may hold further sessions"),
            (
                .dates(from: Example.day(1), to: nil, course: nil),
                "further sessions that the plan may hold"
            ),
            (
                .blackout(from: Example.day(2), to: Example.day(1), why: nil),
                "the first one, or later"
            ),
            (.away(trainer: "maren", from: Example.day(2), to: Example.day(1)), "0[to]"),
            (.away(trainer: "nobody", from: Example.day(1), to: Example.day(1)), "0[trainer]"),
            (.trainerAtMost(trainer: "maren", sessions: -1), "a whole number from 0 to 10,000"),
            (.closed(host: "o7", from: Example.day(1), to: Example.day(1)), "0[host]"),
            (.hostAtMost(host: "o1", perWeek: -1), "0[per-week]"),
            (.atMostPerWeek(-1), "0[per-week]"),
            (.share(0, group: "donors", course: "workshop"), "a number above 0 and at most 1"),
            (.share(0.5, group: "doners", course: "workshop"), "Maybe donors."),
        ]
    )
    func limits(limit: Limit, expected: String) throws {
        let problems = Self.problems(PlanRequest(limits: [limit]), try Self.programme())
        #expect(problems.count == 1, "\(problems)")
        #expect(problems.first?.contains(expected) == true, "\(problems)")
    }

    @Test("seats for anyone are named where only they could be shared out")
    func shareOut() throws {
        let programme = try Self.programme { draft in
            draft.sessions[0].seats = [Session.Seats(.anyone, 10)]
        }
        var request = PlanRequest(limits: [.invite("o1")])
        let problems = Self.problems(request, programme)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("“share-out: all”") == true)
        request.seating = .all
        #expect(Self.problems(request, programme) == [])
        request.seating = .none
        #expect(Self.problems(request, programme).count == 1)
    }

    @Test("inviting and leaving out the same organisation is left to the planner to explain")
    func contradiction() throws {
        let request = PlanRequest(limits: [.invite("o1"), .leaveOut("o1"), .seats(0, course: nil)])
        #expect(Self.problems(request, try Self.programme()) == [])
    }

    @Test("ties, courses to drop and the first day are checked")
    func rest() throws {
        let request = PlanRequest(
            seatingCourses: ["online"],
            mayDrop: ["workshop", "workshop", "online"],
            ties: PlanRequest.NewTies(
                atMost: -1,
                strength: 0,
                cost: -1,
                among: [.init("o1", "o1"), .init("o1", "o8")]
            ),
            from: Example.day(400)
        )
        let places = request.problems(in: try Self.programme()).map { $0.place.field }
        #expect(
            places == [
                "from", "share-out.0", "may-drop.1", "may-drop.2", "ties.at-most", "ties.strength",
                "ties.cost", "ties.among.0", "ties.among.1",
            ]
        )
    }
}
