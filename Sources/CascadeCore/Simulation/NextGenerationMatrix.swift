import RealModule

/// Expected new delivering trainers by course and sector, for one draw of the assumptions.
struct NextGenerationMatrix {
    private let sectorCount: Int
    private let courseCount: Int
    /// Row: new trainer's course and sector; column: delivering trainer's.
    private var entries: [[Double]]

    init(_ scenario: Scenario, values: [Double], mixing: [[Double]]) {
        sectorCount = scenario.sectorCount
        let courses = scenario.trainTheTrainerCourses
        courseCount = courses.count
        let size = courseCount * sectorCount
        entries = Array(repeating: Array(repeating: 0, count: size), count: size)
        let sectors = SectorAverages(scenario, values)
        // By course taught, then sector: the chance that an attendee becomes a delivering trainer.
        let chances = scenario.courses.indices.map { taught in
            (0..<sectorCount).map { sector in
                guard scenario.courses[taught].makesChampions,
                    let next = Self.next(after: taught, scenario)
                else { return 0.0 }
                return sectors.newTrainers(taught, next.course, sector)
            }
        }
        for (position, course) in courses.enumerated() {
            let delivered = scenario.courses[course].qualifiesFor
            let share = 1 / Double(max(1, delivered.nonzeroBitCount))
            for sector in 0..<sectorCount {
                let turns = sectors.turns(course, sector)
                for taught in scenario.courses.indices {
                    guard delivered & scenario.courses[taught].bit != 0,
                        scenario.courses[taught].makesChampions,
                        let next = Self.next(after: taught, scenario)
                    else { continue }
                    let seats = sectors.seats(taught, sector)
                    let openness = sectors.average(.openness, taught, sector)
                    for target in 0..<sectorCount where chances[taught][target] > 0 {
                        let home = target == sector ? 1 - openness : 0
                        let away = openness * mixing[sector][target]
                        // Without this, turns without end times no seats would be no number.
                        guard home + away > 0, seats > 0 else { continue }
                        let row = next.position * sectorCount + target
                        entries[row][position * sectorCount + sector] +=
                            turns * share * seats * (home + away)
                            * chances[taught][target]
                    }
                }
            }
        }
    }

    /// The train-the-trainer course that a champion of a course goes to: the first in written order that it opens.
    static func next(after taught: Int, _ scenario: Scenario) -> (
        position: Int, course: Int
    )? {
        var completed: UInt64 = 0
        var open: [Int] = [taught]
        while let course = open.popLast() {
            guard completed & scenario.courses[course].bit == 0 else { continue }
            completed |= scenario.courses[course].bit
            var mask = scenario.requires[course].first ?? 0
            while mask != 0 {
                open.append(mask.trailingZeroBitCount)
                mask &= mask &- 1
            }
        }
        for (position, course) in scenario.trainTheTrainerCourses.enumerated() {
            let requires = scenario.requires[course]
            if requires.isEmpty || requires.contains(where: { $0 & ~completed == 0 }) {
                return (position, course)
            }
        }
        return nil
    }

    /// The spectral radius, and by sector the new trainers of any sector that one of its trainers brings about.
    func reproduction() -> (radius: Double, bySector: [Double]) {
        let size = entries.count
        let columns = (0..<size).map { column in entries.reduce(0) { $0 + $1[column] } }
        guard columns.allSatisfy(\.isFinite) else {
            return (.infinity, sectorAverage(columns, weights: Array(repeating: 1, count: size)))
        }
        // Power iteration on I + K, whose dominant eigenvalue is simple to reach where K is periodic.
        var vector = Array(repeating: 1.0, count: size)
        var radius = 0.0
        for _ in 0..<10_000 {
            var next = vector
            for row in 0..<size {
                for column in 0..<size { next[row] += entries[row][column] * vector[column] }
            }
            let norm = next.reduce(0, +)
            let change = abs(norm / vector.reduce(0, +) - 1 - radius)
            radius = norm / vector.reduce(0, +) - 1
            vector = next.map { $0 / norm }
            if change < 1e-12 * max(1, radius) { break }
        }
        return (radius, sectorAverage(columns, weights: vector))
    }

    /// Averages over the courses that qualified a sector's trainers, by their share in the long run.
    private func sectorAverage(_ columns: [Double], weights: [Double]) -> [Double] {
        (0..<sectorCount).map { sector in
            let positions = (0..<courseCount).map { $0 * sectorCount + sector }
            let total = positions.reduce(0) { $0 + weights[$1] }
            guard total > 0 else {
                return positions.reduce(0) { $0 + columns[$1] } / Double(courseCount)
            }
            return positions.reduce(0) { $0 + columns[$1] * weights[$1] } / total
        }
    }
}

