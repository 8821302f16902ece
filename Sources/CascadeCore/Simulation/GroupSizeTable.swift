import CascadeGraph
import RealModule

/// Cumulative distributions of seats offered at trainer-led sessions.
///
/// A negative binomial with a mean m and a shape k, conditional on lying within the course's capacity. Support is cut where
/// a size is e⁻⁴⁰ as likely as the likeliest.
struct GroupSizeTable: Sendable {
    private struct Distribution: Sendable {
        let minimum: Int
        let cumulative: [Double]
        let mean: Double
    }

    private let courseCount: Int
    /// By slot, then course; −1 where the slot holds no spread of chance.
    private let positions: [Int32]
    private let distributions: [Distribution]
    private let bounds: [(minimum: Int, maximum: Int)]

    init(_ table: AssumptionTable, courses: [Scenario.CompiledCourse]) {
        courseCount = courses.count
        bounds = courses.map { ($0.minimum, $0.maximum) }
        var positions = Array(repeating: Int32(-1), count: table.slots.count * courses.count)
        var distributions: [Distribution] = []
        for (slotIndex, slot) in table.slots.enumerated() where slot.assumption == .groupSize {
            let spreads = slot.draws?.spreads ?? []
            for (course, bounds) in bounds.enumerated() {
                // What was learnt has several spreads, one after another; the slot's value says which.
                for spread in spreads.isEmpty ? [slot.quantity] : spreads {
                    guard case .negativeBinomial(let mean, let shape) = spread else { continue }
                    let cell = slotIndex * courses.count + course
                    if positions[cell] < 0 { positions[cell] = Int32(distributions.count) }
                    distributions.append(
                        Self.truncated(mean: mean, shape: shape, bounds.minimum, bounds.maximum)
                    )
                }
            }
        }
        self.positions = positions
        self.distributions = distributions
    }

    /// Seats offered: a draw, or the slot's value of this replicate rounded and clamped to the capacity.
    func seats(slot: Int, value: Double, course: Int, _ stream: inout RandomStream) -> Int {
        let position = Int(positions[slot * courseCount + course])
        guard position >= 0 else { return clamped(value, course) }
        let distribution = distributions[position + Int(value)]
        let u = stream.uniform()
        var low = 0
        var high = distribution.cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if u < distribution.cumulative[middle] { high = middle } else { low = middle + 1 }
        }
        return distribution.minimum + low
    }

    /// Mean of the seats offered.
    func meanSeats(slot: Int, value: Double, course: Int) -> Double {
        let position = Int(positions[slot * courseCount + course])
        return position >= 0
            ? distributions[position + Int(value)].mean : Double(clamped(value, course))
    }

    private func clamped(_ value: Double, _ course: Int) -> Int {
        min(max(min(value, 1e6).roundedHalfUp, bounds[course].minimum), bounds[course].maximum)
    }

    private static func truncated(
        mean: Double,
        shape: Double,
        _ minimum: Int,
        _ maximum: Int
    ) -> Distribution {
        let success = mean / (mean + shape)
        var logWeight =
            Double.logGamma(Double(minimum) + shape) - Double.logGamma(shape)
            - Double.logGamma(Double(minimum) + 1) + shape * Double.log(1 - success)
            + Double(minimum) * Double.log(success)
        var logs: [Double] = []
        var highest = -Double.infinity
        var size = minimum
        while size <= maximum, logs.count < 100_000 {
            logs.append(logWeight)
            highest = max(highest, logWeight)
            if Double(size) > mean, logWeight < highest - 40 { break }
            logWeight += Double.log((Double(size) + shape) / Double(size + 1)) + Double.log(success)
            size += 1
        }
        let weights = logs.map { Double.exp($0 - highest) }
        let total = weights.reduce(0, +)
        var sum = 0.0
        var moment = 0.0
        let cumulative = weights.enumerated().map { position, weight in
            sum += weight / total
            moment += weight / total * Double(minimum + position)
            return sum
        }
        return Distribution(minimum: minimum, cumulative: cumulative, mean: moment)
    }
}
