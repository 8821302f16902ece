import CascadeCore
import Testing

@testable import CascadeRendering

@Suite("The partnership coloured by what an analysis found")
struct ColouringTests {
    static let found: [Colouring] = [.community, .brokerage, .fragility]

    private struct Case {
        var programme: Programme
        var network: NetworkAnalysis
        var fragility: [Difference?]
        var outcome: Outcome

        init(_ programme: Programme) async {
            self.programme = programme
            outcome = Invented.unevenOutcome(programme)
            network = await outcome.networkAnalysis()
            fragility = Invented.fragility(programme)
        }

        func picture(_ colouring: Colouring) throws -> Picture {
            try Picture(
                .partnership,
                of: programme,
                outcome: outcome,
                network: network,
                fragility: fragility,
                colouring: colouring
            )
        }

        func nodes(_ colouring: Colouring) throws -> [Scene.Group] {
            try picture(colouring).scene().groups(.node)
        }
    }

    /// What a circle is filled with.
    private func fill(_ node: Scene.Group) -> Paint? {
        for element in node.elements {
            if case .shape(let shape) = element, case .circle = shape.outline { return shape.fill }
        }
        return nil
    }

    private func isRinged(_ node: Scene.Group) -> Bool {
        node.elements.contains { element in
            guard case .shape(let shape) = element, case .circle = shape.outline else {
                return false
            }
            return shape.stroke == .ink
        }
    }

    @Test("colours change neither organisations nor ties", arguments: found, [1, 12, 60])
    func sameGraph(colouring: Colouring, count: Int) async throws {
        let made = await Case(Invented.programme(organisations: count))
        let plain = try made.picture(.coverage).scene()
        let scene = try made.picture(colouring).scene()
        #expect(scene.groups(.node).map(\.id) == plain.groups(.node).map(\.id))
        #expect(scene.groups(.edge).map(\.id) == plain.groups(.edge).map(\.id))
        #expect(scene.groups(.edge).map(\.ends) == plain.groups(.edge).map(\.ends))
        let pairs = Set(made.network.ties.map { Set(["n\($0.first)", "n\($0.second)"]) })
        #expect(Set(scene.groups(.edge).map { Set($0.ends) }) == pairs)
    }

