import ArgumentParser
import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI

@Suite("What is wanted of a plan, by options")
struct PlanQuestionTests {
    private func programme() throws -> Programme {
        var draft = Example.draft(people: [30, 20, 10], founders: [2, 0, 0])
        draft.sectors = [
            Sector(id: "faith", name: "Faith"), Sector(id: "north", name: "North Sector"),
        ]
        draft.organisations[0].sector = "faith"
        draft.organisations[1].sector = "north"
        draft.organisations[2].sector = "north"
        for position in draft.organisations.indices {
            draft.organisations[position].area = position == 0 ? "north" : "south"
        }
        draft.people = [
            Person(id: "maren", name: "Maren Holt", organisation: "o0", roles: [.trainer]),
            Person(id: "o1", name: "Bo", organisation: "o1"),
        ]
        draft.courses[0].trainersRequired = 2
        draft.courses.append(
            Course(
                id: "dated",
                name: "Dated",
                requires: .course("workshop"),
                qualifiesFor: ["workshop"]
            )
        )
        draft.sessions = ["workshop", "dated"].map { course in
            Session(
                id: "\(course)-1",
                course: course,
                start: Example.day(4),
                host: "o0",
                trainers: course == "workshop" ? ["maren"] : [],
                seats: [Session.Seats(.organisation("o1"), 5)]
            )
        }
        draft.target = ProgrammeDraft.Target(people: 30, by: Example.day(52))
        return try Programme(draft)
    }

    private func request(_ arguments: String..., over file: PlanRequest? = nil) throws
        -> PlanRequest
    {
        try PlanQuestion(try PlanOptions.parse(arguments), in: try programme(), file: file).request
    }

    @Test("without options a file is taken as it is, and nothing asks for what is usual")
    func none() throws {
        #expect(try request() == PlanRequest())
        let file = PlanRequest(aim: .most([.equity]), limits: [.invite("o2")])
        #expect(try request(over: file) == file)
    }

