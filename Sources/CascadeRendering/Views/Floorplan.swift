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

    /// How strongly two panels pull each other.
    struct Tie {
        var a: Int
        var b: Int
        var pull: Double
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
    ///   - ties: How strongly pairs of panels pull each other; the two sides of a cut change places to bring them near.
    /// - Returns: Rectangles in the order of `shapes`, from the upper left corner (0, 0).
    /// - Complexity: O(n³) combinations of 28 sizes with 28 for up to 12 panels, O(n) beyond.
    static func rectangles(
        shapes: [[Size]],
        centres: [Point],
        aspect: Double,
        gap: Double,
        ties: [Tie] = []
    ) -> [Rect] {
        guard !shapes.isEmpty else { return [] }
        var plan = Floorplan(shapes, centres, gap)
        let options = plan.options(Array(shapes.indices), isWhole: true)
        let costs = options.map { cost($0.size, aspect) }
        let least = costs.min() ?? 0
        // Where several shapes of the whole are about as good, ties decide.
        let most = shapes.count <= thorough && !ties.isEmpty ? 1.12 * least : least
        var best: (cost: Double, rects: [Rect])?
        for (option, cost) in zip(options, costs) where cost <= most {
            let (rects, length) = plan.nearest(option, ties)
            let total = cost * (1 + length / (option.size.width + option.size.height))
            if best.map({ total < $0.cost }) ?? true { best = (total, rects) }
        }
        return best?.rects ?? []
    }

    /// The rectangles of an option after the sides of its cuts changed places while that shortens ties, and the mean
    /// length of a tie.
    private func nearest(_ option: Option, _ ties: [Tie]) -> ([Rect], Double) {
        var flipped = Array(repeating: false, count: max(0, shapes.count - 1))
        let whole = Rect(0, 0, option.size.width, option.size.height)
        func placed() -> [Rect] {
            var out = Array(repeating: whole, count: shapes.count)
            var cut = 0
            place(option, whole, flipped, &cut, &out)
            return out
        }
        let pull = ties.map(\.pull).reduce(0, +)
        func length(_ rects: [Rect]) -> Double {
            guard pull > 0 else { return 0 }
            return ties.reduce(0.0) { sum, tie in
                sum + tie.pull * rects[tie.a].centre.distance(to: rects[tie.b].centre)
            } / pull
        }
        var best = placed()
        var shortest = length(best)
        for _ in 0..<4 where pull > 0 {
            let before = shortest
            // One cut, or two at once.
            for first in flipped.indices {
                for second in first..<(shapes.count <= Self.thorough ? flipped.count : first + 1) {
                    flipped[first].toggle()
                    if second != first { flipped[second].toggle() }
                    let rects = placed()
                    let length = length(rects)
                    if length < shortest - 0.01 {
                        (best, shortest) = (rects, length)
                    } else {
                        flipped[first].toggle()
                        if second != first { flipped[second].toggle() }
                    }
                }
            }
            if shortest == before { break }
        }
        return (best, shortest)
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

    private func place(
        _ option: Option,
        _ rect: Rect,
        _ flipped: [Bool],
        _ cut: inout Int,
        _ out: inout [Rect]
    ) {
        guard case .cut(let sideBySide, var first, var second) = option.plan else {
            if case .panel(let panel) = option.plan { out[panel] = rect }
            return
        }
        if flipped[cut] { swap(&first, &second) }
        cut += 1
        if sideBySide {
            let share = first.size.width / (first.size.width + second.size.width)
            let width = (rect.width - gap) * share
            let x = rect.x + width + gap
            place(first, Rect(rect.x, rect.y, width, rect.height), flipped, &cut, &out)
            place(
                second,
                Rect(x, rect.y, rect.width - gap - width, rect.height),
                flipped,
                &cut,
                &out
            )
        } else {
            let share = first.size.height / (first.size.height + second.size.height)
            let height = (rect.height - gap) * share
            let y = rect.y + height + gap
            place(first, Rect(rect.x, rect.y, rect.width, height), flipped, &cut, &out)
            place(
                second,
                Rect(rect.x, y, rect.width, rect.height - gap - height),
                flipped,
                &cut,
                &out
            )
        }
    }
}
