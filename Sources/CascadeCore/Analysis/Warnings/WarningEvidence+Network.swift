import CascadeGraph

extension WarningEvidence {
    /// Warnings about the ties between organisations.
    func aboutTheNetwork() -> [Warning] {
        let graph = programme.tieGraph(index)
        var warnings = [silos(graph)]
        if cascades {
            warnings.append(singleConnector(graph))
            warnings.append(isolated(graph))
        }
        return warnings.compactMap { $0 }
    }

    private func silos(_ graph: Graph) -> Warning? {
        let sector = programme.organisations.map { index.sectors[$0.sector] ?? 0 }
        var sizes = Array(repeating: 0, count: programme.sectors.count)
        for position in sector { sizes[position] += 1 }
        guard sizes.count(where: { $0 > 0 }) > 1,
            let found = graph.externalInternalIndex(group: sector)
        else { return nil }
        var mixing = Array(repeating: ExternalInternalTies(), count: sizes.count)
        for sector in graph.externalInternalTiesByGroup(group: sector) {
            mixing[sector.group] = sector.ties
        }
        let advice =
            "Mix sectors in the next sessions, and ask one organisation of each sector to host another's people."
        if found <= WarningThreshold.silo {
            let all = Double(sector.count)
            let same = sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) } / (all * (all - 1))
            let crossing = mixing.reduce(0) { $0 + $1.external } / 2
            let ties = crossing + mixing.reduce(0) { $0 + $1.internal }
            guard found < 1 - 2 * same else { return nil }
            return Warning(
                kind: .sectorSilos,
                about: "sectors",
                message:
                    "Sectors keep to themselves: \(crossing == 0 ? "none" : "only \(PlainWords.exact(crossing))") of \(PlainWords.count(ties, "tie leads", "ties leads")) from one sector to another, where chance would give \(PlainWords.share(1 - same)).",
                advice: advice,
                share: 1
            )
        }
        let isClosed = sizes.indices.map {
            sizes[$0] > 1 && mixing[$0].internal > 0 && mixing[$0].external == 0
        }
        let closed = isClosed.indices.filter { isClosed[$0] }
        guard !closed.isEmpty else { return nil }
        let members = sector.indices.filter { isClosed[sector[$0]] }
        let names = PlainWords.list(closed.map { programme.sectors[$0].name })
        return Warning(
            kind: .sectorSilos,
            about: names,
            message:
                "\(names) \(closed.count == 1 ? "has ties within the sector, but none" : "have ties within their sectors, but none") to any other.",
            advice: advice,
            share: share(ofOrganisations: members)
        )
    }

    private func singleConnector(_ graph: Graph) -> Warning? {
        let separated = graph.separation().separated
        let least = max(
            WarningThreshold.cutOff.count,
            Int((WarningThreshold.cutOff.share * Double(separated.count)).rounded(.up))
        )
        let connectors = separated.indices.filter { separated[$0] >= least }
            .sorted { (-separated[$0], $0) < (-separated[$1], $1) }
        guard let first = connectors.first else { return nil }
        let names = connectors.map { programme.organisations[$0].name }
        let counted = connectors.map {
            "\(PlainWords.clipped(programme.organisations[$0].name)) (\(PlainWords.exact(separated[$0])))"
        }
        return Warning(
            kind: .singleConnector,
            about: PlainWords.list(names),
            message: connectors.count == 1
                ? "\(PlainWords.list(names)) is the only way from \(PlainWords.exact(separated[first])) other organisations to the rest: if it drops out, they are cut off."
                : "\(PlainWords.exact(connectors.count)) organisations are each the only way for others to the rest, who are cut off if they drop out: \(PlainWords.listParts(counted)).",
            advice:
                "Give those behind it a second partner elsewhere, at the next session that both attend.",
            share: Double(separated[first]) / Double(max(1, separated.count))
        )
    }

    private func isolated(_ graph: Graph) -> Warning? {
        let alone = (0..<graph.nodeCount).filter {
            graph.arcs(of: $0).isEmpty && programme.organisations[$0].people > 0
        }
        guard graph.nodeCount > 1, !alone.isEmpty else { return nil }
        let names = PlainWords.list(alone.map { programme.organisations[$0].name })
        let invited = Set(sessionsToCome().flatMap(\.seats).map(\.invitation))
        let areInvited = alone.allSatisfy {
            invited.contains(.organisation(programme.organisations[$0].id))
        }
        let message =
            if graph.arcCount == 0 {
                "No ties between organisations are given, so no trainer will ever invite people of another one."
            } else if alone.count == 1 {
                "\(names) has no tie with another organisation, so no partner's trainer will ever invite its people."
            } else {
                "\(PlainWords.exact(alone.count)) organisations have no tie with another, so no partner's trainer will ever invite their people: \(names)."
            }
        return Warning(
            kind: .isolatedOrganisations,
            about: graph.arcCount == 0 ? wholeProgramme : names,
            message: message,
            advice: areInvited
                ? "Ask who works with whom and enter those ties: until then only planned sessions reach their people."
                : "Ask who works with whom and enter those ties, or invite these organisations to planned sessions by name.",
            share: share(ofOrganisations: alone)
        )
    }
}
