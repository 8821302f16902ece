/// Writes tables as the sheets of an Excel workbook; the same tables give the same bytes.
enum WorkbookWriter {
    /// Most rows of a sheet below its heading.
    static let mostRows = 1_048_575

    /// The bytes of a workbook; nil where it could not be packed.
    static func bytes(_ tables: [NetworkTable]) -> [UInt8]? {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

        var types = XMLText()
        types.start(
            "Types",
            [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]
        )
        types.element(
            "Default",
            [
                ("Extension", "rels"),
                ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
            ]
        )
        types.element("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
        types.element(
            "Override",
            [("PartName", "/xl/workbook.xml"), ("ContentType", "\(kind).sheet.main+xml")]
        )
        var workbook = XMLText()
        workbook.start("workbook", [("xmlns", main), ("xmlns:r", office)])
        workbook.start("sheets")
        var parts = XMLText()
        parts.start("Relationships", [("xmlns", relations)])
        for (index, table) in tables.enumerated() {
            let number = index + 1
            types.element(
                "Override",
                [
                    ("PartName", "/xl/worksheets/sheet\(number).xml"),
                    ("ContentType", "\(kind).worksheet+xml"),
                ]
            )
            workbook.element(
                "sheet",
                [("name", table.title), ("sheetId", String(number)), ("r:id", "rId\(number)")]
            )
            parts.element(
                "Relationship",
                [
                    ("Id", "rId\(number)"), ("Type", "\(office)/worksheet"),
                    ("Target", "worksheets/sheet\(number).xml"),
                ]
            )
        }
        types.end()
        workbook.end()
        workbook.end()
        parts.end()
        var root = XMLText()
        root.start("Relationships", [("xmlns", relations)])
        root.element(
            "Relationship",
            [("Id", "rId1"), ("Type", "\(office)/officeDocument"), ("Target", "xl/workbook.xml")]
        )
        root.end()
        var files = [
            ("[Content_Types].xml", types.text), ("_rels/.rels", root.text),
            ("xl/workbook.xml", workbook.text), ("xl/_rels/workbook.xml.rels", parts.text),
        ]
        for (index, table) in tables.enumerated() {
            files.append(("xl/worksheets/sheet\(index + 1).xml", sheet(table, main)))
        }
        return ZipWriter.bytes(files.map { (name: $0.0, text: $0.1) })
    }

    private static func sheet(_ table: NetworkTable, _ namespace: String) -> String {
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<worksheet xmlns=\"\(namespace)\"><sheetData>\n"
        let heading = table.heading.map { NetworkFile.Value?.some(.text($0)) }
        for (index, row) in ([heading] + table.rows).enumerated() {
            text += "<row r=\"\(index + 1)\">"
            for (column, value) in row.enumerated() {
                if let value { text += cell(value, "\(letters(column))\(index + 1)") }
            }
            text += "</row>\n"
        }
        return text + "</sheetData></worksheet>\n"
    }

    private static func cell(_ value: NetworkFile.Value, _ place: String) -> String {
        switch value {
        case .flag(let flag):
            return "<c r=\"\(place)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
        case .whole, .number:
            // A number keeps 15 digits in a workbook; longer ones stay whole as text.
            if let number = value.number, abs(number) < 1e15 {
                return "<c r=\"\(place)\"><v>\(value.description)</v></c>"
            }
        case .text, .list:
            break
        }
        let text = XMLText.escaped(WorkbookText.encoded(NetworkTable.text(value)))
        return
            "<c r=\"\(place)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
    }

    /// The letters of a column: A, B, …, Z, AA.
    private static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }
}
