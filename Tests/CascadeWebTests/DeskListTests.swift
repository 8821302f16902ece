import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Lists and forms of leads")
struct DeskListTests {
    @Test(
        "every page of the lead opens on a programme with records, and says what it is",
        arguments: [
            ("organisations", "Kettle and Chat"), ("organisations/lead", "Partners"),
            ("organisations/lead/edit", "Change this organisation"), ("new/organisation", "Sector"),
            ("organisations/lead/remove", "its people, its partnerships"),
            ("organisations/lead/partners", "Strength"),
            ("organisations/lead/partners/plumbline/1", "joint programme"),
            ("people", "Maren"), ("people/maren", "May deliver"),
            ("people/maren/edit", "Full name"),
            ("new/person", "Organisation"), ("sessions", "Restorative Workshop"),
            ("sessions/workshop-1", "Lantern Lane Church hall"),
            ("sessions/workshop-1/edit", "Tobias Whitlow"), ("new/session", "Choose a course"),
            ("courses", "Places"), ("courses/workshop", "What it takes"),
            ("courses/workshop/edit", "Fewest people"), ("changes", "Everything that was ever"),
            ("changes/1", "It touched no row"), ("import", "What is in the table?"),
            ("duplicates", "Find duplicates"), ("sharing", "Funders"),
        ]
    )
    func pages(path: String, text: String) async throws {
        let answer = try await DeskSite().get(path)
        #expect(answer.status == 200)
        #expect(answer.text.contains(text))
    }

    @Test(
        "what is not there is not found",
        arguments: [
            "organisations/nobody", "people/nobody", "sessions/nothing", "courses/nothing",
            "changes/999", "changes/x", "organisations/lead/partners/nobody/1",
            "organisations/lead/partners/plumbline/2", "import/unknown",
            "merge/person/maren/nobody", "merge/session/a/b", "merge/person/maren/maren",
        ]
    )
    func notFound(path: String) async throws {
        let answer = try await DeskSite().get(path)
        #expect(answer.status == 404)
    }

    @Test("an organisation is added, changed and removed, and each of it undone")
    func organisation() async throws {
        let desk = try DeskSite()
        let before = try desk.draft
        let added = await desk.post(
            "new/organisation",
            [
                ("name", "  St Aidan’s   House "), ("sector", "faith"), ("people", "1,200"),
                ("area", "Southsea"),
            ]
        )
        #expect(added.location?.hasPrefix("/p/portsmouth/organisations/st-aidans-house?") == true)
        let page = try await desk.follow(added).text
        #expect(page.contains("Added the organisation St Aidan’s House"))
        #expect(page.contains("1,200") && page.contains("/undo"))
        #expect(try desk.draft.organisations.last?.name == "St Aidan’s House")

        let seen = try await desk.seen("organisations/st-aidans-house/edit")
        let changed = await desk.post(
            "organisations/st-aidans-house/edit",
            [
                ("_seen", seen), ("name", "St Aidan’s"), ("sector", "faith"), ("people", "30"),
                ("notes", "first\r\nsecond"),
            ]
        )
        #expect(changed.status == 303)
        #expect(try desk.draft.organisations.last?.notes == "first\nsecond")
        #expect(try desk.draft.organisations.last?.area == nil)

        #expect(await desk.post("organisations/st-aidans-house/remove", []).status == 303)
        #expect(try desk.draft == before)
        for _ in 0..<3 {
            // The last change that holds is undone each time.
            let log = try desk.test.site.programmes.desk(desk.name).reading { try $0.entries() }
            let last = try #require(log.first { $0.undoneBy == nil && $0.undoes == nil })
            #expect(await desk.post("changes/\(last.id)/undo", []).status == 303)
        }
        #expect(try desk.draft == before)
    }

