import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Duplicates and sharing")
struct DeskSharingTests {
    @Test("two people become one, with what was chosen of each, and two again")
    func merge() async throws {
        let desk = try DeskSite()
        for (name, email) in [("Ann Lee", "ann@example.org"), ("Ann LEE", "")] {
            let added = await desk.post(
                "new/person",
                [("name", name), ("organisation", "halyard"), ("email", email)]
            )
            #expect(added.status == 303)
        }
        let before = try desk.draft
        let list = await desk.get("duplicates").text
        #expect(list.contains("Ann Lee") && list.contains("/merge/person/ann-lee/ann-lee-2"))
        let page = await desk.get("merge/person/ann-lee/ann-lee-2").text
        #expect(page.contains("ann@example.org") && page.contains("Which of the two stays?"))
        let without = await desk.post("merge/person/ann-lee/ann-lee-2", [])
        #expect(without.status == 422)
        let merged = await desk.post(
            "merge/person/ann-lee/ann-lee-2",
            [("stays", "ann-lee-2"), ("keep", "name"), ("keep", "sector")]
        )
        #expect(merged.location?.hasPrefix("/p/portsmouth/people/ann-lee-2?") == true)
        let stays = try #require(try desk.draft.people.first { $0.id == "ann-lee-2" })
        #expect(stays.name == "Ann Lee" && stays.email == "ann@example.org")
        #expect(try !desk.draft.people.contains { $0.id == "ann-lee" })
        #expect(try await desk.undoLast().status == 303)
        #expect(try desk.draft == before)
    }

    @Test("two organisations become one")
    func mergeOrganisations() async throws {
        let desk = try DeskSite()
        let before = try desk.draft
        let (stays, goes) = (before.organisations[1], before.organisations[2])
        let merged = await desk.post(
            "merge/organisation/\(stays.id)/\(goes.id)",
            [("stays", stays.id), ("keep", "area")]
        )
        #expect(merged.status == 303)
        let after = try desk.draft
        #expect(!after.organisations.contains { $0.id == goes.id })
        #expect(after.organisations.first { $0.id == stays.id }?.area == goes.area)
        #expect(!after.partnerships.contains { $0.from == goes.id || $0.to == goes.id })
        #expect(try await desk.undoLast().status == 303)
        #expect(try desk.draft == before)
    }

    @Test(
        "a secret is shown once, kept as its hash, and works until it is taken back",
        arguments: ["trainer", "funder", "token"]
    )
    func secrets(kind: String) async throws {
        let desk = try DeskSite()
        let sent = await desk.post(
            "sharing/links",
            [
                ("kind", kind), ("\(kind)-label", "A note"),
                ("\(kind)-person", "Maren Okafor-Lisle"), ("\(kind)-expires", "30"),
            ]
        )
        #expect(sent.status == 303)
        let address = try #require(sent.location)
        // Nobody else sees it, however they came by the address.
        let another = try desk.test.administrator()
        #expect(await !desk.test.get(address, as: another).text.contains("readonly"))
        let made = try await desk.follow(sent)
        let field = try #require(made.text.range(of: "readonly value=\""))
        let text = String(made.text[field.upperBound...].prefix { $0 != "\"" })
        let secret = kind == "token" ? text : String(text.split(separator: "/").last ?? "")
        #expect(secret.utf8.count == 43)
        #expect(!text.lowercased().contains("maren"))
        #expect(kind == "token" || text.hasPrefix("http://127.0.0.1:8080/link/"))
        let accounts = desk.test.site.accounts
        let found = try accounts.link(
            secret: secret,
            kind: kind == "token" ? .token : .page,
            at: TestSite.start
        )
        let link = try #require(found)
        #expect(link.label == "A note")
        #expect(!address.contains(secret))
        // Loaded again, the page neither shows it nor makes another.
        let again = try await desk.follow(sent)
        #expect(again.status == 200 && !again.text.contains(secret))
        #expect(again.text.contains("It has been shown"))
        #expect(try accounts.links(of: "portsmouth").count == 1)
        #expect(kind != "trainer" || link.role == .trainer(person: "maren"))
        #expect(link.expires?.secondsSinceEpoch == TestSite.start.secondsSinceEpoch + 30 * 86_400)
        // Neither the page nor the file has it afterwards.
        let page = await desk.get("sharing").text
        #expect(page.contains("A note") && !page.contains(secret))
        for name in try FileManager.default.contentsOfDirectory(atPath: desk.test.folder) {
            let bytes = try Data(
                contentsOf: URL(fileURLWithPath: "\(desk.test.folder)/\(name)")
            )
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
        }
        #expect(await desk.post("sharing/links/\(link.id)/end", []).status == 303)
        let ended = try accounts.link(
            secret: secret,
            kind: kind == "token" ? .token : .page,
            at: TestSite.start
        )
        #expect(ended == nil)
        #expect(await desk.get("sharing").text.contains("taken back on"))
    }

