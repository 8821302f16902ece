import CascadeRendering
import Testing

@testable import CascadeCore

@Suite("The curve of what more money or seats buy")
struct CurveChartTests {
    private let programme = Invented.programme(organisations: 10)

    private func chart(_ curve: NextPound, replicates: Int = 1000) -> CurveChart {
        CurveChart(curve, of: programme, seed: 7, replicates: replicates)
    }

    @Test("it tells the bend, today's plan, seed and runs in words")
    func words() throws {
        let svg = SVGReading(Array(chart(Invented.curve(.budget)).svg().utf8))
        #expect(svg.problem == nil)
        let texts = svg.texts.joined(separator: " | ")
        #expect(texts.contains("Past £7,100, more money buys clearly less"))
        #expect(texts.contains("Up to there a further person costs about £"))
        #expect(texts.contains("; beyond, about £103."))
        #expect(texts.contains("about what today’s plan costs"))
        #expect(texts.contains("the curve bends here"))
        #expect(texts.contains("expected cost"))
        let description = try #require(svg.elements.first { $0.name == "desc" }?.text)
        #expect(description.contains("1,000 fresh runs of each, seed 7"))
        #expect(description.contains("£1,780: 118 people on average (80% sure: "))
    }

    @Test("each point tells its figures when pointed at", arguments: [1, 2, 8, 30])
    func points(count: Int) {
        let scene = chart(Invented.curve(.seats, count: count)).scene
        let titles = scene.groups(.part).compactMap(\.title)
        #expect(titles.count == count)
        #expect(titles.last?.hasPrefix("120 seats: 333 people on average") == true)
    }

    @Test("a single amount is seen from 0, with what its runs come to as upright bars")
    func oneAmount() {
        var curve = Invented.curve(.budget, count: 3, bend: nil, today: 1)
        for position in curve.points.indices { curve.points[position].cost = 1_004 }
        let svg = SVGReading(Array(chart(curve).svg().utf8))
        #expect(svg.problem == nil)
        #expect(svg.texts.contains("£0"))
        let widths = svg.elements.compactMap { $0.attributes["stroke-width"] }
        #expect(widths.filter { $0 == "14" }.count == 2)
    }

    @Test("people are counted from 0; amounts from 0 where the curve begins near it")
    func zero() {
        #expect(RangeAxis(from: 1_800, to: 14_000).bottom == 0)
        #expect(RangeAxis(from: 12_000, to: 14_000).bottom == 12_000)
        #expect(RangeAxis(from: -900, to: 100).bottom <= -900)
        #expect(RangeAxis(from: -900, to: -500).marks.count > 1)
        #expect(RangeAxis(from: .nan, to: .infinity).marks.count > 1)
    }

    @Test(
        "axes cover every range with few marks",
        arguments: [(0, 0), (0, 0.4), (3, 3), (0, 1e9), (5e5, 6e5), (119, 120), (-5, 0)]
    )
    func axes(low: Double, high: Double) {
        let axis = RangeAxis(from: low, to: high)
        #expect(axis.bottom <= low && axis.top >= high)
        #expect((2...9).contains(axis.marks.count), "\(axis.marks)")
        #expect(zip(axis.marks, axis.marks.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test(
        "it holds together for curves of every size, with and without bend and today",
        arguments: [0.0, 0.01, 1, 1000],
        [0, 1, 2, 3, 25]
    )
    func extremes(scale: Double, count: Int) throws {
        for resource in [NextPound.Resource.budget, .seats] {
            for (bend, today) in [(nil, nil), (0, 0), (1, 2), (2, 1), (count - 1, 0)] {
                for replicates in [10, 1000] {
                    let curve = Invented.curve(
                        resource,
                        count: count,
                        scale: scale,
                        bend: bend.map { max(0, $0) },
                        today: today
                    )
                    let chart = chart(curve, replicates: replicates)
                    #expect(SVGReading(Array(chart.svg().utf8)).problem == nil)
                    try LegibilityTests().expectApart(chart.scene)
                }
            }
        }
    }

    @Test("few replicates give no bands")
    func few() {
        let texts = chart(Invented.curve(.budget), replicates: 20).scene.texts.map(\.string)
        #expect(!texts.contains("8 in 10 runs"))
        #expect(texts.contains("average"))
    }

    @Test("it is drawn as bitmap and page, but not as a graph")
    func formats() throws {
        let chart = chart(Invented.curve(.budget))
        #expect(try chart.rendered(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try chart.rendered(as: .pdf).starts(with: Array("%PDF".utf8)))
        #expect(throws: RenderingError.self) { try chart.rendered(as: .dot) }
    }

    @Test("text is told apart from its ground on light paper and on a dark screen")
    func contrast() {
        for text in chart(Invented.curve(.budget)).scene.texts {
            #expect(text.paint.light.contrast(with: text.on.light) >= 4.5, "\(text.string)")
            #expect(text.paint.dark.contrast(with: text.on.dark) >= 4.5, "\(text.string)")
        }
    }
}
