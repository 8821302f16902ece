/// Where the circles and sector panels of the partnership map lie.
///
/// Graphviz's springs decide who is near whom; panels are then tiled and circles set in rows, and pairs of circles in
/// a panel change places while that shortens ties.
struct PartnershipPlacement {
    /// A sector's panel.
    struct Panel {
        /// Position of the sector.
        var sector: Int
        /// Where it lies.
        var rect: Rect
        /// Its nodes that have a written name, then the others.
        var named: [Int]
        /// Nodes without one.
        var dots: [Int]
    }

    /// Panels of sectors that have nodes, in the programme's order.
    var panels: [Panel] = []
    /// Centre of each node.
    var centres: [Point]
    /// Radius of each node.
    var radii: [Double]
    /// Least of `radii`.
    let smallestRadius: Double
    /// The lines of each node's name; empty where none is written.
    var names: [[String]]
    /// Width and height of the whole.
    var size = Size(0, 0)

    /// Height of a panel's heading: its name, how many, and how well covered.
    let heading = 68.0
    /// Space inside a panel's border.
    static let padding = 14.0
    /// Space between panels.
    static let gap = 16.0
    /// Font size of names.
    static let nameSize = 11.5
    /// Height of a line of a name.
    static let nameLine = 13.0
    /// Up to this many nodes have their names written.
    static let allNamed = 150
    /// Beyond that, so many have: those marked, then the largest.
    static let someNamed = 40
    /// Up to this many nodes circles are as large as where all are named.
    static let allLarge = 400

    /// Width ÷ height on a screen.
    static let aspect = 1.45

    /// A sheet of paper.
    struct Sheet {
        /// Room for the picture, in any unit.
        var room: Size
        /// What stands around the panels: margins, and the key below.
        var around: Size

        /// A sheet of A4 held upright, less its margins, heading and caption.
        static let upright = Sheet(room: Size(188, 234), around: Size(16, 195))

        /// Widths ÷ heights that are tried.
        static let aspects = [0.68, 0.78, 0.88, 1]

        /// How large panels of a size can be printed.
        func scale(of size: Size) -> Double {
            min(
                room.width / (size.width + around.width),
                room.height / (size.height + around.height)
            )
        }
    }

    /// Width of a node with a name.
    let cell: Double
    private let largestRadius: Double
    private let graph: PartnershipGraph

