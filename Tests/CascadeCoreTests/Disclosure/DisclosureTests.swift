import CascadeGraph
import Testing

@testable import CascadeCore

@Suite("What others may see of counts of people")
struct DisclosureTests {
    /// A table of one column.
    private static func list(_ counts: [Int], _ key: String = "sector") -> CountTable {
        CountTable(
            measure: "reached",
            title: "People reached",
            lineHeading: "Sector",
            lines: counts.indices.map { .init(key: "\(key):\($0)", label: "S\($0)") },
            counts: counts.map { [$0] }
        )
    }

    private static func texts(_ table: DisclosedTable) -> [String] {
        (table.cells + [table.totals].compactMap { $0 }).flatMap { $0 }.map(\.text)
    }

    @Test(
        "a lone small number takes the next larger one with it, so that the total does not give it away"
    )
    func secondary() throws {
        let table = try #require(
            Disclosure.publish([Self.list([3, 40, 25, 0])], profile: .under10).first
        )
        #expect(Self.texts(table) == ["[c]", "40", "[c]", "0", "68"])
    }

    @Test("rounding protects a lone small number by itself, and zeros stay")
    func rounded() throws {
        let table = try #require(
            Disclosure.publish([Self.list([3, 41, 27, 0])], profile: .under5).first
        )
        #expect(Self.texts(table) == ["[c]", "40", "25", "0", "70"])
    }

    @Test("small numbers that leave their total no choice take the total with them")
    func total() throws {
        let table = try #require(
            Disclosure.publish([Self.list([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])], profile: .under10).first
        )
        #expect(Self.texts(table) == Array(repeating: "[c]", count: 11))
    }

    @Test("the lead sees everything")
    func lead() throws {
        let table = try #require(
            Disclosure.publish([Self.list([3, 41, 0])], profile: .none).first
        )
        #expect(Self.texts(table) == ["3", "41", "0", "44"])
    }

    @Test(
        "lines in which someone counts twice have no line of all, and protect nothing but themselves"
    )
    func overlapping() throws {
        var list = Self.list([3, 40])
        list.addsUp = false
        let table = try #require(Disclosure.publish([list], profile: .under10).first)
        #expect(Self.texts(table) == ["[c]", "40"])
        #expect(table.totals == nil)
    }

    @Test("no tables, empty tables and tables of zeros pass")
    func nothing() throws {
        #expect(Disclosure.publish([], profile: .under5).isEmpty)
        let tables = Disclosure.publish([Self.list([]), Self.list([0, 0], "x")], profile: .under5)
        #expect(tables.map(Self.texts) == [["0"], ["0", "0", "0"]])
    }

    @Test(
        "a number that grew a little since the last publication is hidden where numbers are not rounded"
    )
    func differencing() throws {
        let first = Disclosure.publish([Self.list([40, 30, 60])], profile: .under10)
        let alone = Disclosure.publish([Self.list([43, 30, 60])], profile: .under10)
        #expect(alone.map(Self.texts) == [["43", "30", "60", "133"]])
        let table = try #require(
            Disclosure.publish([Self.list([43, 30, 90])], profile: .under10, earlier: first).first
        )
        #expect(table.cells[0][0] == .hidden)
        let growth = try #require(table.totals)
        // The total grew by 33, so that the 3 would follow if the 30 more beside it were shown.
        #expect(
            growth[0] == .hidden || table.cells[2][0] == .hidden || table.cells[1][0] == .hidden
        )
    }

    /// What every publication keeps: small numbers hidden, others as they are or hidden, and no hidden one follows.
    private static func check(
        _ tables: [CountTable],
        _ profile: DisclosureProfile,
        isLinked: Bool = false
    ) throws -> [String] {
        let published = Disclosure.publish(tables, profile: profile)
        var faults: [String] = []
        let attacker = Attacker(published)
        for (table, disclosed) in zip(tables, published) {
            let counts = table.filled()
            let parents = Set(table.lines.compactMap(\.parent))
            let rows = disclosed.cells + [disclosed.totals].compactMap { $0 }
            for (line, row) in rows.enumerated() {
                for (column, cell) in row.enumerated() {
                    let count = counts[line][column]
                    let isSmall = (1..<profile.threshold).contains(count)
                    if let number = cell.number {
                        if isSmall { faults.append("\(count) is shown") }
                        if abs(number - count) > profile.base / 2 {
                            faults.append("\(count) is shown as \(number)")
                        }
                        continue
                    }
                    if count == 0 { faults.append("a zero is hidden") }
                    let keys = [
                        line < table.lines.count ? table.lines[line].key : nil,
                        column < table.columns.count ? table.columns[column].key : nil,
                    ]
                    guard let place = attacker.place(table.measure, keys.compactMap { $0 }),
                        let range = attacker.range(of: place), range.contains(count)
                    else {
                        faults.append("\(count) is not possible")
                        continue
                    }
                    if range.count == 1 { faults.append("\(count) follows from the rest") }
                    guard isSmall else { continue }
                    if range.count < profile.threshold - 1
                        || range.upperBound < profile.threshold - 1
                    {
                        faults.append("\(count) is known to lie in \(range)")
                    }
                    let isLeaf =
                        line < table.lines.count && !parents.contains(line)
                        && (column < table.columns.count || table.columns.isEmpty)
                    if isLeaf, !isLinked, range.lowerBound > 1 {
                        faults.append("\(count) is known to be \(range.lowerBound) or more")
                    }
                }
            }
        }
        return faults
    }

    @Test(
        "whoever solves for the hidden numbers finds none: five hundred tables for each profile",
        arguments: [DisclosureProfile.under5, .under10],
        0..<10
    )
    func attack(profile: DisclosureProfile, part: Int) throws {
        for seed in 50 * part..<50 * (part + 1) {
            let faults = try Self.check([RandomTables.single(seed: UInt64(seed))], profile)
            #expect(faults.isEmpty, "seed \(seed)")
        }
    }

    @Test(
        "tables that share numbers are protected together",
        arguments: [DisclosureProfile.under5, .under10],
        0..<5
    )
    func linked(profile: DisclosureProfile, part: Int) throws {
        for seed in 20 * part..<20 * (part + 1) {
            let tables = RandomTables.linked(seed: UInt64(seed))
            let faults = try Self.check(tables, profile, isLinked: true)
            #expect(faults.isEmpty, "seed \(seed)")
        }
    }

    @Test(
        "no hidden number follows from the sums by algebra: four thousand tables",
        arguments: 0..<20
    )
    func algebra(part: Int) {
        for seed in 10_000 + 200 * part..<10_000 + 200 * (part + 1) {
            let table = RandomTables.single(seed: UInt64(seed))
            let attacker = Attacker(Disclosure.publish([table], profile: .under10))
            #expect(attacker.solved().isEmpty, "seed \(seed)")
        }
    }

    @Test("the attacker finds what is badly hidden")
    func attackerWorks() throws {
        let line = [CountTable.Line(key: "a", label: "A"), CountTable.Line(key: "b", label: "B")]
        func table(_ cells: [DisclosedCount], _ total: Int) -> DisclosedTable {
            DisclosedTable(
                measure: "reached",
                title: "",
                lineHeading: "",
                lines: line,
                columns: [],
                cells: cells.map { [$0] },
                totals: [.shown(total)],
                profile: .under10
            )
        }
        let lone = Attacker([table([.hidden, .shown(40)], 43)])
        #expect(lone.solved() == [0])
        #expect(lone.range(of: 0) == 3...3)
        let tight = Attacker([table([.hidden, .hidden], 2)], highest: 9)
        #expect(tight.solved().isEmpty)
        #expect(tight.range(of: 0) == 1...1)
        #expect(tight.everyPossibility()[0] == [1])
    }

    @Test(
        "trying every combination of small tables finds as many possible numbers",
        arguments: 0..<60
    )
    func enumeration(seed: Int) throws {
        let table = RandomTables.single(seed: UInt64(1000 + seed), most: 2)
        guard table.lines.count <= 3 else { return }
        let published = Disclosure.publish([table], profile: .under5)
        let largest = table.filled().flatMap { $0 }.max() ?? 0
        let attacker = Attacker(published, highest: largest + 5)
        let hidden = attacker.numbers.indices.filter { attacker.numbers[$0].isHidden }
        guard attacker.numbers.count <= 12, !hidden.isEmpty, largest < 40 else { return }
        let possible = attacker.everyPossibility()
        for place in hidden { #expect(possible[place].count > 1, "seed \(seed)") }
    }

    @Test("the same tables get the same answer, and little is hidden that need not be")
    func economy() {
        var hidden = 0
        var small = 0
        for seed in 0..<200 {
            let table = RandomTables.single(seed: UInt64(seed))
            let published = Disclosure.publish([table], profile: .under10)
            #expect(published == Disclosure.publish([table], profile: .under10))
            hidden += published.flatMap { $0.cells + [$0.totals].compactMap { $0 } }
                .joined().count { $0 == .hidden }
            small += table.filled().joined().count { (1..<10).contains($0) }
        }
        #expect(hidden >= small)
        #expect(Double(hidden) < 1.6 * Double(small), "\(hidden) hidden for \(small) small ones")
    }

    @Test(
        "a thousand lines by fifty columns: no hidden number stands alone",
        arguments: [(true, 200), (false, 1000)]
    )
    func large(sparse: Bool, lines: Int) throws {
        var stream = RandomStream(key: 7)
        let counts = (0..<lines).map { _ in
            (0..<50).map { _ in
                sparse && stream.below(10) > 0 ? 10 + stream.below(90) : stream.below(12)
            }
        }
        let table = CountTable(
            measure: "reached",
            title: "People reached",
            lineHeading: "Sector",
            lines: counts.indices.map { .init(key: "sector:\($0)", label: "S\($0)") },
            columns: (0..<50).map { .init(key: "area:\($0)", label: "A\($0)") },
            counts: counts
        )
        let published = try #require(Disclosure.publish([table], profile: .under10).first)
        // In a table of lines and columns a hidden number follows from the rest just where its removal parts the network of
        // lines and columns that hidden numbers join.
        let totals = try #require(published.totals)
        let rows = published.cells + [totals]
        var degree = Array(repeating: 0, count: rows.count + 51)
        for (line, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() where cell == .hidden {
                degree[line] += 1
                degree[rows.count + column] += 1
            }
        }
        #expect(!degree.contains(1))
        for (line, row) in published.cells.enumerated() {
            for (column, cell) in row.prefix(50).enumerated() where cell != .hidden {
                #expect(!(1..<10).contains(counts[line][column]))
            }
        }
    }
}
