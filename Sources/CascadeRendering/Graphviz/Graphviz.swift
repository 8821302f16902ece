/// Where and for how long Graphviz may work.
public struct GraphvizLimits: Sendable, Equatable {
    /// Path of an executable that begins with ``GraphvizWorker/runIfRequested(_:)``; nil: this process does all.
    public var worker: String?
    /// Longest time for one layout in a worker, in seconds.
    public var seconds: Int
    /// Most memory that a worker may use, in megabytes.
    public var megabytes: Int

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
/// stopped; without a worker it is done here up to a size that is known to end.
package struct Graphviz: Sendable {
    /// Where and for how long it may work.
    package var limits: GraphvizLimits

    /// Layered graphs with up to this many nodes and edges are arranged in this process.
    static let smallLayered = 250
    /// Spring layouts with up to this many nodes and edges are arranged in this process.
    static let smallSprings = 1500
    /// Without a worker, the largest layered graph.
    static let largestLayered = 2500
    /// The largest graph for any engine and process.
    static let largest = 60_000
    /// Pictures with a drawing up to this many bytes are rendered in this process.
    static let smallDrawing = 2 << 20

    /// Graphviz within limits.
    package init(limits: GraphvizLimits = GraphvizLimits()) {
        self.limits = limits
    }

    /// Where Graphviz puts the nodes and edges of `graph`: the same for the same graph.
    ///
    /// - Complexity: About O((V + E) log V) for springs, and up to O(V · E) for layers.
    /// - Throws: ``RenderingError`` where it takes too long or is too large.
    package func layout(_ graph: LayoutGraph) throws(RenderingError) -> Layout {
        guard !graph.nodes.isEmpty else {
            if let empty = Layout(answer: Array("end".utf8), nodes: 0, edges: 0) { return empty }
            throw .layoutFailed("there is nothing to lay out")
        }
        let isLayered = graph.engineName == "dot"
        let largest = isLayered && limits.worker == nil ? Self.largestLayered : Self.largest
        guard graph.parts <= largest else { throw .tooLarge(parts: graph.parts, limit: largest) }
        let isSmall = graph.parts <= (isLayered ? Self.smallLayered : Self.smallSprings)
        let job = GraphvizJob(
            engine: graph.engineName,
            product: .positions,
            dot: graph.document.text
        )
        let answer = try run(job, isSmall: isSmall)
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
        return try run(job, isSmall: background.utf8.count <= Self.smallDrawing)
    }

    private func run(_ job: GraphvizJob, isSmall: Bool) throws(RenderingError) -> [UInt8] {
        guard !isSmall, let worker = limits.worker else { return try GraphvizLibrary.run(job) }
        return try GraphvizProcess.run(
            job,
            worker: worker,
            seconds: limits.seconds,
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
