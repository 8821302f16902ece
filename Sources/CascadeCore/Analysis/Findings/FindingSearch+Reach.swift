extension FindingSearch {
    /// Below this chance of being reached, an organisation counts as hardly ever reached.
    static let seldom = 0.1
    /// For so many of the organisations hardly ever reached, the largest, something is tried.
    private static let mostMissed = 10

    /// Organisations that are hardly ever reached, and what a tie or seats for each would bring.
    func neverReached() async throws(SimulationCancelled) -> [Finding] {
        let missed = programme.organisations.indices
            .filter {
                programme.organisations[$0].people > programme.organisations[$0].foundingTrainers
                    && outcome.organisations[$0].chanceReached < Self.seldom
            }
            .sorted {
                let (left, right) = (
                    programme.organisations[$0].people, programme.organisations[$1].people
                )
                return (-left, $0) < (-right, $1)
            }
        guard !missed.isEmpty else { return [] }
        let ids = Set(missed.map { programme.organisations[$0].id })
        let tried = missed.prefix(Self.mostMissed)
        var candidates: [[Change]] = []
        if cascades {
            let givers = givers()
            candidates.append(
                tried.compactMap { organisation in
                    givers.first {
                        $0 != organisation && !ids.contains(programme.organisations[$0].id)
                            && !network.areTied($0, organisation)
                    }.map { tie(organisation, $0) }
                }
            )
        }
        let seats = tried.compactMap { organisation in
            openSession(for: organisation).map {
                Change.seats(
                    session: $0,
                    organisation: programme.organisations[organisation].id,
                    count: 2
                )
            }
        }
        candidates.append(seats)
        candidates.removeAll { $0.isEmpty }
        let best = try await screened(candidates, among: ids, worth: { $0.among?.mean ?? 0 }).first
        let people = missed.reduce(0) { $0 + programme.organisations[$1].people }
        let alone = missed.count { network.neighbours(of: $0).isEmpty }
        let why =
            if !cascades {
                "no session has seats enough for them"
            } else if alone == missed.count {
                "they have no tie with another organisation"
            } else if alone > 0 {
                "\(PlainWords.count(alone, "has", "have")) no tie with another organisation, and the ties of the others carry little"
            } else {
                "their ties carry little"
            }
        var advice = "Invite them to a planned session by name, or ask who works with them."
        var remedy: WhatIf.Effect?
        if let best {
            let effect = try await self.tried(best.changes, among: ids)
            if let among = effect.among, among.isDistinct, among.mean > 0 {
                remedy = effect
                let all =
                    effect.people.isDistinct
                    ? "\(FindingWords.people(effect.people)) in all"
                    : "the same in all, as far as the runs can tell"
                if case .tie? = best.changes.first {
                    let pairs = best.changes.compactMap { change -> String? in
                        guard case .tie(let first, let second, _) = change else { return nil }
                        return "\(named(first)) with \(named(second))"
                    }
                    advice =
                        "Link \(PlainWords.listParts(pairs)): that brings \(FindingWords.people(among)) there, and \(all)."
                } else {
                    advice =
                        "Two seats for \(missed.count == 1 ? "it" : missed.count > tried.count ? "each of the \(tried.count) largest" : "each") at the next planned session that fits bring \(FindingWords.people(among)) there, and \(all)."
                }
            }
        }
        return [
            Finding(
                kind: .neverReached,
                about: missed.map { programme.organisations[$0].id },
                sentence:
                    "\(PlainWords.count(missed.count, "organisation is", "organisations are")) hardly ever reached: \(PlainWords.list(missed.map(name))), \(PlainWords.count(people, "person", "people")) in all; \(why).",
                advice: advice,
                effect: nil,
                remedy: remedy,
                people: max(remedy?.among?.mean ?? 0, 0)
            )
        ]
    }

    /// The sector that is covered far less than all, and what would bring most there.
    func unevenCoverage() async throws(SimulationCancelled) -> [Finding] {
        guard let equity = network.equity else { return [] }
        let people = outcome.sectors.reduce(0) { $0 + $1.people }
        let all =
            outcome.sectors.reduce(0.0) { $0 + $1.coverage * Double($1.people) }
            / Double(max(1, people))
        let sectors = outcome.sectors.indices
            .filter { outcome.sectors[$0].people * 50 >= people }
            .sorted { (outcome.sectors[$0].coverage, $0) < (outcome.sectors[$1].coverage, $1) }
        guard sectors.count > 1, let least = sectors.first, let most = sectors.last,
            all > 0
        else { return [] }
        guard outcome.sectors[least].coverage < 0.6 * all else {
            return [evenCoverage(least, most, equity)]
        }
        let members = programme.organisations.indices.filter {
            index.sectors[programme.organisations[$0].sector] == least
        }
        let ids = Set(members.map { programme.organisations[$0].id })
        let largest = members.sorted {
            let (left, right) = (unreachedPeople($0), unreachedPeople($1))
            return (-left, $0) < (-right, $1)
        }.prefix(2)
        var candidates: [[Change]] = []
        for organisation in largest {
            let id = programme.organisations[organisation].id
            if cascades { candidates.append([.trainer(id)]) }
            if let session = openSession(for: organisation) {
                candidates.append([.seats(session: session, organisation: id, count: 4)])
            }
        }
        let best = try await screened(candidates, among: ids, worth: { $0.among?.mean ?? 0 }).first
        var advice = "Plan sessions of its own there."
        var remedy: WhatIf.Effect?
        if let best {
            let effect = try await tried(best.changes, among: ids)
            if let among = effect.among, among.isDistinct, among.mean > 0 {
                remedy = effect
                let all =
                    effect.people.isDistinct
                    ? FindingWords.people(effect.people) : "as many, as far as the runs can tell,"
                switch best.changes.first {
                case .seats(let session, let organisation, let count)?:
                    advice =
                        "\(count) seats for \(named(organisation)) at session \(session) bring \(FindingWords.people(among)) there, and \(all) in all."
                case .trainer(let organisation)?:
                    advice =
                        "A trainer at \(named(organisation)) from the start brings \(FindingWords.people(among)) there, and \(all) in all."
                default: break
                }
            }
        }
        let others = sectors.dropFirst().filter { outcome.sectors[$0].coverage < 0.6 * all }
        let also =
            others.isEmpty
            ? ""
            : " So \(others.count == 1 ? "is" : "are") \(PlainWords.listParts(others.map { "\(programme.sectors[$0].name) (\(Wording.percent(outcome.sectors[$0].coverage)))" }))."
        let between = equity.theil > 0 ? equity.theilBetween / equity.theil : 0
        return [
            Finding(
                kind: .uneven,
                about: [programme.sectors[least].id, programme.sectors[most].id],
                sentence:
                    "\(programme.sectors[least].name) is left behind: \(Wording.percent(outcome.sectors[least].coverage)) of its \(PlainWords.count(outcome.sectors[least].people, "person", "people")) are covered, against \(Wording.percent(all)) of all and \(Wording.percent(outcome.sectors[most].coverage)) in \(programme.sectors[most].name).\(also) Over all organisations the Gini index of coverage is \(Wording.hundredths(equity.gini)), and \(Wording.percent(between)) of the inequality lies between sectors.",
                advice: advice,
                effect: nil,
                remedy: remedy,
                people: max(remedy?.among?.mean ?? 0, 0)
            )
        ]
    }

    private func evenCoverage(
        _ least: Int,
        _ most: Int,
        _ equity: NetworkAnalysis.Equity
    ) -> Finding {
        let (low, high) = (outcome.sectors[least].coverage, outcome.sectors[most].coverage)
        return Finding(
            kind: .steady,
            about: [programme.sectors[least].id, programme.sectors[most].id],
            sentence:
                "No sector is left far behind: coverage goes from \(Wording.percent(low)) in \(programme.sectors[least].name) to \(Wording.percent(high)) in \(programme.sectors[most].name), and the Gini index of coverage over all organisations is \(Wording.hundredths(equity.gini)).",
            advice: "",
            effect: nil,
            remedy: nil,
            people: 0
        )
    }

    private func unreachedPeople(_ organisation: Int) -> Double {
        Double(programme.organisations[organisation].people)
            * (1 - min(1, outcome.organisations[organisation].coverage))
    }

    /// The first planned session, by id, of a course that people of an organisation may take without another one before.
    func openSession(for organisation: Int) -> String? {
        let sector = programme.organisations[organisation].sector
        return plannedSessions().first { session in
            guard let course = index.courses[session.course].map({ programme.courses[$0] }) else {
                return false
            }
            return course.requires == nil && course.refreshes.isEmpty
                && (course.audience.isEmpty || course.audience.contains(sector))
        }?.id
    }

    /// Planned sessions within the weeks simulated, by day.
    private func plannedSessions() -> [Session] {
        programme.sessions.enumerated()
            .filter {
                $0.element.status == .planned && $0.element.start >= programme.start
                    && $0.element.start <= outcome.lastDay
            }
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    /// Who would be better placed in the first room than those who are.
    func firstRoom() async throws(SimulationCancelled) -> [Finding] {
        guard cascades,
            let session = plannedSessions().first(where: { session in
                index.courses[session.course].map { programme.courses[$0].makesChampions } ?? false
            })
        else { return [] }
        let invited = Set(
            session.seats.compactMap { seats -> String? in
                if case .organisation(let id) = seats.invitation { return id }
                return nil
            }
        )
        let sectors =
            index.courses[session.course].map { Set(programme.courses[$0].audience) } ?? []
        let candidates = network.influential.filter { organisation in
            let candidate = programme.organisations[organisation]
            return !invited.contains(candidate.id) && candidate.people > 3
                && (sectors.isEmpty || sectors.contains(candidate.sector))
        }.prefix(breadth)
        let ranked = try await screened(
            candidates.map {
                [
                    .seats(
                        session: session.id,
                        organisation: programme.organisations[$0].id,
                        count: 3
                    )
                ]
            },
            worth: { $0.people.mean }
        )
        guard let best = ranked.first, case .seats(_, let id, let count)? = best.changes.first
        else { return [] }
        let effect = try await tried(best.changes)
        guard effect.people.isDistinct, effect.people.mean > 0 else {
            return [
                Finding(
                    kind: .steady,
                    about: [session.id],
                    sentence:
                        "Who sits in the first room matters little: three seats at session \(session.id) for any of \(PlainWords.count(ranked.count, "organisation", "organisations")) without seats of their own there bring no more than about \(PlainWords.count(Int(max(1, min(1e9, effect.people.interval.upperBound.rounded(.up)))), "person", "people")) more, for \(named(id)).",
                    advice: "",
                    effect: effect,
                    remedy: nil,
                    people: 0
                )
            ]
        }
        return [
            Finding(
                kind: .firstRoom,
                about: [id, session.id],
                sentence:
                    "\(named(id)) belongs in the first room: \(count) seats at session \(session.id) would bring \(FindingWords.people(effect.people))\(FindingWords.target(effect)), among the best of \(PlainWords.count(ranked.count, "organisation", "organisations")) tried that have no seats of their own there.",
                advice:
                    "Keep \(count) seats for it; where the room is full, they come from those who have most.",
                effect: nil,
                remedy: effect,
                people: effect.people.mean
            )
        ]
    }
}
