import CascadeCore
import Testing

@testable import CascadeRendering

@Suite("Who trains whom across sectors")
struct SectorsTests {
    private func picture(_ programme: Programme, _ outcome: Outcome) async throws -> Picture {
        try Picture(
            .sectors,
            of: programme,
            outcome: outcome,
            network: await outcome.networkAnalysis()
        )
    }

    @Test(
        "numbers on lanes are far enough apart to be read as two",
        arguments: [12, 40, 60, 150]
    )
    func numbersApart(count: Int) async throws {
        let programme = Invented.programme(organisations: count)
        let scene = try await picture(programme, Invented.unevenOutcome(programme)).scene()
        let numbers = scene.groups(.part).flatMap(\.elements).compactMap { element -> Rect? in
            guard case .text(let text) = element else { return nil }
            return text.frame
        }
        #expect(!numbers.isEmpty)
        for (position, first) in numbers.enumerated() {
            for second in numbers[..<position] where abs(first.centre.y - second.centre.y) < 8 {
                let space = max(first.x - second.maxX, second.x - first.maxX)
                #expect(space > SectorLanes.Number.apart - 1.5)
            }
        }
    }

    @Test("words beside circles are whole, for hundreds of thousands of people too")
    func wholeWords() async throws {
        var draft = Invented.programme(organisations: 40).draft
        for position in draft.organisations.indices {
            draft.organisations[position].people = 128_456 + position
        }
        draft.sectors.append(.init(id: "empty", name: "Nobody yet"))
        let programme = try Programme(draft)
        let scene = try Picture(.sectors, of: programme).scene()
        let texts = scene.texts.map(\.string)
        #expect(!texts.contains { $0.contains("…") })
        #expect(texts.contains("no organisations yet"))
        #expect(!texts.contains { $0.hasPrefix("0 organisations") })
    }

