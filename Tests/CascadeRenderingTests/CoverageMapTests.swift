import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeRendering

@Suite("Coverage on record and expected, on the maps")
struct CoverageMapTests {
    private static func forecast(_ seed: UInt64) async throws -> (Programme, Forecast) {
        let programme = try RecordedProgramme.small(seed: seed)
        return (programme, try await programme.forecast(seed: 1, replicates: 40))
    }

    /// Shapes of a node filled with a strong colour: how opaque each is.
    private static func fills(_ node: Scene.Group) -> [Double] {
        node.elements.compactMap { element in
            guard case .shape(let shape) = element, case .strong? = shape.fill else { return nil }
            return shape.opacity
        }
    }

    @Test(
        "what is on record is solid and what is expected is pale, as the counts say",
        arguments: 1...3
    )
    func apart(seed: UInt64) async throws {
        let (programme, forecast) = try await Self.forecast(seed)
        let reach = History(programme, asOf: forecast.asOf).reach()
        let nodes = try Picture(.partnership, of: programme, forecast: forecast).scene()
            .groups(.node)
        #expect(nodes.count == programme.organisations.count)
        for (position, node) in nodes.enumerated() {
            let title = try #require(node.title)
            let people = programme.organisations[position].people
            let observed = min(
                1,
                Double(reach.byOrganisation[position].peopleThereNow) / Double(max(1, people))
            )
            let expected = forecast.outcome.organisations[position].coverage
            #expect(title.contains("covered on record \(Wording.percent(observed))"))
            #expect(title.contains("expected coverage \(Wording.percent(expected))"))
            let fills = Self.fills(node)
            #expect(fills.contains(1) == (observed > 0))
            #expect(fills.contains(LevelCircle.pale) == (expected > observed))
        }
    }

    @Test(
        "the bar and the brackets are explained where they are drawn, and only there",
        arguments: [10, 40, 300, 3001]
    )
    func ranges(count: Int) throws {
        let programme = Invented.programme(organisations: count)
        let scene = try Picture(.partnership, of: programme, outcome: Invented.outcome(programme))
            .scene()
        let texts = scene.texts.map(\.string)
        let hasBar = texts.contains("8 of 10 runs")
        let hasBrackets = texts.contains { $0.contains("% covered (") }
        let caption = scene.caption
        #expect(caption.contains("the bar") == hasBar)
        #expect(caption.contains("the brackets") == hasBrackets)
    }

    @Test("without records nothing is solid, and the range is that of the runs")
    func expectedAlone() async throws {
        let programme = Invented.programme(organisations: 40)
        let outcome = Invented.outcome(programme)
        let scene = try Picture(.partnership, of: programme, outcome: outcome).scene()
        for (position, node) in scene.groups(.node).enumerated() {
            #expect(!Self.fills(node).contains(1))
            let people = Double(max(1, programme.organisations[position].people))
            let there = outcome.organisations[position].peopleThere
            let low = Wording.whole(100 * max(0, min(1, there.p10 / people)))
            let high = Wording.whole(100 * max(0, min(1, there.p90 / people)))
            #expect(node.title?.contains("on record") == false)
            if low != high {
                #expect(node.title?.contains("\(low)–\(high)% in 8 of 10 runs") == true)
            }
        }
        let words = scene.texts.map(\.string).joined(separator: " ")
        #expect(words.contains("expected (simulated)") && !words.contains("on record"))
    }

    @Test("a public map tells nothing of the records")
    func hidden() async throws {
        let (programme, forecast) = try await Self.forecast(2)
        for view in [View.partnership, .sectors] {
            let scene = try Picture(view, of: programme, forecast: forecast, isPublic: true).scene()
            let all = scene.texts.map(\.string) + scene.groups(.node).compactMap(\.title)
            #expect(!all.joined(separator: " ").contains("on record"))
            let plan = try Picture(view, of: programme, outcome: forecast.plan, isPublic: true)
            #expect(try plan.scene() == scene)
        }
    }

    @Test("a level has the area of its share", arguments: [0.05, 0.25, 0.5, 0.8])
    func level(share: Double) throws {
        let level = CoverageLevel(observed: share)
        let shapes = LevelCircle.elements(
            at: Point(0, 0),
            radius: 10,
            level: level,
            position: 0
        )
        let path = shapes.compactMap { element -> [PathStep]? in
            guard case .shape(let shape) = element, shape.fill == .strong(0),
                case .path(let steps) = shape.outline
            else { return nil }
            return steps
        }
        let steps = try #require(path.first)
        var points: [Point] = []
        var last = Point(0, 0)
        for step in steps {
            switch step {
            case .move(let point), .line(let point):
                points.append(point)
                last = point
            case .curve(let a, let b, let end):
                for t in 1...50 {
                    points.append(TieRouter.point(last, a, b, end, Double(t) / 50))
                }
                last = end
            case .close: break
            }
        }
        var area = 0.0
        for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) {
            area += (a.x * b.y - b.x * a.y) / 2
        }
        #expect(abs(abs(area) / (Double.pi * 100) - share) < 0.002)
    }

    @Test("folded circles add up to everyone covered", arguments: [3001, 4000])
    func folded(count: Int) {
        let programme = Invented.programme(organisations: count)
        let outcome = Invented.outcome(programme)
        let map = PartnershipGraph(programme: programme, outcome: outcome, foldingAbove: 3000)
        #expect(map.nodes.reduce(0) { $0 + $1.organisations } == count)
        let covered = map.nodes.reduce(0.0) { $0 + ($1.level.expected ?? 0) * Double($1.people) }
        let all = zip(programme.organisations, outcome.organisations).reduce(0.0) {
            $0 + Double($1.0.people) * max(0, min(1, $1.1.coverage))
        }
        #expect(abs(covered - all) < 1e-6 * max(1, all))
        #expect(map.nodes.allSatisfy { $0.level.low == nil })
    }
}
