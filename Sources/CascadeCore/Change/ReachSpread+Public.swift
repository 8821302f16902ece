// What others than the lead may see of it.
extension ReachSpread {
    /// The same for others than the lead: folded into sectors, people reached ÷ headcount, as ``PublicFigures`` publishes them.
    ///
    /// Each day's tables are published with those of earlier days known; expected numbers hold those on record and are blurred
    /// like them.
    ///
    /// - Complexity: that of ``PublicFigures`` for each day.
    package init(
        public programme: Programme,
        history: History?,
        days: [CalendarDate] = [],
        expecting outcome: Outcome?,
        profile: DisclosureProfile = .standard
    ) {
        let folded = ReachChange.folded(programme)
        func shares(_ figures: [ReachChange.Figure]) -> [Double?] {
            zip(figures, folded.organisations).map { figure, sector in
                guard let number = figure.number else { return nil }
                return sector.people > 0 ? min(1, number / Double(sector.people)) : 0
            }
        }
        var frames: [Frame] = []
        var published: [DisclosedTable] = []
        if let history {
            for day in Set(days.filter { $0 < history.asOf }).sorted() + [history.asOf] {
                let figures = PublicFigures(
                    History(programme, asOf: day),
                    profile: profile,
                    earlier: published
                )
                published += figures.tables
                let sectors = figures.sectors
                frames.append(
                    Frame(
                        day: day,
                        isObserved: true,
                        people: sectors.all.number,
                        coverage: shares(
                            folded.organisations.map { sectors.byId[$0.id] ?? .people(0) }
                        )
                    )
                )
            }
        }
        if let outcome {
            let after = history.map { $0.asOf + 6 } ?? programme.start + -1
            let unplaced =
                history?.reach().byOrganisation.first { $0.name == nil }?.peopleReached ?? 0
            for (frame, people) in Self.expected(outcome) where frame.day > after {
                let (sectors, table) = PublicFigures.expected(
                    people,
                    unplaced: unplaced,
                    of: programme,
                    profile: profile,
                    earlier: published
                )
                published += [table].compactMap(\.self)
                frames.append(
                    Frame(
                        day: frame.day,
                        isObserved: false,
                        people: sectors.all.number,
                        range: sectors.all.number == nil
                            ? nil : frame.range.map { profile.rounded($0) },
                        coverage: shares(
                            folded.organisations.map { sectors.byId[$0.id] ?? .people(0) }
                        )
                    )
                )
            }
        }
        self.init(programme: folded, frames: frames, of: outcome, profile: profile)
    }
}
