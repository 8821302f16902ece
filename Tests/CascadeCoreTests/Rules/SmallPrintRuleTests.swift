import CascadeCore
import CascadeTestSupport
import Testing

@Suite("The small print")
struct SmallPrintRuleTests {
    @Test("a waiting list outlives a session that is cancelled")
    func waitingThroughCancellation() async throws {
        let course = Example.course("day") {
            $0.capacityMinimum = 5
            $0.capacityMaximum = 5
            $0.waitingList = true
        }
        let run = try await CertainRun(
            Example.certain(
                people: [40],
                courses: [course],
                sessions: [
                    Example.session("one", "day", week: 1, anyone: 8),
                    // Three who wait and one more are too few.
                    Example.session("two", "day", week: 3, anyone: 4),
                    Example.session("three", "day", week: 5, anyone: 5),
                ]
            )
        )
        #expect(run.weekly(.peopleReached)[4] == 5)
        #expect(run.reached == [10], "three who waited and two more")
        #expect(try run.course("day").sessionsCancelled == 1)
    }

    @Test("whoever waits already waits once")
    func waitingOnce() async throws {
        let course = Example.course("day") {
            $0.capacityMaximum = 2
            $0.waitingList = true
        }
        let run = try await CertainRun(
            Example.certain(
                people: [6],
                courses: [course],
                sessions: [
                    Example.session("one", "day", week: 1, anyone: 6),
                    Example.session("two", "day", week: 2, anyone: 6),
                ]
            )
        )
        #expect(run.reached == [4])
        #expect(try run.course("day").waiting == 2)
    }

    @Test("no more people known by name take part than the organisation has places")
    func namedBeyondPlaces() async throws {
        var draft = Example.certain(
            people: [2],
            sessions: [
                Example.session("one", "workshop", week: 1, people: ["a", "b"]),
                Example.session("two", "workshop", week: 6, people: ["c"]),
            ]
        )
        draft.people = ["a", "b", "c"].map {
            Person(id: $0, name: $0, organisation: "o0")
        }
        // One after the other: c has come for a.
        draft.people[0].left = Example.day(4)
        draft.people[2].joined = Example.day(5)
        #expect(try await CertainRun(draft).reached == [2])
    }

    @Test(
        "who qualifies this week leads from the next week on",
        arguments: [(2, [1: 8.0]), (3, [1: 1, 2: 7])]
    )
    func leading(week: Int, generations: [Int: Double]) async throws {
        var draft = Example.certain(
            people: [1, 30],
            assumptions: [.firstDeliveryLag: .number(500), .champion: .number(1)]
        )
        draft.courses[1].rolling = false
        draft.people = [Person(id: "ada", name: "Ada", organisation: "o0")]
        draft.sessions = [
            Example.session("one", "workshop", week: 1, people: ["ada"]),
            Example.session("two", "ttt", week: 2, people: ["ada"]),
            Example.session(
                "three",
                "workshop",
                week: week,
                trainers: ["ada"],
                seats: [.init(.organisation("o1"), 7)]
            ),
        ]
        let run = try await CertainRun(draft)
        for (generation, people) in generations {
            #expect(run.outcome.generations[generation].peopleReached.mean == people)
        }
        #expect(run.reached == [1, 7])
    }

    @Test("where nobody new ever delivers, R is 0")
    func noActivation() async throws {
        let draft = Example.draft(
            people: [200],
            founders: [2],
            assumptions: [.activation: .number(0), .career: .number(52)]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 1, replicates: 20)
        #expect(outcome.reproductionNumber?.mean == 0)
    }

    @Test("group sizes of a very large shape are Poisson, and keep their mean")
    func largeShape() async throws {
        let draft = Example.draft(
            people: [1_000_000],
            founders: [1_000],
            weeks: 3,
            assumptions: [
                .groupSize: .negativeBinomial(mean: 12, shape: 1e6), .champion: .number(0),
                .sessionsPerYear: .number(0),
            ]
        )
        let outcome = try await Scenario(Programme(draft)).run(seed: 5, replicates: 10)
        let mean = outcome.final(.peopleReached).mean / outcome.final(.sessionsHeld).mean
        // 10,000 sessions of a variance of 12.
        #expect(abs(mean - 12) < 4 * (12.0 / 10_000).squareRoot())
    }
}
