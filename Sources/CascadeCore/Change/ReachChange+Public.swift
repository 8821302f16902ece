// What others than the lead may see of a change.
extension ReachChange {
    /// What changed on record from one day to another, folded into sectors, as ``PublicFigures`` publishes both days.
    ///
    /// The numbers are those of the tables that are published of either day, the later with the earlier known, so that nothing
    /// follows from their difference. Who was brought together with whom is left out.
    ///
    /// - Complexity: that of ``PublicFigures`` twice.
    package init(
        public programme: Programme,
        from first: CalendarDate,
        to last: CalendarDate,
        profile: DisclosureProfile = .standard
    ) {
        let earlier = PublicFigures(History(programme, asOf: first), profile: profile)
        let later = PublicFigures(
            History(programme, asOf: last),
            profile: profile,
            earlier: earlier.tables
        )
        self.init(
            kind: .records,
            programme,
            before: Self.published(earlier),
            after: Self.published(later),
            earlier.sectors,
            later.sectors,
            profile
        )
    }

    /// What is on record until a day and what is expected by a later one, folded into sectors.
    ///
    /// Expected numbers hold those on record, so they are blurred as these are, and together with them.
    package init(
        public history: History,
        expecting outcome: Outcome,
        profile: DisclosureProfile = .standard
    ) {
        let now = PublicFigures(history, profile: profile)
        let programme = history.programme
        let unplaced = history.reach().byOrganisation.first { $0.name == nil }?.peopleReached ?? 0
        let (expected, _) = PublicFigures.expected(
            outcome.organisations.map(\.peopleReached.mean),
            unplaced: unplaced,
            of: programme,
            profile: profile,
            earlier: now.tables
        )
        let total = outcome.final(.peopleReached)
        self.init(
            kind: .forecast,
            programme,
            before: Self.published(now),
            after: Side(
                name: outcome.lastDay.spelledOut,
                day: outcome.lastDay,
                isExpected: true,
                people: expected.all,
                range: outcome.hasRange && expected.all.number != nil
                    ? profile.rounded(total.p10...max(total.p10, total.p90)) : nil,
                unplaced: expected.unplaced
            ),
            now.sectors,
            expected,
            profile
        )
    }

    private init(
        kind: Kind,
        _ programme: Programme,
        before: Side,
        after: Side,
        _ earlier: PublicFigures.Sectors,
        _ later: PublicFigures.Sectors,
        _ profile: DisclosureProfile
    ) {
        let folded = Self.folded(programme)
        self.init(
            kind: kind,
            programme: folded,
            before: before,
            after: after,
            places: folded.organisations.map { sector in
                Place(
                    name: sector.name,
                    before: earlier.byId[sector.id] ?? .people(0),
                    after: later.byId[sector.id] ?? .people(0)
                )
            },
            ties: Self.ties(of: folded, before: { _ in true }, after: { _ in true }),
            profile: profile
        )
    }

    private static func published(_ figures: PublicFigures) -> Side {
        Side(
            name: figures.asOf.spelledOut,
            day: figures.asOf,
            isExpected: false,
            people: figures.sectors.all,
            unplaced: figures.sectors.unplaced
        )
    }

    /// The programme with one organisation for each sector that has any, and no records.
    static func folded(_ programme: Programme) -> Programme {
        var draft = programme.draft
        draft.sessions = []
        draft.attendance = []
        draft.people = []
        draft.organisations = programme.sectors.compactMap { sector in
            let members = programme.organisations.filter { $0.sector == sector.id }
            guard !members.isEmpty else { return nil }
            return Organisation(
                id: sector.id,
                name: sector.name,
                sector: sector.id,
                people: members.map(\.people).reduce(0, +)
            )
        }
        let sectorOf = Dictionary(
            programme.organisations.map { ($0.id, $0.sector) },
            uniquingKeysWith: { first, _ in first }
        )
        var seen = Set<[String]>()
        draft.partnerships = programme.partnerships.compactMap { tie in
            guard let from = sectorOf[tie.from], let to = sectorOf[tie.to], from != to,
                seen.insert([from, to].sorted()).inserted
            else { return nil }
            return Partnership(from: from, to: to)
        }
        return Programme(checked: draft)
    }
}

extension PublicFigures {
    /// People reached by sector as published.
    struct Sectors: Sendable {
        var byId: [String: ReachChange.Figure] = [:]
        var unplaced = ReachChange.Figure.people(0)
        var all = ReachChange.Figure.people(0)
    }

    /// Title of the table of people reached by organisation, which has a line for each sector.
    static let byOrganisation = "People reached by organisation"

    /// People reached by sector, from the published table.
    var sectors: Sectors { Self.sectors(table(Self.byOrganisation)) }

    /// Expected people reached by organisation, folded into sectors and blurred like those on record, which they hold.
    static func expected(
        _ organisations: [Double],
        unplaced: Int,
        of programme: Programme,
        profile: DisclosureProfile,
        earlier: [DisclosedTable]
    ) -> (Sectors, DisclosedTable?) {
        let index = ProgrammeIndex(programme)
        var people = Array(repeating: 0.0, count: programme.sectors.count)
        for (organisation, number) in zip(programme.organisations, organisations) {
            guard let sector = index.sectors[organisation.sector] else { continue }
            people[sector] += number
        }
        let lines = programme.sectors.map {
            CountTable.Line(key: "sector:\($0.id)", label: $0.name)
        }
        let table = CountTable(
            measure: "reached",
            title: byOrganisation,
            lineHeading: "Sector",
            lines: lines + [CountTable.Line(key: "sector:", label: "Not known")],
            counts: people.map { [max(0, Wording.whole($0))] } + [[unplaced]]
        )
        let published = Disclosure.publish([table], profile: profile, earlier: earlier).first
        return (sectors(published), published)
    }

    static func sectors(_ table: DisclosedTable?) -> Sectors {
        func figure(_ cell: DisclosedCount?) -> ReachChange.Figure {
            guard let cell else { return .people(0) }
            return cell.number.map { .people(Double($0)) } ?? .hidden
        }
        var sectors = Sectors()
        guard let table else { return sectors }
        for (line, cells) in zip(table.lines, table.cells) {
            guard line.parent == nil, line.key.hasPrefix("sector:") else { continue }
            let id = String(line.key.dropFirst("sector:".count))
            if id.isEmpty {
                sectors.unplaced = figure(cells.last)
            } else {
                sectors.byId[id] = figure(cells.last)
            }
        }
        sectors.all = figure(table.totals?.last)
        return sectors
    }
}

extension DisclosureProfile {
    /// A range of expected numbers, as the profile rounds counts.
    func rounded(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let low = rounded(max(0, Wording.whole(range.lowerBound)))
        let high = rounded(max(0, Wording.whole(range.upperBound)))
        return Double(low)...Double(max(low, high))
    }
}
