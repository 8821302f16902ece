import CascadeCore

/// Who trains whom across sectors: a circle for each sector, and lanes between them as wide as the people reached.
struct SectorsView {
    /// Font size of a sector's name.
    static let nameSize = 13.5
    /// Font size of its figures.
    static let figureSize = 11.5
    /// Widest that the words beside a circle may be.
    static let wordsWidth = 196.0
    /// Space between rings of sectors that nothing links.
    static let between = 26.0
    /// Most numbers written on lanes.
    static let mostNumbers = 40

    let programme: Programme
    let outcome: Outcome?
    let graph: SectorGraph
    /// What is on record; nil where nothing is, or where others than the lead look at it.
    let history: History?
    /// The day after which `outcome` simulates, where it goes on from the records.
    let since: CalendarDate?
    /// Whether it is known what goes between sectors.
    let isAnalysed: Bool
    /// What it is drawn for.
    let form: Picture.Form

    /// The sectors of a programme, with what is expected to go between them where its network was analysed.
    init(
        _ programme: Programme,
        _ outcome: Outcome?,
        _ network: NetworkAnalysis?,
        history: History? = nil,
        since: CalendarDate? = nil,
        form: Picture.Form = .alone
    ) {
        self.programme = programme
        self.outcome = outcome
        self.history = history
        self.since = since
        self.form = form
        isAnalysed = network != nil
        graph = SectorGraph(
            programme: programme,
            outcome: outcome,
            network: network,
            history: history
        )
    }

