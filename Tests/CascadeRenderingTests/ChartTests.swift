import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeRendering

@Suite("Charts")
struct ChartTests {
    static let widths = [360.0, 480, 640, 900]

    /// The charts of a programme with a year of records, and of its forecast.
    static func charts(seed: UInt64) async throws -> [any Chart] {
        let programme = try RecordedProgramme.make(seed: seed)
        let history = History(programme)
        let forecast = try await programme.forecast(seed: seed, replicates: 120, workers: 1)
        let funnel = Funnel(history)
        return [
            FanChart(forecast), FanChart(forecast, metric: .sessionsHeld),
            FanChart(forecast, metric: .cost), FanChart(forecast.outcome),
            FunnelChart(funnel, of: programme, asOf: history.asOf),
            FunnelChart(DisclosedFunnel(funnel), of: programme, asOf: history.asOf),
            sectors(history, forecast.outcome), LorenzChart(history, forecast.outcome),
        ]
    }

    static func sectors(_ history: History, _ outcome: Outcome) -> RangeChart {
        let reach = history.reach()
        let programme = history.programme
        return RangeChart(
            name: programme.name,
            title: "People reached by sector",
            unit: .share(of: "headcount"),
            rows: programme.sectors.enumerated().map { position, sector in
                let result = outcome.sectors[position]
                let people = result.peopleReached
                return RangeChart.Row(
                    label: sector.name,
                    observed: .shown(
                        reach.bySector.first { $0.name == sector.id }?.peopleReached ?? 0
                    ),
                    expected: .init(people.mean, from: people.p10, to: people.p90),
                    whole: Double(result.people)
                )
            },
            note: "Observed until \(history.asOf.spelledOut)."
        )
    }

    @Test(
        "no two texts overlap and none leaves the picture, at any width",
        arguments: 0..<4 as Range<UInt64>
    )
    func apart(seed: UInt64) async throws {
        for chart in try await Self.charts(seed: seed) {
            for width in Self.widths {
                let scene = chart.scene(width: width)
                #expect(scene.size.width == width)
                try LegibilityTests().expectApart(scene)
                #expect(scene.texts.allSatisfy { $0.size >= 10 })
            }
        }
    }

    @Test("the narrow chart is for a phone: type of 11 pixels or more wherever there is room")
    func phone() async throws {
        for chart in try await Self.charts(seed: 1) {
            let sizes = chart.scene(width: 360).texts.map(\.size)
            #expect(sizes.count { $0 < 11 } <= 2)
        }
    }

    @Test("every chart has a table whose rows fit its headings", arguments: 0..<3 as Range<UInt64>)
    func tables(seed: UInt64) async throws {
        for chart in try await Self.charts(seed: seed) {
            let table = chart.dataTable
            #expect(!table.rows.isEmpty && !table.title.isEmpty)
            #expect(table.rows.allSatisfy { $0.count == table.heading.count })
        }
    }

