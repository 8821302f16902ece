extension FindingSearch {
    /// Sectors whose ties stay among themselves more than chance gives, and the tie that would bring most there.
    func silos() async throws(SimulationCancelled) -> [Finding] {
        let closed = network.sectors.indices
            .filter { network.sectors[$0].isSilo }
            .sorted {
                (-outcome.sectors[$0].people, $0) < (-outcome.sectors[$1].people, $1)
            }
        var findings: [Finding] = []
        for sector in closed.prefix(2) { findings.append(try await silo(sector)) }
        return findings
    }

    private func silo(_ sector: Int) async throws(SimulationCancelled) -> Finding {
        let mixing = network.sectors[sector]
        let members = self.members(of: sector)
        let ids = Set(members.map { programme.organisations[$0].id })
        let (advice, remedy) = try await newTie(
            from: members,
            to: givers().filter { index.sectors[programme.organisations[$0].sector] != sector },
            among: ids,
            fallback: "Ask one of its organisations to host another sector's people."
        )
        let ties = mixing.tiesInside + mixing.tiesOutside
        let byOthers = mixing.reachedByOtherSectors
        return Finding(
            kind: .silo,
            about: [programme.sectors[sector].id],
            sentence:
                "\(programme.sectors[sector].name) keeps to itself: \(PlainWords.exact(mixing.tiesOutside)) of its \(PlainWords.count(ties, "tie leads", "ties lead")) to other sectors, where chance would give \(PlainWords.about(mixing.expectedOutside)). Trainers of other sectors reach \(FindingWords.number(byOthers)) of the \(FindingWords.number(outcome.sectors[sector].peopleReached.mean)) people expected there.",
            advice: advice,
            effect: nil,
            remedy: remedy,
            people: max(0, remedy?.among?.mean ?? 0)
        )
    }

    /// The organisations of a sector.
    func members(of sector: Int) -> [Int] {
        programme.organisations.indices.filter {
            index.sectors[programme.organisations[$0].sector] == sector
        }
    }

    /// The best of some new ties, in words, and what it brings.
    private func newTie(
        from first: [Int],
        to second: [Int],
        among ids: Set<String>,
        fallback: String
    ) async throws(SimulationCancelled) -> (String, WhatIf.Effect?) {
        let near = first.sorted {
            (-programme.organisations[$0].people, $0) < (-programme.organisations[$1].people, $1)
        }
        var pairs: [[Change]] = []
        for inside in near.prefix(3) {
            for outside in second.prefix(3) where !network.areTied(inside, outside) {
                pairs.append([tie(inside, outside)])
            }
        }
        let best = try await screened(pairs, among: ids, worth: { $0.among?.mean ?? 0 }).first
        guard let best, case .tie(let from, let to, _)? = best.changes.first else {
            return (fallback, nil)
        }
        let effect = try await tried(best.changes, among: ids)
        guard let among = effect.among, among.isDistinct, among.mean > 0 else {
            return (
                "\(fallback) A single new tie changes little by itself: \(PlainWords.count(pairs.count, "was", "were")) tried.",
                nil
            )
        }
        return (
            "A tie between \(named(from)) and \(named(to)) would bring \(FindingWords.people(among)) there\(FindingWords.target(effect)).",
            effect
        )
    }

    /// Organisations and ties that alone link two sectors.
    func onlyLinks() async throws(SimulationCancelled) -> [Finding] {
        let links = network.onlyLinks.sorted {
            ($1.reached, $0.organisation) < ($0.reached, $1.organisation)
        }
        // Below one person in a hundred expected, a link is not worth a sentence.
        let least = max(1, 0.01 * outcome.final(.peopleReached).mean)
        var findings: [Finding] = []
        for link in links.prefix(2) where link.reached >= least {
            let own = index.sectors[programme.organisations[link.organisation].sector] ?? 0
            let inside = members(of: own).filter { $0 != link.organisation }
            let outside = Set(link.sectors.flatMap(members))
            let ids = Set(outside.union(inside).map { programme.organisations[$0].id })
            let (advice, remedy) = try await newTie(
                from: inside,
                to: givers().filter(outside.contains),
                among: ids,
                fallback: "Bring a second organisation of each sector together at the next session."
            )
            let share = link.reached / max(1, outcome.final(.peopleReached).mean)
            findings.append(
                Finding(
                    kind: .onlyLink,
                    about: [programme.organisations[link.organisation].id]
                        + link.sectors.map { programme.sectors[$0].id },
                    sentence:
                        "Only \(name(link.organisation)) links \(programme.sectors[own].name) to \(PlainWords.list(link.sectors.map { programme.sectors[$0].name })): \(FindingWords.counted(link.reached)) expected across these ties, \(Wording.percent(share)) of all.",
                    advice: advice,
                    effect: nil,
                    remedy: remedy,
                    people: max(link.reached, remedy?.among?.mean ?? 0)
                )
            )
        }
        return findings
    }

    /// The organisation that links the sectors most.
    ///
    /// `told` holds the ids of organisations whose dropping out is a finding of its own.
    func broker(_ fragility: [Difference?], told: Set<String>) -> [Finding] {
        guard let first = network.firstBroker else { return [] }
        let position = network.organisations[first]
        let pairs = position.brokerage.acrossSectors / 2
        let isTold = told.contains(programme.organisations[first].id)
        let little = max(1, 0.02 * outcome.final(.peopleReached).mean)
        let loss = fragility[first].map { difference in
            if isTold {
                ""
            } else if difference.isDistinct, difference.mean < 0 {
                " Without it, \(FindingWords.people(difference)) are reached in the others."
            } else {
                -difference.interval.lowerBound <= little
                    ? " The reach of the others doesn't hang on it." : ""
            }
        }
        return [
            Finding(
                kind: .broker,
                about: [programme.organisations[first].id],
                sentence:
                    "\(name(first)) links the sectors most: \(PlainWords.exact(position.partnersElsewhere)) of its \(PlainWords.count(position.partners, "partner is", "partners are")) of other sectors, and it stands between \(PlainWords.count(pairs, "pair", "pairs")) of organisations, not both of its own sector, that don't work together.\(loss ?? "")",
                advice:
                    "Let it host what should bring new people together, and introduce its partners to each other.",
                effect: nil,
                remedy: nil,
                people: isTold
                    ? 0 : max(0, -(fragility[first].map { $0.isDistinct ? $0.mean : 0 } ?? 0))
            )
        ]
    }

    /// That ties carry no training, where nobody trains trainers.
    func idleTies() -> [Finding] {
        guard !cascades, network.summary.ties > 0 else { return [] }
        return [
            Finding(
                kind: .steady,
                about: [],
                sentence:
                    "Nobody trains trainers here, so the \(PlainWords.count(network.summary.ties, "tie carries", "ties carry")) no training: reach is what planned sessions and enrolments bring, and no organisation's leaving takes others with it.",
                advice: "",
                effect: nil,
                remedy: nil,
                people: 0
            )
        ]
    }

    /// The trainer through whom most of those recorded were reached.
    func lineage() -> [Finding] {
        guard let lineage = network.lineage, let first = lineage.carriers.first,
            lineage.people >= 5,
            first.only * 10 >= lineage.people
        else { return [] }
        let person = programme.people.first { $0.id == first.person }
        let who = person.map { PlainWords.clipped($0.name) } ?? first.person
        return [
            Finding(
                kind: .lineage,
                about: [first.person],
                sentence:
                    "Of \(PlainWords.count(lineage.people, "person", "people")) recorded as trained, \(PlainWords.exact(first.only)) were reached only through \(who), directly or by way of others: \(Wording.percent(Double(first.only) / Double(lineage.people))).",
                advice:
                    "Have \(who) lead the next sessions with a second trainer, so that the line doesn't end with one person.",
                effect: nil,
                remedy: nil,
                people: Double(first.only)
            )
        ]
    }
}
