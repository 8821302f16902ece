import CascadeGraph
import RealModule

/// A programme turned into arrays, ready to run.
///
/// Organisations, courses and sectors are known by their position in the programme; sets of courses are 64-bit masks.
public struct Scenario: Sendable {
    /// A course as the simulation needs it.
    struct CompiledCourse: Sendable {
        let bit: UInt64
        let minimum: Int
        let maximum: Int
        let trainersRequired: Int
        let cancelsWhenShort: Bool
        let makesChampions: Bool
        let isRolling: Bool
        let isSelfPaced: Bool
        let keepsWaitingList: Bool
        let sessionCost: Double
        let personCost: Double
        let standardPrice: Double
        let memberPrice: Double
        let donation: Double
        let hasPrice: Bool
        /// Weeks from the start week to the week in which it completes; 0: the same week.
        let durationWeeks: Int
        /// Weeks of validity; −1: for good.
        let validityWeeks: Int
        /// Position among the courses with a validity; −1 without.
        let validityPosition: Int
        /// The courses that completers may deliver.
        let qualifiesFor: UInt64
        /// The courses whose completion it renews.
        let refreshes: UInt64
        let hasComposition: Bool
        let enrolmentPerWeek: Double
    }

    /// Who is offered a number of seats.
    enum Invitation: Sendable {
        case anyone
        case champions
        case organisation(Int)
    }

    /// A planned session as the simulation needs it.
    struct CompiledSession: Sendable {
        let key: UInt64
        let course: Int
        let week: Int
        /// Week in which its people complete.
        let completionWeek: Int
        /// Named trainers, as positions among the named people.
        let trainers: [Int]
        /// Named attendees, as positions among the named people.
        let people: [Int]
        var seats: [(invitation: Invitation, count: Int)]
        /// Whether those who complete it may come forward; false only where a plan's search asks what seats bring by
        /// themselves.
        var makesChampions = true
    }

    /// A person who is known by name from the start.
    struct NamedPerson: Sendable {
        let key: UInt64
        let organisation: Int
        let isFounder: Bool
    }

    /// The programme.
    public internal(set) var programme: Programme
    /// Number of weeks to simulate.
    public let weeks: Int
    /// What a user should know: sessions outside the horizon, say.
    public internal(set) var notices: [String]
    /// What stands on record before the first week simulated; nil: the programme begins with week 0.
    var recorded: RecordedState?
    /// Weeks at whose end coverage by organisation is kept, ascending; that of the last week always is.
    var keptWeeks: [Int] = []

    var assumptions: AssumptionTable
    let courses: [CompiledCourse]
    /// By course: any one of these sets completed opens it; empty: open.
    let requires: [[UInt64]]
    /// The courses that need nothing completed before.
    let opensFreely: UInt64
    /// The courses that make champions.
    let championMakers: UInt64
    /// The courses that qualify their completers to deliver.
    let trainTheTrainers: UInt64
    /// Whether an attendance costs or brings anything.
    let hasMoney: Bool
    /// The courses that renew others.
    let refreshers: UInt64
    /// By sector, the courses that its people may take.
    let audience: [UInt64]
    /// By course: least shares of stakeholder groups.
    let composition: [[(group: Int32, atLeast: Double)]]
    let headcount: [Int32]
    let memberStart: [Int]
    let sector: [Int32]
    let sectorCount: Int
    let group: [Int32]
    let memberShare: [Double]
    /// By organisation, the courses that a never-trained person may take.
    let openToNeverTrained: [UInt64]
    let ties: Graph
    /// The offsets and targets of `ties`, held here so that the inner loops need not call another module.
    let tieOffsets: [Int32]
    let tieTargets: [Int32]
    /// For each arc its strength.
    let strength: [Double]
    /// For each arc the chance to keep it when it is drawn uniformly, and the arc to take instead: Walker's alias method.
    let aliasChance: [Double]
    let alias: [Int32]
    var unnamedFounders: [Int32]
    /// Position of the first person known by name among the people of a replicate: the founders come before.
    var firstNamed: Int
    let organisationKeys: [UInt64]
    let namedPeople: [NamedPerson]
    /// Planned sessions by week, then in the plan's order.
    var sessions: [CompiledSession]
    /// For each week the position of its first session: `weeks + 1` numbers.
    var sessionStart: [Int]
    /// For each week the first open week from it on; `weeks` where none is left.
    let nextOpenWeek: [Int]
    let allCourses: UInt64
    /// The courses that someone can be qualified for.
    let deliverable: UInt64
    let trainTheTrainerCourses: [Int]
    let selfPacedIntakes: [Int]
    let validityCount: Int
    let needsCoTrainers: Bool
    let embeddedCoverage: Double
    let embeddedTrainers: Int
    var groupSizes: GroupSizeTable
    /// Target in tally units with the last week to meet it.
    let target: CompiledTarget?

