import CascadeCore

/// What a simulation came to, for people.
struct SimulationText {
    private let outcome: Outcome

    init(_ outcome: Outcome) { self.outcome = outcome }

    /// The answer in words, then tables, then a chart.
    var text: String {
        [
            outcome.programme.name, TextLayout.wrapped(outcome.headline), sectors, generations,
            courses, money,
            TerminalChart(outcome).text, footer,
        ]
        .compactMap(\.self).joined(separator: "\n\n")
    }

    private func range(_ summary: Outcome.Summary) -> String {
        outcome.hasRange ? Wording.range(summary.p10, summary.p90) : "–"
    }

    private var sectors: String? {
        guard !outcome.sectors.isEmpty else { return nil }
        let hasNumber = !outcome.reproductionNumberBySector.isEmpty
        var table = TextTable(
            ["Sector", "people", "reached (mean)", "80% sure", "coverage", "organisations"]
                + (hasNumber ? ["R"] : [])
        )
        for (position, sector) in outcome.sectors.enumerated() where sector.organisations > 0 {
            let number =
                hasNumber
                ? [Wording.hundredths(outcome.reproductionNumberBySector[position].mean)] : []
            table.add(
                [
                    outcome.programme.sectors[position].name, Wording.count(sector.people),
                    Wording.count(sector.peopleReached.mean), range(sector.peopleReached),
                    Wording.percent(sector.coverage),
                    "\(Wording.decimal(sector.organisationsReached)) of \(Wording.count(sector.organisations))",
                ] + number
            )
        }
        let people = outcome.final(.peopleReached)
        let headcount = outcome.sectors.reduce(0) { $0 + $1.people }
        let here = outcome.sectors.reduce(0) { $0 + $1.coverage * Double($1.people) }
        table.add(
            [
                "All", Wording.count(headcount), Wording.count(people.mean), range(people),
                Wording.percent(headcount > 0 ? here / Double(headcount) : 0),
                "\(Wording.decimal(outcome.final(.organisationsReached).mean)) of "
                    + Wording.count(outcome.organisations.count),
            ] + (hasNumber ? [Wording.hundredths(outcome.reproductionNumber?.mean ?? 0)] : [])
        )
        return table.text()
    }

    private var generations: String? {
        guard outcome.reproductionNumber != nil else { return nil }
        var table = TextTable([
            "Generation", "reached (mean)", "80% sure", "qualified", "delivering",
        ])
        for (generation, result) in outcome.generations.enumerated() {
            let isFounding = generation == 0
            let isEmpty = result.peopleReached.mean < 0.05 && result.trainersDelivering < 0.005
            if isFounding && result.trainersDelivering == 0 || !isFounding && isEmpty { continue }
            table.add([
                isFounding ? "0 (founding trainers)" : String(generation),
                isFounding ? "–" : Self.few(result.peopleReached.mean),
                isFounding ? "–" : range(result.peopleReached),
                isFounding ? "–" : Self.few(result.trainersQualified),
                Self.few(result.trainersDelivering),
            ])
        }
        return table.text()
    }

    private var courses: String {
        let hasWaiting = outcome.courses.contains { $0.waiting > 0 }
        let hasRules = outcome.courses.contains { $0.compositionMet != nil }
        var table = TextTable(
            [
                "Course", "sessions", "cancelled", "came", "completed (mean)", "80% sure",
            ]
                + (hasWaiting ? ["still waiting"] : []) + (hasRules ? ["composition met"] : [])
        )
        for (position, course) in outcome.courses.enumerated() {
            table.add(
                [
                    outcome.programme.courses[position].name, Self.few(course.sessionsHeld),
                    Self.few(course.sessionsCancelled), Self.few(course.attendances),
                    Self.few(course.completions.mean), range(course.completions),
                ] + (hasWaiting ? [Self.few(course.waiting)] : [])
                    + (hasRules ? [course.compositionMet.map(Wording.percent) ?? "–"] : [])
            )
        }
        return table.text()
    }

    private var money: String? {
        let programme = outcome.programme
        func money(_ amount: Double) -> String { Wording.roundMoney(amount, programme.currency) }
        var lines: [String] = []
        let income = outcome.courses.reduce(0) { $0 + $1.income }
        let cost = outcome.final(.cost)
        if income > 0 {
            lines.append(
                "On average delivery costs \(money(cost.mean + income)), and fees and donations bring "
                    + "\(money(income))."
            )
        }
        if let budget = programme.budget, outcome.hasRange {
            let verdict =
                cost.p90 <= budget
                ? "is enough in 9 of 10 runs"
                : cost.p50 <= budget
                    ? "is enough in most runs, but not in 9 of 10" : "is too little in most runs"
            let after = income > 0 ? ", after fees and donations," : ""
            lines.append(
                "The budget of \(Wording.money(budget, programme.currency))\(after) \(verdict)."
            )
        }
        return lines.isEmpty ? nil : TextLayout.wrapped(lines.joined(separator: " "))
    }

    private var footer: String {
        let effective = outcome.final(.effectiveReach)
        let links = outcome.final(.newCrossSectorLinks)
        let embedded = outcome.final(.organisationsEmbedded)
        let caution =
            outcome.hasRange
            ? ""
            : " Fewer than \(Outcome.fewestForRange) replicates: too few to say how sure a number is."
        return TextLayout.wrapped(
            """
            Coverage counts the people reached who are still there; those who left still count as reached. The headline \
            gives the middle run, the tables give means.
            Effective reach at the end: \(Wording.count(effective.p50)) (80% sure: \(range(effective))): people still here, \
            weighted by what is left of the skill.
            Organisations embedded at the end: \(Wording.count(embedded.p50)) (\(range(embedded))). \
            Organisations of different sectors brought together for the first time: \(Wording.count(links.p50)) (\(range(links))).
            Simulated, not observed: \(Wording.counted(outcome.replicates, "replicate")) of \
            \(Wording.counted(outcome.weeks, "week")), seed \(outcome.seed).\(caution) \
            The assumptions and their sources: cascade check PROGRAMME --assumptions
            """
        )
    }

    /// A mean: one digit after the point below 10, whole above.
    private static func few(_ value: Double) -> String {
        value < 10 ? Wording.decimal(value) : Wording.count(value)
    }
}
