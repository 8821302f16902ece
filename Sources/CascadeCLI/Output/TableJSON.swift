import CascadeCore
import CascadeFormats

/// What `cascade record --csv` says of a table, for programs.
struct TableJSON {
    private let reading: SessionTableReading
    private let table: String
    private let change: Int64?

    init(_ reading: SessionTableReading, table: String, change: Int64?) {
        self.reading = reading
        self.table = table
        self.change = change
    }

    /// JSON on one line, schema `cascade.table/1`.
    var text: String {
        JSONText.object([
            ("schema", .string("cascade.table/1")), ("table", .string(table)),
            ("sheet", Self.optional(reading.sheet)),
            ("layout", .string(reading.layout.kind.rawValue)),
            ("savedMapping", Self.optional(reading.savedMapping)),
            ("columns", .array(reading.columns.map(Self.column))),
            ("sessions", .array(reading.sessions.map(Self.session))),
            ("newPeople", .array(reading.newcomers.map(Self.newcomer))),
            ("knownByEmail", .number(Double(reading.recognisedByEmail))),
            ("knownByName", .number(Double(reading.recognisedByName))),
            ("problems", .array(reading.problems.map(Self.problem))),
            ("notes", .array(reading.remarks.map(JSONText.string))),
            (
                "hints",
                .array(
                    reading.hints.map { hint in
                        .object([
                            ("row", .number(Double(hint.row))), ("text", .string(hint.text)),
                        ])
                    }
                )
            ),
            ("change", .optional(change.map(Double.init))),
        ])
        .text
    }

    /// The problems as a table: `row,cell,subject,found,expected,suggestion`.
    var rows: String {
        CSVText.table(
            ["row", "cell", "subject", "found", "expected", "suggestion"],
            reading.problems.map { problem in
                [
                    problem.row > 0 ? String(problem.row) : "", problem.cell ?? "",
                    problem.subject, problem.found, problem.expected, problem.suggestion ?? "",
                ]
            }
        )
    }

    private static func optional(_ text: String?) -> JSONText {
        text.map(JSONText.string) ?? .null
    }

    private static func column(_ column: SessionTableReading.Column) -> JSONText {
        .object([
            ("letters", .string(column.letters)), ("name", .string(column.name)),
            ("field", optional(column.field?.rawValue)),
        ])
    }

    private static func session(_ session: SessionTableReading.Session) -> JSONText {
        let kind =
            switch session.change {
            case .new: "new"
            case .planned: "planned"
            case .changed: "changed"
            case .unchanged: "unchanged"
            }
        return .object([
            ("recording", .string(session.recording.id)), ("change", .string(kind)),
            ("session", optional(session.change.session)),
            ("course", .string(session.delivered.course)),
            ("start", .string(session.delivered.start.description)),
            ("host", optional(session.delivered.host)),
            ("attendees", .number(Double(session.delivered.attendees.count))),
            ("rows", .array(session.rows.map { .number(Double($0)) })),
        ])
    }

    private static func newcomer(_ newcomer: SessionTableReading.Newcomer) -> JSONText {
        .object([
            ("name", .string(newcomer.person.name)),
            ("organisation", .string(newcomer.person.organisation)),
            ("email", optional(newcomer.person.email)),
            ("rows", .array(newcomer.rows.map { .number(Double($0)) })),
        ])
    }

    private static func problem(_ problem: TableProblem) -> JSONText {
        .object([
            ("row", .number(Double(problem.row))), ("cell", optional(problem.cell)),
            ("subject", .string(problem.subject)), ("found", .string(problem.found)),
            ("expected", .string(problem.expected)), ("suggestion", optional(problem.suggestion)),
        ])
    }
}
