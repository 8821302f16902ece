#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension LeidenSearch {
    /// Splits each community into connected parts: nodes merge, picked at random in proportion to exp(gain ÷ temperature).
    ///
    /// Only nodes and parts that are well connected with the rest of their community merge, and each node but once, when
    /// it is still alone.
    ///
    /// - Returns: for each node its part, numbered in the order of their lowest nodes, and how many parts there are.
    /// - Complexity: O(V + E).
    func refine(
        _ communityOf: [Int32],
        count communityCount: Int,
        of network: LeidenNetwork,
        stream: inout RandomStream
    ) -> (part: [Int32], count: Int) {
        let count = network.nodeCount
        let order = Self.visits(count, stream: &stream)
        var partRow = [Int32](repeating: 0, count: count)
        var isAloneRow = [Bool](repeating: true, count: count)
        var weightToRow = [Double](repeating: 0, count: count)
        var touchedRow = [Int32](repeating: 0, count: count)
        var gainRow = [Double](repeating: 0, count: count)
        // Of each part: its strength, and the weight of its edges to the rest of its community.
        var partTotalRow = network.strengths
        var boundaryRow = [Double](repeating: 0, count: count)
        var communityTotalRow = [Double](repeating: 0, count: communityCount)
        let offsets = network.offsets.span
        let targets = network.targets.span
        let weights = network.weights.span
        let strengths = network.strengths.span
        let community = communityOf.span
        var part = partRow.mutableSpan
        var isAlone = isAloneRow.mutableSpan
        var weightTo = weightToRow.mutableSpan
        var touched = touchedRow.mutableSpan
        var gains = gainRow.mutableSpan
        var partTotal = partTotalRow.mutableSpan
        var boundary = boundaryRow.mutableSpan
        var communityTotal = communityTotalRow.mutableSpan
        for node in 0..<count {
            let own = community[node]
            communityTotal[Int(own)] += strengths[node]
            part[node] = Int32(node)
            var sum = 0.0
            for arc in Int(offsets[node])..<Int(offsets[node + 1])
            where community[Int(targets[arc])] == own {
                sum += weights[arc]
            }
            boundary[node] = sum
        }
        for position in 0..<count {
            let node = Int(order[position])
            let strength = strengths[node]
            let own = community[node]
            let whole = communityTotal[Int(own)]
            // A node that another one joined, or with too little weight to its community, stays.
            guard isAlone[node], boundary[node] > 0,
                boundary[node] >= penalty * strength * (whole - strength)
            else { continue }
            var touchedCount = 0
            for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                let target = Int(targets[arc])
                if community[target] != own { continue }
                let other = Int(part[target])
                if weightTo[other] == 0 {
                    touched[touchedCount] = Int32(other)
                    touchedCount += 1
                }
                weightTo[other] += weights[arc]
            }
            // Staying alone gains 0; a part that is not well connected with the rest is out, marked −1.
            var bestGain = 0.0
            for place in 0..<touchedCount {
                let other = Int(touched[place])
                let gain = weightTo[other] - penalty * strength * partTotal[other]
                let rest = penalty * partTotal[other] * (whole - partTotal[other])
                gains[place] = boundary[other] >= rest ? gain : -1
                bestGain = max(bestGain, gains[place])
            }
            let stay = Self.chance(-bestGain / temperature)
            var sum = stay
            for place in 0..<touchedCount where gains[place] >= 0 {
                gains[place] = Self.chance((gains[place] - bestGain) / temperature)
                sum += gains[place]
            }
            var draw = stream.uniform() * sum - stay
            var chosen = -1
            var chosenWeight = 0.0
            for place in 0..<touchedCount {
                let other = Int(touched[place])
                if draw >= 0, gains[place] > 0 {
                    chosen = other
                    chosenWeight = weightTo[other]
                    draw -= gains[place]
                }
                weightTo[other] = 0
            }
            if chosen < 0 { continue }
            part[node] = Int32(chosen)
            isAlone[chosen] = false
            isAlone[node] = false
            partTotal[chosen] += strength
            boundary[chosen] += boundary[node] - 2 * chosenWeight
        }
        let partCount = Self.number(&partRow)
        return (partRow, partCount)
    }

    /// exp of a number that is not above 0; 0 where it would be below 10⁻¹³.
    @inline(__always)
    private static func chance(_ exponent: Double) -> Double {
        exponent < -30 ? 0 : exp(exponent)
    }
}
