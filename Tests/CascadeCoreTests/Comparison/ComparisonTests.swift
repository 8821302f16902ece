import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Scenarios compared")
struct ComparisonTests {
    private func compared(
        _ drafts: [ProgrammeDraft],
        until day: CalendarDate? = nil,
        seed: UInt64 = 3,
        replicates: Int = 60,
        workers: Int? = nil,
        tornado measure: ComparedMeasure? = nil
    ) async throws -> ComparisonOutcome {
        let programmes = try drafts.enumerated().map { ("scenario \($0)", try Programme($1)) }
        return try await Comparison(
            programmes: programmes,
            until: day,
            seed: seed,
            replicates: replicates,
            workers: workers
        ).run(tornado: measure)
    }

    @Test(
        "scenarios that do not differ come to exactly the same",
        arguments: RichProgramme.allCases
    )
    func identical(rich: RichProgramme) async throws {
        let draft = rich.draft
        let result = try await compared([draft, draft], replicates: 16, tornado: .people)
        let pair = try #require(result.pair(0, 1))
        #expect(pair.isNothing)
        for (measure, found) in pair.differences {
            #expect(found.difference.mean == 0, "\(measure)")
            #expect(found.difference.standardError == 0)
            #expect(found.difference.p10 == 0 && found.difference.p90 == 0)
            #expect(found.ties == 1)
            #expect(found.chanceBetter == 0.5)
        }
        #expect(result.entries[0].summaries == result.entries[1].summaries)
        let tornado = try #require(result.tornadoes.first)
        #expect(!tornado.bars.isEmpty)
        #expect(tornado.bars.allSatisfy { $0.width == 0 && !$0.flips })
        #expect(result.headline(.people)[0].contains("exactly 0"))
    }

    @Test("differences are those of two runs apart", arguments: [1, 2, 3])
    func differences(seed: UInt64) async throws {
        let before = RichProgramme.everything.draft
        var after = before
        after.assumptions[.champion] = .number(0.6)
        after.sessions[0].seats[0].count = 9
        let result = try await compared([before, after], seed: seed)
        let measures: [(ComparedMeasure, Measure)] = [
            (.people, .metric(.peopleReached)), (.effective, .metric(.effectiveReach)),
            (.organisations, .metric(.organisationsReached)),
            (.embedded, .metric(.organisationsEmbedded)), (.cost, .metric(.cost)),
            (.chance, .targetMet), (.completions("ttt"), .completions(1)),
        ]
        var columns: [[[Double]]] = []
        for draft in [before, after] {
            let run = try await Scenario(try Programme(draft)).replicates(
                60,
                seed: seed,
                workers: 1,
                measuring: measures.map(\.1)
            )
            columns.append(run.measured)
        }
        for (position, (measure, _)) in measures.enumerated() {
            let found = try #require(result.pair(0, 1)?.differences[measure])
            let expected = Difference(before: columns[0][position], after: columns[1][position])
            #expect(found.difference == expected, "\(measure)")
            let mean = columns[1][position].reduce(0, +) / 60
            #expect(abs((result.entries[1].summaries[measure]?.mean ?? -1) - mean) < 1e-9)
        }
    }

    @Test("the result is the same for any number of workers")
    func workers() async throws {
        let before = RichProgramme.turnover.draft
        var after = before
        after.assumptions[.moves] = .number(0)
        let one = try await compared(
            [before, after],
            replicates: 20,
            workers: 1,
            tornado: .effective
        )
        let four = try await compared(
            [before, after],
            replicates: 20,
            workers: 4,
            tornado: .effective
        )
        #expect(one == four)
    }

    /// One organisation of `people`, all of whom one session reaches if each of them completes.
    private func sure(people: Int, completion: Quantity) -> ProgrammeDraft {
        Example.certain(
            people: [people],
            courses: [Example.course("workshop")],
            sessions: [Example.session("only", "workshop", week: 1, anyone: people)],
            assumptions: [.completion: completion]
        )
    }

