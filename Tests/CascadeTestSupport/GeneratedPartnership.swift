package import CascadeCore

/// Invented partnerships, each by a seed: realistic ones, tiny ones for brute force, large ones for figures.
///
/// Sectors, sizes, areas, ties, courses, sessions, money and assumptions all differ from seed to seed, within what is
/// plausible for a real partnership.
package struct GeneratedPartnership {
    /// A sector that a partnership may have: how many people its organisations have, and how common they are.
    struct Kind {
        let id: String
        let name: String
        let workforce: Sector.Workforce?
        let people: Double
        let share: Double
    }

    static let kinds = [
        Kind(id: "voluntary", name: "Voluntary", workforce: .charity, people: 14, share: 5),
        Kind(id: "faith", name: "Faith", workforce: .volunteers, people: 25, share: 3),
        Kind(id: "schools", name: "Schools", workforce: .teaching, people: 60, share: 4),
        Kind(id: "council", name: "Council", workforce: .socialWork, people: 110, share: 2),
        Kind(id: "police", name: "Police", workforce: .police, people: 45, share: 1),
        Kind(id: "health", name: "Health", workforce: nil, people: 80, share: 2),
        Kind(id: "housing", name: "Housing", workforce: nil, people: 30, share: 2),
        Kind(id: "sport", name: "Sport and arts", workforce: .volunteers, people: 10, share: 2),
    ]

    var draw: Draws
    var draft: ProgrammeDraft

    init(id: String, seed: UInt64, weeks: Int) {
        draw = Draws(seed: seed)
        draft = ProgrammeDraft(id: id, name: "Invented", start: Example.start, weeks: weeks)
        draft.seed = seed
    }

    /// A partnership of 10 to 80 organisations with everything that a real one has.
    package static func programme(seed: UInt64) throws -> Programme {
        try Programme(draft(seed: seed))
    }

    /// The same as a draft.
    package static func draft(seed: UInt64) -> ProgrammeDraft {
        var made = GeneratedPartnership(id: "invented-\(seed)", seed: seed, weeks: 52)
        made.draft.weeks = made.draw.whole(52, 90)
        let size = 10 + Int(70 * made.draw.uniform() * made.draw.uniform() + 0.5)
        made.addSectors(made.draw.whole(3, 8))
        made.addOrganisations(size, areas: made.draw.whole(2, 5))
        made.addTies(each: 1.2 + 2 * made.draw.uniform(), without: 0.08)
        made.addFounders(made.draw.whole(1, 2))
        made.addPeople()
        made.addAssumptions()
        made.addCourses()
        made.addBlackouts()
        made.addSessions(made.draw.whole(3, max(4, size / 6)))
        made.addMoneyAndTarget()
        return made.draft
    }

    /// A partnership of up to 12 candidates beside a lead that holds everything, so small that all plans can be tried.
    ///
    /// One or two workshops of a few seats in half a year or a little more; candidates differ in size, ties and openness.
    package static func tiny(seed: UInt64, candidates: Int) throws -> Programme {
        var made = GeneratedPartnership(id: "tiny-\(seed)", seed: seed, weeks: 30)
        made.draft.weeks = made.draw.whole(26, 40)
        made.addSectors(3)
        made.draft.organisations = [
            Organisation(
                id: "lead",
                name: "Lead",
                sector: made.draft.sectors[0].id,
                people: 3,
                foundingTrainers: made.draw.whole(0, 1)
            )
        ]
        for position in 0..<candidates {
            made.draft.organisations.append(
                Organisation(
                    id: "o\(position)",
                    name: "Organisation \(position)",
                    sector: made.draft.sectors[position % 3].id,
                    people: made.draw.whole(3, 25),
                    area: position % 2 == 0 ? "North" : "South"
                )
            )
        }
        made.addTies(each: 0.9, without: 0.2)
        made.addAssumptions()
        // A cascade that is quick and strong enough to tell organisations apart in half a year.
        made.draft.assumptions[.champion] = .number(0.4)
        made.draft.assumptions[.firstDeliveryLag] = .number(2)
        made.draft.assumptions[.sessionsPerYear] = .number(4)
        made.draft.assumptions[.groupSize] = .number(5)
        made.draft.assumptions[.openness] = .number(0.4)
        made.draft.courses = [
            Course(
                id: "workshop",
                name: "Workshop",
                capacityMinimum: 1,
                capacityMaximum: 12,
                makesChampions: true,
                cost: .init(session: 100, person: 5)
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 1,
                capacityMaximum: 8,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: true
            ),
        ]
        made.draft.sessions = (0..<made.draw.whole(1, 2)).map { number in
            Session(
                id: "workshop-\(number + 1)",
                course: "workshop",
                start: Example.day(1 + 5 * number, 2),
                host: "lead",
                seats: [.init(.organisation("o\(number)"), 3)]
            )
        }
        made.draft.budget = 5000
        made.draft.target = .init(people: 15, by: Example.day(made.draft.weeks - 2))
        return try Programme(made.draft)
    }

    /// A partnership of any size with three ties an organisation, for figures.
    package static func large(organisations: Int, seed: UInt64 = 1) throws -> Programme {
        var made = GeneratedPartnership(id: "large", seed: seed, weeks: 78)
        made.addSectors(8)
        made.addOrganisations(organisations, areas: max(3, organisations / 40))
        made.addTies(each: 3, without: 0.03)
        made.addFounders(max(3, organisations / 100))
        made.addAssumptions()
        made.addCourses()
        made.addBlackouts()
        made.addSessions(min(60, max(6, organisations / 10)))
        made.addMoneyAndTarget()
        return try Programme(made.draft)
    }
}

/// Random numbers from a seed: SplitMix64.
package struct Draws {
    private var state: UInt64

    package init(seed: UInt64) { state = seed &* 0xD1B5_4A32_D192_ED03 &+ 0x5851_F42D_4C95_7F2D }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to 1.
    package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// From the first number up to the second.
    package mutating func between(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * uniform()
    }

    /// A whole number from the first to the second, both included.
    package mutating func whole(_ low: Int, _ high: Int) -> Int {
        low + Int(next() % UInt64(max(1, high - low + 1)))
    }

    /// A number of mean 0 and variance 1 with a bell's shape: the sum of twelve.
    mutating func bell() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }

    /// Whether something of this chance happens.
    package mutating func happens(_ chance: Double) -> Bool { uniform() < chance }

    /// One of a list that isn't empty.
    package mutating func one<Element>(of list: [Element]) -> Element {
        list[whole(0, list.count - 1)]
    }

    /// A list in another order.
    package mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
        var list = list
        for position in list.indices.dropFirst().reversed() {
            list.swapAt(position, whole(0, position))
        }
        return list
    }
}
