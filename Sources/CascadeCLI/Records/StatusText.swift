import CascadeCore
import CascadeFormats

/// Where a programme stands by its records, for people.
struct StatusText {
    /// People named at most under each stall.
    static let most = 15

    let data: StatusData

    init(_ data: StatusData) { self.data = data }

    var programme: Programme { data.programme }
    var history: History { data.history }
    var reach: Reach { data.reach }

    /// The headline, then the funnel, the plan, sectors, stalls, practice and indicators.
    var text: String {
        guard !history.sessions.isEmpty else { return nothing }
        return [
            programme.name, headline, funnel, plan, sectors, stalls, practice, indicators, footer,
        ]
        .compactMap(\.self).joined(separator: "\n\n")
    }

    private var nothing: String {
        let planned = programme.sessions.filter { $0.status == .planned }
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        let next =
            planned.first.map {
                "The first planned session is \($0.id) on \($0.start.spelledOut). When it has taken place, record it:"
            }
            ?? "No session is planned either. Plan one in sessions.csv, or record one that has taken place:"
        let until = data.history.asOf.spelledOut
        return """
            \(programme.name)

            \(TextLayout.wrapped("No session is on record until \(until). \(next)"))

              cascade record PROGRAMME

            \(TextLayout.wrapped("Then this page says who was reached, who came forward, who trains, and how the plan is going."))
            """ + [practice, indicators].compactMap(\.self).map { "\n\n" + $0 }.joined()
    }

    private var headline: String {
        let part = data.filter == ReachFilter() ? "" : " (only a part of the records, as asked for)"
        let coverage = reach.coverage.map { ", \(Wording.percent($0)) of their people" } ?? ""
        let organisations =
            "\(Wording.counted(reach.organisationsReached, "organisation"))\(coverage) there now"
        var sentences = [
            "By \(history.asOf.spelledOut)\(part), \(Wording.counted(reach.sessionsHeld, "session")) reached \(Wording.counted(reach.peopleReached, "person", "people")) in \(organisations)."
        ]
        if let plan = data.expected(.peopleReached) {
            let verdict =
                Double(reach.peopleReached) < plan.p10
                ? "behind" : Double(reach.peopleReached) > plan.p90 ? "ahead of" : "within"
            sentences.append(
                "That is \(verdict) what the plan was expected to bring by then, \(Wording.range(plan.p10, plan.p90)) people (80% sure)."
            )
        }
        sentences.append(
            "\(Wording.count(reach.trainersActive)) of \(Wording.counted(reach.trainersQualified, "trainer")) trained others in the last 365 days; weighted by what is left of the skill, reach counts as \(Wording.count(reach.effectiveReach)) people."
        )
        return TextLayout.wrapped(sentences.joined(separator: " "))
    }

    private static let steps: [Funnel.Step: String] = [
        .trained: "completed a course", .cameForward: "came forward to train",
        .qualified: "completed train-the-trainer", .firstSession: "held a first session",
        .active: "active in the last 365 days",
    ]

    private var funnel: String? {
        let all = data.funnel.count(.trained)
        guard all > 0 else { return nil }
        var table = TextTable(["From the first course to training others", "people", "of all"])
        for step in Funnel.Step.allCases {
            let count = data.funnel.count(step)
            table.add([
                Self.steps[step] ?? step.rawValue, Wording.count(count),
                Wording.percent(Double(count) / Double(all)),
            ])
        }
        var lines = [table.text()]
        lines += [
            wait("From coming forward to train-the-trainer", data.funnel.untilQualified),
            wait("From there to the first session", data.funnel.untilFirstSession),
        ]
        .compactMap(\.self)
        if data.funnel.withoutNames > 0 {
            lines.append(
                TextLayout.wrapped(
                    "\(Wording.counted(data.funnel.withoutNames, "more person", "more people")) reached without names can't be followed."
                )
            )
        }
        return lines.joined(separator: "\n")
    }

