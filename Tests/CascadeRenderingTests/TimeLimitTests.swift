import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeRendering

/// Layouts that would take too long give way to faster ones, and say so.
@Suite struct TimeLimitTests {
    private static let layered = LayoutGraph.Engine.layered(gap: 30, within: 10)

    private static func graph(
        _ engine: LayoutGraph.Engine,
        _ count: Int,
        _ edges: [(Int, Int)]
    ) -> LayoutGraph {
        LayoutGraph(
            engine,
            nodes: Array(repeating: Size(40, 20), count: count),
            edges: edges.map { .init(from: $0.0, to: $0.1) }
        )
    }

    private static func chain(_ count: Int) -> [(Int, Int)] {
        (1..<count).map { ($0 - 1, $0) }
    }

    private static func complete(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { a in ((a + 1)..<count).map { (a, $0) } }
    }

    /// Edges of random ends, the same each time.
    private static func random(_ count: Int, of nodes: Int) -> [(Int, Int)] {
        var state: UInt64 = 1
        func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        return (0..<count).map { _ in (below(nodes), below(nodes)) }
    }

    /// Graphs on which a layout would hang, or nearly.
    private static func hard(_ name: String, _ engine: LayoutGraph.Engine) -> LayoutGraph {
        switch name {
        case "all tied with all": graph(engine, 60, complete(60))
        case "random": graph(engine, 300, random(900, of: 300))
        case "chain": graph(engine, 20_000, chain(20_000))
        case "apart": graph(engine, 3000, [])
        case "star": graph(engine, 2000, (1..<2000).map { (0, $0) })
        default: graph(engine, 1, [(0, 0)])
        }
    }

    /// The built program as a worker, which is what `cascade draw` uses.
    private static let program: String = {
        let beside =
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .path + "/cascade"
        let isThere = FileManager.default.isExecutableFile(atPath: beside)
        return isThere ? beside : PackageFolder.path(".build/debug/cascade")
    }()

    /// A worker made of a shell script, which writes its process's number beside itself.
    private func worker(_ script: String) throws -> String {
        let path = NSTemporaryDirectory() + "cascade-worker-\(UUID().uuidString)"
        let text = "#!/bin/sh\necho $$ >> \"$0.pid\"\n\(script)\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return path
    }

    /// The numbers of the processes that a worker was.
    private func processes(of worker: String) throws -> [Int32] {
        try String(contentsOfFile: worker + ".pid", encoding: .utf8).split(separator: "\n")
            .compactMap { Int32($0) }
    }

    private func remove(_ worker: String) {
        for path in [worker, worker + ".pid"] { try? FileManager.default.removeItem(atPath: path) }
    }

    private func expectWhole(_ layout: Layout, _ graph: LayoutGraph) {
        #expect(layout.centres.count == graph.nodes.count)
        #expect(layout.routes.count == graph.edges.count)
        #expect(layout.centres.allSatisfy { $0.x.isFinite && $0.y.isFinite })
        #expect(layout.size.width.isFinite && layout.size.height.isFinite)
    }

    @Test(
        "graphs that hang a layout are arranged, within a limit of 1 second and a moment, with a remark",
        arguments: ["all tied with all", "random", "chain", "apart", "star"]
    )
    func hanging(name: String) throws {
        let graphviz = Graphviz(limits: GraphvizLimits(worker: Self.program, seconds: 1))
        let graph = Self.hard(name, Self.layered)
        let clock = ContinuousClock()
        let start = clock.now
        expectWhole(try graphviz.layout(graph), graph)
        // Far beyond what starting a process on a busy machine takes, far below what the layouts would.
        #expect(clock.now - start < .seconds(60))
        #expect(!graphviz.remarks.all.isEmpty)
    }

    @Test(
        "the same graphs are arranged by springs",
        arguments: ["all tied with all", "random", "apart", "star"]
    )
    func springs(name: String) throws {
        let graph = Self.hard(name, .springs)
        let graphviz = Graphviz(limits: GraphvizLimits(worker: Self.program, seconds: 1))
        expectWhole(try graphviz.layout(graph), graph)
    }

