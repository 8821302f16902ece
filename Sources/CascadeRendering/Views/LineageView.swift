import CascadeCore

/// Who was trained by whom: generations from left to right, what is on record solid, what a simulation expects dashed.
struct LineageView {
    /// Width of a card that lists organisations.
    static let wideCard = 264.0
    /// Font size of what stands below a card's name.
    static let detailSize = 11.0
    static let textLeft = 28.0
    static let header = 52.0
    let drawing: LineageDrawing
    let form: Picture.Form
    var programme: Programme { drawing.programme }
    /// Where text begins on a card.
    var textLeft: Double { form == .page ? 25 : Self.textLeft }
    /// Width of a card.
    var card: Double { form == .page ? 168 : drawing.isList ? Self.wideCard : 180 }

    /// The lineage in a history, with what an outcome expects.
    ///
    /// Where `isPublic` is set people appear as numbers alone, by sector, small ones hidden.
    init(
        _ history: History,
        _ outcome: Outcome?,
        forecast: Forecast? = nil,
        isPublic: Bool,
        form: Picture.Form = .alone
    ) {
        self.form = form
        drawing = LineageDrawing(
            history,
            outcome: outcome,
            forecast: forecast,
            isPublic: isPublic,
            form: form
        )
    }

    /// The colour of a role; its mark and frame say the same.
    static func tint(_ role: LineageDrawing.Role) -> Int {
        switch role {
        case .founder: 2
        case .external: 3
        case .trainer: 0
        case .champion: 1
        case .reached, .people: 3
        }
    }

    /// The mark of a role.
    static func mark(_ role: LineageDrawing.Role) -> Int {
        switch role {
        case .founder: 3
        case .external: 8
        case .trainer: 2
        case .champion: 5
        case .reached: 0
        case .people: 7
        }
    }

    /// The lineage drawn.
    func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let frame = PictureFrame(
            title: programme.name,
            caption: caption,
            description: summary,
            legend: legend,
            isBare: form == .page
        )
        guard !drawing.nodes.isEmpty else {
            return frame.around(
                [.text("Nobody has been reached on record yet.", 0, 30, size: 15, .quiet)],
                size: Size(420, 50)
            )
        }
        let places = try places(graphviz)
        var elements: [Scene.Element] = []
        for (position, column) in drawing.columns.enumerated() {
            elements += heading(
                column,
                Rect(
                    places.columns[position] - card / 2 - 10,
                    0,
                    card + 20,
                    places.size.height
                ),
                isShaded: position.isMultiple(of: 2)
            )
        }
        for (position, tie) in drawing.ties.enumerated() {
            elements.append(
                .group(
                    Scene.Group(
                        kind: .edge,
                        id: "e\(position)",
                        title: title(tie),
                        ends: ["n\(tie.from)", "n\(tie.to)"],
                        elements: arrow(tie).elements(along: places.routes[position])
                    )
                )
            )
        }
        for (position, node) in drawing.nodes.enumerated() {
            elements.append(cardElement(node, position, at: places.centres[position]))
        }
        return frame.around(elements, size: places.size)
    }

    /// Title and note of a generation, and the ground below.
    private func heading(
        _ column: LineageDrawing.Column,
        _ span: Rect,
        isShaded: Bool
    ) -> [Scene.Element] {
        let ground = isShaded ? Paint.apart : .paper
        var out: [Scene.Element] = []
        if isShaded {
            out.append(.shape(Scene.Shape(outline: .rect(span, radius: 8), fill: .apart)))
        }
        let x = span.centre.x
        out.append(.text(column.title, x, 21, size: 13, bold: true, anchor: .middle, on: ground))
        out.append(
            .text(
                CleanText.fitted(column.note, width: span.width - 12, size: Self.detailSize),
                x,
                37,
                size: Self.detailSize,
                anchor: .middle,
                .quiet,
                on: ground
            )
        )
        return out
    }

    /// How a tie is drawn: wider for more people, thin for co-trainers, dashed for what is expected.
    func arrow(_ tie: LineageDrawing.Tie) -> Arrow {
        var width = tie.isLead || drawing.isPublic ? 1.7 : 0.9
        if drawing.folding != nil, !tie.isSimulated, !drawing.isPublic {
            let people = Double(tie.credit) / Double(LineageCredit.unit)
            width = 0.9 + min(4, people.squareRoot() / 2)
        }
        return Arrow(width: width, dash: tie.isSimulated ? .dashed : .solid, head: 8)
    }

    func nameLines(_ node: LineageDrawing.Node) -> [String] {
        CleanText.wrapped(
            node.name,
            width: card - textLeft - 10,
            size: 12,
            bold: true,
            lines: 4
        )
    }

    /// What stands below the name, each part on as many lines as it needs.
    func detailLines(_ node: LineageDrawing.Node) -> [String] {
        node.details.flatMap {
            CleanText.wrapped(
                $0,
                width: card - textLeft - 9,
                size: Self.detailSize,
                lines: 3,
                balanced: false
            )
            .map { String($0.map { $0 == LineageDrawing.glue ? " " : $0 }) }
        }
    }

    func height(_ node: LineageDrawing.Node) -> Double {
        Double(nameLines(node).count) * 14.5 + Double(detailLines(node).count) * 14 + 13
    }

    func cardElement(_ node: LineageDrawing.Node, _ position: Int, at centre: Point)
        -> Scene.Element
    {
        let height = height(node)
        let rect = Rect(centre.x - card / 2, centre.y - height / 2, card, height)
        let tint = Self.tint(node.role)
        let ground: Paint = node.isSimulated ? .paper : .soft(tint)
        var elements: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(rect, radius: 8),
                    fill: ground,
                    stroke: .strong(tint),
                    lineWidth: 1.2,
                    dash: node.isSimulated ? .dashed : .solid
                )
            )
        ]
        if !node.isSimulated, node.role == .trainer || node.role == .founder {
            elements.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(rect.inset(3), radius: 6),
                        stroke: .strong(tint),
                        lineWidth: 0.8
                    )
                )
            )
        }
        elements.append(
            Symbol.shape(
                Self.mark(node.role),
                at: Point(rect.x + 15, centre.y),
                radius: 5.5,
                .strong(tint)
            )
        )
        var y = rect.y + 16.5
        let left = rect.x + textLeft
        for line in nameLines(node) {
            elements.append(.text(line, left, y, size: 12, bold: true, on: ground))
            y += 14.5
        }
        for line in detailLines(node) {
            elements.append(
                .text(
                    line,
                    left,
                    y - 1,
                    size: Self.detailSize,
                    .quiet,
                    on: ground
                )
            )
            y += 14
        }
        return .group(
            Scene.Group(
                kind: .node,
                id: "n\(position)",
                title: title(node),
                key: node.key,
                elements: elements
            )
        )
    }
}
