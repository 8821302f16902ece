import CascadeCore
import CascadeTestSupport
import Testing

/// Smallest programmes and outcomes for the practitioner's warnings.
enum WarningExample {
    /// The warning of a kind that a draft gives rise to, judged by the data alone.
    static func warning(
        _ kind: Warning.Kind,
        _ draft: ProgrammeDraft,
        asOf: CalendarDate? = nil
    ) throws -> Warning? {
        try Programme(draft).warnings(outcome: nil, asOf: asOf).first { $0.kind == kind }
    }

    /// The warning of a kind that a draft gives rise to after a run of two replicates whose outcome is then changed.
    static func warning(
        _ kind: Warning.Kind,
        _ draft: ProgrammeDraft,
        asOf: CalendarDate? = nil,
        change: (inout Outcome) -> Void
    ) async throws -> Warning? {
        let programme = try Programme(draft)
        var outcome = try await Scenario(programme).run(seed: 1, replicates: 2, workers: 1)
        change(&outcome)
        return programme.warnings(outcome: outcome, asOf: asOf).first { $0.kind == kind }
    }

    /// Two organisations of 100 people, the first with two founding trainers.
    static func draft(_ assumptions: AssumptionSet = [:]) -> ProgrammeDraft {
        Example.draft(people: [100, 100], founders: [2, 0], assumptions: assumptions)
    }

    /// A planned workshop with places for anyone.
    static func workshop(
        _ id: String = "w",
        day: Int = 7,
        places: Int = 20,
        trainers: [String] = [],
        status: Session.Status = .planned
    ) -> Session {
        Session(
            id: id,
            course: "workshop",
            start: Example.start + day,
            status: status,
            trainers: trainers,
            seats: [Session.Seats(.anyone, places)]
        )
    }

    /// A series that stays the same every week.
    static func flat(_ value: Double, weeks: Int = 104) -> [Outcome.Summary] {
        Array(repeating: Outcome.Summary(constant: value), count: weeks)
    }
}

@Suite("Warnings as a whole")
struct WarningTests {
    /// A draft with something wrong in each part of it.
    private var troubled: ProgrammeDraft {
        var draft = Example.draft(
            people: [10, 10, 10, 10, 10, 600, 10],
            founders: [1, 0, 0, 0, 0, 0, 0],
            ties: [(0, 1, 0.5), (1, 2, 0.5), (2, 3, 0.5), (3, 4, 0.5), (4, 5, 0.5)],
            assumptions: [
                .attendance: .number(0.8), .champion: .number(0.6), .turnover: .number(0.3),
            ]
        )
        draft.budget = 10
        draft.courses[0].cost = Course.Cost(session: 100)
        draft.courses[0].capacityMinimum = 6
        draft.people = [Person(id: "p", name: "Secret Name", organisation: "o1")]
        draft.sessions = [
            WarningExample.workshop("done", status: .delivered),
            WarningExample.workshop("silent", day: 14),
            WarningExample.workshop("next", day: 300),
            WarningExample.workshop("small", day: 310, places: 6),
            Session(id: "t", course: "ttt", start: Example.start + 20, status: .delivered),
        ]
        draft.attendance = [
            Attendance(session: "done", attendee: .person("p")),
            Attendance(session: "t", attendee: .person("p")),
        ]
        return draft
    }

    @Test("the same programme gives the same warnings in the same order, within about 15 lines")
    func deterministic() async throws {
        let programme = try Programme(troubled)
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 50)
        let asOf = Example.start + 250
        let warnings = programme.warnings(outcome: outcome, asOf: asOf)
        #expect(warnings == programme.warnings(outcome: outcome, asOf: asOf))
        #expect((8...15).contains(warnings.count), "\(warnings.map(\.kind))")
        let bearings = warnings.map(\.kind.bearing)
        #expect(bearings == bearings.sorted())
        for (left, right) in zip(warnings, warnings.dropFirst())
        where left.kind.bearing == right.kind.bearing {
            #expect(left.share >= right.share)
        }
    }

    @Test(
        "each warning is one sentence with a number or a name, and an advice, without people's names"
    )
    func wording() async throws {
        let programme = try Programme(troubled)
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 50)
        for warning in programme.warnings(outcome: outcome, asOf: Example.start + 250) {
            for text in [warning.message, warning.advice] {
                #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  "))
                #expect(!text.contains("Secret") && !text.contains("Optional"))
                #expect(text.first?.isLowercase == false)
            }
            #expect(!warning.about.isEmpty)
        }
    }

    @Test("a programme with nothing in it gives no warning")
    func empty() throws {
        var draft = Example.draft(people: [100], founders: [0], weeks: 10)
        draft.courses = [draft.courses[0]]
        draft.assumptions = [:]
        #expect(try Programme(draft).warnings(outcome: nil).isEmpty)
    }
}
