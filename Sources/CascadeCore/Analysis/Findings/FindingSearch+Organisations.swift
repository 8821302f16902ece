extension FindingSearch {
    /// By organisation: by how much the number of people reached elsewhere differs if it drops out, under the screen's seed;
    /// nil where it was not tried because it has no ties or others matter more.
    func fragility() async throws(SimulationCancelled) -> [Difference?] {
        var fragility = [Difference?](repeating: nil, count: programme.organisations.count)
        guard cascades else { return fragility }
        let given = programme.organisations.indices.map { position in
            network.organisations[position].givenToPartners
                + Double(network.organisations[position].cutsOff)
        }
        let candidates = programme.organisations.indices
            .filter { network.organisations[$0].partners > 0 }
            .sorted { (-given[$0], $0) < (-given[$1], $1) }
            .prefix(4 * breadth)
        guard !candidates.isEmpty else { return fragility }
        let before = screenBaseline.watching(
            candidates.map { [programme.organisations[$0].id] }
        )
        for (group, organisation) in candidates.enumerated() {
            let change = Change.organisationLeaves(programme.organisations[organisation].id)
            let after = try await screen.run([change], watching: [])
            ran()
            fragility[organisation] =
                WhatIf.effect(of: [change], from: before, leaving: group, to: after, among: nil)
                .elsewhere
        }
        return fragility
    }

    /// The organisations whose leaving costs the others most.
    ///
    /// What is tried again replaces what the screening gave, so that a table says what the sentences say.
    func leavingOrganisations(_ fragility: inout [Difference?]) async throws(SimulationCancelled)
        -> [Finding]
    {
        let losses = fragility.enumerated()
            .compactMap { organisation, difference in
                difference.map { (organisation: organisation, difference: $0) }
            }
            .sorted {
                ($0.difference.mean, $0.organisation) < ($1.difference.mean, $1.organisation)
            }
        var costly: [(organisation: Int, effect: WhatIf.Effect, elsewhere: Difference)] = []
        var largest: WhatIf.Effect?
        for (place, loss) in losses.prefix(8).enumerated()
        where place < 3 || (loss.difference.isDistinct && loss.difference.mean < 0) {
            let id = programme.organisations[loss.organisation].id
            let effect = try await tried([.organisationLeaves(id)])
            guard let elsewhere = effect.elsewhere else { continue }
            fragility[loss.organisation] = elsewhere
            if elsewhere.mean < largest?.elsewhere?.mean ?? .infinity { largest = effect }
            if elsewhere.isDistinct, elsewhere.mean <= -1 {
                costly.append((loss.organisation, effect, elsewhere))
            }
        }
        costly.sort { ($0.elsewhere.mean, $0.organisation) < ($1.elsewhere.mean, $1.organisation) }
        guard !costly.isEmpty else {
            return losses.isEmpty ? [] : [steady(fragility, largest)]
        }
        var findings: [Finding] = []
        for loss in costly.prefix(2) {
            findings.append(try await leaving(loss.organisation, loss.effect, loss.elsewhere))
        }
        return findings
    }

    private func leaving(
        _ organisation: Int,
        _ effect: WhatIf.Effect,
        _ elsewhere: Difference
    ) async throws(SimulationCancelled) -> Finding {
        let id = programme.organisations[organisation].id
        let partners = network.neighbours(of: organisation)
            .sorted {
                let (left, right) = (
                    network.organisations[$0].partners, network.organisations[$1].partners
                )
                return (-left, $0) < (-right, $1)
            }
            .prefix(4)
        let best = try await screened(
            partners.map { [.trainer(programme.organisations[$0].id)] },
            given: effect.changes,
            worth: { $0.people.mean }
        ).first
        var remedy: WhatIf.Effect?
        var advice = "Hold its next open session together with a partner, whose trainer leads."
        if let best, case .trainer(let partner)? = best.changes.first {
            let brought = try await tried(best.changes, given: effect.changes)
            if brought.people.isDistinct, brought.people.mean > 0 {
                remedy = brought
                advice =
                    "A trainer at its partner \(named(partner)) as well would then bring \(FindingWords.people(brought.people))."
            }
        }
        let across = network.organisations[organisation].givenToPartners
        let gives =
            across >= 0.5
            ? " Its trainers reach \(PlainWords.about(across)) people of partners." : ""
        return Finding(
            kind: .leavingOrganisation,
            about: [id],
            sentence:
                "If \(name(organisation)) drops out, \(FindingWords.people(elsewhere)) are reached in the other organisations, beside the \(PlainWords.about(network.organisations[organisation].reached)) of its own\(FindingWords.target(effect)).\(gives)",
            advice: advice,
            effect: effect,
            remedy: remedy,
            people: -elsewhere.mean
        )
    }

    /// That no organisation carries the others: at most so many go with any of those tried, at the end of its interval.
    private func steady(_ fragility: [Difference?], _ largest: WhatIf.Effect?) -> Finding {
        let tried = fragility.compactMap(\.self)
        let most = tried.map { -$0.interval.lowerBound }.filter(\.isFinite).max() ?? 0
        return Finding(
            kind: .steady,
            about: [],
            sentence:
                "No single organisation carries the others: \(tried.count == 1 ? "the one" : "of \(PlainWords.exact(tried.count))") tried\(tried.count == 1 ? " takes no" : ", none takes") more than about \(PlainWords.count(Int(max(1, min(1e9, most.rounded(.up)))), "person", "people")) elsewhere with it when it drops out.",
            advice: "",
            effect: largest,
            remedy: nil,
            people: 0
        )
    }

    /// Organisations that are the only way from others to the rest.
    func onlyWays() async throws(SimulationCancelled) -> [Finding] {
        let connectors = network.organisations.indices
            .filter { network.organisations[$0].cutsOffPeople > 0 }
            .sorted {
                let (left, right) = (
                    network.organisations[$0].cutsOffPeople, network.organisations[$1].cutsOffPeople
                )
                return (-left, $0) < (-right, $1)
            }
        var findings: [Finding] = []
        for connector in connectors.prefix(2) {
            findings.append(
                try await onlyWay(
                    connector,
                    network.behind(
                        connector,
                        headcounts: programme.organisations.map(\.people)
                    )
                )
            )
        }
        // The first is worth knowing even where it costs nobody; a second one only where it matters.
        return findings.enumerated().filter { $0.offset == 0 || $0.element.people > 0 }
            .map(\.element)
    }

    private func onlyWay(_ connector: Int, _ behind: [Int]) async throws(SimulationCancelled)
        -> Finding
    {
        let leaves = Change.organisationLeaves(programme.organisations[connector].id)
        let ids = Set(behind.map { programme.organisations[$0].id })
        let effect = try await tried([leaves], among: ids)
        let isBehind = Set(behind)
        let inside = behind.max {
            let (left, right) = (
                programme.organisations[$0].people, programme.organisations[$1].people
            )
            return (left, -$0) < (right, -$1)
        }
        let outside = givers().filter { $0 != connector && !isBehind.contains($0) }.prefix(4)
        let ties = inside.map { inside in
            outside.map { [self.tie(inside, $0)] }
        }
        let best = try await screened(
            ties ?? [],
            among: ids,
            given: [leaves],
            worth: { $0.among?.mean ?? 0 }
        ).first
        var advice = "Give them a second partner elsewhere, at the next session that both attend."
        var remedy: WhatIf.Effect?
        if let best, case .tie(let first, let second, _)? = best.changes.first {
            let effect = try await tried(best.changes, among: ids, given: [leaves])
            if let among = effect.among, among.isDistinct, among.mean > 0 {
                remedy = effect
                advice =
                    "A tie between \(named(first)) and \(named(second)) would then bring \(FindingWords.people(among)) there."
            }
        }
        let people = behind.reduce(0) { $0 + programme.organisations[$1].people }
        let loss = effect.among
        let costs =
            if let loss, loss.isDistinct, loss.mean < 0 {
                "If it drops out, \(FindingWords.people(loss)) are reached there, of \(FindingWords.number(effect.amongBefore ?? 0))."
            } else if (effect.amongBefore ?? 0) < 1 {
                "Hardly anyone is reached there, with it or without."
            } else {
                "Its dropping out costs them hardly anyone in the runs: of \(FindingWords.number(effect.amongBefore ?? 0)) people expected there, nearly all are reached without it."
            }
        return Finding(
            kind: .onlyWay,
            about: [programme.organisations[connector].id]
                + behind.map { programme.organisations[$0].id },
            sentence:
                "\(name(connector)) is the only way from \(PlainWords.list(behind.map(name))), \(PlainWords.count(people, "person", "people")) in all, to the rest. \(costs)",
            advice: advice,
            effect: effect,
            remedy: remedy,
            people: max(
                0,
                -(loss?.isDistinct == true ? loss?.mean ?? 0 : 0),
                remedy?.among?.mean ?? 0
            )
        )
    }

    /// A tie of the usual strength.
    func tie(_ first: Int, _ second: Int) -> Change {
        .tie(
            programme.organisations[first].id,
            programme.organisations[second].id,
            strength: usualStrength
        )
    }

    /// The name of the organisation with an id.
    func named(_ id: String) -> String { index.organisations[id].map(name) ?? id }

    /// Organisations by the reach that their trainers give, most first.
    func givers() -> [Int] {
        programme.organisations.indices.sorted {
            let (left, right) = (
                outcome.organisations[$0].reachGiven, outcome.organisations[$1].reachGiven
            )
            return (-left, $0) < (-right, $1)
        }
    }
}
