/// What is different between two states of a programme: two days on record, now and the forecast's end, or two scenarios.
///
/// Both states share one list of places and ties, so that a picture can put everything that both have in the same place.
package struct ReachChange: Sendable {
    /// What is set against what.
    package enum Kind: Sendable, Equatable {
        /// Two days of the records.
        case records
        /// The records until a day, and what is expected by a later one.
        case forecast
        /// What is expected of two programmes on the same random draws.
        case scenarios
    }

    /// A number of people reached.
    package enum Figure: Sendable, Equatable {
        /// There is no such place on this side.
        case absent
        /// Not shown, because it is small or because a small one would follow from it.
        case hidden
        /// So many: counted on record, a mean where expected.
        case people(Double)

        /// The number; nil where there is none to show.
        package var number: Double? {
            if case .people(let number) = self { number } else { nil }
        }
    }

    /// One of the two states.
    package struct Side: Sendable, Equatable {
        /// Its day or the scenario's name, as people say it.
        package var name: String
        /// The day that its numbers are of.
        package var day: CalendarDate
        /// Whether its numbers are simulated; else they are on record.
        package var isExpected: Bool
        /// People reached in all.
        package var people: Figure
        /// The 10% and 90% quantiles of an expected number, where there are replicates enough.
        package var range: ClosedRange<Double>?
        /// People reached whose organisation is not known.
        package var unplaced: Figure
    }

    /// An organisation, or a sector where these are folded.
    package struct Place: Sendable, Equatable {
        /// Name as people know it.
        package var name: String
        /// People reached there on either side.
        package var before: Figure
        /// The same on the other side.
        package var after: Figure

        /// A place with both its numbers.
        package init(name: String, before: Figure, after: Figure) {
            self.name = name
            self.before = before
            self.after = after
        }

        /// How many more people, a place that is absent counting for none; nil where a number is hidden.
        package var difference: Double? {
            if before == .hidden || after == .hidden { return nil }
            return (after.number ?? 0) - (before.number ?? 0)
        }

        /// Whether it is there on the later side only.
        package var hasJoined: Bool { before == .absent && after != .absent }
        /// Whether it is there on the earlier side only.
        package var hasLeft: Bool { after == .absent && before != .absent }
    }

    /// A tie between two places.
    package struct Tie: Sendable, Equatable {
        /// Positions of its ends, the lower first.
        package var first, second: Int
        /// Whether it is there on the earlier side.
        package var isBefore: Bool
        /// Whether it is there on the later side.
        package var isAfter: Bool
    }

    /// What is compared.
    package let kind: Kind
    /// Every sector, organisation and partnership of either side; ``places`` are its organisations, in order.
    package let programme: Programme
    /// The earlier state, or the first scenario.
    package let before: Side
    /// The later state, or the other scenario.
    package let after: Side
    /// The organisations of `programme`, in order.
    package let places: [Place]
    /// Pairs of places with a partnership on either side, in the programme's order.
    package let ties: [Tie]
    /// Pairs of places of different sectors whose people first sat in one session between two days on record.
    package let links: [Tie]
    /// The difference in people reached of two scenarios, replicate by replicate.
    package let difference: Difference?
    /// How the numbers were blurred for others; nil: they are as they are.
    package let profile: DisclosureProfile?

    /// Whether numbers of the earlier and the later side are all the same, as far as they are shown.
    package var isNothing: Bool {
        places.allSatisfy { $0.before == $0.after } && before.people == after.people
            && before.unplaced == after.unplaced && links.isEmpty
            && ties.allSatisfy { $0.isBefore == $0.isAfter }
    }

    /// Whether a place is there on both sides and its first people are reached on the later one, as far as is shown.
    ///
    /// Never where nobody at all was reached before: then it says nothing of a place.
    package func isFirstReached(_ place: Place) -> Bool {
        place.before == .people(0) && (place.difference ?? 1) >= 0.5
            && !(place.after == .absent) && before.people != .people(0)
    }

    init(
        kind: Kind,
        programme: Programme,
        before: Side,
        after: Side,
        places: [Place],
        ties: [Tie],
        links: [Tie] = [],
        difference: Difference? = nil,
        profile: DisclosureProfile? = nil
    ) {
        precondition(places.count == programme.organisations.count, "a place per organisation")
        self.kind = kind
        self.programme = programme
        self.before = before
        self.after = after
        self.places = places
        self.ties = ties
        self.links = links
        self.difference = difference
        self.profile = profile
    }

    /// Pairs of organisations with a partnership, each once, where `isBefore` and `isAfter` say on which sides it is.
    static func ties(
        of programme: Programme,
        before isBefore: (Partnership) -> Bool,
        after isAfter: (Partnership) -> Bool
    ) -> [Tie] {
        let index = ProgrammeIndex(programme)
        var ties: [Tie] = []
        var known: [Int: Int] = [:]
        for partnership in programme.partnerships {
            guard let from = index.organisations[partnership.from],
                let to = index.organisations[partnership.to], from != to
            else { continue }
            let key = min(from, to) << 32 | max(from, to)
            let position = known[key] ?? ties.count
            if position == ties.count {
                known[key] = position
                ties.append(
                    Tie(
                        first: min(from, to),
                        second: max(from, to),
                        isBefore: false,
                        isAfter: false
                    )
                )
            }
            ties[position].isBefore = ties[position].isBefore || isBefore(partnership)
            ties[position].isAfter = ties[position].isAfter || isAfter(partnership)
        }
        return ties
    }
}
