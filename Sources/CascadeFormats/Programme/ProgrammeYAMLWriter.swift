import CascadeCore

/// Writes programme.yaml; what has its default value is left out.
struct ProgrammeYAMLWriter {
    private let programme: Programme

    /// A writer of `programme`.
    init(_ programme: Programme) {
        self.programme = programme
    }

    /// The whole text.
    var text: String {
        var writer = YAMLWriter()
        writer.block("programme", writeFields)
        if !programme.sectors.isEmpty { writer.block("sectors", writeSectors) }
        if !programme.groups.isEmpty {
            writer.block("groups") { writer in
                for group in programme.groups {
                    writer.line(group.id, YAMLWriter.map([("name", quoted(group.name))]))
                }
            }
        }
        if !programme.courses.isEmpty {
            writer.block("courses") { writer in
                for course in programme.courses {
                    writer.block(course.id) { write(course, to: &$0) }
                }
            }
        }
        if !programme.assumptions.isEmpty {
            writer.block("assumptions") { writer in
                for (name, value) in Self.pairs(programme.assumptions) { writer.line(name, value) }
            }
        }
        let ownAssumptions = programme.organisations.filter { !$0.assumptions.isEmpty }
        if !ownAssumptions.isEmpty {
            writer.block("organisations") { writer in
                for organisation in ownAssumptions {
                    writer.line(
                        organisation.id,
                        YAMLWriter.map([("assumptions", map(organisation.assumptions))])
                    )
                }
            }
        }
        if !programme.dialogues.isEmpty { writer.block("dialogues", writeDialogues) }
        if !programme.indicators.isEmpty { writer.block("indicators", writeIndicators) }
        return writer.text
    }

    // MARK: - Parts

    private func writeFields(to writer: inout YAMLWriter) {
        writer.line("id", quoted(programme.id))
        writer.line("name", quoted(programme.name))
        writer.line("about", programme.about.map(quoted))
        writer.line("start", programme.start.description)
        writer.line("weeks", String(programme.weeks))
        writer.line("currency", programme.currency)
        writer.line("budget", programme.budget.map(number))
        let embedded = programme.embedded
        if embedded != ProgrammeDraft.Embedded() {
            writer.line(
                "embedded",
                YAMLWriter.map([
                    ("coverage", number(embedded.coverage)),
                    ("trainers", String(embedded.trainers)),
                ])
            )
        }
        if let target = programme.target {
            writer.line(
                "target",
                YAMLWriter.map([
                    ("people", target.people.map(String.init)),
                    ("organisations", target.organisations.map(String.init)),
                    ("effective", target.effective.map(String.init)),
                    ("completions", completions(of: target)), ("by", target.by.description),
                ])
            )
        }
        if !programme.blackouts.isEmpty {
            writer.block("blackouts") { writer in
                for blackout in programme.blackouts {
                    writer.item([
                        ("from", blackout.from.description), ("to", blackout.to.description),
                        ("why", blackout.why.map(quoted)),
                    ])
                }
            }
        }
        if programme.studyHoursPerWeek != 2 {
            writer.line("study-hours-per-week", number(programme.studyHoursPerWeek))
        }
        if let years = programme.retentionYears {
            writer.line("retention-years", String(years))
        }
        if programme.seed != 1 { writer.line("seed", String(programme.seed)) }
    }

    private func completions(of target: ProgrammeDraft.Target) -> String? {
        guard !target.completions.isEmpty else { return nil }
        return YAMLWriter.map(target.completions.map { ($0.course, String($0.people)) })
    }

    private func writeSectors(to writer: inout YAMLWriter) {
        for sector in programme.sectors {
            writer.line(
                sector.id,
                YAMLWriter.map([
                    ("name", quoted(sector.name)), ("workforce", sector.workforce?.rawValue),
                    ("assumptions", sector.assumptions.isEmpty ? nil : map(sector.assumptions)),
                ])
            )
        }
    }

    private func writeDialogues(to writer: inout YAMLWriter) {
        for dialogue in programme.dialogues {
            writer.line(
                dialogue.id,
                YAMLWriter.map([
                    ("name", quoted(dialogue.name)),
                    ("people", dialogue.people.map(String.init)),
                    ("preparation-meetings", dialogue.preparationMeetings.map(String.init)),
                    ("follow-up-meetings", dialogue.followUpMeetings.map(String.init)),
                    ("notes", dialogue.notes.map(quoted)),
                ])
            )
        }
    }

    private func writeIndicators(to writer: inout YAMLWriter) {
        for indicator in programme.indicators {
            writer.item([
                ("id", quoted(indicator.id)), ("name", quoted(indicator.name)),
                ("unit", indicator.unit.map(quoted)), ("baseline", indicator.baseline.map(number)),
                ("target", indicator.target.map(number)), ("by", indicator.by?.description),
            ])
        }
    }

