@testable import CascadeCore

/// Invented partnerships of any size, the same for the same seed.
enum Invented {
    private struct Dice {
        var state: UInt64

        mutating func next() -> UInt64 {
            // SplitMix64.
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
        mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }
    }

    private static let sectors = [
        (
            "Voluntary and community",
            ["Aid Network", "Relief", "Foundation", "Volunteers", "Trust"]
        ),
        ("Faith", ["Church", "Mosque", "Temple", "Chapel"]),
        ("Education", ["Primary School", "Academy", "College", "Learning Trust"]),
        ("Health", ["Clinic", "Health Board", "Care Group", "Hospital Trust"]),
        ("Police and justice", ["Police Station", "Probation Office", "Court Service"]),
        ("Local authority", ["Council", "Borough", "Children’s Services"]),
        ("Housing", ["Homes", "Housing Association", "Tenants’ Union"]),
        ("Arts", ["Theatre", "Dance Company", "Gallery"]),
    ]
    private static let places = [
        "Abbey", "St Anne’s", "Bridge", "Castle", "Green", "Harbour", "Lakeside", "Meadow", "Mill",
        "North", "Old Town", "Park", "Riverside", "South", "Union", "Cosham & Drayton",
    ]

    static let courses: [Course] = [
        Course(
            id: "workshop",
            name: "Restorative Workshop",
            capacityMinimum: 8,
            capacityMaximum: 24,
            trainersRequired: 2,
            makesChampions: true
        ),
        Course(
            id: "circles",
            name: "Circles in Practice",
            hours: 12,
            pattern: .meetings(count: 6, everyWeeks: 2, asynchronousHoursPerMonth: 3),
            capacityMinimum: 6,
            capacityMaximum: 12,
            requires: .course("workshop")
        ),
        Course(
            id: "trauma",
            name: "Trauma and Mediation",
            hours: 15,
            pattern: .selfPaced,
            format: .virtual,
            requires: .course("workshop")
        ),
        Course(
            id: "ttt",
            name: "Train the Trainer",
            capacityMinimum: 4,
            capacityMaximum: 12,
            requires: .all([
                .course("workshop"), .any([.course("circles"), .course("trauma")]),
            ]),
            qualifiesFor: ["workshop", "circles"]
        ),
        Course(
            id: "truth",
            name: "Truth and Reconciliation",
            hours: 18,
            pattern: .days(3),
            format: .blended,
            capacityMaximum: 30,
            requires: .all([.course("workshop"), .course("circles"), .course("trauma")])
        ),
        Course(
            id: "refresher",
            name: "Refresher",
            hours: 2,
            requires: .course("workshop"),
            refreshes: ["workshop"]
        ),
    ]

    static func programme(organisations count: Int, seed: UInt64 = 7) -> Programme {
        var dice = Dice(state: seed)
        guard let start = CalendarDate(year: 2026, month: 1, day: 12) else { fatalError("date") }
        var draft = ProgrammeDraft(
            id: "invented",
            name: "Building Restorative Partnerships",
            start: start,
            weeks: 104
        )
        let kinds = min(sectors.count, max(1, count / 3))
        draft.sectors = sectors.prefix(kinds).enumerated().map {
            Sector(id: "s\($0)", name: $1.0)
        }
        draft.courses = courses
        draft.target = .init(people: 500, by: draft.start + 700)
        for position in 0..<count {
            let sector = min(kinds - 1, dice.below(kinds + 2) % kinds)
            let suffix = sectors[sector].1[dice.below(sectors[sector].1.count)]
            let people = max(3, Int(6 / (0.02 + dice.share() * dice.share())))
            draft.organisations.append(
                Organisation(
                    id: "o\(position)",
                    name: "\(places[dice.below(places.count)]) \(suffix)",
                    sector: "s\(sector)",
                    people: people,
                    area: places[dice.below(12)],
                    foundingTrainers: position == 0 ? 2 : 0
                )
            )
        }
        guard count > 1 else { return valid(draft) }
        for position in 1..<count {
            let ties = dice.below(4)
            for _ in 0..<ties {
                // Half of the ties to hubs, half to anyone.
                let other =
                    dice.below(2) == 0 ? dice.below(max(1, count / 12)) : dice.below(count)
                guard other != position else { continue }
                draft.partnerships.append(
                    Partnership(
                        from: "o\(position)",
                        to: "o\(other)",
                        strength: Double(1 + dice.below(10)) / 10,
                        kind: "shared work",
                        directed: dice.below(12) == 0
                    )
                )
            }
        }
        return valid(draft)
    }

    static func valid(_ draft: ProgrammeDraft) -> Programme {
        do {
            return try Programme(draft)
        } catch {
            fatalError("\(error.problems)")
        }
    }

