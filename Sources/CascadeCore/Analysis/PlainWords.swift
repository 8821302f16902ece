/// Numbers, shares and lists as people say them, without Foundation and the same everywhere.
enum PlainWords {
    /// A whole number with commas between thousands: `12,345`.
    static func exact(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return value < 0 ? "-" + text : text
    }

    /// A number rounded for reading: two significant digits below 1,000, three from there on, whole in any case.
    static func about(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "no end of" }
        let magnitude = abs(value)
        if magnitude < 100 { return exact(value.roundedHalfUp) }
        var unit = 10.0
        while magnitude >= unit * 1000 { unit *= 10 }
        return exact(Int((value / unit).rounded() * unit))
    }

    /// A number with one digit after the point where it is below 10 and not whole: `0.3`, `4`, `14`.
    static func decimal(_ value: Double) -> String {
        guard abs(value) < 9.95 else { return about(value) }
        let tenths = Int((abs(value) * 10).rounded())
        if tenths % 10 == 0 { return about(value) }
        return "\(value < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
    }

    /// A chance with at most two digits after the point: `0.5`, `0.92`.
    static func chance(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        guard hundredths > 0, hundredths < 100 else { return hundredths <= 0 ? "0" : "1" }
        if hundredths % 10 == 0 { return "0.\(hundredths / 10)" }
        return "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
    }

    /// A share in words: `about 1 in 5`.
    static func share(_ value: Double) -> String {
        if value < 0.02 { return "fewer than 1 in 50" }
        if value > 0.98 { return "nearly all" }
        var best = (text: "", error: Double.infinity)
        for (part, whole) in [
            (1, 30), (1, 20), (1, 10), (1, 8), (1, 6), (1, 5), (1, 4), (3, 10), (1, 3), (2, 5),
            (1, 2), (3, 5), (2, 3), (7, 10), (3, 4), (4, 5), (9, 10), (19, 20),
        ] {
            let error = abs(value - Double(part) / Double(whole))
            if error < best.error {
                best = (part == 1 && whole == 2 ? "about half" : "about \(part) in \(whole)", error)
            }
        }
        return best.text
    }

    /// `1 session`, `12 sessions`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(exact(number)) \(number == 1 ? one : many)"
    }

    /// Names for reading, the first three of them and how many more: `a, b, c and 3 more`.
    static func list(_ names: [String], limit: Int = 3) -> String {
        listParts(names.map(clipped), limit: limit)
    }

    /// Parts of a sentence, the first three of them and how many more, uncut: `a (1), b (2) and 3 more`.
    static func listParts(_ names: [String], limit: Int = 3) -> String {
        let shown = names.count == limit + 1 ? names[...] : names.prefix(limit)
        let texts = Array(shown)
        if names.count > shown.count {
            return texts.joined(separator: ", ") + " and \(exact(names.count - shown.count)) more"
        }
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A name cut to 60 characters.
    static func clipped(_ name: String) -> String {
        name.count > 60 ? name.prefix(59) + "…" : name
    }
}
