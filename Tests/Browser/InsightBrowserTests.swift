import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

/// The lead's overview, map, scenarios and plan, and the funder's page, in a real browser.
@Suite("Overview, map, scenarios, plan and the funder's page, in a browser", .serialized)
struct InsightBrowserTests {
    @Test(
        "they work by mouse and by keyboard, with and without scripts, wide and on a phone, and print",
        arguments: ["pages", "lead", "funder"]
    )
    func pages(part: String) async throws {
        let folder = try Scratch()
        _ = try await RecordedSample.portsmouth(in: folder)
        let secret = try funderLink(in: folder.path)
        BrowserCheck.expectNone(
            try await BrowserCheck.findings(
                "check_insight.py",
                [
                    Tool.path, folder.path, secret,
                    PackageFolder.path(".build/screenshots"), part,
                ]
            )
        )
    }

    private func funderLink(in folder: String) throws -> String {
        let accounts = try AccountStore.open(inDirectory: folder)
        defer { accounts.close() }
        return try accounts.makeLink(
            .page,
            programme: "portsmouth",
            role: .funder,
            label: "The fund",
            expires: nil,
            at: Moment(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
        )
        .secret
    }
}