    /// The placement of a graph: for a screen, or for `sheet` of which it fills as much as it can.
    ///
    /// Circles have a radius of at least `smallest`, and half of that where there are too many to name.
    ///
    /// - Complexity: That of the springs, and O(n²) per panel of n nodes for exchanges.
    init(
        _ graph: PartnershipGraph,
        sectors: Int,
        smallest: Double = 5,
        marked: [Bool] = [],
        sheet: Sheet? = nil,
        graphviz: Graphviz
    ) throws(RenderingError) {
        self.graph = graph
        let count = graph.nodes.count
        largestRadius = count <= 60 ? 28 : count <= 150 ? 22 : count <= Self.allLarge ? 17 : 9
        cell = count <= 150 ? sheet != nil ? 107 : 112 : 100
        let most = Double(graph.nodes.map(\.people).max() ?? 1)
        let smallest = count <= Self.allLarge ? smallest : smallest / 2
        let largest = largestRadius
        radii = graph.nodes.map { node in
            max(smallest, largest * (Double(max(0, node.people)) / max(most, 1)).squareRoot())
        }
        smallestRadius = radii.min() ?? smallest
        centres = Array(repeating: Point(0, 0), count: count)
        names = Array(repeating: [], count: count)
        guard count > 0 else { return }

        let springs = try Self.springs(graph, sectors: sectors, graphviz: graphviz)
        let named = named(first: marked)
        for (position, node) in graph.nodes.enumerated() where named[position] {
            names[position] = CleanText.wrapped(
                node.name.isEmpty ? "(no name)" : node.name,
                width: cell - 6,
                size: Self.nameSize,
                lines: 3
            )
        }
        var members = Array(repeating: [Int](), count: sectors)
        for (position, node) in graph.nodes.enumerated() { members[node.sector].append(position) }
        for sector in 0..<sectors where !members[sector].isEmpty {
            panels.append(
                Panel(
                    sector: sector,
                    rect: Rect(0, 0, 0, 0),
                    named: members[sector].filter { named[$0] },
                    dots: members[sector].filter { !named[$0] }
                )
            )
        }
        let middles = panels.map { panel in
            let all = panel.named + panel.dots
            let x = all.map { springs[$0].x }.reduce(0, +) / Double(all.count)
            let y = all.map { springs[$0].y }.reduce(0, +) / Double(all.count)
            return Point(x, y)
        }
        let (shapes, pulls) = (panels.map(shapes), pulls())
        let plans = (sheet == nil ? [Self.aspect] : Sheet.aspects).map { aspect in
            Floorplan.rectangles(
                shapes: shapes,
                centres: middles,
                aspect: aspect,
                gap: Self.gap,
                ties: pulls
            )
        }
        let sizes = plans.map { Size($0.map(\.maxX).max() ?? 0, $0.map(\.maxY).max() ?? 0) }
        let scales = sizes.map { sheet?.scale(of: $0) ?? 1 }
        let best = scales.indices.max { (scales[$0], -$0) < (scales[$1], -$1) } ?? 0
        size = sizes[best]
        for panel in panels.indices { panels[panel].rect = plans[best][panel] }
        for panel in panels.indices { fill(panel, springs) }
        var neighbours = Array(repeating: [(Int, Double)](), count: count)
        for tie in graph.ties {
            neighbours[tie.from].append((tie.to, tie.strength))
            neighbours[tie.to].append((tie.from, tie.strength))
        }
        for _ in 0..<6 {
            var changed = false
            for panel in panels.indices {
                let (named, namedChanged) = exchanged(panels[panel].named, neighbours)
                panels[panel].named = named
                let (dots, dotsChanged) = exchanged(panels[panel].dots, neighbours)
                panels[panel].dots = dots
                changed = changed || namedChanged || dotsChanged
            }
            if !changed { break }
        }
        for panel in panels { settle(panel) }
    }

    /// How strongly the ties between them pull panels together.
    private func pulls() -> [Floorplan.Tie] {
        var panelOf: [Int: Int] = [:]
        for (position, panel) in panels.enumerated() { panelOf[panel.sector] = position }
        var pull = Array(repeating: 0.0, count: panels.count * panels.count)
        for tie in graph.ties {
            guard let a = panelOf[graph.nodes[tie.from].sector],
                let b = panelOf[graph.nodes[tie.to].sector], a != b
            else { continue }
            pull[min(a, b) * panels.count + max(a, b)] += 0.3 + tie.strength
        }
        return pull.enumerated().filter { $0.element > 0 }.map {
            Floorplan.Tie(
                a: $0.offset / panels.count,
                b: $0.offset % panels.count,
                pull: $0.element
            )
        }
    }

    /// Where springs between tied nodes, and between nodes of a sector, put each node.
    private static func springs(
        _ graph: PartnershipGraph,
        sectors: Int,
        graphviz: Graphviz
    ) throws(RenderingError) -> [Point] {
        let count = graph.nodes.count
        let point = Size(1, 1)
        // After the nodes come one anchor per sector, and one for all.
        var springs = LayoutGraph(
            .springs,
            nodes: Array(repeating: point, count: count + sectors + 1)
        )
        springs.edges = graph.ties.map {
            LayoutGraph.Edge(from: $0.from, to: $0.to, weight: $0.strength)
        }
        for (position, node) in graph.nodes.enumerated() {
            springs.edges.append(.init(from: position, to: count + node.sector, weight: 1))
        }
        for sector in 0..<sectors {
            springs.edges.append(.init(from: count + sector, to: count + sectors, weight: 0.2))
        }
        return Array(try graphviz.layout(springs).centres.prefix(count))
    }

