import CascadeCore
import Foundation

/// Figures for others than the lead, as a folder of tables.
struct PublicExport {
    /// How small numbers are hidden.
    let profile: DisclosureProfile

    /// Writes the figures of a programme into a folder: all of them or none.
    func write(_ programme: Programme, to folder: String, force: Bool, isQuiet: Bool) throws {
        let figures = PublicFigures(History(programme), profile: profile)
        var files = figures.tables.map { table in
            (name: Self.name(table.title) + ".csv", text: Self.csv(table) + "\n")
        }
        files.append((name: "README.txt", text: Self.readme(programme, figures)))
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        if manager.fileExists(atPath: folder, isDirectory: &isFolder) {
            guard isFolder.boolValue else {
                throw Failure(.environment, "\(folder) is a file. Maybe name a folder.")
            }
        } else {
            do {
                try manager.createDirectory(atPath: folder, withIntermediateDirectories: false)
            } catch {
                throw Failure(
                    .environment,
                    "\(folder) could not be made. Maybe its own folder is not there, or may not be written to."
                )
            }
        }
        for file in files { try OutputFile.check("\(folder)/\(file.name)", force: force) }
        for file in files {
            try OutputFile.write(Array(file.text.utf8), to: "\(folder)/\(file.name)", force: force)
        }
        if !isQuiet {
            Console.error(
                "Wrote \(Wording.counted(figures.tables.count, "table")) for others to \(folder). \(profile.words)"
            )
        }
    }

    /// The name of a table's file.
    static func name(_ title: String) -> String {
        NameText.folded(title).replacing(" ", with: "-")
    }

    /// A table for spreadsheets, the line of all last.
    static func csv(_ table: DisclosedTable) -> String {
        var heading = [table.lineHeading]
        let isNested = table.lines.contains { $0.parent != nil }
        if isNested { heading = ["Sector", table.lineHeading] }
        heading += table.columns.map(\.label) + [table.columns.isEmpty ? "People" : "All"]
        var rows: [[String]] = []
        for (line, cells) in zip(table.lines, table.cells) {
            var row = [line.label]
            if isNested {
                row =
                    line.parent.map { [table.lines[$0].label, line.label] } ?? [line.label, "All"]
            }
            rows.append(row + cells.map(\.text))
        }
        if let totals = table.totals {
            rows.append((isNested ? ["All", "All"] : ["All"]) + totals.map(\.text))
        }
        return CSVText.table(heading, rows)
    }

    private static func readme(_ programme: Programme, _ figures: PublicFigures) -> String {
        var lines = [
            programme.name, "Figures as of \(figures.asOf.spelledOut).", "",
            "Sessions held: \(Wording.count(figures.sessionsHeld))",
            "Organisations reached: \(Wording.count(figures.organisationsReached))", "",
            "\(DisclosedCount.mark) stands for a number that is hidden. \(figures.profile.words)",
            "",
        ]
        lines += figures.tables.map { "\(name($0.title)).csv: \($0.title)" }
        return lines.joined(separator: "\n") + "\n"
    }
}
