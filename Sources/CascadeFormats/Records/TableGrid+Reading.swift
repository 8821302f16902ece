import Foundation

extension TableGrid {
    /// The table in the file at `path`: CSV with commas, semicolons or tabs, or a sheet of an Excel workbook.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - sheet: name of a sheet; nil: the first one that is shown.
    /// - Throws: ``TextFault`` where it is no table, ``FolderFault`` where it can't be read.
    init(path: String, sheet: String?) throws {
        let input = try InputBytes(path)
        let start = try input.start()
        if start.starts(with: [0x50, 0x4B]) {
            try self.init(workbook: path, sheet: sheet)
            return
        }
        if let fault = TableGrid.foreign(start) { throw fault }
        if let sheet {
            throw TextFault(
                line: 0,
                column: 0,
                subject: "sheet \(sheet)",
                found: "a CSV file",
                expected:
                    "a workbook (.xlsx), as only workbooks have sheets. Maybe leave out --sheet"
            )
        }
        let limits = InputFile(largest: 128 << 20, longestLine: CSVTokenizer.longestRecord)
        switch try limits.read(path) {
        case .text(let bytes): try self.init(csv: bytes)
        case .refused(let fault):
            let hasMark = (try? InputFile.hasMark(path)) ?? false
            throw TableGrid.explained(fault, skipping: hasMark ? 3 : 0)
        case .missing: throw FolderFault.system(ENOENT, path: path, doing: "could not be read")
        }
    }

    /// The table in a CSV text.
    ///
    /// - Throws: ``TextFault`` where it is no table.
    init(csv bytes: [UInt8]) throws(TextFault) {
        self.init()
        var tokenizer = CSVTokenizer(bytes)
        // Line ends inside of quotes make no new row in a spreadsheet program.
        var linesInside = 0
        while true {
            do {
                guard try tokenizer.next() else { return }
            } catch {
                let row = tokenizer.recordLine - linesInside
                throw TextFault(
                    line: row,
                    column: 0,
                    subject: "row \(row)",
                    found: error.found,
                    expected: error.expected
                )
            }
            let number = tokenizer.recordLine - linesInside
            guard tokenizer.cells.count <= NetworkTable.mostColumns else {
                throw TextFault(
                    line: number,
                    column: 0,
                    subject: "number of columns",
                    found: "\(tokenizer.cells.count)",
                    expected: "at most 500"
                )
            }
            let texts = tokenizer.cells.map { tokenizer.text(of: $0) }
            // Excel's own hint about the separator is no row of the table.
            if number > 1 || texts.first?.lowercased().hasPrefix("sep=") != true {
                try append(number, texts)
            }
            for cell in tokenizer.cells where cell.isQuoted {
                linesInside += bytes[cell.start..<cell.end].count { $0 == 0x0A }
            }
        }
    }

    private init(workbook path: String, sheet: String?) throws {
        self.init()
        var reader = try WorkbookReader(path, reportingInto: NetworkBuilder(files: [path]))
        let (table, merged, names): (NetworkTable, [String], [String])
        do {
            (table, merged, names) = try reader.rows(ofSheet: sheet)
        } catch let fault as TextFault where fault.subject == "kind of file" {
            throw TextFault(
                line: 0,
                column: 0,
                subject: "kind of file",
                found: "a spreadsheet of another program (such as .ods), or a zip file",
                expected: "an Excel workbook: save it as .xlsx, or as “CSV UTF-8”"
            )
        }
        self.sheet = table.title
        otherSheets = names.filter { $0 != table.title }
        for (number, row) in zip(table.lines, table.rows) {
            try append(number, row.map { $0?.description ?? "" })
        }
        merges = merged.compactMap(TableGrid.merge)
    }

    private mutating func append(_ number: Int, _ cells: [String]) throws(TextFault) {
        var tidy = cells.map(TableGrid.tidied)
        while tidy.last?.isEmpty == true { tidy.removeLast() }
        guard !tidy.isEmpty else { return }
        guard rows.count < TableGrid.mostRows else {
            throw TextFault(
                line: number,
                column: 0,
                subject: "number of rows",
                found: "more than 1,000,000",
                expected: "fewer. Maybe a file for each year"
            )
        }
        rows.append(Row(number: number, cells: tidy))
    }

    private static func merge(_ name: String) -> Merge? {
        let ends = name.split(separator: ":").map(String.init)
        guard let first = ends.first, let last = ends.last,
            let left = SheetReader.column(first), let right = SheetReader.column(last),
            let top = Int(first.drop { !$0.isNumber }),
            let bottom = Int(last.drop { !$0.isNumber }),
            left <= right, top <= bottom
        else { return nil }
        return Merge(name: name, rows: top...bottom, columns: left...right)
    }

    /// What keeps a file from being a table, by its first bytes.
    private static func foreign(_ start: [UInt8]) -> TextFault? {
        func fault(_ found: String, _ expected: String) -> TextFault {
            TextFault(
                line: 0,
                column: 0,
                subject: "kind of file",
                found: found,
                expected: expected
            )
        }
        if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return fault(
                "an old Excel file (.xls), or a workbook with a password",
                "a newer one: open it and save it as “Excel workbook (.xlsx)”, without a password, or as “CSV UTF-8”"
            )
        }
        let text = String(decoding: start.prefix(512), as: UTF8.self).lowercased()
        let first = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if first.hasPrefix("<html") || first.hasPrefix("<!doctype html")
            || first.hasPrefix("<table") || first.hasPrefix("<meta")
        {
            return fault(
                "a web page, whatever its name says",
                "a table: open it in a spreadsheet program and save it as .xlsx, or as “CSV UTF-8”"
            )
        }
        if let foreign = TextFault.foreignFormat(of: start) {
            return fault(
                foreign.found,
                "a table: in a spreadsheet program, save it as .xlsx, or as “CSV UTF-8”"
            )
        }
        return nil
    }

    private static func explained(_ fault: TextFault, skipping mark: Int) -> TextFault {
        guard let offset = fault.offset else { return fault }
        return TextFault(
            line: fault.line,
            column: fault.column,
            subject: "letters of the file",
            found:
                "\(fault.found) (byte \(offset + mark + 1) of the file, in line \(fault.line))",
            expected: "UTF-8. In the spreadsheet program, choose “Save as” and then “CSV UTF-8”",
            offset: offset + mark
        )
    }
}
