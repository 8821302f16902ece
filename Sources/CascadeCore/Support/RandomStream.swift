import RealModule

/// A stream of pseudo-random numbers that belongs to one decision.
///
/// Streams are named, not shared: the key of a decision is derived from the key of what it belongs to (seed, then
/// replicate, then session, then seat, …), so that a change in one part of a scenario leaves the draws of all other parts as
/// they were. Two scenarios compared under one seed share all draws of what they have in common.
///
/// The generator is SplitMix64 (Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014,
/// doi:10.1145/2660193.2660195). Keys are mixed with other constants than the stream, so that no key is an
/// output of its parent's stream.
package struct RandomStream: Sendable {
    private var state: UInt64

    /// The stream of a decision.
    @inline(__always)
    package init(key: UInt64) {
        state = key
    }

    /// The key of the part numbered `part` of what `parent` is the key of.
    @inline(__always)
    package static func key(_ parent: UInt64, _ part: UInt64) -> UInt64 {
        var z = parent ^ (part &* 0xD1B5_4A32_D192_ED03 &+ 0x8CB9_2BA7_2F3D_8DD7)
        z = (z ^ (z >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        z = (z ^ (z >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return z ^ (z >> 33)
    }

    /// The key of what has this name: FNV-1a of its UTF-8, mixed.
    package static func key(_ parent: UInt64, name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return key(parent, hash)
    }

    /// The next 64 random bits.
    @inline(__always)
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform on [0, 1), a multiple of 2⁻⁵³.
    @inline(__always)
    package mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Uniform on (0, 1].
    @inline(__always)
    package mutating func positiveUniform() -> Double {
        Double((next() >> 11) + 1) * 0x1p-53
    }

    /// Uniform on 0 ..< `bound`, without bias.
    ///
    /// Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, doi:10.1145/3230636.
    @inline(__always)
    package mutating func below(_ bound: Int) -> Int {
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

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
    package mutating func weeksUntilEvent(logSurvival: Double) -> Int {
        guard logSurvival < 0 else { return Int.max }
        let weeks = Double.log(positiveUniform()) / logSurvival
        return weeks < 1e6 ? Int(weeks) + 1 : Int.max
    }
}
