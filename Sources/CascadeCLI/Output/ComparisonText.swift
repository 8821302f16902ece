import CascadeCore

/// What a comparison came to, for people.
struct ComparisonText {
    private let result: ComparisonOutcome
    private let measure: ComparedMeasure
    private let abouts: [String?]

    /// The text of a result; `measure` is what scenarios are judged by, `abouts` what each is about.
    init(_ result: ComparisonOutcome, _ measure: ComparedMeasure, abouts: [String?]) {
        self.result = result
        self.measure = measure
        self.abouts = abouts
    }

    /// The answer in words, then the tables, then what drives it.
    var text: String {
        var parts = [title]
        parts += result.headline(measure).map { TextLayout.wrapped($0) }
        parts.append(values)
        parts += result.pairs.filter { $0.from == 0 && !$0.isNothing }.map(differences)
        parts += result.tornadoes.map { TornadoText($0, of: result).text }
        parts.append(footer)
        return parts.joined(separator: "\n\n")
    }

    private var title: String {
        let name = result.entries[0].programme.name
        let about = abouts.enumerated().compactMap { position, about in
            about.map { TextLayout.wrapped("\(result.entries[position].name): \($0)", indent: 2) }
        }
        return ([name] + about).joined(separator: "\n")
    }

    private var hasRange: Bool { result.replicates >= Outcome.fewestForRange }

    /// The measures that are told: without completions of a single course, which are the people reached, and without money
    /// where there is none.
    private var shown: [ComparedMeasure] {
        let courses = Set(result.entries.flatMap { $0.programme.courses.map(\.id) })
        return result.measures.filter { measure in
            switch measure {
            case .completions: return courses.count > 1
            case .cost, .costPerPerson:
                return result.entries.contains { $0.summaries[.cost].map(Self.isSome) ?? false }
            default: return true
            }
        }
    }

    private static func isSome(_ summary: SampleSummary) -> Bool {
        summary.mean != 0 || summary.standardError != 0
    }

    private func words(_ measure: ComparedMeasure) -> MeasureWords {
        let owner = result.entries.first { $0.summaries[measure] != nil } ?? result.entries[0]
        return MeasureWords(measure, of: owner.programme)
    }

    // MARK: Tables

    /// Long names stand below the table, with letters in it.
    private var columnNames: [String] {
        let names = result.entries.map(\.name)
        let width = names.reduce(0) { $0 + max(14, TextTable.width($1)) }
        return width <= 66 ? names : names.indices.map(Self.letter)
    }

    private static func letter(_ position: Int) -> String {
        String(Unicode.Scalar(UInt8(65 + min(25, position))))
    }

    /// Means with the range of 8 of 10 runs; means alone where ranges make the table wider than a terminal.
    private var values: String {
        let whole = values(withRange: hasRange)
        let width = whole.split(separator: "\n").map { TextTable.width(String($0)) }.max() ?? 0
        return width <= 100 ? whole : values(withRange: false)
    }

    private func values(withRange: Bool) -> String {
        let names = columnNames
        var table = TextTable(["Mean" + (withRange ? " (8 of 10 runs)" : "")] + names)
        for measure in shown {
            let cells = result.entries.map { entry -> String in
                guard let summary = entry.summaries[measure] else { return "–" }
                let words = MeasureWords(measure, of: entry.programme)
                let mean = words.value(summary.mean)
                guard withRange, measure != .chance else { return mean }
                let (low, high) = (words.value(summary.p10), words.value(summary.p90))
                if low == high, low == mean { return mean }
                return
                    "\(mean) (\(low)\(low.contains("−") || high.contains("−") ? " to " : "–")\(high))"
            }
            table.add([words(measure).heading] + cells)
        }
        let key =
            names == result.entries.map(\.name)
            ? [] : zip(names, result.entries).map { "\($0): \($1.name)" }
        return ([table.text()] + key).joined(separator: "\n")
    }

    private func differences(_ pair: ComparisonOutcome.Pair) -> String {
        let hasInterval = result.replicates >= ComparisonOutcome.fewestForInterval
        var table = TextTable(
            [
                heading(pair),
                "difference",
            ] + (hasInterval ? ["95% sure"] : []) + (hasRange ? ["8 of 10 runs"] : [])
                + ["better in", "same in"]
        )
        var same: [String] = []
        for measure in shown {
            guard let found = pair.differences[measure] else { continue }
            guard !found.isNothing else {
                same.append(words(measure).noun)
                continue
            }
            let words = words(measure)
            let difference = found.difference
            // Whether a yes turns into a no is told by its mean.
            let spread =
                measure == .chance ? "–" : words.signed(difference.p10...difference.p90)
            table.add(
                [words.heading, words.signed(difference.mean)]
                    + (hasInterval ? [words.signed(difference.interval)] : [])
                    + (hasRange ? [spread] : [])
                    + [
                        Wording.percent(found.chanceBetter - found.ties / 2),
                        Wording.percent(found.ties),
                    ]
            )
        }
        let rest = TextLayout.wrapped("The same in every run: \(Wording.list(same)).")
        return table.text() + (same.isEmpty ? "" : "\n" + rest)
    }

    private func heading(_ pair: ComparisonOutcome.Pair) -> String {
        let name = result.entries[pair.from].name
        let other = name == ComparisonOutcome.todaysPlan ? "today's plan" : name
        return "\(result.entries[pair.to].name) against \(other)"
    }

    private var footer: String {
        var lines: [String] = []
        if result.entries.count > 1 {
            lines.append(
                """
                “95% sure” is how well the runs pin down the expected difference; “8 of 10 runs” is what luck makes of it in \
                single runs. “Better in” and “same in” are shares of the runs; of cost, less is better.
                """
            )
        }
        let caution =
            hasRange
            ? ""
            : " Fewer than \(Outcome.fewestForRange) replicates: too few to say how sure a number is."
        lines.append(
            """
            Simulated, not observed: \(Wording.counted(result.replicates, "replicate"))\
            \(result.entries.count > 1 ? " of each scenario, on the same draws," : "") until \
            \(result.lastDay.spelledOut), seed \(result.seed).\(caution)
            """
        )
        return lines.map { TextLayout.wrapped($0) }.joined(separator: "\n")
    }
}