    private func wait(_ step: String, _ time: WaitingTime) -> String? {
        guard time.done + time.waiting > 0 else { return nil }
        let half =
            time.median.map { "half within \(Wording.counted($0, "day"))" }
            ?? "fewer than half have taken the step so far"
        let waiting =
            time.waiting > 0
            ? "\(Wording.count(time.waiting)) still waiting" : "nobody still waiting"
        return TextLayout.wrapped(
            "\(step): \(half); \(waiting), and counted as long as they have waited."
        )
    }

    private var plan: String? {
        let progress = data.progress
        guard progress.due + progress.unplanned > 0 else { return nil }
        var parts = ["\(Wording.count(progress.delivered)) took place"]
        func add(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { parts.append("\(Wording.count(count)) \(count == 1 ? one : many)") }
        }
        add(progress.cancelled, "was cancelled", "were cancelled")
        add(progress.running, "is running", "are running")
        add(progress.notReported, "is not reported", "are not reported")
        var text =
            "Plan against actual: of \(Wording.counted(progress.due, "planned session")) due, \(Wording.list(parts))."
        if progress.seatsDelivered > 0 {
            text +=
                " Those held offered \(Wording.counted(progress.seatsDelivered, "seat")) and \(Wording.counted(progress.attended, "person", "people")) came."
        }
        if progress.unplanned > 0 {
            text +=
                " \(Wording.counted(progress.unplanned, "session")) beyond the plan brought \(Wording.counted(progress.attendedUnplanned, "more attendance"))."
        }
        var lines = [TextLayout.wrapped(text)]
        if !progress.silent.isEmpty {
            let ids = progress.silent.map { programme.sessions[$0].id }
            lines.append(
                TextLayout.wrapped("Not reported: \(Wording.sample(ids, "session")).", indent: 2)
            )
        }
        if let table = expectations { lines += ["", table] }
        return lines.joined(separator: "\n")
    }

    /// The figures on record beside the plan's.
    ///
    /// Active trainers are left out: on record they are those who trained others in the last 365 days, in the plan all who have
    /// not stopped.
    private var expectations: String? {
        guard data.forecast != nil else { return nil }
        let names: [(String, String)] = [
            ("peopleReached", "People reached"), ("attendances", "Attendances"),
            ("sessionsHeld", "Sessions held"), ("organisationsReached", "Organisations reached"),
            ("organisationsEmbedded", "Organisations embedded"),
            ("trainersQualified", "Trainers qualified"),
            ("effectiveReach", "Effective reach"),
            ("newCrossSectorLinks", "New links across sectors"),
            ("cost", "Cost (\(programme.currency))"),
        ]
        var table = TextTable(["By this day", "on record", "plan, middle", "plan, 80% sure"])
        for (key, name) in names {
            guard let figure = data.observed.first(where: { $0.name == key }),
                let value = figure.value, let plan = data.expected(figure.metric)
            else { continue }
            table.add([
                name, Wording.count(value), Wording.count(plan.p50),
                Wording.range(plan.p10, plan.p90),
            ])
        }
        return table.text()
    }

    private var sectors: String? {
        guard programme.sectors.count > 1, data.filter.sector == nil else { return nil }
        var table = TextTable([
            "Sector", "reached", "attendances", "coverage now", "active trainers",
        ])
        for part in reach.bySector {
            guard let id = part.name else {
                table.add([
                    "not known", Wording.count(part.peopleReached),
                    Wording.count(part.attendances), "–", "–",
                ])
                continue
            }
            var filter = data.filter
            filter.sector = id
            let own = history.reach(filter)
            guard own.headcount > 0 else { continue }
            table.add([
                programme.sectors.first { $0.id == id }?.name ?? id,
                Wording.count(part.peopleReached), Wording.count(part.attendances),
                own.coverage.map(Wording.percent) ?? "–", Wording.count(own.trainersActive),
            ])
        }
        return table.text()
    }

    private var footer: String {
        TextLayout.wrapped(
            "Observed, from the records until \(history.asOf.spelledOut); sessions nobody reported are missing, not none. This page names people and shows small numbers: it is for the lead. For others: cascade export PROGRAMME FOLDER --public."
        )
    }
}
