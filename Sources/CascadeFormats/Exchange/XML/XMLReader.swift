import CExpat
import Foundation

/// Reads an XML document piece by piece, with limits that no document can pass.
///
/// The parser is libexpat. It is fed 64 KB at a time, so that memory stays within the limits however large the document is.
/// Entities of the document's own are refused and nothing outside the document is read.
final class XMLReader {
    /// What comes next.
    enum Event {
        case start(XMLElement)
        case text(String)
        case end
    }

    /// What may stand in a document.
    struct Limits {
        /// Elements inside each other.
        var deepest = 100
        /// Bytes of a tag with its attributes, of a comment, or of a stretch of text.
        var longest = 1 << 20
        /// Bytes of the name of an element or attribute, its namespace included.
        var longestName = 1 << 12
        /// Bytes that the names and attributes in 64 KB of the document may come to, beyond these 64 KB.
        var most = 1 << 22
    }

    /// Fills a buffer and returns how many bytes it wrote; 0 at the end.
    typealias Source = (UnsafeMutableRawBufferPointer) throws(FolderFault) -> Int

    private static let chunk = 1 << 16
    private static let separator: CChar = 0x20

    private let parser: XML_Parser
    private let source: Source
    private let limits: Limits
    private var events: [Event] = []
    private var nextEvent = 0
    private var text: [UInt8] = []
    /// Bytes of the names and attributes in the current feed.
    private var eventBytes = 0
    private var depth = 0
    private var hasElements = false
    private var isFinished = false
    private var fault: TextFault?
    /// Bytes since something was recognised.
    private var pending = 0
    private var sawSomething = false

