import CascadeCore

/// The courses: what each takes, what it requires, and whom it qualifies to deliver what.
struct CurriculumView {
    static let cardWidth = 236.0
    let programme: Programme
    let outcome: Outcome?
    /// What is on record; nil: nothing.
    let records: CurriculumRecords?
    /// Whether the outcome is a forecast from these records, which are in it.
    let isForecast: Bool
    let graph: CurriculumGraph
    private(set) var cards: [Card]

    /// What a course's card says.
    struct Card {
        var name: [String]
        var facts: [String]
        var marks: [(symbol: Int, text: String)]
        /// What is on record, and whether it is bold.
        var observed: [(text: String, isBold: Bool)] = []
        var expected: String?
        var tint: Int

        var height: Double {
            24 + Double(name.count) * 18 + Double(facts.count) * 15 + Double(marks.count) * 16
                + (observed.isEmpty ? 0 : 9 + 16 * Double(observed.count))
                + (expected == nil ? 0 : 25)
        }
    }

    /// The curriculum of a programme, with who is where by the records and expected completions where there is an outcome.
    ///
    /// Where `isForecast` is set, the outcome went on from these records, and what is expected is what comes on top of them.
    init(
        _ programme: Programme,
        _ outcome: Outcome?,
        records: CurriculumRecords? = nil,
        isForecast: Bool = false
    ) {
        self.programme = programme
        self.outcome = outcome
        self.records = records
        self.isForecast = isForecast && records != nil
        graph = CurriculumGraph(programme.courses)
        cards = []
        cards = programme.courses.enumerated().map { card($1, $0) }
    }

    private func card(_ course: Course, _ position: Int) -> Card {
        var marks: [(symbol: Int, text: String)] = []
        if course.makesChampions { marks.append((5, "makes champions")) }
        if course.isTrainTheTrainer { marks.append((2, "trains trainers")) }
        return Card(
            name: CleanText.wrapped(
                CleanText.line(course.name),
                width: Self.cardWidth - 28,
                size: 14.5,
                bold: true,
                lines: 3
            ),
            facts: CourseFacts.lines(course).map {
                CleanText.fitted($0, width: Self.cardWidth - 28, size: 11.5)
            },
            marks: marks,
            observed: observedWords(position).enumerated().flatMap { line, text in
                CleanText.wrapped(
                    text,
                    width: Self.cardWidth - 28,
                    size: line == 0 ? 12.5 : 11.5,
                    bold: line == 0
                )
                .map { (text: $0, isBold: line == 0) }
            },
            expected: expectedWords(position),
            tint: course.isTrainTheTrainer ? 2 : course.makesChampions ? 5 : 0
        )
    }

