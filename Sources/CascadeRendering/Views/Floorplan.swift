/// Tiles a rectangle with panels of flexible shape, neighbours staying neighbours.
///
/// A slicing floorplan: L. Stockmeyer, "Optimal orientations of cells in slicing floorplan designs" (1983),
/// doi:10.1016/S0019-9958(83)80038-2. Which panels are cut apart first is taken from where they lie in a drawing.
struct Floorplan {
    /// How a part is cut.
    private indirect enum Plan {
        case panel(Int)
        case cut(sideBySide: Bool, Option, Option)
    }

    /// A possible size of a part, and the cuts that give it.
    private struct Option {
        var size: Size
        var plan: Plan
    }

    private static let mostOptions = 28
    /// Up to this many panels, several cuts are tried rather than the one that halves the area.
    private static let thorough = 12

    private let shapes: [[Size]]
    private let centres: [Point]
    private let gap: Double
    private var known: [[Int]: [Option]] = [:]

    private init(_ shapes: [[Size]], _ centres: [Point], _ gap: Double) {
        self.shapes = shapes
        self.centres = centres
        self.gap = gap
    }

    /// The rectangle of each panel.
    ///
    /// - Parameters:
    ///   - shapes: Sizes that each panel may have, at least one each.
    ///   - centres: Where each panel lies in the drawing that decides neighbours.
    ///   - aspect: Wanted width ÷ height of the whole.
    ///   - gap: Space between panels.
    /// - Returns: Rectangles in the order of `shapes`, from the upper left corner (0, 0).
    /// - Complexity: O(n³) combinations of 28 sizes with 28 for up to 12 panels, O(n) beyond.
    static func rectangles(
        shapes: [[Size]],
        centres: [Point],
        aspect: Double,
        gap: Double
    ) -> [Rect] {
        guard !shapes.isEmpty else { return [] }
        var plan = Floorplan(shapes, centres, gap)
        let options = plan.options(Array(shapes.indices), isWhole: true)
        var best: (cost: Double, option: Option)?
        for option in options {
            let cost = cost(option.size, aspect)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, option) }
        }
        var out = Array(repeating: Rect(0, 0, 0, 0), count: shapes.count)
        if let option = best?.option {
            plan.place(option, Rect(0, 0, option.size.width, option.size.height), &out)
        }
        return out
    }

    private static func cost(_ size: Size, _ aspect: Double) -> Double {
        let ratio = size.width / max(size.height, 1) / aspect
        let off = ratio > 1 ? ratio : 1 / ratio
        return size.width * size.height * (1 + 0.6 * (off - 1))
    }

    /// The sizes that a set of panels may have together.
    private mutating func options(_ panels: [Int], isWhole: Bool = false) -> [Option] {
        if panels.count == 1 {
            return Self.pareto(
                shapes[panels[0]].map { Option(size: $0, plan: .panel(panels[0])) }
            )
        }
        let key = panels.sorted()
        if let options = known[key] { return options }
        var out: [Option] = []
        for axis in [\Point.x, \Point.y] {
            let sorted = key.sorted {
                let (a, b) = (centres[$0][keyPath: axis], centres[$1][keyPath: axis])
                return a != b ? a < b : $0 < $1
            }
            for cut in cuts(sorted) {
                let first = options(Array(sorted[..<cut]))
                let second = options(Array(sorted[cut...]))
                out += combined(first, second, sideBySide: axis == \Point.x)
                // The other way too: neighbours stay neighbours, and much less space may be left over.
                out += combined(first, second, sideBySide: axis != \Point.x)
            }
        }
        let kept = Self.pareto(out)
        known[key] = kept
        return kept
    }

    /// After how many of the sorted panels to cut.
    private func cuts(_ sorted: [Int]) -> [Int] {
        let areas = sorted.map { panel in
            shapes[panel].map { $0.width * $0.height }.min() ?? 0
        }
        let half = areas.reduce(0, +) / 2
        var (cut, sum) = (1, areas[0])
        while cut < sorted.count - 1, sum + areas[cut] / 2 < half {
            sum += areas[cut]
            cut += 1
        }
        guard shapes.count <= Self.thorough else { return [cut] }
        return [cut - 1, cut, cut + 1].filter { (1..<sorted.count).contains($0) }
    }

    private func combined(_ first: [Option], _ second: [Option], sideBySide: Bool) -> [Option] {
        var out: [Option] = []
        out.reserveCapacity(first.count * second.count)
        for a in first {
            for b in second {
                let size =
                    sideBySide
                    ? Size(a.size.width + gap + b.size.width, max(a.size.height, b.size.height))
                    : Size(max(a.size.width, b.size.width), a.size.height + gap + b.size.height)
                out.append(Option(size: size, plan: .cut(sideBySide: sideBySide, a, b)))
            }
        }
        return Self.pareto(out)
    }

    /// The options that no other is better than in both directions, at most 28.
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
        guard kept.count > mostOptions else { return kept }
        return (0..<mostOptions).map { kept[$0 * (kept.count - 1) / (mostOptions - 1)] }
    }

    private func place(_ option: Option, _ rect: Rect, _ out: inout [Rect]) {
        switch option.plan {
        case .panel(let panel): out[panel] = rect
        case .cut(true, let first, let second):
            let share = first.size.width / (first.size.width + second.size.width)
            let width = (rect.width - gap) * share
            place(first, Rect(rect.x, rect.y, width, rect.height), &out)
            place(
                second,
                Rect(rect.x + width + gap, rect.y, rect.width - gap - width, rect.height),
                &out
            )
        case .cut(false, let first, let second):
            let share = first.size.height / (first.size.height + second.size.height)
            let height = (rect.height - gap) * share
            place(first, Rect(rect.x, rect.y, rect.width, height), &out)
            place(
                second,
                Rect(rect.x, rect.y + height + gap, rect.width, rect.height - gap - height),
                &out
            )
        }
    }
}
