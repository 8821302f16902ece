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
    @usableFromInline package var state: UInt64

    /// The stream of a decision.
    @inlinable @inline(__always)
    package init(key: UInt64) {
        state = key
    }

    /// The key of the part numbered `part` of what `parent` is the key of.
    @inlinable @inline(__always)
    package static func key(_ parent: UInt64, _ part: UInt64) -> UInt64 {
        var z = parent ^ (part &* 0xD1B5_4A32_D192_ED03 &+ 0x8CB9_2BA7_2F3D_8DD7)
        z = (z ^ (z >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        z = (z ^ (z >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return z ^ (z >> 33)
    }

    /// The key of what has this name: FNV-1a of its UTF-8, mixed.
    @inlinable
    package static func key(_ parent: UInt64, name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return key(parent, hash)
    }

    /// The next 64 random bits.
    @inlinable @inline(__always)
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Uniform on [0, 1), a multiple of 2⁻⁵³.
    @inlinable @inline(__always)
    package mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// Uniform on (0, 1].
    @inlinable @inline(__always)
    package mutating func positiveUniform() -> Double {
        Double((next() >> 11) + 1) * 0x1p-53
    }

    /// Uniform on 0 ..< `bound`, without bias.
    ///
    /// Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, doi:10.1145/3230636.
    @inlinable @inline(__always)
    package mutating func below(_ bound: Int) -> Int {
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }
}
