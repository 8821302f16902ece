extension WarningEvidence {
    /// Warnings about who delivers, and who does not.
    func aboutTrainers() -> [Warning] {
        guard cascades else { return [] }
        return [certifiedWithoutSession(), concentratedDelivery(), oneTrainer()].compactMap { $0 }
    }

    private func certifiedWithoutSession() -> Warning? {
        guard let asOf else { return nil }
        let expecting = history.expected
        let limits = WarningThreshold.daysWithoutSession
        var counts = Array(repeating: 0, count: limits.count)
        var certifiedHere = 0
        for (position, person) in programme.people.enumerated() {
            let known = history.people[position]
            guard !known.isFounder, known.isPresent, let day = known.qualified else { continue }
            certifiedHere += 1
            guard history.firstSession(position) == nil, !expecting.contains(person.id),
                let bracket = limits.lastIndex(where: { asOf - day >= $0 })
            else { continue }
            counts[bracket] += 1
        }
        let idle = counts.reduce(0, +)
        guard idle > 0 else { return nil }
        let parts = limits.indices.reversed().filter { counts[$0] > 0 }.map { bracket in
            let end =
                bracket + 1 < limits.count ? "to \(limits[bracket + 1] - 1) days" : "days or more"
            return "\(PlainWords.exact(counts[bracket])) for \(limits[bracket]) \(end)"
        }
        return Warning(
            kind: .certifiedWithoutSession,
            about: "trainers",
            message:
                "As of \(asOf.spelledOut), \(PlainWords.exact(idle)) of \(PlainWords.count(certifiedHere, "certified trainer", "certified trainers")) \(idle == 1 ? "has" : "have") led no session since and \(idle == 1 ? "has" : "have") none planned: \(PlainWords.listParts(parts)).",
            advice:
                "Ring each of them and offer a date and a partner for a first session: half of first sessions come within 100 days, few after a year.",
            share: Double(idle) / Double(max(1, certifiedHere))
        )
    }

    private func concentratedDelivery() -> Warning? {
        let counts = history.people.indices.map { history.trained($0).count }.filter { $0 > 0 }
            .sorted(by: >)
        guard counts.count >= WarningThreshold.trainers else { return nil }
        let top = (counts.count + 4) / 5
        let total = counts.reduce(0, +)
        let share = Double(counts.prefix(top).reduce(0, +)) / Double(total)
        guard share > WarningThreshold.concentration else { return nil }
        return Warning(
            kind: .concentratedDelivery,
            about: "trainers",
            message:
                "\(PlainWords.exact(top)) of \(PlainWords.exact(counts.count)) trainers led \(PlainWords.share(share)) of the sessions delivered; the top fifth leads 68 in 100 as a rule.",
            advice:
                "Look after the few who carry the programme, and pair each of them with someone who has led one session or none.",
            share: share
        )
    }

    private func oneTrainer() -> Warning? {
        let recorded = history.activeTrainers
        var hanging: [Int] = []
        var leftWithOne: [Int] = []
        for (position, organisation) in programme.organisations.enumerated()
        where organisation.people > 1 {
            if !recorded[position].trainers.isEmpty {
                if recorded[position].trainers.count == 1,
                    recorded[position].sessions >= WarningThreshold.sessionsOfOneTrainer
                {
                    hanging.append(position)
                }
                continue
            }
            let result = outcome?.organisations[position]
            let expected = result?.trainersActive ?? Double(organisation.foundingTrainers)
            if organisation.foundingTrainers == 1 {
                if expected < WarningThreshold.oneTrainer.upperBound { hanging.append(position) }
            } else if let result, WarningThreshold.oneTrainer.contains(expected),
                result.reachedAtHome
                    >= WarningThreshold.reachedAtHome * max(1, result.peopleReached.mean)
            {
                leftWithOne.append(position)
            }
        }
        let all = hanging + leftWithOne
        guard !all.isEmpty else { return nil }
        func names(_ positions: [Int]) -> String {
            PlainWords.list(positions.map { programme.organisations[$0].name })
        }
        var parts: [String] = []
        if hanging.count == 1 {
            parts.append("\(names(hanging)) hangs on one trainer")
        } else if !hanging.isEmpty {
            parts.append(
                "\(PlainWords.exact(hanging.count)) organisations hang on one trainer each, \(names(hanging))"
            )
        }
        if !leftWithOne.isEmpty {
            parts.append(
                "\(names(leftWithOne)) \(leftWithOne.count == 1 ? "is" : "are") expected to end with about one active trainer\(leftWithOne.count == 1 ? "" : " each")"
            )
        }
        return Warning(
            kind: .oneTrainer,
            about: names(all),
            message:
                "\(parts.joined(separator: "; ")): when that person leaves, sessions there stop.",
            advice: all.count == 1
                ? "Send another person from there to the next train-the-trainer session."
                : "Send another person from each to the next train-the-trainer session.",
            share: share(ofOrganisations: all)
        )
    }
}
