import CascadeTestSupport
import Foundation
import Testing

/// Setting up a server for many, signing in and out, in a real browser: wide and on a phone, light and dark.
@Suite("Signing in with a browser", .serialized)
struct SignInBrowserTests {
    @Test(
        "the first account is made, passwords let in or not, and every page that says no is open to all"
    )
    func signIn() async throws {
        let folder = try Scratch()
        try await BrowserCheck.cascade([
            "import", PackageFolder.path("Samples/portsmouth"), "--into",
            folder.path("portsmouth.cascade"),
        ])
        BrowserCheck.expectNone(
            try await BrowserCheck.findings("check_signin.py", [Tool.path, folder.path])
        )
    }
}
