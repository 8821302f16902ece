/// What one worker's replicates came to, in whole numbers, so that workers' tallies add up in any order.
///
/// Memory is O(weeks × metrics + organisations × weeks + ties) and does not grow with the number of replicates.
struct Tally: Sendable {
    /// Generations kept apart; later ones are counted with the last.
    static let generationLimit = 24
    private static let firstGenerationLimit = 8

    let weeks: Int
    let organisationCount: Int
    /// Weeks in one cell of `firstWeeks`, so that the table stays within 8 million cells.
    let weeksPerCell: Int
    let cellsPerOrganisation: Int

    var replicates = 0
    /// By metric, then week.
    var series: [NumberTally]
    var sectorReached: [NumberTally]
    var sectorPresent: [Int64]
    var sectorOrganisations: [Int64]
    var organisationReached: [NumberTally]
    var organisationPresent: [Int64]
    var organisationHit: [Int64]
    var organisationEmbedded: [Int64]
    var organisationTrainers: [Int64]
    var organisationAtHome: [Int64]
    /// By kept week, then organisation: people reached who are there.
    var keptPresent: [Int64]
    /// By kept week, then organisation: people first reached there.
    var keptReached: [Int64]
    /// People reached by the trainers of each organisation, and by external trainers, in units of credit.
    var credit: [Int64]
    var externalCredit: Int64 = 0
    /// People reached across each arc.
    var arcReached: [Int64]
    var firstWeeks: [UInt32]
    var firstGenerations: [UInt32]
    var firstAtHome: [UInt32]
    var firstPlanned: [UInt32]
    var firstAcross: [UInt32]
    var generationReached: [NumberTally]
    /// By generation, then week: people reached in that week.
    var generationWeeks: [Int64]
    var trainersQualified: [Int64]
    var trainersDelivering: [Int64]
    var sessionsHeld: [Int64]
    var sessionsCancelled: [Int64]
    var compositionMet: [Int64]
    var attendances: [Int64]
    var completions: [NumberTally]
    var waiting: [Int64]
    /// In hundredths of the currency.
    var income: [Int64]
    /// By week: replicates that first meet the target in it.
    var targetWeeks: [Int64]

    /// Of the replicate at hand.
    private var generationNow: [Int64]
    private var completedNow: [Int64]

    init(_ scenario: Scenario) {
        weeks = scenario.weeks
        organisationCount = scenario.headcount.count
        let courses = scenario.courses.count
        let cells = weeks * organisationCount
        weeksPerCell = max(1, (cells + (1 << 23) - 1) >> 23)
        cellsPerOrganisation = (weeks + weeksPerCell - 1) / weeksPerCell
        let empty = NumberTally()
        series = Array(repeating: empty, count: Metric.allCases.count * weeks)
        sectorReached = Array(repeating: empty, count: scenario.sectorCount)
        sectorPresent = Array(repeating: 0, count: scenario.sectorCount)
        sectorOrganisations = sectorPresent
        organisationReached = Array(repeating: empty, count: organisationCount)
        let zeros = Array(repeating: Int64(0), count: organisationCount)
        organisationPresent = zeros
        organisationHit = zeros
        organisationEmbedded = zeros
        organisationTrainers = zeros
        organisationAtHome = zeros
        keptPresent = Array(repeating: 0, count: scenario.keptWeeks.count * organisationCount)
        keptReached = keptPresent
        credit = zeros
        arcReached = Array(repeating: 0, count: scenario.tieTargets.count)
        firstWeeks = Array(repeating: 0, count: organisationCount * cellsPerOrganisation)
        firstGenerations = Array(
            repeating: 0,
            count: organisationCount * Self.firstGenerationLimit
        )
        firstAtHome = Array(repeating: 0, count: organisationCount)
        firstPlanned = firstAtHome
        firstAcross = Array(repeating: 0, count: scenario.tieTargets.count)
        generationReached = Array(repeating: empty, count: Self.generationLimit)
        generationWeeks = Array(repeating: 0, count: Self.generationLimit * weeks)
        let byGeneration = Array(repeating: Int64(0), count: Self.generationLimit)
        trainersQualified = byGeneration
        trainersDelivering = byGeneration
        generationNow = byGeneration
        let byCourse = Array(repeating: Int64(0), count: courses)
        sessionsHeld = byCourse
        sessionsCancelled = byCourse
        compositionMet = byCourse
        attendances = byCourse
        completions = Array(repeating: empty, count: courses)
        waiting = byCourse
        income = byCourse
        completedNow = byCourse
        targetWeeks = Array(repeating: 0, count: weeks)
    }

    /// The position under which a generation is counted.
    @inline(__always)
    func generation(_ generation: Int16) -> Int { min(Int(generation), Self.generationLimit - 1) }

    /// Counts people first reached in a week.
    mutating func reach(_ people: Int, week: Int, generation: Int16) {
        guard people > 0 else { return }
        let generation = self.generation(generation)
        generationNow[generation] += Int64(people)
        generationWeeks[generation &* weeks &+ week] += Int64(people)
    }

