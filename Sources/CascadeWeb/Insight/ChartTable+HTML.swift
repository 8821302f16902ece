package import CascadeFormats
package import CascadeRendering

extension ChartTable {
    /// The table with its caption and headings; columns of numbers are set to the right.
    package var html: HTML { html(rows.map { row in row.map { HTML(.bdi, text: $0) } }) }

    /// The table with other markup in its cells.
    func html(_ cells: [[HTML]]) -> HTML {
        let isNumber = heading.indices.map { column in
            column > 0 && rows.allSatisfy { Self.isNumber($0[column]) }
        }
        return Component.table(
            title,
            zip(heading, isNumber).map { $1 ? "\($0)#" : $0 },
            cells
        )
    }

    private static func isNumber(_ cell: String) -> Bool {
        cell == none || cell.isEmpty
            || cell.unicodeScalars.contains { ("0"..."9").contains($0) }
                && cell.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
    }
}

/// A picture on a page, with the table that says the same below it.
enum PictureBlock {
    /// A chart, drawn once for wide screens and paper and once for phones; it says itself how it is to be read.
    static func chart(
        _ chart: some Chart,
        id: String,
        caption: String? = nil
    ) -> HTML {
        HTML(.figure, .class("picture")) {
            HTML(.div, .class("chart-frame wide-chart")) {
                HTML(picture: chart.svg(width: 900, idPrefix: "\(id)-"))
            }
            HTML(.div, .class("chart-frame narrow-chart")) {
                HTML(picture: chart.svg(width: ChartWidth.narrow, idPrefix: "\(id)-narrow-"))
            }
            if let caption { HTML(.figcaption, text: caption) }
            numbers(chart.dataTable)
        }
    }

    /// The numbers behind a picture.
    static func numbers(_ table: ChartTable) -> HTML {
        HTML(.details) {
            HTML(.summary, text: Words.Insight.asTable)
            table.html
        }
    }
}
