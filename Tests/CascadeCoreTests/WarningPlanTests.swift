import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Warnings that rest on the plan")
struct WarningPlanTests {
    private static let measured: AssumptionSet = [
        .attendance: .number(0.8), .champion: .number(0.1), .activation: .number(0.5),
    ]

    @Test("measured chances are not taken for stated intent")
    func measured() throws {
        #expect(
            try WarningExample.warning(.statedIntent, WarningExample.draft(Self.measured)) == nil
        )
        let edge: AssumptionSet = [
            .attendance: .number(0.95), .champion: .number(0.3), .activation: .number(0.92),
        ]
        #expect(try WarningExample.warning(.statedIntent, WarningExample.draft(edge)) == nil)
    }

    @Test(
        "a chance above what was ever measured is warned of, with its place",
        arguments: [(Assumption.champion, 0.5), (.activation, 0.95), (.attendance, 1)]
    )
    func statedIntent(assumption: Assumption, value: Double) throws {
        var draft = WarningExample.draft(Self.measured)
        draft.sectors[0].assumptions[assumption] = .number(value)
        let warning = try WarningExample.warning(.statedIntent, draft)
        #expect(warning?.message.contains("sector any") == true)
    }

    @Test("a target above the headcount is warned of, one within it is not", arguments: [199, 198])
    func target(people: Int) throws {
        var draft = WarningExample.draft()
        draft.target = ProgrammeDraft.Target(people: people, by: Example.start + 200)
        let warning = try WarningExample.warning(.attendancesCountedAsPeople, draft)
        #expect((warning != nil) == (people == 199))
    }

    @Test("free sessions without an allowance for no-shows are warned of")
    func noShows() throws {
        var draft = WarningExample.draft(Self.measured)
        draft.sessions = [WarningExample.workshop(places: 25)]
        let warning = try WarningExample.warning(.noShowsNotAllowedFor, draft)
        #expect(warning?.message.hasPrefix("About 1 in 5 of those booked") == true)
        #expect(warning?.message.contains("25 places will see about 20 people") == true)
        #expect(warning?.advice.contains("28 for 25 places") == true)
    }

    @Test(
        "priced, mandatory, small and well-attended sessions need no such allowance",
        arguments: 0..<4
    )
    func noAllowanceNeeded(change: Int) throws {
        var draft = WarningExample.draft(Self.measured)
        draft.sessions = [WarningExample.workshop(places: change == 2 ? 8 : 25)]
        switch change {
        case 0: draft.courses[0].price = Course.Price(standard: 10)
        case 1: draft.courses[0].mandatory = true
        case 2: break
        default: draft.assumptions[.attendance] = .number(0.93)
        }
        #expect(try WarningExample.warning(.noShowsNotAllowedFor, draft) == nil)
    }

    @Test("a group expected below the least number is warned of", arguments: [7, 8])
    func groupTooSmall(places: Int) throws {
        var draft = WarningExample.draft(Self.measured)
        draft.courses[0].capacityMinimum = 6
        draft.sessions = [WarningExample.workshop(places: places)]
        let warning = try WarningExample.warning(.groupTooSmall, draft)
        #expect((warning != nil) == (places == 7))
        if let warning {
            #expect(warning.message.contains("about 5.6, where 6 is the least"))
            #expect(warning.advice.contains("at least 8 places"))
        }
    }

    @Test("a session that names fewer trainers than required is warned of", arguments: [0, 1, 2])
    func namedTrainers(count: Int) throws {
        var draft = WarningExample.draft()
        draft.courses[0].trainersRequired = 2
        draft.people = ["a", "b"].map {
            Person(id: $0, name: "Name \($0)", organisation: "o0", roles: [.trainer])
        }
        let trainers = Array(["a", "b"].prefix(count))
        draft.sessions = [WarningExample.workshop(trainers: trainers)]
        // With nobody named, external trainers lead it.
        #expect((try WarningExample.warning(.fewerCoTrainers, draft) != nil) == (count == 1))
    }

    @Test(
        "trainers without a second one at home or with a partner are warned of",
        arguments: [false, true]
    )
    func secondTrainer(tied: Bool) async throws {
        var draft = Example.draft(
            people: [100, 100],
            founders: [1, 1],
            ties: tied ? [(0, 1, 0.5)] : []
        )
        draft.courses[0].trainersRequired = 2
        let warning = try await WarningExample.warning(.fewerCoTrainers, draft) {
            for position in 0..<2 { $0.organisations[position].trainersActive = 1 }
        }
        #expect((warning != nil) == !tied)
    }

    @Test("an organisation with one founding trainer hangs on that one", arguments: [1, 2])
    func oneTrainer(founders: Int) throws {
        let draft = Example.draft(people: [20, 20], founders: [founders, 0])
        let warning = try WarningExample.warning(.oneTrainer, draft)
        #expect((warning != nil) == (founders == 1))
        if let warning { #expect(warning.about == "Organisation 0") }
    }

    @Test("an organisation left with one active trainer is warned of", arguments: [1.0, 3])
    func leftWithOne(active: Double) async throws {
        let draft = Example.draft(people: [20], founders: [2])
        let warning = try await WarningExample.warning(.oneTrainer, draft) {
            $0.organisations[0].trainersActive = active
            $0.organisations[0].peopleReached = Outcome.Summary(constant: 10)
            $0.organisations[0].reachedAtHome = 8
        }
        #expect((warning != nil) == (active == 1))
    }

    @Test("several organisations are one warning with the first names")
    func grouped() throws {
        let draft = Example.draft(
            people: Array(repeating: 20, count: 6),
            founders: Array(repeating: 1, count: 6)
        )
        let message = try WarningExample.warning(.oneTrainer, draft)?.message
        #expect(
            message?.hasPrefix(
                "6 organisations hang on one trainer each, Organisation 0, Organisation 1, Organisation 2 and 3 more"
            ) == true
        )
    }

    @Test(
        "as many are invited as overfill a room in at most one session of ten",
        arguments: [8, 12, 25, 48]
    )
    func invitations(places: Int) {
        let invited = WarningEvidence.invitations(for: places, attendance: 0.8)
        /// The chance that more come than there are places, person by person.
        func overfull(_ people: Int) -> Double {
            var chances = [1.0] + Array(repeating: 0, count: people)
            for person in 1...people {
                for come in stride(from: person, through: 1, by: -1) {
                    chances[come] = chances[come] * 0.2 + chances[come - 1] * 0.8
                }
                chances[0] *= 0.2
            }
            return chances.dropFirst(places + 1).reduce(0, +)
        }
        #expect(overfull(invited) <= 0.1)
        #expect(overfull(invited + 1) > 0.1)
    }
}
