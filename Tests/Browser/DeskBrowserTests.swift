import CascadeTestSupport
import Foundation
import Testing

/// The lead's lists and forms in a real browser: at a desk and on a phone, with and without scripts.
@Suite("Lists and forms of leads, in a browser", .serialized)
struct DeskBrowserTests {
    @Test("organisations, people and tables are added, changed, brought in and undone")
    func lists() async throws {
        let folder = try Scratch()
        try await BrowserCheck.cascade([
            "import", PackageFolder.path("Samples/portsmouth"), "--into",
            folder.path("town.cascade"), "--quiet",
        ])
        BrowserCheck.expectNone(
            try await BrowserCheck.findings(
                "check_desk.py",
                [Tool.path, folder.path]
            )
        )
    }
}
