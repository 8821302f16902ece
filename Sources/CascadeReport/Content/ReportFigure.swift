/// A number of a report: what it is, its value for programs, and how it is written for people.
package struct ReportFigure: Sendable, Hashable {
    /// Unique in the report, and the same whenever it is made: `observed-people`.
    package var id: String
    /// What it is, for those who compare reports: `People reached`.
    package var label: String
    /// The value for programs: `281`, `0.14`; `hidden` for a number that may not be shown.
    package var value: String
    /// How it is written: `281`, `14%`, `[c]`.
    package var text: String

    /// A number with its words.
    package init(_ id: String, _ label: String, value: String, text: String) {
        self.id = id
        self.label = label
        self.value = value
        self.text = text
    }
}

/// A text with figures in it.
///
/// ```swift
/// let text: Prose = "So far \(figure) people have been reached."
/// ```
package struct Prose: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// A piece of the text.
    package enum Run: Sendable, Hashable {
        /// Words.
        case words(String)
        /// A number.
        case figure(ReportFigure)
        /// Words of greater weight.
        case strong(String)
    }

    /// The pieces, in order.
    package private(set) var runs: [Run]

    /// A text without figures.
    package init(_ text: String) { runs = [.words(text)] }

    /// A text written in a source.
    package init(stringLiteral text: String) { self.init(text) }

    /// A text with figures written in a source.
    package init(stringInterpolation: Interpolation) { runs = stringInterpolation.runs }

    /// The figures in it.
    package var figures: [ReportFigure] {
        runs.compactMap { run in
            if case .figure(let figure) = run { figure } else { nil }
        }
    }

    /// The text as it is read.
    package var text: String {
        runs.map { run in
            switch run {
            case .words(let words), .strong(let words): words
            case .figure(let figure): figure.text
            }
        }
        .joined()
    }

    /// This text and another right after it.
    package func joined(_ other: Prose) -> Prose {
        var joined = self
        joined.runs += other.runs
        return joined
    }

    /// Collects the pieces of a text.
    package struct Interpolation: StringInterpolationProtocol {
        var runs: [Run] = []

        /// Nothing yet.
        package init(literalCapacity: Int, interpolationCount: Int) {
            runs.reserveCapacity(2 * interpolationCount + 1)
        }

        /// Words as written.
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { runs.append(.words(literal)) }
        }

        /// Words.
        package mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

        /// A number.
        package mutating func appendInterpolation(_ figure: ReportFigure) {
            runs.append(.figure(figure))
        }

        /// Words of greater weight.
        package mutating func appendInterpolation(strong words: String) {
            runs.append(.strong(words))
        }
    }
}
