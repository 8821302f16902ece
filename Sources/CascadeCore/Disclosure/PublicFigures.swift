/// The observed figures of a programme that others than the lead may see.
///
/// Everything made for others draws on these: exports marked public, reports, pictures and pages.
package struct PublicFigures: Sendable, Equatable {
    /// The day as of which the figures are.
    package let asOf: CalendarDate
    /// How they were blurred.
    package let profile: DisclosureProfile
    /// Tables of people.
    package let tables: [DisclosedTable]
    /// Sessions held, which are no people.
    package let sessionsHeld: Int
    /// Organisations with at least one person reached.
    package let organisationsReached: Int

    /// What was reached until the history's day, as `profile` lets others see it.
    ///
    /// Give `earlier` the tables that were published before, where numbers are not rounded.
    ///
    /// - Complexity: a count of reach for each sector, and ``Disclosure/publish(_:profile:earlier:)``.
    package init(
        _ history: History,
        profile: DisclosureProfile = .standard,
        earlier: [DisclosedTable] = []
    ) {
        let reach = history.reach()
        asOf = reach.asOf
        self.profile = profile
        sessionsHeld = reach.sessionsHeld
        organisationsReached = reach.organisationsReached
        tables = Disclosure.publish(
            PublicTables(history, reach).tables,
            profile: profile,
            earlier: earlier
        )
    }

    /// The table with a title; nil where there is none.
    package func table(_ title: String) -> DisclosedTable? { tables.first { $0.title == title } }
}

/// The tables of people that are published of a programme, before they are blurred.
struct PublicTables {
    private(set) var tables: [CountTable] = []
    private let programme: Programme

    /// The tables of a history, with all that it reached.
    init(_ history: History, _ reach: Reach) {
        programme = history.programme
        addSectorsByMonth(history, reach)
        addOrganisations(reach)
        addParts(
            "People reached by course",
            "Course",
            "course",
            reach.byCourse,
            \.peopleReached
        ) { id in history.programme.courses.first { $0.id == id }?.name ?? id }
        addParts(
            "People reached by generation",
            "Generation",
            "generation",
            reach.byGeneration,
            \.peopleReached
        ) { $0 }
        addParts(
            "Attendances by course",
            "Course",
            "course",
            reach.byCourse,
            \.attendances,
            measure: "attendances"
        ) { id in history.programme.courses.first { $0.id == id }?.name ?? id }
        // Founding trainers are known from the plan: in the number they would narrow down a small one.
        let qualified = history.people.count { $0.qualified != nil && !$0.isFounder }
        tables.append(
            CountTable(
                measure: "people",
                title: "Champions and trainers",
                lineHeading: "People",
                lines: [
                    .init(key: "champions", label: "Came forward to train others"),
                    .init(
                        key: "qualified",
                        label: "Qualified to deliver a course, besides founding trainers"
                    ),
                    .init(key: "active", label: "Led or helped at a session in the last year"),
                ],
                counts: [
                    [reach.champions], [qualified], [reach.trainersActive],
                ],
                addsUp: false
            )
        )
    }

    private func sector(_ id: String?) -> CountTable.Line {
        let name = id.flatMap { id in programme.sectors.first { $0.id == id }?.name }
        return .init(key: "sector:\(id ?? "")", label: name ?? id ?? "Not known")
    }

    private mutating func addSectorsByMonth(_ history: History, _ reach: Reach) {
        let months = reach.byMonth.map { $0.name ?? "" }
        var left = reach.byMonth.map(\.peopleReached)
        var lines: [CountTable.Line] = []
        var counts: [[Int]] = []
        for part in reach.bySector {
            lines.append(sector(part.name))
            guard let id = part.name else {
                // Who is of no known sector is left over.
                counts.append(left)
                continue
            }
            var reached: [String: Int] = [:]
            for month in history.reach(ReachFilter(sector: id)).byMonth {
                reached[month.name ?? ""] = month.peopleReached
            }
            let row = months.map { reached[$0] ?? 0 }
            for column in row.indices { left[column] -= row[column] }
            counts.append(row)
        }
        tables.append(
            CountTable(
                measure: "reached",
                title: "People reached by sector and month",
                lineHeading: "Sector",
                lines: lines,
                columns: months.map { .init(key: "month:\($0)", label: String($0.prefix(7))) },
                counts: months.isEmpty ? counts.map { _ in [0] } : counts
            )
        )
    }

    private mutating func addOrganisations(_ reach: Reach) {
        var lines: [CountTable.Line] = []
        var counts: [[Int]] = []
        var reached: [String: Int] = [:]
        for part in reach.byOrganisation { reached[part.name ?? ""] = part.peopleReached }
        for part in reach.bySector {
            let parent = lines.count
            lines.append(sector(part.name))
            let members = programme.organisations.filter { $0.sector == part.name }
            counts.append(members.isEmpty ? [part.peopleReached] : [])
            for member in members {
                lines.append(
                    .init(key: "organisation:\(member.id)", label: member.name, parent: parent)
                )
                counts.append([reached[member.id] ?? 0])
            }
        }
        tables.append(
            CountTable(
                measure: "reached",
                title: PublicFigures.byOrganisation,
                lineHeading: "Organisation",
                lines: lines,
                counts: counts
            )
        )
    }

    private mutating func addParts(
        _ title: String,
        _ heading: String,
        _ kind: String,
        _ parts: [Reach.Part],
        _ count: KeyPath<Reach.Part, Int>,
        measure: String = "reached",
        label: (String) -> String
    ) {
        tables.append(
            CountTable(
                measure: measure,
                title: title,
                lineHeading: heading,
                lines: parts.map { part in
                    .init(
                        key: "\(kind):\(part.name ?? "")",
                        label: part.name.map(label) ?? "Not known"
                    )
                },
                counts: parts.map { [$0[keyPath: count]] }
            )
        )
    }
}
