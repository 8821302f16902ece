import Testing

@testable import CascadeCore
@testable import CascadeRendering

@Suite struct ReachTests {
    private let programme = Invented.programme(organisations: 12)

    /// Organisation 0 is certain, 1 is reached by it seldom, 2 hardly ever, 3 never; the others are certain.
    private var outcome: Outcome {
        var outcome = Invented.outcome(programme)
        for position in outcome.organisations.indices {
            outcome.organisations[position].chanceReached = 1
            outcome.organisations[position].firstReach = Outcome.FirstReach(
                week: 1,
                generation: 1,
                source: .plannedSession,
                sourceShare: 1
            )
        }
        outcome.organisations[1].chanceReached = 0.28
        outcome.organisations[1].firstReach = Outcome.FirstReach(
            week: 60,
            generation: 2,
            source: .partner(0),
            sourceShare: 0.5
        )
        outcome.organisations[2].chanceReached = 0.01
        outcome.organisations[3].chanceReached = 0
        outcome.organisations[3].firstReach = nil
        return outcome
    }

    private func graph(foldingAbove limit: Int = 120) -> ReachGraph {
        ReachGraph(programme: programme, outcome: outcome, foldingAbove: limit)
    }

    private func texts(_ elements: [Scene.Element]) -> [String] {
        Scene(size: Size(1, 1), title: "", description: "", elements: elements).texts.map(\.string)
    }

    @Test("those reached in some runs stand in the timeline, those hardly ever reached apart")
    func timeline() {
        let graph = graph()
        #expect(graph.nodes.count == 10)
        #expect(graph.nodes.filter { !$0.isLikely }.map(\.week) == [60])
        #expect(graph.seldom.map(\.chance) == [0.01, 0])
    }

    @Test("an arrow weighs the chance that its source reaches the partner first in all runs")
    func arrows() {
        let graph = graph()
        #expect(graph.ties.map(\.from) == [0])
        #expect(graph.ties.map(\.chance) == [0.14])
    }

    @Test("the card of one seldom reached says in which share of runs, and is dashed")
    func seldomCard() throws {
        let view = ReachView(programme, outcome)
        let node = try #require(view.graph?.nodes[1])
        let card = view.card(node, 1, at: Point(100, 100))
        #expect(texts([card]).contains { $0.hasSuffix("in 28% of runs") })
        guard case .group(let group) = card, case .shape(let shape) = group.elements.first else {
            Issue.record("a card is a group of shapes")
            return
        }
        #expect(shape.dash == .dashed)
        #expect(group.title?.contains("in 28% of runs") == true)
    }

    @Test("those folded into groups are as many as before", arguments: [0, 3])
    func folded(limit: Int) {
        let graph = graph(foldingAbove: limit)
        #expect(graph.nodes.map(\.organisations).reduce(0, +) == 10)
        #expect(graph.nodes.filter { !$0.isLikely }.map(\.organisations) == [1])
        #expect(graph.folded != nil)
    }

    @Test("a column with many organisations grows wide rather than tall", arguments: [8, 30, 110])
    func ranks(count: Int) {
        let programme = Invented.programme(organisations: count)
        var outcome = Invented.outcome(programme)
        for position in outcome.organisations.indices {
            outcome.organisations[position].chanceReached = 1
            outcome.organisations[position].firstReach?.week = 2
            outcome.organisations[position].firstReach?.source = .plannedSession
        }
        let graph = ReachGraph(programme: programme, outcome: outcome, foldingAbove: 200)
        let ranks = ReachRanks(graph, card: Size(210, 50), empty: 90)
        #expect(ranks.nodes.joined().sorted() == Array(0..<count))
        let tallest = ranks.nodes.map(\.count).max() ?? 0
        #expect(tallest <= max(8, count / 2))
        let (first, last) = ranks.span(graph.timeline.column(of: 2))
        #expect((first...last).map { ranks.nodes[$0].count }.reduce(0, +) == count)
    }

    @Test("who reaches another in the same column stands to the left of it")
    func sameColumn() {
        var outcome = outcome
        outcome.organisations[1].firstReach?.week = 2
        let graph = ReachGraph(programme: programme, outcome: outcome, foldingAbove: 120)
        let ranks = ReachRanks(graph, card: Size(210, 50), empty: 90)
        #expect(ranks.rankOf[0] < ranks.rankOf[1])
        #expect(ranks.columns[ranks.rankOf[0]] == ranks.columns[ranks.rankOf[1]])
    }

    @Test("every generation's people are written, however few")
    func generations() throws {
        let scene = try ReachView(programme, outcome).scene(Graphviz(limits: GraphvizLimits()))
        let strip = scene.groups(.part).compactMap(\.title).last
        let last = try #require(strip)
        for generation in 1...4 { #expect(last.contains("in generation \(generation)")) }
        let texts = scene.texts.map(\.string)
        #expect(texts.contains("Hardly ever reached"))
        #expect(texts.contains("trained by founders or external trainers"))
        #expect(!texts.contains("none"))
    }

    @Test("a key too wide for the picture is set on several lines")
    func key() {
        let samples: [(elements: [Scene.Element], size: Size, meaning: String)] = (0..<10).map {
            ([], Size(20, 20), "what sample number \($0) means")
        }
        let item = LegendItem(heading: "Many", samples: samples)
        let (elements, height) = Legend.elements([item], width: 420)
        let scene = Scene(size: Size(420, height), title: "", description: "", elements: elements)
        #expect(scene.texts.allSatisfy { $0.frame.maxX <= 420 && $0.frame.maxY <= height })
        #expect(Set(scene.texts.map(\.at.y)).count > 3)
    }
}
