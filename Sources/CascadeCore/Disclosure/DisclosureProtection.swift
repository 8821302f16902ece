/// Chooses the counts to hide so that no small count can be worked out.
///
/// For each small count it looks for other counts that are possible instead, by changes that keep every sum and what is known of
/// every count shown, and hides more, the cheapest first, until it finds them. Hiding more never makes a change impossible, so
/// what has been shown once stays true. In the end it shows again what nothing relies on.
///
/// After Fischetti & Salazar, "Models and algorithms for optimizing cell suppression in tabular data with linear constraints",
/// JASA 95(451), 2000, doi:10.1080/01621459.2000.10474282, whose exact model stands in where chains don't suffice.
///
/// - Complexity: one chain search a small count, O(counts) at worst; where tables are linked by common totals, integer programs
///   for the counts that hang on those.
struct DisclosureProtection: Sendable {
    private(set) var system: DisclosureSystem
    private var search = PathSearch()
    private var less: [Int: DisclosureSystem.Witness] = [:]
    private var more: [Int: DisclosureSystem.Witness] = [:]

    /// Protects the small counts of a system.
    init(_ system: DisclosureSystem) {
        self.system = system
        protect()
    }

    private mutating func protect() {
        system.complete()
        let small = system.cells.indices.filter { system.cells[$0].need != nil }
            .sorted { (-system.cells[$0].cost, $0) < (-system.cells[$1].cost, $1) }
        for cell in small { protect(cell) }
        for cell in small {
            guard let need = system.cells[cell].need, holds(cell, need) else {
                withholdAll()
                return
            }
        }
        showAgain(small)
    }

    /// Whether the changes noted for a small count are possible and far enough.
    private func holds(_ cell: Int, _ need: DisclosureSystem.Need) -> Bool {
        guard let less = less[cell], let more = more[cell], system.isPossible(less),
            system.isPossible(more)
        else { return false }
        return Self.reach(more, cell) >= above(need, below: Self.reach(less, cell))
    }

    /// How far above must stay possible where so much below is.
    private func above(_ need: DisclosureSystem.Need, below: Int) -> Int {
        max(1, need.above, need.width - below)
    }

    /// How far a change moves a count.
    private static func reach(_ witness: DisclosureSystem.Witness, _ cell: Int) -> Int {
        abs(witness.first { $0.cell == cell }?.change ?? 0)
    }

    /// Hides everything: what is left when nothing else is proven to do.
    private mutating func withholdAll() {
        for cell in system.cells.indices { system.cells[cell].isHidden = true }
    }

    private mutating func protect(_ cell: Int) {
        guard let need = system.cells[cell].need else { return }
        let below = push(cell, -1, need.below)
        less[cell] = below
        let above = above(need, below: Self.reach(below, cell))
        more[cell] = push(cell, 1, above)
    }

    /// A change that moves `cell` in a direction as far as is needed, or as far as can be, with more counts hidden for it.
    private mutating func push(
        _ cell: Int,
        _ direction: Int,
        _ amount: Int
    ) -> DisclosureSystem.Witness {
        guard amount > 0 else { return [] }
        var left = chase(cell, direction, amount, opening: false)
        guard left > 0 else { return search.witness }
        left = chase(cell, direction, left, opening: true)
        guard left > 0, system.isLinked else { return search.witness }
        let found = system.change(of: cell, direction, by: amount)
        guard let found, Self.reach(found, cell) > amount - left else { return search.witness }
        for (cell, change) in found {
            open(cell, system.cells[cell].value + change)
        }
        return found
    }

    /// Pushes chains until `amount` is reached; what is left of it.
    private mutating func chase(
        _ cell: Int,
        _ direction: Int,
        _ amount: Int,
        opening: Bool
    ) -> Int {
        var left = amount
        if !opening { search.reset(system) }
        while left > 0,
            let chain = search.chain(for: cell, direction, opening: opening, system)
        {
            let step = min(left, chain.most)
            search.push(chain, by: step)
            left -= step
            if opening {
                for (moved, _) in chain.moves {
                    open(moved, system.cells[moved].value + search.change[moved])
                }
            }
        }
        return left
    }

    /// Hides a count whose change to `value` would be seen.
    private mutating func open(_ cell: Int, _ value: Int) {
        if !system.known(cell).contains(value) { system.cells[cell].isHidden = true }
    }

    /// Shows counts again that no small one needs hidden, the most costly first.
    private mutating func showAgain(_ small: [Int]) {
        var users: [Int: [Int]] = [:]
        for cell in small {
            for (used, _) in (less[cell] ?? []) + (more[cell] ?? []) where used != cell {
                users[used, default: []].append(cell)
            }
        }
        let others = system.cells.indices.filter {
            system.cells[$0].isHidden && system.cells[$0].need == nil
        }
        .sorted { (-system.cells[$0].cost, $0) < (-system.cells[$1].cost, $1) }
        // A search that fails visits every hidden count.
        var budget = 10_000_000 / max(500, system.cells.count)
        for cell in others {
            system.cells[cell].isHidden = false
            var before:
                [(user: Int, less: DisclosureSystem.Witness, more: DisclosureSystem.Witness)] =
                    []
            var isNeeded = false
            for user in Set(users[cell] ?? []).sorted() {
                guard let need = system.cells[user].need, !holds(user, need) else { continue }
                budget -= 1
                before.append((user, less[user] ?? [], more[user] ?? []))
                guard budget > 0, reroute(user) else {
                    isNeeded = true
                    break
                }
            }
            if isNeeded { system.cells[cell].isHidden = true }
            for entry in before {
                if isNeeded {
                    (less[entry.user], more[entry.user]) = (entry.less, entry.more)
                } else {
                    for (used, _) in (less[entry.user] ?? []) + (more[entry.user] ?? [])
                    where used != entry.user { users[used, default: []].append(entry.user) }
                }
            }
        }
    }

    /// Looks for other changes that show the same for a small count with what is hidden already.
    private mutating func reroute(_ cell: Int) -> Bool {
        for direction in [-1, 1] {
            let before = (direction < 0 ? less[cell] : more[cell]) ?? []
            guard !system.isPossible(before) else { continue }
            guard chase(cell, direction, Self.reach(before, cell), opening: false) == 0
            else { return false }
            if direction < 0 { less[cell] = search.witness } else { more[cell] = search.witness }
        }
        return true
    }
}
