import CascadeTestSupport
import Testing

@testable import CascadeCore
@testable import CascadeRendering

@Suite("Then and now drawn")
struct ChangeViewTests {
    /// A programme, and one with organisations and ties taken away, added and changed.
    private func pair(_ seed: UInt64) async throws -> (ReachChange, Programme, Programme) {
        var draft = try GeneratedPartnership.programme(seed: seed).draft
        draft.sessions = []
        let first = try Programme(draft)
        let gone = Set(draft.organisations.suffix(2).map(\.id))
        draft.organisations.removeLast(2)
        draft.partnerships.removeAll { gone.contains($0.from) || gone.contains($0.to) }
        if !draft.partnerships.isEmpty { draft.partnerships.removeFirst() }
        draft.people.removeAll { gone.contains($0.organisation) }
        draft.organisations[0].people += 20
        for number in 0..<3 {
            draft.organisations.append(
                Organisation(
                    id: "new-\(number)",
                    name: "New \(number)",
                    sector: draft.sectors[number % draft.sectors.count].id,
                    people: 12 + number
                )
            )
        }
        draft.partnerships.append(Partnership(from: draft.organisations[0].id, to: "new-0"))
        let second = try Programme(draft)
        let outcomes = try await Comparison(
            programmes: [("A", first), ("B", second)],
            seed: 5,
            replicates: 6
        ).outcomes()
        return (ReachChange(("A", outcomes[0]), against: ("B", outcomes[1])), first, second)
    }

    /// The centres and the greatest radius of a node's circles.
    private func circles(_ group: Scene.Group) -> [(Point, Double)] {
        group.elements.compactMap { element in
            guard case .shape(let shape) = element,
                case .circle(let centre, let radius) = shape.outline
            else { return nil }
            return (centre, radius)
        }
    }

    @Test(
        "every organisation of either side stands once, and moves 0 from then to now",
        arguments: 0..<8
    )
    func movesNothing(seed: UInt64) async throws {
        let (change, first, second) = try await pair(seed)
        let scene = try Picture(change).scene()
        let nodes = scene.groups(.node)
        let ids = Set(first.organisations.map(\.id)).union(second.organisations.map(\.id))
        #expect(nodes.count == ids.count)
        #expect(Set(nodes.compactMap(\.id)).count == ids.count)
        for (node, organisation) in zip(nodes, change.programme.organisations) {
            #expect(node.title?.hasPrefix(CleanText.line(organisation.name)) == true)
            let circles = circles(node)
            #expect(Set(circles.map(\.0)).count == 1, "\(node.title ?? "")")
        }
        // The picture of either side alone, laid out in the union, has it in the same place as the picture of both.
        let view = ChangeView(change)
        let both = try view.placement(Graphviz(limits: GraphvizLimits()))
        let outcome = Invented.outcome(change.programme)
        let then = ReachChange(("A", outcome), against: ("A", outcome))
        let alone = try ChangeView(then).placement(Graphviz(limits: GraphvizLimits()))
        #expect(both.centres == alone.centres)
    }

    @Test("any two days have every organisation where the partnership map has it")
    func sameAsMap() throws {
        let programme = try RecordedProgramme.make(seed: 3)
        func centres(_ from: Int, _ to: Int) throws -> [Point] {
            let change = ReachChange(
                programme,
                from: programme.start + from,
                to: programme.start + to
            )
            return try Picture(change).scene().groups(.node).compactMap { circles($0).first?.0 }
        }
        let first = try centres(60, 150)
        let second = try centres(150, 300)
        let map = try Picture(.partnership, of: programme).scene().groups(.node)
            .compactMap { circles($0).first?.0 }
        #expect(first.count == programme.organisations.count)
        let offset = (first[0].x - second[0].x, first[0].y - second[0].y)
        let toMap = (first[0].x - map[0].x, first[0].y - map[0].y)
        for place in first.indices {
            #expect(abs(first[place].x - second[place].x - offset.0) < 1e-6)
            #expect(abs(first[place].y - second[place].y - offset.1) < 1e-6)
            #expect(abs(first[place].x - map[place].x - toMap.0) < 1e-6)
        }
    }

    @Test("new and ended ties are drawn, the ended dashed, and told", arguments: 0..<3)
    func ties(seed: UInt64) async throws {
        let (change, _, _) = try await pair(seed)
        let edges = try Picture(change).scene().groups(.edge)
        let new = change.ties.count { $0.isAfter && !$0.isBefore }
        let ended = change.ties.count { $0.isBefore && !$0.isAfter }
        #expect(edges.count == change.ties.count { $0.isBefore || $0.isAfter })
        #expect(edges.count { $0.title?.hasPrefix("New: ") == true } == new)
        let gone = edges.filter { $0.title?.hasPrefix("No more: ") == true }
        #expect(gone.count == ended)
        for edge in gone {
            guard case .shape(let shape) = try #require(edge.elements.first) else { continue }
            #expect(shape.dash == .dashed)
        }
    }

    @Test("every sentence stands in the picture and in what it says to those who don't see it")
    func sentences() throws {
        let programme = try RecordedProgramme.make(seed: 4)
        let change = ReachChange(
            programme,
            from: programme.start + 100,
            to: programme.lastRecordedDay
        )
        let scene = try Picture(change).scene()
        let words = scene.texts.map(\.string).joined(separator: " ")
        #expect(change.sentences.count > 5)
        for sentence in change.sentences {
            #expect(scene.description.contains(sentence.text))
            #expect(words.contains(sentence.text), "\(sentence.text)")
        }
    }

    @Test("the same change gives the same bytes, in SVG and DOT", arguments: 0..<2)
    func deterministic(seed: UInt64) async throws {
        let (change, _, _) = try await pair(seed)
        let (again, _, _) = try await pair(seed)
        for format in [PictureFormat.svg, .dot] {
            #expect(try Picture(change).rendered(as: format) == Picture(again).rendered(as: format))
        }
    }

    @Test("in public no organisation is named and every number of people is a rounded one")
    func publicWords() throws {
        let programme = try RecordedProgramme.make(seed: 2)
        let change = ReachChange(
            public: programme,
            from: programme.start + 90,
            to: programme.start + 250
        )
        let svg = String(decoding: try Picture(change).rendered(as: .svg), as: UTF8.self)
        let dot = String(decoding: try Picture(change).rendered(as: .dot), as: UTF8.self)
        for organisation in programme.organisations {
            #expect(!svg.contains(SVGWriter.escaped(organisation.name)))
            #expect(!dot.contains(organisation.name))
        }
        for person in programme.people { #expect(!svg.contains(person.name)) }
        for match in svg.matches(of: /(\d+) (?:more |fewer )?(?:people|person) reached/) {
            #expect((Int(match.1) ?? 1).isMultiple(of: 5), "\(match.0)")
        }
        for match in svg.matches(of: /(\d+) → (\d+)/) {
            #expect((Int(match.1) ?? 1).isMultiple(of: 5) && (Int(match.2) ?? 1).isMultiple(of: 5))
        }
    }

    @Test("a picture of a change has room for its texts", arguments: 0..<6)
    func legible(seed: UInt64) async throws {
        let (change, _, _) = try await pair(seed)
        try LegibilityTests().expectApart(try Picture(change).scene())
    }
}