/// Averages of assumptions over a sector's organisations, by headcount.
private struct SectorAverages {
    private let scenario: Scenario
    private let values: [Double]
    private let organisations: [[Int]]
    private let people: [Double]

    init(_ scenario: Scenario, _ values: [Double]) {
        self.scenario = scenario
        self.values = values
        var organisations = Array(repeating: [Int](), count: scenario.sectorCount)
        var people = Array(repeating: 0.0, count: scenario.sectorCount)
        for (organisation, sector) in scenario.sector.enumerated()
        where scenario.headcount[organisation] > 0 {
            organisations[Int(sector)].append(organisation)
            people[Int(sector)] += Double(scenario.headcount[organisation])
        }
        self.organisations = organisations
        self.people = people
    }

    private func value(_ assumption: AssumptionIndex, _ course: Int, _ organisation: Int) -> Double
    {
        values[scenario.assumptions.slot(assumption, course: course, organisation: organisation)]
    }

    private func mean(_ sector: Int, _ number: (Int) -> Double) -> Double {
        guard people[sector] > 0 else { return 0 }
        return organisations[sector].reduce(0) {
            $0 + Double(scenario.headcount[$1]) * number($1)
        } / people[sector]
    }

    func average(_ assumption: AssumptionIndex, _ course: Int, _ sector: Int) -> Double {
        mean(sector) { value(assumption, course, $0) }
    }

    func seats(_ course: Int, _ sector: Int) -> Double {
        mean(sector) { organisation in
            let slot = scenario.assumptions.slot(
                .groupSize,
                course: course,
                organisation: organisation
            )
            return scenario.groupSizes.meanSeats(slot: slot, value: values[slot], course: course)
        }
    }

    /// Turns of a delivering trainer whom `course` qualified: the first one and those after.
    func turns(_ course: Int, _ sector: Int) -> Double {
        mean(sector) { organisation in
            let stays = weeklyStay(organisation)
            let lapse = value(.trainerLapse, course, organisation)
            let survives = stays * Double.pow(1 - lapse, Simulator.yearsPerWeek)
            var limit = value(.career, course, organisation)
            let validity = scenario.courses[course].validityWeeks
            if validity >= 0 {
                limit = min(limit, max(0, Double(validity) - lag(course, organisation)))
            }
            let rate = value(.sessionsPerYear, course, organisation) * Simulator.yearsPerWeek
            guard rate > 0 else { return 1 }
            let weeks =
                survives < 1
                ? survives * (1 - Double.pow(survives, limit)) / (1 - survives) : limit
            return 1 + rate * weeks
        }
    }

    /// Chance that an attendee of `course` from a sector becomes a delivering trainer through `trainTheTrainer`.
    func newTrainers(_ course: Int, _ trainTheTrainer: Int, _ sector: Int) -> Double {
        mean(sector) { organisation in
            let comesForward =
                value(.attendance, course, organisation) * value(.completion, course, organisation)
                * value(.champion, course, organisation)
            let passes =
                value(.attendance, trainTheTrainer, organisation)
                * value(.completion, trainTheTrainer, organisation)
            let stays = Double.pow(weeklyStay(organisation), lag(trainTheTrainer, organisation))
            return comesForward * (1 - (1 - passes) * (1 - passes))
                * value(.activation, trainTheTrainer, organisation) * stays
        }
    }

    /// Chance not to leave the partnership in a week.
    private func weeklyStay(_ organisation: Int) -> Double {
        let turnover = values[scenario.assumptions.slot(.turnover, organisation: organisation)]
        let moves =
            scenario.arcs(of: organisation).isEmpty
            ? 0 : values[scenario.assumptions.slot(.moves, organisation: organisation)]
        let hazard = 1 - Double.pow(1 - turnover, Simulator.yearsPerWeek)
        return 1 - hazard * (1 - moves)
    }

    /// Median weeks from qualifying to the first turn.
    private func lag(_ course: Int, _ organisation: Int) -> Double {
        let slot = scenario.assumptions.slot(
            .firstDeliveryLag,
            course: course,
            organisation: organisation
        )
        if case .lognormalWeeks(let median, _) = scenario.assumptions.slots[slot].quantity {
            return max(1, median)
        }
        return max(1, values[slot])
    }
}
