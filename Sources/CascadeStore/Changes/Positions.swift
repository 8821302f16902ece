/// Gives places to items so that as few as possible of those that have one change it.
enum Positions {
    /// How far apart items stand where there is room.
    static let step: Int64 = 1 << 12

    /// Places in rising order, one for each item.
    ///
    /// - Parameter known: the place of each item before; nil for new ones.
    /// - Returns: as known for the longest run of items whose places already rise; for the others places between these. Where there
    ///   is no room between two, all get new places.
    /// - Complexity: O(n log n).
    static func rising(_ known: [Int64?]) -> [Int64] {
        let kept = longestRise(of: known)
        var result: [Int64] = []
        result.reserveCapacity(known.count)
        var last: Int64?
        var waiting = 0
        func fill(until next: Int64?) -> Bool {
            defer { waiting = 0 }
            guard waiting > 0 else { return true }
            let start: Int64
            let gap: Int64
            switch (last, next) {
            case (let last?, let next?):
                gap = (next - last) / Int64(waiting + 1)
                start = last
            case (let last?, nil):
                gap = step
                start = last
            case (nil, let next?):
                gap = step
                start = next - step * Int64(waiting + 1)
            case (nil, nil):
                gap = step
                start = -step
            }
            guard gap > 0 else { return false }
            for number in 1...waiting { result.append(start + gap * Int64(number)) }
            return true
        }
        for (position, place) in known.enumerated() {
            guard kept[position], let place else {
                waiting += 1
                continue
            }
            guard fill(until: place) else { return fresh(known.count) }
            result.append(place)
            last = place
        }
        return fill(until: nil) ? result : fresh(known.count)
    }

    /// Places for so many items from the start.
    static func fresh(_ count: Int) -> [Int64] { (0..<count).map { Int64($0) * step } }

    /// Which places belong to a longest run that rises.
    ///
    /// Fredman, “On computing the length of longest increasing subsequences”, Discrete Mathematics 11 (1975).
    private static func longestRise(of known: [Int64?]) -> [Bool] {
        var kept = Array(repeating: false, count: known.count)
        var ends: [Int] = []
        var previous = Array(repeating: -1, count: known.count)
        for (position, place) in known.enumerated() {
            guard let place else { continue }
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if let end = known[ends[middle]], end < place {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            if low > 0 { previous[position] = ends[low - 1] }
            if low == ends.count { ends.append(position) } else { ends[low] = position }
        }
        var position = ends.last ?? -1
        while position >= 0 {
            kept[position] = true
            position = previous[position]
        }
        return kept
    }
}