    @Test(
        "a worker that hangs is killed when its time is over, and a plain arrangement stands in",
        arguments: [layered, .springs]
    )
    func killed(engine: LayoutGraph.Engine) throws {
        let path = try worker("exec sleep 600")
        defer { remove(path) }
        let graphviz = Graphviz(limits: GraphvizLimits(worker: path, seconds: 1))
        let graph = Self.graph(engine, 900, Self.chain(900))
        #expect(try graphviz.layout(graph) == PlainLayout.of(graph))
        let remark = try #require(graphviz.remarks.all.last)
        #expect(remark.contains("longer than it may"), "\(remark)")
        for process in try processes(of: path) {
            #expect(kill(process, 0) == -1, "the worker is still there")
        }
    }

    @Test("without a worker, what could not be stopped is arranged plainly, with a remark")
    func withoutWorker() throws {
        for graph in [
            Self.graph(Self.layered, 5000, Self.chain(5000)),
            Self.hard("all tied with all", Self.layered),
            Self.hard("chain", .springs),
        ] {
            let graphviz = Graphviz()
            #expect(try graphviz.layout(graph) == PlainLayout.of(graph))
            #expect(graphviz.remarks.all.count == 1)
            #expect(graphviz.remarks.all.first?.contains("the plainest method") == true)
        }
    }

    @Test("an ordinary graph gets no remark", arguments: [layered, .springs])
    func ordinary(engine: LayoutGraph.Engine) throws {
        let graphviz = Graphviz()
        _ = try graphviz.layout(Self.graph(engine, 40, Self.chain(40)))
        #expect(graphviz.remarks.all.isEmpty)
    }

    @Test("a bitmap that takes too long is an error, not a hang")
    func bitmap() throws {
        let path = try worker("exec sleep 600")
        defer { remove(path) }
        let text = Scene.Text(
            string: String(repeating: "x", count: 3 << 20),
            at: Point(1, 9),
            size: 9
        )
        let scene = Scene(size: Size(9, 9), title: "", description: "", elements: [.text(text)])
        let graphviz = Graphviz(limits: GraphvizLimits(worker: path, seconds: 1))
        #expect(throws: RenderingError.tookTooLong(seconds: 1)) { try graphviz.png(scene) }
        for process in try processes(of: path) {
            #expect(kill(process, 0) == -1, "the worker is still there")
        }
    }

    //   0 → 1 → 3   and a rank set of 3 and 4, and a ring 5 → 6 → 5
    //    ↘ 2 ↗
    @Test("the plain arrangement keeps the layers, and nothing overlaps")
    func plainLayers() {
        var graph = Self.graph(
            Self.layered,
            7,
            [(0, 1), (0, 2), (1, 3), (2, 3), (5, 6), (6, 5), (4, 4)]
        )
        graph.ranks = [[3, 4]]
        let layout = PlainLayout.of(graph)
        let x = layout.centres.map(\.x)
        #expect(x[0] < x[1] && x[1] == x[2] && x[2] < x[3] && x[3] == x[4] && x[5] < x[6])
        let frames = layout.centres.map { Rect($0.x - 20, $0.y - 10, 40, 20) }
        for a in frames.indices {
            #expect(frames[a].x >= 0 && frames[a].maxX <= layout.size.width)
            for b in frames.indices where b > a {
                #expect(!frames[a].overlaps(frames[b]), "\(a) and \(b)")
            }
        }
        for route in layout.routes {
            #expect(route.count == 4)
            #expect(route.allSatisfy { $0.x >= 0 && $0.x <= layout.size.width })
        }
    }

    @Test(
        "the plain arrangement by distances keeps neighbours near: the two ends of a chain lie furthest apart"
    )
    func plainDistances() {
        let graph = Self.graph(.springs, 50, Self.chain(50))
        let centres = PlainLayout.of(graph).centres
        let ends = centres[0].distance(to: centres[49])
        for a in centres.indices {
            for b in centres.indices {
                #expect(centres[a].distance(to: centres[b]) <= ends * 1.02)
            }
        }
        for edge in graph.edges {
            #expect(centres[edge.from].distance(to: centres[edge.to]) < ends / 6)
        }
        #expect(Set(centres).count == 50)
    }
}
