/// Where and for how long Graphviz may work.
public struct GraphvizLimits: Sendable, Equatable {
    /// Path of an executable that begins with ``GraphvizWorker/runIfRequested(_:)``; nil: this process does all.
    public var worker: String?
    /// Longest time for one layout in a worker, in seconds.
    public var seconds: Int
    /// Most memory that a worker may use, in megabytes.
    public var megabytes: Int
    /// Whether the method that arranges a graph follows from its size alone, so that a slow machine draws the same picture as a
    /// fast one; where the method does not end within the time, nothing is drawn.
    package var choosesBySize = false

    /// Limits for work in `worker`.
    public init(worker: String? = nil, seconds: Int = 20, megabytes: Int = 2048) {
        self.worker = worker
        self.seconds = seconds
        self.megabytes = megabytes
    }
}

/// Arranges graphs and renders scenes through the Graphviz library.
///
/// What is small is done in this process. What is large, and could take long, is done by a worker process that can be
/// stopped; without a worker it is done here up to a size that is known to end. A graph that a method could not arrange in
/// its share of the time is arranged by a faster one, which ``remarks`` say.
package struct Graphviz: Sendable {
    /// Where and for how long it may work.
    package var limits: GraphvizLimits
    /// What it did otherwise than usual.
    package var remarks = DrawingRemarks()

    /// Pictures with a drawing up to this many bytes are rendered in this process.
    static let smallDrawing = 2 << 20

    /// Graphviz within limits.
    package init(limits: GraphvizLimits = GraphvizLimits()) {
        self.limits = limits
    }

    /// Where the nodes and edges of `graph` go: the same for the same graph, unless a method ran out of time.
    ///
    /// - Complexity: About O((V + E) log V) for springs, and up to O(V · E) for layers; never more than the time limit and
    ///   O((V + E) log V).
    /// - Throws: ``RenderingError`` where Graphviz does not answer.
    package func layout(_ graph: LayoutGraph) throws(RenderingError) -> Layout {
        guard !graph.nodes.isEmpty else {
            if let empty = Layout(answer: Array("end".utf8), nodes: 0, edges: 0) { return empty }
            throw .layoutFailed("there is nothing to lay out")
        }
        let methods = LayoutMethod.inTurn(
            for: graph,
            hasWorker: limits.worker != nil && !limits.choosesBySize
        )
        if let first = methods.first, first != .careful {
            remarks.add(first.remark(insteadBecause: .size(parts: graph.parts)))
        }
        var left = Double(limits.seconds)
        if limits.choosesBySize, let method = methods.first {
            return method == .plain
                ? PlainLayout.of(graph) : try layout(graph, method, seconds: left)
        }
        for (method, next) in zip(methods, methods.dropFirst()) {
            let share = next == .plain ? left * 0.9 : left * 0.4
            do {
                return try layout(graph, method, seconds: share)
            } catch .tookTooLong {
                left -= share
                remarks.add(next.remark(insteadBecause: .time))
            }
        }
        return PlainLayout.of(graph)
    }

    private func layout(
        _ graph: LayoutGraph,
        _ method: LayoutMethod,
        seconds: Double
    ) throws(RenderingError) -> Layout {
        let job = GraphvizJob(
            engine: graph.engineName,
            product: .positions,
            dot: graph.document(method).text
        )
        let answer = try run(job, isSmall: method.endsSoon(on: graph), seconds: seconds)
        guard
            let layout = Layout(
                answer: answer,
                nodes: graph.nodes.count,
                edges: graph.edges.count
            )
        else { throw .layoutFailed("the answer was cut short") }
        return layout
    }

    /// The scene as a PNG bitmap with two pixels for one where that stays below 16,000 pixels a side.
    ///
    /// - Throws: ``RenderingError`` where Graphviz can't write PNG here.
    package func png(_ scene: Scene) throws(RenderingError) -> [UInt8] {
        let side = max(scene.size.width, scene.size.height, 1)
        let resolution = max(8, min(144, Int(16_000 / side * 72)))
        return try render(scene, .png, resolution: resolution)
    }

    /// The scene as a PDF page, without the date of writing.
    ///
    /// - Throws: ``RenderingError`` where Graphviz can't write PDF here.
    package func pdf(_ scene: Scene) throws(RenderingError) -> [UInt8] {
        PDFDate.fixed(in: try render(scene, .pdf, resolution: 72))
    }

    private func render(
        _ scene: Scene,
        _ product: GraphvizJob.Product,
        resolution: Int
    ) throws(RenderingError) -> [UInt8] {
        let (dot, background) = XDotWriter.document(scene, resolution: resolution)
        let job = GraphvizJob(engine: "nop2", product: product, dot: dot, background: background)
        return try run(
            job,
            isSmall: background.utf8.count <= Self.smallDrawing,
            seconds: Double(limits.seconds)
        )
    }

    private func run(
        _ job: GraphvizJob,
        isSmall: Bool,
        seconds: Double
    ) throws(RenderingError) -> [UInt8] {
        guard !isSmall, let worker = limits.worker else { return try GraphvizLibrary.run(job) }
        return try GraphvizProcess.run(
            job,
            worker: worker,
            seconds: seconds,
            megabytes: limits.megabytes
        )
    }
}

/// The date inside a PDF file.
enum PDFDate {
    /// `pdf` with its creation date set to the first second of 2000, so that the same picture gives the same bytes.
    static func fixed(in pdf: [UInt8]) -> [UInt8] {
        var pdf = pdf
        let key = Array("/CreationDate (D:".utf8)
        let date = Array("20000101000000".utf8)
        // The dictionary with the date stands near the end.
        var start = pdf.count - key.count - date.count
        while start >= 0 {
            if pdf[start] == key[0], pdf[start..<(start + key.count)].elementsEqual(key) {
                let first = start + key.count
                pdf.replaceSubrange(first..<(first + date.count), with: date)
                return pdf
            }
            start -= 1
        }
        return pdf
    }
}
