import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Organisations and their ties")
struct PartnershipRuleTests {
    @Test("seats stay at home, or all go to the partner")
    func openness() async throws {
        let home = try await CertainRun(
            Example.certain(people: [50, 50], founders: [1], ties: [(0, 1, 0.3)])
        )
        #expect(home.reached == [12, 0])
        #expect(home.outcome.organisations[0].reachedAtHome == 12)
        let away = try await CertainRun(
            Example.certain(
                people: [50, 50],
                founders: [1],
                ties: [(0, 1, 0.3)],
                assumptions: [.openness: .number(1)]
            )
        )
        #expect(away.reached == [0, 12])
        #expect(away.outcome.partnerships.map(\.reached) == [12])
        #expect(away.outcome.organisations[1].firstReach?.source == .partner(0))
        #expect(away.outcome.organisations[1].firstReach?.week == 1)
        #expect(away.outcome.organisations[1].firstReach?.generation == 1)
        #expect(away.outcome.organisations[0].firstReach == nil)
    }

    @Test("an organisation without ties keeps its seats")
    func noTies() async throws {
        let run = try await CertainRun(
            Example.certain(people: [50], founders: [1], assumptions: [.openness: .number(1)])
        )
        #expect(run.reached == [12])
    }

    @Test("a directed tie serves the organisation that it leaves")
    func directed() async throws {
        for (founders, expected) in [([1, 0], [0.0, 12.0]), ([0, 1], [0, 12])] {
            var draft = Example.certain(
                people: [50, 50],
                founders: founders,
                ties: [(0, 1, 0.5)],
                assumptions: [.openness: .number(1)]
            )
            draft.partnerships[0].directed = true
            #expect(try await CertainRun(draft).reached == expected)
        }
    }

    @Test("a seat for a partner that has nobody left stays empty")
    func emptySeats() async throws {
        let run = try await CertainRun(
            Example.certain(
                people: [50, 5],
                founders: [1],
                ties: [(0, 1, 0.5)],
                assumptions: [.openness: .number(1)]
            )
        )
        #expect(run.reached == [0, 5])
        #expect(run.final(.attendances) == 5)
    }

    @Test("the narrowest assumption holds: course, organisation, sector, programme")
    func narrowest() async throws {
        var draft = Example.certain(
            people: [50, 50, 50],
            founders: [1, 1, 1],
            assumptions: [.groupSize: .number(2)]
        )
        draft.sectors.append(Sector(id: "own", name: "Own", assumptions: [.groupSize: .number(3)]))
        draft.organisations[1].sector = "own"
        draft.organisations[2].sector = "own"
        draft.organisations[2].assumptions[.groupSize] = .number(4)
        #expect(try await CertainRun(draft).reached == [2, 3, 4])
        draft.courses[0].assumptions[.groupSize] = .number(5)
        #expect(try await CertainRun(draft).reached == [5, 5, 5])
    }

    @Test("a session brings together the sectors of those who turn up, once a pair")
    func links() async throws {
        func seats(_ ids: [Int]) -> [Session.Seats] {
            ids.map { .init(.organisation("o\($0)"), 1) }
        }
        var draft = Example.certain(
            people: [9, 9, 9, 9],
            sessions: [
                Example.session("one", "workshop", week: 1, seats: seats([0, 1])),
                Example.session("two", "workshop", week: 2, seats: seats([0, 1])),
                Example.session("three", "workshop", week: 3, seats: seats([0, 1, 2])),
                Example.session("four", "workshop", week: 4, seats: seats([2, 3])),
            ]
        )
        draft.sectors = ["a", "b", "c"].map { Sector(id: $0, name: $0) }
        for (position, sector) in ["a", "b", "c", "c"].enumerated() {
            draft.organisations[position].sector = sector
        }
        let run = try await CertainRun(draft)
        #expect(run.weekly(.newCrossSectorLinks) == [0, 1, 1, 3] + Array(repeating: 3, count: 8))
        // Where there is a partnership already, directed or not, nothing is new.
        draft.partnerships = [Partnership(from: "o1", to: "o0", directed: true)]
        let tied = try await CertainRun(draft)
        #expect(tied.weekly(.newCrossSectorLinks) == [0, 0, 0, 2] + Array(repeating: 2, count: 8))
        draft.partnerships = []
        draft.assumptions[.attendance] = .number(0)
        #expect(try await CertainRun(draft).final(.newCrossSectorLinks) == 0)
    }

