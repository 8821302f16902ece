import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("What drives the answer")
struct TornadoTests {
    private func tornado(
        _ drafts: [ProgrammeDraft],
        replicates: Int = 400,
        of measure: ComparedMeasure = .people
    ) async throws -> Tornado {
        let programmes = try drafts.enumerated().map { ("scenario \($0)", try Programme($1)) }
        let result = try await Comparison(programmes: programmes, seed: 5, replicates: replicates)
            .run(tornado: measure)
        return try #require(result.tornadoes.first)
    }

    /// One session of 100 people, each of whom turns up and completes by chances that aren't known.
    private var session: ProgrammeDraft {
        Example.certain(
            people: [100],
            courses: [Example.course("workshop")],
            sessions: [Example.session("only", "workshop", week: 1, anyone: 100)],
            assumptions: [
                .attendance: .uniform(low: 0.4, high: 0.6), .completion: .beta(a: 3, b: 3),
            ]
        )
    }

    @Test("each assumption is put at its 10% and 90% quantile, the widest first")
    func oneScenario() async throws {
        let tornado = try await tornado([session])
        #expect(tornado.from == nil)
        #expect(tornado.bars.map(\.assumption) == [.completion, .attendance])
        let completion = tornado.bars[0]
        #expect(completion.place == "programme")
        let ends = try #require(completion.ends[0])
        #expect(abs(ends.low - 0.24663645) < 1e-7)
        #expect(abs(ends.high - 0.75336355) < 1e-7)
        // Mean attendance is 0.5, so 50 come; four standard errors allow for luck and what else is not known.
        for (mean, share) in [(completion.low, ends.low), (completion.high, ends.high)] {
            #expect(abs(mean.value - 50 * share) < 4 * mean.standardError)
        }
        let attendance = tornado.bars[1]
        #expect(attendance.ends == [Tornado.Ends(low: 0.42, high: 0.58)])
        #expect(abs(attendance.swing.mean - 8) < 4 * attendance.swing.standardError)
        #expect(!tornado.bars.contains { $0.flips })
    }

    @Test("an end is what a run with that number in the assumption's place gives")
    func oracle() async throws {
        let tornado = try await tornado([session])
        var fixed = session
        let ends = try #require(tornado.bars[0].ends[0])
        fixed.assumptions[.completion] = .number(ends.high)
        let run = try await Scenario(try Programme(fixed)).replicates(400, seed: 5)
        let mean = run.peopleReached.reduce(0) { $0 + Double($1) } / 400
        #expect(tornado.bars[0].high.value == mean)
    }

    @Test("what is known, and what is chance, is not tried")
    func known() async throws {
        var draft = session
        draft.assumptions[.attendance] = .number(0.5)
        draft.assumptions[.groupSize] = .negativeBinomial(mean: 12, shape: 4)
        draft.assumptions[.firstDeliveryLag] = .lognormalWeeks(median: 14, sigma: 1)
        let tornado = try await tornado([draft], replicates: 20)
        #expect(tornado.bars.map(\.assumption) == [.completion])
    }

    @Test("places that set an assumption are tried one by one, defaults too")
    func places() async throws {
        var draft = session
        draft.assumptions[.attendance] = nil
        draft.courses.append(Example.course("second") { $0.mandatory = true })
        draft.sectors[0].assumptions[.turnover] = .uniform(low: 0, high: 0.5)
        draft.organisations[0].assumptions[.openness] = .beta(a: 2, b: 2)
        draft.courses[0].assumptions[.completion] = .normal(mean: 0.8, sd: 0.1)
        let tornado = try await tornado([draft], replicates: 20)
        let found = Set(tornado.bars.map { "\($0.assumption.rawValue): \($0.place)" })
        #expect(
            found == [
                "attendance: default for workshop", "completion: course workshop",
                "completion: programme", "turnover: sector any", "openness: organisation o0",
            ]
        )
        let labels = Set(tornado.bars.map(\.label))
        #expect(labels.contains("How many of those booked turn up: workshop"))
        #expect(labels.contains("How many of those who come complete: elsewhere"))
        #expect(labels.contains("How many people leave in a year: Any"))
    }

    @Test("a difference that turns round is told")
    func flips() async throws {
        // Of 60 seats for a first course all complete; of 100 for another as many as the assumption says: more at the
        // high value, fewer at the low one.
        func draft(_ course: String, _ seats: Int) -> ProgrammeDraft {
            Example.certain(
                people: [200],
                courses: [
                    Example.course("sure"),
                    Example.course("other") {
                        $0.assumptions[.completion] = .uniform(low: 0.2, high: 1)
                    },
                ],
                sessions: [Example.session("only", course, week: 1, anyone: seats)]
            )
        }
        let tornado = try await tornado([draft("sure", 60), draft("other", 100)])
        let bar = try #require(tornado.bars.first)
        #expect(tornado.from == 0)
        #expect(bar.flips)
        #expect(abs(bar.low.value - (28 - 60)) < 4 * bar.low.standardError)
        #expect(abs(bar.high.value - (92 - 60)) < 4 * bar.high.standardError)
        let steady = try await self.tornado([draft("sure", 10), draft("other", 100)])
        #expect(!steady.bars.contains { $0.flips })
    }

    @Test("what only one of two scenarios knows moves the other alone")
    func oneKnows() async throws {
        var known = session
        known.assumptions[.completion] = .number(0.5)
        let tornado = try await tornado([known, session])
        let bar = try #require(tornado.bars.first { $0.assumption == .completion })
        #expect(bar.ends[0] == nil)
        #expect(bar.ends[1] != nil)
        #expect(bar.flips)
    }

    @Test("a measure that the scenario doesn't have has no tornado")
    func noMeasure() async throws {
        let result = try await Comparison(
            programmes: [("a", try Programme(session))],
            seed: 1,
            replicates: 5
        ).run(tornado: .chance)
        #expect(result.tornadoes.isEmpty)
    }

    @Test("very many places are taken together")
    func many() async throws {
        var draft = Example.certain(
            people: Array(repeating: 3, count: 60),
            courses: [Example.course("workshop")],
            sessions: [Example.session("only", "workshop", week: 1, anyone: 100)]
        )
        for position in draft.organisations.indices {
            draft.organisations[position].assumptions[.turnover] = .beta(
                a: 2 + Double(position),
                b: 20
            )
        }
        let tornado = try await tornado([draft], replicates: 20)
        #expect(tornado.bars.map(\.place) == ["organisations"])
        #expect(tornado.bars[0].label == "How many people leave in a year: 60 organisations")
        #expect(tornado.bars[0].ends == [nil])
    }
}
