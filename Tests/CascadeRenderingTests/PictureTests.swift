import CascadeCore
import CascadeRendering
import Foundation
import Testing

@Suite struct PictureTests {
    private func picture(_ view: View, _ programme: Programme) throws -> Picture {
        try Picture(view, of: programme, outcome: Invented.outcome(programme))
    }

    @Test(
        "every view is well-formed and has a title and a description",
        arguments: View.allCases,
        [0, 1, 2, 40, 150]
    )
    func wellFormed(view: View, count: Int) throws {
        let svg = SVGReading(
            try picture(view, Invented.programme(organisations: count)).rendered(as: .svg)
        )
        #expect(svg.problem == nil)
        let root = try #require(svg.elements.first)
        #expect(root.name == "svg")
        #expect(root.attributes["role"] == "graphics-document document")
        #expect(root.attributes["viewBox"]?.hasPrefix("0 0 ") == true)
        #expect(
            svg.elements.first { $0.name == "title" }?.text == "Building Restorative Partnerships"
        )
        #expect(svg.elements.first { $0.name == "desc" }?.text.isEmpty == false)
    }

    @Test("the map has one titled node for each organisation and one edge for each tied pair")
    func sets() throws {
        let programme = Invented.programme(organisations: 60)
        let svg = SVGReading(try picture(.partnership, programme).rendered(as: .svg))
        let nodes = svg.groups("node")
        #expect(
            nodes.map { $0.attributes["id"] } == programme.organisations.map { "n-\($0.id)" }
        )
        for (node, organisation) in zip(nodes, programme.organisations) {
            #expect(node.attributes["aria-label"]?.hasPrefix(organisation.name) == true)
        }
        var positions: [String: Int] = [:]
        for (position, organisation) in programme.organisations.enumerated() {
            positions[organisation.id] = position
        }
        let pairs = Set(
            programme.partnerships.map { tie in
                Set([positions[tie.from] ?? -1, positions[tie.to] ?? -1])
            }
        )
        let drawn = svg.groups("edge").map { edge in
            Set(
                (edge.attributes["class"] ?? "").split(separator: " ").dropFirst().compactMap {
                    positions[String($0.dropFirst("of-n-".count))]
                }
            )
        }
        #expect(Set(drawn) == pairs)
        #expect(drawn.count == pairs.count)
    }

    @Test("every organisation is on the reach picture, reached or seldom reached")
    func everyoneOnReach() throws {
        let programme = Invented.programme(organisations: 60)
        let svg = SVGReading(try picture(.reach, programme).rendered(as: .svg))
        #expect(svg.groups("node").count == 60)
        #expect(Set(svg.groups("node").compactMap { $0.attributes["id"] }).count == 60)
    }

    @Test("organisations that are folded are counted, not dropped", arguments: [3001, 3500])
    func folded(count: Int) throws {
        let programme = Invented.programme(organisations: count)
        let outcome = Invented.outcome(programme)
        let map = PartnershipGraph(programme: programme, outcome: outcome, foldingAbove: 3000)
        #expect(map.nodes.map(\.organisations).reduce(0, +) == count)
        #expect(
            map.nodes.map(\.people).reduce(0, +)
                == programme.organisations.map(\.people).reduce(0, +)
        )
        #expect(
            map.sectorTies.map(\.count).reduce(0, +) + map.inside == programme.partnerships.count
        )
        let svg = SVGReading(try Picture(.partnership, of: programme).rendered(as: .svg))
        let words =
            "\(count / 1000),\(String(count % 1000 + 1000).dropFirst()) organisations folded into"
        #expect(svg.texts.joined(separator: " ").contains(words))
    }

    @Test("the curriculum has an arrow for every requirement, choice, qualification and renewal")
    func curriculum() throws {
        let svg = SVGReading(
            try picture(.curriculum, Invented.programme(organisations: 3)).rendered(as: .svg)
        )
        let titles = svg.groups("edge").compactMap { $0.attributes["aria-label"] }
        // One of the eight is implied by others.
        #expect(titles.filter { $0.hasSuffix("required") }.count == 7)
        #expect(titles.filter { $0.hasSuffix("one of several") }.count == 2)
        #expect(titles.filter { $0.hasSuffix("qualifies people to deliver it") }.count == 2)
        #expect(titles.filter { $0.hasSuffix("renews it") }.count == 1)
        #expect(svg.groups("node").count == 7)
        #expect(svg.texts.contains("any of"))
    }

    @Test("what a chain of requirements implies is told but not drawn again")
    func implied() throws {
        var draft = Invented.programme(organisations: 3).draft
        let ids = draft.courses.map(\.id)
        draft.courses[0].requires = nil
        draft.courses[1].requires = .course(ids[0])
        draft.courses[2].requires = .all([.course(ids[0]), .course(ids[1])])
        // A choice implies nothing.
        draft.courses[3].requires = .all([
            .course(ids[0]), .any([.course(ids[1]), .course(ids[2])]),
        ])
        for position in draft.courses.indices.dropFirst(4) {
            draft.courses[position].requires = nil
        }
        let scene = try picture(.curriculum, Invented.valid(draft)).scene()
        let required = scene.groups(.edge).filter { $0.title?.hasSuffix("required") == true }
        #expect(
            required.filter { $0.ends.last != "n3" && $0.ends.first?.hasPrefix("n") == true }
                .map(\.ends) == [["n0", "n1"], ["n1", "n2"]]
        )
        #expect(required.contains { $0.ends == ["n0", "n3"] })
        let names = draft.courses.map(\.name)
        let node = try #require(scene.groups(.node).first { $0.id == "n2" })
        #expect(node.title?.contains("after \(names[0]) and \(names[1])") == true)
        #expect(scene.texts.contains { $0.string.contains("not drawn again") })
    }

    @Test(
        "nothing that a user writes becomes markup or breaks the picture",
        arguments: View.allCases
    )
    func hostile(view: View) throws {
        let names = [
            "<script>alert(1)</script>", "\"quoted\" 'single' & &amp; ]]> -->", "two\nlines\ttab",
            "\u{202E}reversed", "שלום עולם مرحبا", String(repeating: "long ", count: 60),
            String(repeating: "x", count: 1000), "e\u{301}\u{301}\u{301}",
            "back\\slash\\N\\G", "noncharacters \u{FFF9}\u{200B}", "Z̶a̶l̶g̶o̶", "漢字の名前を持つ組織",
        ]
        var draft = Invented.programme(organisations: names.count).draft
        draft.name = names[0] + names[1]
        for (position, name) in names.enumerated() { draft.organisations[position].name = name }
        draft.sectors[0].name = names[0]
        draft.courses[0].name = names[1]
        draft.courses[1].name = names[7]
        let programme = Invented.valid(draft)
        let picture = try picture(view, programme)
        let bytes = try picture.rendered(as: .svg)
        let svg = SVGReading(bytes)
        #expect(svg.problem == nil)
        #expect(!svg.elements.contains { $0.name.lowercased() == "script" })
        #expect(bytes.count < 400_000)
        #expect(try picture.rendered(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        let dot = picture.document.text
        #expect(!dot.contains("\u{0}"))
        #expect(dot.utf8.count < 100_000)
    }

    @Test(
        "the same programme gives the same bytes, whatever was drawn in between",
        arguments: View.allCases
    )
    func sameBytes(view: View) throws {
        let programme = Invented.programme(organisations: 45)
        let first = try picture(view, programme)
        let formats: [PictureFormat] = [.svg, .png, .pdf, .dot]
        let before = try formats.map { try first.rendered(as: $0) }
        _ = try picture(.reach, Invented.programme(organisations: 90, seed: 9)).rendered(as: .svg)
        _ = try picture(.partnership, Invented.programme(organisations: 70, seed: 5))
            .rendered(as: .png)
        let second = try picture(view, programme)
        #expect(try formats.map { try second.rendered(as: $0) } == before)
    }

    @Test("bitmaps and pages carry their signatures, and pages no date")
    func signatures() throws {
        let picture = try picture(.curriculum, Invented.programme(organisations: 5))
        let png = try picture.rendered(as: .png)
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let pdf = try picture.rendered(as: .pdf)
        #expect(pdf.starts(with: Array("%PDF-1.".utf8)))
        let text = String(decoding: pdf, as: UTF8.self)
        #expect(text.contains("/CreationDate (D:20000101000000"))
    }

    @Test("the reach view needs a simulation and says so")
    func reachNeedsOutcome() {
        #expect(throws: RenderingError.needsOutcome(view: "reach")) {
            try Picture(.reach, of: Invented.programme(organisations: 3))
        }
    }

    @Test("a picture keeps its size when opened on its own, and fits what holds it in a page")
    func sizes() throws {
        let svg = String(
            decoding: try picture(.partnership, Invented.programme(organisations: 5))
                .rendered(as: .svg, idPrefix: "map-"),
            as: UTF8.self
        )
        #expect(svg.contains("#map-cascade-picture{max-width:100%;height:auto}"))
        #expect(svg.contains("#map-cascade-picture:root{max-width:none;margin:0 auto;"))
    }

    @Test("several pictures on one page don't share ids")
    func prefix() throws {
        let picture = try picture(.partnership, Invented.programme(organisations: 9))
        let svg = SVGReading(try picture.rendered(as: .svg, idPrefix: "map-"))
        let ids = svg.elements.compactMap { $0.attributes["id"] }
        #expect(!ids.isEmpty)
        #expect(ids.allSatisfy { $0.hasPrefix("map-") })
        #expect(Set(ids).count == ids.count)
    }
}
