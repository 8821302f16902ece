/// Finds chains of counts that can change together so that every sum still holds.
///
/// A count that stands in two sums is an arc between them. To raise it, some other count must give way in the first sum, then a
/// third one in the second sum of that, and so on until the second sum of the count is met: the cycles of Kelly, Golden & Assad,
/// "Cell suppression: disclosure protection for sensitive tabular data", Networks 22(4), 1992, doi:10.1002/net.3230220407. Counts
/// in a single sum lead outside, where nothing needs to balance; counts in more than two are left as they are.
///
/// - Complexity: O((counts + sums) log counts) a chain.
struct PathSearch: Sendable {
    /// Changes on top of the true counts, as found so far.
    private(set) var change: [Int] = []
    private var changed: [Int] = []
    // By state: a sum out of balance by plus (2 × sum) or minus one (2 × sum + 1), or outside (the last).
    private var stamp: [Int] = []
    private var closing: [Int] = []
    private var closingMove: [Int] = []
    private var closingCost: [Int] = []
    private var distance: [Int] = []
    private var from: [(state: Int, cell: Int)] = []
    private var finished: [Int] = []
    private var round = 0
    private var heap: [(distance: Int, state: Int)] = []

    /// A chain: its counts with the direction of each, and how far it can be pushed.
    struct Chain {
        var moves: [(cell: Int, direction: Int)]
        var most: Int
    }

    /// Forgets all changes.
    mutating func reset(_ system: DisclosureSystem) {
        let states = 2 * system.sums.count + 1
        if change.count != system.cells.count || stamp.count != states {
            change = Array(repeating: 0, count: system.cells.count)
            stamp = Array(repeating: 0, count: states)
            finished = stamp
            closing = stamp
            closingMove = stamp
            closingCost = stamp
            distance = stamp
            from = Array(repeating: (0, 0), count: states)
            round = 0
        }
        for cell in changed { change[cell] = 0 }
        changed.removeAll(keepingCapacity: true)
    }

    /// The changes so far, in the order of counts.
    var witness: DisclosureSystem.Witness {
        Set(changed).sorted().compactMap { change[$0] == 0 ? nil : ($0, change[$0]) }
    }

    /// Pushes a chain.
    mutating func push(_ chain: Chain, by amount: Int) {
        for (cell, direction) in chain.moves {
            change[cell] += direction * amount
            changed.append(cell)
        }
    }

    /// How far a count can go in a direction: while it stays as it is, and what hiding it would cost for more.
    private func room(
        _ cell: Int,
        _ direction: Int,
        _ system: DisclosureSystem,
        opening: Bool
    ) -> (most: Int, cost: Int)? {
        let value = system.cells[cell].value + change[cell]
        let known = system.known(cell)
        let most = direction > 0 ? known.upperBound - value : value - known.lowerBound
        if most > 0 { return (most, 0) }
        guard opening, !system.cells[cell].isHidden else { return nil }
        let hidden =
            direction > 0 ? DisclosureSystem.unbounded : value - system.cells[cell].least
        return hidden > 0 ? (hidden, system.cells[cell].cost) : nil
    }

    /// The state in which a sum is out of balance, or outside.
    private static func state(_ sum: Int, _ imbalance: Int) -> Int {
        imbalance > 0 ? 2 * sum : 2 * sum + 1
    }

    /// Where a move of a count that leaves from a sum leads: the state of its other sum.
    private func end(
        of cell: Int,
        _ direction: Int,
        leaving sum: Int?,
        _ system: DisclosureSystem
    ) -> Int? {
        let sums = system.memberships[cell]
        switch sums.count {
        case 1:
            return sum == nil
                ? Self.state(sums[0].sum, sums[0].sign * direction) : stamp.count - 1
        case 2:
            guard let sum else { return nil }
            let other = sums[0].sum == sum ? sums[1] : sums[0]
            return Self.state(other.sum, other.sign * direction)
        default: return nil
        }
    }

    /// The cheapest chain that moves `cell` in `direction`; with `opening`, also through counts that would have to be hidden.
    mutating func chain(
        for cell: Int,
        _ direction: Int,
        opening: Bool,
        _ system: DisclosureSystem
    ) -> Chain? {
        guard let own = room(cell, direction, system, opening: opening) else { return nil }
        let sums = system.memberships[cell]
        let outside = stamp.count - 1
        round += 1
        // Start from the sum with more counts, so that the way back is known from the shorter one.
        let goal: Int
        let start: Int
        switch sums.count {
        case 0: return Chain(moves: [(cell, direction)], most: own.most)
        case 1: (start, goal) = (Self.state(sums[0].sum, sums[0].sign * direction), outside)
        case 2:
            let isFirstLonger =
                system.sums[sums[0].sum].count >= system.sums[sums[1].sum].count
            let (long, short) = isFirstLonger ? (sums[0], sums[1]) : (sums[1], sums[0])
            start = Self.state(long.sum, long.sign * direction)
            goal = Self.state(short.sum, -short.sign * direction)
        default: return nil
        }
        guard let last = walk(from: start, to: goal, around: cell, opening: opening, system)
        else { return nil }
        var moves = [(cell: cell, direction: direction)]
        var state = last
        while state != start {
            let step = from[state]
            moves.append((step.cell >> 1, step.cell & 1 == 0 ? 1 : -1))
            state = step.state
        }
        var most = own.most
        for (position, move) in moves.enumerated() {
            guard let room = room(move.cell, move.direction, system, opening: opening),
                !moves[..<position].contains(where: { $0.cell == move.cell })
            else { return nil }
            most = min(most, room.most)
        }
        return Chain(moves: moves, most: most)
    }

