import CascadeCore

/// Reads the rows of a table of sessions or of attendance.
struct SessionTableReader {
    let grid: TableGrid
    let heading: TableHeading
    let mapping: SessionTableMapping
    let names: TableNames
    let layout: SessionTableLayout

    /// What the rows say.
    var entries: [TableEntry] = []
    /// What could not be taken as it is.
    var problems: [TableProblem] = []
    /// What was understood in one of several ways, or left out.
    var remarks: [String] = []
    /// What deserves a look.
    var hints: Set<TableHint> = []
    /// By column: in which order days are written; nil where that is not clear.
    var orders: [Int: SessionTableMapping.DateOrder] = [:]
    /// Words that nobody knows, with their rows.
    var unknown: [UnknownWord: [Int]] = [:]
    /// Words that stand for nothing that is counted, with their rows.
    var ignored: [UnknownWord: [Int]] = [:]
    var suggester = Suggester()

    /// A word of a table.
    struct UnknownWord: Hashable {
        var field: SessionField
        var word: String
        var column: Int?
    }

    /// A reader of a grid for a programme.
    init(_ grid: TableGrid, _ programme: Programme, _ mapping: SessionTableMapping) {
        self.grid = grid
        self.mapping = mapping
        heading = TableHeading(grid, mapping)
        layout = heading.layout
        names = TableNames(programme)
    }

    /// Reads all rows below the heading.
    mutating func read() {
        problems += heading.problems
        guard !grid.rows.isEmpty else {
            report(0, nil, "table", "", "a heading and rows below it", isFatal: true)
            return
        }
        checkMapping()
        if heading.problems.isEmpty { checkFields() }
        checkMerges()
        guard !problems.contains(where: \.isFatal) else { return }
        readOrders()
        remarks += layout.remarks
        let rows = grid.rows.dropFirst(heading.row + 1)
        if rows.isEmpty {
            report(0, nil, "rows below the heading", "", "at least one", isFatal: true)
        }
        let names = grid.rows[heading.row].cells.map(SessionField.folded)
        var repeats: [Int] = []
        var people: [TableGrid.Row] = []
        for row in rows {
            if row.cells.map(SessionField.folded) == names {
                repeats.append(row.number)
            } else if layout.kind == .moodle {
                people.append(row)
            } else {
                readRow(row)
            }
        }
        if !people.isEmpty { readRegister(people) }
        if !repeats.isEmpty {
            remarks.append(
                "the heading stands again in \(TableProblem.rows(repeats)), and is not read there"
            )
        }
        reportUnknown()
    }

    // MARK: - Before the rows

    /// Ids that the mapping names must be those of the programme.
    private mutating func checkMapping() {
        if let course = mapping.course, names.course(course) == nil {
            report(
                0,
                nil,
                "course that is asked for",
                course,
                "one of " + names.programme.courses.map(\.id).joined(separator: ", "),
                isFatal: true
            )
        }
        if let organisation = mapping.organisation, names.organisation(organisation) == nil {
            let ids = names.programme.organisations.map(\.id)
            problems.append(
                TableProblem(
                    row: 0,
                    subject: "organisation that is asked for",
                    found: organisation,
                    expected: "the id or name of one of the organisations of the programme",
                    suggestion: suggester.nearest(to: organisation, in: ids),
                    isFatal: true
                )
            )
        }
    }

    /// Something must say which session a row belongs to, and who or how many were there.
    private mutating func checkFields() {
        let row = grid.rows[heading.row].number
        let shown = heading.columns.map(\.name).joined(separator: ", ")
        if layout.kind == .moodle {
            if heading.columns(.meeting).isEmpty {
                report(row, nil, "headings", shown, "a column for each meeting", isFatal: true)
            }
            return
        }
        if heading[.date] == nil, heading[.event] == nil, heading[.session] == nil {
            report(
                row,
                nil,
                "headings",
                shown,
                "a column for the date or the session. Maybe name one with --map \"HEADING=date\"",
                isFatal: true
            )
        }
        if heading[.course] == nil, heading[.event] == nil, heading[.session] == nil,
            mapping.course == nil
        {
            report(
                row,
                nil,
                "headings",
                shown,
                "a column for the course. Maybe name one with --map \"HEADING=course\", or the course itself with --course",
                isFatal: true
            )
        }
    }

