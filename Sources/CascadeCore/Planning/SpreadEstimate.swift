import RealModule

/// What seats at an organisation are expected to bring, from the means of the assumptions: nothing is simulated.
///
/// It serves to tell which organisations and ties are worth simulating, and no number of it is ever shown. Every trainer's
/// line is followed at home for a few generations, each with half of the weeks that the one before had left:
///
///     held(w) = delivers × turns(w − delay) × group size × (1 + (1 − openness) × held((w − delay) ÷ 2))
///
/// are the seats that come of one seat with w weeks left, with delivers = attendance × completion × champion × chance to
/// complete train-the-trainer (one retry) × activation × chance to stay until the first session, turns(w) = 1 + rate × weeks
/// active of the w after the first, and delay the weeks of both courses and the lag. The share `openness` of them goes to
/// partners, where there are any. Places in train-the-trainer are taken to be there, as for the reproduction number.
struct SpreadEstimate {
    /// What leads from a course to trainers.
    private struct Path {
        /// The train-the-trainer course.
        let trainTheTrainer: Int
        /// The course that its completers hold: the first that makes champions, else the first.
        let delivered: Int
    }

    /// Generations that are followed at home.
    private static let generations = 6

    let scenario: Scenario
    /// By slot of the assumptions: its mean, within its valid range.
    private let values: [Double]
    /// By course: the way to trainers; nil where it leads to none.
    private let paths: [Path?]
    /// By course: weeks that are left when its planned sessions are held, on average.
    private let weeksLeft: [Double]
    /// The courses that seats are for, in written order.
    private let seatCourses: [Int]

    /// The estimate for a programme that has been compiled.
    ///
    /// - Complexity: O(assumptions + courses² + sessions).
    init(_ scenario: Scenario) {
        self.scenario = scenario
        values = scenario.assumptions.slots.map { slot in
            let range = slot.assumption.validRange
            let mean = slot.quantity.mean
            if case .unlimited = slot.quantity { return mean }
            if case .lognormalWeeks(let median, _) = slot.quantity { return median }
            // Which of its spreads is meant; a programme's own assumption has one.
            if case .negativeBinomial = slot.quantity { return 0 }
            return min(max(mean, range.lowerBound), range.upperBound)
        }
        paths = scenario.courses.indices.map { course in
            let compiled = scenario.courses[course]
            let trainTheTrainer =
                compiled.qualifiesFor != 0
                ? course
                : compiled.makesChampions
                    ? NextGenerationMatrix.next(after: course, scenario)?.course : nil
            guard let trainTheTrainer else { return nil }
            let held = Self.courses(in: scenario.courses[trainTheTrainer].qualifiesFor)
            guard let first = held.first else { return nil }
            let delivered = held.first { scenario.courses[$0].makesChampions } ?? first
            return Path(trainTheTrainer: trainTheTrainer, delivered: delivered)
        }
        var starts = Array(repeating: (sum: 0, count: 0), count: scenario.courses.count)
        for session in scenario.sessions {
            starts[session.course].sum += session.week
            starts[session.course].count += 1
        }
        let weeks = Double(scenario.weeks)
        weeksLeft = starts.map { $0.count > 0 ? weeks - Double($0.sum) / Double($0.count) : weeks }
        let planned = starts.indices.filter { starts[$0].count > 0 }
        seatCourses = planned.isEmpty ? Array(starts.indices) : planned
    }

    /// People at an organisation who were never trained at the start.
    func room(at organisation: Int) -> Int {
        let founders = scenario.programme.organisations[organisation].foundingTrainers
        return max(0, Int(scenario.headcount[organisation]) - founders)
    }

    /// The course whose seats bring most to an organisation; nil where none is open to its people.
    func bestCourse(for organisation: Int) -> Int? {
        let open = scenario.openToNeverTrained[organisation]
        var best: (course: Int, seats: Double)?
        for course in seatCourses where open & scenario.courses[course].bit != 0 {
            let seats =
                completes(course, organisation)
                * (1 + held(course, organisation, weeks: weeksLeft[course]))
            if best.map({ seats > $0.seats }) ?? true { best = (course, seats) }
        }
        return best?.course
    }

    /// Weeks left when the planned sessions of a course are held, on average.
    func weeksLeft(after course: Int) -> Double { weeksLeft[course] }

    /// The course that trainers hold who come of seats in a course; nil where none come.
    func delivered(after course: Int) -> Int? { paths[course]?.delivered }

    /// Chance that someone booked completes.
    func completes(_ course: Int, _ organisation: Int) -> Double {
        value(.attendance, course, organisation) * value(.completion, course, organisation)
    }

    /// Share of the seats held by an organisation's trainers that goes to partners.
    func openness(_ course: Int, _ organisation: Int) -> Double {
        scenario.arcs(of: organisation).isEmpty ? 0 : value(.openness, course, organisation)
    }

