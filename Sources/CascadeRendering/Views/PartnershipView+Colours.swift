import CascadeCore

// Circles and their key where colours show what an analysis found.
extension PartnershipView {
    /// Width of a tie without which some organisations are cut off.
    static let bridgeWidth = 3.2
    /// Smallest radius that has room for a number; below it, communities are told apart by marks.
    static let smallestBadge = 6.5

    /// A circle in one colour, with its number where there is room, and a ring around it where it is marked.
    static func circle(
        _ mark: PartnershipColours.Mark,
        at centre: Point,
        radius: Double,
        usesMarks: Bool
    ) -> [Scene.Element] {
        circle(
            mark.paint,
            badge: mark.badge,
            symbol: usesMarks ? mark.symbol : nil,
            isRinged: mark.isRinged,
            isUnknown: mark.isUnknown,
            at: centre,
            radius: radius
        )
    }

    private static func circle(
        _ paint: Paint,
        badge: String?,
        symbol: Int?,
        isRinged: Bool,
        isUnknown: Bool,
        at centre: Point,
        radius: Double
    ) -> [Scene.Element] {
        if let symbol {
            return [Symbol.shape(symbol, at: centre, radius: radius + 0.6, paint)]
        }
        var out: [Scene.Element] = [
            .shape(Scene.Shape(outline: .circle(centre, radius: radius), fill: paint)),
            .shape(
                Scene.Shape(
                    outline: .circle(centre, radius: radius),
                    stroke: .quiet,
                    lineWidth: radius < 6 ? 0.8 : 1.1,
                    dash: isUnknown ? .dotted : .solid
                )
            ),
        ]
        if isRinged {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(centre, radius: radius + 2.9),
                        stroke: .ink,
                        lineWidth: 1.8
                    )
                )
            )
        }
        if let badge, radius >= smallestBadge, case .strong(let position) = paint {
            let size = min(13, max(9, radius * 1.15))
            out.append(
                .text(
                    badge,
                    centre.x,
                    centre.y + 0.36 * size,
                    size: size,
                    bold: true,
                    anchor: .middle,
                    .onStrong(position),
                    on: paint
                )
            )
        }
        return out
    }

    /// What the colours mean.
    static func legend(_ colours: PartnershipColours, usesMarks: Bool) -> LegendItem {
        LegendItem(
            heading: colours.heading,
            samples: colours.classes.map { found in
                let radius = 9.0
                let room = found.isRinged ? radius + 4 : radius + 1
                return (
                    circle(
                        found.paint,
                        badge: found.badge,
                        symbol: usesMarks ? found.symbol : nil,
                        isRinged: found.isRinged,
                        isUnknown: found.isUnknown,
                        at: Point(room, room),
                        radius: radius
                    ), Size(2 * room, 2 * room), found.meaning
                )
            }
        )
    }
}

extension PartnershipColours.Mark {
    /// The same for other programs: fill, black and wide border where it is marked.
    var attributes: DOTDocument.Attributes {
        let isDark = paint.light.contrast(with: Paint.paper.light) > 4.5
        var attributes: DOTDocument.Attributes = [
            .fillcolor: .word(paint.light.hex),
            .color: .word((isRinged ? Paint.ink : .quiet).light.hex),
            .penwidth: .number(isRinged ? 3 : 1),
        ]
        if isDark { attributes[.fontcolor] = .word(Paint.paper.light.hex) }
        return attributes
    }
}