    @Test("faults stand at their fields, and what was typed stays")
    func faults() async throws {
        let desk = try DeskSite()
        let revision = try desk.revision
        let answer = await desk.post(
            "new/organisation",
            [("name", "Kept name"), ("sector", "faith"), ("people", "many"), ("founding", "3")]
        )
        #expect(answer.status == 422)
        #expect(answer.text.contains("href=\"#field-people\""))
        #expect(answer.text.contains("id=\"error-people\""))
        #expect(answer.text.contains("value=\"Kept name\""))
        #expect(!answer.text.contains("id=\"error-name\""))
        // What only the model knows is told at its field too.
        let more = await desk.post(
            "new/organisation",
            [("name", "Small"), ("sector", "faith"), ("people", "2"), ("founding", "5")]
        )
        #expect(more.status == 422)
        #expect(more.text.contains("id=\"error-founding\""))
        #expect(try desk.revision == revision)
    }

    @Test("a person is added, changed and undone; a new trainer counts among the organisation's")
    func person() async throws {
        let desk = try DeskSite()
        let before = try desk.draft
        let faults = await desk.post(
            "new/person",
            [
                ("name", "Ann Lee"), ("organisation", "Halyard Youth Projct"), ("email", "nowhere"),
                ("joined-day", "31"), ("joined-month", "feb"), ("joined-year", "2026"),
            ]
        )
        #expect(faults.status == 422)
        #expect(faults.text.contains("Did you mean “Halyard Youth Project”?"))
        #expect(faults.text.contains("id=\"error-joined\""))
        let added = await desk.post(
            "new/person",
            [
                ("name", "Ann Lee"), ("organisation", "halyard youth project"),
                ("roles", "trainer"), ("roles", "contact"), ("email", "ann@example.org"),
                ("joined-day", "4"), ("joined-month", "mar"), ("joined-year", "2020"),
            ]
        )
        #expect(added.location?.hasPrefix("/p/portsmouth/people/ann-lee?") == true)
        let person = try #require(try desk.draft.people.last)
        #expect(person.roles == [.trainer, .contact])
        #expect(person.joined == CalendarDate("2020-03-04"))
        let list = await desk.get("people?q=ann").text
        #expect(list.contains("Ann Lee") && !list.contains("ann@example.org"))
        #expect(await desk.get("people/ann-lee").text.contains("ann@example.org"))
        #expect(try await desk.undoLast().status == 303)
        #expect(try desk.draft == before)
    }

