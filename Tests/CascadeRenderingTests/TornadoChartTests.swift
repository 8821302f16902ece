import CascadeRendering
import Testing

@testable import CascadeCore

@Suite("The chart of what drives the answer")
struct TornadoChartTests {
    private static let questions = Assumption.allCases

    /// An invented result with so many assumptions, for one scenario or for one against another.
    private static func result(
        bars: Int,
        pair: Bool,
        base: Double = 40,
        width: Double = 30,
        measure: ComparedMeasure = .people,
        name: String = "Sixteen places",
        error: Double = 2
    ) -> ComparisonOutcome {
        let programme = Invented.programme(organisations: 10)
        func mean(_ value: Double) -> Tornado.Mean {
            Tornado.Mean(value: value, standardError: error)
        }
        let all = (0..<bars).map { number -> Tornado.Bar in
            let half = width / Double(number + 1) * (number % 3 == 1 ? -1 : 1)
            let values = [base - half, base + (number % 4 == 3 ? -0.4 : 1) * half]
            var swing = Difference(before: [values[0], values[0]], after: [values[1], values[1]])
            swing.standardError = error
            let assumption = questions[number % questions.count]
            return Tornado.Bar(
                assumption: assumption,
                place: "programme",
                label: assumption.question + (number % 2 == 0 ? "" : ": Voluntary and community"),
                ends: [Tornado.Ends(low: 0.24, high: 0.76)],
                low: mean(values[0]),
                high: mean(values[1]),
                swing: swing,
                flips: pair && values[0] * values[1] < 0
            )
        }
        let entries = [ComparisonOutcome.todaysPlan, name].prefix(pair ? 2 : 1).map {
            ComparisonOutcome.Entry(name: $0, programme: programme, summaries: [:])
        }
        return ComparisonOutcome(
            entries: Array(entries),
            pairs: [],
            measures: [],
            tornadoes: [
                Tornado(
                    measure: measure,
                    from: pair ? 0 : nil,
                    to: pair ? 1 : 0,
                    base: mean(base),
                    bars: all
                )
            ],
            lastDay: programme.lastDay,
            seed: 1,
            replicates: 1000,
            notices: []
        )
    }

    @Test("it says the answer, each assumption's values and what they give")
    func words() throws {
        let svg = SVGReading(Array(TornadoChart(Self.result(bars: 3, pair: true)).svg().utf8))
        #expect(svg.problem == nil)
        let texts = svg.texts.joined(separator: " ")
        #expect(texts.contains("“Sixteen places” against today's plan:"))
        #expect(texts.contains("+40 people reached"))
        #expect(texts.contains("+10"))
        #expect(texts.contains("at 24%"))
        #expect(texts.contains("as drawn: +40"))
        #expect(texts.contains("no difference"))
        #expect(texts.contains("1,000 runs each, seed 1"))
        let description = try #require(svg.elements.first { $0.name == "desc" }?.text)
        #expect(description.contains("How many of those booked turn up: +10 at 24%, +70 at 76%"))
        let alone = TornadoChart(Self.result(bars: 3, pair: false)).scene.texts.map(\.string)
        #expect(alone.contains("People reached: 40"))
        #expect(!alone.contains("no difference"))
    }

    @Test(
        "no two texts overlap, and none leaves the picture",
        arguments: [0, 1, 2, 5, 15],
        [(40.0, 30.0), (5, 30), (0, 4), (-3, 500), (123_456, 9000), (0.4, 0.3)]
    )
    func apart(bars: Int, size: (base: Double, width: Double)) throws {
        for pair in [true, false] {
            for measure in [ComparedMeasure.people, .cost, .chance] {
                let scale = measure == .chance ? 0.001 : 1
                let result = Self.result(
                    bars: bars,
                    pair: pair,
                    base: size.base * scale,
                    width: size.width * scale,
                    measure: measure,
                    name: String(repeating: "a long name ", count: bars)
                )
                let scene = TornadoChart(result).scene
                try LegibilityTests().expectApart(scene)
                for text in scene.texts {
                    let light = text.paint.light.contrast(with: text.on.light)
                    let dark = text.paint.dark.contrast(with: text.on.dark)
                    #expect(light >= 4.5 && dark >= 4.5, "\(text.string)")
                }
            }
        }
    }

    @Test("at most ten assumptions are drawn, and the others counted")
    func most() {
        let scene = TornadoChart(Self.result(bars: 15, pair: false)).scene
        #expect(scene.groups(.part).count == 10)
        #expect(scene.texts.contains { $0.string == "Not drawn: 5 assumptions that matter less." })
    }

    @Test("a few runs, of which no interval is known, are drawn without one")
    func noInterval() {
        let result = Self.result(bars: 3, pair: true, error: .infinity)
        let svg = SVGReading(Array(TornadoChart(result).svg().utf8))
        #expect(svg.problem == nil)
        #expect(!TornadoChart(result).svg().contains("nan"))
        #expect(!TornadoChart(result).svg().contains("inf"))
    }

    @Test("nothing that is tried is said too")
    func nothing() {
        var result = Self.result(bars: 0, pair: false)
        let texts = TornadoChart(result).scene.texts.map(\.string)
        #expect(texts.contains("No uncertain assumption makes a difference."))
        result.tornadoes = []
        #expect(TornadoChart(result).scene.texts.map(\.string).contains("Nothing was tried."))
    }

    @Test("the chart is drawn as bitmap and page, but not as a graph")
    func formats() throws {
        let chart = TornadoChart(Self.result(bars: 3, pair: true))
        #expect(try chart.rendered(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try chart.rendered(as: .pdf).starts(with: Array("%PDF".utf8)))
        #expect(throws: RenderingError.self) { try chart.rendered(as: .dot) }
    }
}
