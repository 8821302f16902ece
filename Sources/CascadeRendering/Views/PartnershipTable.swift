import CascadeCore

/// Organisations, or their sectors where there are many: whom they have, whom the records reached, whom a simulation expects.
struct PartnershipTable {
    /// Beyond this many organisations the table is by sector.
    static let mostOrganisations = 400

    let table: ChartTable

    /// The table of a history and an outcome; `isPublic` says whether small numbers on record are hidden.
    init(_ history: History, _ outcome: Outcome?, isPublic: Bool) {
        let programme = history.programme
        let reach = history.reach()
        let isObserved = reach.peopleReached > 0
        let isFolded = programme.organisations.count > Self.mostOrganisations
        let observed = Self.observed(history, reach, isPublic: isPublic)
        let hasAreas = !isFolded && programme.organisations.contains { $0.area != nil }
        let names = Dictionary(
            programme.sectors.map { ($0.id, CleanText.line($0.name)) },
            uniquingKeysWith: { first, _ in first }
        )
        var heading =
            isFolded
            ? ["Sector", "Organisations"] : ["Organisation", "Sector"] + (hasAreas ? ["Area"] : [])
        heading.append("Headcount")
        if isObserved { heading.append("People reached, observed") }
        if outcome != nil {
            heading += ["People reached, expected", "80% range", "Coverage, expected"]
        }
        func expected(_ people: Outcome.Summary, _ coverage: Double, _ hasRange: Bool) -> [String] {
            [
                Wording.count(people.mean),
                hasRange ? Wording.range(people.p10, people.p90) : ChartTable.none,
                Wording.percent(coverage),
            ]
        }
        var rows: [[String]] = []
        if isFolded {
            for (position, sector) in programme.sectors.enumerated() {
                let own = programme.organisations.filter { $0.sector == sector.id }
                var row = [
                    CleanText.line(sector.name), Wording.count(own.count),
                    Wording.count(own.reduce(0) { $0 + $1.people }),
                ]
                if isObserved { row.append(observed["sector:\(sector.id)"] ?? "0") }
                if let outcome {
                    let result = outcome.sectors[position]
                    row += expected(result.peopleReached, result.coverage, outcome.hasRange)
                }
                rows.append(row)
            }
        } else {
            for (position, organisation) in programme.organisations.enumerated() {
                var row = [
                    CleanText.line(organisation.name), names[organisation.sector] ?? "",
                ]
                if hasAreas {
                    row.append(organisation.area.map(CleanText.line) ?? ChartTable.none)
                }
                row.append(Wording.count(organisation.people))
                if isObserved { row.append(observed["organisation:\(organisation.id)"] ?? "0") }
                if let outcome {
                    let result = outcome.organisations[position]
                    row += expected(result.peopleReached, result.coverage, outcome.hasRange)
                }
                rows.append(row)
            }
        }
        table = ChartTable(
            title: isFolded ? "The partnership by sector" : "The partnership by organisation",
            heading: heading,
            rows: rows
        )
    }

    /// Numbers of people on record by the keys of public tables.
    private static func observed(
        _ history: History,
        _ reach: Reach,
        isPublic: Bool
    ) -> [String: String] {
        var out: [String: String] = [:]
        guard !isPublic else {
            let table = PublicFigures(history).table("People reached by organisation")
            for (line, cells) in zip(table?.lines ?? [], table?.cells ?? []) {
                out[line.key] = cells.first?.text
            }
            return out
        }
        for part in reach.byOrganisation {
            out["organisation:\(part.name ?? "")"] = Wording.count(part.peopleReached)
        }
        for part in reach.bySector {
            out["sector:\(part.name ?? "")"] = Wording.count(part.peopleReached)
        }
        return out
    }
}