    /// The positions of an organisation's arcs.
    @inline(__always)
    func arcs(of organisation: Int) -> Range<Int> {
        Int(tieOffsets[organisation])..<Int(tieOffsets[organisation + 1])
    }

    /// For each organisation the position of its first incoming arc, then their number.
    let incomingOffsets: [Int32]
    /// Arcs by the organisation that they enter.
    let incoming: [(source: Int32, arc: Int32)]

    /// The arcs that enter an organisation, with the organisation that each one leaves.
    func incomingArcs(of organisation: Int) -> [(source: Int, arc: Int)] {
        incoming[Int(incomingOffsets[organisation])..<Int(incomingOffsets[organisation + 1])]
            .map { (Int($0.source), Int($0.arc)) }
    }

    /// A programme's target as the simulation needs it.
    struct CompiledTarget: Sendable {
        let people: Int64
        let organisations: Int64
        let effective: Int64
        let completions: [(course: Int, people: Int64)]
        let week: Int
    }

    /// The programme's arrays, for its own length or until a day.
    ///
    /// - Parameters:
    ///   - programme: the programme.
    ///   - until: last day to simulate; nil: the programme's own length. The whole week of the day is run, within 1 to 1,040
    ///     weeks.
    /// - Complexity: O(organisations × assumptions + ties + sessions).
    public init(_ programme: Programme, until: CalendarDate? = nil) {
        self.programme = programme
        let weeks = min(1040, max(1, until.map { programme.week(of: $0) + 1 } ?? programme.weeks))
        self.weeks = weeks
        let assumptions = AssumptionTable(programme)
        self.assumptions = assumptions
        let index = ProgrammeIndex(programme)
        let organisations = programme.organisations
        let courses = Self.compileCourses(programme, index)
        self.courses = courses
        headcount = organisations.map { Int32($0.people) }
        var start = 0
        memberStart = organisations.map { organisation in
            defer { start += organisation.people }
            return start
        }
        let sector = organisations.map { Int32(index.sectors[$0.sector] ?? 0) }
        self.sector = sector
        sectorCount = programme.sectors.count
        group = organisations.map { $0.group.flatMap { index.groups[$0] }.map(Int32.init) ?? -1 }
        memberShare = organisations.map {
            $0.people > 0 ? Double($0.members) / Double($0.people) : 0
        }
        let requires = Self.compileRequirements(programme, index)
        self.requires = requires
        let opensFreely = courses.indices.reduce(UInt64(0)) {
            requires[$1].isEmpty ? $0 | courses[$1].bit : $0
        }
        self.opensFreely = opensFreely
        let refreshers = courses.reduce(UInt64(0)) { $1.refreshes != 0 ? $0 | $1.bit : $0 }
        self.refreshers = refreshers
        championMakers = courses.reduce(0) { $1.makesChampions ? $0 | $1.bit : $0 }
        trainTheTrainers = courses.reduce(0) { $1.qualifiesFor != 0 ? $0 | $1.bit : $0 }
        hasMoney = courses.contains { $0.personCost != 0 || $0.donation != 0 || $0.hasPrice }
        let audience = Self.compileAudience(programme)
        self.audience = audience
        composition = programme.courses.map { course in
            course.composition.map { (Int32(index.groups[$0.group] ?? -1), $0.atLeast) }
        }
        openToNeverTrained = sector.map { opensFreely & ~refreshers & audience[Int($0)] }
        let ties = Graph(
            nodeCount: organisations.count,
            edges: programme.partnerships.map { tie in
                Graph.Edge(
                    from: index.organisations[tie.from] ?? 0,
                    to: index.organisations[tie.to] ?? 0,
                    weight: tie.strength,
                    isDirected: tie.directed
                )
            }
        )
        self.ties = ties
        tieOffsets = ties.offsets
        tieTargets = ties.targets
        strength = ties.weights
        (incomingOffsets, incoming) = Self.incoming(ties)
        (aliasChance, alias) = Self.aliasTables(ties)
        organisationKeys = organisations.map { RandomStream.key(1, name: $0.id) }
        let named = Self.compilePeople(programme, index)
        namedPeople = named.people
        let unnamedFounders = organisations.enumerated().map { position, organisation in
            Int32(max(0, organisation.foundingTrainers - named.founders[position]))
        }
        self.unnamedFounders = unnamedFounders
        firstNamed = unnamedFounders.reduce(0) { $0 + Int($1) }
        let nextOpenWeek = Self.openWeeks(programme, weeks: weeks)
        self.nextOpenWeek = nextOpenWeek
        let plan = Self.compileSessions(
            programme,
            index,
            courses: courses,
            namedPositions: named.positions,
            nextOpenWeek: nextOpenWeek
        )
        sessions = plan.sessions
        sessionStart = plan.starts
        allCourses = courses.reduce(0) { $0 | $1.bit }
        deliverable = courses.reduce(0) { $0 | $1.qualifiesFor }
        trainTheTrainerCourses = courses.indices.filter { courses[$0].qualifiesFor != 0 }
        selfPacedIntakes = courses.indices.filter { courses[$0].enrolmentPerWeek > 0 }
        validityCount = courses.count { $0.validityWeeks >= 0 }
        needsCoTrainers = courses.contains { $0.trainersRequired > 1 }
        embeddedCoverage = programme.embedded.coverage
        embeddedTrainers = programme.embedded.trainers
        groupSizes = GroupSizeTable(assumptions, courses: courses)
        var notices = plan.notices
        (target, notices) = Self.compileTarget(programme, index, weeks: weeks, notices: notices)
        self.notices = notices
    }