    static func summary(_ mean: Double, spread: Double) -> Outcome.Summary {
        var summary = Outcome.Summary(constant: mean)
        summary.p05 = max(0, mean - 1.64 * spread)
        summary.p10 = max(0, mean - 1.28 * spread)
        summary.p25 = max(0, mean - 0.67 * spread)
        summary.p75 = mean + 0.67 * spread
        summary.p90 = mean + 1.4 * spread
        summary.p95 = mean + 1.9 * spread
        return summary
    }

    private static func generationResults(_ weeks: Int) -> [Outcome.GenerationResult] {
        (0..<5).map { (generation: Int) -> Outcome.GenerationResult in
            let slope = generation == 0 ? 0 : Double(6 - generation)
            let byWeek = (0..<weeks).map { (week: Int) -> Double in
                slope * Double(max(0, week - 20 * (generation - 1)))
            }
            return Outcome.GenerationResult(
                peopleReached: summary(80, spread: 5),
                trainersQualified: 4,
                trainersDelivering: 2,
                peopleReachedByWeek: byWeek
            )
        }
    }

    static func outcome(_ programme: Programme, seed: UInt64 = 3) -> Outcome {
        var dice = Dice(state: seed)
        let count = programme.organisations.count
        var neighbours = Array(repeating: [Int](), count: count)
        var positions: [String: Int] = [:]
        for (position, organisation) in programme.organisations.enumerated() {
            positions[organisation.id] = position
        }
        for tie in programme.partnerships {
            guard let a = positions[tie.from], let b = positions[tie.to] else { continue }
            neighbours[a].append(b)
            neighbours[b].append(a)
        }
        var weeks = Array(repeating: -1, count: count)
        var generations = Array(repeating: 0, count: count)
        var sources = Array(repeating: Outcome.FirstReach.Source.plannedSession, count: count)
        var queue: [Int] = []
        for position in 0..<min(count, max(1, count / 8)) {
            weeks[position] = dice.below(6)
            generations[position] = 1
            queue.append(position)
        }
        var head = 0
        while head < queue.count {
            let position = queue[head]
            head += 1
            for other in neighbours[position] where weeks[other] < 0 && dice.below(5) > 0 {
                weeks[other] = min(103, weeks[position] + 8 + dice.below(26))
                generations[other] = generations[position] + 1
                sources[other] = .partner(position)
                queue.append(other)
            }
        }
        let organisations = programme.organisations.indices.map { position in
            let chance = weeks[position] < 0 ? dice.share() * 0.45 : 0.5 + dice.share() * 0.5
            let coverage = weeks[position] < 0 ? dice.share() * 0.05 : dice.share() * dice.share()
            return Outcome.OrganisationResult(
                peopleReached: summary(
                    coverage * Double(programme.organisations[position].people),
                    spread: 2
                ),
                peopleThere: summary(
                    coverage * Double(programme.organisations[position].people),
                    spread: 2
                ),
                coverage: coverage,
                chanceReached: chance,
                chanceEmbedded: coverage,
                trainersActive: coverage * 3,
                reachedAtHome: 1,
                reachGiven: 1,
                firstReach: Outcome.FirstReach(
                    week: max(0, weeks[position]),
                    generation: max(1, generations[position]),
                    source: sources[position],
                    sourceShare: 0.2 + 0.6 * dice.share()
                )
            )
        }
        let series = (0..<programme.weeks).map { week in
            let time = Double(week) / Double(max(1, programme.weeks))
            return summary(430 * time * time * (3 - 2 * time), spread: 110 * time)
        }
        return Outcome(
            programme: programme,
            seed: 1,
            replicates: 1000,
            weeks: programme.weeks,
            series: [.peopleReached: series],
            sectors: programme.sectors.map { sector in
                let members = programme.organisations.filter { $0.sector == sector.id }
                let people = members.map(\.people).reduce(0, +)
                let coverage = 0.1 + 0.3 * dice.share()
                return Outcome.SectorResult(
                    peopleReached: summary(50, spread: 10),
                    peopleThere: summary(
                        coverage * Double(people),
                        spread: 0.1 * coverage * Double(people)
                    ),
                    coverage: coverage,
                    people: people,
                    organisations: members.count,
                    organisationsReached: Double(members.count) / 2
                )
            },
            organisations: organisations,
            generations: generationResults(programme.weeks),
            courses: programme.courses.map { _ in
                Outcome.CourseResult(
                    sessionsHeld: 20,
                    sessionsCancelled: 1,
                    attendances: 300,
                    completions: summary(Double(20 + dice.below(400)), spread: 20),
                    waiting: 3,
                    income: 0,
                    compositionMet: nil
                )
            },
            partnerships: programme.partnerships.map { _ in
                .init(reachedInFrom: 0.5, reachedInTo: 0.5)
            },
            reachGivenByExternalTrainers: 120,
            target: Outcome.TargetResult(
                probability: 0.24,
                standardError: 0.01,
                p10: nil,
                p50: nil,
                p90: nil
            ),
            reproductionNumber: nil,
            reproductionNumberBySector: [],
            finalPeopleReached: [],
            notices: []
        )
    }
}
