import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

/// A site with one programme, asked by one of its leads.
struct DeskSite {
    /// The site.
    let test: TestSite
    /// Someone to whom everything is open.
    let lead: Visitor
    /// Name of the programme in addresses.
    let name: String

    /// A site with a sample.
    init() throws {
        test = try TestSite()
        lead = try test.administrator()
        name = "portsmouth"
    }

    /// A site with a programme made here.
    init(_ draft: ProgrammeDraft) throws {
        test = try TestSite([])
        name = "made"
        let store = try ProgrammeStore.create(
            at: "\(test.folder)/made.cascade",
            try Programme(draft),
            plan: nil,
            by: "test",
            at: TestSite.start
        )
        store.close()
        lead = try test.administrator()
    }

    /// The programme as it stands.
    var draft: ProgrammeDraft {
        get throws { try test.site.programmes.desk(name).programme().draft }
    }

    /// Number of the latest change.
    var revision: Int64 { get throws { try test.site.programmes.desk(name).revision() } }

    /// A page below the programme's.
    func get(_ path: String) async -> WebResponse {
        await patiently("/p/\(name)/\(path)")
    }

    /// A page, once it no longer says that it is being worked out.
    private func patiently(_ address: String) async -> WebResponse {
        var page = await test.get(address, as: lead)
        while page.text.contains("http-equiv=\"refresh\"") {
            page = await test.get(address, as: lead)
        }
        return page
    }

    /// A form that is sent below the programme's.
    func post(_ path: String, _ form: [(String, String)]) async -> WebResponse {
        await test.post("/p/\(name)/\(path)", form, as: lead)
    }

    /// A form with a file, as browsers send it.
    func send(_ path: String, _ form: [(String, String)], file: String, _ content: Data) async
        -> WebResponse
    {
        let boundary = "----WebKitFormBoundaryAbC123"
        var body = Data()
        let token = [(FormToken.name, lead.formToken ?? "")]
        for (name, value) in token + form {
            body += Data(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
                    .utf8
            )
        }
        body += Data(
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file)\"\r\nContent-Type: text/csv\r\n\r\n"
                .utf8
        )
        body += content + Data("\r\n--\(boundary)--\r\n".utf8)
        return await test.ask(
            WebRequest(
                .post,
                "/p/\(name)/\(path)",
                body: body,
                contentType: "multipart/form-data; boundary=\(boundary)",
                visitor: lead
            )
        )
    }

    /// What the form at a path shows: its hidden note of what it was opened with.
    func seen(_ path: String) async throws -> String {
        let page = await get(path).text
        let start = try #require(page.range(of: "name=\"_seen\" value=\""))
        let text = String(page[start.upperBound...].prefix { $0 != "\"" })
        return text.replacing("&amp;", with: "&").replacing("&#39;", with: "'")
    }

    /// Follows where an answer leads; the page there.
    func follow(_ response: WebResponse) async throws -> WebResponse {
        let address = try #require(response.location, "\(response.status): \(response.text)")
        return await patiently(address)
    }

    /// Undoes the last change as the button on the page does.
    func undoLast() async throws -> WebResponse {
        await post("changes/\(try revision)/undo", [])
    }
}