    @Test(
        "it has a node for each sector and an edge for each pair with ties, with the analysis' numbers",
        arguments: [1, 12, 60, 150]
    )
    func sameAsAnalysis(count: Int) async throws {
        let programme = Invented.programme(organisations: count)
        let outcome = Invented.unevenOutcome(programme)
        let network = await outcome.networkAnalysis()
        let scene = try await picture(programme, outcome).scene()
        let nodes = scene.groups(.node).sorted { ($0.id ?? "") < ($1.id ?? "") }
        #expect(nodes.map(\.id) == programme.sectors.indices.map { "n\($0)" })
        for (sector, node) in nodes.enumerated() {
            let title = try #require(node.title)
            let reached = network.sectors[sector]
            #expect(title.hasPrefix(programme.sectors[sector].name))
            #expect(title.contains(", \(Wording.counted(reached.tiesInside, "tie")) within"))
            if network.reachBetweenSectors.joined().contains(where: { $0 > 0 }) {
                let given = Wording.decimal(reached.givenToOtherSectors)
                #expect(title.contains("own trainers \(Wording.decimal(reached.reachedBySector)),"))
                #expect(
                    title.contains("sectors \(Wording.decimal(reached.reachedByOtherSectors)),")
                )
                #expect(title.hasSuffix("whom its trainers reach \(given)"))
            }
        }
        var expected: [String] = []
        for a in programme.sectors.indices {
            for b in programme.sectors.indices where a < b {
                let ties = network.tiesBetweenSectors[a][b]
                let there = network.reachBetweenSectors[a][b]
                let back = network.reachBetweenSectors[b][a]
                guard ties > 0 || there > 0 || back > 0 else { continue }
                let (first, second) = (programme.sectors[a].name, programme.sectors[b].name)
                expected.append(
                    "n\(a) n\(b): \(first) → \(second) \(Wording.decimal(there)) people, "
                        + "\(second) → \(first) \(Wording.decimal(back)) people, "
                        + Wording.counted(ties, "tie")
                )
            }
        }
        let drawn = scene.groups(.edge).map {
            "\($0.ends.joined(separator: " ")): \($0.title ?? "")"
        }
        #expect(drawn.sorted() == expected.sorted())
    }

    @Test("every number on a lane is a number of people, rounded, and the greatest is there")
    func numbers() async throws {
        let programme = Invented.programme(organisations: 60)
        let outcome = Invented.unevenOutcome(programme)
        let network = await outcome.networkAnalysis()
        let scene = try await picture(programme, outcome).scene()
        let parts = scene.groups(.part).filter { !$0.ends.isEmpty }
        for edge in parts {
            let ends = try edge.ends.map { try #require(Int($0.dropFirst())) }
            let allowed = [
                network.reachBetweenSectors[ends[0]][ends[1]],
                network.reachBetweenSectors[ends[1]][ends[0]],
            ].map { Wording.count($0) }
            for element in edge.elements {
                if case .text(let text) = element { #expect(allowed.contains(text.string)) }
            }
        }
        let written = parts.flatMap(\.elements).compactMap { element -> Int? in
            if case .text(let text) = element { Int(text.string) } else { nil }
        }
        var most = 0.0
        for (from, row) in network.reachBetweenSectors.enumerated() {
            for (to, people) in row.enumerated() where from != to { most = max(most, people) }
        }
        #expect(written.max() == Wording.whole(most))
    }

    @Test("lanes meet a circle in order and side by side, near where they lead", arguments: 1..<30)
    func spread(seed: Int) {
        let count = seed % 7 + 1
        let wanted = (0..<count).map { Double($0 * seed * 31 % 100) / 50 - 1 }.sorted()
        let widths = (0..<count).map { Double(($0 + seed) * 17 % 9 + 1) / 25 }
        let angles = Bearing.spread(wanted, widths: widths, room: 2.6)
        let squeeze = min(1, 2.6 / widths.reduce(0, +))
        for index in angles.indices {
            #expect(abs(angles[index]) <= 1.3 - widths[index] * squeeze / 2 + 1e-9)
            guard index > 0 else { continue }
            let least = (widths[index - 1] + widths[index]) / 2 * squeeze
            #expect(angles[index] - angles[index - 1] >= least - 1e-9)
        }
        if count == 1 { #expect(abs(angles[0] - wanted[0]) < 1e-9) }
    }

    @Test("the wider lane reaches more people")
    func widths() async throws {
        let programme = Invented.programme(organisations: 60)
        let outcome = Invented.unevenOutcome(programme)
        let graph = SectorGraph(
            programme: programme,
            outcome: outcome,
            network: await outcome.networkAnalysis()
        )
        let scale = SectorScale(graph)
        let reached = graph.links.flatMap { [$0.reachedInFirst, $0.reachedInSecond] }.sorted()
        for (less, more) in zip(reached, reached.dropFirst()) {
            #expect(scale.width(people: less) <= scale.width(people: more))
        }
        #expect(scale.width(people: 0) == 0)
        #expect(reached.count > 20)
    }

    @Test("without an analysis it shows the same ties", arguments: [12, 60, 150])
    func tiesAlone(count: Int) async throws {
        let programme = Invented.programme(organisations: count)
        let network = await Invented.outcome(programme).networkAnalysis()
        let graph = SectorGraph(programme: programme, outcome: nil, network: nil)
        #expect(graph.measure == .ties)
        for link in graph.links {
            #expect(link.ties == network.tiesBetweenSectors[link.first][link.second])
        }
        for (sector, node) in graph.nodes.enumerated() {
            #expect(node.tiesInside == network.tiesBetweenSectors[sector][sector])
        }
        let scene = try Picture(.sectors, of: programme).scene()
        #expect(scene.groups(.edge).count == graph.links.count)
        #expect(scene.texts.contains { $0.string.hasPrefix("Who is tied to whom") })
    }

    @Test("where no trainer of the programme trains anyone it says so and shows ties")
    func nobodyTrains() async throws {
        let programme = Invented.programme(organisations: 40)
        var outcome = Invented.outcome(programme)
        for position in outcome.partnerships.indices {
            outcome.partnerships[position] = .init(reachedInFrom: 0, reachedInTo: 0)
        }
        for position in outcome.organisations.indices {
            outcome.organisations[position].reachedAtHome = 0
        }
        let scene = try await picture(programme, outcome).scene()
        let words = scene.texts.map(\.string).joined(separator: " ")
        #expect(words.contains("No trainer of the programme is expected to train anyone."))
        #expect(scene.groups(.edge).allSatisfy { $0.title?.contains("people") == false })
    }

    @Test(
        "any number of sectors, tied or not, is legible and all of them are there",
        arguments: [1, 2, 3, 5, 12, 40, 48],
        [true, false]
    )
    func counts(count: Int, tied: Bool) async throws {
        let programme = Invented.sectors(count, tied: tied)
        let scene = try await picture(programme, Invented.unevenOutcome(programme)).scene()
        #expect(Set(scene.groups(.node).map(\.id)).count == count)
        try LegibilityTests().expectApart(scene)
        let words = scene.texts.map(\.string)
        #expect(words.contains("No ties between any two sectors") == (!tied && count > 1))
        #expect(scene.groups(.edge).isEmpty == (!tied || count == 1))
        if count == 1 { #expect(words.joined(separator: " ").contains("There is one sector")) }
    }

    @Test("sectors that nothing links stand apart, and parts of the network in rings of their own")
    func parts() async throws {
        var draft = Invented.sectors(7, tied: false).draft
        // 0–1–2 and 3–4; 5 and 6 alone.
        for (a, b) in [(0, 1), (1, 2), (3, 4)] {
            draft.partnerships.append(
                Partnership(from: "o\(2 * a)", to: "o\(2 * b + 1)", strength: 1)
            )
        }
        let programme = Invented.valid(draft)
        let outcome = Invented.unevenOutcome(programme)
        let graph = SectorGraph(
            programme: programme,
            outcome: outcome,
            network: await outcome.networkAnalysis()
        )
        #expect(graph.parts == [[0, 1, 2], [3, 4], [5], [6]])
        let scene = try await picture(programme, outcome).scene()
        #expect(scene.texts.contains { $0.string == "No ties to other sectors" })
        func middle(_ sectors: [Int]) -> [Double] {
            scene.groups(.node).filter { node in sectors.contains { node.id == "n\($0)" } }
                .flatMap(\.elements).compactMap { element in
                    guard case .shape(let shape) = element,
                        case .circle(let centre, _) = shape.outline
                    else { return nil }
                    return centre.y
                }
        }
        let rows = [[0, 1, 2], [3, 4], [5, 6]].map(middle)
        #expect((rows[0].max() ?? 0) < (rows[1].min() ?? 0))
        #expect((rows[1].max() ?? 0) < (rows[2].min() ?? 0))
    }

    @Test("beyond 48 sectors those with the fewest ties are counted together, and nothing is lost")
    func folded() async throws {
        let programme = Invented.sectors(60, tied: true)
        let outcome = Invented.unevenOutcome(programme)
        let network = await outcome.networkAnalysis()
        let graph = SectorGraph(programme: programme, outcome: outcome, network: network)
        #expect(graph.nodes.count == 48)
        #expect(graph.nodes.last?.name == "13 other sectors")
        #expect(graph.nodes.map(\.organisations).reduce(0, +) == 120)
        let ties = graph.links.map(\.ties) + graph.nodes.map(\.tiesInside)
        #expect(ties.reduce(0, +) == network.ties.count)
        let reached = graph.links.map(\.reached) + graph.nodes.map(\.reachedByOwn)
        let all = network.reachBetweenSectors.flatMap(\.self).reduce(0, +)
        #expect(abs(reached.reduce(0, +) - all) < 1e-6)
        try LegibilityTests().expectApart(try await picture(programme, outcome).scene())
    }

    @Test("circles of sectors don't overlap, nor do words lie on them", arguments: [8, 40])
    func circlesApart(count: Int) async throws {
        let programme = Invented.sectors(count, tied: true)
        let scene = try await picture(programme, Invented.unevenOutcome(programme)).scene()
        let circles = scene.groups(.node).compactMap { node -> Rect? in
            let rects = node.elements.compactMap { element -> Rect? in
                guard case .shape(let shape) = element,
                    case .circle(let c, let r) = shape.outline
                else { return nil }
                return Rect(c.x - r, c.y - r, 2 * r, 2 * r)
            }
            return rects.max { $0.width < $1.width }
        }
        #expect(circles.count == count)
        for i in circles.indices {
            for j in circles.indices where j > i {
                let apart = circles[i].centre.distance(to: circles[j].centre)
                #expect(apart >= (circles[i].width + circles[j].width) / 2)
            }
        }
        for text in scene.groups(.node).flatMap(\.elements) {
            guard case .text(let text) = text else { continue }
            #expect(!circles.contains { $0.overlaps(text.frame) }, "\(text.string)")
        }
    }

    @Test("every text has a contrast of at least 4.5 to 1 and the same bytes come out each time")
    func contrastAndBytes() async throws {
        let programme = Invented.programme(organisations: 60)
        let outcome = Invented.unevenOutcome(programme)
        let one = try Picture(
            .sectors,
            of: programme,
            outcome: outcome,
            network: await outcome.networkAnalysis(workers: 1)
        )
        let two = try Picture(
            .sectors,
            of: programme,
            outcome: outcome,
            network: await outcome.networkAnalysis(workers: 3)
        )
        for text in try one.scene().texts {
            #expect(text.paint.light.contrast(with: text.on.light) >= 4.5)
            #expect(text.paint.dark.contrast(with: text.on.dark) >= 4.5)
        }
        for format in PictureFormat.allCases {
            #expect(try one.rendered(as: format) == two.rendered(as: format))
        }
    }

    @Test("names that are markup, long or of other scripts are drawn as they are")
    func names() async throws {
        var draft = Invented.sectors(6, tied: true).draft
        for (position, name) in [
            "<script>alert(1)</script>", "\"quoted\" & ]]>", String(repeating: "long ", count: 60),
            "שלום עולם", String(repeating: "x", count: 900), "漢字の名前を持つ組織",
        ].enumerated() {
            draft.sectors[position].name = name
        }
        let programme = Invented.valid(draft)
        let picture = try await picture(programme, Invented.unevenOutcome(programme))
        let svg = SVGReading(try picture.rendered(as: .svg))
        #expect(svg.problem == nil)
        #expect(!svg.elements.contains { $0.name.lowercased() == "script" })
        #expect(svg.groups("node").count == 6)
        try LegibilityTests().expectApart(try picture.scene())
        #expect(try picture.rendered(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }
}
