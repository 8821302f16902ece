import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeRendering

@Suite("Widths of ties on the partnership map")
struct TieMeasureTests {
    /// Solid lines of an edge: width and opacity.
    private func lines(_ edge: Scene.Group) -> [(width: Double, opacity: Double)] {
        edge.elements.compactMap { element in
            guard case .shape(let shape) = element, shape.stroke != nil, shape.dash == .solid else {
                return nil
            }
            return (shape.lineWidth, shape.opacity)
        }
    }

    @Test("more people expected across a tie make it wider, and nobody makes it dotted")
    func expected() throws {
        let programme = Invented.programme(organisations: 40)
        let outcome = Invented.unevenOutcome(programme)
        let scene = try Picture(.partnership, of: programme, outcome: outcome, ties: .people)
            .scene()
        let graph = PartnershipGraph(programme: programme, outcome: outcome, foldingAbove: 3000)
        var found: [(Double, Double)] = []
        for edge in scene.groups(.edge) {
            let tie = try #require(graph.ties.first { edge.ends == ["n\($0.from)", "n\($0.to)"] })
            let width = lines(edge).map(\.width).max() ?? 0
            #expect((width == 0) == (tie.expectedPeople < 0.05))
            if tie.expectedPeople > 0 {
                let people = Wording.decimal(tie.expectedPeople)
                #expect(edge.title?.contains("\(people) people expected to be trained") == true)
            }
            found.append((tie.expectedPeople, width))
        }
        found.sort { $0.0 < $1.0 }
        for (less, more) in zip(found, found.dropFirst()) { #expect(less.1 <= more.1) }
        #expect(Set(found.map(\.1)).count > 5)
        #expect(scene.texts.contains { $0.string == "People expected to be trained across a tie" })
    }

    @Test("people across all ties are those of the partnerships, each once")
    func sums() throws {
        let programme = Invented.programme(organisations: 60)
        let outcome = Invented.unevenOutcome(programme)
        let graph = PartnershipGraph(programme: programme, outcome: outcome, foldingAbove: 3000)
        let all = outcome.partnerships.reduce(0) { $0 + $1.reached }
        #expect(abs(graph.ties.reduce(0) { $0 + $1.expectedPeople } - all) < 1e-9)
        let folded = PartnershipGraph(programme: programme, outcome: outcome, foldingAbove: 10)
        let across = folded.sectorTies.reduce(0) { $0 + $1.expectedPeople }
        let within = zip(programme.partnerships, outcome.partnerships).reduce(0.0) { sum, pair in
            let sector = { id in programme.organisations.first { $0.id == id }?.sector }
            return sector(pair.0.from) == sector(pair.0.to) ? sum + pair.1.reached : sum
        }
        #expect(abs(across + within - all) < 1e-9)
        #expect(
            folded.sectorTies.reduce(0) { $0 + $1.count } + folded.inside
                == programme.partnerships.count
        )
    }

    @Test("people trained across a tie on record are those of the sessions", arguments: 1...4)
    func observed(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let history = History(programme)
        let graph = PartnershipGraph(
            programme: programme,
            outcome: nil,
            history: history,
            foldingAbove: 3000
        )
        let tied = Set(graph.ties.map { Set([$0.from, $0.to]) })
        let expected = history.crossings.filter {
            tied.contains([$0.trainers, $0.learners]) && $0.trainers != $0.learners
        }
        for crossing in expected {
            let tie = try #require(
                graph.ties.first {
                    Set([$0.from, $0.to]) == [crossing.trainers, crossing.learners]
                }
            )
            let people =
                tie.from == crossing.trainers ? tie.observed.inTo : tie.observed.inFrom
            #expect(people == crossing.people)
        }
        #expect(
            graph.ties.reduce(0) { $0 + $1.observedPeople }
                == expected.reduce(0) { $0 + $1.people }
        )
    }

    @Test("ties that are not drawn are counted in the caption and at each circle")
    func counted() throws {
        let programme = Invented.programme(organisations: 1200)
        let scene = try Picture(.partnership, of: programme).scene()
        let graph = PartnershipGraph(programme: programme, outcome: nil, foldingAbove: 3000)
        #expect(graph.ties.count > PartnershipView.mostTies)
        let drawn = scene.groups(.edge).count
        let words = scene.texts.map(\.string).joined(separator: " ")
        #expect(words.contains("\(Wording.count(graph.ties.count - drawn)) others are counted"))
        let partners = graph.partners
        for (position, node) in scene.groups(.node).enumerated() {
            let count = Wording.counted(partners[position], "tied organisation")
            #expect(node.title?.contains(count) == true)
        }
    }
}
