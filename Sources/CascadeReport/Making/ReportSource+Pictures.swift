import CascadeCore
import CascadeRendering

// Pictures, each with the table that says the same.
extension ReportSource {
    /// Most organisations listed one by one; beyond, the smaller ones stand in one line.
    static let mostOrganisations = 120
    /// Longest time for arranging a picture, in seconds.
    static let mostSeconds = 300
    /// Most trainers listed one by one.
    static let mostTrainers = 40

    /// A picture for a page, its ids behind a prefix.
    ///
    /// Where others look and something is on record, maps show the partnership alone: what was counted would show in what is
    /// expected from there, and what the plan expected before it is past.
    ///
    /// - Throws: ``RenderingError`` where Graphviz fails.
    static func drawing(
        _ view: View,
        _ source: ReportSource,
        limits: GraphvizLimits
    ) throws(RenderingError) -> ReportDrawing {
        let hasRecords = source.hasRecords
        // The report is worked out again elsewhere, where the same has to come out.
        var limits = limits
        limits.choosesBySize = true
        limits.seconds = max(limits.seconds, Self.mostSeconds)
        var picture = try Picture(
            view,
            of: source.showsPlan ? source.programme.asPlanned : source.programme,
            outcome: source.showsPlan || view == .lineage && hasRecords ? nil : source.detail,
            forecast: source.showsPlan ? nil : source.forecast,
            network: source.showsPlan && view == .sectors ? nil : source.network,
            asOf: source.asOf,
            isPublic: source.isPublic,
            limits: limits
        )
        let prefix = "\(view == .partnership ? "map" : view.rawValue)-"
        picture.form = .page
        return ReportDrawing(try picture.scene(), idPrefix: prefix)
    }

    /// Whether pictures by organisation show what the plan led to expect, not what the forecast expects.
    var showsPlan: Bool { isPublic && hasRecords }

    /// What the numbers by organisation are.
    private var detailWords: String { "expected by \(detail.endMonth)" }

    // MARK: - Over time

    /// People reached over time.
    var overTime: ReportSection {
        let chart =
            forecast.map { FanChart($0, recorded: peopleReached.number.map { Double($0) }) }
            ?? FanChart(outcome)
        var caption: Prose =
            hasRecords
            ? "The solid line is what was counted until \(asOf.spelledOut). The bands after it are simulated: half of the runs lie in the darkest, 9 in 10 in all of them together."
            : "All of it is simulated: half of the runs lie in the darkest band, 9 in 10 in all of them together."
        if isPublic, hasRecords {
            caption = caption.joined(
                " The solid line is drawn from the published numbers by month, rounded to the nearest 5."
            )
        }
        return ReportSection(
            "over-time",
            "People reached over time",
            .neutral,
            [
                .picture(
                    ReportPicture(
                        "fan",
                        "People reached over time",
                        caption: caption,
                        drawing: ReportDrawing(chart, idPrefix: "fan-"),
                        table: timeTable
                    )
                )
            ]
        )
    }

    /// By month, what was counted until its last whole week, or what is expected.
    private var timeTable: ReportTable {
        var table = ReportTable(
            "table-fan",
            "People reached by the end of each month",
            columns: ["Month"] + (hasRecords ? ["Counted"] : [])
                + ["Expected (middle run)", "80% sure from", "to"],
            note: "At the end of the last whole week of the month."
        )
        let series = outcome.series[.peopleReached] ?? []
        let observed = forecast?.weeksObserved ?? 0
        for week in monthEnds {
            let summary = series[week]
            let day = programme.firstMonday + 7 * week + 6
            let numbers = [summary.p50, summary.p10, summary.p90].map(Self.whole)
            table.add(
                day.monthAndYear,
                week < observed
                    ? [numbers[0], .none, .none, .none] : (hasRecords ? [.none] : []) + numbers
            )
        }
        return table
    }

    /// The last week of each month, and the last of all; of few months only where there are many years.
    private var monthEnds: [Int] {
        let all = (0..<outcome.weeks).filter { week in
            let sunday = programme.firstMonday + 7 * week + 6
            return week == outcome.weeks - 1
                || sunday.components.month != (sunday + 7).components.month
        }
        let step = [1, 3, 6, 12].first { all.count <= 40 * $0 } ?? 24
        return all.enumerated().filter { place, week in
            (all.count - 1 - place).isMultiple(of: step)
        }
        .map(\.element)
    }

    static func whole(_ value: Double) -> ReportTable.Cell {
        .number(value: String(Wording.whole(value)), text: Wording.count(value))
    }

    static func whole(_ value: Int) -> ReportTable.Cell {
        .number(value: String(value), text: Wording.count(value))
    }

    static func share(_ value: Double) -> ReportTable.Cell {
        .number(value: digits(value, 3), text: Wording.percent(value))
    }

