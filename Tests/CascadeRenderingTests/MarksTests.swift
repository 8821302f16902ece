import CascadeCore
import Testing

@testable import CascadeRendering

@Suite("Brokers and only ways on the map of coverage")
struct MarksTests {
    private func rings(_ node: Scene.Group, _ paint: Paint) -> Int {
        node.elements.count { element in
            guard case .shape(let shape) = element, case .circle = shape.outline else {
                return false
            }
            return shape.stroke == paint && shape.fill == nil
        }
    }

    @Test("rings and words are exactly where the analysis finds them", arguments: [12, 60, 140])
    func exact(count: Int) async throws {
        let programme = Invented.programme(organisations: count)
        let outcome = Invented.outcome(programme)
        let network = await outcome.networkAnalysis()
        let picture = try Picture(.partnership, of: programme, outcome: outcome, network: network)
        let scene = try picture.scene()
        let isBroker = PartnershipMarks.brokers(network)
        for (position, node) in scene.groups(.node).enumerated() {
            let role = network.organisations[position].role
            #expect((rings(node, .ink) == 1) == isBroker[position])
            #expect((rings(node, .accent) == 1) == (role == .onlyWay))
            if role == .broker { #expect(isBroker[position]) }
            if role == .onlyWay {
                let cut = Wording.counted(network.organisations[position].cutsOff, "other")
                #expect(node.title?.contains("the only way for \(cut)") == true)
                #expect(scene.description.contains("some others are cut off"))
            }
        }
        let words = scene.texts.map(\.string).joined(separator: " ")
        #expect(words.contains("Ringed:") == (isBroker.contains(true) || words.contains("cut off")))
        let plain = try Picture(.partnership, of: programme, outcome: outcome).scene()
        #expect(plain.groups(.node).allSatisfy { rings($0, .ink) + rings($0, .accent) == 0 })
    }

    @Test("in large partnerships those that matter most are ringed and named, all are told")
    func large() async throws {
        let programme = Invented.programme(organisations: 400)
        let outcome = Invented.outcome(programme)
        let network = await outcome.networkAnalysis()
        let scene = try Picture(.partnership, of: programme, outcome: outcome, network: network)
            .scene()
        let isBroker = PartnershipMarks.brokers(network)
        var ringed = 0
        for (position, node) in scene.groups(.node).enumerated() {
            #expect((node.title?.contains("a broker") == true) == isBroker[position])
            guard rings(node, .ink) + rings(node, .accent) > 0 else { continue }
            ringed += 1
            #expect(
                node.elements.contains { if case .text = $0 { true } else { false } },
                "\(node.title ?? "") has no name"
            )
        }
        #expect((1...2 * PartnershipMarks.mostDrawn).contains(ringed))
        #expect(isBroker.count { $0 } > PartnershipMarks.mostDrawn)
        let words = scene.texts.map(\.string).joined(separator: " ")
        #expect(words.contains("the \(ringed) that matter most of"))
    }
}
