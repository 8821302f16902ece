import Foundation

/// The ten marks that tell sectors and generations apart without colour: ● ■ ▲ ◆ ▼ ★ ✚ ○ □ △.
enum Symbol {
    /// The mark at `position` as a shape around `centre`.
    ///
    /// It is about `radius` large. Every tenth repeats, in another order than the colours, so that a hundred pairs of mark
    /// and colour differ.
    static func shape(_ position: Int, at centre: Point, radius: Double, _ paint: Paint)
        -> Scene.Element
    {
        let isHollow = kind(position) >= 7
        let line = max(1.2, radius * 0.28)
        let size = isHollow ? radius - line / 2 : radius
        return .shape(
            Scene.Shape(
                outline: outline(kind(position), centre, size),
                fill: isHollow ? nil : paint,
                stroke: isHollow ? paint : nil,
                lineWidth: line
            )
        )
    }

    /// The mark as a character, for text.
    static func character(_ position: Int) -> String {
        ["●", "■", "▲", "◆", "▼", "★", "✚", "○", "□", "△"][kind(position)]
    }

    private static func kind(_ position: Int) -> Int {
        (position + position / 10) % 10
    }

    private static func outline(_ kind: Int, _ c: Point, _ r: Double) -> Scene.Outline {
        func polygon(_ corners: [(Double, Double)]) -> Scene.Outline {
            .path(
                corners.enumerated().map { position, corner in
                    let point = Point(c.x + corner.0 * r, c.y + corner.1 * r)
                    return position == 0 ? .move(point) : .line(point)
                } + [.close]
            )
        }
        switch kind {
        case 0, 7: return .circle(c, radius: r)
        case 1, 8:
            let half = r * 0.88
            return .rect(Rect(c.x - half, c.y - half, 2 * half, 2 * half), radius: 0)
        case 2, 9: return polygon([(0, -1), (1, 0.8), (-1, 0.8)])
        case 3: return polygon([(0, -1.1), (1, 0), (0, 1.1), (-1, 0)])
        case 4: return polygon([(0, 1), (1, -0.8), (-1, -0.8)])
        case 5:
            return polygon(
                (0..<10).map { step in
                    let angle = Double(step) * .pi / 5
                    let length = step.isMultiple(of: 2) ? 1.15 : 0.5
                    return (sin(angle) * length, -cos(angle) * length)
                }
            )
        default:
            let (a, b) = (0.36, 1.0)
            return polygon([
                (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a),
                (-b, a), (-b, -a), (-a, -a),
            ])
        }
    }
}

/// A circle that is filled from below like a glass.
enum LevelCircle {
    /// The circle, with `share` of its area filled; nil: nothing known, drawn without a level.
    static func elements(
        at centre: Point,
        radius: Double,
        share: Double?,
        position: Int,
        lineWidth: Double = 1.4
    ) -> [Scene.Element] {
        var out: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .circle(centre, radius: radius),
                    fill: share == nil ? .soft(position) : .paper
                )
            )
        ]
        if let share, share >= 0.999 {
            out = [
                .shape(
                    Scene.Shape(
                        outline: .circle(centre, radius: radius),
                        fill: .strong(position)
                    )
                )
            ]
        } else if let share, share > 0 {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .path(segment(centre, radius, share)),
                        fill: .strong(position)
                    )
                )
            )
        }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .circle(centre, radius: radius),
                    stroke: .strong(position),
                    lineWidth: lineWidth
                )
            )
        )
        return out
    }

    /// Half the angle that the lower segment with `share` of a circle's area spans: its chord lies r · cos of it below the
    /// centre.
    static func halfAngle(_ share: Double) -> Double {
        // Half the angle φ that the segment spans solves (φ − sin φ · cos φ) ÷ π = share.
        var (low, high) = (0.0, Double.pi)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if (middle - sin(middle) * cos(middle)) / .pi < share {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }

    /// The lower segment of a circle with `share` of its area.
    static func segment(_ c: Point, _ r: Double, _ share: Double) -> [PathStep] {
        let half = halfAngle(share)
        func at(_ angle: Double) -> Point {
            // Measured from straight down, anticlockwise on screen.
            Point(c.x + r * sin(angle), c.y + r * cos(angle))
        }
        let pieces = max(1, Int((2 * half / (.pi / 2)).rounded(.up)))
        let step = 2 * half / Double(pieces)
        let handle = 4.0 / 3 * tan(step / 4) * r
        var out: [PathStep] = [.move(at(-half))]
        for piece in 0..<pieces {
            let (a, b) = (-half + Double(piece) * step, -half + Double(piece + 1) * step)
            let (from, to) = (at(a), at(b))
            out.append(
                .curve(
                    Point(from.x + handle * cos(a), from.y - handle * sin(a)),
                    Point(to.x - handle * cos(b), to.y + handle * sin(b)),
                    to
                )
            )
        }
        return out + [.close]
    }
}
