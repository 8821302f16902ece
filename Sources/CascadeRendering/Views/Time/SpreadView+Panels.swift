import CascadeCore

// Panels, circles and their levels.
extension SpreadView {
    /// Panels with the names of their sectors; with a dashed border where what they hold is expected.
    func panels(_ layout: SpreadLayout, isExpected: Bool) -> [Scene.Element] {
        layout.panels.map { panel in
            let ground = Paint.ground(panel.sector)
            var elements: [Scene.Element] = [
                .shape(Scene.Shape(outline: .rect(panel.rect, radius: 7), fill: ground)),
                .shape(
                    Scene.Shape(
                        outline: .rect(panel.rect, radius: 7),
                        stroke: .strong(panel.sector),
                        lineWidth: 1,
                        opacity: 0.6,
                        dash: isExpected ? .dashed : .solid
                    )
                ),
            ]
            elements += panel.name.enumerated().map { line, text in
                .text(
                    text,
                    panel.rect.x + 8,
                    layout.nameLine(panel, line),
                    size: layout.textSize,
                    bold: true,
                    on: ground
                )
            }
            let name = CleanText.line(spread.programme.sectors[panel.sector].name)
            return .group(
                Scene.Group(
                    kind: isAnimated ? .node : .cluster,
                    id: isAnimated ? "s\(panel.sector)" : nil,
                    title: isAnimated ? sectorWords(panel.sector, name) : nil,
                    elements: elements
                )
            )
        }
    }

    /// Each sector's coverage over time, in words.
    private func sectorWords(_ sector: Int, _ name: String) -> String {
        let shares = spread.frames.indices.map { frame in
            "\(figure(sectors[frame][sector])) by \(spread.frames[frame].day.spelledOut)"
        }
        return "Sector \(name): \(shares.joined(separator: ", "))"
    }

    /// The circles of a day, and the coverage of each sector.
    func levels(_ frame: Int, _ layout: SpreadLayout) -> [Scene.Element] {
        let isExpected = !spread.frames[frame].isObserved
        var out: [Scene.Element] = []
        for panel in layout.panels {
            let people = panel.nodes.map { graph.nodes[$0].people }.reduce(0, +)
            let words = "\(figure(sectors[frame][panel.sector])) of \(Wording.count(people))"
            out.append(
                .text(
                    CleanText.fitted(
                        words,
                        width: panel.rect.width - 12,
                        size: layout.textSize - 0.5
                    ),
                    panel.rect.x + 8,
                    layout.figuresLine(panel),
                    size: layout.textSize - 0.5,
                    .quiet,
                    on: .ground(panel.sector)
                )
            )
            for node in panel.nodes {
                out.append(
                    .group(
                        Scene.Group(
                            kind: .part,
                            title: title(node, frame),
                            elements: circle(
                                share: coverage[frame][node],
                                at: layout.centres[node],
                                radius: layout.radii[node],
                                sector: panel.sector,
                                isExpected: isExpected
                            )
                        )
                    )
                )
            }
        }
        return out
    }

    /// A circle filled from below: in one colour where it is on record, hatched where expected, dotted where hidden.
    func circle(
        share: Double?,
        at centre: Point,
        radius: Double,
        sector: Int,
        isExpected: Bool
    ) -> [Scene.Element] {
        let line = radius < 5 ? 0.8 : 1.2
        guard let share else {
            return [
                .shape(
                    Scene.Shape(
                        outline: .circle(centre, radius: radius),
                        fill: .paper,
                        stroke: .quiet,
                        lineWidth: line,
                        dash: .dotted
                    )
                )
            ]
        }
        guard isExpected else {
            return LevelCircle.elements(
                at: centre,
                radius: radius,
                share: share,
                position: sector,
                lineWidth: line
            )
        }
        var out: [Scene.Element] = [
            .shape(Scene.Shape(outline: .circle(centre, radius: radius), fill: .paper))
        ]
        if share > 0 {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: share >= 0.999
                            ? .circle(centre, radius: radius)
                            : .path(LevelCircle.segment(centre, radius, share)),
                        fill: .soft(sector),
                        stroke: .strong(sector),
                        lineWidth: 0.8
                    )
                )
            )
            out += [
                Hatch.circle(
                    at: centre,
                    radius: radius,
                    from: 0,
                    to: share,
                    .strong(sector),
                    spacing: max(2.2, min(4, radius / 4)),
                    lineWidth: max(0.7, min(1.3, radius / 12))
                )
            ].compactMap(\.self)
        }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .circle(centre, radius: radius),
                    stroke: .strong(sector),
                    lineWidth: line
                )
            )
        )
        return out
    }
}
