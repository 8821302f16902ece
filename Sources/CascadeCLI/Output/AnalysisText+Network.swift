import CascadeCore

/// The network as a whole, inequality and lineage, in sentences.
extension AnalysisText {
    /// The network in a few sentences, each with its term in brackets.
    var networkSentences: String? {
        let summary = network.summary
        guard summary.organisations > 1 else { return nil }
        guard summary.ties > 0 else {
            return "There are no ties between the organisations."
        }
        var parts = [
            """
            The network: \(Wording.counted(summary.organisations, "organisation")) and \
            \(Wording.counted(summary.ties, "tie")), \(Wording.percent(summary.density)) of all that there could be (density); \
            \(together).
            """
        ]
        // Where all are of one sector no tie could lead to another.
        let hasSectors = Set(programme.organisations.map(\.sector)).count > 1
        if hasSectors, let index = summary.externalInternalIndex {
            parts.append(openness(index))
        }
        if hasSectors, let crossing = summary.flowExternalInternalIndex {
            parts.append(
                """
                Of the people whom trainers reach, \(Wording.percent(Self.outside(crossing))) are of another sector than the \
                trainer (E–I of reach \(Wording.hundredths(crossing))).
                """
            )
        }
        parts.append(shape)
        return TextLayout.wrapped(parts.joined(separator: " "))
    }

    private var together: String {
        let summary = network.summary
        if summary.parts == 1 { return "all hang together" }
        return
            "they fall into \(Wording.count(summary.parts)) parts, the largest of \(Wording.counted(summary.largestPart, "organisation"))"
    }

    /// The share of ties that lead outside, from an E–I index.
    private static func outside(_ index: Double) -> Double { (1 + index) / 2 }

    private func openness(_ index: Double) -> String {
        let summary = network.summary
        var text = "\(Wording.percent(Self.outside(index))) of ties lead to another sector"
        if let expected = summary.expectedExternalInternalIndex {
            text +=
                """
                ; if sectors were dealt out by chance it would be \(Wording.percent(Self.outside(expected))) (E–I \
                \(Wording.hundredths(index)) against \(Wording.hundredths(expected)))
                """
            if let chance = summary.chanceAsClosed, index < expected {
                text +=
                    chance < 0.05
                    ? ", a difference that chance hardly explains"
                    : ", a difference that chance may explain"
            }
        }
        if let assortativity = summary.assortativity {
            let meaning =
                assortativity > 0.1
                ? "like ties with like"
                : assortativity < -0.1
                    ? "sectors seek each other" : "sectors mix about as chance has it"
            text += "; \(meaning) (assortativity \(Wording.hundredths(assortativity)))"
        }
        return text + "."
    }

    private var shape: String {
        let summary = network.summary
        let groups =
            summary.modularity >= 0.4
            ? "Its groups are well apart"
            : summary.modularity >= 0.2 ? "Its groups overlap" : "It hardly falls into groups"
        var text = "\(groups) (modularity \(Wording.hundredths(summary.modularity)))"
        if let centralisation = summary.centralisation {
            let meaning =
                centralisation >= 0.5
                ? "it hangs on few organisations"
                : centralisation >= 0.2
                    ? "some organisations have far more partners than others"
                    : "partners are spread evenly"
            text += "; \(meaning) (centralisation \(Wording.hundredths(centralisation)))"
        }
        return text + "."
    }

    /// How evenly coverage is spread.
    var equity: String? {
        guard let equity = network.equity else { return nil }
        let meaning =
            equity.gini < 0.2
            ? "evenly" : equity.gini < 0.4 ? "somewhat unevenly" : "very unevenly"
        var text = """
            Coverage is spread \(meaning) over organisations (Gini \(Wording.hundredths(equity.gini)); 0 where all are \
            covered alike, near 1 where one has everything)
            """
        if equity.theil > 0 {
            let between = equity.theilBetween / equity.theil
            text += """
                ; \(Wording.percent(between)) of the inequality lies between sectors, the rest within them (Theil \
                \(Wording.hundredths(equity.theilBetween)) and \(Wording.hundredths(equity.theilWithin)))
                """
        }
        return TextLayout.wrapped(text + ".")
    }

    /// Who trained whom, on record.
    var lineage: String? {
        guard let lineage = network.lineage else { return nil }
        let generations = lineage.byGeneration.enumerated()
            .map { "\(Wording.count($1)) in generation \($0 + 1)" }
        var text = "On record: \(Wording.counted(lineage.people, "person", "people")) reached"
        if !generations.isEmpty { text += ", \(Wording.list(generations))" }
        text += """
            ; \(Wording.count(lineage.acrossOrganisations)) in another organisation than their trainer's, \
            \(Wording.count(lineage.acrossSectors)) in another sector.
            """
        var lines = [TextLayout.wrapped(text)]
        let shown = lineage.carriers.prefix(10)
        if !shown.isEmpty {
            var table = TextTable([
                "Trainer", "generation", "trained", "descendants", "only through them",
            ])
            for carrier in shown {
                table.add([
                    TextLayout.clipped(data.names.person(carrier.person), to: 40),
                    Wording.count(carrier.generation), Wording.count(carrier.trained),
                    Wording.count(carrier.descendants), Wording.count(carrier.only),
                ])
            }
            lines.append(table.text())
            if lineage.carriers.count > shown.count {
                let left = lineage.carriers.count - shown.count
                lines.append(
                    "and \(Wording.count(left)) more (--format csv --table lineage has all)"
                )
            }
        }
        return lines.joined(separator: "\n")
    }
}
