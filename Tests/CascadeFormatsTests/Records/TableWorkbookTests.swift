import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Tables in Excel workbooks")
struct TableWorkbookTests {
    /// A workbook of sheets whose rows are XML, with one style for dates.
    private static func workbook(
        _ sheets: [(name: String, state: String, xml: String)]
    ) throws -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        var list = ""
        var relations = "<Relationship Id=\"s\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
        var files: [(name: String, text: String)] = []
        for (number, sheet) in sheets.enumerated() {
            list +=
                "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" state=\"\(sheet.state)\" r:id=\"r\(number)\"/>"
            relations +=
                "<Relationship Id=\"r\(number)\" Type=\"\(office)/worksheet\" Target=\"sheet\(number).xml\"/>"
            files.append(
                ("xl/sheet\(number).xml", "<worksheet xmlns=\"\(main)\">\(sheet.xml)</worksheet>")
            )
        }
        files += [
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)\"><Relationship Id=\"w\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets>\(list)</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)\">\(relations)</Relationships>"
            ),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"\(main)\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ]
        return try #require(ZipWriter.bytes(files))
    }

    /// A row of cells; a number in braces is a date.
    private static func row(_ number: Int, _ cells: [String]) -> String {
        var xml = "<row r=\"\(number)\">"
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
            let place = TableGrid.cell(column, number)
            if cell.hasPrefix("{") {
                xml += "<c r=\"\(place)\" s=\"1\"><v>\(cell.dropFirst().dropLast())</v></c>"
            } else if cell.hasPrefix("#") {
                xml += "<c r=\"\(place)\" t=\"e\"><v>\(cell)</v></c>"
            } else {
                xml += "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
            }
        }
        // Coloured cells far to the right are no cells of the table.
        return xml + "<c r=\"XFD\(number)\" s=\"0\"/></row>"
    }

    private static let heading = row(
        3,
        ["Date", "Course", "Host", "Trainers", "Person", "Organisation"]
    )

    private static func sheet(_ rows: String, merged: [String] = []) -> String {
        let merges = merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
        return "<sheetData>\(rows)</sheetData><mergeCells>\(merges)</mergeCells>"
    }

    @Test("a sheet with a title above its heading, dates by style, and rows numbered as shown")
    func sheet() throws {
        let rows =
            Self.row(1, ["Attendance of the spring"]) + Self.heading
            + Self.row(
                4,
                ["{46056}", "workshop", "halyard", "maren", "Ada Byrne", "Halyard Trust"]
            )
            + Self.row(
                7,
                ["{46056.5}", "workshop", "halyard", "maren", "Ben Cole", "Halyard Trust"]
            )
            + Self.row(9, ["{46056}", "worship", "halyard", "maren", "Cyn Dale", "Halyard Trust"])
        let bytes = try Self.workbook([
            ("Old", "hidden", Self.sheet(Self.row(1, ["nothing"]))),
            ("Spring", "visible", Self.sheet(rows, merged: ["A1:F1"])),
        ])
        let reading = try TableExample.read(bytes: bytes, "table.xlsx")
        #expect(reading.sheet == "Spring")
        #expect(reading.otherSheets == ["Old"])
        #expect(reading.headingRow == 3)
        #expect(
            TableExample.told(reading) == [
                "workshop 2026-02-03 halyard by maren: ada, Ben Cole@halyard"
            ]
        )
        #expect(reading.sessions.first?.rows == [4, 7])
        #expect(reading.problems.map(\.description).first?.hasPrefix("row 9, cell B9") == true)
    }

    @Test("merged cells in the table are named by their range")
    func merged() throws {
        let rows =
            Self.heading + Self.row(4, ["{46056}", "workshop", "", "", "Ada Byrne", "halyard"])
            + Self.row(5, ["", "", "", "", "Ben Cole", "halyard"])
        let bytes = try Self.workbook([
            ("Spring", "visible", Self.sheet(rows, merged: ["A4:A5", "H1:I2"]))
        ])
        let reading = try TableExample.read(bytes: bytes, "table.xlsx")
        #expect(reading.isUnusable)
        #expect(
            reading.problems.map(\.description) == [
                "row 4, cell A4: cells of the table: found “merged cells A4:A5”, expected each cell on its own."
                    + " Unmerge them in the spreadsheet program and fill in each."
            ]
        )
    }

    @Test("a formula that could not be worked out is named")
    func formula() throws {
        let rows =
            Self.heading
            + Self.row(4, ["{46056}", "workshop", "#N/A", "", "Ada Byrne", "halyard"])
        let bytes = try Self.workbook([("Spring", "visible", Self.sheet(rows))])
        let reading = try TableExample.read(bytes: bytes, "table.xlsx")
        #expect(reading.problems.count == 1)
        #expect(
            reading.problems.first?.description.contains("cell C4: formula: found “#N/A”") == true
        )
    }

    @Test("a sheet by its name, capitals aside; a name that is none lists those that are")
    func named() throws {
        let rows = Self.heading + Self.row(4, ["{46056}", "ttt", "", "", "Ada Byrne", "halyard"])
        let bytes = try Self.workbook([
            ("Notes", "visible", Self.sheet(Self.row(1, ["nothing"]))),
            ("Spring", "visible", Self.sheet(rows)),
        ])
        let reading = try TableExample.read(bytes: bytes, "table.xlsx", sheet: "SPRING")
        #expect(TableExample.told(reading) == ["ttt 2026-02-03 by : ada"])
        #expect(throws: ProgrammeFolderError.self) {
            try TableExample.read(bytes: bytes, "table.xlsx", sheet: "Summer")
        }
    }
}
