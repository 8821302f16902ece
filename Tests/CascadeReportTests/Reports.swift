import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation

@testable import CascadeReport

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reports of invented programmes.
enum Reports {
    /// A small report without records, made once.
    static let tiny = Task {
        var draft = Example.draft(people: [60, 40], founders: [1, 0], weeks: 30)
        draft.target = .init(people: 40, by: Example.start + 200)
        return try await make(try Programme(draft), replicates: 4)
    }

    /// A report with few runs, which say little and are soon done.
    static func make(
        _ programme: Programme,
        isPublic: Bool = false,
        workers: Int? = 1,
        replicates: Int = 12,
        asOf: CalendarDate? = nil
    ) async throws -> FunderReport {
        try await FunderReport.make(
            of: programme,
            options: ReportOptions(
                isPublic: isPublic,
                asOf: asOf,
                seed: 7,
                replicates: replicates
            ),
            workers: workers
        )
    }

    /// A sample programme.
    static func sample(_ name: String) throws -> Programme {
        try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(name)"))
    }

    /// A programme with records, in which everything that could identify someone has a mark of its own.
    static func marked(seed: UInt64) throws -> Programme {
        var draft = try RecordedProgramme.small(seed: seed).draft
        for position in draft.people.indices {
            draft.people[position].name = "Zorabel\(position) Quibblewick"
            draft.people[position].email = "quib\(position)@secret.example"
            draft.people[position].notes = "notewhisper \(position)"
        }
        for position in draft.organisations.indices {
            draft.organisations[position].notes = "notewhisper of an organisation"
        }
        return try Programme(draft)
    }
}

/// What an XML parser finds in a report's page, whose own elements without content are closed for it.
final class PageReading: NSObject, XMLParserDelegate {
    /// An element.
    struct Element {
        var name: String
        var attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    private(set) var problem: String?

    init(_ page: String) {
        super.init()
        var text = page.replacing("<!DOCTYPE html>", with: "")
        for tag in ["meta", "br", "hr", "col"] {
            let parts = text.components(separatedBy: "<\(tag)")
            text = parts[0]
            for part in parts.dropFirst() {
                let end = part.firstIndex(of: ">") ?? part.startIndex
                // What only begins like it, such as colgroup, stays.
                let isTag = part.first.map { !$0.isLetter } ?? false
                text += "<\(tag)" + part[..<end] + (isTag ? "/" : "") + part[end...]
            }
        }
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        if !parser.parse() {
            problem = "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "?")"
        }
    }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements.append(Element(name: name, attributes: attributes))
    }

    /// The values of an attribute, in order.
    func values(_ attribute: String, of name: String? = nil) -> [String] {
        elements.filter { name == nil || $0.name == name }.compactMap { $0.attributes[attribute] }
    }
}
