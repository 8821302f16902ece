/// Reads the sheets of an Excel workbook (`.xlsx`; ISO/IEC 29500) as tables.
struct WorkbookReader {
    private let archive: ZipReader
    private let builder: NetworkBuilder
    private var targets: [String: String] = [:]
    private var types: [(type: String, target: String)] = []
    private var sheets: [(name: String, relation: String, isHidden: Bool)] = []
    private var texts: [String] = []
    /// By cell style: whether its numbers are dates.
    private var isDate: [Bool] = []
    private var startsIn1904 = false

    /// A reader of the workbook at `path` that reports into a builder.
    ///
    /// - Throws: ``TextFault`` where it is no zip file.
    init(_ path: String, reportingInto builder: NetworkBuilder) throws(TextFault) {
        archive = try ZipReader(path)
        self.builder = builder
    }

    /// The tables of the sheets that are not empty, those whose name says `(ignore)` left out.
    ///
    /// - Throws: ``TextFault`` or ``FolderFault``.
    mutating func tables() throws -> [NetworkTable] {
        try readParts()
        var tables: [NetworkTable] = []
        for sheet in sheets where !sheet.name.lowercased().contains("(ignore)") {
            let sheetReader = try read(sheet.name, sheet.relation)
            for range in sheetReader.merged {
                builder.report(
                    0,
                    0,
                    "sheet \(sheet.name)",
                    found: "merged cells \(range)",
                    expected: "each cell on its own. Maybe unmerge them and fill in each"
                )
            }
            if !sheetReader.table.heading.isEmpty { tables.append(sheetReader.table) }
        }
        return tables
    }

    /// Every row of the sheet with this name, capitals aside, or of the first sheet that is shown; with the ranges of merged
    /// cells and the names of all sheets.
    ///
    /// - Throws: ``TextFault`` where there is no such sheet, or ``FolderFault``.
    mutating func rows(
        ofSheet name: String?
    ) throws -> (table: NetworkTable, merged: [String], names: [String]) {
        try readParts()
        let names = sheets.map(\.name)
        let wanted = name?.lowercased()
        let found = sheets.first { sheet in
            wanted.map { sheet.name.lowercased() == $0 } ?? !sheet.isHidden
        }
        guard let sheet = found else {
            throw WorkbookReader.fault(
                "sheet of the workbook",
                name ?? "",
                names.isEmpty ? "a sheet" : "one of \(names.joined(separator: ", "))"
            )
        }
        let reader = try read(sheet.name, sheet.relation, keepsAll: true)
        return (reader.table, reader.merged, names)
    }

    private func read(
        _ name: String,
        _ relation: String,
        keepsAll: Bool = false
    ) throws -> SheetReader {
        guard let part = targets[relation], let reader = try archive.xml(part) else {
            throw WorkbookReader.fault("sheet \(name)", "nothing", "the sheet")
        }
        var sheetReader = SheetReader(
            reader,
            title: name,
            texts: texts,
            isDate: isDate,
            startsIn1904: startsIn1904,
            keepsAll: keepsAll
        )
        try sheetReader.read()
        return sheetReader
    }

    private mutating func readParts() throws {
        try readRelations("_rels/.rels")
        let workbook = types.first { $0.type == "officeDocument" }?.target ?? "xl/workbook.xml"
        let folder = workbook.split(separator: "/").dropLast().joined(separator: "/")
        (targets, types) = ([:], [])
        try readWorkbook(workbook)
        let name = workbook.split(separator: "/").last.map(String.init) ?? ""
        try readRelations("\(folder)/_rels/\(name).rels", in: folder)
        if let part = types.first(where: { $0.type == "sharedStrings" })?.target {
            try readTexts(part)
        }
        if let part = types.first(where: { $0.type == "styles" })?.target { try readStyles(part) }
    }

    static func fault(_ subject: String, _ found: String, _ expected: String) -> TextFault {
        TextFault(line: 0, column: 0, subject: subject, found: found, expected: expected)
    }

    private mutating func readRelations(_ part: String, in folder: String = "") throws {
        guard let reader = try archive.xml(part) else { return }
        while let event = try reader.next() {
            guard case .start(let element) = event, element.name == "Relationship",
                let target = element["Target"]
            else { continue }
            let type = element["Type"]?.split(separator: "/").last.map(String.init) ?? ""
            let whole =
                target.hasPrefix("/")
                ? String(target.dropFirst()) : folder.isEmpty ? target : "\(folder)/\(target)"
            if let id = element["Id"] { targets[id] = whole }
            guard types.count < ZipReader.mostParts else {
                throw WorkbookReader.fault("parts of the workbook", "more than 10,000", "fewer")
            }
            types.append((type, whole))
        }
    }

