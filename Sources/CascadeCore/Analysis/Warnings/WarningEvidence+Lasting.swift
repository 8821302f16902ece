import RealModule

extension WarningEvidence {
    /// Warnings about what is left after people leave and skills fade, and about who is passed by.
    func aboutLasting() -> [Warning] {
        [turnoverOutrunsTraining(), noRefresher(), saturation()].compactMap { $0 }
    }

    /// By week, the mean number of people reached who are still in one of the programme's organisations.
    ///
    /// Worked out from the people newly reached each week and the mean share who leave, so that fading skill plays no part.
    func presentByWeek(_ reached: [Outcome.Summary]) -> [Double] {
        let stay = Double.pow(1 - yearlyLoss(), 7 / 365.25)
        var present = 0.0
        var before = 0.0
        return reached.map { week in
            present = present * stay + week.mean - before
            before = week.mean
            return present
        }
    }

    private func turnoverOutrunsTraining() -> Warning? {
        guard let outcome, let reached = outcome.series[.peopleReached] else { return nil }
        let present = presentByWeek(reached)
        var parts: [String] = []
        var share = 0.0
        var monthly = 0.0
        if let peak = present.indices.max(by: { present[$0] < present[$1] }),
            let end = present.last,
            present[peak] - end >= max(1, WarningThreshold.fallFromPeak * present[peak])
        {
            let day = programme.firstMonday + (7 * peak + 6)
            share = 1 - end / present[peak]
            monthly = present[peak] * yearlyLoss() / 12
            parts.append(
                "trained people who are still there fall from about \(PlainWords.about(present[peak])) in \(day.monthAndYear) to \(PlainWords.about(end)) in \(outcome.lastDay.monthAndYear)"
            )
        }
        let embedded = (outcome.series[.organisationsEmbedded] ?? []).map(\.mean)
        if let peak = embedded.indices.max(by: { embedded[$0] < embedded[$1] }),
            let end = embedded.last,
            embedded[peak] - end >= WarningThreshold.embeddedLost,
            embedded[peak] - end >= WarningThreshold.fallFromPeak * embedded[peak]
        {
            let day = programme.firstMonday + (7 * peak + 6)
            let lost = (embedded[peak] - end) / Double(max(1, programme.organisations.count))
            share = max(share, lost)
            parts.append(
                "embedded organisations fall from \(PlainWords.decimal(embedded[peak])) in \(day.monthAndYear) to \(PlainWords.decimal(end)) at the end"
            )
        }
        guard !parts.isEmpty else { return nil }
        let places =
            monthly >= 1 ? ", about \(PlainWords.about(monthly)) a month to hold the level" : ""
        return Warning(
            kind: .turnoverOutrunsTraining,
            about: wholeProgramme,
            message:
                "People leave faster than others are trained: \(parts.joined(separator: "; ")).",
            advice: "Keep training newcomers after the main run of sessions\(places).",
            share: share
        )
    }

    private func noRefresher() -> Warning? {
        guard programme.weeks >= WarningThreshold.refresherWeeks else { return nil }
        let bases = programme.courses.indices.filter { position in
            let course = programme.courses[position]
            return course.refreshes.isEmpty && !course.isTrainTheTrainer && !isRefreshed(course)
        }
        guard let first = bases.first else { return nil }
        let halfLife = mean(.skillHalfLife, course: first)
        let hasAny = programme.courses.contains { !$0.refreshes.isEmpty }
        let lack = hasAny ? "No refresher is planned within six months" : "No refresher is planned"
        let fade =
            "half of what people learn fades in about \(PlainWords.about(halfLife)) weeks without practice"
        let about = PlainWords.list(bases.map { programme.courses[$0].name })
        let advice =
            "Plan a short refresher, or three to four coaching sessions, within six months of each course: coaching has held the skill where it was measured."
        guard let outcome else {
            guard halfLife <= 2 * Double(WarningThreshold.refresherWeeks) else { return nil }
            return Warning(
                kind: .noRefresher,
                about: about,
                message: "\(lack) for \(about), and \(fade).",
                advice: advice,
                share: 0.5
            )
        }
        let reached = outcome.final(.peopleReached).p50
        let effective = outcome.final(.effectiveReach).p50
        guard reached >= 1, effective / reached < WarningThreshold.effectiveShare else {
            return nil
        }
        return Warning(
            kind: .noRefresher,
            about: about,
            message:
                "\(lack), and \(fade): with those who leave, about \(PlainWords.about(reached)) people reached are worth about \(PlainWords.about(effective)) freshly trained ones at the end.",
            advice: advice,
            share: 1 - effective / reached
        )
    }

    /// Whether a refresher of the course runs by itself, or is planned within six months of each of its planned sessions.
    private func isRefreshed(_ course: Course) -> Bool {
        let refreshers = programme.courses.filter { $0.refreshes.contains(course.id) }
        if refreshers.contains(where: {
            $0.rolling || $0.enrolmentPerWeek != nil || isTrainerLed($0)
        }) {
            return true
        }
        let ids = Set(refreshers.map(\.id))
        let days = programme.sessions.filter { ids.contains($0.course) && $0.status != .cancelled }
            .map(\.start)
        let taught = programme.sessions.filter { $0.course == course.id && $0.status != .cancelled }
            .map { $0.end ?? course.lastDay(from: $0.start) }
            .filter { $0 + 7 * WarningThreshold.refresherWeeks <= programme.lastDay }
        guard !days.isEmpty else { return false }
        return taught.allSatisfy { end in
            days.contains { $0 > end && $0 - end <= 7 * WarningThreshold.refresherWeeks }
        }
    }

    private func saturation() -> Warning? {
        guard let outcome else { return nil }
        let sizes = programme.organisations.map(\.people).filter { $0 > 0 }.sorted()
        guard !sizes.isEmpty else { return nil }
        let large = WarningThreshold.largeInMedians * Double(sizes[(sizes.count - 1) / 2])
        var full: [Int] = []
        var untouched: [Int] = []
        for (position, organisation) in programme.organisations.enumerated()
        where organisation.people > 0 {
            let coverage = outcome.organisations[position].coverage
            let founders = Double(organisation.foundingTrainers) / Double(organisation.people)
            if Double(organisation.people) >= large {
                if coverage <= WarningThreshold.untouchedCoverage { untouched.append(position) }
            } else if coverage + founders >= WarningThreshold.saturatedCoverage {
                full.append(position)
            }
        }
        guard !full.isEmpty, !untouched.isEmpty else { return nil }
        let names = untouched.map { position in
            let organisation = programme.organisations[position]
            let percent = outcome.organisations[position].coverage * 100
            return
                "\(PlainWords.clipped(organisation.name)) (\(PlainWords.decimal(percent))% of \(PlainWords.exact(organisation.people)))"
        }
        return Warning(
            kind: .saturation,
            about: PlainWords.list(untouched.map { programme.organisations[$0].name }),
            message:
                "\(PlainWords.count(full.count, "small organisation is", "small organisations are")) nearly full (\(PlainWords.list(full.map { programme.organisations[$0].name }))), while hardly anyone is reached in \(PlainWords.listParts(names)).",
            advice:
                "Plan sessions of its own for each large organisation, and turn the places of the small ones over to partners.",
            share: share(ofOrganisations: untouched)
        )
    }
}
