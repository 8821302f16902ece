import CascadeCore

/// People expected to be reached by the end of each column, stacked by generation.
struct ReachBars {
    /// People by column and generation.
    private let people: [[Double]]
    private let largest: Double
    private static let tallest = 92.0
    private static let width = 46.0
    private static let row = 17.0

    /// The bars of an outcome; none where it has no generations.
    init(outcome: Outcome?, columns: [ReachTimeline.Column]) {
        let weeks = outcome?.weeks ?? 0
        let generations = outcome?.generations ?? []
        let people = columns.indices.map { column in
            let next = column + 1 < columns.count ? columns[column + 1].firstWeek : weeks
            return generations.map { generation -> Double in
                let series = generation.peopleReachedByWeek
                let week = min(next, series.count) - 1
                return series.indices.contains(week) ? max(0, series[week]) : 0
            }
        }
        largest = people.map { $0.reduce(0, +) }.max() ?? 0
        self.people = largest >= 0.5 ? people : []
    }

    /// Generations with at least half a person.
    var generations: [Int] {
        (people.last ?? []).enumerated().filter { $0.element >= 0.5 }.map(\.offset)
    }

    /// Generations whose figures stand below the bars; one alone is the total above them.
    private var rows: [Int] { generations.count > 1 ? generations : [] }

    /// Height with the words above.
    var height: Double {
        people.isEmpty ? 0 : Self.tallest + 58 + Self.row * Double(rows.count)
    }

    /// The bars below `top`, over the centres of their columns, as wide as the columns together.
    func elements(centres: [Double], width: Double, top: Double) -> [Scene.Element] {
        guard !people.isEmpty else { return [] }
        let base = top + 50 + Self.tallest
        let rows = rows
        var out: [Scene.Element] = [
            .line(Point(0, top + 6), Point(width, top + 6), .rule),
            .text(
                "People reached by then, by generation (mean)",
                0,
                top + 24,
                size: 12,
                bold: true
            ),
        ]
        for (centre, stack) in zip(centres, people) {
            let total = stack.reduce(0, +)
            var elements: [Scene.Element] = []
            var y = base
            for (generation, count) in stack.enumerated() where count > 0 {
                let height = count / largest * Self.tallest
                let tint = ReachView.tint(generation)
                elements.append(
                    .shape(
                        Scene.Shape(
                            outline: .rect(
                                Rect(centre - Self.width / 2, y - height, Self.width, height),
                                radius: 0
                            ),
                            fill: .strong(tint),
                            stroke: .paper,
                            lineWidth: 0.7
                        )
                    )
                )
                if height >= 16 {
                    elements.append(
                        .text(
                            String(generation),
                            centre,
                            y - height / 2 + 4,
                            size: 11,
                            bold: true,
                            anchor: .middle,
                            .onStrong(tint),
                            on: .strong(tint)
                        )
                    )
                }
                y -= height
            }
            elements.append(
                .text(
                    Wording.count(total),
                    centre,
                    y - 5,
                    size: 12,
                    bold: true,
                    anchor: .middle
                )
            )
            // The figures of each generation, however thin its part of the bar.
            for (row, generation) in rows.enumerated() where stack[generation] >= 0.5 {
                let middle = base + 15 + Self.row * Double(row)
                let count = Wording.count(stack[generation])
                let left = centre - (20 + FontMetrics.width(count, size: 11.5)) / 2
                elements += ReachView.mark(
                    generation,
                    at: Point(left + 8, middle),
                    true,
                    radius: 8
                )
                elements.append(.text(count, left + 20, middle + 4, size: 11.5))
            }
            let parts = stack.enumerated().filter { $0.element >= 0.5 }.map {
                "\(Wording.count($0.element)) in generation \($0.offset)"
            }
            out.append(
                .group(
                    Scene.Group(
                        kind: .part,
                        title: "\(Wording.count(total)) people reached by then: "
                            + parts.joined(separator: ", "),
                        elements: elements
                    )
                )
            )
        }
        out.append(
            .line(Point(0, base), Point(width, base), .quiet, width: 1)
        )
        return out
    }
}