    /// The moves out of a state, with their costs.
    private func moves(
        outOf state: Int,
        around cell: Int,
        opening: Bool,
        _ system: DisclosureSystem,
        _ body: (_ move: Int, _ end: Int, _ cost: Int) -> Bool
    ) {
        if state == stamp.count - 1 {
            for next in system.single where next != cell {
                for direction in [1, -1] {
                    guard let room = room(next, direction, system, opening: opening),
                        let end = end(of: next, direction, leaving: nil, system)
                    else { continue }
                    if body(next << 1 | (direction > 0 ? 0 : 1), end, room.cost) { return }
                }
            }
            return
        }
        let sum = state >> 1
        let imbalance = state & 1 == 0 ? 1 : -1
        for (place, next) in system.sums[sum].enumerated() where next != cell {
            let direction = (place == 0 ? 1 : -1) * imbalance
            guard let room = room(next, direction, system, opening: opening),
                let end = end(of: next, direction, leaving: sum, system)
            else { continue }
            if body(next << 1 | (direction > 0 ? 0 : 1), end, room.cost) { return }
        }
    }

    /// Walks from a state to another by Dijkstra's way; the state reached, nil if there is no way.
    private mutating func walk(
        from start: Int,
        to goal: Int,
        around cell: Int,
        opening: Bool,
        _ system: DisclosureSystem
    ) -> Int? {
        heap.removeAll(keepingCapacity: true)
        stamp[start] = round
        distance[start] = 0
        push((0, start))
        let last = markClosing(goal, around: cell, opening: opening, system)
        var best: (total: Int, state: Int, move: Int)?
        while let (reached, state) = pop() {
            // No way through this state is cheaper by more than a fifth.
            if let best, 4 * best.total <= 5 * (reached + 1 + last) {
                from[goal] = (best.state, best.move)
                return goal
            }
            if state == goal { return goal }
            guard finished[state] != round else { continue }
            finished[state] = round
            var found: [(move: Int, end: Int, cost: Int)] = []
            moves(outOf: state, around: cell, opening: opening, system) { move, end, cost in
                found.append((move, end, cost))
                return end == goal && cost == 0
            }
            for (move, end, cost) in found {
                let total = reached + cost + 1
                guard stamp[end] != round || total < distance[end] else { continue }
                stamp[end] = round
                distance[end] = total
                from[end] = (state, move)
                push((total, end))
                if end == goal, cost == 0 { return goal }
                guard closing[end] == round, end != goal else { continue }
                let closed = total + closingCost[end] + 1
                if closed < best?.total ?? .max { best = (closed, end, closingMove[end]) }
                if cost == 0, closingCost[end] == 0 {
                    from[goal] = (end, closingMove[end])
                    return goal
                }
            }
        }
        guard let best else { return nil }
        from[goal] = (best.state, best.move)
        return goal
    }

    /// Notes the states from which one move leads to the goal; the least that such a move costs.
    private mutating func markClosing(
        _ goal: Int,
        around cell: Int,
        opening: Bool,
        _ system: DisclosureSystem
    ) -> Int {
        guard goal != stamp.count - 1 else { return 0 }
        let sum = goal >> 1
        let imbalance = goal & 1 == 0 ? 1 : -1
        var least = Int.max / 8
        for (place, next) in system.sums[sum].enumerated() where next != cell {
            let sums = system.memberships[next]
            guard sums.count == 2 else { continue }
            let direction = imbalance * (place == 0 ? -1 : 1)
            guard let room = room(next, direction, system, opening: opening) else { continue }
            let other = sums[0].sum == sum ? sums[1] : sums[0]
            let state = Self.state(other.sum, -other.sign * direction)
            least = min(least, room.cost)
            guard closing[state] != round || room.cost < closingCost[state] else { continue }
            closing[state] = round
            closingCost[state] = room.cost
            closingMove[state] = next << 1 | (direction > 0 ? 0 : 1)
        }
        return least
    }

    private mutating func push(_ item: (distance: Int, state: Int)) {
        heap.append(item)
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func pop() -> (distance: Int, state: Int)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return first
    }
}
