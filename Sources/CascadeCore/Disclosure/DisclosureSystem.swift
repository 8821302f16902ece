/// The counts of tables that are published together, with the sums that hold between them.
///
/// Whoever sees the tables knows the sums, that counts are whole, that what is shown as 0 is 0, that a hidden count is at least
/// 1 and that a rounded one lies near its number. The system finds counts to hide so that they can't work out a small
/// count from that.
struct DisclosureSystem: Sendable {
    /// A count of 1 or more; zeros are shown and known, and are left out.
    struct Cell: Sendable {
        /// The count.
        var value: Int
        /// What it costs to hide it.
        var cost: Int
        /// What is known of it while it is shown.
        var shown: ClosedRange<Int>
        /// What is known of it when it is hidden: that it is at least this.
        var least = 1
        /// Whether it is hidden.
        var isHidden = false
        /// How far below `value` must stay possible, and where above: set for counts that may not be known.
        var need: Need?
    }

    /// What must stay possible for a count.
    struct Need: Sendable {
        /// How much less it could be.
        var below: Int
        /// How much more it could be.
        var above: Int
        /// How wide the possible counts must range, where less than `below` is possible.
        var width: Int
    }

    /// A change of counts that keeps all sums: shows that another count is possible.
    typealias Witness = [(cell: Int, change: Int)]

    /// Not bounded above.
    static let unbounded = Int.max / 4

    let profile: DisclosureProfile
    var cells: [Cell] = []
    /// By cell: the sums in which it stands, and whether as a part (1) or as the sum (−1).
    private(set) var memberships: [[(sum: Int, sign: Int)]] = []
    /// The cells of each sum, which is the first.
    var sums: [[Int]] = []
    /// The counts that stand in one sum only.
    private(set) var single: [Int] = []

    private var numbers: [String: Int] = [:]
    private var knownSums: Set<[Int]> = []

    init(_ profile: DisclosureProfile) {
        self.profile = profile
    }

    /// The cell of a count that is known under a name, which is the same for all tables in which it stands; nil for 0.
    ///
    /// `rank` is 0 for counts within a table, 1 for those of lines and columns, and more the more they sum up.
    mutating func cell(_ name: String, value: Int, rank: Int, earlier: Int?) -> Int? {
        guard value > 0 else { return nil }
        if let known = numbers[name] {
            precondition(cells[known].value == value, "\(name) is counted in two ways")
            cells[known].cost = max(cells[known].cost, Self.cost(value, rank))
            return known
        }
        let small = 1..<profile.threshold
        var cell = Cell(
            value: value,
            cost: Self.cost(value, rank),
            shown: profile.base > 1
                ? profile.alike(max(value, profile.threshold)) : value...value
        )
        var distance: Int?
        if small.contains(value) { distance = value }
        if profile.base == 1, let earlier, earlier <= value {
            cell.least = max(1, earlier)
            if distance == nil, small.contains(value - earlier) { distance = value - earlier }
        }
        if let distance {
            cell.isHidden = true
            cell.need = Need(
                below: min(distance - 1, value - cell.least),
                above: profile.threshold - 1 - distance,
                width: profile.threshold - 2
            )
        }
        numbers[name] = cells.count
        cells.append(cell)
        memberships.append([])
        return cells.count - 1
    }

    /// What is lost by hiding a count: more for large ones, and much more for totals.
    private static func cost(_ value: Int, _ rank: Int) -> Int {
        let size = Int.bitWidth - value.leadingZeroBitCount
        return (10 + size) << (3 * min(rank, 4))
    }

    /// `whole` is the sum of `parts`; zeros may be left out.
    mutating func add(_ whole: Int?, of parts: [Int]) {
        guard let whole else { return }
        let sum = [whole] + parts.sorted()
        guard knownSums.insert(sum).inserted else { return }
        for (place, cell) in sum.enumerated() {
            memberships[cell].append((sums.count, place == 0 ? -1 : 1))
        }
        sums.append(sum)
    }

    /// Call when all sums are there.
    mutating func complete() {
        single = cells.indices.filter { memberships[$0].count == 1 }
    }

    /// What is known of a count by itself.
    func known(_ cell: Int) -> ClosedRange<Int> {
        let cell = cells[cell]
        return cell.isHidden ? cell.least...Self.unbounded : cell.shown
    }

    /// Whether a change keeps every sum and leaves every count within what is known of it.
    func isPossible(_ witness: Witness) -> Bool {
        var imbalances: [Int: Int] = [:]
        for (cell, change) in witness {
            guard known(cell).contains(cells[cell].value + change) else { return false }
            for (sum, sign) in memberships[cell] { imbalances[sum, default: 0] += sign * change }
        }
        return imbalances.values.allSatisfy { $0 == 0 }
    }
}
