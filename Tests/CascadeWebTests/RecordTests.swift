import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Recording a session")
struct RecordTests {
    private let test: TestSite
    private let maren: Visitor
    private let path = "/p/portsmouth/record"

    init() throws {
        test = try TestSite()
        maren = try test.visitor(.trainer(person: "maren"))
    }

    private func programme() throws -> Programme {
        try test.site.programmes.desk("portsmouth").programme()
    }

    /// The fields that a page carries along, as a browser without scripts would send them.
    private func carried(_ page: WebResponse) -> [(String, String)] {
        page.text.matches(
            of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/
        )
        .map { (String($0.output.1), plain(String($0.output.2))) }
        .filter { $0.0 != FormToken.name }
    }

    /// A value as it was before it was written into a page.
    private func plain(_ value: String) -> String {
        value.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }

    /// Answers the question of a page.
    private func send(_ page: WebResponse, _ answers: [(String, String)]) async -> WebResponse {
        let names = Set(answers.map(\.0))
        return await test.post(
            path,
            carried(page).filter { !names.contains($0.0) } + answers,
            as: maren
        )
    }

    /// The page that asks, by what it carries in `step`.
    private func step(_ page: WebResponse) -> String? {
        carried(page).first { $0.0 == "step" }?.1
    }

    private func delivered() throws -> [Session] {
        try programme().sessions.filter { $0.recorded != nil && $0.status == .delivered }
    }

    /// All questions answered, about a session that was not planned.
    private func answered() async throws -> WebResponse {
        var page = await test.get(path, as: maren)
        #expect(page.status == 200)
        page = await send(page, [("day", "yesterday")])
        if step(page) == "match" { page = await send(page, [("match", "none")]) }
        if step(page) == "course" { page = await send(page, [("course", "workshop")]) }
        #expect(step(page) == "where")
        page = await send(page, [("host", "other"), ("host-other", "halyard"), ("place", "Hall")])
        #expect(step(page) == "who")
        page = await send(page, [("trainer", "maren")])
        #expect(step(page) == "register")
        page = await send(page, [("do", "add")])
        #expect(step(page) == "register")
        page = await send(
            page,
            [
                ("new-name-0", "Ada <Sly>"), ("new-organisation-0", "halyard"),
                ("headcount", "6"),
            ]
        )
        #expect(step(page) == "outcome")
        page = await send(page, [("forward", "some"), ("champion", "new-0")])
        #expect(step(page) == "notes")
        return await send(page, [("notes", "Warm")])
    }

    @Test("a question a page, without scripts, leads to one session with what was answered")
    func whole() async throws {
        let before = try delivered().count
        let check = try await answered()
        #expect(step(check) == "check")
        #expect(check.text.contains("Ada &lt;Sly&gt;"))
        #expect(!check.text.contains("<Sly>"))
        #expect(try delivered().count == before)
        let saved = await send(check, [("go", "save")])
        #expect(saved.status == 303)
        let session = try #require(try delivered().last)
        #expect(session.trainers == ["maren"])
        #expect(session.host == "halyard")
        #expect(session.place == "Hall")
        #expect(session.notes == "Warm")
        let rows = try programme().attendance.filter { $0.session == session.id }
        #expect(rows.count == 2)
        #expect(rows.contains { $0.attendee == .headcount(6) && $0.outcome == .completed })
        #expect(rows.contains { $0.cameForward == true })
        #expect(try delivered().count == before + 1)
        // The same form once more: the same recording.
        let again = await send(check, [("go", "save")])
        #expect(again.status == 303)
        #expect(try delivered().count == before + 1)
        let location = try #require(saved.headers.first { $0.name == "Location" }?.value)
        #expect(again.headers.first { $0.name == "Location" }?.value == location)
        let done = await test.get(location, as: maren)
        #expect(done.text.contains("7 people completed it."))
        let other = try test.visitor(.trainer(person: "dele"))
        #expect(await test.get(location, as: other).status == 404)
    }

    @Test("what was recorded can be taken back by who recorded it, and by nobody else")
    func undo() async throws {
        let before = try delivered().count
        let check = try await answered()
        let id = try #require(carried(check).first { $0.0 == "id" }?.1)
        _ = await send(check, [("go", "save")])
        let other = try test.visitor(.trainer(person: "dele"))
        #expect(await test.post("\(path)/undo", [("id", id)], as: other).status == 404)
        #expect(try delivered().count == before + 1)
        #expect(await test.post("\(path)/undo", [("id", id)], as: maren).status == 303)
        #expect(try delivered().count == before)
    }

    @Test(
        "a fault is shown with a link to its field, and what was typed stays",
        arguments: [
            ([("day", "")], "#field-day"),
            (
                [("day", "other"), ("on-day", "31"), ("on-month", "feb"), ("on-year", "2026")],
                "#field-on"
            ),
            (
                [("day", "other"), ("on-day", "3"), ("on-month", "jan"), ("on-year", "2190")],
                "#field-on"
            ),
        ]
    )
    func faults(answers: [(String, String)], link: String) async throws {
        let first = await test.get(path, as: maren)
        let page = await send(first, answers)
        #expect(page.status == 422)
        #expect(page.text.contains("href=\"\(link)\""))
        #expect(page.text.contains("id=\"\(link.dropFirst())\""))
        for (_, value) in answers where value != "" && value != "other" {
            #expect(page.text.contains("value=\"\(value)\""))
        }
    }

    @Test("saving asks first for whatever has no answer")
    func incomplete() async throws {
        let before = try delivered().count
        let page = await test.post(
            path,
            [("step", "check"), ("go", "save"), ("id", "made-up"), ("day", "today")],
            as: maren
        )
        #expect(page.status == 422)
        #expect(try delivered().count == before)
    }

    @Test("Change keeps every other answer")
    func change() async throws {
        let check = try await answered()
        let host = await send(check, [("to", "where")])
        #expect(step(host) == "where")
        let back = await send(host, [("host", "unknown"), ("place", "Shed")])
        #expect(step(back) == "check")
        #expect(back.text.contains("Shed"))
        #expect(back.text.contains("Ada &lt;Sly&gt;"))
    }

    @Test("a month without a session and a session that was cancelled are recorded too")
    func otherKinds() async throws {
        var page = await test.get("\(path)?kind=none", as: maren)
        let month = try #require(
            page.text.firstMatch(of: /name="month" type="radio" value="([^"]+)"/)?.output.1
        )
        page = await send(page, [("month", String(month))])
        #expect(step(page) == "check")
        #expect(await send(page, [("go", "save")]).status == 303)
        #expect(
            try programme().confirmations.contains {
                $0.person == "maren" && $0.month.description == month
            }
        )
        page = await test.get("\(path)?kind=cancelled", as: maren)
        let session = try #require(
            page.text.firstMatch(of: /name="session" type="radio" value="([^"]+)"/)?.output.1
        )
        page = await send(page, [("session", String(session)), ("why", "Snow")])
        #expect(await send(page, [("go", "save")]).status == 303)
        let status = try programme().sessions.first { $0.id == session }?.status
        #expect(status == .cancelled)
    }

    @Test("months may be numbers or names, as people write them")
    func months() {
        #expect(
            ["1", "01", "jan", "Jan.", "January", "sept", "SEP", "dec"].map(FormDay.month)
                == [1, 1, 1, 1, 1, 9, 9, 12]
        )
        #expect(
            ["0", "13", "ja", "x", "", "janx"].map(FormDay.month) == Array(repeating: nil, count: 6)
        )
    }
}