    @Test("circles share a colour where the analysis puts them in one community")
    func communities() async throws {
        let made = await Case(Invented.programme(organisations: 60))
        let nodes = try made.nodes(.community)
        var colour: [Int: Paint] = [:]
        for (position, node) in nodes.enumerated() {
            let community = made.network.organisations[position].community
            let size = made.network.communities[community].organisations.count
            let paint = try #require(fill(node))
            #expect(colour[community, default: paint] == paint)
            colour[community] = paint
            if size == 1 {
                #expect(paint == .paper)
                #expect(node.title?.hasSuffix("in no community") == true)
            } else if paint != .strong(3) {
                #expect(
                    node.title?.hasSuffix(
                        "in community \(community + 1) of \(size) organisations"
                    ) == true
                )
                #expect(
                    node.elements.contains { element in
                        if case .text(let text) = element {
                            text.string == "\(community + 1)"
                        } else {
                            false
                        }
                    }
                )
            }
        }
        let named = colour.values.filter { $0 != .paper && $0 != .strong(3) }
        #expect(Set(named).count == named.count)
        #expect(named.count > 2 && named.count <= 8)
    }

    @Test("a tie has its community's colour only within it")
    func communityTies() async throws {
        let made = await Case(Invented.programme(organisations: 60))
        let scene = try made.picture(.community).scene()
        let nodes = scene.groups(.node)
        for edge in scene.groups(.edge) {
            let ends = try edge.ends.map { try #require(Int($0.dropFirst())) }
            guard case .shape(let line)? = edge.elements.first else {
                Issue.record("\(edge.id ?? "") is no line")
                continue
            }
            let own = ends.map { made.network.organisations[$0].community }
            #expect(line.stroke == (own[0] == own[1] ? fill(nodes[ends[0]]) : .tie))
        }
    }

    @Test("brokerage counts pairs of partners without a tie that are not all of one sector")
    func brokerage() async throws {
        let made = await Case(Invented.programme(organisations: 60))
        let sectors = made.programme.organisations.map(\.sector)
        let tied = Set(made.network.ties.map { Set([$0.first, $0.second]) })
        var byPairs: [(Int, Paint)] = []
        for (position, node) in try made.nodes(.brokerage).enumerated() {
            let partners = made.programme.organisations.indices.filter {
                tied.contains([position, $0]) && $0 != position
            }
            var pairs = 0
            for a in partners {
                for b in partners where a < b && !tied.contains([a, b]) {
                    if sectors[a] != sectors[position] || sectors[b] != sectors[position] {
                        pairs += 1
                    }
                }
            }
            let count = Wording.counted(pairs, "pair")
            #expect(node.title?.contains("stands between \(count) across sectors") == true)
            byPairs.append((pairs, try #require(fill(node))))
            if made.network.organisations[position].role == .broker { #expect(isRinged(node)) }
            if isRinged(node) {
                #expect([.broker, .onlyWay].contains(made.network.organisations[position].role))
            }
        }
        byPairs.sort { $0.0 < $1.0 }
        for (less, more) in zip(byPairs, byPairs.dropFirst()) {
            #expect(less.1.light.luminance >= more.1.light.luminance)
            #expect(less.1.dark.luminance <= more.1.dark.luminance)
        }
        #expect(Set(byPairs.map(\.1)).count == 5)
    }

    @Test("fragility rings exactly the only ways and breaks exactly the bridges")
    func bridges() async throws {
        let made = await Case(Invented.programme(organisations: 60))
        let scene = try made.picture(.fragility).scene()
        let ringed = scene.groups(.node).enumerated().filter { isRinged($0.element) }.map(\.offset)
        let onlyWays = made.network.organisations.indices.filter {
            made.network.organisations[$0].role == .onlyWay
        }
        #expect(ringed == onlyWays)
        #expect(!onlyWays.isEmpty)
        let broken = scene.groups(.edge).filter { edge in
            if case .shape(let line)? = edge.elements.first { line.dash == .dashed } else { false }
        }
        let bridges = made.network.ties.filter(\.isBridge).map {
            Set(["n\($0.first)", "n\($0.second)"])
        }
        #expect(Set(broken.map { Set($0.ends) }) == Set(bridges))
        #expect(broken.count == bridges.count && !bridges.isEmpty)
        #expect(broken.allSatisfy { $0.title?.hasSuffix("cut off from the rest") == true })
    }

    @Test("fragility tells how many people elsewhere are lost, and what was not tried")
    func lost() async throws {
        let made = await Case(Invented.programme(organisations: 60))
        for (position, node) in try made.nodes(.fragility).enumerated() {
            let title = try #require(node.title)
            guard let difference = made.fragility[position] else {
                #expect(title.contains("not tried"))
                #expect(fill(node) == .paper)
                continue
            }
            if difference.isDistinct, difference.mean < 0 {
                let people = Wording.count(-difference.mean)
                #expect(
                    title.contains("if it drops out, \(people) fewer people are reached elsewhere")
                )
                #expect(fill(node) != .warm(0))
            } else {
                #expect(title.contains("no difference elsewhere that the runs can tell"))
                #expect(fill(node) == .warm(0))
            }
        }
    }

    @Test(
        "coloured maps are legible, well-formed and the same bytes each time",
        arguments: found,
        [1, 40, 150, 420]
    )
    func legible(colouring: Colouring, count: Int) async throws {
        let made = await Case(Invented.programme(organisations: count))
        let scene = try made.picture(colouring).scene()
        try LegibilityTests().expectApart(scene)
        for text in scene.texts {
            #expect(text.paint.light.contrast(with: text.on.light) >= 4.5, "\(text.string)")
            #expect(text.paint.dark.contrast(with: text.on.dark) >= 4.5, "\(text.string)")
        }
        let svg = try made.picture(colouring).rendered(as: .svg)
        #expect(SVGReading(svg).problem == nil)
        #expect(try made.picture(colouring).rendered(as: .svg) == svg)
    }

    @Test("without ties, and without organisations, there is nothing to find", arguments: found)
    func nothing(colouring: Colouring) async throws {
        let empty = await Case(Invented.programme(organisations: 0))
        #expect(try empty.nodes(colouring).isEmpty)
        var draft = Invented.programme(organisations: 12).draft
        draft.partnerships = []
        let untied = await Case(Invented.valid(draft))
        let scene = try untied.picture(colouring).scene()
        #expect(scene.groups(.node).allSatisfy { !isRinged($0) })
        #expect(scene.groups(.edge).isEmpty)
    }

    @Test("a folded map shows what is most frequent, or most, in each circle", arguments: found)
    func folded(colouring: Colouring) async throws {
        let made = await Case(Invented.programme(organisations: 3001))
        let nodes = try made.nodes(colouring)
        #expect(nodes.count < 3001)
        let graph = PartnershipView(made.programme, nil).graph
        #expect(graph.nodeOf.count == 3001)
        if colouring == .brokerage {
            for (position, node) in nodes.enumerated() {
                let most = graph.nodeOf.indices.filter { graph.nodeOf[$0] == position }
                    .map { made.network.organisations[$0].brokerage.acrossSectors / 2 }.max()
                let text = Wording.counted(try #require(most), "pair")
                #expect(node.title?.contains("\(text) across sectors") == true)
            }
        }
    }

    @Test("where nothing was tried the map of fragility says so")
    func untried() async throws {
        let programme = Invented.programme(organisations: 12)
        let picture = try Picture(
            .partnership,
            of: programme,
            network: await Invented.outcome(programme).networkAnalysis(),
            fragility: programme.organisations.map { _ in nil },
            colouring: .fragility
        )
        let scene = try picture.scene()
        let words = scene.texts.map(\.string)
        #expect(words.joined(separator: " ").contains("Nobody’s leaving was tried"))
        #expect(words.filter { $0 == "not tried" }.count == 12 + 1)
        #expect(!words.contains("no clear loss"))
    }

    @Test("a colouring without its analysis is refused", arguments: found)
    func refused(colouring: Colouring) async throws {
        let programme = Invented.programme(organisations: 8)
        let other = await Invented.outcome(Invented.programme(organisations: 5)).networkAnalysis()
        for network in [nil, other] {
            #expect(throws: RenderingError.needsAnalysis(colouring: colouring.rawValue)) {
                try Picture(.partnership, of: programme, network: network, colouring: colouring)
            }
        }
        let network = await Invented.outcome(programme).networkAnalysis()
        #expect(throws: RenderingError.needsAnalysis(colouring: "fragility")) {
            try Picture(.partnership, of: programme, network: network, colouring: .fragility)
        }
    }

    @Test(
        "classes of a scale follow each other without a gap",
        arguments: Array(0...40) + [99, 730, 12_345]
    )
    func scale(most: Int) {
        let scale = ColourScale(upTo: most)
        #expect(scale.bounds.first == 0)
        #expect(scale.bounds.last == most)
        #expect(zip(scale.bounds, scale.bounds.dropFirst()).allSatisfy { $0 < $1 })
        #expect(scale.classes.count <= 5)
        #expect(scale.level(0) == 0)
        let levels = scale.classes.map(\.level)
        #expect(Set(levels).count == levels.count)
        for count in 0..<most {
            #expect(scale.level(count) <= scale.level(count + 1))
        }
        if most > 0 { #expect((1...4).contains(scale.level(most))) }
    }
}