    private mutating func readWorkbook(_ part: String) throws {
        guard let reader = try archive.xml(part) else {
            throw WorkbookReader.fault(
                "kind of file",
                "a zip file without a workbook in it",
                "an .xlsx file. Maybe save it as “Excel workbook (.xlsx)”"
            )
        }
        while let event = try reader.next() {
            guard case .start(let element) = event else { continue }
            if element.name == "workbookPr" {
                startsIn1904 = ["1", "true"].contains(element["date1904"] ?? "")
            } else if element.name == "sheet" {
                let relation = element.attributes.first { $0.name.hasSuffix(" id") }?.value ?? ""
                guard sheets.count < 1_000 else {
                    throw WorkbookReader.fault(
                        "number of sheets",
                        "more than 1,000",
                        "at most 1,000"
                    )
                }
                let isHidden = (element["state"] ?? "visible") != "visible"
                sheets.append((element["name"] ?? "", relation, isHidden))
            }
        }
    }

    private mutating func readTexts(_ part: String) throws {
        guard let reader = try archive.xml(part) else { return }
        var path: [String] = []
        var text = ""
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                path.append(element.name)
                if element.name == "si" { text = "" }
            case .text(let piece):
                // Readings of Japanese words (rPh) are no part of the text.
                if path.last == "t", !path.contains("rPh") { text += piece }
            case .end:
                guard path.popLast() == "si" else { continue }
                guard texts.count < 5_000_000, text.utf8.count <= CSVTokenizer.longestCell * 2
                else {
                    throw WorkbookReader.fault(
                        "texts of the workbook",
                        "more than 5,000,000, or one of more than 128 KB",
                        "fewer and shorter ones"
                    )
                }
                texts.append(WorkbookText.decoded(text))
            }
        }
    }

    private mutating func readStyles(_ part: String) throws {
        guard let reader = try archive.xml(part) else { return }
        var dateFormats: Set<Int> = Set(14...22).union([45, 46, 47])
        var path: [String] = []
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                path.append(element.name)
                if element.name == "numFmt", let id = element["numFmtId"].flatMap({ Int($0) }),
                    WorkbookText.isDateFormat(element["formatCode"] ?? "")
                {
                    dateFormats.insert(id)
                }
                if element.name == "xf", path.contains("cellXfs"), isDate.count < 1_000_000 {
                    let id = element["numFmtId"].flatMap { Int($0) } ?? 0
                    isDate.append(dateFormats.contains(id))
                }
            case .text: break
            case .end: path.removeLast()
            }
        }
    }
}

/// How texts and formats are written in workbooks.
enum WorkbookText {
    /// A text with its `_x000D_` turned into the characters that they stand for.
    static func decoded(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        while position < bytes.count {
            if let code = code(at: position, in: bytes) {
                result += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
                position += 7
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A text in which nothing is taken for an escape, and carriage returns are.
    static func encoded(_ text: String) -> String {
        guard text.contains("_x") || text.utf8.contains(0x0D) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for position in bytes.indices {
            if code(at: position, in: bytes) != nil {
                result += Array("_x005F_".utf8)
            } else if bytes[position] == 0x0D {
                result += Array("_x000D_".utf8)
            } else {
                result.append(bytes[position])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func code(at position: Int, in bytes: [UInt8]) -> UInt32? {
        guard position + 6 < bytes.count, bytes[position] == 0x5F, bytes[position + 1] == 0x78,
            bytes[position + 6] == 0x5F
        else { return nil }
        let digits = bytes[(position + 2)..<(position + 6)]
        let isHexadecimal = digits.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte)
                || (0x61...0x66).contains(byte)
        }
        return isHexadecimal ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    }

    /// Whether a number format shows days: it has a y, m or d outside of quotes and brackets.
    static func isDateFormat(_ format: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in format.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == "[" || character == "]" {
                isBracketed = character == "["
            } else if !isQuoted, !isBracketed, "ymd".contains(character) {
                return true
            }
        }
        return false
    }
}
