import CascadeRendering
import Testing

@testable import CascadeCore

@Suite struct FanChartTests {
    private let outcome = Invented.outcome(Invented.programme(organisations: 10))

    @Test("the chart says its headline in words, beside seed and runs")
    func words() throws {
        let svg = SVGReading(Array(FanChart(outcome).svg().utf8))
        #expect(svg.problem == nil)
        let description = try #require(svg.elements.first { $0.name == "desc" }?.text)
        #expect(
            description.contains(
                "By January 2028 the programme is expected to reach about 430 people"
            )
        )
        #expect(description.contains("80% sure"))
        #expect(description.contains("1,000 runs, seed 1"))
        let texts = svg.texts.joined(separator: " | ")
        #expect(texts.contains("Target 500"))
        #expect(texts.contains("24%"))
        #expect(texts.contains("people reached"))
        #expect(texts.contains("not observed"))
    }

    @Test("the value axis starts at 0")
    func zero() { #expect(FanChart(outcome).scene.texts.contains { $0.string == "0" }) }

    @Test("every metric has a chart", arguments: Metric.allCases)
    func metrics(metric: Metric) {
        var outcome = outcome
        outcome.series[metric] = outcome.series[.peopleReached]
        let svg = SVGReading(Array(FanChart(outcome, metric: metric).svg().utf8))
        #expect(svg.problem == nil)
        #expect(svg.texts.count > 10)
    }

    @Test("an outcome without weeks, a single week and zero people are drawn")
    func edges() {
        for weeks in [0, 1] {
            for value in [0.0, 1] {
                var outcome = outcome
                outcome.weeks = weeks
                outcome.series = [
                    .peopleReached: Array(
                        repeating: Outcome.Summary(constant: value),
                        count: weeks
                    )
                ]
                outcome.target = nil
                let svg = SVGReading(Array(FanChart(outcome).svg().utf8))
                #expect(svg.problem == nil)
            }
        }
    }

    @Test("the chart is drawn as bitmap and page, but not as a graph")
    func formats() throws {
        #expect(try FanChart(outcome).rendered(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try FanChart(outcome).rendered(as: .pdf).starts(with: Array("%PDF".utf8)))
        #expect(throws: RenderingError.self) { try FanChart(outcome).rendered(as: .dot) }
    }

    /// A chart of a fan around `median` at the end, with a target.
    private func chart(
        name: String = "A programme",
        median: Double,
        target: Int,
        by: String,
        weeks: Int = 104
    ) throws -> Scene {
        var draft = Invented.programme(organisations: 10).draft
        draft.name = name
        draft.weeks = weeks
        draft.target?.people = target
        draft.target?.by = try #require(CalendarDate(by))
        let programme = Invented.valid(draft)
        var outcome = Invented.outcome(programme)
        outcome.weeks = weeks
        outcome.series[.peopleReached] = (1...weeks).map {
            let share = Double($0) / Double(weeks)
            return Invented.summary(median * share, spread: 0.2 * median * share)
        }
        return FanChart(outcome).scene
    }

    @Test(
        "the chart holds together for numbers, names, targets and lengths of every size",
        arguments: [
            (0.0, 0), (0.4, 1), (430, 430), (430, 2), (1_234_567, 1_000_000), (87_654_321, 5),
            (3, 90_000_000),
        ]
    )
    func extremes(median: Double, target: Int) throws {
        for (name, by, weeks) in [
            ("A programme", "2027-12-31", 104), ("A programme", "2026-01-20", 104),
            (String(repeating: "long name ", count: 30), "2026-01-18", 1),
            ("שלום עולם مرحبا بالعالم", "2026-07-31", 30),
        ] {
            let scene = try chart(
                name: name,
                median: median,
                target: max(1, target),
                by: by,
                weeks: weeks
            )
            try LegibilityTests().expectApart(scene)
            #expect(!scene.texts.contains { $0.string.hasSuffix("…") && $0.size != 14 })
        }
    }

    @Test("the name of the target does not stand on the fan where there is room beside it")
    func targetLabel() throws {
        // The fan passes through the level of the target at once, so the label moves to the right or below.
        let scene = try chart(median: 4_000, target: 150, by: "2027-12-31")
        let label = try #require(scene.texts.first { $0.string == "Target 150" })
        #expect(label.frame.x > 200)
    }
}
