import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeFormats

@Suite("Reading plan.yaml")
struct PlanReadingTests {
    /// A programme that the texts of these tests speak of.
    static func programme(_ change: (inout ProgrammeDraft) -> Void = { _ in }) throws -> Programme {
        let start = try day(2026, 1, 12)
        var draft = ProgrammeDraft(id: "p", name: "P", start: start, weeks: 104)
        draft.sectors = [Sector(id: "faith", name: "Faith")]
        draft.groups = [ProgrammeDraft.Group(id: "donors", name: "Donors")]
        draft.organisations = ["lead", "mudlark", "quakers", "probation", "maren"].map { id in
            Organisation(
                id: id,
                name: id,
                sector: "faith",
                people: 40,
                area: "north",
                foundingTrainers: id == "lead" ? 3 : 0,
                group: "donors"
            )
        }
        draft.people = ["maren", "tobias", "ines"].map {
            Person(id: $0, name: $0, organisation: "lead", roles: [.trainer])
        }
        draft.people.append(Person(id: "kim", name: "Kim", organisation: "quakers"))
        draft.courses = [
            Course(id: "workshop", name: "Workshop", trainersRequired: 2, makesChampions: true),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                requires: .course("workshop"),
                qualifiesFor: ["workshop"]
            ),
        ]
        draft.sessions = ["workshop", "ttt"].map { course in
            Session(
                id: "\(course)-1",
                course: course,
                start: start + 30,
                seats: [Session.Seats(.organisation("lead"), 5)]
            )
        }
        draft.target = ProgrammeDraft.Target(people: 30, by: try day(2027, 1, 1))
        change(&draft)
        return try Programme(draft)
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: month, day: day))
    }

    /// What a text asks for, or its problems, one a line.
    static func read(_ text: String, _ programme: Programme) -> (PlanRequest?, problems: [String]) {
        let log = ReadingLog()
        let request = PlanFile.read(Array(text.utf8), for: programme, log: log)
        return (request, log.summary?.problems.map(\.description) ?? [])
    }

    @Test("every key is read")
    func everything() throws {
        let text = """
            goal: [chance, people, {coverage: {sector: faith}}, {completions: ttt}]
            budget: 15000
            seats: {total: 220, workshop: 200}
            share-out: {named: [workshop]}
            from: 2026-03-01
            invite: [quakers, probation, kim, maren, person:kim]
            leave-out: [lead]
            limits:
              - {sector: faith, at-least: 10, at-most: 60}
              - {area: north, at-least: 5, course: workshop}
              - {organisation: mudlark, at-most: 4}
              - {group: donors, share: 0.1, course: workshop}
              - {course: ttt, sessions: 3, trainers: 1}
              - {from: 2026-02-01}
            sessions:
              - {course: workshop, at-most: 6, hosts: [lead, mudlark], trainers: [maren, tobias, ines],
                 from: 2026-03-01, to: 2027-06-30, every: 4, places: 20}
              - {course: ttt, follows: workshop, within: [2, 5]}
            may-drop: [workshop, ttt]
            ties: {at-most: 2, strength: 0.4, cost: 100, among: [quakers+lead]}
            trainers: {maren: {away: [{from: 2026-06-01, to: 2026-06-14}, {from: 2026-07-01}], at-most: 8}}
            hosts: {mudlark: {closed: {from: 2026-04-01, to: 2026-04-02}, per-week: 1}}
            per-week: 2
            blackouts: [{from: 2026-07-27, to: 2026-08-31, why: summer}]

            """
        let (request, problems) = Self.read(text, try Self.programme())
        #expect(problems == [])
        func day(_ month: Int, _ day: Int, _ year: Int = 2026) throws -> CalendarDate {
            try Self.day(year, month, day)
        }
        let expected = PlanRequest(
            aim: .most([
                .chanceOfTarget, .people, .coverage(.sector("faith")), .completions("ttt"),
            ]),
            limits: [
                .budget(15_000), .seats(220, course: nil), .seats(200, course: "workshop"),
                .invite("quakers"), .invite("probation"), .invitePerson("kim"), .invite("maren"),
                .invitePerson("kim"), .leaveOut("lead"),
                .gap(course: "workshop", weeks: 4),
                .dates(from: try day(3, 1), to: try day(6, 30, 2027), course: "workshop"),
                .atLeast(10, .sector("faith"), course: nil),
                .atMost(60, .sector("faith"), course: nil),
                .atLeast(5, .area("north"), course: "workshop"),
                .atMost(4, .organisation("mudlark"), course: nil),
                .share(0.1, group: "donors", course: "workshop"),
                .sessions(3, course: "ttt"), .trainers(course: "ttt", 1),
                .dates(from: try day(2, 1), to: nil, course: nil),
                .away(trainer: "maren", from: try day(6, 1), to: try day(6, 14)),
                .away(trainer: "maren", from: try day(7, 1), to: try day(7, 1)),
                .trainerAtMost(trainer: "maren", sessions: 8),
                .closed(host: "mudlark", from: try day(4, 1), to: try day(4, 2)),
                .hostAtMost(host: "mudlark", perWeek: 1), .atMostPerWeek(2),
                .blackout(from: try day(7, 27), to: try day(8, 31), why: "summer"),
            ],
            seating: .named,
            seatingCourses: ["workshop"],
            further: [
                PlanRequest.Further(
                    course: "workshop",
                    atMost: 6,
                    hosts: ["lead", "mudlark"],
                    trainers: ["maren", "tobias", "ines"],
                    trainersEach: 2,
                    seats: 20
                ),
                PlanRequest.Further(
                    course: "ttt",
                    atMost: 24,
                    follows: "workshop",
                    followsWithin: 2...5
                ),
            ],
            mayDrop: ["workshop", "ttt"],
            ties: PlanRequest.NewTies(
                atMost: 2,
                strength: 0.4,
                cost: 100,
                among: [PlanRequest.NewTies.Pair("quakers", "lead")]
            ),
            from: try day(3, 1)
        )
        #expect(request == expected)
    }

    @Test(
        "a goal may be one word, and the cheapest way to a goal may be asked for",
        arguments: [
            ("", Aim.most([.people])), ("# nothing\n", .most([.people])),
            ("goal: equity", .most([.equity])),
            ("goal: coverage", .most([.coverage(.everyone)])),
            ("goal: {completions: ttt}", .most([.completions("ttt")])),
            ("cheapest: {chance: 0.8}", .cheapest(.chanceOfTarget, least: 0.8)),
            ("cheapest: {people: 500}", .cheapest(.people, least: 500)),
            ("cheapest: {coverage: 0.3}", .cheapest(.coverage(.everyone), least: 0.3)),
            (
                "cheapest: {coverage: {area: north, least: 0.3}}",
                .cheapest(.coverage(.area("north")), least: 0.3)
            ),
            ("cheapest: {completions: {ttt: 40}}", .cheapest(.completions("ttt"), least: 40)),
        ]
    )
    func aims(text: String, aim: Aim) throws {
        let (request, problems) = Self.read(text, try Self.programme())
        #expect(problems == [])
        #expect(request == PlanRequest(aim: aim))
    }

    @Test(
        "what is wrong is told with its place and what was meant",
        arguments: [
            (
                "gaol: people",
                "plan.yaml:1:1: key of the plan: found \"gaol\", expected one of goal, "
            ),
            ("goal: pepole", "plan.yaml:1:7: goal of the plan: found \"pepole\""),
            ("goal: pepole", "Did you mean \"people\"?"),
            ("goal: [people, {coverage: {sector: fath}}]", "plan.yaml:1:16: "),
            ("goal: [people, {coverage: {sector: fath}}]", "Did you mean \"faith\"?"),
            ("goal: people\ncheapest: {chance: 0.8}", "either goal or cheapest"),
            ("cheapest: {chance: 80%}", "Did you mean \"0.8\"?"),
            ("cheapest: {chance: 8}", "plan.yaml:1:11: cheapest of the plan (chance): found \"8\""),
            ("cheapest: 500", "one goal and what it must come to"),
            ("cheapest: {chanc: 0.8}", "Did you mean \"chance\"?"),
            (
                "cheapest: {coverage: {sector: faith}}",
                "least of cheapest of the plan: found nothing"
            ),
            ("budget: £15,000", "budget of the plan: found \"£15,000\", expected a number"),
            ("budget: -1", "plan.yaml:1:9: budget of the plan: found \"-1\""),
            ("seats: many", "a whole number"),
            ("seats: {worksop: 4}", "plan.yaml:1:9: course of the most seats: found \"worksop\""),
            ("share-out: naemd", "Did you mean \"named\"?"),
            ("share-out: {none: [workshop]}", "named, all or none"),
            ("share-out: {named: [worksop]}", "plan.yaml:1:21: "),
            ("from: 1/3/2026", "a day of the calendar, written like 2026-01-31"),
            ("from: 2030-01-01", "the programme's last day, or earlier"),
            ("invite: [quaker]", "plan.yaml:1:10: invite of the plan: found \"quaker\""),
            ("invite: [quaker]", "Did you mean \"quakers\"?"),
            ("invite: [person:quakers]", "the id of an organisation or of a person in people.csv"),
            ("invite: {a: b}", "a list of organisations and people"),
            ("leave-out: [kim]", "plan.yaml:1:13: organisation to leave out: found \"kim\""),
            ("limits: {at-most: 4}", "a list of limits"),
            ("limits: [{sector: faith}]", "at-least or at-most of limit number 1"),
            ("limits: [{sector: faith, area: north, at-most: 4}]", "one part of the partnership"),
            ("limits: [{sector: faith, at-mots: 4}]", "Did you mean \"at-most\"?"),
            ("limits:\n  - {at-most: 4}\n  - {area: nroth, at-most: 4}", "plan.yaml:3:12: "),
            ("limits: [{sector: faith, share: 0.1}]", "it with a group and a course"),
            ("limits: [{every: 4}]", "course of limit number 1: found nothing"),
            ("limits: [{sector: faith, at-most: 4, every: 4}]", "it in a limit of its own"),
            ("limits: [{course: ttt, every: 4}]", "plan.yaml:1:19: "),
            ("sessions: [{at-most: 4}]", "course of further sessions number 1: found nothing"),
            ("sessions: [{course: wrkshop}]", "Did you mean \"workshop\"?"),
            ("sessions: [{course: workshop, trainers: [maren, kim]}]", "plan.yaml:1:49: "),
            (
                "sessions: [{course: workshop, places: 2}]",
                "plan.yaml:1:39: places at further sessions of workshop"
            ),
            ("sessions: [{course: ttt, within: [1, 3]}]", "it beside “follows”"),
            (
                "sessions: [{course: ttt, follows: workshop, within: [3, 1]}]",
                "the smaller one first"
            ),
            ("sessions: [{course: ttt, follows: workshop, within: [3]}]", "the smaller one first"),
            (
                "sessions: [{course: workshop, from: 2026-05-01, to: 2026-04-01}]",
                "plan.yaml:1:53: "
            ),
            ("may-drop: [workshp]", "plan.yaml:1:12: "),
            ("ties: {strength: 0.5}", "how many ties the plan may broker"),
            ("ties: {among: [quakers]}", "two ids of organisations with a + between"),
            ("ties: {among: [quakers+nobody]}", "plan.yaml:1:16: pair of new ties"),
            ("ties: -1", "plan.yaml:1:7: number of new ties"),
            (
                "trainers: {kim: {at-most: many}}",
                "at-most of kim: found \"many\", expected a whole number"
            ),
            (
                "trainers: {marne: {at-most: 2}}",
                "plan.yaml:1:12: trainer of a limit: found \"marne\""
            ),
            (
                "trainers: {maren: {away: [{to: 2026-06-01}]}}",
                "from of away of maren: found nothing"
            ),
            ("hosts: {lead: {clsoed: []}}", "Did you mean \"closed\"?"),
            ("per-week: -1", "plan.yaml:1:11: most sessions a week"),
            (
                "blackouts: [{from: 2026-05-02, to: 2026-05-01}]",
                "plan.yaml:1:36: last day of blackout"
            ),
            ("- people", "plan.yaml:1:1: the plan: found"),
            ("goal: people\ngoal: chance", "each key once"),
            (
                "goal: &a people\ninvite: [*a]",
                "references to other places of the file are not read"
            ),
            ("goal: [people", "every bracket and quote closed"),
        ]
    )
    func problems(text: String, expected: String) throws {
        let (request, problems) = Self.read(text, try Self.programme())
        #expect(request == nil)
        #expect(!problems.isEmpty)
        #expect(problems.contains { $0.contains(expected) }, "\(problems)")
    }

    @Test("all problems are told together")
    func together() throws {
        let text = "goal: pepole\nbudget: much\ninvite: [quaker]\nleave-out: [none]\nper-week: x\n"
        let (_, problems) = Self.read(text, try Self.programme())
        let places = problems.map { $0.split(separator: ": ")[0] }
        #expect(
            places == [
                "plan.yaml:1:7", "plan.yaml:2:9", "plan.yaml:3:10", "plan.yaml:4:13",
                "plan.yaml:5:11",
            ]
        )
    }

    @Test("an unreadable item of further sessions brings no complaints about what refers to it")
    func noFollowing() throws {
        let text = "sessions: [{course: [workshop]}]\nlimits: [{course: workshop, every: 4}]\n"
        let (_, problems) = Self.read(text, try Self.programme())
        #expect(problems.count == 1, "\(problems)")
    }
}
