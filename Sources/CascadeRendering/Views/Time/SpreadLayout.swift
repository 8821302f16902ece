import CascadeCore

/// The partnership map made small: sectors as panels, in the neighbourhood that the map gives them, with circles in rows and no
/// names but the sectors'.
struct SpreadLayout {
    /// A sector's panel.
    struct Panel {
        /// Position of the sector.
        var sector: Int
        /// Its name, in lines.
        var name: [String]
        /// Its circles, in the order of the map.
        var nodes: [Int]
        /// Where it lies.
        var rect = Rect(0, 0, 0, 0)
    }

    /// Panels of sectors that have circles.
    private(set) var panels: [Panel] = []
    /// Centre of each circle.
    private(set) var centres: [Point]
    /// Radius of each circle.
    private(set) var radii: [Double]
    /// Width and height of the whole.
    private(set) var size = Size(0, 0)
    /// Font size of sector names.
    let textSize: Double

    private static let padding = 8.0

    /// The small map of a graph, at most about `width` wide.
    ///
    /// - Complexity: that of ``PartnershipPlacement``.
    init(
        _ graph: PartnershipGraph,
        _ programme: Programme,
        width: Double,
        textSize: Double,
        graphviz: Graphviz
    ) throws(RenderingError) {
        self.textSize = textSize
        centres = Array(repeating: Point(0, 0), count: graph.nodes.count)
        radii = Array(repeating: 0, count: graph.nodes.count)
        guard !graph.nodes.isEmpty else { return }
        let placement = try PartnershipPlacement(
            graph,
            sectors: max(1, programme.sectors.count),
            graphviz: graphviz
        )
        for unit in [6, 5, 4.2, 3.6, 3.1, 2.6, 2.1, 1.7, 1.4, 1.15, 1, 0.85, 0.7] {
            place(graph, programme, placement, unit)
            if size.width <= width, size.height <= 0.9 * width { break }
        }
    }

    /// Height of a panel's name and figures.
    private func heading(_ lines: Int) -> Double { (Double(lines) + 1) * (textSize + 2.5) + 7 }

    /// The base line of a panel's figures.
    func figuresLine(_ panel: Panel) -> Double {
        panel.rect.y + Double(panel.name.count + 1) * (textSize + 2.5) + 3
    }

    /// The base line of a line of a panel's name.
    func nameLine(_ panel: Panel, _ line: Int) -> Double {
        panel.rect.y + Double(line + 1) * (textSize + 2.5) + 3
    }

    private mutating func place(
        _ graph: PartnershipGraph,
        _ programme: Programme,
        _ placement: PartnershipPlacement,
        _ unit: Double
    ) {
        let most = Double(max(1, graph.nodes.map(\.people).max() ?? 1))
        radii = graph.nodes.map {
            unit * max(3, 13 * (Double(max(0, $0.people)) / most).squareRoot())
        }
        panels = placement.panels.map { panel in
            Panel(
                sector: panel.sector,
                name: [],
                nodes: (panel.named + panel.dots).sorted {
                    let (a, b) = (placement.centres[$0], placement.centres[$1])
                    return a.y != b.y ? a.y < b.y : a.x != b.x ? a.x < b.x : $0 < $1
                }
            )
        }
        let names = panels.map { CleanText.line(programme.sectors[$0.sector].name) }
        let least = FontMetrics.width("100% of 10,000", size: textSize) + 2 * Self.padding
        let shapes = panels.indices.map { panel in
            let (cell, count) = (cell(panels[panel]), panels[panel].nodes.count)
            let word =
                names[panel].split(separator: " ")
                .map { FontMetrics.width(String($0), size: textSize, bold: true) }.max() ?? 0
            return (1...min(24, max(1, count))).map { columns in
                let inner = max(Double(columns) * cell, min(word, 160), least - 2 * Self.padding)
                let lines = wrapped(names[panel], inner).count
                let perRow = max(1, Int(inner / cell + 0.001))
                let rows = (count + perRow - 1) / perRow
                return Size(
                    inner + 2 * Self.padding,
                    heading(lines) + Double(rows) * cell + Self.padding
                )
            }
        }
        let rects = Floorplan.rectangles(
            shapes: shapes,
            centres: placement.panels.map(\.rect.centre),
            aspect: 1.3,
            gap: 6
        )
        size = Size(rects.map(\.maxX).max() ?? 0, rects.map(\.maxY).max() ?? 0)
        for panel in panels.indices {
            panels[panel].rect = rects[panel]
            panels[panel].name = wrapped(names[panel], rects[panel].width - 2 * Self.padding)
            settle(panels[panel])
        }
    }

    private func wrapped(_ name: String, _ width: Double) -> [String] {
        CleanText.wrapped(name, width: width, size: textSize, bold: true, lines: 3)
    }

    private func cell(_ panel: Panel) -> Double {
        2 * (panel.nodes.map { radii[$0] }.max() ?? 0) + 4
    }

    /// Sets a panel's circles in rows of nearly equal length, in the middle of what its heading leaves.
    private mutating func settle(_ panel: Panel) {
        let cell = cell(panel)
        let inner = panel.rect.inset(Self.padding)
        let top = panel.rect.y + heading(panel.name.count)
        let room = panel.rect.maxY - Self.padding - top
        let most = max(1, Int(inner.width / cell + 0.001))
        let rows = max(1, (panel.nodes.count + most - 1) / most)
        let columns = (panel.nodes.count + rows - 1) / rows
        let (stepX, stepY) = (
            min(inner.width / Double(max(1, columns)), 1.6 * cell),
            min(room / Double(rows), 1.6 * cell)
        )
        for (place, node) in panel.nodes.enumerated() {
            let row = place / columns
            let inRow = min(columns, panel.nodes.count - row * columns)
            let left = inner.centre.x - stepX * Double(inRow) / 2
            centres[node] = Point(
                left + (Double(place % columns) + 0.5) * stepX,
                top + (room - stepY * Double(rows)) / 2 + (Double(row) + 0.5) * stepY
            )
        }
    }
}
