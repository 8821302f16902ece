/// How a goal is measured in each replicate, so that the goal's value is a mean of scores.
struct GoalScore: Sendable {
    /// The goal.
    let goal: Goal
    /// What each replicate is asked.
    let measure: Measure
    /// What the measure is divided by.
    let divisor: Double

    /// The measure of a goal in a programme; nil where the programme can't measure it.
    init?(_ goal: Goal, _ programme: Programme, index: ProgrammeIndex, scenario: Scenario) {
        self.goal = goal
        var divisor = 1.0
        switch goal {
        case .people, .worstDecile: measure = .metric(.peopleReached)
        case .effectiveReach: measure = .metric(.effectiveReach)
        case .organisations: measure = .metric(.organisationsReached)
        case .embedded: measure = .metric(.organisationsEmbedded)
        case .coverage(let part):
            let members = programme.organisations.indices.filter {
                part.contains(programme.organisations[$0])
            }
            let people = members.reduce(0) { $0 + programme.organisations[$1].people }
            guard people > 0 else { return nil }
            divisor = Double(people)
            measure = .covered(in: members)
        case .completions(let id):
            guard let course = index.courses[id] else { return nil }
            measure = .completions(course)
        case .chanceOfTarget:
            guard scenario.target != nil else { return nil }
            measure = .targetMet
        case .equity:
            var groups = Array(repeating: [Int](), count: programme.sectors.count)
            for (position, organisation) in programme.organisations.enumerated() {
                if let sector = index.sectors[organisation.sector] {
                    groups[sector].append(position)
                }
            }
            measure = .leastCoverage(of: groups)
        }
        self.divisor = divisor
    }

    /// By replicate: numbers whose mean is the goal's value.
    ///
    /// For the worst tenth these are q + min(0, x − q) ÷ 0.1, q being the 10% quantile: their mean is the mean of the worst
    /// tenth (Rockafellar & Uryasev 2000, doi:10.21314/JOR.2000.038), and their spread gives its standard error.
    ///
    /// - Complexity: O(n), O(n log n) for the worst tenth.
    func scores(_ values: [Double]) -> [Double] {
        guard goal == .worstDecile else {
            return divisor == 1 ? values : values.map { $0 / divisor }
        }
        let sorted = values.sorted()
        let quantile = sorted[max(0, Int((Double(sorted.count) / 10).rounded(.up)) - 1)]
        return values.map { quantile + min(0, $0 - quantile) / 0.1 }
    }
}

/// Mean and standard error of some numbers.
struct Estimate: Sendable, Equatable {
    var mean: Double
    var standardError: Double

    init(_ values: [Double]) {
        let count = Double(values.count)
        guard count > 0 else {
            (mean, standardError) = (0, .infinity)
            return
        }
        let mean = values.reduce(0, +) / count
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        standardError = count > 1 ? (squares / (count - 1) / count).squareRoot() : .infinity
    }

    /// Of the differences between two rows, the second less the first.
    init(from first: [Double], to second: [Double]) {
        let count = min(first.count, second.count)
        self.init((0..<count).map { second[$0] - first[$0] })
    }
}