    /// Counts how an organisation is first reached.
    mutating func firstReach(_ organisation: Int, week: Int, generation: Int16, arc: Int32) {
        firstWeeks[organisation * cellsPerOrganisation + week / weeksPerCell] += 1
        let generation = min(Int(generation), Self.firstGenerationLimit - 1)
        firstGenerations[organisation * Self.firstGenerationLimit + generation] += 1
        if arc >= 0 {
            firstAcross[Int(arc)] += 1
        } else if arc == Simulator.home {
            firstAtHome[organisation] += 1
        } else {
            firstPlanned[organisation] += 1
        }
    }

    /// Counts a completion of a course.
    @inline(__always)
    mutating func completed(_ course: Int) { completedNow[course] += 1 }

    /// Counts completions that were on record before the replicate began.
    mutating func completed(_ course: Int, before count: Int64) { completedNow[course] += count }

    /// Completions of a course in the replicate at hand.
    func completedSoFar(_ course: Int) -> Int64 { completedNow[course] }

    /// Adds up what was counted for the replicate at hand.
    mutating func finishReplicate() {
        replicates += 1
        for generation in generationNow.indices {
            generationReached[generation].add(generationNow[generation])
            generationNow[generation] = 0
        }
        for course in completedNow.indices {
            completions[course].add(completedNow[course])
            completedNow[course] = 0
        }
    }

    /// Adds another worker's tally.
    mutating func merge(_ other: Tally) {
        replicates += other.replicates
        externalCredit += other.externalCredit
        Self.merge(&series, other.series)
        Self.merge(&sectorReached, other.sectorReached)
        Self.merge(&organisationReached, other.organisationReached)
        Self.merge(&generationReached, other.generationReached)
        Self.merge(&completions, other.completions)
        let counts: [WritableKeyPath<Tally, [Int64]>] = [
            \.sectorPresent, \.sectorOrganisations, \.organisationPresent, \.organisationHit,
            \.organisationEmbedded, \.organisationTrainers, \.organisationAtHome, \.keptPresent,
            \.keptReached,
            \.credit, \.arcReached, \.generationWeeks, \.trainersQualified,
            \.trainersDelivering, \.sessionsHeld, \.sessionsCancelled, \.compositionMet,
            \.attendances, \.waiting, \.income, \.targetWeeks,
        ]
        for path in counts { Self.add(&self[keyPath: path], other[keyPath: path]) }
        let small: [WritableKeyPath<Tally, [UInt32]>] = [
            \.firstWeeks, \.firstGenerations, \.firstAtHome, \.firstPlanned, \.firstAcross,
        ]
        for path in small { Self.add(&self[keyPath: path], other[keyPath: path]) }
    }

    private static func merge(_ left: inout [NumberTally], _ right: [NumberTally]) {
        for position in right.indices { left[position].merge(right[position]) }
    }

    private static func add<Number: FixedWidthInteger>(_ left: inout [Number], _ right: [Number]) {
        for position in right.indices { left[position] += right[position] }
    }

    /// How an organisation is first reached; nil where no replicate reaches it.
    func firstReach(of organisation: Int, scenario: Scenario) -> Outcome.FirstReach? {
        let cells = firstWeeks[
            (organisation * cellsPerOrganisation)..<((organisation + 1) * cellsPerOrganisation)
        ]
        let total = cells.reduce(0) { $0 + Int($1) }
        guard total > 0 else { return nil }
        var sum = 0
        var cell = 0
        for (position, count) in cells.enumerated() {
            sum += Int(count)
            cell = position
            if 2 * sum >= total { break }
        }
        let row = organisation * Self.firstGenerationLimit
        let generation = (0..<Self.firstGenerationLimit).max { left, right in
            let counts = (firstGenerations[row + left], firstGenerations[row + right])
            return counts.0 < counts.1 || (counts.0 == counts.1 && left > right)
        }
        var source = Outcome.FirstReach.Source.plannedSession
        var most = firstPlanned[organisation]
        if firstAtHome[organisation] > most {
            (source, most) = (.itself, firstAtHome[organisation])
        }
        for (partner, count) in firstAcrossByPartner(into: organisation, scenario)
        where count > most {
            (source, most) = (.partner(partner), count)
        }
        return Outcome.FirstReach(
            week: min(weeks - 1, cell * weeksPerCell + weeksPerCell / 2),
            generation: generation ?? 1,
            source: source,
            sourceShare: Double(most) / Double(total)
        )
    }

    /// By partner, in ascending order: replicates in which it was the first to reach the organisation.
    private func firstAcrossByPartner(
        into organisation: Int,
        _ scenario: Scenario
    ) -> [(partner: Int, count: UInt32)] {
        var counts: [Int: UInt32] = [:]
        for (partner, arc) in scenario.incomingArcs(of: organisation) {
            counts[partner, default: 0] += firstAcross[arc]
        }
        return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
