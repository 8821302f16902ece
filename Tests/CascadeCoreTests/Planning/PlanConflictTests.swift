import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Limits that can't be kept together")
struct PlanConflictTests {
    /// One workshop with six seats for four organisations of two sectors and two areas.
    private static func programme() throws -> Programme {
        var draft = Example.draft(people: [3, 4, 2, 9], founders: [0, 0, 0, 0], weeks: 12)
        draft.sectors = [Sector(id: "a", name: "A"), Sector(id: "b", name: "B")]
        for position in draft.organisations.indices {
            draft.organisations[position].sector = position < 2 ? "a" : "b"
            draft.organisations[position].area = position % 2 == 0 ? "North" : "South"
        }
        draft.sessions = [
            Example.session("s", "workshop", week: 1, seats: [.init(.organisation("o3"), 6)])
        ]
        return try Programme(draft)
    }

    /// Limits that contradict one another more often than not.
    private static func limits(seed: UInt64) -> [Limit] {
        var stream = Draws(seed: seed)
        let parts: [Part] = [
            .sector("a"), .sector("b"), .area("North"), .area("South"), .organisation("o0"),
            .organisation("o3"), .everyone,
        ]
        return (0..<stream.whole(3, 6)).map { _ in
            switch stream.whole(0, 4) {
            case 0: .seats(stream.whole(1, 5), course: stream.happens(0.5) ? "workshop" : nil)
            case 1, 2: .atLeast(stream.whole(2, 5), stream.one(of: parts), course: nil)
            case 3: .atMost(stream.whole(0, 3), stream.one(of: parts), course: "workshop")
            default:
                stream.happens(0.5)
                    ? .invite("o\(stream.whole(0, 3))") : .leaveOut("o\(stream.whole(0, 3))")
            }
        }
    }

    /// Whether any of all ways to share out the seats keeps to the limits.
    private static func isFeasible(_ limits: [Limit], _ programme: Programme) -> Bool {
        let most = programme.organisations.map(\.people)
        for one in 0...most[0] {
            for two in 0...most[1] {
                for three in 0...most[2] {
                    for four in 0...max(0, 6 - one - two - three)
                    where one + two + three + four <= 6 {
                        let seats = [one, two, three, four]
                        if limits.allSatisfy({ keeps(seats, $0, programme) }) { return true }
                    }
                }
            }
        }
        return false
    }

    private static func keeps(_ seats: [Int], _ limit: Limit, _ programme: Programme) -> Bool {
        func sum(_ part: Part) -> Int {
            seats.indices.filter { part.contains(programme.organisations[$0]) }
                .reduce(0) { $0 + seats[$1] }
        }
        switch limit {
        case .seats(let most, _): return sum(.everyone) <= most
        case .atLeast(let least, let part, _): return sum(part) >= least
        case .atMost(let most, let part, _): return sum(part) <= most
        case .invite(let id): return sum(.organisation(id)) > 0
        case .leaveOut(let id): return sum(.organisation(id)) == 0
        default: return false
        }
    }

    @Test(
        "are told by name: none of them can be kept with the others, and without any one the others can",
        arguments: 0..<40
    )
    func minimal(seed: Int) async throws {
        let programme = try Self.programme()
        let limits = Self.limits(seed: UInt64(seed))
        let planner = QuickPlanning.planner(programme, PlanRequest(limits: limits), replicates: 4)
        do {
            let answer = try await planner.plan(stop: QuickPlanning.stopped)
            #expect(Self.isFeasible(limits, programme), "a plan was found: \(limits)")
            #expect(
                PlanChecker.faults(of: answer.plan, in: programme, answer.request) == [],
                "\(limits)"
            )
        } catch let conflict as PlanConflict {
            #expect(!Self.isFeasible(limits, programme), "no plan was found: \(limits)")
            #expect(!Self.isFeasible(conflict.limits, programme), "\(conflict.limits)")
            #expect(Set(conflict.limits).isSubset(of: limits))
            for position in conflict.limits.indices {
                var fewer = conflict.limits
                fewer.remove(at: position)
                #expect(Self.isFeasible(fewer, programme), "without \(conflict.limits[position])")
            }
        }
    }

    @Test("both kinds of limits occur among those tried")
    func bothKinds() throws {
        let programme = try Self.programme()
        let feasible = (0..<60).count { Self.isFeasible(Self.limits(seed: UInt64($0)), programme) }
        #expect((10...50).contains(feasible))
    }

    @Test("a budget that pays for nothing that must be held is in conflict with what must be")
    func budget() async throws {
        var draft = try Self.programme().draft
        draft.courses[0].cost = .init(session: 100, person: 10)
        let limits: [Limit] = [
            .budget(120), .atLeast(5, .everyone, course: nil),
            .atMost(3, .sector("a"), course: nil),
        ]
        let planner = QuickPlanning.planner(
            try Programme(draft),
            PlanRequest(limits: limits),
            replicates: 4
        )
        let conflict = await #expect(throws: PlanConflict.self) { _ = try await planner.plan() }
        #expect(conflict.map { Set($0.limits) } == Set(limits.prefix(2)))
    }

    @Test("dates that leave no week for a session are in conflict")
    func dates() async throws {
        let programme = try Self.programme()
        let from = Example.day(4)
        let limits: [Limit] = [
            .dates(from: from, to: Example.day(6), course: "workshop"),
            .blackout(from: from, to: Example.day(6, 6), why: "half term"),
            .seats(9, course: nil),
        ]
        let request = PlanRequest(limits: limits, further: [.init(course: "workshop", atMost: 1)])
        let planner = QuickPlanning.planner(programme, request, replicates: 4)
        do {
            // Further sessions may be held, not must: a plan without any keeps to the limits, if it is given as one.
            let answer = try await planner.plan(stop: QuickPlanning.stopped)
            #expect(answer.plan.added.isEmpty)
        } catch let conflict as PlanConflict {
            #expect(Set(conflict.limits) == Set(limits.prefix(2)))
        }
    }
}
