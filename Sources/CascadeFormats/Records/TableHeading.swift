import CascadeCore

/// Which row of a table is its heading, and what its columns say.
struct TableHeading {
    /// A column.
    struct Column: Hashable {
        /// Position, from 0.
        var position: Int
        /// As the table writes it.
        var name: String
        /// What it says; nil where nobody knows.
        var field: SessionField?
        /// Whether the mapping says so.
        var isMapped: Bool
    }

    /// Position of the heading among the rows of the grid.
    private(set) var row = 0
    /// The layout.
    private(set) var layout = SessionTableLayout.plain
    /// Columns in their order.
    private(set) var columns: [Column] = []
    /// What is wrong with it.
    private(set) var problems: [TableProblem] = []

    /// How many rows may stand above the heading.
    private static let mostAbove = 25

    /// The heading of a grid.
    init(_ grid: TableGrid, _ mapping: SessionTableMapping) {
        guard !grid.rows.isEmpty else { return }
        let mapped = Set(mapping.columns.map { SessionField.folded($0.heading) })
        var best = -1
        for (position, candidate) in grid.rows.prefix(Self.mostAbove).enumerated() {
            let names = candidate.cells.map(SessionField.folded)
            let layout = mapping.layout.map(SessionTableLayout.of) ?? Self.layout(candidate.cells)
            var score = names.filter { name in
                !name.isEmpty && (layout.field(of: name) != nil || mapped.contains(name))
            }
            .count
            if layout.kind == .moodle {
                score += candidate.cells.filter { MoodleMeeting($0) != nil }.count
            }
            // Of equally good rows the upper one counts.
            if score > best, score > 1 || position == 0 || best < 1 && score > 0 {
                best = score
                row = position
                self.layout = layout
            }
        }
        readColumns(grid.rows[row], mapping)
    }

    /// Columns that say `field`.
    func columns(_ field: SessionField) -> [Column] { columns.filter { $0.field == field } }

    /// The column that says `field`.
    subscript(field: SessionField) -> Int? { columns.first { $0.field == field }?.position }

    private static func layout(_ headings: [String]) -> SessionTableLayout {
        let names = Set(headings.map(SessionField.folded))
        if headings.contains(where: { MoodleMeeting($0) != nil }),
            !names.isDisjoint(with: ["lastname", "surname", "firstname", "fullname", "name"])
        {
            return .moodle
        }
        return SessionTableLayout.recognised.first { $0.matches(names) } ?? .plain
    }

    private mutating func readColumns(_ heading: TableGrid.Row, _ mapping: SessionTableMapping) {
        var missing = mapping.columns
        for (position, name) in heading.cells.enumerated() where !name.isEmpty {
            let folded = SessionField.folded(name)
            let asked = mapping.columns.first { SessionField.folded($0.heading) == folded }
            missing.removeAll { SessionField.folded($0.heading) == folded }
            var field = asked?.field ?? layout.field(of: folded)
            if asked == nil, layout.kind == .moodle, MoodleMeeting(name) != nil { field = .meeting }
            columns.append(
                Column(position: position, name: name, field: field, isMapped: asked != nil)
            )
        }
        leaveOutWeakerColumns()
        reportRepeats(heading.number)
        reportMisspelt(heading.number)
        for column in missing {
            var suggester = Suggester()
            problems.append(
                TableProblem(
                    row: heading.number,
                    subject: "column that the mapping names",
                    found: column.heading,
                    expected: "one of the headings: "
                        + columns.map(\.name).joined(separator: ", "),
                    suggestion: suggester.nearest(to: column.heading, in: columns.map(\.name)),
                    isFatal: true
                )
            )
        }
    }

    /// A whole name makes no use of its parts; what is mapped goes before what a heading says by itself.
    private mutating func leaveOutWeakerColumns() {
        for position in columns.indices where !columns[position].isMapped {
            guard let field = columns[position].field, !field.mayRepeat else { continue }
            if columns.contains(where: { $0.isMapped && $0.field == field }) {
                columns[position].field = nil
            }
        }
        guard columns.contains(where: { $0.field == .firstName }),
            columns.contains(where: { $0.field == .lastName })
        else { return }
        for position in columns.indices
        where columns[position].field == .person && !columns[position].isMapped {
            columns[position].field = nil
        }
    }

    private mutating func reportRepeats(_ number: Int) {
        var first: [SessionField: Column] = [:]
        for column in columns {
            guard let field = column.field, !field.mayRepeat else { continue }
            if let other = first[field] {
                problems.append(
                    TableProblem(
                        row: number,
                        column: column.position,
                        subject: "heading",
                        found: column.name,
                        expected:
                            "another field than \(field.rawValue), which \(TableGrid.cell(other.position, number)) (“\(other.name)”) says already."
                            + " Maybe leave one out with --map \"\(column.name)=ignore\"",
                        isFatal: true
                    )
                )
            } else {
                first[field] = column
            }
        }
    }

    private mutating func reportMisspelt(_ number: Int) {
        let taken = Set(columns.compactMap(\.field))
        var suggester = Suggester()
        for column in columns where column.field == nil && !column.isMapped {
            let open = SessionField.allCases.filter { !taken.contains($0) && $0.isOffered }
            let folded = SessionField.folded(column.name)
            let names = open.flatMap { field in
                ([SessionField.folded(field.rawValue)] + field.headings)
                    + layout.columns.filter { $0.value == field }.map(\.key).sorted()
            }
            guard folded.count > 3, let near = suggester.nearest(to: folded, in: names),
                let field = open.first(where: { field in
                    SessionField.folded(field.rawValue) == near || field.headings.contains(near)
                        || layout.columns[near] == field
                })
            else { continue }
            problems.append(
                TableProblem(
                    row: number,
                    column: column.position,
                    subject: "heading",
                    found: column.name,
                    expected:
                        "a name that is known; or say --map \"\(column.name)=\(field.rawValue)\", or leave it out with --map \"\(column.name)=ignore\"",
                    suggestion: field == .end ? near : field.rawValue,
                    isFatal: true
                )
            )
        }
    }
}
