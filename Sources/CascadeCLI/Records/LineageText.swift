import CascadeCore

/// The lineage of a person, for people.
struct LineageText {
    /// Rows of descendants listed at most.
    static let most = 200

    let data: LineageData

    init(_ data: LineageData) { self.data = data }

    private var programme: Programme { data.programme }
    private var history: History { data.history }
    private var lineage: PersonLineage { data.lineage }
    private var name: String { programme.people[lineage.person].name }

    /// Who they are, where they come from, who came from them, and the credit for it.
    var text: String {
        [heading, origins, descendants, credit, footer].compactMap(\.self)
            .joined(separator: "\n\n")
    }

    private func organisation(_ id: String) -> String {
        programme.organisations.first { $0.id == id }?.name ?? id
    }

    private var heading: String {
        let person = programme.people[lineage.person]
        let known = history.people[lineage.person]
        var facts: [String] = []
        if known.isFounder {
            facts.append("a founding trainer")
        } else if known.generation == 0 {
            facts.append("trained others before first completing a course on record")
        } else if let generation = known.generation {
            facts.append("generation \(generation)")
        }
        if let day = known.reached { facts.append("first course completed \(on(day))") }
        if let day = known.cameForward { facts.append("came forward \(on(day))") }
        if let day = known.qualified, !known.isFounder {
            facts.append("qualified to train \(on(day))")
        }
        let sessions = history.trained(lineage.person).count
        if sessions > 0 {
            facts.append("\(Wording.counted(sessions, "session")) led or co-led")
        }
        if facts.isEmpty { facts = ["no course completed and no session led on record"] }
        return TextLayout.wrapped(
            "\(person.name) of \(organisation(person.organisation)): \(facts.joined(separator: ", "))."
        )
    }

    private func on(_ day: CalendarDate) -> String { "on \(day.spelledOut)" }

    private var origins: String? {
        guard !lineage.paths.isEmpty else { return nil }
        if lineage.paths.count == 1, lineage.paths[0].count == 1 {
            return "Nobody comes before \(name) on record."
        }
        let count = lineage.pathCount
        let title =
            count == 1
            ? "The way from the founders:"
            : "The ways from the founders, \(count.map { Wording.count($0) } ?? "more than can be counted"):"
        let lines = lineage.paths.map { path in
            TextLayout.wrapped(
                "  " + path.reversed().map(step).joined(separator: " → "),
                indent: 4
            )
        }
        var all = [title] + lines
        if let count, count > lineage.paths.count {
            all.append(
                "  and \(Wording.count(count - lineage.paths.count)) more (--paths \(min(count, 100_000)) lists them)"
            )
        } else if count == nil {
            all.append("  and more")
        }
        return all.joined(separator: "\n")
    }

    private func step(_ step: PersonLineage.Step) -> String {
        guard let person = step.person else { return "external trainers" }
        let name = programme.people[person].name
        guard let held = step.held else {
            return history.people[person].isFounder ? "\(name) (founding trainer)" : name
        }
        return "\(name) (\(data.session(held).day.spelledOut))"
    }

    private var descendants: String {
        guard !lineage.descendants.isEmpty else {
            return "Nobody has come from \(name) on record yet."
        }
        let generations = data.generations.map {
            "\(Wording.count($0.people)) of generation \($0.generation)"
        }
        let title = TextLayout.wrapped(
            "\(Wording.counted(lineage.peopleDescended, "person", "people")) came from \(name): \(Wording.list(generations))."
        )
        var table = TextTable(
            ["Generation", "Who", "Organisation", "Reached on", "Session", "Directly"],
            leftColumns: 6
        )
        for someone in lineage.descendants.prefix(Self.most) {
            let (session, day) = data.session(someone.held)
            table.add([
                String(someone.generation),
                TextLayout.clipped(
                    someone.person.map { programme.people[$0].name }
                        ?? "\(Wording.counted(someone.people, "person", "people")) without names",
                    to: 28
                ),
                TextLayout.clipped(
                    someone.organisation.map { programme.organisations[$0].name } ?? "not known",
                    to: 26
                ),
                day.description, TextLayout.clipped(session, to: 16),
                someone.isDirect ? "directly" : "",
            ])
        }
        var lines = [title, "", table.text()]
        if lineage.descendants.count > Self.most {
            let more = lineage.descendants.count - Self.most
            lines.append("and \(Wording.count(more)) more (--format csv has all)")
        }
        return lines.joined(separator: "\n")
    }

    private var credit: String? {
        guard lineage.credit.all > 0 else { return nil }
        return TextLayout.wrapped(
            """
            Credit, shared equally with co-trainers: \(Self.amount(lineage.credit.direct)) of the \
            \(Wording.counted(data.peopleReached, "person", "people")) reached in \(name)'s own sessions, \
            \(Self.amount(lineage.credit.all)) with what those people passed on.
            """
        )
    }

    private var footer: String { "From the records until \(history.asOf.spelledOut)." }

    /// Parts of a person as a number with a fraction: `3 1/2`, `0.27` where the fraction has no small denominator.
    static func amount(_ parts: Int) -> String {
        let (whole, rest) = parts.quotientAndRemainder(dividingBy: LineageCredit.unit)
        guard rest > 0 else { return Wording.count(whole) }
        for denominator in 2...12 where (rest * denominator).isMultiple(of: LineageCredit.unit) {
            let fraction = "\(rest * denominator / LineageCredit.unit)/\(denominator)"
            return whole > 0 ? "\(Wording.count(whole)) \(fraction)" : fraction
        }
        return Wording.hundredths(LineageData.people(parts))
    }
}