    /// Merged cells hide which rows a value belongs to; above the heading they do no harm.
    private mutating func checkMerges() {
        let first = grid.rows[heading.row].number
        let last = grid.rows.last?.number ?? first
        let width = heading.columns.last?.position ?? 0
        for merge in grid.merges {
            let isHeading = merge.rows == first...first && layout.kind == .moodle
            guard merge.rows.upperBound >= first, merge.rows.lowerBound <= last,
                merge.columns.lowerBound <= width, !isHeading
            else { continue }
            report(
                merge.rows.lowerBound,
                merge.columns.lowerBound,
                "cells of the table",
                "merged cells \(merge.name)",
                "each cell on its own. Unmerge them in the spreadsheet program and fill in each",
                isFatal: true
            )
        }
    }

    /// The columns of a table have their days in one order: a last day of the 13th tells how to read a first day of the 12th.
    private mutating func readOrders() {
        let columns = heading.columns(.date) + heading.columns(.end)
        guard let first = columns.first else { return }
        let rows = grid.rows.dropFirst(heading.row + 1)
        let texts = columns.lazy.flatMap { column in rows.lazy.map { $0[column.position] } }
        var order = mapping.dates
        if order == nil {
            switch TableDates.order(of: texts) {
            case .known(let known): order = known
            case .open(let sample):
                reportDays(
                    first,
                    sample,
                    "days of which it is clear what is the month. Say --dates dmy for day/month/year, or --dates mdy for month/day/year"
                )
            case .mixed(let dayFirst, let monthFirst):
                reportDays(
                    first,
                    "\(dayFirst) and \(monthFirst)",
                    "the same order in all rows: one has the day first, the other the month"
                )
            }
        }
        if let order {
            for column in columns { orders[column.position] = order }
        }
    }

    private mutating func reportDays(
        _ column: TableHeading.Column,
        _ found: String,
        _ expected: String
    ) {
        report(
            grid.rows[heading.row].number,
            column.position,
            "days of column \(column.name)",
            found,
            expected
        )
    }

    // MARK: - Reports

    /// Adds a problem.
    mutating func report(
        _ row: Int,
        _ column: Int?,
        _ subject: String,
        _ found: String,
        _ expected: String,
        suggestion: String? = nil,
        isFatal: Bool = false
    ) {
        problems.append(
            TableProblem(
                row: row,
                column: column,
                subject: subject,
                found: found,
                expected: expected,
                suggestion: suggestion,
                isFatal: isFatal
            )
        )
    }

    private mutating func reportUnknown() {
        let sorted = unknown.sorted {
            ($0.value[0], $0.key.field.rawValue, $0.key.word)
                < ($1.value[0], $1.key.field.rawValue, $1.key.word)
        }
        for (word, rows) in sorted {
            let (expected, known) = expectation(word)
            let subject = rows.count > 1 ? " (in \(TableProblem.rows(rows)))" : ""
            report(
                rows[0],
                word.column,
                word.field.rawValue + subject,
                word.word,
                expected,
                suggestion: suggester.nearest(to: word.word, in: known)
            )
        }
        let left = Dictionary(grouping: ignored) { "\($0.key.field.rawValue) “\($0.key.word)”" }
        for (text, words) in left.sorted(by: { $0.key < $1.key }) {
            let rows = words.flatMap(\.value).sorted()
            remarks.append("\(text) is not counted (\(TableProblem.rows(rows)))")
        }
    }

    /// What could stand in place of an unknown word, in words and as a list.
    private func expectation(_ word: UnknownWord) -> (text: String, known: [String]) {
        let programme = names.programme
        let value = "--value \"\(word.field.rawValue):\(word.word)=…\""
        switch word.field {
        case .course:
            return (
                "a course of the programme. Maybe \(value) with the id of one",
                programme.courses.flatMap { [$0.id, $0.name] }
            )
        case .organisation, .host:
            return (
                "an organisation of the programme. Maybe \(value) with the id of one, or ignore",
                programme.organisations.flatMap { [$0.id, $0.name] }
            )
        case .event:
            return (
                "an event of which the course is known. Maybe --course for all of them, or \(value) with the id of a session or course",
                programme.sessions.map(\.id)
            )
        case .role:
            return (
                "one of trainer, co-trainer, attendee. Maybe \(value) with one of these, or ignore",
                SessionTableLayout.Role.allCases.map(\.rawValue)
            )
        case .outcome:
            return (
                "one of completed, attended, no-show. Maybe \(value) with one of these, or ignore",
                SessionTableLayout.Outcome.allCases.map(\.rawValue)
            )
        default:
            return ("a word that is known. Maybe \(value)", [])
        }
    }
}
