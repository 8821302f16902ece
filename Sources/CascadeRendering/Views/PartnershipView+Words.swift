import CascadeCore

// What the map says.
extension PartnershipView {
    /// What stands under a circle's name, the fullest that fits into `width`.
    func figures(_ position: Int, width: Double = .infinity) -> String {
        if let colours {
            return CleanText.fitted(colours.marks[position].figures, width: width, size: figureSize)
        }
        let node = graph.nodes[position]
        let people = Wording.counted(node.people, "person", "people")
        let short = node.level.shortWords
        let choices =
            short.isEmpty
            ? [people, Wording.count(node.people)]
            : short.map { "\($0) of \(Wording.count(node.people))" } + [short[short.count - 1]]
        return choices.first { FontMetrics.width($0, size: figureSize) <= width }
            ?? CleanText.fitted(choices[choices.count - 1], width: width, size: figureSize)
    }

    /// What stands under a sector's name: how many, and how well covered.
    func facts(_ panel: PartnershipPlacement.Panel) -> [String] {
        let members = panel.named + panel.dots
        let organisations = members.map { graph.nodes[$0].organisations }.reduce(0, +)
        let people = members.map { graph.nodes[$0].people }.reduce(0, +)
        let room = panel.rect.width - 28
        func fitting(_ choices: [String]) -> String {
            choices.first { FontMetrics.width($0, size: figureSize) <= room } ?? choices.last ?? ""
        }
        let count = Wording.counted(organisations, "organisation")
        let heads = Wording.counted(people, "person", "people")
        var out = [fitting(["\(count) · \(heads)", "\(Wording.count(organisations)) · \(heads)"])]
        if sectorLevels[panel.sector].isKnown {
            out.append(fitting(sectorLevels[panel.sector].headingWords))
        }
        return out
    }

    func title(_ position: Int) -> String {
        let node = graph.nodes[position]
        let sector =
            programme.sectors.indices.contains(node.sector)
            ? CleanText.line(programme.sectors[node.sector].name) : ""
        var parts = ["\(node.name), \(sector)"]
        if graph.folded != nil { parts.append(Wording.counted(node.organisations, "organisation")) }
        parts.append(Wording.counted(node.people, "person", "people"))
        parts += node.level.fullWords
        if node.founders > 0 {
            parts.append(Wording.counted(node.founders, "founding trainer"))
        }
        if !drawsAllTies {
            parts.append(Wording.counted(partners[position], "tied organisation"))
        }
        if let marks { parts += marks.marks[position].words }
        if let colours { parts.append(colours.marks[position].words) }
        return parts.joined(separator: ", ")
    }

    func title(_ tie: PartnershipGraph.Tie) -> String {
        let arrow = tie.directed ? "→" : "–"
        func name(_ end: Int) -> String {
            guard graph.folded != nil else { return graph.nodes[end].name }
            return programme.sectors.indices.contains(end)
                ? CleanText.line(programme.sectors[end].name) : ""
        }
        var parts = ["\(name(tie.from)) \(arrow) \(name(tie.to))"]
        if tie.count > 1 { parts.append(Wording.counted(tie.count, "partnership")) }
        if !tie.kinds.isEmpty { parts.append(tie.kinds.joined(separator: ", ")) }
        if graph.folded == nil {
            parts.append("strength \(Coordinate.text(tie.strength, digits: 2))")
        }
        return (parts + across(tie)).joined(separator: ", ")
    }

    func caption(_ placement: PartnershipPlacement) -> String {
        var text = "A circle’s area is the headcount"
        if let colours {
            text = colours.caption
            if let outcome {
                text +=
                    " Simulated: \(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed)."
            }
        } else {
            text += coverageCaption(placement)
        }
        if let marked { text += " \(marked)" }
        if let folded = graph.folded { text += " \(folded)." }
        if graph.nodes.count > PartnershipPlacement.allNamed {
            text +=
                " \(PartnershipPlacement.someNamed) are named: "
                + (marks?.isDrawn.contains(true) == true
                    ? "those ringed, then the largest." : "the largest.")
        }
        let left =
            graph.folded == nil ? graph.ties.count - drawnTies(placement).count : 0
        if left > 0 {
            text +=
                " Ties between named organisations are drawn; \(Wording.counted(left, "other")) "
                + (left == 1 ? "is" : "are") + " counted at each circle, not drawn."
        }
        if graph.inside > 0 {
            let pairs = graph.sectorTies.count - drawnSectorTies.count
            if pairs > 0 {
                let most = measure == .strength ? "ties" : "people trained across them"
                text +=
                    " Lines join the \(Self.mostSectorTies) pairs of sectors with most \(most), not "
                    + "\(Wording.counted(pairs, "other")); "
            } else {
                text += " Lines join sectors; "
            }
            text +=
                "\(Wording.counted(graph.inside, "tie")) within sectors "
                + (graph.inside == 1 ? "is" : "are") + " counted, not drawn."
        }
        return text
    }

