import CascadeCore
import Foundation
import Testing

@testable import CascadeRendering

@Suite struct DOTTests {
    /// Compares with a file beside this one; rewrites it where `CASCADE_UPDATE_GOLDEN` is 1.
    private func expectGolden(_ text: String, _ name: String, file: String = #filePath) throws {
        let url = URL(fileURLWithPath: file).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name)")
        if ProcessInfo.processInfo.environment["CASCADE_UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: url)
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }

    @Test("the DOT text of each view is as it was", arguments: View.allCases)
    func golden(view: View) throws {
        let programme = Invented.programme(organisations: 12)
        let picture = try Picture(view, of: programme, outcome: Invented.outcome(programme))
        try expectGolden(picture.document.text, "\(view.rawValue).dot")
    }

    @Test("the DOT text of what an analysis found is as it was", arguments: Colouring.allCases)
    func goldenAnalysis(colouring: Colouring) async throws {
        let programme = Invented.programme(organisations: 12)
        let outcome = Invented.unevenOutcome(programme)
        // The view of sectors stands in for coverage, which needs no analysis.
        let view = colouring == .coverage ? View.sectors : .partnership
        let picture = try Picture(
            view,
            of: programme,
            outcome: outcome,
            network: await outcome.networkAnalysis(),
            fragility: Invented.fragility(programme),
            colouring: colouring
        )
        let what = colouring == .coverage ? "people" : colouring.rawValue
        try expectGolden(picture.document.text, "\(view.rawValue)-\(what).dot")
    }

    @Test("attributes are sorted, and equal documents give equal text")
    func sorted() {
        var document = DOTDocument(title: "T", isDirected: true)
        document.attributes = [.splines: "true", .rankdir: "LR", .nodesep: .number(0.25)]
        document.structure = .ranks(
            [
                .init(index: 1, attributes: [:]),
                .init(index: 0, attributes: [.label: .text(["a"])]),
            ],
            sets: [[1, 0], []]
        )
        document.edges = [.init(from: 0, to: 1, attributes: [:])]
        #expect(
            document.text == """
                // T
                digraph "picture" {
                  graph [nodesep=0.25, rankdir="LR", splines="true"];
                  n0 [label="a"];
                  n1;
                  { rank=same; n0; n1; }
                  n0 -> n1;
                }

                """
        )
    }

    @Test(
        "user text is cleaned and escaped in labels",
        arguments: [
            (["say \"hi\""], #"label="say \"hi\"""#), ([#"a\Nb"#], #"label="a\\Nb""#),
            (["R&D &amp;"], #"label="R&amp;D &amp;amp;""#), (["one", "two"], #"label="one\ntwo""#),
            (["line\nbreak\u{0}\u{202E}"], #"label="line break""#),
        ]
    )
    func labels(lines: [String], expected: String) {
        var document = DOTDocument(title: "", isDirected: false)
        document.structure = .ranks([.init(index: 0, attributes: [.label: .text(lines)])], sets: [])
        #expect(document.text.contains(expected), "\(document.text)")
    }
}
