public import CascadeCore

/// Which assumptions drive the answer of a comparison: for each one the answer at its low and at its high value.
public struct TornadoChart: Sendable {
    let result: ComparisonOutcome

    /// Most assumptions that are drawn of each answer.
    package static let most = 10
    static let width = 560.0
    static let margin = 24.0

    /// The chart of a comparison that looked for what drives its answer.
    public init(_ result: ComparisonOutcome) {
        self.result = result
    }

    /// The chart as SVG that stands alone: the same text for the same result.
    ///
    /// `idPrefix` is put before every id, so that one page can hold several pictures.
    public func svg(idPrefix: String = "") -> String {
        SVGWriter.text(scene, prefix: idPrefix)
    }

    /// The chart as a file of the given format.
    ///
    /// - Throws: ``RenderingError/formatNotAvailable(_:)`` for DOT, and where Graphviz lacks its plugins.
    public func rendered(
        as format: PictureFormat,
        idPrefix: String = "",
        limits: GraphvizLimits = GraphvizLimits()
    ) throws(RenderingError) -> [UInt8] {
        switch format {
        case .svg: return Array(svg(idPrefix: idPrefix).utf8)
        case .png: return try Graphviz(limits: limits).png(scene)
        case .pdf: return try Graphviz(limits: limits).pdf(scene)
        case .dot: throw .formatNotAvailable("a chart as DOT")
        }
    }

    /// The chart drawn.
    package var scene: Scene {
        let room = Self.width - 2 * Self.margin
        let name = CleanText.line(result.entries[0].programme.name)
        var elements: [Scene.Element] = [
            .text(CleanText.fitted(name, width: room, size: 14), Self.margin, 32, size: 14, .quiet)
        ]
        var y = 40.0
        let panels = result.tornadoes.enumerated().map { position, tornado in
            TornadoPanel(tornado, of: result, hasLegend: position == 0)
        }
        for panel in panels {
            let (drawn, height) = panel.elements
            elements += drawn.map { $0.moved(0, y) }
            y += height + 24
        }
        if panels.isEmpty {
            elements.append(.text("Nothing was tried.", Self.margin, 72, size: 16, .quiet))
            y += 56
        }
        y += 4
        for line in CleanText.wrapped(note, width: room, size: 12.5, lines: 6, balanced: false) {
            elements.append(.text(line, Self.margin, y, size: 12.5, .quiet))
            y += 17
        }
        return Scene(
            size: Size(Self.width, y + 8),
            title: "\(name): what drives the answer",
            description: (panels.map(\.description) + [note]).joined(separator: " "),
            elements: elements
        )
    }

    private var note: String {
        """
        Each assumption is put at the value that 1 in 10 draws stays below, then at the one that 9 in 10 stay below; all others \
        are drawn. Thin lines: 95% intervals. Simulated, not observed: \
        \(Wording.counted(result.replicates, "run")) each, seed \(result.seed).
        """
    }
}
