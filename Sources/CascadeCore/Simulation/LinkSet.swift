/// The pairs of organisations of different sectors that have been brought together.
///
/// Pairs within a sector and pairs with a partnership count as known from the start. Up to 4,096 organisations a bit for each
/// pair, copied for each replicate; beyond, a set.
struct LinkSet {
    private static let matrixLimit = 4096

    private let count: Int
    private let sector: [Int32]
    private let known: [UInt64]
    private let knownPairs: Set<UInt64>
    private var bits: [UInt64]
    private var pairs: Set<UInt64> = []

    init(_ scenario: Scenario) {
        let count = scenario.headcount.count
        let sector = scenario.sector
        self.count = count
        self.sector = sector
        var known: [UInt64] = []
        var knownPairs = Set<UInt64>()
        if count <= Self.matrixLimit {
            known = Array(repeating: 0, count: (count * count + 63) / 64)
            func mark(_ a: Int, _ b: Int) {
                let bit = min(a, b) * count + max(a, b)
                known[bit >> 6] |= 1 << UInt64(bit & 63)
            }
            for a in 0..<count {
                for b in a..<count where sector[a] == sector[b] { mark(a, b) }
                for arc in scenario.arcs(of: a) { mark(a, Int(scenario.tieTargets[arc])) }
            }
        } else {
            for a in 0..<count {
                for arc in scenario.arcs(of: a) {
                    knownPairs.insert(Self.pair(a, Int(scenario.tieTargets[arc])))
                }
            }
        }
        self.known = known
        self.knownPairs = knownPairs
        bits = known
    }

    /// Forgets all but what is known from the start.
    mutating func reset() {
        if count <= Self.matrixLimit {
            for word in bits.indices { bits[word] = known[word] }
        } else {
            pairs.removeAll(keepingCapacity: true)
        }
    }

    /// Whether two organisations are brought together for the first time.
    mutating func insert(_ a: Int, _ b: Int) -> Bool {
        if count <= Self.matrixLimit {
            let bit = min(a, b) * count + max(a, b)
            let mask: UInt64 = 1 << UInt64(bit & 63)
            guard bits[bit >> 6] & mask == 0 else { return false }
            bits[bit >> 6] |= mask
            return true
        }
        guard sector[a] != sector[b] else { return false }
        let pair = Self.pair(a, b)
        return !knownPairs.contains(pair) && pairs.insert(pair).inserted
    }

    private static func pair(_ a: Int, _ b: Int) -> UInt64 {
        UInt64(min(a, b)) << 32 | UInt64(max(a, b))
    }
}
