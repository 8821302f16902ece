import CascadeGraph
import RealModule

/// How many seats trainers offer: a negative binomial, conditional on the course's capacity, learnt from sessions held.
///
/// The logarithm of the mean is assumed normal with the variance (1 ÷ mean + 1 ÷ shape) ÷ w, that of a mean of w sessions, and
/// the logarithm of the shape normal with the variance 2.5 ÷ w, w being the prior weight.
struct GroupSizePosterior {
    /// The size of a session, and its course.
    struct Observed: Hashable {
        var course: Int
        var size: Int
    }

    /// Draws of mean and shape.
    let spreads: [Quantity]
    /// Draws of the mean before the capacity cuts anything off.
    let means: [Double]

    /// The posterior.
    ///
    /// - Parameters:
    ///   - prior: the assumed size; other forms than a spread between sessions take the usual shape.
    ///   - weight: how many sessions the assumption counts for.
    ///   - sessions: numbers of sessions by course and size.
    ///   - capacity: least and most people, by course.
    ///   - key: key of the draws.
    /// - Complexity: O(grid × distinct sizes).
    init(
        prior: Quantity,
        weight: Double,
        sessions: [Observed: Int],
        capacity: [(minimum: Int, maximum: Int)],
        key: UInt64
    ) {
        var mean = max(1, prior.mean)
        var shape = 4.3
        var sd: Double?
        if case .negativeBinomial(let assumed, let spread) = prior {
            (mean, shape) = (assumed, spread)
        } else if let variance = prior.variance, variance > 1e-9 {
            sd = variance.squareRoot() / mean
        }
        let meanSD = sd ?? ((1 / mean + 1 / shape) / weight).squareRoot()
        let shapeSD = (2.5 / weight).squareRoot()
        let centre = (mean: Double.log(mean), shape: Double.log(shape))
        let sizes = sessions.sorted { ($0.key.course, $0.key.size) < ($1.key.course, $1.key.size) }
        let courses = Set(sizes.map(\.key.course)).sorted()
        let grid = PosteriorGrid(
            ranges: [
                (centre.mean - 8 * meanSD)...(centre.mean + 8 * meanSD),
                (centre.shape - 5 * shapeSD)...(centre.shape + 8 * shapeSD), 0...0,
            ],
            steps: [21, 11, 1]
        ) { logMeans, logShape, _ in
            let k = Double.exp(logShape)
            return logMeans.map { logMean in
                let z = (
                    (logMean - centre.mean) / meanSD, (logShape - centre.shape) / shapeSD
                )
                let m = Double.exp(logMean)
                var value = -(z.0 * z.0 + z.1 * z.1) / 2
                var share: [Int: Double] = [:]
                for course in courses {
                    share[course] = Self.logShare(mean: m, shape: k, within: capacity[course])
                }
                for (observed, count) in sizes {
                    value +=
                        Double(count)
                        * (Self.logMass(observed.size, mean: m, shape: k)
                            - (share[observed.course] ?? 0))
                }
                return value
            }
        }
        let points = grid.draws(LearntDraws.count, key: key)
        means = points.map { Double.exp($0.first) }
        let step = LearntDraws.count / LearntDraws.spreadCount
        spreads = stride(from: step / 2, to: LearntDraws.count, by: step).map { row in
            .negativeBinomial(
                mean: Double.exp(points[row].first),
                shape: Double.exp(points[row].second)
            )
        }
    }

    private static func logMass(_ size: Int, mean: Double, shape: Double) -> Double {
        let n = Double(size)
        return Double.logGamma(n + shape) - Double.logGamma(shape) - Double.logGamma(n + 1)
            + shape * Double.log(shape / (shape + mean)) + n * Double.log(mean / (shape + mean))
    }

    /// The logarithm of the chance to lie within the capacity.
    private static func logShare(
        mean: Double,
        shape: Double,
        within capacity: (minimum: Int, maximum: Int)
    ) -> Double {
        // From one size to the next the chance changes by (n + k) ÷ (n + 1) × m ÷ (k + m).
        let ratio = mean / (shape + mean)
        var mass = Double.exp(shape * Double.log(shape / (shape + mean)))
        var below = 0.0
        var inside = 0.0
        let last = min(capacity.maximum, 2000)
        for size in 0...max(0, last) {
            if size < capacity.minimum { below += mass } else { inside += mass }
            mass *= (Double(size) + shape) / Double(size + 1) * ratio
            if capacity.maximum > 2000, size >= capacity.minimum { break }
        }
        return Double.log(max(1e-300, capacity.maximum > 2000 ? 1 - below : inside))
    }
}
