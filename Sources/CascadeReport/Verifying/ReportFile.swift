import Foundation

/// A report as it stands in a file, read so that it can be compared: its figures, its pictures, and all that is left.
///
/// It reads what ``FunderReport/page`` writes, by its marks; nothing in it is run or shown.
struct ReportFile {
    /// A number as the file gives it.
    struct Figure: Equatable {
        /// The value for programs.
        var value: String
        /// How it is written.
        var text: String
    }

    /// What the file says of how it was made.
    let stamp: ReportStamp
    /// Figures by id, the last of those that stand there twice.
    private(set) var figures: [String: Figure] = [:]
    /// Ids that stand there more than once.
    private(set) var repeated: [String] = []
    /// Pictures by id: the markup between their marks.
    private(set) var pictures: [String: String] = [:]
    /// All other lines, with figures and pictures cut out.
    private(set) var lines: [Substring] = []

    /// Largest file that is read, in bytes.
    static let largest = 64 << 20

    /// Most runs that a file can ask for, so that a hostile one does not keep the computer busy for days.
    static let mostReplicates = 1_000_000

    /// What stands in a text.
    ///
    /// - Throws: ``ReportError/noReport(reason:)`` for anything that is no report.
    /// - Complexity: O(n).
    init(_ text: String) throws(ReportError) {
        // Some programs that carry files write other line ends.
        let page = text.replacing("\r\n", with: "\n")
        guard page.utf8.count <= Self.largest else {
            throw .noReport(reason: "it is larger than \(Self.largest >> 20) MB")
        }
        let mark = "<meta name=\"cascade-report\" content=\""
        guard let start = page.range(of: mark) else {
            throw .noReport(reason: "it does not say how it was made")
        }
        guard let end = page[start.upperBound...].range(of: "\">"),
            let stamp = ReportStamp(
                text: Self.unescaped(String(page[start.upperBound..<end.lowerBound]))
            )
        else { throw .noReport(reason: "what it says of how it was made can’t be read") }
        guard (1...Self.mostReplicates).contains(stamp.options.replicates) else {
            throw .noReport(reason: "it says that it has \(stamp.options.replicates) runs")
        }
        self.stamp = stamp
        let rest = cutPictures(page)
        lines = cutFigures(rest).split(separator: "\n", omittingEmptySubsequences: false)
            .map { Substring($0) }
    }

    /// Takes out the pictures and leaves their ids.
    private mutating func cutPictures(_ page: String) -> String {
        let (opening, closing) = ("<svg", "</svg>")
        var rest = ""
        var from = page.startIndex
        var unnamed = 0
        while let start = page.range(of: opening, range: from..<page.endIndex) {
            let end =
                page.range(of: closing, range: start.upperBound..<page.endIndex)?.upperBound
                ?? page.endIndex
            let markup = String(page[start.lowerBound..<end])
            var id = Self.attribute("id", of: markup)
            if id == nil {
                unnamed += 1
                id = "dots-\(unnamed)"
            }
            rest += page[from..<start.lowerBound]
            if let id {
                // What stands there twice is not what was written.
                pictures[id] = (pictures[id] ?? "") + markup
                rest += "[picture \(id)]"
            }
            from = end
        }
        return rest + page[from...]
    }

    /// Takes out the figures and leaves their ids.
    private mutating func cutFigures(_ page: String) -> String {
        let (opening, closing) = ("<data class=\"figure\"", "</data>")
        var rest = ""
        var from = page.startIndex
        while let start = page.range(of: opening, range: from..<page.endIndex) {
            guard let bracket = page.range(of: ">", range: start.upperBound..<page.endIndex),
                let end = page.range(of: closing, range: bracket.upperBound..<page.endIndex)
            else { break }
            let tag = String(page[start.lowerBound..<bracket.upperBound])
            rest += page[from..<start.lowerBound]
            if let id = Self.attribute("id", of: tag),
                let value = Self.attribute("value", of: tag)
            {
                if figures[id] != nil { repeated.append(id) }
                figures[id] = Figure(
                    value: value,
                    text: Self.unescaped(String(page[bracket.upperBound..<end.lowerBound]))
                )
                rest += "[figure \(id)]"
            } else {
                rest += page[start.lowerBound..<end.upperBound]
            }
            from = end.upperBound
        }
        return rest + page[from...]
    }

    /// The value of an attribute in the first tag of a markup.
    private static func attribute(_ name: String, of markup: String) -> String? {
        let tag = markup.prefix { $0 != ">" }
        guard let start = tag.range(of: " \(name)=\""),
            let end = tag[start.upperBound...].firstIndex(of: "\"")
        else { return nil }
        return unescaped(String(tag[start.upperBound..<end]))
    }

    /// A text with the entities that our writer writes turned back.
    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&#13;", with: "\r").replacing("&amp;", with: "&")
    }

    /// A line without its markup, for people.
    static func words(_ line: Substring) -> String {
        var result = ""
        var isTag = false
        for character in line {
            switch character {
            case "<": isTag = true
            case ">" where isTag: isTag = false
            default: if !isTag { result.append(character) }
            }
        }
        return unescaped(result).trimmingCharacters(in: .whitespaces)
    }
}