    @Test("a partnership is added, changed and removed from either side")
    func partnership() async throws {
        let desk = try DeskSite()
        let count = try desk.draft.partnerships.count
        let wrong = await desk.post(
            "organisations/lead/partners",
            [("partner", "The lead charity"), ("strength", "2"), ("serves", "both")]
        )
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("id=\"error-strength\""))
        #expect(wrong.text.contains("id=\"error-partner\""))
        let added = await desk.post(
            "organisations/lead/partners",
            [
                ("partner", "kettle-and-chat"), ("strength", "0.4"), ("kind", "referrals"),
                ("serves", "partner"),
            ]
        )
        #expect(added.status == 303)
        let tie = try #require(try desk.draft.partnerships.last)
        #expect(tie.from == "kettle-and-chat" && tie.to == "lead" && tie.directed)
        let path = "organisations/kettle-and-chat/partners/lead/1"
        let seen = try await desk.seen(path)
        let changed = await desk.post(
            path,
            [
                ("_seen", seen), ("partner", "The lead charity"), ("strength", "0.7"),
                ("serves", "both"),
            ]
        )
        #expect(changed.status == 303)
        #expect(try desk.draft.partnerships.last?.strength == 0.7)
        #expect(try desk.draft.partnerships.last?.directed == false)
        #expect(await desk.post("\(path)/remove", []).status == 303)
        #expect(try desk.draft.partnerships.count == count)
    }

    @Test("a session is planned, changed, cancelled and removed")
    func session() async throws {
        let desk = try DeskSite()
        let planned = await desk.post(
            "new/session",
            [
                ("course", "workshop"), ("start-day", "5"), ("start-month", "2"),
                ("start-year", "2027"), ("host", "The lead charity"),
                ("trainers", "Maren Okafor-Lisle\r\nTobias Whitlow"), ("anyone", "8"),
                ("seats", "Halyard Youth Project: 4"),
            ]
        )
        #expect(planned.status == 303)
        let session = try #require(try desk.draft.sessions.last)
        #expect(session.trainers == ["maren", "tobias"])
        #expect(
            session.seats == [
                Session.Seats(.anyone, 8), Session.Seats(.organisation("halyard"), 4),
            ]
        )
        let seen = try await desk.seen("sessions/\(session.id)/edit")
        let wrong = await desk.post(
            "sessions/\(session.id)/edit",
            [
                ("_seen", seen), ("course", "workshop"), ("start-day", "5"), ("start-month", "2"),
                ("start-year", "2027"), ("trainers", "Nobody Known"), ("seats", "no number"),
            ]
        )
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("id=\"error-trainers\""))
        #expect(wrong.text.contains("id=\"error-seats\""))
        #expect(await desk.post("sessions/\(session.id)/cancel", [("why", "ill")]).status == 303)
        #expect(try desk.draft.sessions.last?.status == .cancelled)
        #expect(await desk.get("sessions?status=cancelled").text.contains("5 February 2027"))
        #expect(await desk.post("sessions/\(session.id)/remove", []).status == 303)
        #expect(try !desk.draft.sessions.contains { $0.id == session.id })
    }

    @Test("a course keeps what its form does not show")
    func course() async throws {
        let desk = try DeskSite()
        let before = try #require(try desk.draft.courses.first { $0.id == "workshop" })
        let values = CourseForm.values(of: before, in: try desk.draft)
        let form = values.setting("most", "25").pairs.map { ($0.name, $0.value) }
        let answer = await desk.post("courses/workshop/edit", form + [("_seen", values.encoded)])
        #expect(answer.status == 303)
        var expected = before
        expected.capacityMaximum = 25
        #expect(try desk.draft.courses.first { $0.id == "workshop" } == expected)
        let wrong = values.setting("most", "1").pairs.map { ($0.name, $0.value) }
        let refused = await desk.post("courses/workshop/edit", wrong)
        #expect(refused.status == 422)
        #expect(refused.text.contains("id=\"error-most\""))
    }

    @Test("two who change the same are told, and nothing of either is lost")
    func overtaken() async throws {
        let desk = try DeskSite()
        let seen = try await desk.seen("organisations/lead/edit")
        let values = OrganisationForm.values(
            of: try desk.draft.organisations[0],
            in: try desk.draft
        )
        let form = { (area: String) in
            [("_seen", seen)]
                + values.setting("area", area).pairs.map { ($0.name, $0.value) }
        }
        #expect(await desk.post("organisations/lead/edit", form("Fratton")).status == 303)
        let second = await desk.post("organisations/lead/edit", form("Landport"))
        #expect(second.status == 409)
        #expect(second.text.contains("was “City-wide”, is now “Fratton”"))
        #expect(second.text.contains("value=\"Landport\""))
        #expect(try desk.draft.organisations.first?.area == "Fratton")
        // The page carries what stands there now, so that saving again is meant.
        let start = try #require(second.text.range(of: "name=\"_seen\" value=\""))
        let now = String(second.text[start.upperBound...].prefix { $0 != "\"" })
            .replacing("&amp;", with: "&")
        let again = await desk.post(
            "organisations/lead/edit",
            [("_seen", now)] + form("Landport").dropFirst()
        )
        #expect(again.status == 303)
        #expect(try desk.draft.organisations.first?.area == "Landport")
    }

    @Test("3,000 organisations come 50 at a time, and can be searched")
    func paging() async throws {
        var draft = Example.draft(people: [10], founders: [1])
        draft.organisations += (1..<3000).map {
            Organisation(id: "x\($0)", name: "Place \($0)", sector: "any", people: 5)
        }
        let desk = try DeskSite(draft)
        let first = await desk.get("organisations").text
        #expect(first.contains("1–50 of 3,000 organisations"))
        #expect(first.components(separatedBy: "<th scope=\"row\">").count == 51)
        let last = await desk.get("organisations?page=99").text
        #expect(last.contains("2,951–3,000 of 3,000"))
        #expect(last.contains("Page 60 of 60") && !last.contains("rel=\"next\""))
        let found = await desk.get("organisations?q=place+2999").text
        #expect(found.contains("1 organisation<") && found.contains("Place 2999"))
        #expect(await desk.get("organisations?q=%22%27*").status == 200)
        // Of so many no list is offered while typing.
        #expect(!(await desk.get("organisations/o0/partners").text.contains("Place 77\"")))
    }

    @Test("names that do their worst stay text on every page", arguments: 0..<3)
    func hostile(start: Int) async throws {
        let programme = try HostileProgramme.programme()
        var draft = programme.draft
        draft.organisations[0].name = "\"\u{301} onmouseover=alert(1) <script>x</script>"
        draft.people[0].name = "\"\u{301}><img src=x onerror=alert(2)>"
        let desk = try DeskSite(draft)
        let organisation = draft.organisations[start].id
        let person = draft.people[start].id
        for path in [
            "organisations", "organisations/\(organisation)", "organisations/\(organisation)/edit",
            "people", "people/\(person)", "people/\(person)/edit", "sessions", "courses",
            "sessions/\(draft.sessions[start].id)", "sessions/\(draft.sessions[start].id)/edit",
            "organisations/\(organisation)/partners", "duplicates", "sharing?person=\(person)",
        ] {
            let answer = await desk.get(path)
            #expect(answer.status == 200, "\(path)")
            for markup in ["<script>", "<img", "<svg onload", "\"\u{301}"] {
                #expect(!answer.text.unicodeScalars.contains(markup), "\(path): \(markup)")
            }
        }
        // A form with the worst name comes back as it was, and saves as it is.
        let values = PersonForm.values(of: draft.people[start], in: draft)
        let seen = values.encoded
        let form = values.setting("email", "a@example.org").pairs.map { ($0.name, $0.value) }
        let saved = await desk.post("people/\(person)/edit", form + [("_seen", seen)])
        #expect(saved.status == 303, "\(saved.text.prefix(3000))")
    }

    @Test("a removal takes along what hangs on it, and undo brings all of it back")
    func removal() async throws {
        let draft = try RecordedProgramme.make(seed: 5).draft
        let desk = try DeskSite(draft)
        let before = try desk.draft
        let id = draft.organisations[0].id
        #expect(await desk.post("organisations/\(id)/remove", []).status == 303)
        #expect(try !desk.draft.people.contains { $0.organisation == id })
        #expect(try await desk.undoLast().status == 303)
        #expect(try desk.draft == before)
    }

    @Test("what can't be undone is said, with the change that stands in the way")
    func notUndone() async throws {
        let desk = try DeskSite()
        _ = await desk.post(
            "new/organisation",
            [("name", "One"), ("sector", "faith"), ("people", "5")]
        )
        let change = try desk.revision
        _ = await desk.post("new/person", [("name", "Ann Lee"), ("organisation", "One")])
        let refused = await desk.post("changes/\(change)/undo", [])
        #expect(refused.status == 422)
        #expect(refused.text.contains("Maybe undo change"))
        #expect(await desk.post("changes/1/undo", []).status == 422)
        #expect(await desk.get("changes/\(change)").text.contains("added: organisation"))
    }
}

extension String.UnicodeScalarView {
    /// Whether a text stands in it, scalar by scalar.
    fileprivate func contains(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars.map(\.value))
        let all = map(\.value)
        guard all.count >= wanted.count else { return false }
        return (0...(all.count - wanted.count)).contains { start in
            all[start] == wanted[0] && all[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