    /// What the fill of circles stands for; observed and expected apart.
    private func coverageCaption(_ placement: PartnershipPlacement) -> String {
        let arrow = history != nil && outcome != nil ? " Figures: on record → expected." : ""
        let hasBar =
            graph.folded == nil && (placement.radii.max() ?? 0) >= LevelCircle.barFrom
        let bar =
            arrow
            + CoverageLevel.rangeCaption(hasBar: hasBar, hasFigures: hasRanges(placement))
        let runs = outcome.map {
            "mean of \(Wording.counted($0.replicates, "run")) (seed \($0.seed))"
        }
        switch (history, outcome) {
        case (let history?, let outcome?):
            return ". Solid: the share of people covered, on record until "
                + "\(history.asOf.spelledOut). Pale, up to the line: expected "
                + (since == nil ? "by the plan (simulated)" : "from there (simulated)")
                + " on \(outcome.lastDay.spelledOut), \(runs ?? "").\(bar)"
        case (let history?, nil):
            return ", its fill the share covered, on record until \(history.asOf.spelledOut)."
        case (nil, let outcome?):
            return
                ", its pale fill the share expected (simulated) to be reached and still there on "
                + "\(outcome.lastDay.spelledOut): \(runs ?? "").\(programme.planAlone)\(bar)"
        case (nil, nil): return "."
        }
    }

    /// Whether any figures drawn have the range of 8 of 10 runs in brackets.
    private func hasRanges(_ placement: PartnershipPlacement) -> Bool {
        placement.panels.contains { panel in
            facts(panel).dropFirst().contains { $0.contains("(") }
        }
    }

    /// Who is marked, in words; nil where nobody is.
    private var marked: String? {
        guard let marks else { return nil }
        var parts: [String] = []
        if !marks.brokers.isEmpty {
            parts.append(
                Wording.counted(
                    marks.brokers.count,
                    "broker between sectors",
                    "brokers between sectors"
                )
            )
        }
        if !marks.onlyWays.isEmpty {
            parts.append(
                Wording.counted(marks.onlyWays.count, "organisation")
                    + " without which some others are cut off"
            )
        }
        guard !parts.isEmpty else { return nil }
        let drawn = marks.isDrawn.count { $0 }
        let all = marks.marks.count { !$0.isEmpty }
        let most = drawn < all ? "the \(Wording.count(drawn)) that matter most of " : ""
        return "Ringed: \(most)\(Wording.list(parts))."
    }

    var summary: String {
        var text =
            "A map of \(Wording.counted(programme.organisations.count, "organisation")) in "
            + "\(Wording.counted(programme.sectors.count, "sector")) with "
            + "\(Wording.counted(programme.partnerships.count, "partnership")). "
        if let colours { text += colours.caption + " " }
        if let folded = graph.folded { text += folded + ". " }
        for (position, sector) in programme.sectors.enumerated() {
            let members = graph.nodes.filter { $0.sector == position }
            let organisations = members.map(\.organisations).reduce(0, +)
            text +=
                "\(CleanText.line(sector.name)): \(Wording.counted(organisations, "organisation"))"
            for words in sectorLevels[position].fullWords { text += ", \(words)" }
            text += ". "
        }
        if let marks {
            func names(_ organisations: [Int]) -> String {
                Wording.list(
                    organisations.prefix(12).map {
                        CleanText.line(programme.organisations[$0].name)
                    }
                        + (organisations.count > 12
                            ? [Wording.counted(organisations.count - 12, "other")] : [])
                )
            }
            if !marks.brokers.isEmpty {
                text += "Brokers between sectors: \(names(marks.brokers)). "
            }
            if !marks.onlyWays.isEmpty {
                text += "Without them some others are cut off: \(names(marks.onlyWays)). "
            }
        }
        return text.trimmingSpaces
    }
}