    static func cell(_ count: DisclosedCount) -> ReportTable.Cell {
        switch count {
        case .shown(let number): whole(number)
        case .hidden: .number(value: "hidden", text: DisclosedCount.mark)
        }
    }

    // MARK: - The partnership

    /// Who is in the partnership, and how far each is reached.
    var map: ReportSection {
        let ties = network.summary.ties
        let organisations = count(
            "map-organisations",
            "Organisations",
            programme.organisations.count
        )
        let links = count("map-ties", "Ties between organisations", ties)
        var text: Prose =
            "\(organisations) organisations of \(Wording.counted(programme.sectors.count, "sector")) with \(links) ties between them"
        let alone = network.organisations.count { $0.partners == 0 }
        if alone > 0, ties > 0 {
            let figure = count("map-alone", "Organisations without a tie", alone)
            text = text.joined("; \(figure) \(alone == 1 ? "has" : "have") no tie yet")
        }
        return ReportSection(
            "partnership",
            "The partnership",
            .neutral,
            [
                .text(text.joined(".")),
                .picture(
                    ReportPicture(
                        "map",
                        "Map of the partnership",
                        caption: mapWords,
                        drawing: pictures[.partnership],
                        table: organisationTable
                    )
                ),
            ]
        )
    }

    private var mapWords: Prose {
        let drawn = pictures[.partnership]?.caption ?? ""
        return showsPlan
            ? "\(drawn) How many people of each were reached stands in the table, small numbers hidden."
            : "\(drawn)"
    }

    private var organisationTable: ReportTable {
        var table = ReportTable(
            "table-map",
            "Organisations",
            columns: ["Organisation", "Sector", "People in scope", "Partners"]
                + (hasRecords ? ["Counted"] : [])
                + (showsPlan
                    ? [] : ["Expected people reached, on average", "Share covered, expected"]),
            note: showsPlan
                ? "Counted: people reached, of all who were there at some time, so that they can be more than are there now."
                : "Expected: on average over all runs, \(detailWords)\(hasRecords ? ", with what was counted" : ""). People who have left since are among those reached, so that they can be more than are in scope; share covered: of those in scope, who are still there."
        )
        let order = programme.organisations.indices.sorted { first, second in
            let people = [first, second].map { programme.organisations[$0].people }
            return people[0] == people[1] ? first < second : people[0] > people[1]
        }
        let listed = Set(
            order.count <= Self.mostOrganisations
                ? order[...] : order.prefix(Self.mostOrganisations - 1)
        )
        for (position, organisation) in programme.organisations.enumerated()
        where listed.contains(position) {
            let result = detail.organisations[position]
            table.add(
                organisation.name,
                [
                    .words(
                        programme.sectors.first { $0.id == organisation.sector }?.name
                            ?? organisation.sector
                    ),
                    Self.whole(organisation.people),
                    Self.whole(network.organisations[position].partners),
                ]
                    + (hasRecords ? [Self.cell(reached(organisation: organisation.id))] : [])
                    + (showsPlan
                        ? []
                        : [Self.whole(result.peopleReached.mean), Self.share(result.coverage)])
            )
        }
        let rest = order.filter { !listed.contains($0) }
        guard !rest.isEmpty else { return table }
        let people = rest.reduce(0) { $0 + programme.organisations[$1].people }
        table.add(
            "\(Wording.counted(rest.count, "smaller organisation")) together",
            [.none, Self.whole(people), .none] + (hasRecords ? [.none] : [])
                + (showsPlan
                    ? []
                    : [
                        Self.whole(
                            rest.reduce(0) { $0 + detail.organisations[$1].peopleReached.mean }
                        ), .none,
                    ])
        )
        return table
    }

    private func reached(organisation: String) -> DisclosedCount {
        published(
            "People reached by organisation",
            "organisation:\(organisation)",
            exact: reach.byOrganisation.first { $0.name == organisation }?.peopleReached ?? 0
        )
    }

    // MARK: - Lineage

    /// Who was trained by whom: named for the lead, by generation for others.
    var lineage: ReportSection? {
        guard outcome.reproductionNumber != nil || hasRecords else { return nil }
        var section = ReportSection("lineage", "From trainer to trainer", .neutral)
        section.items.append(
            .text(
                "Founding and outside trainers are generation 0; those whom they train are generation 1, whom these train generation 2, and so on."
            )
        )
        if hasRecords { section.items.append(.table(generationTable)) }
        guard !showsPlan else {
            section.items.append(
                .note(
                    "The picture of who trained whom is left out where others look: small numbers would show in it. So are areas, and how evenly people are reached."
                )
            )
            return section
        }
        section.items.append(
            .picture(
                ReportPicture(
                    "lineage",
                    "Who trained whom",
                    caption: "\(pictures[.lineage]?.caption ?? "")",
                    drawing: pictures[.lineage],
                    table: hasRecords ? trainerTable : generationTable
                )
            )
        )
        return section
    }

