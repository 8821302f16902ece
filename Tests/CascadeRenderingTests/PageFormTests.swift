import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeRendering

@Suite("Pictures for a page of text")
struct PageFormTests {
    @Test(
        "later generations are told together, nobody is lost, and title and caption stand on the page",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func lineage(seed: UInt64) async throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let forecast = try await programme.forecast(seed: seed, replicates: 30, workers: 1)
        var picture = try Picture(.lineage, of: programme, forecast: forecast)
        let alone = picture.lineage.drawing
        picture.form = .page
        let page = picture.lineage.drawing
        func expected(_ drawing: LineageDrawing) -> Int {
            drawing.nodes.filter(\.isSimulated).reduce(0) { $0 + $1.people }
        }
        #expect(expected(page) == expected(alone))
        let observed = page.nodes.filter { !$0.isSimulated }.map(\.generation).max() ?? 0
        #expect(page.nodes.count { $0.generation > observed } <= 1)
        #expect(page.columns.count <= observed + 2)
        #expect(
            page.ties.allSatisfy {
                page.nodes.indices.contains($0.from) && page.nodes.indices.contains($0.to)
            }
        )
        let scene = try picture.scene()
        #expect(!scene.caption.isEmpty)
        #expect(!scene.texts.contains { $0.string == programme.name })
    }

    @Test("the map for a sheet of paper is no wider than it is high, as far as its panels allow")
    func map() throws {
        let programme = try RecordedProgramme.make(seed: 2)
        var picture = try Picture(.partnership, of: programme)
        let wide = try picture.scene().size
        picture.form = .page
        let upright = try picture.scene().size
        #expect(upright.width / upright.height <= wide.width / wide.height)
        #expect(try picture.scene().texts.allSatisfy { $0.size >= 11 })
    }

    @Test("a method chosen by size does not depend on whether a worker is there")
    func bySize() throws {
        let graph = LayoutGraph(
            .layered(gap: 40, within: 10),
            nodes: Array(repeating: Size(60, 20), count: 3000)
        )
        var limits = GraphvizLimits(worker: "/nowhere/worker")
        limits.choosesBySize = true
        let layout = try Graphviz(limits: limits).layout(graph)
        #expect(layout.centres == PlainLayout.of(graph).centres)
        limits.choosesBySize = false
        #expect(throws: RenderingError.self) { try Graphviz(limits: limits).layout(graph) }
    }
}
