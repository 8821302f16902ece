public import CascadeCore

/// Which assumptions drive the answer of a comparison: for each one the answer at its low and at its high value.
public struct TornadoChart: Chart {
    let result: ComparisonOutcome

    /// Most assumptions that are drawn of each answer.
    package static let most = 10
    /// The width that it is drawn for unless another is asked for.
    package static let width = 560.0

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
        try scene.renderedChart(as: format, idPrefix: idPrefix, limits: limits)
    }

    /// The chart drawn at its usual width.
    package var scene: Scene { scene(width: Self.width) }

    /// The chart drawn to be shown at `width` pixels.
    package func scene(width: Double) -> Scene {
        let frame = ChartFrame(width: width)
        let name = CleanText.line(result.entries[0].programme.name)
        let size = frame.isNarrow ? 12.5 : 14.0
        var elements: [Scene.Element] = [
            .text(
                CleanText.fitted(name, width: frame.room, size: size),
                frame.margin,
                32,
                size: size,
                .quiet
            )
        ]
        var y = 40.0
        let panels = result.tornadoes.enumerated().map { position, tornado in
            TornadoPanel(tornado, of: result, in: frame, hasLegend: position == 0)
        }
        for panel in panels {
            let (drawn, height) = panel.elements
            elements += drawn.map { $0.moved(0, y) }
            y += height + 24
        }
        if panels.isEmpty {
            elements.append(.text("Nothing was tried.", frame.margin, 72, size: 16, .quiet))
            y += 56
        }
        let below = frame.note(note, from: y + 4)
        return Scene(
            size: Size(frame.width, below.bottom),
            title: "\(name): what drives the answer",
            description: (panels.map(\.description) + [note]).joined(separator: " "),
            elements: elements + below.elements
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
