import CascadeSolver
import Testing

@Suite("Integer programs")
struct IntegerProgramTests {
    @Test("a knapsack: the best two of three things, not the one that is best by weight")
    func knapsack() {
        //  worth   60  100  120
        //  weight  10   20   30     at most 50: the last two, 220
        var program = IntegerProgram()
        let things = [60.0, 100, 120].map { program.variable(0...1, worth: $0) }
        program.constrain(Array(zip(things, [10, 20, 30])), to: -.infinity...50)
        #expect(program.solved() == .best(values: [0, 1, 1], worth: 220, bound: 220))
    }

    @Test("whole values differ from the rounded best of all values")
    func wholeValues() {
        // 6x + 4y at most 24 and x + 2y at most 6: (3, 1.5) is worth 21 in all values; (4, 0) is worth 20 in whole ones.
        for isWhole in [true, false] {
            var program = IntegerProgram()
            let x = program.variable(0 ... .infinity, isWhole: isWhole, worth: 5)
            let y = program.variable(0 ... .infinity, isWhole: isWhole, worth: 4)
            program.constrain([(x, 6), (y, 4)], to: -.infinity...24)
            program.constrain([(x, 1), (y, 2)], to: -.infinity...6)
            let solution = program.solved()
            guard case .best(let values, let worth, let bound) = solution else {
                Issue.record("\(solution)")
                continue
            }
            let expected = isWhole ? [4, 0] : [3, 1.5]
            #expect(abs(values[0] - expected[0]) < 1e-6 && abs(values[1] - expected[1]) < 1e-6)
            #expect(abs(worth - (isWhole ? 20 : 21)) < 1e-6)
            #expect(abs(bound - worth) < 1e-6)
            #expect(solution[y].map { abs($0 - expected[1]) < 1e-6 } == true)
            if isWhole { #expect(values == [4, 0]) }
        }
    }

    @Test("ranges of limits hold at both ends, and negative worths make values small")
    func ranges() {
        var program = IntegerProgram()
        let x = program.variable(-10...10, worth: -1)
        let y = program.variable(-10...10, worth: -2)
        program.constrain([(x, 1), (y, 1)], to: -3...3)
        program.constrain([(x, 1), (y, -1)], to: 1...5)
        // x + y ≥ −3 binds; the larger x − y is, the better: x = 1, y = −4.
        #expect(program.solved() == .best(values: [1, -4], worth: 7, bound: 7))
    }

    @Test("a variable in several terms counts with their sum, and may cancel out")
    func repeatedTerms() {
        var program = IntegerProgram()
        let x = program.variable(0...9, worth: 1)
        program.constrain([(x, 1), (x, 1)], to: 0...7)
        #expect(program.solved() == .best(values: [3], worth: 3, bound: 3))
        program.constrain([(x, 1), (x, -1)], to: 1...2)
        #expect(program.solved() == .infeasible)
    }

    @Test("a program of nothing has the empty solution")
    func empty() {
        var program = IntegerProgram()
        #expect(program.solved() == .best(values: [], worth: 0, bound: 0))
        program.constrain([], to: -1...0)
        #expect(program.solved() == .best(values: [], worth: 0, bound: 0))
        program.constrain([], to: 1...2)
        #expect(program.solved() == .infeasible)
    }

    @Test(
        "without limits each variable takes the end that its worth wants, or else what is nearest zero"
    )
    func noLimits() {
        var program = IntegerProgram()
        _ = program.variable(-2.5...7.5, worth: 2)
        _ = program.variable(-2.5...7.5, worth: -1)
        _ = program.variable(3...7.5)
        _ = program.variable(-2.5...7.5, isWhole: false, worth: 1)
        _ = program.variable(-.infinity ... .infinity)
        #expect(program.solved() == .best(values: [7, -2, 3, 7.5, 0], worth: 23.5, bound: 23.5))
        _ = program.variable(0 ... .infinity, worth: 0.1)
        #expect(program.solved() == .unbounded)
    }

    @Test("a range without a whole number is infeasible")
    func noWholeNumber() {
        var program = IntegerProgram()
        _ = program.variable(0.2...0.8)
        #expect(program.solved() == .infeasible)
    }

    @Test("limits that contradict each other are infeasible")
    func infeasible() {
        var program = IntegerProgram()
        let x = program.variable(0...5, worth: 1)
        let y = program.variable(0...5, worth: 1)
        program.constrain([(x, 1), (y, 1)], to: 0...3)
        program.constrain([(x, 1), (y, 1)], to: 4...5)
        #expect(program.solved() == .infeasible)
    }

    @Test("limits that only fractions keep are infeasible")
    func infeasibleInWholeNumbers() {
        var program = IntegerProgram()
        let x = program.variable(0...5, worth: 1)
        let y = program.variable(0...5, worth: 1)
        program.constrain([(x, 2), (y, 2)], to: 5...5)
        #expect(program.solved() == .infeasible)
    }

    @Test("a worth without a limit is unbounded, whole or not", arguments: [true, false])
    func unbounded(isWhole: Bool) {
        var program = IntegerProgram()
        let x = program.variable(0 ... .infinity, isWhole: isWhole, worth: 1)
        let y = program.variable(0 ... .infinity, isWhole: isWhole)
        program.constrain([(x, 1), (y, -1)], to: -.infinity...3)
        #expect(program.solved() == .unbounded)
    }

    @Test("what nothing keeps is infeasible, even where its worth would have no limit")
    func infeasibleRatherThanUnbounded() {
        var program = IntegerProgram()
        let x = program.variable(0 ... .infinity, worth: 1)
        let y = program.variable(0 ... .infinity)
        let z = program.variable(0...5)
        program.constrain([(x, 1), (y, -1)], to: -.infinity...3)
        program.constrain([(z, 2)], to: 3...3)
        #expect(program.solved() == .infeasible)
    }

    @Test("a search that ends early gives a bound that is true")
    func nodeLimit() throws {
        let program = RandomPrograms.knapsacks(variables: 40, limits: 5, seed: 7)
        guard case .best(let values, let worth, let bound) = program.solved(nodes: 1),
            case .best(_, let most, let mostBound) = program.solved()
        else {
            Issue.record("no solution")
            return
        }
        #expect(values.count == 40)
        #expect(mostBound == most)
        #expect(worth <= most)
        #expect(bound >= most)
        #expect(bound > worth && bound.isFinite)
        #expect(!program.solved(nodes: 1).isProvenBest)
        #expect(program.solved().isProvenBest)
    }

    @Test("a search that ends before it found anything says so")
    func undecided() {
        // Equations whose relaxation is easy, and which next to no choice keeps (Cornuéjols & Dawande 1999).
        let program = RandomPrograms.marketSplit(variables: 30, limits: 4, seed: 3)
        #expect(program.solved(nodes: 1) == .undecided)
    }
}
