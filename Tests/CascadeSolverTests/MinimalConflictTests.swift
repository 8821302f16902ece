import CascadeGraph
import CascadeSolver
import Testing

@Suite("Minimal conflicts")
struct MinimalConflictTests {
    @Test("limits that can all be kept have no conflict, and none at all have none")
    func feasible() {
        #expect(minimalConflict(among: [1, 2, 3]) { _ in true } == nil)
        #expect(minimalConflict(among: [Int]()) { _ in true } == nil)
    }

    @Test("where not even no limits can be kept, no limit is to blame")
    func nothingToDrop() {
        #expect(minimalConflict(among: [1, 2, 3]) { _ in false } == [])
        #expect(minimalConflict(among: [Int]()) { _ in false } == [])
    }

    @Test("limits on one number: the two that leave nothing between them")
    func interval() {
        //  at least 2, 5, 3        at most 9, 4, 7
        //            ──5 conflicts with 4──
        let limits = [2, 5, 3, -9, -4, -7]
        let conflict = minimalConflict(among: limits) { kept in
            let least = kept.filter { $0 > 0 }.max() ?? 0
            let most = kept.filter { $0 < 0 }.map { -$0 }.min() ?? 10
            return least <= most
        }
        #expect(conflict == [5, -4])
    }

    @Test("equal limits are told apart by their places")
    func equalLimits() {
        // At most two ones.
        let conflict = minimalConflict(among: [1, 1, 1, 1]) { $0.count <= 2 }
        #expect(conflict == [1, 1, 1])
    }

    @Test("an error of the check is passed on")
    func errors() {
        struct Failed: Error {}
        #expect(throws: Failed.self) {
            try minimalConflict(among: [1, 2]) { (_: [Int]) -> Bool in throw Failed() }
        }
    }

    @Test(
        "a conflict cannot be kept, and dropping any one limit of it can",
        arguments: 0..<200 as Range<UInt64>
    )
    func minimal(seed: UInt64) {
        // Sets of limits that can't be kept together, hidden among others.
        var stream = RandomStream(key: seed)
        let count = 1 + stream.below(40)
        let hidden = (0..<1 + stream.below(4)).map { _ in
            Set((0..<1 + stream.below(6)).map { _ in stream.below(count) })
        }
        var checks = 0
        func isFeasible(_ limits: [Int]) -> Bool {
            #expect(limits == limits.sorted())
            let kept = Set(limits)
            return !hidden.contains { $0.isSubset(of: kept) }
        }
        let found = minimalConflict(among: Array(0..<count)) { limits in
            checks += 1
            return isFeasible(limits)
        }
        guard let found else {
            Issue.record("a conflict was missed")
            return
        }
        #expect(hidden.contains(Set(found)))
        #expect(found == found.sorted())
        for position in found.indices {
            var rest = found
            rest.remove(at: position)
            #expect(isFeasible(rest))
        }
        // Junker's bound, with the two checks before it begins.
        var halvings = 0
        while found.count << halvings < count { halvings += 1 }
        #expect(checks <= 2 * found.count * (halvings + 2) + 2)
    }

    @Test("limits of an integer program: the conflict is between three of them")
    func program() {
        enum Limit: CaseIterable { case xAtLeast3, sumAtMost5, yAtLeast1, yAtLeast3, xAtMost9 }
        let conflict = minimalConflict(among: Limit.allCases) { limits in
            var program = IntegerProgram()
            let x = program.variable(0...20)
            let y = program.variable(0...20)
            for limit in limits {
                switch limit {
                case .xAtLeast3: program.constrain([(x, 1)], to: 3 ... .infinity)
                case .sumAtMost5: program.constrain([(x, 1), (y, 1)], to: 0...5)
                case .yAtLeast1: program.constrain([(y, 1)], to: 1 ... .infinity)
                case .yAtLeast3: program.constrain([(y, 1)], to: 3 ... .infinity)
                case .xAtMost9: program.constrain([(x, 1)], to: 0...9)
                }
            }
            return program.solved() != .infeasible
        }
        #expect(conflict == [.xAtLeast3, .sumAtMost5, .yAtLeast3])
    }
}