    private func write(_ course: Course, to writer: inout YAMLWriter) {
        writer.line("name", quoted(course.name))
        writer.line("hours", number(course.hours))
        switch course.pattern {
        case .days(1): break
        case .days(let days): writer.line("pattern", YAMLWriter.map([("days", String(days))]))
        case .meetings(let count, let everyWeeks, let hours):
            writer.line(
                "pattern",
                YAMLWriter.map([
                    ("meetings", String(count)), ("every-weeks", String(everyWeeks)),
                    ("asynchronous-hours-per-month", hours == 0 ? nil : number(hours)),
                ])
            )
        case .selfPaced: writer.line("pattern", "self-paced")
        }
        if course.format != .inPerson { writer.line("format", course.format.rawValue) }
        if course.capacityMinimum != 4 || course.capacityMaximum != nil {
            writer.line(
                "capacity",
                YAMLWriter.list([
                    String(course.capacityMinimum),
                    course.capacityMaximum.map(String.init) ?? "none",
                ])
            )
        }
        if course.trainersRequired != 1 { writer.line("trainers", String(course.trainersRequired)) }
        if course.whenShortOfTrainers != .run {
            writer.line("when-short-of-trainers", course.whenShortOfTrainers.rawValue)
        }
        if course.makesChampions { writer.line("makes-champions", "true") }
        if course.mandatory { writer.line("mandatory", "true") }
        writeMoney(of: course, to: &writer)
        if !course.composition.isEmpty {
            writer.block("composition") { writer in
                for rule in course.composition {
                    writer.item([("group", quoted(rule.group)), ("at-least", number(rule.atLeast))])
                }
            }
        }
        writer.line("validity-weeks", course.validityWeeks.map(String.init))
        writer.line("requires", course.requires.map { quoted($0.description) })
        writeIDs("qualifies-for", course.qualifiesFor, to: &writer)
        writeIDs("refreshes", course.refreshes, to: &writer)
        if course.rolling { writer.line("rolling", "true") }
        writeIDs("audience", course.audience, to: &writer)
        writer.line(
            "enrolment",
            course.enrolmentPerWeek.map { YAMLWriter.map([("per-week", number($0))]) }
        )
        if course.waitingList { writer.line("waiting-list", "true") }
        if !course.assumptions.isEmpty {
            writer.block("assumptions") { writer in
                for (name, value) in Self.pairs(course.assumptions) { writer.line(name, value) }
            }
        }
        writer.line("notes", course.notes.map(quoted))
    }

    private func writeMoney(of course: Course, to writer: inout YAMLWriter) {
        if course.cost != Course.Cost() {
            writer.line(
                "cost",
                YAMLWriter.map([
                    ("session", number(course.cost.session)),
                    ("person", number(course.cost.person)),
                ])
            )
        }
        let price = course.price
        if price != Course.Price() {
            writer.line(
                "price",
                YAMLWriter.map([
                    ("standard", number(price.standard)), ("member", price.member.map(number)),
                    ("donation", price.donation == 0 ? nil : number(price.donation)),
                ])
            )
        }
    }

    private func writeIDs(_ key: String, _ ids: [String], to writer: inout YAMLWriter) {
        if !ids.isEmpty { writer.line(key, YAMLWriter.list(ids.map(quoted))) }
    }

    // MARK: - Values

    private func quoted(_ text: String) -> String { YAMLWriter.quoted(text) }

    private static func number(_ value: Double) -> String { Scalars.text(value) }
    private func number(_ value: Double) -> String { Self.number(value) }

    /// Assumptions by their names, in the order of their kinds, with their values as they are written.
    static func pairs(_ assumptions: AssumptionSet) -> [(String, String)] {
        Assumption.allCases.compactMap { assumption in
            assumptions[assumption].map { (assumption.rawValue, written($0)) }
        }
    }

    private func map(_ assumptions: AssumptionSet) -> String {
        YAMLWriter.map(Self.pairs(assumptions).map { ($0.0, $0.1) })
    }

    private static func written(_ quantity: Quantity) -> String {
        func list(_ values: [Double]) -> String { YAMLWriter.list(values.map(number)) }
        func map(_ pairs: [(String, Double)]) -> String {
            YAMLWriter.map(pairs.map { ($0.0, number($0.1)) })
        }
        switch quantity {
        case .number(let value): return number(value)
        case .beta(let a, let b): return "{beta: \(list([a, b]))}"
        case .gamma(let mean, let shape):
            return "{gamma: \(map([("mean", mean), ("shape", shape)]))}"
        case .lognormal(let median, let sigma):
            return "{lognormal: \(map([("median", median), ("sigma", sigma)]))}"
        case .triangular(let low, let mode, let high):
            return "{triangular: \(list([low, mode, high]))}"
        case .uniform(let low, let high): return "{uniform: \(list([low, high]))}"
        case .normal(let mean, let sd): return "{normal: \(map([("mean", mean), ("sd", sd)]))}"
        case .negativeBinomial(let mean, let shape):
            return map([("mean", mean), ("shape", shape)])
        case .lognormalWeeks(let median, let sigma):
            return map([("median-weeks", median), ("sigma", sigma)])
        case .unlimited: return "none"
        }
    }
}
