/// The timeline's columns broken into ranks, so that a time with many organisations grows wide rather than tall.
struct ReachRanks {
    /// Column of each rank, from left to right.
    private(set) var columns: [Int] = []
    /// Nodes of each rank; none where nobody is first reached in the column.
    private(set) var nodes: [[Int]] = []
    /// Rank of each node.
    private(set) var rankOf: [Int]

    /// The ranks of a graph whose cards are about `card` large.
    ///
    /// Who reaches someone in the same column stands in a rank before; otherwise the earlier stands before the later.
    init(_ graph: ReachGraph, card: Size, empty: Double) {
        rankOf = Array(repeating: 0, count: graph.nodes.count)
        var members = graph.timeline.columns.map { _ in [Int]() }
        for (position, node) in graph.nodes.enumerated() {
            members[graph.timeline.column(of: node.week)].append(position)
        }
        let rows = Self.rows(members.map(\.count), card: card, empty: empty)
        let depth = Self.depths(graph)
        var sources = Array(repeating: Set<Int>(), count: graph.nodes.count)
        for tie in graph.ties { sources[tie.to].insert(tie.from) }
        for (column, all) in members.enumerated() {
            let parts = max(1, (all.count + rows - 1) / rows)
            let most = (all.count + parts - 1) / parts
            let sorted = all.sorted {
                if depth[$0] != depth[$1] { return depth[$0] < depth[$1] }
                let (a, b) = (graph.nodes[$0].week, graph.nodes[$1].week)
                return a != b ? a < b : $0 < $1
            }
            var rank: [Int] = []
            for node in sorted {
                if rank.count == most || rank.contains(where: { sources[node].contains($0) }) {
                    append(rank, column)
                    rank = []
                }
                rank.append(node)
            }
            append(rank, column)
        }
    }

    private mutating func append(_ rank: [Int], _ column: Int) {
        for node in rank { rankOf[node] = nodes.count }
        columns.append(column)
        nodes.append(rank)
    }

    /// First and last rank of a column.
    func span(_ column: Int) -> (first: Int, last: Int) {
        (columns.firstIndex(of: column) ?? 0, columns.lastIndex(of: column) ?? 0)
    }

    /// How many cards stand one above the other at most, for a picture in the shape of a screen.
    private static func rows(_ counts: [Int], card: Size, empty: Double) -> Int {
        let largest = max(1, counts.max() ?? 1)
        var best = (rows: largest, cost: Double.infinity)
        for rows in min(5, largest)...largest {
            let width = counts.reduce(0.0) { sum, count in
                sum + (count == 0 ? empty : Double((count + rows - 1) / rows) * card.width)
            }
            let ratio = width / (Double(rows) * card.height + 260) / 1.7
            let cost = max(ratio, 1 / max(ratio, 1e-9))
            if cost < best.cost { best = (rows, cost) }
        }
        return best.rows
    }

    /// How many ties within its own column lead to each node, at most three.
    private static func depths(_ graph: ReachGraph) -> [Int] {
        let column = graph.nodes.map { graph.timeline.column(of: $0.week) }
        var depth = Array(repeating: 0, count: graph.nodes.count)
        for _ in 0..<3 {
            let before = depth
            for tie in graph.ties where column[tie.from] == column[tie.to] {
                depth[tie.to] = max(depth[tie.to], min(3, before[tie.from] + 1))
            }
        }
        return depth
    }
}