    @Test("trainers bring no organisations together")
    func linksWithoutTrainers() async throws {
        var draft = Example.certain(people: [9, 50], founders: [1])
        draft.sectors.append(Sector(id: "own", name: "Own"))
        draft.organisations[1].sector = "own"
        draft.people = [Person(id: "ada", name: "Ada", organisation: "o0", roles: [.trainer])]
        draft.sessions = [
            Example.session(
                "one",
                "workshop",
                week: 1,
                trainers: ["ada"],
                seats: [.init(.organisation("o1"), 5)]
            )
        ]
        let run = try await CertainRun(draft)
        #expect(run.final(.peopleReached) == 5)
        #expect(run.final(.newCrossSectorLinks) == 0)
    }

    @Test(
        "an organisation is embedded from its threshold of coverage on, with enough active trainers",
        arguments: [
            (0.2, 10, 2, 1, 1), (0.2, 10, 1, 1, 0), (0.2, 10, 5, 0, 0), (0.55, 100, 55, 1, 1),
            (0.55, 100, 54, 1, 0), (0.01, 10, 1, 1, 1), (1, 10, 9, 1, 0),
        ] as [(Double, Int, Int, Int, Double)]
    )
    func embedded(
        coverage: Double,
        people: Int,
        seats: Int,
        founders: Int,
        expected: Double
    ) async throws {
        var draft = Example.certain(
            people: [people],
            founders: [founders],
            sessions: [Example.session("one", "workshop", week: 2, anyone: seats)],
            assumptions: [.firstDeliveryLag: .number(500)]
        )
        draft.embedded = .init(coverage: coverage)
        let run = try await CertainRun(draft)
        #expect(run.weekly(.organisationsEmbedded) == steps(0, until: 2, then: expected))
        #expect(run.outcome.organisations[0].chanceEmbedded == expected)
        draft.embedded.trainers = founders + 1
        #expect(try await CertainRun(draft).final(.organisationsEmbedded) == 0)
    }

    @Test("coverage is people reached who are there ÷ headcount")
    func coverage() async throws {
        let run = try await CertainRun(
            Example.certain(
                people: [8, 20],
                sessions: [
                    Example.session(
                        "one",
                        "workshop",
                        week: 1,
                        seats: [.init(.organisation("o0"), 6)]
                    )
                ]
            )
        )
        #expect(run.outcome.organisations.map(\.coverage) == [0.75, 0])
        #expect(abs(run.outcome.sectors[0].coverage - 6.0 / 28) < 1e-12)
        #expect(run.outcome.organisations.map(\.chanceReached) == [1, 0])
        #expect(run.final(.organisationsReached) == 1)
    }

    @Test("skill halves in its half-life, and training brings it back")
    func halfLife() async throws {
        let courses = [Example.course("first"), Example.course("second")]
        var draft = Example.certain(
            people: [100],
            courses: courses,
            sessions: [Example.session("one", "first", week: 1, anyone: 64)],
            assumptions: [.skillHalfLife: .number(4)]
        )
        var run = try await CertainRun(draft)
        #expect(run.weekly(.effectiveReach)[1] == 64)
        #expect(run.weekly(.effectiveReach)[5] == 32)
        #expect(run.weekly(.effectiveReach)[9] == 16)
        draft.courses[1].requires = .course("first")
        draft.sessions.append(Example.session("two", "second", week: 5, anyone: 16))
        run = try await CertainRun(draft)
        #expect(run.weekly(.effectiveReach)[5] == 16 + 24)
        #expect(run.final(.peopleReached) == 64)
    }
}
