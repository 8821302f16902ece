extension WarningEvidence {
    /// Warnings about how far the records carry the figures.
    func aboutTheRecords() -> [Warning] {
        [notReported(), unobservedGenerations(), fewTrainers()].compactMap { $0 }
    }

    private func notReported() -> Warning? {
        guard let asOf else { return nil }
        let held = Set(history.sessions.map(\.session))
        let silent = programme.sessions.indices.filter { position in
            let session = programme.sessions[position]
            guard session.status == .planned, !held.contains(position) else { return false }
            let end =
                session.end
                ?? index.courses[session.course].map {
                    programme.courses[$0].lastDay(from: session.start)
                } ?? session.start
            return asOf - end > WarningThreshold.reportingDays
        }
        guard !silent.isEmpty else { return nil }
        let past = silent.count + history.sessions.count
        return Warning(
            kind: .notReported,
            about: "sessions",
            message:
                "\(PlainWords.count(silent.count, "session", "sessions")) planned before \(asOf.spelledOut) \(silent.count == 1 ? "has" : "have") no word on whether \(silent.count == 1 ? "it" : "they") took place; not reported is not the same as not delivered.",
            advice:
                "Ask the hosts, then mark each session as delivered, with its attendance, or as cancelled.",
            share: Double(silent.count) / Double(max(1, past))
        )
    }

    private func unobservedGenerations() -> Warning? {
        guard cascades, let outcome else { return nil }
        let reached = outcome.final(.peopleReached).mean
        guard reached >= 1 else { return nil }
        let share = outcome.reachedFromGeneration2 / reached
        let limits = WarningThreshold.unobservedReach
        let hasRecords = !history.sessions.isEmpty
        guard share >= (hasRecords ? limits.recorded : limits.unrecorded) else { return nil }
        let isObserved = history.people.contains {
            !($0.led.isEmpty && $0.coTrained.isEmpty) && ($0.generation ?? 0) >= 1
        }
        guard !isObserved else { return nil }
        return Warning(
            kind: .unobservedGenerations,
            about: wholeProgramme,
            message:
                "\(PlainWords.share(share).capitalisedFirst) of the people in the forecast are reached by trainers whom the programme trains itself (generation 2 and later), and no record has shown that happen yet.",
            advice:
                "Read that part as a guess, and record who led each session, so that the forecast can learn from the first ones.",
            share: share
        )
    }

    private func fewTrainers() -> Warning? {
        guard cascades else { return nil }
        let founders = programme.organisations.reduce(0) { $0 + $1.foundingTrainers }
        let observed = history.people.count {
            !$0.isFounder && ($0.qualified != nil || !$0.led.isEmpty || !$0.coTrained.isEmpty)
        }
        let trainers = founders + observed
        guard trainers < WarningThreshold.trainers else { return nil }
        let count =
            trainers == 0 ? "no known trainer" : PlainWords.count(trainers, "trainer", "trainers")
        guard let outcome else {
            return Warning(
                kind: .fewTrainers,
                about: wholeProgramme,
                message:
                    "The programme starts from \(count): what so few people do is mostly luck, so one number says little.",
                advice:
                    "Give ranges rather than single numbers to funders until ten trainers are on record.",
                share: 0
            )
        }
        let reached = outcome.final(.peopleReached)
        guard reached.p90 - reached.p10 >= WarningThreshold.wideBand * max(1, reached.p50) else {
            return nil
        }
        return Warning(
            kind: .fewTrainers,
            about: wholeProgramme,
            message:
                "The forecast rests on \(count), so the middle of \(PlainWords.about(reached.p50)) people says less than the range: 80% sure, \(PlainWords.about(reached.p10)) to \(PlainWords.about(reached.p90)).",
            advice:
                "Give the range rather than the single number to funders until ten trainers are on record.",
            share: (reached.p90 - reached.p10) / max(1, reached.p50 + reached.p90)
        )
    }
}