    /// Which nodes have their names written.
    private func named(first marked: [Bool]) -> [Bool] {
        let count = graph.nodes.count
        guard count > Self.allNamed else { return Array(repeating: true, count: count) }
        let order = graph.nodes.indices.sorted {
            if !marked.isEmpty, marked[$0] != marked[$1] { return marked[$0] }
            let (a, b) = (graph.nodes[$0].people, graph.nodes[$1].people)
            return a != b ? a > b : $0 < $1
        }
        var out = Array(repeating: false, count: count)
        for node in order.prefix(Self.someNamed) { out[node] = true }
        return out
    }

    private func dotCell(_ panel: Panel) -> Double {
        2 * (panel.dots.map { radii[$0] }.max() ?? 0) + 5
    }

    private func rowHeight(_ nodes: some Sequence<Int>) -> Double {
        let lines = nodes.map { names[$0].count }.max() ?? 0
        return 2 * (nodes.map { radii[$0] }.max() ?? 0) + Self.nameLine * Double(lines) + 28
    }

    /// The sizes that a panel may have.
    private func shapes(_ panel: Panel) -> [Size] {
        let step = panel.named.isEmpty ? 60 : cell
        let row = rowHeight(panel.named)
        let dot = dotCell(panel)
        var columns = Set<Int>()
        if panel.named.isEmpty {
            columns.formUnion((3...24).map { $0 })
        } else {
            for rows in 1...min(panel.named.count, 60) {
                columns.insert(max(2, (panel.named.count + rows - 1) / rows))
            }
        }
        return columns.sorted().prefix(40).map { columns in
            let inner = Double(columns) * step
            let rows = (panel.named.count + columns - 1) / columns
            let perRow = max(1, Int(inner / dot))
            let dotRows = (panel.dots.count + perRow - 1) / perRow
            return Size(
                inner + 2 * Self.padding,
                heading + Double(rows) * row + Double(dotRows) * dot + Self.padding
            )
        }
    }

    /// Sets a panel's nodes in rows, in the order of where springs put them.
    private mutating func fill(_ index: Int, _ springs: [Point]) {
        let inner = panels[index].rect.width - 2 * Self.padding
        let columns = columns(panels[index])
        panels[index].named = Self.rows(panels[index].named, columns, springs)
        let dotColumns = max(1, Int(inner / dotCell(panels[index]) / 1.4))
        panels[index].dots = Self.rows(panels[index].dots, dotColumns, springs)
        settle(panels[index])
    }

    /// How many columns of named nodes make the best use of a panel: all fit, and cells are about as wide as high.
    private func columns(_ panel: Panel) -> Int {
        let inner = panel.rect.inset(Self.padding)
        let row = rowHeight(panel.named)
        let room = panel.rect.height - heading - Self.padding
        let most = max(1, min(panel.named.count, Int(inner.width / cell + 0.001)))
        guard panel.dots.isEmpty else { return most }
        var best = (columns: most, cost: Double.infinity)
        for columns in 1...most {
            let rows = (panel.named.count + columns - 1) / columns
            guard Double(rows) * row <= room + 0.5 || columns == most else { continue }
            let spareX = inner.width / Double(columns) / cell
            let spareY = room / (Double(rows) * row)
            let empty = Double(rows * columns - panel.named.count) / Double(rows * columns)
            let cost = max(spareX, spareY) / max(0.01, min(spareX, spareY)) + empty
            if cost < best.cost { best = (columns, cost) }
        }
        return best.columns
    }

