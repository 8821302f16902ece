// Two days on record, and now against the forecast's end.
extension ReachChange {
    /// What changed on record from one day to another: as ``Reach`` counts it on both.
    ///
    /// Organisations are those of the programme on both days, since when they joined is not on record. A partnership is there
    /// from the day since when it exists.
    ///
    /// - Complexity: O(n log n) for n sessions, and O(people + rows of attendance).
    package init(_ programme: Programme, from first: CalendarDate, to last: CalendarDate) {
        let (earlier, later) = (
            History(programme, asOf: first), History(programme, asOf: last)
        )
        let (before, after) = (earlier.reach(), later.reach())
        let known = Set(earlier.newLinks.map { [$0.low, $0.high] })
        self.init(
            kind: .records,
            programme: programme,
            before: Self.observed(before),
            after: Self.observed(after),
            places: zip(programme.organisations, zip(before.byOrganisation, after.byOrganisation))
                .map { organisation, parts in
                    Place(
                        name: organisation.name,
                        before: .people(Double(parts.0.peopleReached)),
                        after: .people(Double(parts.1.peopleReached))
                    )
                },
            ties: Self.ties(
                of: programme,
                before: { $0.since.map { $0 <= first } ?? true },
                after: { $0.since.map { $0 <= last } ?? true }
            ),
            links: later.newLinks.filter { !known.contains([$0.low, $0.high]) }.map {
                Tie(first: $0.low, second: $0.high, isBefore: false, isAfter: true)
            }
        )
    }

    /// What is on record until a history's day, and what an outcome that starts from there expects by its last.
    ///
    /// - Precondition: the outcome is of the history's programme.
    package init(_ history: History, expecting outcome: Outcome) {
        let programme = history.programme
        let reach = history.reach()
        let people = outcome.final(.peopleReached)
        self.init(
            kind: .forecast,
            programme: programme,
            before: Self.observed(reach),
            after: Side(
                name: outcome.lastDay.spelledOut,
                day: outcome.lastDay,
                isExpected: true,
                people: .people(people.mean),
                range: outcome.hasRange ? people.p10...max(people.p10, people.p90) : nil,
                unplaced: Self.observed(reach).unplaced
            ),
            places: zip(programme.organisations, zip(reach.byOrganisation, outcome.organisations))
                .map { organisation, results in
                    Place(
                        name: organisation.name,
                        before: .people(Double(results.0.peopleReached)),
                        after: .people(results.1.peopleReached.mean)
                    )
                },
            ties: Self.ties(
                of: programme,
                before: { $0.since.map { $0 <= history.asOf } ?? true },
                after: { _ in true }
            )
        )
    }

    private static func observed(_ reach: Reach) -> Side {
        let unplaced = reach.byOrganisation.first { $0.name == nil }?.peopleReached ?? 0
        return Side(
            name: reach.asOf.spelledOut,
            day: reach.asOf,
            isExpected: false,
            people: .people(Double(reach.peopleReached)),
            unplaced: .people(Double(unplaced))
        )
    }
}

extension History {
    /// Pairs of organisations of different sectors whose people first sat in one session without a partnership: those
    /// that ``Reach/newCrossSectorLinks`` counts, in the order of the sessions.
    var newLinks: [ReachCount.Pair] { ReachCount(self, ReachFilter()).newLinks() }
}
