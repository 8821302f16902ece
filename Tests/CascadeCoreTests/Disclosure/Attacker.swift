import CascadeSolver

@testable import CascadeCore

/// Someone who has published tables and tries to work out what is hidden in them, from what stands there and nothing else.
struct Attacker {
    /// What is known of a number by itself.
    struct Number {
        var name: String
        var lowest: Int
        var highest: Int
        var isHidden: Bool
    }

    private(set) var numbers: [Number] = []
    /// Sums: the whole, then its parts.
    private(set) var sums: [[Int]] = []
    private var places: [String: Int] = [:]

    init(_ tables: [DisclosedTable], highest: Int = 100_000) {
        for table in tables { read(table, highest) }
    }

    private static func name(_ table: DisclosedTable, _ line: Int?, _ column: Int?) -> String {
        let keys = [line.map { table.lines[$0].key }, column.map { table.columns[$0].key }]
        return ([table.measure] + keys.compactMap { $0 }.sorted()).joined(separator: "|")
    }

    private mutating func read(_ table: DisclosedTable, _ highest: Int) {
        let width = table.columns.count
        func column(_ place: Int) -> Int? { place < width ? place : nil }
        var rows: [[Int]] = []
        for (line, row) in (table.cells + [table.totals].compactMap { $0 }).enumerated() {
            let key = line < table.lines.count ? line : nil
            rows.append(
                row.enumerated().map { place, cell in
                    number(Self.name(table, key, column(place)), cell, table.profile, highest)
                }
            )
        }
        for (line, row) in rows.enumerated() {
            if width > 0 { sums.append([row[width]] + row.prefix(width)) }
            let isAll = line == table.lines.count
            let parts = table.lines.indices.filter {
                table.lines[$0].parent == (isAll ? nil : line)
            }
            guard table.totals != nil, !parts.isEmpty else { continue }
            for place in row.indices { sums.append([row[place]] + parts.map { rows[$0][place] }) }
        }
    }

    private mutating func number(
        _ name: String,
        _ cell: DisclosedCount,
        _ profile: DisclosureProfile,
        _ highest: Int
    ) -> Int {
        if let place = places[name] { return place }
        var number = Number(name: name, lowest: 1, highest: highest, isHidden: cell == .hidden)
        if case .shown(let shown) = cell {
            let blur = profile == .under5 && shown > 0 ? 2 : 0
            number.lowest = blur > 0 ? max(5, shown - blur) : shown
            number.highest = shown + blur
        }
        places[name] = numbers.count
        numbers.append(number)
        return numbers.count - 1
    }

    /// The place of a number.
    func place(_ measure: String, _ keys: [String]) -> Int? {
        places[([measure] + keys.sorted()).joined(separator: "|")]
    }

    /// The least and the greatest that a number can be, by integer programs; nil: nothing is possible at all.
    func range(of place: Int) -> ClosedRange<Int>? {
        func extreme(_ sign: Double) -> Int? {
            var program = IntegerProgram()
            let variables = numbers.enumerated().map { position, number in
                program.variable(
                    Double(number.lowest)...Double(number.highest),
                    worth: position == place ? sign : 0
                )
            }
            for sum in sums {
                program.constrain(
                    [(variables[sum[0]], -1)] + sum.dropFirst().map { (variables[$0], 1) },
                    to: 0...0
                )
            }
            return program.solved()[variables[place]].map { Int($0.rounded()) }
        }
        guard let least = extreme(-1), let most = extreme(1) else { return nil }
        return least...most
    }

    /// By number, all values that it takes in some solution: by trying every combination.
    ///
    /// - Complexity: exponential.
    func everyPossibility() -> [Set<Int>] {
        var found = Array(repeating: Set<Int>(), count: numbers.count)
        var values: [Int?] = numbers.map { $0.lowest == $0.highest ? $0.lowest : nil }
        func isOpen(_ sum: [Int]) -> Bool {
            var least = 0
            var most = 0
            for part in sum.dropFirst() {
                least += values[part] ?? numbers[part].lowest
                most += values[part] ?? numbers[part].highest
            }
            let whole = values[sum[0]]
            return (whole ?? numbers[sum[0]].highest) >= least
                && (whole ?? numbers[sum[0]].lowest) <= most
        }
        var touching = Array(repeating: [[Int]](), count: numbers.count)
        for sum in sums { for member in Set(sum) { touching[member].append(sum) } }
        func visit(_ place: Int) {
            guard place < values.count else {
                for (position, value) in values.enumerated() {
                    if let value { found[position].insert(value) }
                }
                return
            }
            guard values[place] == nil else { return visit(place + 1) }
            for value in numbers[place].lowest...numbers[place].highest {
                values[place] = value
                if touching[place].allSatisfy(isOpen) { visit(place + 1) }
            }
            values[place] = nil
        }
        visit(0)
        return found
    }

    /// The hidden numbers that follow from the sums alone, by elimination in whole numbers.
    ///
    /// - Complexity: O(sums² × hidden).
    func solved() -> [Int] {
        let hidden = numbers.indices.filter { numbers[$0].isHidden }
        var column: [Int: Int] = [:]
        for (position, place) in hidden.enumerated() { column[place] = position }
        var rows: [[Int]] = sums.map { sum in
            var row = Array(repeating: 0, count: hidden.count)
            for (position, place) in sum.enumerated() {
                if let column = column[place] { row[column] += position == 0 ? -1 : 1 }
            }
            return row
        }
        var done = 0
        for column in hidden.indices {
            guard let pivot = rows[done...].firstIndex(where: { $0[column] != 0 }) else { continue }
            rows.swapAt(done, pivot)
            for other in rows.indices where other != done && rows[other][column] != 0 {
                let (first, second) = (rows[done][column], rows[other][column])
                for place in hidden.indices {
                    rows[other][place] = rows[other][place] * first - rows[done][place] * second
                }
                let divisor = rows[other].reduce(0) { Self.divisor($0, abs($1)) }
                if divisor > 1 { for place in hidden.indices { rows[other][place] /= divisor } }
            }
            done += 1
            if done == rows.count { break }
        }
        return rows.compactMap { row in
            let standing = row.indices.filter { row[$0] != 0 }
            return standing.count == 1 ? hidden[standing[0]] : nil
        }
        .sorted()
    }

    private static func divisor(_ first: Int, _ second: Int) -> Int {
        second == 0 ? first : divisor(second, first % second)
    }
}
