package import CascadeCore

extension ProgrammeTable {
    /// Reads a table into a programme: a text with commas, semicolons or tabs, or the first sheet in sight of an Excel workbook.
    ///
    /// Problems of a workbook have the numbers that its rows have in the spreadsheet program.
    ///
    /// - Parameters:
    ///   - bytes: what is in the file.
    ///   - path: the file, from which a workbook is read.
    ///   - kind: what it lists.
    ///   - draft: the programme.
    /// - Complexity: O(n) in the bytes and in the programme.
    package init(_ bytes: [UInt8], at path: String, _ kind: Kind, into draft: ProgrammeDraft) {
        guard Self.isWorkbook(bytes) else {
            self.init(bytes, kind, into: draft)
            return
        }
        do {
            self.init(try Self.text(ofWorkbook: path), kind, into: draft)
        } catch let fault as TextFault {
            self.init(fault, kind, draft)
        } catch {
            self.init(
                TextFault(
                    line: 0,
                    column: 0,
                    subject: "kind of file",
                    found: "a workbook that can't be read",
                    expected: "an Excel workbook (.xlsx) or a CSV file"
                ),
                kind,
                draft
            )
        }
    }

    /// Whether bytes begin as those of a workbook do, which is a zip file.
    package static func isWorkbook(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    }

    /// The first sheet in sight as CSV, each row on the line of its number.
    private static func text(ofWorkbook path: String) throws -> [UInt8] {
        let grid = try TableGrid(path: path, sheet: nil)
        var lines: [String] = []
        for row in grid.rows {
            while lines.count + 1 < row.number { lines.append("") }
            lines.append(
                row.cells.map { cell in
                    // A line end within a cell would give the rows below other numbers.
                    let text = cell.replacing("\n", with: " ").replacing("\"", with: "\"\"")
                    return text.isEmpty ? "" : "\"\(text)\""
                }
                .joined(separator: ",")
            )
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}
