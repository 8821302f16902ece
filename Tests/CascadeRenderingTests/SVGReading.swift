import CascadeRendering
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What an XML parser finds in an SVG picture.
final class SVGReading: NSObject, XMLParserDelegate {
    /// An element of the picture.
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private(set) var problem: String?
    private var open: [Int] = []

    /// Reads `bytes`; ``problem`` says why they are not well-formed.
    init(_ bytes: [UInt8]) {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        if !parser.parse() { problem = parser.parserError.map { "\($0)" } ?? "unknown" }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        open.append(elements.count)
        elements.append(Element(name: name, attributes: attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let last = open.last { elements[last].text += string }
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        open.removeLast()
    }

    /// Elements whose class begins with `kind`.
    func groups(_ kind: String) -> [Element] {
        elements.filter {
            $0.name == "g" && $0.attributes["class"]?.split(separator: " ").first == kind[...]
        }
    }

    /// The contents of all `text` elements.
    var texts: [String] { elements.filter { $0.name == "text" }.map(\.text) }
}
