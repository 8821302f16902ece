extension Scene {
    /// A chart as a file of the given format.
    ///
    /// - Throws: ``RenderingError/formatNotAvailable(_:)`` for DOT, and where Graphviz lacks its plugins.
    func renderedChart(
        as format: PictureFormat,
        idPrefix: String,
        limits: GraphvizLimits
    ) throws(RenderingError) -> [UInt8] {
        switch format {
        case .svg: return Array(SVGWriter.text(self, prefix: idPrefix).utf8)
        case .png: return try Graphviz(limits: limits).png(self)
        case .pdf: return try Graphviz(limits: limits).pdf(self)
        case .dot: throw .formatNotAvailable("a chart as DOT")
        }
    }
}
