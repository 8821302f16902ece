import CascadeRendering

/// A picture as drawn for a page.
package struct ReportDrawing: Sendable, Hashable {
    /// The picture, as SVG made by the writer of pictures.
    package var svg: String
    /// The same for a phone; nil: there is one form, which scrolls where the screen is too small for it.
    package var narrow: String?
    /// Width at which all of its text is easily read, in pixels.
    package var width: Double
    /// What stands beside it; empty where the drawing says all itself.
    package var caption: String

    /// A picture that has one form.
    init(_ scene: Scene, idPrefix: String) {
        svg = SVGWriter.text(scene, prefix: idPrefix)
        width = scene.size.width
        caption = scene.caption
    }

    /// A chart in both of its forms.
    init(_ chart: some Chart, idPrefix: String) {
        svg = chart.svg(idPrefix: idPrefix)
        narrow = chart.svg(width: ChartWidth.narrow, idPrefix: "\(idPrefix)narrow-")
        width = ChartWidth.usual
        caption = ""
    }
}