    @Test("faults of the forms stand at their own fields")
    func faults() async throws {
        let desk = try DeskSite()
        let nobody = await desk.post(
            "sharing/links",
            [("kind", "trainer"), ("trainer-person", "Maren Okafor-Lisl")]
        )
        #expect(nobody.status == 422)
        #expect(nobody.text.contains("href=\"#field-trainer-person\""))
        #expect(nobody.text.contains("Did you mean “Maren Okafor-Lisle”?"))
        let unnamed = await desk.post("sharing/links", [("kind", "funder")])
        #expect(unnamed.text.contains("id=\"error-funder-label\""))
        let account = await desk.post(
            "sharing/accounts",
            [
                ("account-name", "Ana"), ("account-email", "nowhere"),
            ]
        )
        #expect(account.status == 422)
        #expect(account.text.contains("id=\"error-account-email\""))
        #expect(await desk.post("sharing/links", [("kind", "other")]).status == 404)
        #expect(await desk.post("sharing/links/999/end", []).status == 404)
    }

    @Test("an administrator makes an account with a part and takes the part away; a lead can't")
    func accounts() async throws {
        let desk = try DeskSite()
        let made = await desk.post(
            "sharing/accounts",
            [
                ("account-name", "Ana <b>"), ("account-email", "ana@example.org"),
            ]
        )
        #expect(made.status == 303)
        #expect(try await desk.follow(made).text.contains("/password/"))
        let account = try #require(try desk.test.site.accounts.accounts().first)
        #expect(account.role(in: "portsmouth") == .lead && !account.isAdministrator)
        #expect(await desk.get("sharing").text.contains("Ana &lt;b&gt;"))
        #expect(
            await desk.post("sharing/accounts/\(account.id)/part", [("part", "none")]).status == 303
        )
        #expect(try desk.test.site.accounts.accounts().first?.grants.isEmpty == true)
        let lead = try desk.test.visitor(.lead)
        for path in ["sharing/accounts", "sharing/accounts/\(account.id)/part"] {
            let answer = await desk.test.post(
                "/p/portsmouth/\(path)",
                [("part", "lead"), ("account-name", "B")],
                as: lead
            )
            #expect(answer.status == 404)
        }
        let page = await desk.test.get("/p/portsmouth/sharing", as: lead).text
        #expect(!page.contains("ana@example.org") && page.contains("Further leads"))
        #expect(!page.contains("Add an account"))
    }

    @Test("links of another programme can't be ended from here")
    func otherProgramme() async throws {
        let desk = try DeskSite()
        let other = try desk.test.site.accounts.makeLink(
            .page,
            programme: "elsewhere",
            role: .funder,
            label: "Theirs",
            expires: nil,
            at: TestSite.start
        )
        #expect(await desk.post("sharing/links/\(other.link.id)/end", []).status == 404)
        #expect(await !desk.get("sharing").text.contains("Theirs"))
    }
}