    /// The same scenario with a number in place of what is not known, by the keys of the assumptions' slots.
    ///
    /// All other draws stay as they are.
    func fixing(_ values: [UInt64: Double]) -> Scenario {
        var scenario = self
        scenario.assumptions = assumptions.fixing(values)
        return scenario
    }

    private static func incoming(_ ties: Graph) -> ([Int32], [(source: Int32, arc: Int32)]) {
        var offsets = [Int32](repeating: 0, count: ties.nodeCount + 1)
        for target in ties.targets { offsets[Int(target) + 1] += 1 }
        for node in 0..<ties.nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var list = [(source: Int32, arc: Int32)](repeating: (0, 0), count: ties.arcCount)
        for node in 0..<ties.nodeCount {
            for arc in ties.arcs(of: node) {
                let target = Int(ties.targets[arc])
                list[Int(next[target])] = (Int32(node), Int32(arc))
                next[target] += 1
            }
        }
        return (offsets, list)
    }

    /// Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE TSE 17(9), 1991,
    /// doi:10.1109/32.92917.
    private static func aliasTables(_ ties: Graph) -> (chance: [Double], alias: [Int32]) {
        var chance = Array(repeating: 1.0, count: ties.arcCount)
        var alias = (0..<ties.arcCount).map(Int32.init)
        for node in 0..<ties.nodeCount {
            let arcs = ties.arcs(of: node)
            let total = arcs.reduce(0) { $0 + ties.weights[$1] }
            for arc in arcs { chance[arc] = ties.weights[arc] / total * Double(arcs.count) }
            var small = arcs.filter { chance[$0] < 1 }
            var large = arcs.filter { chance[$0] >= 1 }
            while let low = small.popLast(), let high = large.popLast() {
                alias[low] = Int32(high)
                chance[high] -= 1 - chance[low]
                if chance[high] < 1 { small.append(high) } else { large.append(high) }
            }
            for arc in small + large where alias[arc] == Int32(arc) { chance[arc] = 1 }
        }
        return (chance, alias)
    }

    private static func compileTarget(
        _ programme: Programme,
        _ index: ProgrammeIndex,
        weeks: Int,
        notices: [String]
    ) -> (CompiledTarget?, [String]) {
        guard let target = programme.target else { return (nil, notices) }
        let week = programme.week(of: target.by)
        guard week < weeks else {
            return (
                nil,
                [
                    "the target's day \(target.by) lies after the last day simulated, so its chance is not given"
                ] + notices
            )
        }
        let compiled = CompiledTarget(
            people: Int64(target.people ?? 0),
            organisations: Int64(target.organisations ?? 0),
            effective: Int64(
                (Double(target.effective ?? 0) * Metric.effectiveReach.scale).rounded()
            ),
            completions: target.completions.compactMap { goal in
                index.courses[goal.course].map { ($0, Int64(goal.people)) }
            },
            week: week
        )
        return (compiled, notices)
    }

    private static func openWeeks(_ programme: Programme, weeks: Int) -> [Int] {
        var isOpen = Array(repeating: true, count: weeks)
        for blackout in programme.blackouts {
            let first = max(0, programme.week(of: blackout.from))
            let last = min(weeks - 1, programme.week(of: blackout.to))
            guard first <= last else { continue }
            for week in first...last { isOpen[week] = false }
        }
        var next = weeks
        var result = Array(repeating: weeks, count: weeks + 1)
        for week in stride(from: weeks - 1, through: 0, by: -1) {
            if isOpen[week] { next = week }
            result[week] = next
        }
        return result
    }
}

/// Positions by id.
struct ProgrammeIndex {
    let sectors: [String: Int]
    let groups: [String: Int]
    let courses: [String: Int]
    let organisations: [String: Int]

    init(_ programme: Programme) {
        func positions(_ ids: some Sequence<String>) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        }
        sectors = positions(programme.sectors.map(\.id))
        groups = positions(programme.groups.map(\.id))
        courses = positions(programme.courses.map(\.id))
        organisations = positions(programme.organisations.lazy.map(\.id))
    }
}
