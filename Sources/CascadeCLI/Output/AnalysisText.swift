import CascadeCore

/// What the network says about a programme's cascade, for people.
struct AnalysisText {
    /// Organisations listed at most.
    static let mostOrganisations = 25

    let data: AnalysisData

    init(_ analysis: Analysis) { data = AnalysisData(analysis) }

    var analysis: Analysis { data.analysis }
    var outcome: Outcome { data.outcome }
    var programme: Programme { data.programme }
    var network: NetworkAnalysis { data.network }

    /// What stands out, then tables, then the network in sentences.
    var text: String {
        [
            programme.name, TextLayout.wrapped(outcome.reachSentence), findings, steady, ranges,
            organisations, sectorReach, sectorTies, mixing, communities,
            [networkSentences, equity].compactMap(\.self).joined(separator: "\n"), lineage, footer,
        ]
        .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    // MARK: Findings

    private var findings: String? {
        let found = analysis.findings.filter { $0.kind != .steady }
        guard !found.isEmpty else {
            return "Nothing stands out in the network."
        }
        let lines = found.enumerated().map { position, finding in
            entry(finding, number: "\(position + 1)", width: String(found.count).count)
        }
        return (["What stands out, what would change most first:"] + lines)
            .joined(separator: "\n\n")
    }

    private var steady: String? {
        let found = analysis.findings.filter { $0.kind == .steady }
        guard !found.isEmpty else { return nil }
        return (["What matters little:"] + found.map { entry($0, number: "", width: 0) })
            .joined(separator: "\n")
    }

    /// A finding: its number and sentence, then the advice below, both indented.
    private func entry(_ finding: Finding, number: String, width: Int) -> String {
        let padding = String(repeating: " ", count: max(0, width - number.count))
        let label = number.isEmpty ? "  " : " \(padding)\(number). "
        let indent = label.count
        var lines = [TextLayout.wrapped(label + finding.sentence, indent: indent)]
        if !finding.advice.isEmpty {
            let margin = String(repeating: " ", count: indent)
            lines.append(TextLayout.wrapped("\(margin)→ \(finding.advice)", indent: indent + 2))
        }
        return lines.joined(separator: "\n")
    }

    private var ranges: String? {
        let isTried =
            analysis.fragility.contains { $0 != nil }
            || analysis.findings.contains { $0.effect != nil || $0.remedy != nil }
        guard isTried else { return nil }
        return TextLayout.wrapped(
            """
            Ranges in brackets after what was tried are 95% intervals of the expected difference between runs on the same \
            draws, \(Wording.counted(analysis.replicates, "replicate")) each; single runs vary more.
            """
        )
    }

    // MARK: Organisations

    private var organisations: String? {
        guard !network.organisations.isEmpty else { return nil }
        let order = programme.organisations.indices.sorted { first, second in
            let weights = (weight(first), weight(second))
            return weights.0 == weights.1 ? first < second : weights.0 > weights.1
        }
        let shown = order.prefix(Self.mostOrganisations)
        let cells = shown.map(organisationCells)
        let heading = ["role", "partners", "between", "reached", "given", "lost"]
        let taken = heading.indices.reduce(0) { total, column in
            total + 2
                + (cells.map { TextTable.width($0[column]) } + [heading[column].count])
                .reduce(0, max)
        }
        let sectorNames = shown.map { sectorName($0) }
        let left = max(24, 100 - taken - 2)
        let widestSector = (sectorNames.map(TextTable.width) + ["Sector".count]).reduce(0, max)
        let sectorWidth = min(widestSector, max(10, left * 2 / 5))
        var table = TextTable(["Organisation", "Sector"] + heading, leftColumns: 3)
        for (place, position) in shown.enumerated() {
            table.add(
                [
                    TextLayout.clipped(
                        programme.organisations[position].name,
                        to: left - sectorWidth
                    ),
                    TextLayout.clipped(sectorNames[place], to: sectorWidth),
                ] + cells[place]
            )
        }
        var lines = [table.text()]
        if order.count > shown.count {
            lines.append(
                "and \(Wording.count(order.count - shown.count)) more (--format csv has all)"
            )
        }
        let pairs = analysis.fragility.compactMap { $0?.replicates }.max() ?? 0
        let tried =
            pairs >= DifferenceText.fewestForInterval
            ? " (95% interval, \(Wording.counted(pairs, "replicate")))" : ""
        let own =
            " What is lost was tried on draws of its own, so that --without ID may answer otherwise within the interval."
        lines.append(
            TextLayout.wrapped(
                """
                Partners: in brackets those of other sectors. Between: pairs without a tie, at least one of another sector, that \
                it stands between (brokerage). Reached: people on average, in brackets the share still there that they are now \
                (coverage). Given: people of partners whom its trainers reach. Lost: people elsewhere no longer reached if it \
                drops out\(tried); – not tried, ≤ no more than that, ≈0 hardly any, gains: others reach more without it, for \
                its seats go to them.\(tried.isEmpty ? "" : own)
                """
            )
        )
        return lines.joined(separator: "\n")
    }

    /// What an organisation matters to others: people of partners whom its trainers reach, and people lost without it.
    private func weight(_ position: Int) -> Double {
        let difference = data.elsewhereWithout[position]
        let loss = difference.map { $0.isDistinct ? max(0, -$0.mean) : 0 } ?? 0
        return network.organisations[position].givenToPartners + loss
    }

    private func organisationCells(_ position: Int) -> [String] {
        let place = network.organisations[position]
        let coverage = outcome.organisations[position].coverage
        return [
            place.role.rawValue,
            "\(Wording.count(place.partners)) (\(Wording.count(place.partnersElsewhere)))",
            Wording.count(place.brokerage.acrossSectors / 2),
            "\(Self.few(place.reached)) (\(Wording.percent(coverage)))",
            Self.few(place.givenToPartners),
            data.elsewhereWithout[position].map { DifferenceText($0).loss } ?? "–",
        ]
    }

    private func sectorName(_ organisation: Int) -> String {
        let id = programme.organisations[organisation].sector
        return programme.sectors.first { $0.id == id }?.name ?? id
    }

    // MARK: Foot

    private var footer: String {
        TextLayout.wrapped(
            """
            Simulated, not observed: \(Wording.counted(outcome.replicates, "replicate")) of \
            \(Wording.counted(outcome.weeks, "week")), seed \(outcome.seed). To try something yourself: \
            cascade analyse PROGRAMME --without ID, --tie ID+ID or --trainer ID
            """
        )
    }

    /// A mean: one digit after the point below 10, whole above.
    static func few(_ value: Double) -> String {
        value < 9.95 ? Wording.decimal(value) : Wording.count(value)
    }
}

extension TextLayout {
    /// A text cut to a number of places at a terminal, with … where something is missing.
    static func clipped(_ text: String, to width: Int) -> String {
        guard TextTable.width(text) > width else { return text }
        var kept = ""
        var places = 1
        for character in text {
            places += TextTable.width(String(character))
            guard places <= width else { break }
            kept.append(character)
        }
        return kept.trimmingSuffix(" ") + "…"
    }
}

extension String {
    /// Without spaces at its end.
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