    private var generationTable: ReportTable {
        var table = ReportTable(
            "table-generations",
            "People reached by generation",
            columns: ["Generation"] + (hasRecords ? ["Counted"] : [])
                + (showsPlan ? [] : ["Expected by the end, on average"]),
            note: hasRecords && !showsPlan
                ? "Expected: over all runs, with what was counted." : nil
        )
        let counted = reach.byGeneration.compactMap { $0.name.flatMap { Int($0) } }
        let last = max(counted.max() ?? 0, detail.generations.count - 1)
        for generation in 1...max(1, last) {
            let key = String(generation)
            let seen = published(
                "People reached by generation",
                "generation:\(key)",
                exact: reach.byGeneration.first { $0.name == key }?.peopleReached ?? 0
            )
            let mean =
                generation < detail.generations.count
                ? detail.generations[generation].peopleReached.mean : 0
            guard mean >= 0.5 && !showsPlan || seen != .shown(0) else { continue }
            table.add(
                "Generation \(key)",
                (hasRecords ? [Self.cell(seen)] : []) + (showsPlan ? [] : [Self.whole(mean)])
            )
        }
        return table
    }

    /// The trainers on record and what they carry.
    private var trainerTable: ReportTable {
        var table = ReportTable(
            "table-lineage",
            "Trainers on record",
            columns: [
                "Trainer", "Organisation", "Generation", "People trained", "People who descend",
            ],
            note:
                "People who descend: whom they trained, whom these trained, and so on; several trainers can have the same descendants."
        )
        let carriers = (network.lineage?.carriers ?? []).sorted {
            ($1.descendants, $1.trained, $0.person) < ($0.descendants, $0.trained, $1.person)
        }
        for carrier in carriers.prefix(Self.mostTrainers) {
            guard let person = programme.people.first(where: { $0.id == carrier.person }) else {
                continue
            }
            let organisation = programme.organisations.first { $0.id == person.organisation }
            table.add(
                person.name,
                [
                    organisation.map { .words($0.name) } ?? .none, Self.whole(carrier.generation),
                    Self.whole(carrier.trained), Self.whole(carrier.descendants),
                ]
            )
        }
        if carriers.count > Self.mostTrainers {
            table.note =
                "The \(Wording.count(Self.mostTrainers)) with most descendants of \(Wording.count(carriers.count)) trainers. "
                + (table.note ?? "")
        }
        return table
    }

    // MARK: - Across sectors

    /// Who trains whom across sectors.
    var acrossSectors: ReportSection? {
        let occupied = programme.sectors.indices.filter { detail.sectors[$0].organisations > 0 }
        guard occupied.count > 1 else { return nil }
        let flows = network.reachBetweenSectors
        let hasFlow = !showsPlan && flows.contains { $0.contains { $0 >= 0.5 } }
        let counts = network.tiesBetweenSectors
        let names = occupied.map { programme.sectors[$0].name }
        var table = ReportTable(
            "table-sectors",
            hasFlow ? "Who trains whom across sectors" : "Ties between sectors",
            columns: [hasFlow ? "Trainers of" : "Sector"] + names,
            note: hasFlow
                ? "People reached on average, by the sector of the trainer (line) and of the person (column): \(detailWords). Outside trainers are left out."
                : "Number of ties between organisations."
        )
        for row in occupied {
            table.add(
                programme.sectors[row].name,
                occupied.map { column in
                    hasFlow ? Self.whole(flows[row][column]) : Self.whole(counts[row][column])
                }
            )
        }
        var items: [ReportSection.Item] = []
        if hasFlow {
            let all = occupied.reduce(0.0) { total, row in
                total + occupied.reduce(0.0) { $0 + flows[row][$1] }
            }
            let inside = occupied.reduce(0.0) { $0 + flows[$1][$1] }
            if all > 0 {
                let figure = share(
                    "across-share",
                    "Share trained by another sector",
                    1 - inside / all
                )
                items.append(
                    .text(
                        "Of the people whom trainers of the partnership reach, \(figure) are trained by someone of another sector: \(detailWords)."
                    )
                )
            }
        }
        items.append(
            .picture(
                ReportPicture(
                    "sectors",
                    hasFlow ? "Who trains whom across sectors" : "Ties between sectors",
                    caption: "\(pictures[.sectors]?.caption ?? "")",
                    drawing: pictures[.sectors],
                    table: table
                )
            )
        )
        return ReportSection(
            "across",
            hasFlow ? "Who trains whom across sectors" : "What ties the sectors together",
            hasFlow ? .expected : .neutral,
            items
        )
    }
}
