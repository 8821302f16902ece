import CascadeCore
import CascadeFormats

/// What `cascade import` says of a network that became a programme.
struct ImportReport {
    private let reading: NetworkReading
    private let result: NetworkImport
    private let folder: String

    /// Most changed ids and most left out values that are shown.
    private static let most = 20

    init(_ reading: NetworkReading, _ result: NetworkImport, folder: String) {
        self.reading = reading
        self.result = result
        self.folder = folder
    }

    /// The report in plain words.
    var text: String {
        let programme = result.programme
        var lines = [
            """
            Read as \(reading.format.name): \
            \(Wording.counted(reading.network.nodes.count, "node")) and \
            \(Wording.counted(reading.network.edges.count, "edge")).
            """,
            """
            \(folder) will have \(Wording.counted(programme.organisations.count, "organisation")) in \
            \(Wording.counted(programme.sectors.count, "sector")) with \
            \(Wording.counted(programme.organisations.reduce(0) { $0 + $1.people }, "person", "people")), and \
            \(Wording.counted(programme.partnerships.count, "tie")).
            """,
        ]
        lines += columns(ofTies: false, "Columns of organisations:")
        lines += columns(ofTies: true, "Columns of ties:")
        if !result.changedIDs.isEmpty {
            lines.append(
                "\nIds that were changed, as an id is of letters, digits, dots and dashes:"
            )
            for change in result.changedIDs.prefix(Self.most) {
                lines.append("  \"\(Self.line(change.old))\" → \(change.new)")
            }
            lines += more(than: Self.most, of: result.changedIDs.count)
        }
        if !result.notices.isEmpty {
            lines.append("")
            lines += result.notices.map { TextLayout.wrapped("Note: \($0).", indent: 2) }
        }
        if let problems = result.problems {
            lines.append("\nWhat could not be taken as it is:")
            lines += problems.problems.prefix(Self.most).map { "  \($0)" }
            lines += more(than: Self.most, of: problems.total)
        }
        return lines.joined(separator: "\n")
    }

    private func columns(ofTies: Bool, _ heading: String) -> [String] {
        let columns = result.columns.filter { $0.isOfTies == ofTies }
        guard !columns.isEmpty else { return [] }
        let used = columns.compactMap { column -> String? in
            guard let field = column.field else { return nil }
            let remark = column.remark.isEmpty ? "" : " (\(column.remark))"
            return "  \(Self.line(column.name)) → \(field.rawValue)\(remark)"
        }
        let unused = columns.filter { $0.field == nil }
        var rest = unused.prefix(Self.most).map { Self.line($0.name) }
        if unused.count > Self.most {
            rest.append("and \(Wording.count(unused.count - Self.most)) more")
        }
        return ["\n" + heading] + used
            + (rest.isEmpty
                ? []
                : [TextLayout.wrapped("  \(rest.joined(separator: ", ")) → not used", indent: 2)])
    }

    private func more(than shown: Int, of count: Int) -> [String] {
        count > shown ? ["  and \(Wording.count(count - shown)) more"] : []
    }

    /// A name on one line.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
