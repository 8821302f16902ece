import CascadeCore

/// How many of some people are covered: on record, and as expected; the two are never added up.
package struct CoverageLevel: Sendable, Equatable {
    /// Share of the headcount that is on record as reached and there now, 0 to 1; nil where nothing is on record.
    package var observed: Double?
    /// Mean share expected to be reached and there at the end, 0 to 1; nil without a simulation.
    package var expected: Double?
    /// What one run in ten falls below; nil where it is not known.
    package var low: Double?
    /// What one run in ten goes beyond; nil where it is not known.
    package var high: Double?

    /// Whether anything is known.
    package var isKnown: Bool { observed != nil || expected != nil }

    /// A share kept within 0 and 1; 0 for what is no number.
    static func share(_ people: Double, of headcount: Int) -> Double {
        let share = people / Double(max(1, headcount))
        return share.isFinite ? max(0, min(1, share)) : 0
    }

    /// `33–44`, in percent; nil where it is not known or one number.
    var range: String? {
        guard let low, let high else { return nil }
        let (from, to) = (Wording.whole(100 * low), Wording.whole(100 * high))
        return from == to ? nil : "\(from)–\(to)"
    }

    /// The level in few words, the fullest first: `12%, expected 38% (33–44)`.
    var shortWords: [String] {
        let expected = expected.map(Wording.percent)
        let range = range.map { " (\($0))" } ?? ""
        switch (observed.map(Wording.percent), expected) {
        case (let now?, let then?): return ["\(now) → \(then)\(range)", "\(now) → \(then)"]
        case (let now?, nil): return [now]
        case (nil, let then?): return ["\(then)\(range)", then]
        case (nil, nil): return []
        }
    }

    /// The level for a heading: `38% covered (33–44)`, or `12% covered, 38% (33–44) expected`.
    var headingWords: [String] {
        let range = range.map { " (\($0))" } ?? ""
        switch (observed.map(Wording.percent), expected.map(Wording.percent)) {
        case (let now?, let then?):
            return [
                "\(now) covered, \(then)\(range) expected", "\(now) covered, \(then) expected",
                "\(now) → \(then)",
            ]
        case (let now?, nil): return ["\(now) covered"]
        case (nil, let then?): return ["\(then) covered\(range)", "\(then) covered", then]
        case (nil, nil): return []
        }
    }

    /// What the bar in a circle and the figures in brackets say, whichever of them are drawn.
    static func rangeCaption(hasBar: Bool, hasFigures: Bool) -> String {
        switch (hasBar, hasFigures) {
        case (true, true): " In 8 of 10 runs it ends within the bar and the brackets."
        case (true, false): " In 8 of 10 runs it ends within the bar."
        case (false, true): " In 8 of 10 runs it ends within the brackets."
        case (false, false): ""
        }
    }

    /// The level in full, for those who can't see it.
    var fullWords: [String] {
        var out: [String] = []
        if let observed { out.append("covered on record \(Wording.percent(observed))") }
        if let expected {
            out.append("expected coverage \(Wording.percent(expected))")
            if let range { out.append("\(range)% in 8 of 10 runs") }
        }
        return out
    }
}

/// The coverage of a programme's organisations and sectors.
struct CoverageLevels {
    /// By organisation, in the programme's order.
    private(set) var organisations: [CoverageLevel]
    /// By sector, in the programme's order.
    private(set) var sectors: [CoverageLevel]

    /// Coverage as of a simulation, of the records, or of both.
    init(_ programme: Programme, _ outcome: Outcome?, _ reach: Reach?) {
        organisations = Array(repeating: CoverageLevel(), count: programme.organisations.count)
        sectors = Array(repeating: CoverageLevel(), count: programme.sectors.count)
        var headcount: [String: Int] = [:]
        for organisation in programme.organisations {
            headcount[organisation.sector, default: 0] += organisation.people
        }
        let people = programme.organisations.map(\.people)
        let sectorPeople = programme.sectors.map { headcount[$0.id] ?? 0 }
        if let outcome, outcome.organisations.count == people.count,
            outcome.sectors.count == sectorPeople.count
        {
            for (position, result) in outcome.organisations.enumerated() {
                organisations[position].expect(
                    result.coverage,
                    result.peopleThere,
                    of: people[position]
                )
            }
            for (position, result) in outcome.sectors.enumerated() {
                sectors[position].expect(
                    result.coverage,
                    result.peopleThere,
                    of: sectorPeople[position]
                )
            }
        }
        if let reach {
            for (position, part) in reach.byOrganisation.prefix(people.count).enumerated() {
                organisations[position].observed = CoverageLevel.share(
                    Double(part.peopleThereNow),
                    of: people[position]
                )
            }
            for (position, part) in reach.bySector.prefix(sectorPeople.count).enumerated() {
                sectors[position].observed = CoverageLevel.share(
                    Double(part.peopleThereNow),
                    of: sectorPeople[position]
                )
            }
        }
    }
}

extension CoverageLevel {
    fileprivate mutating func expect(
        _ coverage: Double,
        _ people: Outcome.Summary,
        of headcount: Int
    ) {
        expected = coverage.isFinite ? max(0, min(1, coverage)) : 0
        low = Self.share(people.p10, of: headcount)
        high = Self.share(people.p90, of: headcount)
    }
}
