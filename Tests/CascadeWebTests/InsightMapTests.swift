import CascadeCore
import CascadeFormats
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("The map's page")
struct InsightMapTests {
    @Test("every organisation leads to its page, and stands in the table")
    func links() async throws {
        let made = try await InsightSite()
        let page = try await made.page("/p/portsmouth/map")
        #expect(page.status == 200)
        for organisation in try made.programme().organisations {
            let address = "/p/portsmouth/organisations/\(organisation.id)"
            let count = page.text.components(separatedBy: "href=\"\(address)\"").count - 1
            #expect(count == 2, "\(organisation.id): once in the picture, once in the table")
        }
    }

    @Test("a sector stands in front of all others, and alone in the table")
    func sector() async throws {
        let made = try await InsightSite()
        let page = try await made.page("/p/portsmouth/map?sector=faith")
        let programme = try made.programme()
        for organisation in programme.organisations {
            let address = "href=\"/p/portsmouth/organisations/\(organisation.id)\""
            let isIn = organisation.sector == "faith"
            #expect(page.text.contains("class=\"node\" \(address)") == isIn, "\(organisation.id)")
            #expect(page.text.contains("class=\"node faded\" \(address)") == !isIn)
            #expect(page.text.contains("<a \(address)") == isIn)
        }
    }

    @Test("an earlier day shows the records of that day and nothing expected")
    func earlier() async throws {
        let made = try await InsightSite()
        let days = MapQuestion.days(of: try made.programme())
        let day = try #require(days.dropFirst().first)
        let page = try await made.page("/p/portsmouth/map?day=\(day)")
        #expect(page.text.contains("on record until \(day.spelledOut)"))
        #expect(!page.text.contains("simulated)"))
        let today = try await made.page("/p/portsmouth/map")
        #expect(today.text.contains("simulated)"))
    }

    @Test(
        "one organisation that is looked for is lit at once; several are offered; none is told"
    )
    func finding() async throws {
        let made = try await InsightSite()
        let one = try #require(try made.programme().organisations.first)
        let name = FormValues.encoded(one.name)
        let found = await made.test.get("/p/portsmouth/map?find=\(name)", as: made.lead)
        #expect(found.status == 303)
        #expect(found.location?.hasSuffix("#map-n-\(one.id)") == true)
        let several = try await made.page("/p/portsmouth/map?find=school")
        #expect(several.text.contains("href=\"#map-n-"))
        let none = try await made.page("/p/portsmouth/map?find=%3Cscript%3Enobody")
        #expect(none.text.contains(Words.Map.notFound))
        #expect(!none.text.contains("<script>nobody"))
    }

    @Test("what happens if an organisation leaves is what the command line answers")
    func whatIf() async throws {
        let made = try await InsightSite()
        let programme = try made.programme()
        let one = try #require(programme.organisations.first)
        let page = try await made.page(
            "/p/portsmouth/map?leaves=\(FormValues.encoded(one.name))"
        )
        let effect = try await WhatIf(
            programme,
            seed: programme.seed,
            replicates: programme.usualReplicates(),
            workers: 1
        )
        .effect(of: [.organisationLeaves(one.id)])
        let words = EffectWords(programme, effect, lastDay: programme.lastDay)
        #expect(page.text.contains(HTML.escaped(words.answer)))
    }
}
