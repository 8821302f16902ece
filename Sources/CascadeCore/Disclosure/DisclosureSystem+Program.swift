import CascadeSolver

extension DisclosureSystem {
    /// Whether counts stand in more than two sums, so that chains don't find every change.
    var isLinked: Bool { memberships.contains { $0.count > 2 } }

    /// The change that moves `cell` in a direction by up to `amount`, as far as can be, and then at the least cost of hiding
    /// more; nil where none is found.
    ///
    /// - Complexity: exponential in the counts at worst; the search ends at a number of nodes.
    func change(of cell: Int, _ direction: Int, by amount: Int) -> Witness? {
        // Among many counts, those that are hidden, that link tables or that are large are tried first.
        if cells.count > 500 {
            var members = Set<Int>()
            for (sum, _) in memberships[cell] { members.formUnion(sums[sum]) }
            var large = cells.indices.filter { !members.contains($0) }
            large.sort {
                (cells[$1].isHidden ? 1 : 0, cells[$1].value, $0)
                    < (cells[$0].isHidden ? 1 : 0, cells[$0].value, $1)
            }
            members.formUnion(large.prefix(200))
            members.formUnion(cells.indices.filter { memberships[$0].count > 2 })
            if let found = change(of: cell, direction, by: amount, within: members.sorted()),
                found.contains(where: { $0.cell == cell && abs($0.change) == amount })
            {
                return found
            }
        }
        return change(of: cell, direction, by: amount, within: Array(cells.indices))
    }

    private func change(
        of cell: Int,
        _ direction: Int,
        by amount: Int,
        within members: [Int]
    ) -> Witness? {
        // First how far it can go when everything is hidden, then the fewest to hide.
        let free = program(cell, members, direction) { $0 == cell ? 0...amount : nil }
        guard case .best = free.program.solved(nodes: 200) else { return nil }
        let most = free.program.solved(nodes: 200)[free.variables[free.place]] ?? 0
        let reach = Int(most.rounded())
        guard reach > 0 else { return [] }
        let least = program(cell, members, direction, isCosted: true) {
            $0 == cell ? reach...reach : nil
        }
        let solution = least.program.solved(nodes: 2000)
        guard case .best = solution else { return nil }
        let witness = zip(members, least.variables).compactMap { member, variable -> (Int, Int)? in
            let change = Int((solution[variable] ?? 0).rounded())
            return change == 0 ? nil : (member, member == cell ? change * direction : change)
        }
        return witness.map { (cell: $0.0, change: $0.1) }
    }

    /// The program whose variables are the changes of `members`; that of `cell` counts in `direction` and has its own range.
    private func program(
        _ cell: Int,
        _ members: [Int],
        _ direction: Int,
        isCosted: Bool = false,
        _ range: (Int) -> ClosedRange<Int>?
    ) -> (program: IntegerProgram, variables: [IntegerProgram.Variable], place: Int) {
        var program = IntegerProgram()
        var variables: [IntegerProgram.Variable] = []
        var terms: [[(IntegerProgram.Variable, Double)]] = Array(repeating: [], count: sums.count)
        var place = 0
        let most = 8 * profile.threshold
        for member in members {
            let value = cells[member].value
            let known = known(member)
            let lowest = max(cells[member].least - value, -most)
            let variable: IntegerProgram.Variable
            if let own = range(member) {
                place = variables.count
                variable = program.variable(
                    Double(own.lowerBound)...Double(own.upperBound),
                    worth: isCosted ? 0 : 1
                )
            } else {
                variable = program.variable(Double(min(0, lowest))...Double(most))
                let free =
                    max(known.lowerBound - value, lowest)...min(known.upperBound - value, most)
                if isCosted, !cells[member].isHidden {
                    let hiding = program.variable(0...1, worth: -Double(cells[member].cost))
                    program.constrain(
                        [(variable, 1), (hiding, -Double(most - free.upperBound))],
                        to: -.infinity...Double(free.upperBound)
                    )
                    program.constrain(
                        [(variable, 1), (hiding, Double(free.lowerBound - lowest))],
                        to: Double(free.lowerBound)...(.infinity)
                    )
                }
            }
            let factor = member == cell ? Double(direction) : 1
            for (sum, sign) in memberships[member] {
                terms[sum].append((variable, Double(sign) * factor))
            }
            variables.append(variable)
        }
        for sum in terms where !sum.isEmpty { program.constrain(sum, to: 0...0) }
        return (program, variables, place)
    }
}
