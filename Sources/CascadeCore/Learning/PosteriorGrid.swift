import CascadeGraph
import RealModule

/// A posterior of up to three numbers on a grid that closes in on where its weight lies.
///
/// It is evaluated over the whole ranges first, then over the mean ± 4 standard deviations found, again and again until the
/// points lie closer than 1.3 standard deviations on every axis; the last grid is what is drawn from. Draws go evenly through
/// the cells and are uniform inside each.
struct PosteriorGrid {
    /// A draw of the three numbers.
    struct Point: Equatable {
        var first, second, third: Double
    }

    private var axes: [[Double]]
    private var weights: [Double] = []

    /// The grid of a density.
    ///
    /// - Parameters:
    ///   - ranges: the three ranges; one whose ends are equal is a number that is known.
    ///   - steps: number of points of each axis.
    ///   - logDensity: the logarithm of the density, up to a constant, for all values of the first axis and one of each other.
    /// - Complexity: O(product of steps) evaluations.
    init(
        ranges: [ClosedRange<Double>],
        steps: [Int],
        logDensity: (_ first: [Double], _ second: Double, _ third: Double) -> [Double]
    ) {
        precondition(ranges.count == 3 && steps.count == 3, "three axes")
        axes = []
        var now = ranges
        for stage in 0..<Self.mostStages {
            axes = zip(now, steps).map(Self.points)
            var logs: [Double] = []
            for third in axes[2] {
                for second in axes[1] { logs += logDensity(axes[0], second, third) }
            }
            let highest = logs.max() ?? 0
            weights = logs.map { Double.exp($0 - highest) }
            let moments = (0..<3).map(moments)
            let isFine = (0..<3).allSatisfy { width($0) <= 1.3 * moments[$0].sd }
            if stage + 1 == Self.mostStages || (stage >= 2 && isFine) { break }
            now = (0..<3).map { closed(to: $0, moments[$0], within: ranges[$0]) }
        }
    }

    private static let mostStages = 10

    /// Midpoints of equal parts of a range.
    private static func points(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
        guard range.upperBound > range.lowerBound else { return [range.lowerBound] }
        let width = (range.upperBound - range.lowerBound) / Double(count)
        return (0..<count).map { range.lowerBound + (Double($0) + 0.5) * width }
    }

    private func width(_ axis: Int) -> Double {
        axes[axis].count > 1 ? axes[axis][1] - axes[axis][0] : 0
    }

    private func coordinates(_ cell: Int) -> [Int] {
        let first = axes[0].count
        let second = axes[1].count
        return [cell % first, cell / first % second, cell / first / second]
    }

    private func moments(_ axis: Int) -> (mean: Double, sd: Double) {
        var (total, sum, squares) = (0.0, 0.0, 0.0)
        for (cell, weight) in weights.enumerated() {
            let value = axes[axis][coordinates(cell)[axis]]
            total += weight
            sum += weight * value
            squares += weight * value * value
        }
        let mean = sum / total
        return (mean, max(0, squares / total - mean * mean).squareRoot())
    }

    private func closed(
        to axis: Int,
        _ moments: (mean: Double, sd: Double),
        within range: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        guard axes[axis].count > 1 else { return range }
        // A weight that lies in one cell may be anywhere in it.
        let sd = max(moments.sd, width(axis) / 3)
        let low = max(range.lowerBound, moments.mean - 4 * sd)
        let high = min(range.upperBound, moments.mean + 4 * sd)
        return low < high ? low...high : range
    }

    /// So many draws, in the order of the cells.
    ///
    /// - Complexity: O(cells + draws).
    func draws(_ count: Int, key: UInt64) -> [Point] {
        var stream = RandomStream(key: key)
        let total = weights.reduce(0, +)
        var cell = 0
        var sum = 0.0
        return (0..<count).map { row in
            let level = (Double(row) + 0.5) / Double(count) * total
            while cell < weights.count - 1, level > sum + weights[cell] {
                sum += weights[cell]
                cell += 1
            }
            let at = coordinates(cell)
            let values = (0..<3).map { axis in
                axes[axis][at[axis]] + (stream.uniform() - 0.5) * width(axis)
            }
            return Point(first: values[0], second: values[1], third: values[2])
        }
    }
}