    /// The curriculum drawn.
    func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let frame = PictureFrame(
            title: programme.name,
            caption: caption,
            description: summary,
            legend: legend
        )
        guard !cards.isEmpty else {
            return frame.around(
                [.text("No courses yet.", 0, 30, size: 15, .quiet)],
                size: Size(420, 50)
            )
        }
        let join = Size(50, 24)
        let layout = try graphviz.layout(
            LayoutGraph(
                .layered(gap: records == nil ? 64 : 104, within: 26),
                nodes: cards.map { Size(Self.cardWidth, $0.height) }
                    + graph.joins.map { _ in join },
                edges: graph.arrows.map { arrow in
                    let constrains = arrow.meaning == .requires || arrow.meaning == .alternative
                    let goesBoth = graph.arrows.contains {
                        $0.from == arrow.to && $0.to == arrow.from
                    }
                    // An arrow that comes back to the tail needs the room to its right.
                    let isShared = graph.arrows.contains {
                        $0.to == arrow.from && ($0.meaning == .qualifies || $0.meaning == .renews)
                    }
                    return LayoutGraph.Edge(
                        from: arrow.from,
                        to: arrow.to,
                        weight: constrains ? 2 : 1,
                        constrains: constrains,
                        leavesRight: constrains && !goesBoth && !isShared,
                        entersLeft: constrains && !goesBoth
                    )
                }
            )
        )
        var elements: [Scene.Element] = []
        for (position, arrow) in graph.arrows.enumerated() {
            elements.append(
                .group(
                    Scene.Group(
                        kind: .edge,
                        id: "e\(position)",
                        title: title(arrow),
                        ends: ["n\(arrow.from)", "n\(arrow.to)"],
                        elements: style(arrow).elements(along: layout.routes[position])
                    )
                )
            )
        }
        for position in cards.indices {
            elements.append(card(position, at: layout.centres[position]))
        }
        for (position, join) in graph.joins.enumerated() {
            let node = cards.count + position
            elements.append(self.join(join.kind, node, at: layout.centres[node]))
        }
        elements += labels(layout)
        return frame.around(elements, size: layout.size)
    }

    func style(_ arrow: CurriculumGraph.Arrow) -> Arrow {
        let isJoin = arrow.to >= cards.count
        return switch arrow.meaning {
        case .requires: Arrow(width: 1.8, head: isJoin ? 0 : 10)
        case .alternative: Arrow(width: 1.8, dash: .dashed, head: isJoin ? 0 : 10)
        case .qualifies: Arrow(paint: .accent, width: 2.6, head: 12)
        case .renews: Arrow(width: 1.8, dash: .dotted, head: 9)
        }
    }

    func join(_ kind: CurriculumGraph.Join, _ node: Int, at centre: Point) -> Scene.Element {
        .group(
            Scene.Group(
                kind: .node,
                id: "n\(node)",
                title: name(node),
                elements: [
                    .shape(
                        Scene.Shape(
                            outline: .rect(
                                Rect(centre.x - 25, centre.y - 12, 50, 24),
                                radius: 12
                            ),
                            fill: .paper,
                            stroke: .tie,
                            lineWidth: 1.5
                        )
                    ),
                    .text(
                        kind.rawValue,
                        centre.x,
                        centre.y + 4,
                        size: 11.5,
                        bold: true,
                        anchor: .middle
                    ),
                ]
            )
        )
    }

    func card(_ position: Int, at centre: Point) -> Scene.Element {
        let card = cards[position]
        let rect = Rect(
            centre.x - Self.cardWidth / 2,
            centre.y - card.height / 2,
            Self.cardWidth,
            card.height
        )
        let ground = Paint.soft(card.tint)
        var elements: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(rect, radius: 12),
                    fill: ground,
                    stroke: .strong(card.tint),
                    lineWidth: 1.6
                )
            )
        ]
        if programme.courses[position].isTrainTheTrainer {
            elements.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(rect.inset(3.5), radius: 9),
                        stroke: .strong(card.tint),
                        lineWidth: 0.9
                    )
                )
            )
        }
        var y = rect.y + 26
        for line in card.name {
            elements.append(
                .text(line, centre.x, y, size: 14.5, bold: true, anchor: .middle, on: ground)
            )
            y += 18
        }
        y -= 1
        for line in card.facts {
            elements.append(
                .text(line, centre.x, y, size: 11.5, anchor: .middle, .quiet, on: ground)
            )
            y += 15
        }
        for mark in card.marks {
            let width = FontMetrics.width(mark.text, size: 11.5, bold: true) + 16
            elements.append(
                Symbol.shape(
                    mark.symbol,
                    at: Point(centre.x - width / 2 + 5, y - 3),
                    radius: 5,
                    .strong(card.tint)
                )
            )
            elements.append(
                .text(
                    mark.text,
                    centre.x - width / 2 + 16,
                    y + 1,
                    size: 11.5,
                    bold: true,
                    on: ground
                )
            )
            y += 16
        }
        if !card.observed.isEmpty {
            elements.append(
                .line(
                    Point(rect.x + 14, y - 5),
                    Point(rect.maxX - 14, y - 5),
                    .strong(card.tint),
                    width: 1.2
                )
            )
            for (text, isBold) in card.observed {
                elements.append(
                    .text(
                        text,
                        centre.x,
                        y + 12,
                        size: isBold ? 12.5 : 11.5,
                        bold: isBold,
                        anchor: .middle,
                        isBold ? .ink : .quiet,
                        on: ground
                    )
                )
                y += 16
            }
            y += 9
        }
        if let expected = card.expected {
            elements.append(
                .line(
                    Point(rect.x + 14, y - 5),
                    Point(rect.maxX - 14, y - 5),
                    .strong(card.tint),
                    width: records == nil ? 0.6 : 1,
                    dash: records == nil ? .solid : .dashed
                )
            )
            elements.append(
                .text(
                    expected,
                    centre.x,
                    y + 12,
                    size: 12.5,
                    bold: true,
                    anchor: .middle,
                    on: ground
                )
            )
        }
        return .group(
            Scene.Group(
                kind: .node,
                id: "n\(position)",
                title: title(position),
                key: programme.courses[position].id,
                name: programme.courses[position].name,
                elements: elements
            )
        )
    }

    var legend: [LegendItem] {
        var arrows: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        func add(_ meaning: CurriculumGraph.Meaning, _ text: String) {
            guard graph.arrows.contains(where: { $0.meaning == meaning }) else { return }
            let style = self.style(CurriculumGraph.Arrow(from: 0, to: 0, meaning: meaning))
            arrows.append(
                (style.elements(along: [Point(0, 6), Point(40, 6)]), Size(40, 12), text)
            )
        }
        add(
            .requires,
            graph.implied.isEmpty
                ? "required before"
                : "required before (what an earlier arrow implies is not drawn again)"
        )
        add(.alternative, "any one of these will do")
        add(.qualifies, "qualifies people to deliver")
        add(.renews, "renews")
        return arrows.isEmpty ? [] : [LegendItem(heading: "Arrows", samples: arrows)]
    }
}
