import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

/// A site with a year of invented records, and what its pages should say.
struct InsightSite {
    let test: TestSite
    let lead: Visitor
    var site: Site { test.site }

    /// The sample with records of a seed, or another programme in its place.
    init(_ replacement: ProgrammeDraft? = nil, seed: UInt64 = 3) async throws {
        test = try TestSite()
        lead = try test.visitor(.lead)
        let desk = try test.site.programmes.desk("portsmouth")
        var draft = replacement
        if draft == nil {
            let base = try desk.programme().draft
            draft = RecordedProgramme.draft(seed: seed, on: base, days: 200)
        }
        let wanted = try #require(draft)
        let request = ChangeRequest(
            kind: .edited,
            summary: "Set up",
            who: "test",
            at: TestSite.start
        )
        _ = try await desk.changing { store in try store.change(request) { $0 = wanted } }
    }

    /// The programme as it stands.
    func programme() throws -> Programme { try site.programmes.desk("portsmouth").programme() }

    /// Number of its latest change.
    func revision() throws -> Int64 { try site.programmes.desk("portsmouth").revision() }

    /// A page when all that it shows is worked out.
    func page(_ address: String, as visitor: Visitor? = nil) async throws -> WebResponse {
        while true {
            let answer = await test.get(address, as: visitor ?? lead)
            guard answer.text.contains("data-work=\"") else { return answer }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// The value of a figure on a page, by its id.
    static func figure(_ id: String, on page: WebResponse) -> String? {
        guard let start = page.text.range(of: "id=\"\(id)\" value=\"") else { return nil }
        return String(page.text[start.upperBound...].prefix { $0 != "\"" })
    }
}