    private static func rows(_ nodes: [Int], _ columns: Int, _ springs: [Point]) -> [Int] {
        let byHeight = nodes.sorted {
            springs[$0].y != springs[$1].y ? springs[$0].y < springs[$1].y : $0 < $1
        }
        var out: [Int] = []
        for start in stride(from: 0, to: byHeight.count, by: columns) {
            out += byHeight[start..<min(start + columns, byHeight.count)].sorted {
                springs[$0].x != springs[$1].x ? springs[$0].x < springs[$1].x : $0 < $1
            }
        }
        return out
    }

    /// Gives the nodes of a panel their places, in the order of its lists.
    private mutating func settle(_ panel: Panel) {
        let inner = panel.rect.inset(Self.padding)
        let columns = columns(panel)
        let rows = stride(from: 0, to: panel.named.count, by: columns).map {
            panel.named[$0..<min($0 + columns, panel.named.count)]
        }
        let room = panel.rect.height - heading - Self.padding
        let forNames = rows.map(rowHeight).reduce(0, +)
        // Dots spread over what is left, up to twice as far apart as they need be.
        let dot = dotCell(panel)
        let area = inner.width * max(dot, room - forNames - 8)
        let fit = (area / Double(max(1, panel.dots.count))).squareRoot()
        let dotWidth = max(dot, min(2 * dot, fit))
        var perRow = max(1, Int(inner.width / dotWidth))
        let mostPerRow = max(perRow, Int(inner.width / dot))
        while perRow < mostPerRow,
            Double((panel.dots.count + perRow - 1) / perRow) * dot > room - forNames
        {
            perRow += 1
        }
        let dotRows = (panel.dots.count + perRow - 1) / perRow
        let dotHeight =
            dotRows == 0
            ? dot : max(dot, min(2 * dot, (room - forNames - 8) / Double(dotRows)))
        let needed = forNames + Double(dotRows) * dotHeight
        let spare = max(0, room - needed) / Double(rows.count + 1)
        let between = min(spare, 60)
        // What is left over stands above and below alike.
        var y =
            panel.rect.y + heading
            + (rows.isEmpty ? 0 : (room - needed - between * Double(rows.count - 1)) * 0.45)
        for row in rows {
            let width = inner.width / Double(columns)
            // A last row with fewer nodes stands in the middle.
            let left = inner.x + (inner.width - width * Double(row.count)) / 2
            let tallest = row.map { radii[$0] }.max() ?? 0
            for (column, node) in row.enumerated() {
                centres[node] = Point(
                    left + (Double(column) + 0.5) * width,
                    y + 2 * tallest - radii[node]
                )
            }
            y += rowHeight(row) + between
        }
        let step = inner.width / Double(perRow)
        for (place, node) in panel.dots.enumerated() {
            centres[node] = Point(
                inner.x + (Double(place % perRow) + 0.5) * step,
                y + (Double(place / perRow) + 0.5) * dotHeight
            )
        }
    }

    /// The list after pairs of nodes changed places where that shortens ties, and whether any did.
    private mutating func exchanged(_ nodes: [Int], _ neighbours: [[(Int, Double)]]) -> (
        [Int], Bool
    ) {
        var list = nodes
        guard list.count > 1, list.count <= 300 else { return (list, false) }
        func length(_ node: Int, _ at: Point, _ other: Int) -> Double {
            var sum = 0.0
            for (neighbour, strength) in neighbours[node] where neighbour != other {
                sum += strength * at.distance(to: centres[neighbour])
            }
            return sum
        }
        var changed = false
        for i in 0..<(list.count - 1) {
            for j in (i + 1)..<list.count {
                let (a, b) = (list[i], list[j])
                if neighbours[a].isEmpty, neighbours[b].isEmpty { continue }
                let (atA, atB) = (centres[a], centres[b])
                let before = length(a, atA, b) + length(b, atB, a)
                let after = length(a, atB, b) + length(b, atA, a)
                if after < before - 0.01 {
                    list.swapAt(i, j)
                    centres.swapAt(a, b)
                    changed = true
                }
            }
        }
        return (list, changed)
    }
}
