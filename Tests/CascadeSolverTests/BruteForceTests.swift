import CascadeGraph
import CascadeSolver
import Testing

@Suite("Integer programs against trying every choice")
struct BruteForceTests {
    /// A small program in whole numbers, as written and as built.
    struct Small: Sendable {
        var ranges: [ClosedRange<Int>] = []
        var worths: [Int] = []
        var rows: [(factors: [Int], range: ClosedRange<Int>)] = []
        var program = IntegerProgram()

        init(seed: UInt64) {
            var stream = RandomStream(key: seed)
            func signed(_ most: Int) -> Int { stream.below(2 * most + 1) - most }
            let count = 1 + stream.below(6)
            var variables: [IntegerProgram.Variable] = []
            for _ in 0..<count {
                let lower = signed(3)
                ranges.append(lower...lower + stream.below(5))
                worths.append(signed(9))
                variables.append(
                    program.variable(
                        Double(lower)...Double(ranges[ranges.count - 1].upperBound),
                        worth: Double(worths[worths.count - 1])
                    )
                )
            }
            for _ in 0..<stream.below(6) {
                let factors = variables.map { _ in stream.below(3) == 0 ? 0 : signed(5) }
                let lower = signed(12)
                let range = lower...lower + stream.below(3) * stream.below(8)
                rows.append((factors, range))
                program.constrain(
                    Array(zip(variables, factors.map(Double.init))),
                    to: Double(range.lowerBound)...Double(range.upperBound)
                )
            }
        }

        func keeps(_ values: [Int]) -> Bool {
            zip(ranges, values).allSatisfy { $0.contains($1) }
                && rows.allSatisfy { row in
                    row.range.contains(zip(row.factors, values).map(*).reduce(0, +))
                }
        }

        /// What the best choice is worth, or nil where there is none.
        func most() -> Int? {
            var best: Int?
            var values = ranges.map(\.lowerBound)
            while true {
                if keeps(values) {
                    best = max(best ?? .min, zip(worths, values).map(*).reduce(0, +))
                }
                var place = 0
                while place < values.count, values[place] == ranges[place].upperBound {
                    values[place] = ranges[place].lowerBound
                    place += 1
                }
                if place == values.count { return best }
                values[place] += 1
            }
        }
    }

    @Test("the best of every choice is found and proven", arguments: 0..<300 as Range<UInt64>)
    func agrees(seed: UInt64) {
        let small = Small(seed: seed)
        let solution = small.program.solved()
        guard let most = small.most() else {
            #expect(solution == .infeasible)
            return
        }
        guard case .best(let values, let worth, let bound) = solution else {
            Issue.record("\(solution), not \(most)")
            return
        }
        #expect(worth == Double(most))
        #expect(bound == Double(most))
        #expect(values.allSatisfy { $0 == $0.rounded() })
        #expect(small.keeps(values.map { Int($0) }))
    }

    @Test("the seeds hold both kinds of program")
    func bothKinds() {
        let feasible = (0..<300 as Range<UInt64>).count { Small(seed: $0).most() != nil }
        #expect((60...240).contains(feasible), "\(feasible)")
    }
}
