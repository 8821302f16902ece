/// The words and figures for a measure, alike in texts and in pictures.
package struct MeasureWords: Sendable {
    private let measure: ComparedMeasure
    private let currency: String
    private let course: String?

    /// The words for a measure of a programme.
    package init(_ measure: ComparedMeasure, of programme: Programme) {
        self.measure = measure
        currency = programme.currency
        if case .completions(let id) = measure {
            course = programme.courses.first { $0.id == id }?.name ?? id
        } else {
            course = nil
        }
    }

    /// What is counted: `people reached`.
    package var noun: String {
        switch measure {
        case .people: "people reached"
        case .effective: "effective reach"
        case .organisations: "organisations reached"
        case .embedded: "organisations embedded"
        case .cost: "cost"
        case .chance: "chance of the target"
        case .costPerPerson: "cost per person"
        case .completions: "people completing \(course ?? "")"
        }
    }

    /// What is counted, as a heading: `People reached`, `Completed Train the Trainer`.
    package var heading: String {
        if let course { return "Completed \(course)" }
        return noun.prefix(1).uppercased() + noun.dropFirst()
    }

    /// A value of the measure: `153`, `4.2`, `£1,200`, `86%`.
    package func value(_ value: Double) -> String {
        switch measure {
        case .chance: Wording.percent(value)
        case .cost: Wording.money(value, currency)
        case .costPerPerson: money(value)
        default: value < 0 ? "−" + amount(-value) : amount(value)
        }
    }

    /// A difference with its sign: `+3.1`, `−£120`, `+53 points`, `0`.
    package func signed(_ value: Double) -> String {
        let text = unsigned(value)
        guard text.contains(where: { ("1"..."9").contains($0) }) else { return text }
        return (value < 0 ? "−" : "+") + text
    }

    /// A difference and how far it may be off: `193 ± 8.1`, `25 ± 4.4 points`.
    package func swing(_ value: Double, _ error: Double) -> String {
        let (first, second) = (unsigned(value), unsigned(error))
        let unit = [" points", " point"].first { first.hasSuffix($0) } ?? ""
        return "\(first.dropLast(unit.count)) ± \(second)"
    }

    /// Two differences with their signs: `+2 to +4`, `−£20 to +£5`.
    package func signed(_ range: ClosedRange<Double>) -> String {
        guard range.lowerBound.isFinite, range.upperBound.isFinite else { return "not known" }
        let (low, high) = (signed(range.lowerBound), signed(range.upperBound))
        if low == high { return low }
        let unit = " points"
        return low.hasSuffix(unit) && high.hasSuffix(unit)
            ? "\(low.dropLast(unit.count)) to \(high)" : "\(low) to \(high)"
    }

    /// A difference in words: `3 more people`, `£120 more`, `no more or fewer people`.
    package func more(_ value: Double) -> String {
        let text = unsigned(value)
        let isNothing = !text.contains { ("1"..."9").contains($0) }
        let way = value < 0 ? "fewer" : "more"
        func things(_ one: String, _ many: String) -> String {
            isNothing ? "no more or fewer \(many)" : "\(text) \(way) \(text == "1" ? one : many)"
        }
        switch measure {
        case .people: return things("person", "people")
        case .organisations: return things("organisation", "organisations")
        case .embedded: return things("embedded organisation", "embedded organisations")
        case .completions:
            return things("person completes \(course ?? "")", "people complete \(course ?? "")")
        case .effective, .cost, .chance, .costPerPerson:
            return isNothing ? "no more or less" : "\(text) \(value < 0 ? "less" : "more")"
        }
    }

    /// A difference without its sign.
    package func unsigned(_ value: Double) -> String {
        let size = abs(value)
        switch measure {
        case .chance: return amount(size * 100) + (amount(size * 100) == "1" ? " point" : " points")
        case .cost: return Wording.money(size, currency)
        case .costPerPerson: return money(size)
        default: return amount(size)
        }
    }

    /// One digit after the point below 10, whole above.
    private func amount(_ value: Double) -> String {
        value < 9.95 ? Wording.decimal(value) : Wording.count(value)
    }

    /// Money with pence below 10.
    private func money(_ value: Double) -> String {
        guard abs(value) < 9.995 else { return Wording.money(value, currency) }
        let sign = value < 0 && Wording.whole(-value * 100) > 0 ? "−" : ""
        let zero = Wording.money(0, currency)
        return sign + zero.replacingLast(with: Wording.hundredths(abs(value)))
    }
}

extension String {
    /// The string with another text in place of its last character.
    fileprivate func replacingLast(with text: String) -> String { String(dropLast()) + text }
}
