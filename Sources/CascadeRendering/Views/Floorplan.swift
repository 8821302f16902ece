/// Tiles a rectangle with panels of flexible shape, neighbours staying neighbours.
///
/// A slicing floorplan: L. Stockmeyer, "Optimal orientations of cells in slicing floorplan designs" (1983),
/// doi:10.1016/S0019-9958(83)80038-2. Which panels are cut apart first is taken from where they lie in a drawing.
enum Floorplan {
    /// A possible size of a part and, for a cut, which options of its two sides it is made of.
    private struct Option {
        var size: Size
        var sideBySide = false
        var first = 0
        var second = 0
    }

    private indirect enum Tree {
        case leaf(Int, [Option])
        case cut(Tree, Tree, [Option])

        var options: [Option] {
            switch self {
            case .leaf(_, let options), .cut(_, _, let options): options
            }
        }
    }

    /// The rectangle of each panel.
    ///
    /// - Parameters:
    ///   - shapes: Sizes that each panel may have, at least one each.
    ///   - centres: Where each panel lies in the drawing that decides neighbours.
    ///   - aspect: Wanted width ÷ height of the whole.
    ///   - gap: Space between panels.
    /// - Complexity: O(n² + n · 60²) for n panels.
    static func rectangles(
        shapes: [[Size]], centres: [Point], aspect: Double, gap: Double
    ) -> [Rect] {
        guard !shapes.isEmpty else { return [] }
        let tree = build(Array(shapes.indices), shapes, centres, gap)
        let best = tree.options.indices.min { cost(tree.options[$0].size, aspect)
            < cost(tree.options[$1].size, aspect) } ?? 0
        var out = Array(repeating: Rect(0, 0, 0, 0), count: shapes.count)
        let size = tree.options[best].size
        place(tree, best, Rect(0, 0, size.width, size.height), gap, &out)
        return out
    }

    private static func cost(_ size: Size, _ aspect: Double) -> Double {
        let ratio = size.width / max(size.height, 1) / aspect
        let off = ratio > 1 ? ratio : 1 / ratio
        return size.width * size.height * (1 + 0.6 * (off - 1))
    }

    private static func build(
        _ panels: [Int], _ shapes: [[Size]], _ centres: [Point], _ gap: Double
    ) -> Tree {
        if panels.count == 1 {
            return .leaf(panels[0], pareto(shapes[panels[0]].map { Option(size: $0) }))
        }
        let xs = panels.map { centres[$0].x }
        let ys = panels.map { centres[$0].y }
        let isWide =
            (xs.max() ?? 0) - (xs.min() ?? 0) >= (ys.max() ?? 0) - (ys.min() ?? 0)
        let sorted = panels.sorted {
            let (a, b) = (
                isWide ? centres[$0].x : centres[$0].y, isWide ? centres[$1].x : centres[$1].y
            )
            return a != b ? a < b : $0 < $1
        }
        let areas = sorted.map { panel in
            shapes[panel].map { $0.width * $0.height }.min() ?? 0
        }
        let half = areas.reduce(0, +) / 2
        var (cut, sum) = (1, areas[0])
        while cut < sorted.count - 1, sum + areas[cut] / 2 < half {
            sum += areas[cut]
            cut += 1
        }
        let first = build(Array(sorted[..<cut]), shapes, centres, gap)
        let second = build(Array(sorted[cut...]), shapes, centres, gap)
        var options: [Option] = []
        for (i, a) in first.options.enumerated() {
            for (j, b) in second.options.enumerated() {
                options.append(
                    Option(
                        size: Size(
                            a.size.width + gap + b.size.width, max(a.size.height, b.size.height)),
                        sideBySide: true, first: i, second: j))
                options.append(
                    Option(
                        size: Size(
                            max(a.size.width, b.size.width), a.size.height + gap + b.size.height),
                        sideBySide: false, first: i, second: j))
            }
        }
        return .cut(first, second, pareto(options))
    }

    /// The options that no other is better than in both directions, at most sixty.
    private static func pareto(_ options: [Option]) -> [Option] {
        let sorted = options.enumerated().sorted {
            let (a, b) = ($0.element.size, $1.element.size)
            if a.width != b.width { return a.width < b.width }
            return a.height != b.height ? a.height < b.height : $0.offset < $1.offset
        }
        var kept: [Option] = []
        for (_, option) in sorted where option.size.height < kept.last?.size.height ?? .infinity {
            kept.append(option)
        }
        guard kept.count > 60 else { return kept }
        return (0..<60).map { kept[$0 * (kept.count - 1) / 59] }
    }

    private static func place(
        _ tree: Tree, _ option: Int, _ rect: Rect, _ gap: Double, _ out: inout [Rect]
    ) {
        switch tree {
        case .leaf(let panel, _): out[panel] = rect
        case .cut(let first, let second, let options):
            let chosen = options[option]
            let (a, b) = (first.options[chosen.first].size, second.options[chosen.second].size)
            if chosen.sideBySide {
                let share = a.width / (a.width + b.width)
                let width = (rect.width - gap) * share
                place(first, chosen.first, Rect(rect.x, rect.y, width, rect.height), gap, &out)
                place(
                    second, chosen.second,
                    Rect(
                        rect.x + width + gap, rect.y, rect.width - gap - width, rect.height), gap,
                    &out)
            } else {
                let share = a.height / (a.height + b.height)
                let height = (rect.height - gap) * share
                place(first, chosen.first, Rect(rect.x, rect.y, rect.width, height), gap, &out)
                place(
                    second, chosen.second,
                    Rect(
                        rect.x, rect.y + height + gap, rect.width, rect.height - gap - height),
                    gap, &out)
            }
        }
    }
}