    @Test("every option is a limit or a decision")
    func everything() throws {
        let request = try request(
            "--goal",
            "chance",
            "--goal",
            "coverage=faith",
            "--goal",
            "completions=dated",
            "--budget",
            "15000",
            "--seats",
            "40",
            "--seats",
            "workshop=30",
            "--at-least",
            "faith=3",
            "--at-most",
            "o2=4",
            "--at-most",
            "area:north=9",
            "--invite",
            "o2",
            "--invite",
            "person:o1",
            "--leave-out",
            "o0",
            "--more",
            "workshop=4",
            "--more",
            "dated",
            "--drop",
            "dated",
            "--ties",
            "2",
            "--from",
            "2026-03-01",
            "--away",
            "maren=2026-06-01..2026-06-14",
            "--away",
            "maren=2026-07-01",
            "--share-out",
            "all"
        )
        func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
        #expect(
            request.aim
                == .most([.chanceOfTarget, .coverage(.sector("faith")), .completions("dated")])
        )
        let expected: [Limit] = [
            .budget(15_000), .seats(40, course: nil), .seats(30, course: "workshop"),
            .atLeast(3, .sector("faith"), course: nil),
            .atMost(4, .organisation("o2"), course: nil), .atMost(9, .area("north"), course: nil),
            .invite("o2"), .invitePerson("o1"), .leaveOut("o0"),
            .away(trainer: "maren", from: try day("2026-06-01"), to: try day("2026-06-14")),
            .away(trainer: "maren", from: try day("2026-07-01"), to: try day("2026-07-01")),
        ]
        #expect(request.limits == expected)
        #expect(
            request.further == [
                PlanRequest.Further(
                    course: "workshop",
                    atMost: 4,
                    trainers: ["maren"],
                    trainersEach: 1
                ),
                PlanRequest.Further(course: "dated", atMost: 24, follows: "workshop"),
            ]
        )
        #expect(request.mayDrop == ["dated"])
        #expect(request.ties == PlanRequest.NewTies(atMost: 2))
        #expect(request.from == (try day("2026-03-01")))
        #expect(request.seating == .all)
    }

    @Test("an option replaces what the file says of the same thing, and nothing else")
    func overlay() throws {
        let file = PlanRequest(
            aim: .most([.equity]),
            limits: [
                .seats(9, course: nil), .budget(100), .seats(8, course: "workshop"),
                .atMost(3, .sector("faith"), course: nil), .budget(200), .leaveOut("o2"),
                .invite("o0"), .gap(course: "workshop", weeks: 4),
            ],
            further: [
                PlanRequest.Further(course: "workshop", atMost: 2, hosts: ["o1"], seats: 9)
            ],
            ties: PlanRequest.NewTies(atMost: 1, strength: 0.9, cost: 10)
        )
        let request = try request(
            "--cheapest",
            "chance=80%",
            "--budget",
            "50",
            "--seats",
            "5",
            "--at-most",
            "faith=4",
            "--invite",
            "o2",
            "--leave-out",
            "o0",
            "--more",
            "workshop=6",
            "--ties",
            "3",
            over: file
        )
        #expect(request.aim == .cheapest(.chanceOfTarget, least: 0.8))
        let expected: [Limit] = [
            .seats(5, course: nil), .budget(50), .seats(8, course: "workshop"),
            .atMost(4, .sector("faith"), course: nil), .gap(course: "workshop", weeks: 4),
            .invite("o2"), .leaveOut("o0"),
        ]
        #expect(request.limits == expected)
        #expect(
            request.further == [
                PlanRequest.Further(course: "workshop", atMost: 6, hosts: ["o1"], seats: 9)
            ]
        )
        #expect(request.ties == PlanRequest.NewTies(atMost: 3, strength: 0.9, cost: 10))
    }

    @Test(
        "money without a word of sessions allows more of those that are planned",
        arguments: [["--budget", "900"], ["--cheapest", "people=40"]]
    )
    func usual(arguments: [String]) throws {
        let options = try PlanOptions.parse(arguments)
        let question = try PlanQuestion(options, in: try programme(), file: nil)
        #expect(question.request.further.map(\.course) == ["workshop", "dated"])
        #expect(question.request.further.map(\.atMost) == [24, 24])
        #expect(question.request.further.map(\.follows) == [nil, "workshop"])
        #expect(question.remarks.count == 1)
        let file = PlanRequest(further: [PlanRequest.Further(course: "dated", atMost: 1)])
        let kept = try PlanQuestion(options, in: try programme(), file: file)
        #expect(kept.request.further == file.further)
        #expect(kept.remarks == [])
    }

    @Test("inviting and leaving out the same organisation is left to the planner")
    func contradiction() throws {
        let request = try request("--invite", "o2", "--leave-out", "o2")
        #expect(request.limits == [.invite("o2"), .leaveOut("o2")])
    }

    @Test(
        "what the programme doesn't have is told with what was meant",
        arguments: [
            (["--goal", "pepole"], "Maybe “people”."),
            (["--goal", "coverage=fiath"], "--goal: there is no “fiath”"),
            (["--cheapest", "chance"], "a goal and an amount"),
            (["--cheapest", "chance=much"], "a goal and an amount"),
            (["--cheapest", "chance=8"], "Cheapest of the plan (chance): found “8”"),
            (["--cheapest", "completions=30"], "completions=COURSE:30"),
            (["--cheapest", "completions=dated:many"], "completions=COURSE:30"),
            (["--cheapest", "completion=dated:3"], "Maybe “completions”."),
            (["--cheapest", "people=dated:3"], "completions=COURSE:30"),
            (
                ["--cheapest", "completions=daetd:3"],
                "--cheapest: there is no “daetd”, expected the id of a course. Maybe “dated”."
            ),
            (["--cheapest", "coverage=fiath:0.3"], "Maybe “faith”."),
            (["--budget", "-5"], "Budget of the plan: found “-5”"),
            (["--seats", "many"], "such as 220 or workshop=200"),
            (
                ["--seats", "workshp=9"],
                "--seats: there is no “workshp”, expected the id of a course. Maybe “workshop”."
            ),
            (["--at-least", "faith"], "an id and a number of seats, such as faith=10"),
            (["--at-least", "north=3"], "write sector:north or area:north"),
            (["--at-most", "group:faith=3"], "there is no “faith”, expected the id of a group"),
            (["--invite", "o9"], "the id of an organisation or a person"),
            (["--invite", "person:o2"], "the id of an organisation or a person"),
            (["--invite", "maren"], "trainers take no seats"),
            (["--leave-out", "maren"], "“maren” is a person, Maren Holt"),
            (["--more", "workshop=x"], "such as workshop=4"),
            (["--more", "ttt"], "runs whenever enough champions wait"),
            (["--drop", "ttt"], "a course that has planned sessions"),
            (["--ties", "-1"], "Number of new ties: found “-1”"),
            (["--from", "1/3/2026"], "a day such as 2026-03-01"),
            (["--away", "maren"], "such as maren=2026-06-01..2026-06-14"),
            (["--away", "maren=2026-06-14..2026-06-01"], "the first one, or later"),
            (["--away", "marne=2026-06-01"], "Maybe “maren”."),
            (["--share-out", "naemd"], "Maybe “named”."),
        ]
    )
    func wrong(arguments: [String], expected: String) throws {
        let programme = try programme()
        let joined = stride(from: 0, to: arguments.count, by: 2).map {
            "\(arguments[$0])=\(arguments[$0 + 1])"
        }
        let options = try PlanOptions.parse(joined)
        let failure = try #require(throws: Failure.self) {
            _ = try PlanQuestion(options, in: programme, file: nil)
        }
        #expect(failure.status == .usage)
        #expect(failure.message.contains(expected), "\(failure.message)")
    }

    @Test(
        "what the cheapest plan must come to may be of a course or a part",
        arguments: [
            ("completions=dated:30", Goal.completions("dated"), 30.0),
            ("completions=dated=30", .completions("dated"), 30),
            ("coverage=faith:0.3", .coverage(.sector("faith")), 0.3),
            ("coverage=sector:north:30%", .coverage(.sector("north")), 0.3),
            ("coverage=0.3", .coverage(.everyone), 0.3),
            ("people=12", .people, 12),
        ]
    )
    func cheapest(text: String, goal: Goal, least: Double) throws {
        #expect(try request("--cheapest", text).aim == .cheapest(goal, least: least))
    }

    @Test(
        "a number below 0 that stands apart is told as a wrong number, not as a missing one",
        arguments: [
            (["--budget", "-5"], "found “-5”"), (["--ties", "-1"], "found “-1”"),
            (["--seats", "-2"], "found “-2”"),
        ]
    )
    func negative(arguments: [String], expected: String) throws {
        let failure = try #require(throws: Failure.self) {
            _ = try PlanQuestion(
                try PlanOptions.parse(arguments),
                in: try programme(),
                file: nil
            )
        }
        #expect(failure.message.contains(expected), "\(failure.message)")
    }

    @Test("a goal and the cheapest way are not asked for together")
    func either() {
        #expect(throws: (any Error).self) {
            try PlanOptions.parse(["--goal", "people", "--cheapest", "people=4"])
        }
    }

    @Test("check tells the problems of plan.yaml, and the options' file stands in its place")
    func files() async throws {
        let folder = try Scratch()
        let path = try await folder.programme()
        try "goal: pepole\n".write(
            toFile: "\(path)/plan.yaml",
            atomically: true,
            encoding: .utf8
        )
        let run = try await Tool.run(["check", path, "--replicates", "0"])
        #expect(run.status == 1)
        #expect(run.messages.contains("plan.yaml:1:7: goal of the plan: found \"pepole\""))
        let programme = try readProgramme(path)
        let failure = try #require(throws: Failure.self) {
            _ = try PlanQuestion(try PlanOptions.parse([]), in: programme, folder: path)
        }
        #expect(failure.status == .no)
        try "goal: equity\n".write(
            toFile: folder.path("mine.yaml"),
            atomically: true,
            encoding: .utf8
        )
        let options = try PlanOptions.parse(["--plan", folder.path("mine.yaml")])
        let question = try PlanQuestion(options, in: programme, folder: path)
        #expect(question.request == PlanRequest(aim: .most([.equity])))
        let missing = try PlanOptions.parse(["--plan", folder.path("none.yaml")])
        let fault = try #require(throws: Failure.self) {
            _ = try PlanQuestion(missing, in: programme, folder: path)
        }
        #expect(fault.status == .environment)
    }
}