    @Test("the funnel's numbers are those of the records", arguments: 0..<4 as Range<UInt64>)
    func funnel(seed: UInt64) throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let history = History(programme)
        let funnel = Funnel(history)
        let chart = FunnelChart(funnel, of: programme, asOf: history.asOf)
        #expect(
            chart.dataTable.rows.map { $0[1] }
                == Funnel.Step.allCases.map { Wording.count(funnel.count($0)) }
        )
        // Bars begin at one line and are as long as their numbers say.
        let bars = chart.scene.groups(.part).map { Self.bar($0, fill: .cool(3)) }
        let longest = try #require(bars.compactMap(\.self).map(\.width).max())
        let most = funnel.count(.trained)
        for (step, bar) in zip(Funnel.Step.allCases, bars) {
            let count = funnel.count(step)
            guard count > 0 else {
                #expect(bar == nil)
                continue
            }
            let found = try #require(bar)
            #expect(found.x == 24)
            let width = longest * Double(count) / Double(most)
            #expect(abs(found.width - max(2, width)) < 0.01)
        }
    }

    static func bar(_ group: Scene.Group, fill: Paint) -> Rect? {
        for case .shape(let shape) in group.elements {
            if case .rect(let rect, _) = shape.outline, shape.fill == fill { return rect }
        }
        return nil
    }

    @Test("in public small counts of the funnel are hidden, and no share or wait gives them away")
    func publicFunnel() throws {
        var funnel = Funnel(History(try RecordedProgramme.make(seed: 1)))
        funnel.people = [
            .trained: 43, .cameForward: 12, .qualified: 9, .firstSession: 3, .active: 0,
        ]
        funnel.untilQualified = WaitingTime(
            taken: [3, 8, 9, 12, 14, 20, 25, 30, 31],
            seen: [9],
            waiting: 1
        )
        funnel.untilFirstSession = WaitingTime(taken: [40, 50, 70], seen: [90, 100], waiting: 2)
        let programme = try RecordedProgramme.make(seed: 1)
        let chart = FunnelChart(DisclosedFunnel(funnel), of: programme, asOf: programme.start)
        let rows = chart.dataTable.rows
        #expect(rows.map { $0[1] } == ["45", "10", "10", "[c]", "0"])
        #expect(rows[3][2] == ChartTable.none && rows[4][2] == ChartTable.none)
        #expect(rows[2][3].contains("14 days") && !rows[2][3].contains("still"))
        #expect(rows[3][3] == ChartTable.none)
        let exact = DisclosedFunnel(funnel, profile: .under10)
        // 9 is hidden as small; 12 is not, and differs from 43 by enough.
        #expect(exact.counts == [.shown(43), .shown(12), .hidden, .hidden, .shown(0)])
    }

    @Test("bars of parts begin at zero, and the axis reaches beyond all that is expected")
    func zeroBased() async throws {
        let programme = try RecordedProgramme.make(seed: 2)
        let forecast = try await programme.forecast(seed: 1, replicates: 40, workers: 1)
        let chart = Self.sectors(History(programme), forecast.outcome)
        let scene = chart.scene
        let bars = scene.groups(.part).compactMap { Self.bar($0, fill: .cool(3)) }
        #expect(!bars.isEmpty && bars.allSatisfy { $0.x == 24 && $0.maxX <= 640 - 24 })
        #expect(scene.texts.contains { $0.string == "0%" })
        for (row, sector) in zip(chart.dataTable.rows, forecast.outcome.sectors) {
            #expect(row[2] == Wording.count(sector.people))
            #expect(row[4] == Wording.count(sector.peopleReached.mean))
        }
    }

    @Test("an axis has zero on it, and reaches below it only for negative values")
    func axis() {
        for (low, high) in [(0.0, 0.4), (0, 763), (-1_200, 4_000), (-50, -3), (-9e6, 1)] {
            let axis = ValueAxis(from: low, largest: high)
            #expect(axis.marks.contains(0))
            #expect(axis.bottom <= low && axis.top >= high)
            #expect(axis.bottom == 0 || low < 0)
            #expect(axis.marks.count <= 8)
        }
    }

    @Test(
        "the Lorenz curve encloses half of the Gini coefficient",
        arguments: 0..<5 as Range<UInt64>
    )
    func lorenz(seed: UInt64) async throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let history = History(programme)
        let outcome = try await Scenario(programme).run(seed: seed, replicates: 20, workers: 1)
        let chart = LorenzChart(history, outcome)
        for curve in [chart.observed, chart.expected].compactMap(\.self) {
            let area = zip(curve.points, curve.points.dropFirst()).map {
                ($1.x - $0.x) * ($0.y + $1.y) / 2
            }
            .reduce(0, +)
            #expect(abs(1 - 2 * area - curve.gini) < 1e-9)
            #expect(curve.reached(by: 1) > 0.999 && curve.reached(by: 0) == 0)
        }
        let equity = try #require(await outcome.networkAnalysis().equity)
        #expect(try abs(#require(chart.expected).gini - equity.gini) < 1e-9)
    }

    @Test("the observed line ends on the last day on record, at what is on record")
    func observedLine() async throws {
        let programme = try RecordedProgramme.make(seed: 3)
        let forecast = try await programme.forecast(seed: 1, replicates: 40, workers: 1)
        try #require(forecast.weeksObserved > 0)
        let chart = FanChart(forecast)
        let label = "\(Wording.count(forecast.reach.peopleReached)) observed"
        #expect(chart.scene.texts.contains { $0.string == label })
        let plan = Wording.count(forecast.plan.final(.peopleReached).p50)
        #expect(chart.scene.texts.contains { $0.string == plan })
        #expect(chart.dataTable.rows.contains { $0[1] == "observed" })
        #expect(chart.dataTable.rows.contains { $0[1] == "expected" })
    }

    @Test(
        "names of any kind keep the charts whole",
        arguments: [
            "", "<script>alert(1)</script> & \"more\"", "שלום עולם مرحبا", "a\u{0}b\u{202E}c\nd",
            String(repeating: "endless", count: 120), String(repeating: "many words ", count: 60),
        ]
    )
    func hostile(label: String) throws {
        let rows = (0..<3).map {
            RangeChart.Row(
                label: label,
                observed: $0 == 1 ? .hidden : .shown($0 * 1_234_567),
                expected: $0 == 2 ? nil : .init(3e6, from: 2e6, to: 4e6),
                whole: $0 == 0 ? 0 : 1e7
            )
        }
        for unit in [RangeChart.Unit.share(of: "headcount"), .count(of: "people")] {
            let chart = RangeChart(name: label, title: label, unit: unit, rows: rows, note: "Note.")
            for width in Self.widths {
                try LegibilityTests().expectApart(chart.scene(width: width))
            }
            let svg = try chart.rendered(as: .svg, width: 360, idPrefix: "x")
            #expect(SVGReading(svg).problem == nil)
        }
        let day = try #require(CalendarDate("2026-05-01"))
        let funnel = FunnelChart(
            name: label,
            asOf: day,
            steps: [
                .init(label: label, count: .shown(5_000_000), wait: label),
                .init(label: label, count: .hidden), .init(label: label, count: .shown(0)),
            ]
        )
        for width in Self.widths {
            try LegibilityTests().expectApart(funnel.scene(width: width))
        }
    }
}
