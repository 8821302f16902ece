import CascadeTestSupport
import Testing

@testable import CascadeCore
@testable import CascadeRendering

@Suite("Ids and words of SVG elements")
struct ElementIDTests {
    @Test("different keys have different ids, and all are names that a selector takes")
    func escaping() {
        let keys = [
            "pms", "PMS", "p ms", "p_ms", "p-ms", "p.ms", "ü", "u", "", "_", "__", "a\u{0}b", "漢字",
            "‮", "<script>", "a\"b", "a'b", String(repeating: "x", count: 61),
            String(repeating: "x", count: 60) + "y", String(repeating: "x", count: 1 << 20),
        ]
        let ids = keys.map(ElementIDs.escaped)
        #expect(Set(ids).count == keys.count)
        for id in ids {
            #expect(id.utf8.count < 700)
            #expect(
                id.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
                        || $0 == "-" || $0 == "_"
                }
            )
        }
    }

    @Test(
        "ids stay when an unrelated organisation is added",
        arguments: [View.partnership, .sectors, .reach]
    )
    func stable(view: View) throws {
        let programme = Invented.programme(organisations: 20)
        var draft = programme.draft
        draft.organisations.insert(
            Organisation(id: "new", name: "New", sector: draft.sectors[0].id, people: 9),
            at: 0
        )
        let larger = Invented.valid(draft)
        func ids(_ programme: Programme, _ outcome: Outcome) throws -> [String: String] {
            let svg = SVGReading(
                try Picture(view, of: programme, outcome: outcome).rendered(as: .svg)
            )
            var out: [String: String] = [:]
            for group in svg.groups("node") + svg.groups("edge") + svg.groups("cluster") {
                let name = (group.attributes["aria-label"] ?? "").prefix { $0 != "," }
                out[try #require(group.attributes["id"])] = String(name)
            }
            return out
        }
        var outcome = Invented.outcome(programme)
        let before = try ids(programme, outcome)
        let added = Outcome.OrganisationResult(
            peopleReached: .init(constant: 0),
            peopleThere: .init(constant: 0),
            coverage: 0,
            chanceReached: 0,
            chanceEmbedded: 0,
            trainersActive: 0,
            reachedAtHome: 0,
            reachGiven: 0,
            firstReach: nil
        )
        outcome.organisations =
            [added]
            + outcome.organisations.map { result in
                var result = result
                if case .partner(let position)? = result.firstReach?.source {
                    result.firstReach?.source = .partner(position + 1)
                }
                return result
            }
        outcome.programme = larger
        let after = try ids(larger, outcome)
        for (id, name) in before { #expect(after[id] == name, "\(id)") }
        #expect(before.keys.contains { $0.hasPrefix("e-") })
    }

    @Test("every class and style names an element that is there", arguments: View.allCases)
    func references(view: View) async throws {
        let programme = Invented.programme(organisations: 40)
        let outcome = Invented.outcome(programme)
        let bytes = try Picture(view, of: programme, outcome: outcome)
            .rendered(as: .svg, idPrefix: "x-")
        let svg = SVGReading(bytes)
        #expect(svg.problem == nil)
        let ids = svg.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.hasPrefix("x-") })
        for group in svg.groups("edge") {
            let classes = (group.attributes["class"] ?? "").split(separator: " ").dropFirst()
            #expect(classes.count == 2)
            for name in classes { #expect(ids.contains(String(name.dropFirst("of-".count)))) }
        }
        let style = svg.elements.first { $0.name == "style" }?.text ?? ""
        for part in style.split(separator: "#").dropFirst() {
            let id = part.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
            let isColour = id.count == 6 && id.allSatisfy(\.isHexDigit)
            #expect(isColour || ids.contains(String(id)), "\(id)")
        }
    }

    @Test(
        "a node's label lists whom it is tied with, and every name in it is a node",
        arguments: [2, 12, 60]
    )
    func neighbours(count: Int) throws {
        let programme = Invented.programme(organisations: count)
        let svg = SVGReading(
            try Picture(.partnership, of: programme).rendered(as: .svg)
        )
        var partners: [String: Set<String>] = [:]
        for tie in programme.partnerships {
            partners[tie.from, default: []].insert(tie.to)
            partners[tie.to, default: []].insert(tie.from)
        }
        for organisation in programme.organisations {
            let node = try #require(
                svg.elements.first { $0.attributes["id"] == "n-\(organisation.id)" }
            )
            let label = try #require(node.attributes["aria-label"])
            let tied = partners[organisation.id] ?? []
            #expect(label.contains("Tied with \(tied.count): ") == !tied.isEmpty)
            for id in tied.prefix(Scene.mostListed) {
                let name = try #require(programme.organisations.first { $0.id == id }?.name)
                #expect(label.contains(name))
            }
            #expect(node.attributes["tabindex"] == "0")
        }
    }

    @Test("roles are those of the ARIA graphics module", arguments: View.allCases)
    func roles(view: View) throws {
        let programme = Invented.programme(organisations: 40)
        let svg = SVGReading(
            try Picture(view, of: programme, outcome: Invented.outcome(programme))
                .rendered(as: .svg)
        )
        let allowed = [
            "graphics-document document", "graphics-object group", "graphics-symbol img",
        ]
        for element in svg.elements {
            guard let role = element.attributes["role"] else { continue }
            #expect(allowed.contains(role))
            let label = element.attributes["aria-label"] ?? element.attributes["aria-labelledby"]
            #expect(label?.isEmpty == false)
        }
        // What can be focused is one thing with a name.
        for element in svg.elements where element.attributes["tabindex"] != nil {
            #expect(element.attributes["role"] == "graphics-symbol img")
        }
    }

    @Test("a public lineage holds nobody's id")
    func publicIDs() throws {
        let programme = try RecordedProgramme.small(seed: 3)
        let text = String(
            decoding: try Picture(.lineage, of: programme, isPublic: true).rendered(as: .svg),
            as: UTF8.self
        )
        #expect(!History(programme).sessions.isEmpty)
        for person in programme.people {
            #expect(!text.contains("\"n-\(ElementIDs.escaped(person.id))\""))
            #expect(!text.contains(person.name))
        }
        let own = String(
            decoding: try Picture(.lineage, of: programme).rendered(as: .svg),
            as: UTF8.self
        )
        #expect(
            programme.people.contains { own.contains("\"n-\(ElementIDs.escaped($0.id))\"") }
        )
    }
}
