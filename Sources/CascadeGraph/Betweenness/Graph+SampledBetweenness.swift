#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Betweenness estimated from shortest paths drawn at random.
public struct SampledBetweenness: Sendable, Hashable {
    /// For each node the share of the pairs of others whose path passes through it, as exact betweenness normalised.
    public let scores: [Double]
    /// How far any of the scores is from the exact one, with the probability asked for.
    public let error: Double
    /// Number of pairs drawn.
    public let samples: Int
}

extension Graph {
    /// For each node about how many pairs of others have it on their shortest paths, normalised, with a bound on the error.
    ///
    /// Pairs of nodes and then one of the shortest paths between them are drawn until, with probability at least
    /// 1 − `failureProbability`, no score is further than `error` from the exact one. That holds at once for all nodes and for
    /// whenever the drawing stops: by Chernoff's bound for a share of independent draws (KL(p̂, p) ≤ ln(2 n k ÷ δ) ÷ m after m
    /// draws), divided among the n nodes and the k times at which it is looked at. No more than ln(2 n k ÷ δ) ÷ 2ε² draws are
    /// needed, and the fewer the smaller the greatest score is.
    ///
    /// Edges are steps; parallel edges are separate paths. Fewer than three nodes have the score 0 and the error 0.
    ///
    /// - Parameters:
    ///   - error: the error allowed, above 0 and below 1.
    ///   - failureProbability: how probable a greater error may be, above 0 and below 1.
    ///   - seed: the same draws for the same seed.
    ///   - workers: how many cores work at a time; nil: all. The result doesn't depend on it.
    /// - Returns: the scores, and how far any of them may be off.
    /// - Complexity: O(log(V) ÷ `error`²) draws of O(V + E) each at worst, far less where paths are short.
    /// - Note: Riondato & Kornaropoulos, "Fast approximation of betweenness centrality through sampling", Data Mining and
    ///   Knowledge Discovery 30, 2016, doi:10.1007/s10618-015-0423-0; Borassi & Natale, 2019, doi:10.1145/3284359; the bound:
    ///   Hoeffding, Journal of the American Statistical Association 58, 1963, doi:10.1080/01621459.1963.10500830.
    public func sampledBetweenness(
        error: Double,
        failureProbability: Double = 0.05,
        seed: UInt64,
        workers: Int? = nil
    ) async -> SampledBetweenness {
        precondition(error > 0 && error < 1, "error \(error) isn't between 0 and 1")
        precondition(
            failureProbability > 0 && failureProbability < 1,
            "failureProbability \(failureProbability) isn't between 0 and 1"
        )
        guard nodeCount > 2 else {
            let zeros = [Double](repeating: 0, count: nodeCount)
            return SampledBetweenness(scores: zeros, error: 0, samples: 0)
        }
        // A pair drawn has the node itself at an end with probability 2 ÷ n; pairs of others are what scores refer to.
        let scale = Double(nodeCount) / Double(nodeCount - 2)
        let plan = SamplingPlan(
            nodes: nodeCount,
            error: error / scale,
            failureProbability: failureProbability
        )
        let reversed = isUndirected ? self : self.reversed()
        let key = RandomStream.key(seed, name: "betweenness")
        var counts = [Int](repeating: 0, count: nodeCount)
        var done = 0
        for look in plan.looks {
            let range = done..<look
            let parts = 16
            let passed = await inParallel(parts, workers: workers) { part in
                var sampler = ShortestPathSampler(self, reversed: reversed)
                var nodes: [Int32] = []
                for sample in stride(from: range.lowerBound + part, to: range.upperBound, by: parts)
                {
                    var stream = RandomStream(key: RandomStream.key(key, UInt64(sample)))
                    let source = stream.below(nodeCount)
                    let other = stream.below(nodeCount - 1)
                    let sink = other < source ? other : other + 1
                    sampler.draw(from: source, to: sink, &stream, into: &nodes)
                }
                return nodes
            }
            for node in passed.joined() { counts[Int(node)] += 1 }
            done = look
            if plan.error(greatest: counts.max() ?? 0, of: done) <= error / scale { break }
        }
        return SampledBetweenness(
            scores: counts.map { Double($0) / Double(done) * scale },
            error: min(error, plan.error(greatest: counts.max() ?? 0, of: done) * scale),
            samples: done
        )
    }
}

/// After how many draws to look whether they are enough, and what error they leave.
struct SamplingPlan: Sendable {
    /// Numbers of draws in ascending order; the last is enough at any rate.
    let looks: [Int]
    private let exponent: Double

    init(nodes: Int, error: Double, failureProbability: Double) {
        // From the fewest that can be enough, where no path has passed any node, to the most, each a third more.
        let fewest = -1 / log1p(-error)
        let most = 1 / (2 * error * error)
        let growth = 4.0 / 3
        let count = max(0, (log(most / fewest) / log(growth)).rounded(.up)) + 1
        exponent = log(2 * Double(nodes) * count / failureProbability)
        let exponent = exponent
        looks = (0..<Int(count)).map { look in
            let draws = min(most, fewest * pow(growth, Double(look)))
            return Int(
                (exponent * (look == Int(count) - 1 ? max(draws, most) : draws)).rounded(.up)
            )
        }
    }

    /// The error of all shares, of which the greatest is `greatest` of `draws`.
    ///
    /// The greatest share has the widest interval, up to one half; from there Hoeffding's bound holds for all.
    func error(greatest: Int, of draws: Int) -> Double {
        let bound = exponent / Double(draws)
        let widest = (bound / 2).squareRoot()
        let share = Double(greatest) / Double(draws)
        guard share + widest < 0.5 else { return widest }
        var low = 0.0
        var high = widest
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if Self.divergence(share, share + middle) > bound {
                high = middle
            } else {
                low = middle
            }
        }
        return high
    }

    /// The divergence of Kullback and Leibler of a coin that falls with probability `q` from one with `p`.
    private static func divergence(_ p: Double, _ q: Double) -> Double {
        (p > 0 ? p * log(p / q) : 0) + (1 - p) * (log1p(-p) - log1p(-q))
    }
}
