/// A picture of a report, with the table that says the same.
package struct ReportPicture: Sendable, Hashable {
    /// Unique in the report.
    package var id: String
    /// What it is called.
    package var title: String
    /// What it says, below it.
    package var caption: Prose
    /// The picture as drawn; nil where it could not be.
    package var drawing: ReportDrawing?
    /// The numbers that it shows.
    package var table: ReportTable

    /// A picture with its table.
    package init(
        _ id: String,
        _ title: String,
        caption: Prose,
        drawing: ReportDrawing?,
        table: ReportTable
    ) {
        self.id = id
        self.title = title
        self.caption = caption
        self.drawing = drawing
        self.table = table
    }

    /// The picture as SVG; empty where it could not be drawn.
    package var svg: String { drawing?.svg ?? "" }
}
