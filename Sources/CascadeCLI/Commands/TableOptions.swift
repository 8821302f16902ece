import ArgumentParser
import CascadeFormats

extension SessionTableLayout.Kind: ExpressibleByArgument {}
extension SessionTableMapping.DateOrder: ExpressibleByArgument {}

/// Options for recording from a table.
struct TableOptions: ParsableArguments {
    @Option(
        name: .customLong("csv"),
        help: ArgumentHelp(
            "Record from a table: a .csv file, or a workbook (.xlsx). Says what it would do; --write does it.",
            valueName: "file"
        )
    )
    var table: String?

    @Option(help: "Sheet of a workbook, by its name; without it the first one.")
    var sheet: String?

    @Option(help: "plain, amy, civicrm, trainsmart or moodle; without it as the headings show.")
    var layout: SessionTableLayout.Kind?

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp("What a column says, such as “Name=person”.", valueName: "column=field")
    )
    var columns: [String] = []

    @Option(help: "dmy for day/month/year, mdy for month/day/year; without it as the days show.")
    var dates: SessionTableMapping.DateOrder?

    @Option(help: "Organisation of the people of whom the table does not say it, by id or name.")
    var organisation: String?

    @Option(
        help: "From how many of 100 meetings on someone of a register has completed; without it 75."
    )
    var completedFrom: Int?

    @Option(help: ArgumentHelp("Read what columns and words mean from a file.", valueName: "file"))
    var mapping: String?

    @Option(
        help: ArgumentHelp(
            "Save what columns and words mean in a file such as council.yaml; with --write in the programme file too, so that such tables are recognised.",
            valueName: "file"
        )
    )
    var saveMapping: String?

    @Flag(help: "Record what the table says, as one change that can be undone.")
    var write = false

    @Flag(help: "Record the rows without problems, and leave out those with some.")
    var leaveOutProblems = false

    func validate() throws {
        guard table != nil else {
            let others: [(String, Bool)] = [
                ("--sheet", sheet != nil), ("--layout", layout != nil),
                ("--map", !columns.isEmpty), ("--organisation", organisation != nil),
                ("--dates", dates != nil),
                ("--completed-from", completedFrom != nil), ("--mapping", mapping != nil),
                ("--save-mapping", saveMapping != nil), ("--write", write),
                ("--leave-out-problems", leaveOutProblems),
            ]
            if let (name, _) = others.first(where: \.1) {
                throw ValidationError("\(name) is for tables. Maybe add --csv FILE.")
            }
            return
        }
        if let completedFrom, !(1...100).contains(completedFrom) {
            throw ValidationError(
                "--completed-from is \(completedFrom), expected 1 to 100. Maybe 75."
            )
        }
        if let saveMapping, !saveMapping.hasSuffix(".yaml"), !saveMapping.hasSuffix(".yml") {
            throw ValidationError(
                "--save-mapping is \(saveMapping), expected a file that ends in .yaml. Maybe \(saveMapping).yaml."
            )
        }
    }

    /// The mapping that is asked for: that of a file, with what the options say before it.
    ///
    /// - Parameters:
    ///   - course: the course of sessions of which the table does not say it.
    ///   - values: what words mean.
    /// - Returns: the mapping.
    /// - Throws: ``Failure``.
    func asked(course: String?, values: [String]) throws -> SessionTableMapping {
        var base = SessionTableMapping()
        if let mapping {
            do {
                base = try SessionTableMapping.read(at: mapping)
            } catch {
                throw Failure(error, reading: mapping)
            }
        }
        do {
            return base.overridden(
                by: SessionTableMapping(
                    layout: layout,
                    columns: try columns.map { try SessionTableMapping.column($0) },
                    values: try values.map { try SessionTableMapping.value($0) },
                    dates: dates,
                    course: course,
                    organisation: organisation,
                    completedFrom: completedFrom
                )
            )
        } catch let problem as TableProblem {
            throw Failure(.usage, problem.description)
        }
    }
}
