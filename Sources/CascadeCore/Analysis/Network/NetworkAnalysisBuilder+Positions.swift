import CascadeGraph

extension NetworkAnalysisBuilder {
    /// Where each organisation stands, and which community it is in.
    func organisations(workers: Int?) async -> (
        organisations: [NetworkAnalysis.OrganisationPosition], community: [Int]
    ) {
        let count = programme.organisations.count
        let between =
            if isExact {
                await graph.betweenness(isNormalised: true, workers: workers)
            } else {
                await graph.sampledBetweenness(error: 0.01, seed: outcome.seed, workers: workers)
                    .scores
            }
        let constraint = graph.burtConstraint()
        let size = graph.effectiveSize()
        let roles = graph.brokerageRoles(group: sector)
        let cores = graph.coreNumbers()
        let community = bySize(graph.communities(seed: outcome.seed))
        let separated = graph.separation().separated
        let separatedPeople =
            graph.separation(nodeWeights: programme.organisations.map(\.people)).separated
        let byPartners = reachedByPartners
        var given = Array(repeating: 0.0, count: count)
        var partnersElsewhere = Array(repeating: 0, count: count)
        for tie in ties {
            given[tie.second] += tie.reachedInFirst
            given[tie.first] += tie.reachedInSecond
            if sector[tie.first] != sector[tie.second] {
                partnersElsewhere[tie.first] += 1
                partnersElsewhere[tie.second] += 1
            }
        }
        var positions = (0..<count).map { organisation in
            let result = outcome.organisations[organisation]
            let found = roles[organisation]
            let reached = result.peopleReached.mean
            return NetworkAnalysis.OrganisationPosition(
                role: .member,
                partners: graph.arcs(of: organisation).count,
                partnersElsewhere: partnersElsewhere[organisation],
                strength: graph.arcs(of: organisation).reduce(0) { $0 + min(1, graph.weights[$1]) },
                betweenness: between[organisation],
                constraint: constraint[organisation],
                effectiveSize: size[organisation],
                brokerage: NetworkAnalysis.Brokerage(
                    coordinator: found.coordinator,
                    itinerant: found.itinerant,
                    gatekeeper: found.gatekeeper,
                    representative: found.representative,
                    liaison: found.liaison
                ),
                core: Int(cores[organisation]),
                community: community[organisation],
                cutsOff: separated[organisation],
                cutsOffPeople: separatedPeople[organisation],
                reached: reached,
                reachedAtHome: result.reachedAtHome,
                reachedByPartners: byPartners[organisation],
                reachedPlanned: max(
                    0,
                    reached - result.reachedAtHome - byPartners[organisation]
                ),
                givenToPartners: given[organisation]
            )
        }
        name(&positions)
        return (positions, community)
    }

    /// Numbers communities by headcount, the largest first; of equal ones that with the lowest organisation.
    private func bySize(_ label: [Int]) -> [Int] {
        var people = Array(repeating: 0, count: (label.max() ?? -1) + 1)
        for (organisation, community) in label.enumerated() {
            people[community] += programme.organisations[organisation].people
        }
        let order = people.indices.sorted { (-people[$0], $0) < (-people[$1], $1) }
        var rank = people
        for (place, community) in order.enumerated() { rank[community] = place }
        return label.map { rank[$0] }
    }

    /// Gives each organisation the first role that applies.
    private func name(_ positions: inout [NetworkAnalysis.OrganisationPosition]) {
        func tenth(_ values: [Int]) -> Int {
            let sorted = values.sorted(by: >)
            return sorted.isEmpty ? 0 : max(1, sorted[min(sorted.count - 1, sorted.count / 10)])
        }
        let broker = tenth(positions.map(\.brokerage.acrossSectors))
        let hub = tenth(positions.map(\.partners))
        for organisation in positions.indices {
            let position = positions[organisation]
            positions[organisation].role =
                if position.cutsOff > 0 {
                    .onlyWay
                } else if position.partners == 0 {
                    .alone
                } else if position.brokerage.acrossSectors >= broker {
                    .broker
                } else if position.partners >= hub {
                    .hub
                } else if position.partners == 1 {
                    .edge
                } else {
                    .member
                }
        }
    }

    /// How each sector mixes with the others.
    func sectors(_ test: ExternalInternalTest?) -> [NetworkAnalysis.SectorPosition] {
        let mixing = reachBetweenSectors
        var chance = [Double?](repeating: nil, count: programme.sectors.count)
        if let test {
            for (place, group) in test.groups.enumerated() {
                chance[group] = test.chanceOfAsLowByGroup[place]
            }
        }
        var inside = Array(repeating: 0, count: programme.sectors.count)
        var outside = inside
        for (group, ties) in graph.externalInternalTiesByGroup(group: sector) {
            inside[group] = ties.internal
            outside[group] = ties.external
        }
        let sizes = sector.reduce(into: inside.map { _ in 0 }) { $0[$1] += 1 }
        let others = Double(max(1, sector.count - 1))
        return programme.sectors.indices.map { own in
            let ends = Double(2 * inside[own] + outside[own])
            let reached = outcome.sectors[own].peopleReached.mean
            let bySector = mixing[own][own]
            let byOthers = mixing.indices.reduce(0) { $0 + ($1 == own ? 0 : mixing[$1][own]) }
            let ties = inside[own] + outside[own]
            return NetworkAnalysis.SectorPosition(
                tiesInside: inside[own],
                tiesOutside: outside[own],
                expectedOutside: ends * (others - Double(sizes[own] - 1)) / others,
                externalInternalIndex: ties > 0
                    ? Double(outside[own] - inside[own]) / Double(ties) : nil,
                chanceAsClosed: chance[own],
                reachedBySector: bySector,
                reachedByOtherSectors: byOthers,
                reachedPlanned: max(0, reached - bySector - byOthers),
                givenToOtherSectors: mixing.indices.reduce(0) {
                    $0 + ($1 == own ? 0 : mixing[own][$1])
                }
            )
        }
    }

    func equity() -> NetworkAnalysis.Equity? {
        let coverage = outcome.organisations.map(\.coverage)
        let people = programme.organisations.map { Double($0.people) }
        guard let gini = Inequality.gini(coverage, weights: people),
            let theil = Inequality.theil(coverage, weights: people, group: sector)
        else { return nil }
        return NetworkAnalysis.Equity(
            gini: gini,
            theil: theil.total,
            theilBetween: theil.between,
            theilWithin: theil.within
        )
    }
}
