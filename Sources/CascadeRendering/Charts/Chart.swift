/// A chart: drawn for any width, and told as a table.
package protocol Chart: Sendable {
    /// The chart drawn to be shown at `width` pixels, from ``ChartWidth/narrow`` up.
    func scene(width: Double) -> Scene

    /// Its figures as a table.
    var dataTable: ChartTable { get }
}

/// Widths that charts are drawn for.
package enum ChartWidth {
    /// A column of a page.
    package static let usual = 640.0
    /// A phone.
    package static let narrow = 360.0
}

extension Chart {
    /// The chart drawn at the usual width.
    package var scene: Scene { scene(width: ChartWidth.usual) }

    /// The chart as SVG that stands alone, drawn to be shown at `width` pixels: the same text for the same numbers.
    ///
    /// `idPrefix` is put before every id, so that one page can hold several pictures.
    package func svg(width: Double = ChartWidth.usual, idPrefix: String = "") -> String {
        SVGWriter.text(scene(width: width), prefix: idPrefix)
    }

    /// The chart as a file of the given format, drawn to be shown at `width` pixels.
    ///
    /// - Throws: ``RenderingError/formatNotAvailable(_:)`` for DOT, and where Graphviz lacks its plugins.
    package func rendered(
        as format: PictureFormat,
        width: Double,
        idPrefix: String = "",
        limits: GraphvizLimits = GraphvizLimits()
    ) throws(RenderingError) -> [UInt8] {
        try scene(width: width).renderedChart(as: format, idPrefix: idPrefix, limits: limits)
    }
}
