import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeReport

@Suite("A report's page")
struct PageTests {
    private static func check(_ report: FunderReport) throws {
        let page = report.page
        let reading = PageReading(page)
        #expect(reading.problem == nil)
        let ids = reading.values("id")
        #expect(Set(ids).count == ids.count, "an id stands there twice")
        // Every place that something leads to or is named by is there.
        for target in reading.values("href") {
            #expect(target.hasPrefix("#"), "leads away: \(target)")
            #expect(ids.contains(String(target.dropFirst())), "leads nowhere: \(target)")
        }
        for attribute in ["aria-labelledby", "aria-describedby"] {
            for named in reading.values(attribute) {
                #expect(ids.contains(named), "no \(named)")
            }
        }
        #expect(reading.elements.count { $0.name == "h1" } == 1)
        #expect(reading.elements.count { $0.name == "main" } == 1)
        // No heading skips a level.
        var level = 1
        for heading in reading.elements.map(\.name)
        where ["h1", "h2", "h3", "h4"].contains(heading) {
            let next = Int(heading.dropFirst()) ?? 0
            #expect(next <= level + 1)
            level = next
        }
        #expect(
            reading.elements.count { $0.name == "table" }
                == reading.elements.count { $0.name == "caption" }
        )
        #expect(
            reading.elements.filter { $0.name == "th" }.allSatisfy { $0.attributes["scope"] != nil }
        )
        // Each picture has its table in the page.
        #expect(!report.pictures.isEmpty)
        for picture in report.pictures {
            #expect(!picture.svg.isEmpty, "\(picture.id) was not drawn")
            #expect(!picture.table.rows.isEmpty, "\(picture.id) has no numbers")
            #expect(ids.contains(picture.table.id))
        }
        // Every figure stands in the page once, as it is in the report.
        let values = Dictionary(
            reading.elements.filter { $0.name == "data" }.map {
                ($0.attributes["id"] ?? "", $0.attributes["value"] ?? "")
            },
            uniquingKeysWith: { $1 }
        )
        #expect(values.count == report.figures.count)
        for figure in report.figures { #expect(values[figure.id] == figure.value, "\(figure.id)") }
    }

    private static func loadsNothing(_ page: String) {
        let reading = PageReading(page)
        let active = ["script", "link", "img", "iframe", "object", "embed", "image", "use", "base"]
        #expect(reading.elements.allSatisfy { !active.contains($0.name) })
        #expect(
            reading.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } }
        )
        #expect(reading.values("src").isEmpty && reading.values("style").isEmpty)
        #expect(!page.contains("url(") && !page.contains("@import"))
        #expect(
            page.contains("content=\"default-src &#39;none&#39;")
                || page.contains("content=\"default-src 'none'")
        )
    }

    @Test("it is well-formed, complete, and loads nothing", arguments: [false, true])
    func recorded(isPublic: Bool) async throws {
        let report = try await Reports.make(
            try RecordedProgramme.small(seed: 5),
            isPublic: isPublic
        )
        try Self.check(report)
        Self.loadsNothing(report.page)
        #expect(report.page.contains("not to be passed on") == !isPublic)
    }

    @Test("the samples' pages too", arguments: ["portsmouth", "coalitions"])
    func sample(name: String) async throws {
        let report = try await Reports.make(try Reports.sample(name), replicates: 3)
        try Self.check(report)
        Self.loadsNothing(report.page)
    }

    @Test("hostile names stay text")
    func hostile() async throws {
        var draft = try RecordedProgramme.small(seed: 6).draft
        let bad = "</title><script>alert(1)</script><img src=x onerror=\"a\">&quot; ' \u{202E}x"
        draft.name = bad
        draft.about = bad
        for position in draft.organisations.indices { draft.organisations[position].name = bad }
        for position in draft.sectors.indices { draft.sectors[position].name = bad }
        for position in draft.people.indices { draft.people[position].name = bad }
        for position in draft.courses.indices { draft.courses[position].name = bad }
        let report = try await Reports.make(Programme(checked: draft))
        #expect(PageReading(report.page).problem == nil)
        Self.loadsNothing(report.page)
    }
}
