/// Makes what users wrote fit to be drawn.
package enum CleanText {
    /// Most characters of a text that are looked at; no label shows as many.
    package static let longest = 400

    /// `text` on one line: without control, direction and noncharacter code points, with single spaces between words.
    ///
    /// A text of more than ``longest`` characters is cut and ends in an ellipsis.
    ///
    /// - Complexity: O(min(length of `text`, ``longest``)) for text without long runs of removed characters.
    package static func line(_ text: String) -> String { line(text, longest: longest) }

    /// `text` on one line, cut beyond `longest` characters; see ``line(_:)``.
    package static func line(_ text: String, longest: Int) -> String {
        var scalars = String.UnicodeScalarView()
        var spaceDue = false
        var count = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                spaceDue = !scalars.isEmpty
                continue
            }
            guard isDrawable(scalar) else { continue }
            if count >= longest {
                scalars.append("…")
                break
            }
            if spaceDue { scalars.append(" ") }
            spaceDue = false
            scalars.append(scalar)
            count += 1
        }
        return String(scalars)
    }

    /// Whether a code point is drawn: no control, direction mark, surrogate, private use or noncharacter.
    package static func isDrawable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F: false
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: false
        case 0xFDD0...0xFDEF, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// `text` cut to `width` at `size`, with an ellipsis where something was cut.
    package static func fitted(
        _ text: String,
        width: Double,
        size: Double,
        bold: Bool = false
    ) -> String {
        guard FontMetrics.width(text, size: size, bold: bold) > width else { return text }
        let room = width - FontMetrics.width("…", size: size, bold: bold)
        var kept = ""
        var used = 0.0
        for character in text {
            let next = FontMetrics.width(String(character), size: size, bold: bold)
            guard used + next <= room else { break }
            kept.append(character)
            used += next
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }
}

extension String {
    /// The string without spaces at its end.
    var trimmingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
