/// Arranges any graph in no time, less well than Graphviz: the last resort where Graphviz would take too long.
enum PlainLayout {
    /// Where nodes and edges go: the same for the same graph.
    ///
    /// - Complexity: O((V + E) log V).
    static func of(_ graph: LayoutGraph) -> Layout {
        switch graph.engine {
        case .layered(let gap, let within): layers(graph, gap: gap, within: within)
        case .springs: distances(graph)
        }
    }

    /// Layers from left to right by the longest path to each node, each stacked around the middle.
    ///
    /// Nodes are ordered by their neighbours' places in a few sweeps (Sugiyama and others 1981,
    /// doi:10.1109/TSMC.1981.4308636).
    private static func layers(_ graph: LayoutGraph, gap: Double, within: Double) -> Layout {
        let columns = ordered(longestPaths(graph), graph)
        let heights = columns.map { column in
            column.reduce(-within) { $0 + graph.nodes[$1].height + within }
        }
        let tallest = max(0, heights.max() ?? 0)
        var centres = Array(repeating: Point(0, 0), count: graph.nodes.count)
        var left = 0.0
        for (column, height) in zip(columns, heights) {
            let width = column.map { graph.nodes[$0].width }.max() ?? 0
            var top = (tallest - height) / 2
            for node in column {
                centres[node] = Point(left + width / 2, top + graph.nodes[node].height / 2)
                top += graph.nodes[node].height + within
            }
            left += width + gap
        }
        let routes = graph.edges.map { edge -> [Point] in
            let start = centres[edge.from]
            let end = centres[edge.to]
            let exit = Point(start.x + graph.nodes[edge.from].width / 2, start.y)
            if end.x > start.x {
                let entry = Point(end.x - graph.nodes[edge.to].width / 2, end.y)
                let middle = (exit.x + entry.x) / 2
                return [exit, Point(middle, exit.y), Point(middle, entry.y), entry]
            }
            // Backwards, within a layer, or to itself: out to the right and round.
            let lift = edge.from == edge.to ? graph.nodes[edge.from].height / 4 : 0
            let entry = Point(end.x + graph.nodes[edge.to].width / 2, end.y + lift)
            let out = max(exit.x, entry.x) + gap / 2
            return [
                Point(exit.x, exit.y - lift), Point(out, exit.y - lift), Point(out, entry.y), entry,
            ]
        }
        let right = routes.flatMap { $0 }.map(\.x).max() ?? 0
        return Layout(
            size: Size(max(0, left - gap, right), tallest),
            centres: centres,
            routes: routes
        )
    }

    /// The layer of each node: one more than the furthest before it; nodes of a rank set share theirs.
    private static func longestPaths(_ graph: LayoutGraph) -> [Int] {
        let count = graph.nodes.count
        var group = Array(0..<count)
        for set in graph.ranks {
            guard let first = set.first else { continue }
            for node in set { group[node] = first }
        }
        var following = Array(repeating: [Int](), count: count)
        var before = Array(repeating: 0, count: count)
        for edge in graph.edges where edge.constrains {
            let (from, to) = (group[edge.from], group[edge.to])
            if from != to {
                following[from].append(to)
                before[to] += 1
            }
        }
        var layer = Array(repeating: 0, count: count)
        var isPlaced = Array(repeating: false, count: count)
        var ready = (0..<count).filter { group[$0] == $0 && before[$0] == 0 }
        var head = 0
        var next = 0
        while true {
            // A ring has no beginning: it is cut at its first node.
            while head == ready.count, next < count {
                if group[next] == next, !isPlaced[next] { ready.append(next) }
                next += 1
            }
            guard head < ready.count else { break }
            let node = ready[head]
            head += 1
            if isPlaced[node] { continue }
            isPlaced[node] = true
            for other in following[node] where !isPlaced[other] {
                layer[other] = max(layer[other], layer[node] + 1)
                before[other] -= 1
                if before[other] == 0 { ready.append(other) }
            }
        }
        return group.map { layer[$0] }
    }

    /// The nodes of each layer from top to bottom, near what they are tied with.
    private static func ordered(_ layer: [Int], _ graph: LayoutGraph) -> [[Int]] {
        var columns = Array(repeating: [Int](), count: (layer.max() ?? -1) + 1)
        for (node, column) in layer.enumerated() { columns[column].append(node) }
        var neighbours = Array(repeating: [Int](), count: layer.count)
        for edge in graph.edges where layer[edge.from] != layer[edge.to] {
            neighbours[edge.from].append(edge.to)
            neighbours[edge.to].append(edge.from)
        }
        var place = Array(repeating: 0.0, count: layer.count)
        func settle(_ column: [Int]) {
            for (position, node) in column.enumerated() {
                place[node] = (Double(position) + 0.5) / Double(column.count)
            }
        }
        columns.forEach(settle)
        for sweep in 0..<6 {
            let isForward = sweep.isMultiple(of: 2)
            for column in isForward ? Array(columns.indices) : columns.indices.reversed() {
                let wished = columns[column].map { node -> Double in
                    let near = neighbours[node].filter { (layer[$0] < column) == isForward }
                    guard !near.isEmpty else { return place[node] }
                    return near.reduce(0) { $0 + place[$1] } / Double(near.count)
                }
                let order = wished.indices.sorted {
                    wished[$0] != wished[$1] ? wished[$0] < wished[$1] : $0 < $1
                }
                columns[column] = order.map { columns[column][$0] }
                settle(columns[column])
            }
        }
        return columns
    }
}
