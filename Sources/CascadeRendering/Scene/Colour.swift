/// An opaque sRGB colour.
package struct Colour: Sendable, Hashable {
    /// Red, green and blue from 0 to 255.
    package var red, green, blue: UInt8

    /// The colour `0xRRGGBB`.
    package init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xFF)
        green = UInt8(hex >> 8 & 0xFF)
        blue = UInt8(hex & 0xFF)
    }

    /// `#RRGGBB`.
    package var hex: String {
        let digits = Array("0123456789ABCDEF")
        return "#"
            + String(
                [red, green, blue].flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
            )
    }

    /// The colour that `share` of this one laid over `other` gives.
    package func over(_ other: Colour, _ share: Double) -> Colour {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt32 {
            UInt32((Double(a) * share + Double(b) * (1 - share)).rounded())
        }
        return Colour(
            mix(red, other.red) << 16 | mix(green, other.green) << 8 | mix(blue, other.blue)
        )
    }

    /// Relative luminance, 0 to 1, by WCAG 2.
    package var luminance: Double {
        func linear(_ channel: UInt8) -> Double {
            let share = Double(channel) / 255
            // WCAG 2: ((share + 0.055) / 1.055)^2.4, here by a table-free approximation of x^2.4 = x² · x^0.4.
            guard share > 0.03928 else { return share / 12.92 }
            let x = (share + 0.055) / 1.055
            let fifthRoot = Self.fifthRoot(x)
            return x * x * fifthRoot * fifthRoot
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Contrast ratio between two colours, 1 to 21, by WCAG 2.
    package func contrast(with other: Colour) -> Double {
        let (a, b) = (luminance + 0.05, other.luminance + 0.05)
        return max(a, b) / min(a, b)
    }

    /// The fifth root of x in (0, 1], by Newton's method.
    private static func fifthRoot(_ x: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 {
            let fourth = root * root * root * root
            root -= (fourth * root - x) / (5 * fourth)
        }
        return root
    }
}
