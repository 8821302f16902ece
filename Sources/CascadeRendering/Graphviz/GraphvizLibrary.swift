import CGraphviz
import Foundation

/// The Graphviz library, which is one for the whole process and does one thing at a time.
///
/// All calls pass one lock and run on a thread with a large stack, because layouts recurse deeply.
enum GraphvizLibrary {
    private static let lock = NSLock()
    private static let stackSize = 64 << 20

    /// What the library makes of a job: bytes of the picture, or positions line by line.
    ///
    /// - Throws: ``RenderingError/layoutFailed(_:)`` or ``RenderingError/formatNotAvailable(_:)``.
    static func run(_ job: GraphvizJob) throws(RenderingError) -> [UInt8] {
        let box = ResultBox()
        let thread = Thread {
            lock.withLock { box.put(perform(job)) }
        }
        thread.stackSize = stackSize
        thread.start()
        return try box.wait().get()
    }

    /// Does the job on this thread, under the lock.
    private static func perform(_ job: GraphvizJob) -> Result<[UInt8], RenderingError> {
        guard let context = SharedContext.pointer else {
            return .failure(.layoutFailed("Graphviz did not start"))
        }
        guard let graph = OpenGraph(job.dot) else {
            return .failure(.layoutFailed("Graphviz could not read the graph"))
        }
        if !job.background.isEmpty {
            _ = cascade_set(graph.pointer, "_background", job.background)
        }
        let code = cascade_layout(context, graph.pointer, job.engine)
        // A failed layout has to be freed too.
        defer { _ = gvFreeLayout(context, graph.pointer) }
        guard code == 0 else {
            return .failure(.layoutFailed("Graphviz's engine \(job.engine) gave up"))
        }
        if job.product == .positions { return .success(positions(graph)) }
        var data: UnsafeMutablePointer<CChar>?
        var length = 0
        let format = job.product == .png ? "png:cairo" : "pdf"
        let rendered = cascade_render(context, graph.pointer, format, &data, &length)
        defer { if let data { gvFreeRenderData(data) } }
        guard rendered == 0, let data, length > 0 else {
            return .failure(.formatNotAvailable(job.product.rawValue.uppercased()))
        }
        let bytes = UnsafeRawBufferPointer(start: data, count: length)
        return .success(Array(bytes))
    }

    /// The lines that ``Layout`` reads.
    private static func positions(_ graph: borrowing OpenGraph) -> [UInt8] {
        var out = ""
        func add(_ point: pointf) {
            out += " \(Coordinate.text(point.x, digits: 2)) \(Coordinate.text(point.y, digits: 2))"
        }
        out += "g"
        add(cascade_extent(graph.pointer))
        out += "\n"
        for index in 0..<Int(agnnodes(graph.pointer)) {
            guard let node = cascade_node(graph.pointer, "n\(index)") else { continue }
            out += "n \(index)"
            add(cascade_position(node))
            out += "\n"
            var edge = agfstout(graph.pointer, node)
            while let current = edge {
                defer { edge = agnxtout(graph.pointer, current) }
                guard let id = cascade_edge_attribute(current, "id"),
                    cascade_piece_count(current) > 0
                else { continue }
                out += "e \(String(cString: id))"
                // Pieces follow one another; each repeats the end of the one before.
                for piece in 0..<cascade_piece_count(current) {
                    let bezier = cascade_piece(current, Int32(piece))
                    guard let list = bezier.list else { continue }
                    for point in (piece == 0 ? 0 : 1)..<max(1, Int(bezier.size)) {
                        add(list[point])
                    }
                }
                out += "\n"
            }
        }
        out += "end\n"
        return Array(out.utf8)
    }
}

/// The one context of the process, made under the library's lock and kept.
private enum SharedContext {
    nonisolated(unsafe) static let pointer: OpaquePointer? = cascade_context()
}

/// A graph of the library, closed when it goes out of use.
private struct OpenGraph: ~Copyable {
    let pointer: UnsafeMutablePointer<Agraph_t>

    /// The graph that a text describes; nil where the library can't read it.
    init?(_ text: String) {
        guard let pointer = cascade_read(text) else { return nil }
        self.pointer = pointer
    }

    deinit { _ = agclose(pointer) }
}

/// Hands one result from one thread to another.
private final class ResultBox: @unchecked Sendable {
    // Guarded by the condition.
    private var result: Result<[UInt8], RenderingError>?
    private let condition = NSCondition()

    func put(_ result: Result<[UInt8], RenderingError>) {
        condition.lock()
        self.result = result
        condition.signal()
        condition.unlock()
    }

    func wait() -> Result<[UInt8], RenderingError> {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let result { return result }
            condition.wait()
        }
    }
}

/// The library alone, for those who measure it.
@_spi(Measuring) public enum BareGraphviz {
    /// Where an engine puts the nodes of a graph in the DOT language, done in this process, as lines of text.
    ///
    /// Nodes are to be called `n0`, `n1` and so on.
    ///
    /// - Throws: ``RenderingError`` where the library can't.
    public static func positions(of dot: String, engine: String) throws(RenderingError) -> [UInt8] {
        try GraphvizLibrary.run(GraphvizJob(engine: engine, product: .positions, dot: dot))
    }
}
