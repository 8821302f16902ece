import CascadeCore
import CascadeFormats

/// What `cascade check` says of a programme whose data is sound.
struct CheckReport {
    let programme: Programme
    let warnings: [Warning]
    let notices: [String]

    /// The report in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json: json
        case .csv: csv
        }
    }

    private var plain: String {
        var lines = [
            "\(programme.name): the data is sound.",
            """
            \(Wording.counted(programme.organisations.count, "organisation")) in \
            \(Wording.counted(programme.sectors.count, "sector")), \
            \(Wording.counted(programme.organisations.reduce(0) { $0 + $1.people }, "person", "people")), \
            \(Wording.counted(programme.partnerships.count, "tie")), \
            \(Wording.counted(programme.courses.count, "course")), \
            \(Wording.counted(programme.sessions.count, "session")); \
            \(programme.start.spelledOut) to \(programme.lastDay.spelledOut).
            """,
        ]
        for notice in notices.prefix(5) { lines.append("Note: \(notice).") }
        if notices.count > 5 { lines.append("Note: and \(notices.count - 5) more like these.") }
        if warnings.isEmpty {
            lines.append("\nNothing to warn of.")
        } else {
            let count = Wording.counted(warnings.count, "thing")
            lines.append("\n\(count) that a practitioner would look at, most important first:")
            for warning in warnings {
                lines.append("")
                lines.append(TextLayout.wrapped("! \(warning.message)", indent: 2))
                lines.append(TextLayout.wrapped("  \(warning.advice)", indent: 2))
            }
        }
        return lines.joined(separator: "\n")
    }

    private var json: String {
        JSONText.object([
            ("schema", .string("cascade.check/1")),
            ("programme", .string(programme.id)),
            ("problems", .array([])),
            (
                "warnings",
                .array(
                    warnings.map { warning in
                        .object([
                            ("kind", .string(warning.kind.rawValue)),
                            ("about", .string(warning.about)),
                            ("message", .string(warning.message)),
                            ("advice", .string(warning.advice)),
                        ])
                    }
                )
            ),
            ("notices", .array(notices.map(JSONText.string))),
        ]).text
    }

    private var csv: String {
        CSVText.table(
            ["kind", "about", "message", "advice"],
            warnings.map { [$0.kind.rawValue, $0.about, $0.message, $0.advice] }
        )
    }
}

/// The problems of a folder for programs.
struct ProblemData {
    private let report: ProblemReport

    init(_ report: ProblemReport) { self.report = report }

    /// The problems in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: report.description
        case .csv:
            CSVText.table(
                ["file", "line", "column", "subject", "found", "expected", "suggestion"],
                report.problems.map {
                    [
                        $0.file, String($0.line), String($0.column), $0.subject, $0.found,
                        $0.expected,
                        $0.suggestion ?? "",
                    ]
                }
            )
        case .json:
            JSONText.object([
                ("schema", .string("cascade.check/1")),
                ("total", .number(Double(report.total))),
                (
                    "problems",
                    .array(
                        report.problems.map { problem in
                            .object([
                                ("file", .string(problem.file)),
                                ("line", .number(Double(problem.line))),
                                ("column", .number(Double(problem.column))),
                                ("subject", .string(problem.subject)),
                                ("found", .string(problem.found)),
                                ("expected", .string(problem.expected)),
                                ("suggestion", problem.suggestion.map(JSONText.string) ?? .null),
                            ])
                        }
                    )
                ),
            ]).text
        }
    }
}
