/// How many reverse-reachable sets are drawn before each look at the bounds, and when they are enough.
struct SampleSchedule {
    /// Number of sets in the collection at step 0; each step doubles it.
    let first: Int
    /// The last step.
    let steps: Int
    /// The share of the best that the method is sure of on the sets that it sees.
    let worstCase: Double
    /// Whether at the last step the worst case holds by theory, but for the error.
    let holdsAtTheEnd: Bool
    /// The natural logarithm of 1 ÷ the chance at which each bound may fail.
    let logarithm: Double

    /// Members of the collection before which it is worth going on, for they take no time: small networks get better seeds.
    private static let fewestMembers = 1 << 15

    /// Members of the collection beyond which it does not grow: half a gigabyte, and as much for their index.
    private static let mostMembers = 1 << 27

    private let error: Double
    private let goal: Double

    private static let oneLessInverseE = 0.632_120_558_828_557_7

    /// The schedule for limits.
    ///
    /// At the last step there are as many sets as Tang, Shi & Xiao, "Influence maximization in near-linear time", SIGMOD 2015,
    /// doi:10.1145/2723372.2723734, lemmas 3 and 4, ask for: with β the worst case, N the number of possible choices and L what
    /// the best reaches at least, 2 total (β √ln(6/δ) + √(β (ln N + ln(6/δ))))² ÷ (error² L).
    ///
    /// - Complexity: O(V).
    init(
        _ start: FeasibleChoice,
        fallback: [Int],
        nodeWeights: [Int]?,
        error: Double,
        failure: Double
    ) {
        self.error = error
        goal = Self.oneLessInverseE - error
        let isPlain = !start.hasQuotas && !start.hasBudget
        if isPlain {
            worstCase = Self.oneLessInverseE
        } else if !start.hasBudget || !start.hasQuotas && !start.hasCount {
            worstCase = 0.5
        } else {
            worstCase = 0
        }
        var total = 0
        for node in 0..<start.nodeCount { total += nodeWeights?[node] ?? 1 }
        var some = start
        for node in fallback {
            if some.chosen.count == some.count { break }
            if some.allows(node) { some.add(node) }
        }
        let least = some.chosen.reduce(0) { $0 + (nodeWeights?[$1] ?? 1) }
        // Choices are counted by their greatest number of nodes, which the cheapest first make.
        var size = 0
        var cost = start.cost
        for node in fallback where size < start.count - start.chosen.count {
            cost += start.cost(of: node)
            if cost > start.budget { break }
            size += 1
        }
        let share = worstCase > 0 ? worstCase : Self.oneLessInverseE
        let chance = naturalLogarithm(6 / failure)
        let choices = Self.logarithmOfChoices(of: size, from: start.nodeCount)
        let root = share * chance.squareRoot() + (share * (choices + chance)).squareRoot()
        let needed =
            2 * Double(total) * root * root / (error * error * Double(max(1, least)))
        let first = 128
        var steps = 0
        while steps < 30, Double(first << steps) < max(needed, Double(Self.fewestMembers)) {
            steps += 1
        }
        self.first = first
        self.steps = steps
        holdsAtTheEnd = least > 0 && worstCase > 0 && Double(first << steps) >= needed
        logarithm = naturalLogarithm(3 * Double(steps + 1) / failure)
    }

    /// Whether a choice from a collection with so many members may do, so that it is worth checking.
    func isPromising(_ choice: SeedChooser.Choice, members: Int) -> Bool {
        Double(choice.met) >= wanted && members >= Self.fewestMembers
    }

    /// Whether more sets would hardly be of use to a promising choice.
    func isEnough(_ bounds: Diffusion.Bounds) -> Bool {
        bounds.guarantee >= goal
            || worstCase < Self.oneLessInverseE && bounds.guarantee >= worstCase - error
                && bounds.guarantee >= bounds.limit - error
    }

    /// Number of sets that seeds must meet for their spread to be known to within the share `error`.
    private var wanted: Double { 2 * logarithm / (error * error) }

    /// Whether nothing follows a step at which the collection holds so many members.
    func isLast(_ step: Int, members: Int) -> Bool {
        step == steps || 2 * members > Self.mostMembers
    }

    /// The step to look at first, given the number of members that the collection has with its first sets.
    func start(members: Int) -> Int {
        var step = 0
        while step < steps, members << step < Self.fewestMembers { step += 1 }
        return step
    }

    /// The step to look at next: the first that may be enough, given what the collection holds now.
    ///
    /// The bounds hold at all steps together, so that skipping some leaves the others as they are.
    func step(after step: Int, met: Int, members: Int) -> Int {
        var next = step + 1
        while next < steps, next < step + 10, members << (next + 1 - step) <= Self.mostMembers,
            Double(met << (next - step)) < wanted || members << (next - step) < Self.fewestMembers
        {
            next += 1
        }
        return min(next, steps)
    }

    /// ln of the number of ways to choose at most `size` of `count`, or a little more.
    private static func logarithmOfChoices(of size: Int, from count: Int) -> Double {
        if 2 * size >= count { return Double(count) * 0.693_147_180_559_945_4 }
        var sum = naturalLogarithm(Double(size + 1))
        for taken in 0..<size {
            sum += naturalLogarithm(Double(count - taken)) - naturalLogarithm(Double(taken + 1))
        }
        return sum
    }
}