    @Test("the chance that one does better is the known one, ties half")
    func chanceBetter() async throws {
        // One person completes or not: before with chance 0.3, after for certain. So after does better with
        // chance 0.7 and as well with chance 0.3.
        let result = try await compared(
            [
                sure(people: 1, completion: .number(0.3)),
                sure(people: 1, completion: .number(1)),
            ],
            replicates: 5_000
        )
        let found = try #require(result.pair(0, 1)?.differences[.people])
        let error = (0.3 * 0.7 / 5_000).squareRoot()
        #expect(abs(found.ties - 0.3) < 4 * error)
        #expect(abs(found.chanceBetter - 0.85) < 4 * error)
        #expect(abs(found.difference.mean - 0.7) < 4 * error)
        #expect(abs(found.difference.standardError - error) < 0.1 * error)
    }

    @Test("of cost, fewer is better, and cost per person is mean cost over mean people")
    func cost() async throws {
        var before = sure(people: 20, completion: .number(0.5))
        before.courses[0].cost = .init(session: 100, person: 3)
        var after = before
        after.courses[0].cost.session = 60
        let result = try await compared([before, after], replicates: 200)
        let pair = try #require(result.pair(0, 1))
        let cost = try #require(pair.differences[.cost])
        #expect(cost.difference.mean == -40)
        #expect(cost.chanceBetter == 1)
        let each = try #require(pair.differences[.costPerPerson])
        #expect(each.chanceBetter == 1)
        let summaries = result.entries[1].summaries
        let people = try #require(summaries[.people]?.mean)
        let single = try #require(summaries[.costPerPerson])
        #expect(abs(single.mean - 120 / people) < 1e-9)
        #expect(abs(each.difference.mean + 40 / people) < 1e-9)
        // By hand: the variance of a ratio of a constant to a binomial mean, to first order.
        let error = 120 / (people * people) * (20 * 0.25 / 200).squareRoot()
        #expect(abs(single.standardError - error) < 0.15 * error)
    }

    @Test("nobody reached leaves the cost per person open")
    func nobody() async throws {
        let result = try await compared(
            [
                sure(people: 5, completion: .number(0)), sure(people: 5, completion: .number(1)),
            ],
            replicates: 20
        )
        #expect(result.entries[0].summaries[.costPerPerson] == nil)
        #expect(result.pair(0, 1)?.differences[.costPerPerson] == nil)
        #expect(result.pair(0, 1)?.differences[.people]?.difference.mean == 5)
    }

    @Test(
        "programmes of different length are compared until the earlier last day, and that is said"
    )
    func horizon() async throws {
        let long = RichProgramme.turnover.draft
        var short = long
        short.weeks = 30
        short.target = nil
        let result = try await compared([long, short])
        #expect(result.lastDay == Example.day(29, 6))
        #expect(result.notices.contains { $0.contains("compared until \(Example.day(29, 6))") })
        #expect(result.pair(0, 1)?.differences[.people]?.isNothing == true)
        // The target's day lies after the last day of both, or there is none.
        #expect(result.pair(0, 1)?.differences[.chance] == nil)
        let shorter = try await compared([long, short], until: Example.day(9, 2))
        #expect(shorter.lastDay == Example.day(9, 6))
        #expect(!shorter.notices.contains { $0.contains("compared until") })
    }

    @Test("money of two kinds, and programmes without a day in common, are not compared")
    func faults() async throws {
        let first = try Programme(RichProgramme.turnover.draft)
        var draft = first.draft
        draft.currency = "USD"
        #expect(
            throws: ComparisonFault.differentCurrencies(
                first: "GBP",
                other: "USD",
                name: "b"
            )
        ) {
            try Comparison(
                programmes: [("a", first), ("b", try Programme(draft))],
                seed: 1,
                replicates: 1
            )
        }
        draft = RichProgramme.named.draft
        draft.start = Example.day(200)
        draft.sessions = []
        draft.blackouts = []
        draft.target = nil
        let late = try Programme(draft)
        #expect(throws: ComparisonFault.self) {
            try Comparison(programmes: [("a", first), ("b", late)], seed: 1, replicates: 1)
        }
    }

    @Test("every pair of three scenarios is there, and their differences add up")
    func three() async throws {
        let first = RichProgramme.turnover.draft
        var second = first
        second.assumptions[.openness] = .number(0)
        var third = first
        third.sessions.removeLast()
        let result = try await compared([first, second, third], tornado: .people)
        #expect(result.pairs.map { [$0.from, $0.to] } == [[0, 1], [0, 2], [1, 2]])
        let means = try result.pairs.map {
            try #require($0.differences[.people]).difference.mean
        }
        #expect(abs(means[1] - means[0] - means[2]) < 1e-9)
        #expect(result.tornadoes.map(\.to) == [1, 2])
        #expect(result.headline(.people).count == 2)
    }

    @Test("progress rises to the whole")
    func progress() async throws {
        let told = Told()
        let programme = try Programme(RichProgramme.turnover.draft)
        _ = try await Comparison(
            programmes: [("a", programme), ("b", programme)],
            seed: 1,
            replicates: 20,
            workers: 1
        ).run(tornado: .people) { told.add(Int($0 * 1_000_000)) }
        #expect(told.numbers == told.numbers.sorted())
        #expect(told.numbers.last == 1_000_000)
    }

    @Test("a cancelled comparison says so")
    func cancelled() async throws {
        let programme = try Programme(RichProgramme.everything.draft)
        let comparison = try Comparison(
            programmes: [("a", programme)],
            seed: 1,
            replicates: 1_000_000
        )
        let task = Task { try await comparison.run(tornado: .people) }
        task.cancel()
        await #expect(throws: SimulationCancelled.self) { try await task.value }
    }
}

