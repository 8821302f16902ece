import CascadeGraph
import CascadeSolver

/// Integer programs drawn from a seed.
enum RandomPrograms {
    /// Things with a worth and several weights each, which limits add up.
    static func knapsacks(variables: Int, limits: Int, seed: UInt64) -> IntegerProgram {
        var stream = RandomStream(key: seed)
        var program = IntegerProgram()
        let things = (0..<variables).map { _ in
            program.variable(0...1, worth: Double(1 + stream.below(100)))
        }
        for _ in 0..<limits {
            let weights = things.map { _ in Double(1 + stream.below(100)) }
            let half = (weights.reduce(0, +) / 2).rounded(.down)
            program.constrain(Array(zip(things, weights)), to: -.infinity...half)
        }
        return program
    }

    /// Equations that want exactly half of the sum of their factors.
    static func marketSplit(variables: Int, limits: Int, seed: UInt64) -> IntegerProgram {
        var stream = RandomStream(key: seed)
        var program = IntegerProgram()
        let things = (0..<variables).map { _ in program.variable(0...1) }
        for _ in 0..<limits {
            let weights = things.map { _ in Double(1 + stream.below(9999)) }
            let half = (weights.reduce(0, +) / 2).rounded(.down)
            program.constrain(Array(zip(things, weights)), to: half...half)
        }
        return program
    }
}