    /// The sectors drawn.
    func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let parts = graph.parts
        let scale = SectorScale(graph)
        var elements: [Scene.Element] = []
        var size = Size(0, 0)
        let rings = try parts.filter { $0.count > 1 }.map { (members) throws(RenderingError) in
            try ring(members, scale, graphviz)
        }
        let width = rings.map(\.size.width).reduce(420, max)
        for ring in rings {
            let top = size.height > 0 ? size.height + Self.between : 0
            elements += ring.elements.map { $0.moved((width - ring.size.width) / 2, top) }
            size = Size(width, top + ring.size.height)
        }
        let alone = parts.filter { $0.count == 1 }.map { $0[0] }
        if !alone.isEmpty {
            let (apart, apartSize) = apart(alone, scale, width: width)
            let top = size.height > 0 ? size.height + Self.between : 0
            elements += apart.map { $0.moved(0, top) }
            size = Size(max(size.width, apartSize.width), top + apartSize.height)
        }
        if graph.nodes.isEmpty {
            elements.append(.text("No sectors yet.", 0, 30, size: 15, .quiet))
            size = Size(420, 50)
        }
        return PictureFrame(
            title: programme.name,
            caption: caption,
            description: summary,
            legend: legend(scale),
            links: .ties,
            isBare: form == .page
        ).around(elements, size: size)
    }

    /// Sectors that are linked with each other, and the size of the drawing.
    private func ring(
        _ members: [Int],
        _ scale: SectorScale,
        _ graphviz: Graphviz
    ) throws(RenderingError) -> (elements: [Scene.Element], size: Size) {
        var pulls: [Int: Double] = [:]
        for link in graph.links {
            pulls[link.first * graph.nodes.count + link.second] =
                0.2 + scale.width(link.widest, ties: link.ties)
        }
        let words = members.map { self.words(graph.nodes[$0]) }
        let tallest = words.map { Self.height($0) }.max() ?? 0
        let largest = members.map { scale.outerRadius(graph.nodes[$0]) }.max() ?? 0
        let ring = SectorRing(
            try springOrder(members, graphviz),
            pull: { pulls[min($0, $1) * graph.nodes.count + max($0, $1)] ?? 0 },
            leader: members.max {
                let (a, b) = (graph.nodes[$0], graph.nodes[$1])
                return (a.given, a.people, -$0) < (b.given, b.people, -$1)
            },
            spacing: max(tallest + 24, 2 * largest + 30)
        )
        var centres: [Int: Point] = [:]
        for (node, centre) in zip(ring.order, ring.centres) { centres[node] = centre }
        let lanes = SectorLanes(graph, centres: centres, scale: scale)
        var frames: [Rect] = []
        var nodes: [Scene.Element] = []
        for node in members {
            guard let centre = centres[node] else { continue }
            let (element, frame) = self.node(node, at: centre, scale, isRight: centre.x > 0)
            nodes.append(element)
            frames.append(frame)
        }
        let numbers = lanes.numbers(most: Self.mostNumbers, avoiding: frames)
        if let frame = lanes.frame { frames.append(frame) }
        let left = (frames.map(\.x).min() ?? 0) - 4
        let right = (frames.map(\.maxX).max() ?? 0) + 4
        let top = (frames.map(\.y).min() ?? 0) - 6
        let bottom = (frames.map(\.maxY).max() ?? 0) + 6
        let elements = links(lanes) + nodes + self.numbers(numbers)
        return (elements.map { $0.moved(-left, -top) }, Size(right - left, bottom - top))
    }

    /// Some nodes, by where they lie around the middle of a drawing by springs.
    private func springOrder(
        _ members: [Int],
        _ graphviz: Graphviz
    ) throws(RenderingError) -> [Int] {
        var position: [Int: Int] = [:]
        for (place, node) in members.enumerated() { position[node] = place }
        let edges = graph.links.compactMap { link -> LayoutGraph.Edge? in
            guard let from = position[link.first], let to = position[link.second] else {
                return nil
            }
            return LayoutGraph.Edge(from: from, to: to, weight: 1 + link.reached)
        }
        let layout = try graphviz.layout(
            LayoutGraph(.springs, nodes: members.map { _ in Size(1, 1) }, edges: edges)
        )
        return Bearing.order(layout.centres).map { members[$0] }
    }

    /// The lanes between sectors, an edge for each pair.
    private func links(_ lanes: SectorLanes) -> [Scene.Element] {
        lanes.byLink.map { link, own in
            .group(
                Scene.Group(
                    kind: .edge,
                    id: "e\(link)",
                    title: title(graph.links[link]),
                    ends: ["n\(graph.links[link].first)", "n\(graph.links[link].second)"],
                    elements: own.flatMap(\.elements)
                )
            )
        }
    }

    /// Numbers, above all lanes.
    private func numbers(_ numbers: [SectorLanes.Number]) -> [Scene.Element] {
        numbers.map { number in
            let link = graph.links[number.link]
            let text = Scene.Element.text(
                number.text,
                number.frame.centre.x,
                number.frame.maxY - 0.22 * number.frame.height,
                size: SectorLanes.Number.size,
                bold: true,
                anchor: .middle
            )
            return .group(
                Scene.Group(
                    kind: .part,
                    ends: ["n\(link.first)", "n\(link.second)"],
                    elements: [PartnershipView.backing(number.frame.inset(-1.5), .paper), text]
                )
            )
        }
    }

    /// A sector's circle with its words on one side, at least `room` from its middle, and the rectangle that both cover.
    private func node(
        _ position: Int,
        at centre: Point,
        _ scale: SectorScale,
        isRight: Bool,
        beside room: Double = 0
    ) -> (Scene.Element, Rect) {
        let node = graph.nodes[position]
        let radius = scale.radius(node.people)
        let outer = scale.outerRadius(node)
        var elements: [Scene.Element] = []
        let ring = scale.ring(node)
        if ring > 0 {
            elements.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(
                            centre,
                            radius: radius + SectorScale.ringGap + ring / 2
                        ),
                        stroke: .strong(tint(node)),
                        lineWidth: ring,
                        opacity: history == nil ? SectorLanes.opacity : SectorLanes.pale
                    )
                )
            )
        }
        let observed = scale.observedRing(node)
        if observed > 0 {
            elements.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(
                            centre,
                            radius: radius + SectorScale.ringGap + observed / 2
                        ),
                        stroke: .strong(tint(node)),
                        lineWidth: observed,
                        opacity: 0.9
                    )
                )
            )
        }
        elements += LevelCircle.elements(
            at: centre,
            radius: radius,
            level: node.level,
            position: tint(node)
        )
        let words = words(node)
        let x = isRight ? centre.x + max(outer, room) + 10 : centre.x - outer - 10
        let tall = Self.height(words)
        var y = centre.y - tall / 2 + 11
        for line in words {
            elements.append(
                .text(
                    line.text,
                    x,
                    y,
                    size: line.size,
                    bold: line.isName,
                    anchor: isRight ? .start : .end,
                    line.isName ? .ink : .quiet
                )
            )
            y += line.height
        }
        let wide = words.map(\.width).max() ?? 0
        let half = max(outer, tall / 2)
        let frame = Rect(
            isRight ? centre.x - outer : x - wide,
            centre.y - half,
            wide + 10 + 2 * outer,
            2 * half
        )
        let group = Scene.Group(
            kind: .node,
            id: "n\(position)",
            title: title(node),
            key: node.sector.map { programme.sectors[$0].id },
            name: node.name,
            elements: elements
        )
        return (.group(group), frame)
    }

    /// Sectors that nothing links with others, in rows under a heading.
    private func apart(_ members: [Int], _ scale: SectorScale, width: Double) -> (
        [Scene.Element], Size
    ) {
        let padding = 18.0
        let heading = apartHeading
        let largest = members.map { scale.outerRadius(graph.nodes[$0]) }.max() ?? 0
        let cell = 2 * largest + 10 + Self.wordsWidth + 14
        // Three under each other; more side by side.
        let fit = max(members.count > 3 ? 2 : 1, Int((width - 2 * padding) / cell))
        let columns = min(members.count, fit)
        var y = heading.isEmpty ? padding : 46.0
        var nodes: [Scene.Element] = []
        for start in stride(from: 0, to: members.count, by: columns) {
            let row = members[start..<min(start + columns, members.count)]
            let tall =
                row.map {
                    max(
                        2 * scale.outerRadius(graph.nodes[$0]),
                        Self.height(words(graph.nodes[$0]))
                    )
                }.max() ?? 0
            for (column, node) in row.enumerated() {
                let centre = Point(padding + Double(column) * cell + largest, y + tall / 2)
                nodes.append(self.node(node, at: centre, scale, isRight: true, beside: largest).0)
            }
            y += tall + 16
        }
        let size = Size(
            max(
                2 * padding + Double(columns) * cell,
                2 * padding + FontMetrics.width(heading, size: 14, bold: true)
            ),
            y - 16 + padding
        )
        guard !heading.isEmpty else { return (nodes, size) }
        let box = Scene.Shape(
            outline: .rect(Rect(0, 0, max(width, size.width), size.height), radius: 12),
            stroke: .tie,
            lineWidth: 1.2,
            dash: .dashed
        )
        return (
            [.shape(box), .text(heading, padding, 28, size: 14, bold: true)] + nodes,
            Size(max(width, size.width), size.height)
        )
    }
}
