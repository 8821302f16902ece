package import CascadeGraph
import RealModule

extension RandomStream {
    /// Standard normal, by the Box–Muller transform.
    package mutating func normal() -> Double {
        let radius = Double.sqrt(-2 * Double.log(positiveUniform()))
        return radius * Double.cos(2 * Double.pi * uniform())
    }

    /// Exponential with mean 1.
    package mutating func exponential() -> Double {
        -Double.log(positiveUniform())
    }

    /// Gamma with the given shape and scale 1.
    ///
    /// Marsaglia & Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000,
    /// doi:10.1145/358407.358414; for shapes below 1 by their boost.
    package mutating func gamma(shape: Double) -> Double {
        guard shape >= 1 else {
            let boost = Double.pow(positiveUniform(), 1 / shape)
            return gamma(shape: shape + 1) * boost
        }
        let d = shape - 1.0 / 3
        let c = 1 / Double.sqrt(9 * d)
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            if Double.log(positiveUniform()) < 0.5 * x * x + d - d * v + d * Double.log(v) {
                return d * v
            }
        }
    }

    /// Beta with the given shapes.
    package mutating func beta(_ a: Double, _ b: Double) -> Double {
        let x = gamma(shape: a)
        let y = gamma(shape: b)
        return x + y > 0 ? x / (x + y) : a / (a + b)
    }

    /// Poisson with the given mean.
    ///
    /// - Complexity: O(mean): counts exponential gaps, which is exact for any mean.
    package mutating func poisson(mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        var sum = exponential()
        var count = 0
        while sum < mean {
            count += 1
            sum += exponential()
        }
        return count
    }

    /// Weeks until an event of constant weekly hazard, from 1; `Int.max` where it never comes.
    ///
    /// `logSurvival` is the logarithm of the chance to get through a week.
    package mutating func weeksUntilEvent(logSurvival: Double, after elapsed: Double = 0) -> Int {
        guard logSurvival < 0 else { return Int.max }
        let weeks = Double.log(positiveUniform()) / logSurvival
        return weeks < 1e6 ? Int(weeks + elapsed) + 1 : Int.max
    }
}
