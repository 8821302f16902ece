package import CascadeCore

/// Reach over time: the same small map at several days, or one map that shows them one after the other.
package struct SpreadView {
    /// Beyond this many organisations they are folded into sectors and areas.
    static let foldingAbove = 60

    let spread: ReachSpread
    let graph: PartnershipGraph
    /// Whether days follow one another in one place.
    let isAnimated: Bool
    /// By day, then circle: coverage, 0 to 1; nil: hidden.
    let coverage: [[Double?]]
    /// By day, then sector: coverage, 0 to 1; nil: hidden.
    let sectors: [[Double?]]

    /// The picture of a spread.
    package init(_ spread: ReachSpread, isAnimated: Bool = false) {
        self.spread = spread
        self.isAnimated = isAnimated
        let programme = spread.programme
        graph = PartnershipGraph(
            programme: programme,
            outcome: nil,
            foldingAbove: Self.foldingAbove
        )
        let people = programme.organisations.map { Double(max(0, $0.people)) }
        let (nodeOf, nodes) = (graph.nodeOf, graph.nodes)
        coverage = spread.frames.map {
            Self.means($0.coverage, people, groups: nodes.count) { nodeOf[$0] }
        }
        sectors = spread.frames.map {
            Self.means($0.coverage, people, groups: programme.sectors.count) {
                nodes[nodeOf[$0]].sector
            }
        }
    }

    /// Coverage of groups of organisations; nil where one is hidden.
    private static func means(
        _ coverage: [Double?],
        _ people: [Double],
        groups: Int,
        _ group: (Int) -> Int
    ) -> [Double?] {
        var reached = Array(repeating: Double?.some(0), count: groups)
        var all = Array(repeating: 0.0, count: groups)
        for (organisation, share) in coverage.enumerated() {
            let place = group(organisation)
            all[place] += people[organisation]
            guard let share, let sum = reached[place] else {
                reached[place] = nil
                continue
            }
            reached[place] = sum + share * people[organisation]
        }
        return zip(reached, all).map { sum, people in
            sum.map { people > 0 ? min(1, $0 / people) : 0 }
        }
    }

    /// The picture drawn.
    package func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let frame = PictureFrame(
            title: spread.programme.name,
            caption: caption,
            description: description,
            legend: legend,
            captionLines: 8
        )
        guard !graph.nodes.isEmpty, !spread.frames.isEmpty else {
            let text =
                graph.nodes.isEmpty ? "No organisations yet." : "Nothing is on record or expected."
            return frame.around([.text(text, 0, 30, size: 15, .quiet)], size: Size(420, 50))
        }
        let layout = try SpreadLayout(
            graph,
            spread.programme,
            width: isAnimated ? 820 : 320,
            textSize: isAnimated ? 14 : 11,
            graphviz: graphviz
        )
        guard isAnimated else {
            let (elements, size) = multiples(layout)
            return frame.around(elements, size: size)
        }
        let (elements, size) = animated(layout)
        var scene = frame.around(elements, size: size)
        if spread.frames.count > 1 {
            scene.animation = Scene.Animation(
                frames: spread.frames.indices.map { "f\($0)" },
                seconds: 2.4,
                rounds: 2
            )
        }
        return scene
    }

    // MARK: Small multiples

    private static let header = 46.0
    private static let gap = Size(34, 30)

    private func multiples(_ layout: SpreadLayout) -> ([Scene.Element], Size) {
        let count = spread.frames.count
        let wide = max(layout.size.width, 210)
        let most = max(1, min(count, 4, Int((1480 + Self.gap.width) / (wide + Self.gap.width))))
        // As few empty places as can be, then as few rows.
        let columns =
            (1...most).filter { $0 * 2 > most || $0 == most }
            .min { a, b in
                let (x, y) = ((count + a - 1) / a, (count + b - 1) / b)
                return (x * a - count, x) < (y * b - count, y)
            } ?? most
        let rows = (count + columns - 1) / columns
        let tall = Self.header + layout.size.height
        let elements = spread.frames.indices.map { frame -> Scene.Element in
            let x = Double(frame % columns) * (wide + Self.gap.width)
            let y = Double(frame / columns) * (tall + Self.gap.height)
            var parts = heading(frame)
            parts +=
                (panels(layout, isExpected: !spread.frames[frame].isObserved)
                + levels(frame, layout)).map { $0.moved(0, Self.header) }
            return .group(
                Scene.Group(
                    kind: .node,
                    id: "f\(frame)",
                    title: words(frame),
                    elements: parts.map { $0.moved(x, y) }
                )
            )
        }
        return (
            elements,
            Size(
                Double(columns) * (wide + Self.gap.width) - Self.gap.width,
                Double(rows) * (tall + Self.gap.height) - Self.gap.height
            )
        )
    }

    /// Date, whether it is on record, and people reached.
    private func heading(_ frame: Int, size: Double = 14) -> [Scene.Element] {
        let date = spread.frames[frame].day.spelledOut
        let wide = FontMetrics.width(date, size: size, bold: true)
        let radius = 0.36 * size
        let mark = Point(wide + 14 + radius, size - radius)
        return [.text(date, 0, size, size: size, bold: true)]
            + circle(
                share: 1,
                at: mark,
                radius: radius,
                sector: 3,
                isExpected: !spread.frames[frame].isObserved
            ) + [
                .text(
                    spread.frames[frame].isObserved ? "observed" : "expected",
                    mark.x + radius + 5,
                    size,
                    size: 0.85 * size,
                    .quiet
                ),
                .text(people(frame), 0, size + 1.35 * size, size: 0.9 * size),
            ]
    }

    // MARK: One map

    private func animated(_ layout: SpreadLayout) -> ([Scene.Element], Size) {
        let width = max(layout.size.width, 560)
        let top = 66.0
        let bottom = top + layout.size.height + 46
        let left = (width - layout.size.width) / 2
        var elements = panels(layout, isExpected: false).map { $0.moved(left, top) }
        elements += timeline(width: width).map { $0.moved(0, bottom) }
        for frame in spread.frames.indices {
            var parts = heading(frame, size: 20)
            parts += levels(frame, layout).map { $0.moved(left, top) }
            parts.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(
                            Point(position(frame, width), bottom),
                            radius: 7.5
                        ),
                        fill: .accent
                    )
                )
            )
            elements.append(
                .group(
                    Scene.Group(
                        kind: .part,
                        id: "f\(frame)",
                        title: words(frame),
                        elements: parts
                    )
                )
            )
        }
        return (elements, Size(width, bottom + 34))
    }

    /// Where a day stands on the line of days.
    private func position(_ frame: Int, _ width: Double) -> Double {
        let days = spread.frames.map(\.day)
        guard let first = days.first, let last = days.last, first < last else { return width / 2 }
        return 46 + (width - 92) * Double(days[frame] - first) / Double(last - first)
    }

    private func timeline(width: Double) -> [Scene.Element] {
        let places = spread.frames.indices.map { position($0, width) }
        guard let first = places.first, let last = places.last else { return [] }
        var out: [Scene.Element] = [
            .line(Point(first, 0), Point(last, 0), .tie, width: 1.2)
        ]
        var free = -Double.infinity
        for (frame, x) in places.enumerated() {
            let isObserved = spread.frames[frame].isObserved
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(Point(x, 0), radius: 4.5),
                        fill: isObserved ? .tie : .paper,
                        stroke: .tie,
                        lineWidth: 1.4
                    )
                )
            )
            let (_, month, _) = spread.frames[frame].day.components
            let year = spread.frames[frame].day.components.year
            let text = "\(CalendarDate.monthNames[month - 1].prefix(3)) \(year)"
            let wide = FontMetrics.width(text, size: 11)
            if x - wide / 2 > free {
                out.append(.text(text, x, 24, size: 11, anchor: .middle, .quiet))
                free = x + wide / 2 + 6
            }
        }
        return out
    }
}
