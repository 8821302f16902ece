extension FindingSearch {
    /// Where one more trainer brings most.
    func nextTrainer() async throws(SimulationCancelled) -> [Finding] {
        // What a trainer can bring lies in those nearby who are not reached yet.
        let worth = programme.organisations.indices.map { position -> Double in
            unreached(position)
                + network.neighbours(of: position).reduce(0) { $0 + 0.2 * unreached($1) }
        }
        let candidates = programme.organisations.indices
            .filter {
                programme.organisations[$0].people > programme.organisations[$0].foundingTrainers
            }
            .sorted { (-worth[$0], $0) < (-worth[$1], $1) }
            .prefix(breadth)
        let ranked = try await screened(
            candidates.map { [.trainer(programme.organisations[$0].id)] },
            worth: { $0.people.mean }
        )
        guard let best = ranked.first, case .trainer(let id)? = best.changes.first,
            let position = index.organisations[id]
        else { return [] }
        let effect = try await tried(best.changes)
        guard effect.people.isDistinct, effect.people.mean > 0 else { return [] }
        let next = ranked.dropFirst().prefix(2).compactMap { candidate -> String? in
            guard case .trainer(let id)? = candidate.changes.first else { return nil }
            return index.organisations[id].map(name)
        }
        let others =
            next.isEmpty
            ? "" : " \(PlainWords.list(next)) \(next.count == 1 ? "comes" : "come") next."
        return [
            Finding(
                kind: .nextTrainer,
                about: [id],
                sentence:
                    "One more trainer from the start at \(name(position)) would bring \(FindingWords.people(effect.people))\(FindingWords.target(effect)): among the best of \(PlainWords.count(ranked.count, "organisation", "organisations")) tried.\(others)",
                advice:
                    "Have someone from \(name(position)) trained as a trainer before the start, or at the first train-the-trainer session.",
                effect: nil,
                remedy: effect,
                people: effect.people.mean
            )
        ]
    }

    private func unreached(_ organisation: Int) -> Double {
        max(
            0,
            Double(programme.organisations[organisation].people)
                - outcome.organisations[organisation].peopleReached.mean
        )
    }

    /// The trainers whose leaving costs most.
    func leavingTrainers() async throws(SimulationCancelled) -> [Finding] {
        var named: [(change: Change, who: String, id: String, organisation: Int)] = []
        var namedAt = Array(repeating: 0, count: programme.organisations.count)
        for person in programme.people where person.roles.contains(.trainer) {
            guard let organisation = index.organisations[person.organisation] else { continue }
            namedAt[organisation] += 1
            named.append(
                (
                    .personLeaves(person.id),
                    "\(PlainWords.clipped(person.name)) of \(name(organisation))", person.id,
                    organisation
                )
            )
        }
        for (position, organisation) in programme.organisations.enumerated()
        where organisation.foundingTrainers > namedAt[position] {
            let count = organisation.foundingTrainers - namedAt[position]
            named.append(
                (
                    .trainerLeaves(organisation.id),
                    count == 1
                        ? "the trainer at \(name(position))"
                        : "one of the \(count) trainers at \(name(position))",
                    organisation.id, position
                )
            )
        }
        guard !named.isEmpty else { return [] }
        let candidates = named.enumerated().sorted { left, right in
            let (first, second) = (
                share(left.element.organisation), share(right.element.organisation)
            )
            return (-first, left.offset) < (-second, right.offset)
        }
        .prefix(breadth).map(\.element)
        let ranked = try await screened(
            candidates.map { [$0.change] },
            worth: { -$0.people.mean }
        )
        var findings: [Finding] = []
        for candidate in ranked.prefix(2) {
            guard let who = candidates.first(where: { [$0.change] == candidate.changes }) else {
                continue
            }
            let effect = try await tried(candidate.changes)
            guard effect.people.isDistinct, effect.people.mean < 0 else { continue }
            let place = programme.organisations[who.organisation].id
            let remedy = try await tried([.trainer(place)], given: candidate.changes)
            let share = -effect.people.mean / max(1, effect.peopleBefore)
            findings.append(
                Finding(
                    kind: .leavingTrainer,
                    about: [who.id],
                    sentence:
                        "If \(who.who) leaves before the start, \(FindingWords.people(effect.people)) are expected, \(Wording.percent(share)) of all\(FindingWords.target(effect)).",
                    advice: remedy.people.isDistinct && remedy.people.mean > 0
                        ? "Train a second person at \(name(who.organisation)): that would win back \(FindingWords.size(remedy.people))."
                        : "Train a second person at \(name(who.organisation)).",
                    effect: effect,
                    remedy: remedy,
                    people: -effect.people.mean
                )
            )
        }
        return findings
    }

    /// Reach that an organisation's trainers give, for each trainer it has at the start.
    private func share(_ organisation: Int) -> Double {
        outcome.organisations[organisation].reachGiven
            / Double(max(1, programme.organisations[organisation].foundingTrainers))
    }
}