@Suite("Comparisons in words")
struct ComparisonWordsTests {
    @Test(
        "a share of runs is said as people say it",
        arguments: [
            (1.0, "every run"), (0.97, "nearly every run"), (0.86, "9 of 10 runs"),
            (0.5, "5 of 10 runs"), (0.06, "1 of 10 runs"), (0.03, "hardly any run"), (0, "no run"),
        ]
    )
    func runs(share: Double, words: String) {
        #expect(ComparisonOutcome.runs(share) == words)
    }

    @Test("values and differences have the units of their measure")
    func units() throws {
        let programme = try Programme(RichProgramme.turnover.draft)
        func words(_ measure: ComparedMeasure) -> MeasureWords {
            MeasureWords(measure, of: programme)
        }
        #expect(words(.people).signed(-3.14) == "−3.1")
        #expect(words(.people).signed(0.01) == "0")
        #expect(words(.people).signed(2...14.4) == "+2 to +14")
        #expect(words(.people).more(1) == "1 more person")
        #expect(words(.people).more(-12.6) == "13 fewer people")
        #expect(words(.people).more(0.04) == "no more or fewer people")
        #expect(words(.chance).value(0.864) == "86%")
        #expect(words(.chance).signed(0.53) == "+53 points")
        #expect(words(.chance).signed(0.01) == "+1 point")
        #expect(words(.chance).signed(0.5...0.56) == "+50 to +56 points")
        #expect(words(.chance).swing(0.25, 0.044) == "25 ± 4.4 points")
        #expect(words(.cost).signed(-1234) == "−£1,234")
        #expect(words(.costPerPerson).value(3.456) == "£3.46")
        #expect(words(.costPerPerson).signed(-0.294) == "−£0.29")
        #expect(words(.costPerPerson).value(31.4) == "£31")
        #expect(words(.completions("ttt")).heading == "Completed Train the Trainer")
    }

    @Test("the headline says what changes, how sure that is and how often it does better")
    func headline() async throws {
        // Of ten people all complete against half of them.
        func draft(_ completion: Double) -> ProgrammeDraft {
            var draft = Example.certain(
                people: [10],
                courses: [Example.course("workshop")],
                sessions: [Example.session("only", "workshop", week: 1, anyone: 10)],
                assumptions: [.completion: .number(completion)]
            )
            draft.target = .init(people: 10, by: Example.day(11))
            return draft
        }
        let result = try await Comparison(
            programmes: [
                (ComparisonOutcome.todaysPlan, try Programme(draft(0.5))),
                ("Better", try Programme(draft(1))),
            ],
            seed: 1,
            replicates: 400
        ).run()
        let text = try #require(result.headline(.people).first)
        #expect(text.hasPrefix("With “Better” instead of today's plan, "), "\(text)")
        #expect(text.contains(" more people are reached (95% sure: "), "\(text)")
        #expect(text.contains("the chance of the target rises from "), "\(text)")
        #expect(text.contains(" to 100%"), "\(text)")
        #expect(text.contains("it beats today's plan in "), "\(text)")
        let back = try await Comparison(
            programmes: [
                ("Better", try Programme(draft(1))), ("Worse", try Programme(draft(0.5))),
            ],
            seed: 1,
            replicates: 400
        ).run()
        let worse = try #require(back.headline(.people).first)
        #expect(worse.contains("it does worse than “Better” in "), "\(worse)")
    }
}
