import CascadeGraph

@testable import CascadeCore

/// Tables of invented people, each with a sector, an organisation of it, an area and a month.
struct RandomTables {
    var tables: [CountTable] = []

    /// Lines by organisation in sectors or by sector alone, by month or by nothing.
    static func single(seed: UInt64, most: Int = 5) -> CountTable {
        var stream = RandomStream(key: seed)
        var lines: [CountTable.Line] = []
        let isNested = stream.below(2) == 0
        for sector in 0..<1 + stream.below(most) {
            let parent = lines.count
            lines.append(.init(key: "sector:\(sector)", label: "S\(sector)"))
            guard isNested else { continue }
            for part in 0..<stream.below(4) {
                lines.append(.init(key: "o:\(sector).\(part)", label: "O", parent: parent))
            }
        }
        let columns = (0..<stream.below(most + 1)).map {
            CountTable.Line(key: "month:\($0)", label: "M\($0)")
        }
        let parents = Set(lines.compactMap(\.parent))
        let size = [3, 6, 12, 40][stream.below(4)]
        let counts = lines.indices.map { line -> [Int] in
            guard !parents.contains(line) else { return [] }
            return (0..<max(1, columns.count)).map { _ in
                stream.below(3) == 0 ? 0 : stream.below(stream.below(4) == 0 ? 60 : size)
            }
        }
        return CountTable(
            measure: "reached",
            title: "People reached",
            lineHeading: "Sector",
            lines: lines,
            columns: columns,
            counts: counts
        )
    }

    /// Tables by sector and month, by sector and area, and by area alone, of the same people.
    static func linked(seed: UInt64) -> [CountTable] {
        var stream = RandomStream(key: seed)
        let (sectors, months, areas) = (
            1 + stream.below(4), 1 + stream.below(4), 1 + stream.below(3)
        )
        let people = (0..<stream.below([20, 60, 150][stream.below(3)])).map { _ in
            (
                stream.below(sectors), stream.below(months),
                min(stream.below(areas), stream.below(areas))
            )
        }
        func table(
            _ heading: String,
            _ lines: Int,
            _ line: ((Int, Int, Int)) -> Int,
            _ columns: (name: String, count: Int, column: ((Int, Int, Int)) -> Int)?
        ) -> CountTable {
            var counts = Array(
                repeating: Array(repeating: 0, count: columns?.count ?? 1),
                count: lines
            )
            for person in people { counts[line(person)][columns?.column(person) ?? 0] += 1 }
            return CountTable(
                measure: "reached",
                title: heading,
                lineHeading: heading,
                lines: (0..<lines).map { .init(key: "\(heading):\($0)", label: "\($0)") },
                columns: columns.map { column in
                    (0..<column.count).map { .init(key: "\(column.name):\($0)", label: "\($0)") }
                } ?? [],
                counts: counts
            )
        }
        return [
            table("sector", sectors, { $0.0 }, ("month", months, { $0.1 })),
            table("sector", sectors, { $0.0 }, ("area", areas, { $0.2 })),
            table("area", areas, { $0.2 }, nil),
        ]
    }
}
