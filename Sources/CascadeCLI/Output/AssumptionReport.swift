import CascadeCore
import CascadeFormats

/// Every assumption in force, where it was set, and beside it the default and its source.
struct AssumptionReport {
    private struct Row: Hashable {
        var assumption: Assumption
        var value: String
        var place: String
        var standard: String
        var source: String
    }

    private let programme: Programme
    private let rows: [Row]

    init(_ programme: Programme) {
        self.programme = programme
        let table = AssumptionTable(programme)
        var seen = Set<Row>()
        rows = Assumption.allCases.flatMap { assumption in
            table.inForce(assumption).map { slot, courses in
                let names = courses.map { programme.courses[$0].id }
                let isShared = courses.count == programme.courses.count
                let place =
                    slot.source == nil || names.isEmpty || isShared
                    ? slot.place.hasPrefix("default for") ? slot.place : Self.place(slot)
                    : "default for \(Wording.list(names))"
                let standard = assumption.standard(course: nil, sector: nil)
                return Row(
                    assumption: assumption,
                    value: slot.quantity.description,
                    place: place,
                    standard: slot.source == nil ? standard.quantity.description : "",
                    source: slot.source ?? standard.source
                )
            }
        }
        .filter { seen.insert($0).inserted }
    }

    private static func place(_ slot: AssumptionTable.Slot) -> String {
        slot.source == nil ? slot.place : "default"
    }

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .csv:
            CSVText.table(
                ["assumption", "unit", "value", "where set", "default", "source of the default"],
                rows.map {
                    [
                        $0.assumption.rawValue, $0.assumption.unit, $0.value, $0.place, $0.standard,
                        $0.source,
                    ]
                }
            )
        case .json:
            JSONText.object([
                ("schema", .string("cascade.assumptions/1")),
                ("programme", .string(programme.id)),
                (
                    "assumptions",
                    .array(
                        rows.map { row in
                            .object([
                                ("assumption", .string(row.assumption.rawValue)),
                                ("unit", .string(row.assumption.unit)),
                                ("value", .string(row.value)),
                                ("place", .string(row.place)),
                                ("default", row.standard.isEmpty ? .null : .string(row.standard)),
                                ("source", .string(row.source)),
                            ])
                        }
                    )
                ),
            ]).text
        }
    }

    private var plain: String {
        var lines = [
            "Assumptions in force for \(programme.name). The narrowest place wins: course, organisation, sector,",
            "programme, default. A distribution is what is not known; it is drawn once per replicate.",
        ]
        for assumption in Assumption.allCases {
            let own = rows.filter { $0.assumption == assumption }
            guard !own.isEmpty else { continue }
            lines.append("")
            lines.append("\(assumption.rawValue) (\(assumption.unit)): \(assumption.meaning)")
            for row in own {
                lines.append("    \(row.value)  [\(row.place)]")
                let source =
                    row.standard.isEmpty
                    ? "source: \(row.source)" : "default would be \(row.standard): \(row.source)"
                lines.append(TextLayout.wrapped("        \(source)", indent: 8))
            }
        }
        return lines.joined(separator: "\n")
    }
}
