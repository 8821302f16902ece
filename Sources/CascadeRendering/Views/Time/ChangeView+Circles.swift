import CascadeCore

// Circles: a solid level for then, a band for what came since.
extension ChangeView {
    /// What a circle's form says.
    struct Form {
        /// Shares of the headcount reached on either side, 0 to 1; nil: hidden or absent.
        var before, after: Double?
        /// Whether the later side is expected where the earlier is on record.
        var isExpected = false
        /// Whether it joined, or its first people are reached since.
        var isRinged = false
        /// Whether it is there on the earlier side only.
        var hasLeft = false
        /// Whether a number is hidden.
        var isHidden = false
        /// Whether a whole person or more changed, or a number is hidden.
        var isChanged = true
    }

    func form(_ node: Int) -> Form {
        let place = place(node)
        let people = Double(max(1, graph.nodes[node].people))
        func share(_ figure: ReachChange.Figure) -> Double? {
            switch figure {
            case .absent: 0
            case .hidden: nil
            case .people(let number): max(0, min(1, number / people))
            }
        }
        return Form(
            before: share(place.before),
            after: share(place.after),
            isExpected: change.kind == .forecast,
            isRinged: place.hasJoined || change.isFirstReached(place),
            hasLeft: place.hasLeft,
            isHidden: place.difference == nil,
            isChanged: place.hasJoined || place.hasLeft
                || place.difference.map { abs($0) >= 0.5 } ?? true
        )
    }

    /// A circle by its form, with the border and ring that say the same without colour.
    static func elements(_ form: Form, at centre: Point, radius: Double) -> [Scene.Element] {
        let (old, new) = (form.before ?? 0, form.after ?? 0)
        func whole(_ paint: Paint) -> Scene.Element {
            .shape(Scene.Shape(outline: .circle(centre, radius: radius), fill: paint))
        }
        func level(_ share: Double, _ paint: Paint) -> Scene.Element {
            share >= 0.999
                ? whole(paint)
                : .shape(
                    Scene.Shape(
                        outline: .path(LevelCircle.segment(centre, radius, share)),
                        fill: paint
                    )
                )
        }
        var out = [whole(.paper)]
        if new > old {
            out.append(level(new, form.isExpected ? .warm(1) : .warm(2)))
            if form.isExpected {
                out += [
                    Hatch.circle(at: centre, radius: radius, from: old, to: new, .warm(3))
                ].compactMap(\.self)
            }
            if old > 0 { out.append(level(old, .cool(3))) }
        } else if old > 0 {
            if new > 0 { out.append(level(new, .cool(3))) }
            if old > new {
                out.append(
                    .shape(
                        Scene.Shape(
                            outline: .path(LevelCircle.segment(centre, radius, min(0.999, old))),
                            stroke: .cool(3),
                            lineWidth: 1.2,
                            dash: .dotted
                        )
                    )
                )
            }
        }
        if form.isRinged {
            let wide = max(1.8, min(4, 0.3 * radius))
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(centre, radius: radius + 1.2 - wide / 2),
                        stroke: .warm(3),
                        lineWidth: wide
                    )
                )
            )
            return out
        }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .circle(centre, radius: radius),
                    stroke: form.isChanged ? .ink : .quiet,
                    lineWidth: form.isChanged ? (radius < 6 ? 1 : 1.5) : 0.9,
                    dash: form.hasLeft ? .dashed : form.isHidden ? .dotted : .solid
                )
            )
        )
        return out
    }

    func circle(_ node: Int, _ placement: PartnershipPlacement) -> Scene.Element {
        let (centre, radius) = (placement.centres[node], placement.radii[node])
        let place = place(node)
        let form = form(node)
        var elements = Self.elements(form, at: centre, radius: radius)
        // The panel of a folded sector has its name.
        let isSector = change.profile != nil
        if !placement.names[node].isEmpty {
            let name = isSector ? [] : placement.names[node]
            let size = isSector ? 12.5 : 10.5
            let words = figures(place, of: graph.nodes[node].people)
            let figures = CleanText.fitted(words, width: isSector ? 180 : 106, size: size)
            let widest =
                (name.map { FontMetrics.width($0, size: 11.5) }
                + [FontMetrics.width(figures, size: size)]).max() ?? 0
            var y = centre.y + radius + 13
            elements.insert(
                PartnershipView.backing(
                    Rect(
                        centre.x - widest / 2 - 2,
                        y - 10.5,
                        widest + 4,
                        13 * Double(name.count) + 13.5
                    ),
                    .apart
                ),
                at: 0
            )
            for line in name {
                elements.append(
                    .text(line, centre.x, y, size: 11.5, anchor: .middle, on: .apart)
                )
                y += 13
            }
            elements.append(
                .text(
                    figures,
                    centre.x,
                    y,
                    size: size,
                    bold: form.isChanged,
                    anchor: .middle,
                    form.isChanged ? .ink : .quiet,
                    on: .apart
                )
            )
        }
        return .group(
            Scene.Group(kind: .node, id: "n\(node)", title: title(node), elements: elements)
        )
    }
}