    /// The same if it had partners.
    func opennessWithPartners(_ course: Int, _ organisation: Int) -> Double {
        value(.openness, course, organisation)
    }

    /// Chance that one booked seat makes a trainer who delivers.
    func delivers(_ course: Int, _ organisation: Int) -> Double {
        guard let path = paths[course] else { return 0 }
        let trainTheTrainer = path.trainTheTrainer
        let passes = completes(trainTheTrainer, organisation)
        let stays = Double.pow(weeklyStay(organisation), lag(trainTheTrainer, organisation))
        let delivers = value(.activation, trainTheTrainer, organisation) * stays
        if trainTheTrainer == course { return passes * delivers }
        return completes(course, organisation) * value(.champion, course, organisation)
            * (1 - (1 - passes) * (1 - passes)) * delivers
    }

    /// Seats that trainers hold who come of one seat, at home or with partners.
    ///
    /// - Complexity: O(generations).
    func held(_ course: Int, _ organisation: Int, weeks: Double) -> Double {
        held(course, organisation, weeks: weeks, generations: Self.generations)
    }

    private func held(_ course: Int, _ organisation: Int, weeks: Double, generations: Int)
        -> Double
    {
        guard generations > 0, let path = paths[course] else { return 0 }
        let delay =
            Double(scenario.courses[course].durationWeeks + 1)
            + (path.trainTheTrainer == course
                ? 0 : Double(scenario.courses[path.trainTheTrainer].durationWeeks))
            + lag(path.trainTheTrainer, organisation)
        let left = weeks - delay
        guard left > 0 else { return 0 }
        let chance = delivers(course, organisation)
        guard chance > 0 else { return 0 }
        let home = 1 - openness(path.delivered, organisation)
        let next = held(path.delivered, organisation, weeks: left / 2, generations: generations - 1)
        return chance * seats(ofOneTrainer: path, organisation, weeks: left) * (1 + home * next)
    }

    /// Seats that an organisation's founding trainers hold, and those who come of them.
    func heldByFounders(_ organisation: Int) -> Double {
        let founders = scenario.programme.organisations[organisation].foundingTrainers
        guard founders > 0 else { return 0 }
        let held = Self.courses(in: scenario.deliverable)
        guard let first = held.first else { return 0 }
        let delivered = held.first { scenario.courses[$0].makesChampions } ?? first
        let bit = scenario.courses[delivered].bit
        guard
            let trainTheTrainer = scenario.trainTheTrainerCourses.first(where: {
                scenario.courses[$0].qualifiesFor & bit != 0
            })
        else { return 0 }
        let path = Path(trainTheTrainer: trainTheTrainer, delivered: delivered)
        let left = Double(scenario.weeks) - lag(trainTheTrainer, organisation)
        guard left > 0 else { return 0 }
        let home = 1 - openness(delivered, organisation)
        return Double(founders) * seats(ofOneTrainer: path, organisation, weeks: left)
            * (1 + home * self.held(delivered, organisation, weeks: left / 2))
    }

    /// Seats that one trainer offers in the weeks after the first turn, that turn included.
    private func seats(ofOneTrainer path: Path, _ organisation: Int, weeks: Double) -> Double {
        let course = path.trainTheTrainer
        let survives =
            weeklyStay(organisation)
            * Double.pow(1 - value(.trainerLapse, course, organisation), Simulator.yearsPerWeek)
        let limit = min(weeks, value(.career, course, organisation))
        let active =
            survives < 1 ? survives * (1 - Double.pow(survives, limit)) / (1 - survives) : limit
        let rate = value(.sessionsPerYear, course, organisation) * Simulator.yearsPerWeek
        let slot = scenario.assumptions.slot(
            .groupSize,
            course: path.delivered,
            organisation: organisation
        )
        return (1 + rate * active)
            * scenario.groupSizes.meanSeats(slot: slot, value: values[slot], course: path.delivered)
    }

    /// Chance not to leave in a week, moves to partners left aside.
    private func weeklyStay(_ organisation: Int) -> Double {
        let slot = scenario.assumptions.slot(.turnover, organisation: organisation)
        return Double.pow(1 - values[slot], Simulator.yearsPerWeek)
    }

    private func lag(_ course: Int, _ organisation: Int) -> Double {
        max(1, value(.firstDeliveryLag, course, organisation))
    }

    private func value(_ assumption: AssumptionIndex, _ course: Int, _ organisation: Int) -> Double
    {
        values[scenario.assumptions.slot(assumption, course: course, organisation: organisation)]
    }

    private static func courses(in mask: UInt64) -> [Int] {
        (0..<64).filter { mask & (1 << UInt64($0)) != 0 }
    }
}
