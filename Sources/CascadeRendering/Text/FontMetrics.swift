/// How wide a text is when set in Arial, Helvetica or Liberation Sans.
package enum FontMetrics {
    /// The fonts that every picture asks for, best first.
    package static let families = "Arial, Helvetica, sans-serif"

    /// Height of capital letters as a share of the font size.
    package static let capHeight = 0.716

    /// Width of `text` in the unit of `size`.
    ///
    /// Exact for Latin letters and common signs; an estimate on the wide side for other scripts.
    ///
    /// - Complexity: O(length of `text`).
    package static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars { thousandths += width(of: scalar, bold: bold) }
        return Double(thousandths) * size / 1000
    }

    private static func width(of scalar: Unicode.Scalar, bold: Bool) -> Int {
        let value = scalar.value
        let table = bold ? LiberationSans.bold : LiberationSans.regular
        if value >= 0x20, Int(value) - 0x20 < table.count {
            let width = Int(table[Int(value) - 0x20])
            return width > 0 ? width : 600
        }
        if let sign = LiberationSans.signs.first(where: { $0.scalar == value }) {
            return Int(bold ? sign.bold : sign.regular)
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch value {
        case 0x0370..<0x0530: return bold ? 680 : 640
        case 0x0590..<0x0900: return 640
        case 0x1100..<0x1200, 0x2E80..<0xD7B0, 0xF900..<0xFB00, 0xFE30..<0xFE70, 0xFF00..<0xFFE7:
            return 1000
        case 0x1F000...: return 1300
        default: return bold ? 720 : 680
        }
    }
}
