import Testing

@testable import CascadeStore

@Suite("Places of rows")
struct PositionsTests {
    @Test(
        "places rise, those that already do stay, and new ones fit between",
        arguments: [
            ([], []), ([nil, nil], [0, 4096]), ([5, 9], [5, 9]), ([5, nil, 9], [5, 7, 9]),
            ([9, 5], nil), ([nil, 5], [5 - 4096, 5]), ([5, nil], [5, 5 + 4096]),
            ([5, nil, 6], [0, 4096, 8192]), ([1, 50, 2, 3], [1, nil, 2, 3]),
        ] as [([Int64?], [Int64?]?)]
    )
    func rising(known: [Int64?], expected: [Int64?]?) {
        let places = Positions.rising(known)
        #expect(places.count == known.count)
        #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 })
        guard let expected else { return }
        if expected == [1, nil, 2, 3] {
            // There is no room between 1 and 2.
            #expect(places == [0, 4096, 8192, 12288])
        } else {
            #expect(places.map(Optional.some) == expected)
        }
    }

    @Test("as many places stay as can", arguments: 0..<50)
    func longest(seed: Int) {
        var random = RandomEdits(seed: UInt64(seed))
        let known = (0..<8).map { _ in random.chance(0.8) ? Int64(random.below(9) * 1000) : nil }
        let places = Positions.rising(known)
        let kept = zip(known, places).count { $0 == $1 }
        var best = 0
        for mask in 0..<(1 << known.count) {
            let chosen = known.indices.filter { mask >> $0 & 1 == 1 }.map { known[$0] }
            let values = chosen.compactMap(\.self)
            guard values.count == chosen.count,
                zip(values, values.dropFirst()).allSatisfy({ $0 < $1 })
            else { continue }
            best = max(best, values.count)
        }
        #expect(kept == best, "\(known) \(places)")
    }
}
