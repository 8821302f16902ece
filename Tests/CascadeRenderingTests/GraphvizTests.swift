import Foundation
import Testing

@testable import CascadeRendering

@Suite struct GraphvizTests {
    private func chain(_ count: Int, _ engine: LayoutGraph.Engine) -> LayoutGraph {
        LayoutGraph(
            engine,
            nodes: Array(repeating: Size(40, 20), count: count),
            edges: (1..<max(2, count)).filter { $0 < count }.map { .init(from: $0 - 1, to: $0) }
        )
    }

    //   0 → 1 → 3
    //    ↘ 2 ↗
    @Test("a diamond is laid out from left to right, its middle nodes in one layer")
    func diamond() throws {
        let graph = LayoutGraph(
            .layered(gap: 30, within: 10),
            nodes: Array(repeating: Size(50, 20), count: 4),
            edges: [
                .init(from: 0, to: 1), .init(from: 0, to: 2), .init(from: 1, to: 3),
                .init(from: 2, to: 3),
            ]
        )
        let layout = try Graphviz().layout(graph)
        #expect(abs(layout.centres[1].x - layout.centres[2].x) < 0.5)
        #expect(layout.centres[0].x + 50 < layout.centres[1].x)
        #expect(layout.centres[2].x + 50 < layout.centres[3].x)
        #expect(abs(layout.centres[1].y - layout.centres[2].y) >= 20)
        for route in layout.routes { #expect(route.count >= 4 && route.count % 3 == 1) }
        let first = try #require(layout.routes[0].first)
        #expect(abs(first.x - (layout.centres[0].x + 25)) < 30)
    }

    @Test("nodes of a rank set share a layer")
    func ranks() throws {
        var graph = chain(4, .layered(gap: 30, within: 10))
        graph.nodes.append(Size(40, 20))
        graph.ranks = [[3, 4]]
        let layout = try Graphviz().layout(graph)
        #expect(abs(layout.centres[3].x - layout.centres[4].x) < 0.5)
    }

    @Test(
        "graphs that are hard on a layout are laid out",
        arguments: [LayoutGraph.Engine.springs, .layered(gap: 30, within: 10)]
    )
    func hard(engine: LayoutGraph.Engine) throws {
        var graphs = [
            LayoutGraph(engine, nodes: []), chain(1, engine), chain(900, engine),
            LayoutGraph(engine, nodes: Array(repeating: Size(9, 9), count: 300)),
        ]
        var parallel = chain(3, engine)
        parallel.edges += [
            .init(from: 0, to: 1), .init(from: 1, to: 0), .init(from: 1, to: 1),
            .init(from: 0, to: 2, weight: 1e9),
        ]
        graphs.append(parallel)
        var star = LayoutGraph(engine, nodes: Array(repeating: Size(9, 9), count: 500))
        star.edges = (1..<500).map { .init(from: 0, to: $0) }
        graphs.append(star)
        for graph in graphs {
            let layout = try Graphviz().layout(graph)
            #expect(layout.centres.count == graph.nodes.count)
            #expect(layout.centres.allSatisfy { $0.x.isFinite && $0.y.isFinite })
        }
    }

    @Test("a graph that Graphviz can't read is an error")
    func unreadable() {
        #expect(throws: RenderingError.self) {
            try GraphvizLibrary.run(
                GraphvizJob(engine: "dot", product: .positions, dot: "graph { a [label= ")
            )
        }
        #expect(throws: RenderingError.self) {
            try GraphvizLibrary.run(
                GraphvizJob(engine: "no-such-engine", product: .positions, dot: "graph { a }")
            )
        }
        // The library still works afterwards.
        #expect(throws: Never.self) { try Graphviz().layout(chain(3, .springs)) }
    }

    @Test("a job survives the way to a worker", arguments: ["", "c 7 -#06345C\nT é"])
    func job(background: String) {
        let job = GraphvizJob(
            engine: "sfdp",
            product: .pdf,
            dot: "graph {\n}\n",
            background: background
        )
        #expect(GraphvizJob(encoded: job.encoded) == job)
        #expect(GraphvizJob(encoded: Array(job.encoded.prefix(20))) == nil)
        #expect(GraphvizJob(encoded: []) == nil)
    }

    @Test("an answer that was cut short is not taken for a layout")
    func cutShort() {
        let whole = Array("g 10 20\nn 0 5 5\nend\n".utf8)
        #expect(Layout(answer: whole, nodes: 1, edges: 0)?.centres == [Point(5, 15)])
        #expect(Layout(answer: Array(whole.dropLast(5)), nodes: 1, edges: 0) == nil)
        #expect(Layout(answer: Array("n 7 5 5\nend\n".utf8), nodes: 1, edges: 0) == nil)
    }

    /// A worker made of a shell script.
    private func worker(_ script: String) throws -> String {
        let path = NSTemporaryDirectory() + "cascade-worker-\(UUID().uuidString)"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    @Test(
        "a worker that fails is a clear error",
        arguments: ["exit 3", "kill -SEGV $$", "echo nonsense", "head -c 10 >/dev/null; exit 0"]
    )
    func failing(script: String) throws {
        let path = try worker(script)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let graphviz = Graphviz(limits: GraphvizLimits(worker: path, seconds: 10))
        let error = #expect(throws: RenderingError.self) {
            try graphviz.layout(chain(400, .layered(gap: 30, within: 10)))
        }
        #expect(error?.description.contains("Maybe") == true)
    }

    @Test("a worker that is not there is a clear error")
    func missing() {
        let graphviz = Graphviz(limits: GraphvizLimits(worker: "/no/such/worker", seconds: 2))
        #expect(throws: RenderingError.self) {
            try graphviz.layout(chain(400, .layered(gap: 30, within: 10)))
        }
    }

    #if os(Linux)
    private func residentMegabytes() throws -> Int {
        let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
            .split(separator: " ")
        return (Int(fields[1]) ?? 0) * 4096 >> 20
    }

    @Test("a thousand layouts and drawings in one process keep memory flat")
    func memory() throws {
        let graphviz = Graphviz()
        var layered = chain(30, .layered(gap: 30, within: 10))
        layered.edges += (0..<20).map { .init(from: $0, to: $0 + 7) }
        var springs = layered
        springs.engine = .springs
        let scene = Scene(
            size: Size(200, 100),
            title: "",
            description: "",
            elements: [.text(Scene.Text(string: "text", at: Point(10, 20), size: 12))]
        )
        func round() throws {
            _ = try graphviz.layout(layered)
            _ = try graphviz.layout(springs)
            _ = try graphviz.png(scene)
            _ = try graphviz.pdf(scene)
        }
        for _ in 0..<20 { try round() }
        let before = try residentMegabytes()
        for _ in 0..<250 { try round() }
        #expect(try residentMegabytes() - before < 128)
    }
    #endif
}
