// Circles filled by coverage: what is on record solid, what is expected pale, up to a line.
extension LevelCircle {
    /// Opacity of what is expected.
    static let pale = 0.42
    /// Smallest radius that has room for the bar of what 8 of 10 runs come to.
    static let barFrom = 11.0

    /// The circle of a level; without one, its ground alone.
    static func elements(
        at centre: Point,
        radius: Double,
        level: CoverageLevel,
        position: Int,
        lineWidth: Double = 1.4
    ) -> [Scene.Element] {
        let paint = Paint.strong(position)
        let circle = Scene.Outline.circle(centre, radius: radius)
        var out: [Scene.Element] = [
            .shape(Scene.Shape(outline: circle, fill: level.isKnown ? .paper : .soft(position)))
        ]
        let (observed, expected) = (level.observed ?? 0, level.expected ?? 0)
        if expected > observed {
            out += filled(centre, radius, expected, paint, opacity: pale)
        }
        out += filled(centre, radius, observed, paint)
        if level.expected != nil, expected > 0.004, expected < 0.996, radius >= 4 {
            // Below the level on record, because people leave, the line shows on the solid ground.
            let ground = expected > observed ? paint : .paper
            let (left, right) = chord(centre, radius, expected)
            out.append(.line(left, right, ground, width: radius < 8 ? 0.9 : 1.4))
        }
        if radius >= barFrom, let low = level.low, let high = level.high, level.range != nil {
            let (top, bottom) = (height(centre, radius, high), height(centre, radius, low))
            let half = min(4, radius * 0.22)
            func bar(_ paint: Paint, _ width: Double) -> Scene.Element {
                .shape(
                    Scene.Shape(
                        outline: .path([
                            .move(Point(centre.x, top)), .line(Point(centre.x, bottom)),
                            .move(Point(centre.x - half, top)), .line(Point(centre.x + half, top)),
                            .move(Point(centre.x - half, bottom)),
                            .line(Point(centre.x + half, bottom)),
                        ]),
                        stroke: paint,
                        lineWidth: width
                    )
                )
            }
            out += [bar(.paper, 3.2), bar(.ink, 1.2)]
        }
        out.append(
            .shape(Scene.Shape(outline: circle, stroke: paint, lineWidth: lineWidth))
        )
        return out
    }

    private static func filled(
        _ centre: Point,
        _ radius: Double,
        _ share: Double,
        _ paint: Paint,
        opacity: Double = 1
    ) -> [Scene.Element] {
        guard share > 0 else { return [] }
        return [
            .shape(
                Scene.Shape(
                    outline: share >= 0.999
                        ? .circle(centre, radius: radius) : .path(segment(centre, radius, share)),
                    fill: paint,
                    opacity: opacity
                )
            )
        ]
    }

    /// How high the level of a share stands, on screen.
    private static func height(_ centre: Point, _ radius: Double, _ share: Double) -> Double {
        chord(centre, radius, max(0, min(1, share))).0.y
    }

    /// The ends of the level of a share.
    private static func chord(_ centre: Point, _ radius: Double, _ share: Double) -> (Point, Point)
    {
        if share <= 0 {
            return (Point(centre.x, centre.y + radius), Point(centre.x, centre.y + radius))
        }
        if share >= 1 {
            return (Point(centre.x, centre.y - radius), Point(centre.x, centre.y - radius))
        }
        let steps = segment(centre, radius, share)
        guard case .move(let left)? = steps.first,
            case .curve(_, _, let right)? = steps.dropLast().last
        else { return (centre, centre) }
        return (left, right)
    }
}
