import CascadeCore
import Foundation
import Yams

extension SessionTableMapping {
    /// The text of a mapping file, always the same for the same mapping.
    package var yaml: String {
        var writer = YAMLWriter()
        writer.line("layout", layout?.rawValue)
        writer.line("course", course.map(YAMLWriter.quoted))
        writer.line("organisation", organisation.map(YAMLWriter.quoted))
        writer.line("dates", dates?.rawValue)
        writer.line("completed-from", completedFrom.map(String.init))
        if !columns.isEmpty {
            writer.block("columns") { block in
                for column in columns { block.line(column.heading, column.field.rawValue) }
            }
        }
        let fields = SessionField.allCases.filter { field in
            values.contains { $0.field == field }
        }
        if !fields.isEmpty {
            writer.block("values") { block in
                for field in fields {
                    block.block(field.rawValue) { inner in
                        for value in values where value.field == field {
                            inner.line(value.word, YAMLWriter.quoted(value.meaning))
                        }
                    }
                }
            }
        }
        if !headings.isEmpty {
            writer.line("headings", YAMLWriter.list(headings.map(YAMLWriter.quoted)))
        }
        return writer.text
    }

    /// The mapping in the file at `path`.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with every problem of the file, or ``ProgrammeFolderError/fault(_:)`` where
    ///   it can't be read.
    package static func read(at path: String) throws(ProgrammeFolderError)
        -> SessionTableMapping
    {
        let contents: InputFile.Contents
        do {
            contents = try InputFile(largest: 1 << 20).read(path)
        } catch {
            throw .fault(error)
        }
        switch contents {
        case .missing:
            throw .fault(FolderFault.system(ENOENT, path: path, doing: "could not be read"))
        case .refused(let fault):
            let log = ReadingLog(onlyFile: path)
            log.report(fault, in: .programme)
            throw .invalid(log.summary ?? ProblemReport(problems: [], total: 0))
        case .text(let bytes): return try read(bytes, name: path)
        }
    }

    /// The mapping in the text of a file.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with every problem.
    package static func read(
        _ bytes: [UInt8],
        name: String
    ) throws(ProgrammeFolderError) -> SessionTableMapping {
        let log = ReadingLog(onlyFile: name)
        var mapping = SessionTableMapping()
        do throws(TextFault) {
            if let root = try YAMLText(bytes).root() { mapping.fill(root, log) }
        } catch {
            log.report(error, in: .programme)
        }
        if let summary = log.summary { throw .invalid(summary) }
        return mapping
    }

    private static let keys = [
        "layout", "course", "organisation", "dates", "completed-from", "columns", "values",
        "headings",
    ]

    private mutating func fill(_ root: Node, _ log: ReadingLog) {
        let map = YAMLMap(
            root,
            keys: Self.keys,
            in: .programme,
            owner: "the mapping",
            log: log
        )
        guard let map else { return }
        layout = map.choice("layout", of: SessionTableLayout.Kind.self)
        course = map.text("course")
        organisation = map.text("organisation")
        dates = map.choice("dates", of: DateOrder.self)
        completedFrom = map.whole("completed-from")
        if let share = completedFrom, !(1...100).contains(share), let node = map["completed-from"] {
            map.report("completed-from", node, expected: "1 to 100, of 100 meetings")
        }
        headings = map.list("headings", of: "headings").compactMap { YAMLMap.scalar($0) }
        if let inner = map.map("columns", keys: nil) {
            for entry in inner.entries {
                let field = inner.choice(entry.key.string, of: SessionField.self)
                guard let field else { continue }
                guard field.isOffered else {
                    let offered = SessionField.allCases.filter(\.isOffered).map(\.rawValue)
                    inner.report(
                        entry.key.string,
                        entry.value,
                        expected: "one of " + offered.joined(separator: ", ")
                    )
                    continue
                }
                columns.append(Column(entry.key.string, field))
            }
        }
        let fields = SessionField.allCases.filter(\.hasValues)
        guard let inner = map.map("values", keys: fields.map(\.rawValue)) else { return }
        for field in fields {
            guard let words = inner.map(field.rawValue, keys: nil) else { continue }
            for entry in words.entries {
                if let meaning = words.text(entry.key.string) {
                    values.append(Value(field, entry.key.string, meaning))
                }
            }
        }
    }
}
