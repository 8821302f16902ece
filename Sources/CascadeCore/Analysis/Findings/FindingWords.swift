/// Differences between runs as people read them.
enum FindingWords {
    /// `20 more people (18–22)`, `14 fewer people (12–16)`: a mean with its 95% interval.
    static func people(_ difference: Difference) -> String {
        let size = abs(difference.mean)
        let noun = Wording.decimal(rounded(size)) == "1" ? "person" : "people"
        return
            "\(number(size)) \(difference.mean < 0 ? "fewer" : "more") \(noun) \(interval(difference))"
    }

    /// `20 (18–22)`.
    static func size(_ difference: Difference) -> String {
        "\(number(abs(difference.mean))) \(interval(difference))"
    }

    /// The 95% interval of a difference's size: `(18–22)`; of one that may have either sign: `(−3 to 2)`.
    static func interval(_ difference: Difference) -> String {
        let range = difference.interval
        let (low, high) =
            difference.mean < 0
            ? (-range.upperBound, -range.lowerBound) : (range.lowerBound, range.upperBound)
        guard low.isFinite, high.isFinite else { return "(from one run)" }
        return low < 0 ? "(\(number(low)) to \(number(high)))" : "(\(number(low))–\(number(high)))"
    }

    /// `1 person is`, `6.8 people are`.
    static func counted(_ people: Double) -> String {
        number(people) == "1" ? "1 person is" : "\(number(people)) people are"
    }

    /// A number of people: whole from 10 on, one digit after the point below.
    static func number(_ value: Double) -> String { Wording.decimal(rounded(value)) }

    private static func rounded(_ value: Double) -> Double {
        abs(value) < 9.95 ? value : value.rounded()
    }

    /// `, and the chance of the target rises from 15% to 18%`; nothing where it changes by less than a point.
    static func target(_ effect: WhatIf.Effect) -> String {
        guard let chance = effect.chanceOfTarget, abs(chance.after - chance.before) >= 0.01 else {
            return ""
        }
        let verb = chance.after > chance.before ? "rises" : "falls"
        return
            ", and the chance of the target \(verb) from \(Wording.percent(chance.before)) to \(Wording.percent(chance.after))"
    }
}
