import CascadeCore
import CascadeGraph
import RealModule
import Testing

@Suite("Inequality")
struct InequalityTests {
    @Test("a hand case: three of four have nothing")
    func hand() throws {
        // Pairs with the one who has 1: 6 of 16, so Σ w w |x − x| = 6/16, ÷ (2 · 1/4) = 3/4; Theil ln 4.
        let weights = [1.0, 1, 1, 1]
        #expect(Inequality.gini([0, 0, 1, 0], weights: weights) == 0.75)
        let theil = try #require(
            Inequality.theil([0, 0, 1, 0], weights: weights, group: [1, 1, 2, 2])
        )
        #expect(abs(theil.total - Double.log(4)) < 1e-12)
        // The second group has all: ln 2 between the groups, and ln 2 within it.
        #expect(abs(theil.between - Double.log(2)) < 1e-12)
        #expect(abs(theil.within - Double.log(2)) < 1e-12)
    }

    @Test("the Gini coefficient is what its definition gives", arguments: 0..<100 as Range<UInt64>)
    func giniOracle(seed: UInt64) {
        let (values, weights, _) = Self.random(seed)
        let whole = weights.reduce(0, +)
        let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / whole
        let found = Inequality.gini(values, weights: weights)
        guard whole > 0, mean > 0 else {
            #expect(found == nil)
            return
        }
        var sum = 0.0
        for i in values.indices {
            for j in values.indices {
                sum += weights[i] * weights[j] * abs(values[i] - values[j])
            }
        }
        #expect(abs((found ?? .nan) - sum / (whole * whole) / (2 * mean)) < 1e-12)
    }

    @Test("Theil's parts add up to the whole, each from 0", arguments: 0..<100 as Range<UInt64>)
    func theilOracle(seed: UInt64) {
        let (values, weights, group) = Self.random(seed)
        let whole = weights.reduce(0, +)
        let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / whole
        let found = Inequality.theil(values, weights: weights, group: group)
        guard whole > 0, mean > 0 else {
            #expect(found == nil)
            return
        }
        var sum = 0.0
        for (value, weight) in zip(values, weights) where value > 0 {
            sum += weight / whole * value / mean * Double.log(value / mean)
        }
        #expect(abs((found?.total ?? .nan) - sum) < 1e-12)
        #expect((found?.between ?? -1) >= 0)
        #expect((found?.within ?? -1) >= 0)
        // One group: all is within; a group for each: all is between.
        let one = Inequality.theil(values, weights: weights, group: group.map { _ in 3 })
        #expect(one?.between == 0)
        let each = Inequality.theil(values, weights: weights, group: Array(values.indices))
        #expect((each?.within ?? -1) < 1e-15)
    }

    @Test("all alike is no inequality, whatever the weights and the unit")
    func alike() {
        #expect(Inequality.gini([3, 3, 3], weights: [1, 5, 0.5]) == 0)
        let theil = Inequality.theil([3, 3, 3], weights: [1, 5, 0.5], group: [0, 1, 1])
        #expect((theil?.total ?? 1) < 1e-15)
        let values = [0.1, 0.4, 0.2, 0.9]
        let weights = [3.0, 1, 4, 2]
        let gini = Inequality.gini(values, weights: weights)
        let scaled = Inequality.gini(values.map { $0 * 8 }, weights: weights.map { $0 / 4 })
        #expect(gini == scaled)
    }

    @Test("a holder of weight 2 is two holders of weight 1")
    func weights() {
        let one = Inequality.gini([1, 4], weights: [2, 1])
        let two = Inequality.gini([1, 1, 4], weights: [1, 1, 1])
        #expect(abs((one ?? 0) - (two ?? 1)) < 1e-15)
    }

    @Test("undefined where there is nothing to share or nobody to have it")
    func undefined() {
        #expect(Inequality.gini([], weights: []) == nil)
        #expect(Inequality.gini([0, 0], weights: [1, 1]) == nil)
        #expect(Inequality.gini([1, 2], weights: [0, 0]) == nil)
        #expect(Inequality.gini([5, 0], weights: [0, 1]) == nil)
        #expect(Inequality.theil([0, 0], weights: [1, 1], group: [0, 1]) == nil)
        #expect(Inequality.theil([], weights: [], group: []) == nil)
        #expect(Inequality.gini([7], weights: [1]) == 0)
    }

    /// Up to nine values, many of them 0 or alike, with weights and groups.
    private static func random(_ seed: UInt64) -> ([Double], [Double], [Int]) {
        var stream = RandomStream(key: seed)
        let count = stream.below(10)
        var values: [Double] = []
        var weights: [Double] = []
        var group: [Int] = []
        for _ in 0..<count {
            values.append(Double(stream.below(5)) / 3)
            weights.append(Double(stream.below(4)))
            group.append(stream.below(3) - 1)
        }
        return (values, weights, group)
    }
}
