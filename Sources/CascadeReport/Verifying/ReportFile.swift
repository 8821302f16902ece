import CascadeFormats

/// A report as it stands in a file, read so that what differs can be named: its figures, its pictures, and all that is left.
///
/// It reads what ``FunderReport/page`` writes, by its marks; nothing in it is run or shown. It never decides whether a file is
/// true: only all its bytes do.
struct ReportFile {
    /// A number as the file gives it.
    struct Figure: Equatable {
        /// The tag before it.
        var tag: ByteText
        /// The value for programs.
        var value: ByteText
        /// How it is written.
        var text: ByteText
    }

    /// What the file says of how it was made.
    let stamp: ReportStamp
    /// What stands before the body, from the title on.
    let style: ByteText
    /// Figures by id, the last of those that stand there twice.
    private(set) var figures: [ByteText: Figure] = [:]
    /// Ids of figures that stand there more than once.
    private(set) var repeated: Set<ByteText> = []
    /// Pictures by id: the markup between their marks, of each that stands under that id.
    private(set) var pictures: [ByteText: [ByteText]] = [:]
    /// The lines of the body, with figures and pictures cut out.
    private(set) var lines: [ByteText] = []

    /// Largest file that is read, in bytes.
    static let largest = 64 << 20
    /// Longest text that says how a report was made, in bytes.
    private static let longestStamp = 4096

    /// What stands in a text.
    ///
    /// - Throws: ``ReportError/noReport(reason:)`` for anything that is no report.
    /// - Complexity: O(n).
    init(_ text: String) throws(ReportError) {
        stamp = try Self.stamp(of: text)
        let page = ByteText(text)
        let body = page.range(of: "<body>")?.lowerBound ?? page.bytes.startIndex
        let title = page.range(of: "<title>")?.lowerBound ?? body
        style = ByteText(page.bytes[min(title, body)..<body])
        lines = cutFigures(cutPictures(ByteText(page.bytes[body...]))).lines
    }

    /// What the file says of how it was made: the first such words, in its head, exactly as they are written by us.
    ///
    /// - Throws: ``ReportError/noReport(reason:)`` for anything that is no report.
    /// - Complexity: O(n).
    static func stamp(of text: String) throws(ReportError) -> ReportStamp {
        guard text.utf8.count <= largest else {
            throw .noReport(reason: "it is larger than \(largest >> 20) MB")
        }
        let page = ByteText(text)
        let end = page.range(of: "</head>")?.lowerBound ?? page.bytes.startIndex
        let head = ByteText(page.bytes[..<end])
        guard let start = head.range(of: "<meta name=\"cascade-report\" content=\"")?.upperBound
        else { throw .noReport(reason: "it does not say how it was made") }
        guard let quote = head.range(of: "\"", from: start)?.lowerBound,
            quote - start <= longestStamp,
            let stamp = ReportStamp(text: unescaped(ByteText(head.bytes[start..<quote]).text))
        else { throw .noReport(reason: "what it says of how it was made can’t be read") }
        // Anything that JSON leaves open, such as spaces, further members or their order, was not written by us.
        guard ByteText(HTML.escaped(stamp.text)) == ByteText(head.bytes[start..<quote]) else {
            throw .noReport(
                reason: "what it says of how it was made is not written as cascade writes it"
            )
        }
        guard (1...ReportOptions.mostReplicates).contains(stamp.options.replicates) else {
            throw .noReport(
                reason:
                    "it says that it has \(stamp.options.replicates) runs, and a report has 1 to \(ReportOptions.mostReplicates)"
            )
        }
        return stamp
    }

    /// Takes out the pictures and leaves a mark.
    private mutating func cutPictures(_ page: ByteText) -> ByteText {
        var rest: [UInt8] = []
        rest.reserveCapacity(page.bytes.count)
        var from = page.bytes.startIndex
        var unnamed = 0
        while let start = page.range(of: "<svg", from: from) {
            let end = page.range(of: "</svg>", from: start.upperBound)?.upperBound
            let markup = ByteText(page.bytes[start.lowerBound..<(end ?? page.bytes.endIndex)])
            var id = markup.attribute(" id=\"")
            if id == nil {
                unnamed += 1
                id = ByteText("dots-\(unnamed)")
            }
            rest += page.bytes[from..<start.lowerBound]
            if let id { pictures[id, default: []].append(markup) }
            rest += Array("[picture]".utf8)
            from = markup.bytes.endIndex
        }
        rest += page.bytes[from...]
        return ByteText(rest[...])
    }

    /// Takes out the figures and leaves a mark.
    private mutating func cutFigures(_ page: ByteText) -> ByteText {
        var rest: [UInt8] = []
        rest.reserveCapacity(page.bytes.count)
        var from = page.bytes.startIndex
        while let start = page.range(of: "<data class=\"figure\"", from: from) {
            guard let bracket = page.range(of: ">", from: start.upperBound),
                let end = page.range(of: "</data>", from: bracket.upperBound)
            else { break }
            let tag = ByteText(page.bytes[start.lowerBound..<bracket.upperBound])
            rest += page.bytes[from..<start.lowerBound]
            if let id = tag.attribute(" id=\""), let value = tag.attribute(" value=\"") {
                if figures[id] != nil { repeated.insert(id) }
                figures[id] = Figure(
                    tag: tag,
                    value: value,
                    text: ByteText(page.bytes[bracket.upperBound..<end.lowerBound])
                )
                rest += Array("[figure]".utf8)
            } else {
                rest += page.bytes[start.lowerBound..<end.upperBound]
            }
            from = end.upperBound
        }
        rest += page.bytes[from...]
        return ByteText(rest[...])
    }

    /// A text with the entities that our writer writes turned back.
    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&#13;", with: "\r").replacing("&amp;", with: "&")
    }

    /// The words of a piece without its markup, for people, and no more than the first 400 bytes or so of them.
    static func words(_ piece: ByteText) -> String {
        var words: [UInt8] = []
        var isTag = false
        for byte in piece.bytes where words.count < 400 {
            switch byte {
            case UInt8(ascii: "<"): isTag = true
            case UInt8(ascii: ">") where isTag: isTag = false
            default: if !isTag { words.append(byte) }
            }
        }
        let text = unescaped(String(decoding: words, as: UTF8.self))
        return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
