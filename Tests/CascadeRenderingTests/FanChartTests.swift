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
        #expect(description.contains("By January 2028 the cascade reaches about 430 people"))
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
}