    /// A reader of the bytes that `source` gives.
    init(limits: Limits = Limits(), source: @escaping Source) {
        guard let parser = XML_ParserCreateNS(nil, XMLReader.separator) else {
            preconditionFailure("no memory for an XML parser")
        }
        self.parser = parser
        self.source = source
        self.limits = limits
        XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 10)
        XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 20)
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        setHandlers()
    }

    /// A reader of bytes in memory.
    convenience init(_ bytes: [UInt8], limits: Limits = Limits()) {
        var rest = bytes[...]
        self.init(limits: limits) { buffer throws(FolderFault) in
            let count = min(buffer.count, rest.count)
            buffer.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
    }

    deinit { XML_ParserFree(parser) }

    /// The next event; nil at the end of a sound document.
    ///
    /// - Throws: ``TextFault`` where the document is not sound or passes a limit, ``FolderFault`` where it cannot be read.
    func next() throws -> Event? {
        while nextEvent == events.count {
            if let fault { throw fault }
            guard !isFinished else { return nil }
            events.removeAll(keepingCapacity: true)
            nextEvent = 0
            try feed()
        }
        defer { nextEvent += 1 }
        return events[nextEvent]
    }

    private func feed() throws(FolderFault) {
        guard let buffer = XML_GetBuffer(parser, Int32(XMLReader.chunk)) else {
            fault = here("size of the document", "more than memory holds", "a smaller document")
            return
        }
        let count = try source(
            UnsafeMutableRawBufferPointer(start: buffer, count: XMLReader.chunk)
        )
        isFinished = count == 0
        sawSomething = false
        eventBytes = 0
        let status = XML_ParseBuffer(parser, Int32(count), isFinished ? 1 : 0)
        if status == XML_STATUS_ERROR {
            if fault == nil { fault = parserFault() }
            return
        }
        pending = sawSomething ? 0 : pending + count
        if pending > limits.longest {
            fault = here(
                "length of a tag or of what stands in it",
                "more than \(limits.longest >> 10) KB",
                "at most \(limits.longest >> 10) KB. Maybe a quotation mark is missing"
            )
        }
    }

    // MARK: - Handlers

    private static func reader(_ data: UnsafeMutableRawPointer?) -> XMLReader? {
        data.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func setHandlers() {
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                guard let name else { return }
                XMLReader.reader(data)?.start(name, attributes)
            },
            { data, _ in XMLReader.reader(data)?.end() }
        )
        XML_SetCharacterDataHandler(parser) { data, start, count in
            guard let start else { return }
            XMLReader.reader(data)?.append(start, Int(count))
        }
        XML_SetCommentHandler(parser) { data, _ in XMLReader.reader(data)?.sawSomething = true }
        XML_SetProcessingInstructionHandler(parser) { data, _, _ in
            XMLReader.reader(data)?.sawSomething = true
        }
        XML_SetDefaultHandlerExpand(parser) { data, _, _ in
            XMLReader.reader(data)?.sawSomething = true
        }
        XML_SetAttlistDeclHandler(parser) { data, _, name, _, standard, _ in
            XMLReader.reader(data)?.refuseDefault(of: name, standard)
        }
        XML_SetEntityDeclHandler(parser) { data, name, _, _, _, _, _, _, _ in
            XMLReader.reader(data)?.refuseEntity(name.map { String(cString: $0) } ?? "")
        }
        XML_SetSkippedEntityHandler(parser) { data, name, _ in
            XMLReader.reader(data)?.refuseEntity(name.map { String(cString: $0) } ?? "")
        }
    }

    private func start(
        _ name: UnsafePointer<CChar>,
        _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        sawSomething = true
        hasElements = true
        flushText()
        depth += 1
        guard depth <= limits.deepest else {
            stop(
                "depth of the document",
                found: "more than \(limits.deepest) elements inside each other",
                expected: "at most \(limits.deepest)"
            )
            return
        }
        guard fits(name) else { return }
        let (namespace, local) = XMLReader.parts(of: String(cString: name))
        var element = XMLElement(
            namespace: namespace,
            name: local,
            attributes: [],
            line: Int(XML_GetCurrentLineNumber(parser)),
            column: Int(XML_GetCurrentColumnNumber(parser)) + 1
        )
        var position = attributes
        while let next = position, let name = next[0], let value = next[1] {
            guard fits(name, value) else { return }
            element.attributes.append((String(cString: name), String(cString: value)))
            position = next + 2
        }
        events.append(.start(element))
    }

    /// Whether a name and a value may be kept; the parser repeats the namespace in each name.
    private func fits(
        _ name: UnsafePointer<CChar>,
        _ value: UnsafePointer<CChar>? = nil
    ) -> Bool {
        let length = strnlen(name, limits.longestName + 1)
        guard length <= limits.longestName else {
            stop(
                "length of a name with its namespace",
                found: "more than \(limits.longestName >> 10) KB",
                expected: "at most \(limits.longestName >> 10) KB"
            )
            return false
        }
        eventBytes += length + (value.map { strlen($0) } ?? 0)
        guard eventBytes <= limits.most + XMLReader.chunk else {
            stop(
                "size of a part of the document",
                found: "names that come to more than \(limits.most >> 20) MB with their namespaces",
                expected: "shorter namespaces. Maybe save it again from the program it came from"
            )
            return false
        }
        return true
    }

    private func end() {
        sawSomething = true
        flushText()
        depth -= 1
        events.append(.end)
    }

    private func append(_ start: UnsafePointer<CChar>, _ count: Int) {
        sawSomething = true
        guard text.count + count <= limits.longest else {
            stop(
                "length of a text",
                found: "more than \(limits.longest >> 10) KB",
                expected: "at most \(limits.longest >> 10) KB"
            )
            return
        }
        start.withMemoryRebound(to: UInt8.self, capacity: count) {
            text.append(contentsOf: UnsafeBufferPointer(start: $0, count: count))
        }
    }

    private func flushText() {
        guard !text.isEmpty else { return }
        events.append(.text(String(decoding: text, as: UTF8.self)))
        text.removeAll(keepingCapacity: true)
    }

    private static func parts(of name: String) -> (namespace: String, local: String) {
        guard let space = name.lastIndex(of: " ") else { return ("", name) }
        return (String(name[..<space]), String(name[name.index(after: space)...]))
    }

    // MARK: - Faults

    private func refuseEntity(_ name: String) {
        sawSomething = true
        stop(
            "entity of the document",
            found: name,
            expected: "no entities of its own. Maybe save it again from the program it came from"
        )
    }

    /// Refuses a default of an attribute: a few bytes would become many in each element.
    private func refuseDefault(
        of name: UnsafePointer<CChar>?,
        _ standard: UnsafePointer<CChar>?
    ) {
        sawSomething = true
        guard standard != nil else { return }
        stop(
            "default of an attribute, declared in the document",
            found: name.map { String(cString: $0) } ?? "",
            expected: "no defaults of its own. Maybe save it again from the program it came from"
        )
    }

    private func stop(_ subject: String, found: String, expected: String) {
        guard fault == nil else { return }
        fault = here(subject, found, expected)
        XML_StopParser(parser, 0)
    }

    private func here(_ subject: String, _ found: String, _ expected: String) -> TextFault {
        TextFault(
            line: Int(XML_GetCurrentLineNumber(parser)),
            column: Int(XML_GetCurrentColumnNumber(parser)) + 1,
            subject: subject,
            found: found,
            expected: expected
        )
    }

    private func parserFault() -> TextFault {
        let subject = "XML of the document"
        switch XML_GetErrorCode(parser) {
        case XML_ERROR_NO_ELEMENTS where !hasElements && depth == 0:
            return here(subject, "", "an XML document")
        case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION,
            XML_ERROR_PARTIAL_CHAR:
            return here(
                subject,
                "the end of the file",
                "its rest. Maybe it was cut off when it was saved or sent"
            )
        case XML_ERROR_TAG_MISMATCH:
            return here(subject, "an end tag that fits no start tag", "the tags in pairs")
        case XML_ERROR_DUPLICATE_ATTRIBUTE:
            return here(subject, "an attribute twice in one tag", "each attribute once")
        case XML_ERROR_UNDEFINED_ENTITY:
            return here(
                subject,
                "an & with an unknown name after it",
                "&amp;, where an & itself is meant"
            )
        case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
            return here(
                "encoding of the document",
                "another one than it should be",
                "UTF-8, UTF-16 or ISO-8859-1, and the one that its first line names. Maybe save it"
                    + " again as UTF-8"
            )
        case XML_ERROR_UNBOUND_PREFIX:
            return here(subject, "a prefix that is not declared", "an xmlns: attribute for it")
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
            return here(subject, "more after the end of the document", "nothing after it")
        case XML_ERROR_INVALID_TOKEN:
            return here(
                subject,
                "a character that cannot stand here",
                "XML. Maybe an & or < is not written as &amp; or &lt;, or the text is not in UTF-8"
            )
        case let code:
            let words = XML_ErrorString(code).map { String(cString: $0) } ?? "an error"
            return here(subject, words, "well-formed XML")
        }
    }
}
