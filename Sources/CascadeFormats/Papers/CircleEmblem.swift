import Foundation

/// People in a circle, and the wider circles that come of it: rings of 6, 12 and 24 dots around a centre.
enum CircleEmblem {
    /// The drawing, in strokes and fills that print as they are.
    static let html: HTML = HTML(
        .svg,
        .named("viewBox", "-50 -50 100 100"),
        .class("emblem"),
        .decorative
    ) {
        for ring in rings {
            for dot in 0..<ring.dots {
                circle(ring, at: dot)
            }
        }
    }

    private struct Ring {
        var dots: Int
        var radius: Double
        var size: Double
        var look: String
    }

    private static let rings = [
        Ring(dots: 6, radius: 15, size: 4.4, look: "dark"),
        Ring(dots: 12, radius: 29.5, size: 3.3, look: "mid"),
        Ring(dots: 24, radius: 43.5, size: 2.2, look: "gold"),
    ]

    private static func circle(_ ring: Ring, at dot: Int) -> HTML {
        let turn = 2 * Double.pi * (Double(dot) + (ring.dots == 12 ? 0.5 : 0)) / Double(ring.dots)
        return HTML(
            .circle,
            .class(ring.look),
            .named("cx", hundredths(ring.radius * sin(turn))),
            .named("cy", hundredths(-ring.radius * cos(turn))),
            .named("r", hundredths(ring.size))
        )
    }

    /// A coordinate in hundredths, so that the same drawing is the same text on every machine.
    private static func hundredths(_ value: Double) -> String {
        let whole = Int((value * 100).rounded())
        let digits = String(whole.magnitude % 100)
        let sign = whole < 0 ? "-" : ""
        return "\(sign)\(whole.magnitude / 100).\(digits.count < 2 ? "0" : "")\(digits)"
    }
}
