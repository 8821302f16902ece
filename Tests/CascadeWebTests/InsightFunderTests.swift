import CascadeCore
import CascadeFormats
import CascadeReport
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("The funder's page")
struct InsightFunderTests {
    private func link(
        _ made: InsightSite,
        role: Role = .funder,
        expires: Moment? = nil
    ) throws -> (link: Link, secret: String) {
        try made.site.accounts.makeLink(
            .page,
            programme: "portsmouth",
            role: role,
            label: "The fund",
            expires: expires,
            at: TestSite.start
        )
    }

    @Test("it names nobody, hides small numbers, and says what the public report says")
    func nameless() async throws {
        let made = try await InsightSite()
        let programme = try made.programme()
        let secret = try link(made).secret
        let page = try await made.page("/f/\(secret)", as: Visitor())
        #expect(page.status == 200)
        #expect(!programme.people.isEmpty)
        for person in programme.people {
            #expect(!page.text.contains(HTML.escaped(person.name)), "\(person.name)")
            if let email = person.email { #expect(!page.text.contains(HTML.escaped(email))) }
        }
        let report = try await FunderReport.make(
            of: programme,
            options: ReportOptions(
                isPublic: true,
                seed: programme.seed,
                replicates: programme.usualForecastReplicates
            ),
            workers: 1
        )
        for figure in report.figures where page.text.contains("id=\"\(figure.id)\"") {
            #expect(InsightSite.figure(figure.id, on: page) == figure.value, "\(figure.id)")
        }
        #expect(report.figures.contains { page.text.contains("id=\"\($0.id)\"") })
        let reach = History(programme, asOf: programme.lastRecordedDay).reach()
        let exact: [(String, Int)] = [
            ("observed-people", reach.peopleReached), ("observed-attendances", reach.attendances),
            ("observed-champions", reach.champions),
            ("observed-trainers", reach.trainersQualified),
        ]
        for (id, number) in exact {
            let shown = try #require(InsightSite.figure(id, on: page))
            guard shown != "hidden" else { continue }
            let published = try #require(Int(shown))
            #expect(published.isMultiple(of: 5), "\(id) is \(published), of \(number)")
            #expect(published == 0 || published >= 5, "\(id)")
        }
    }

    @Test("there are no ways from it into the programme, and no forms")
    func readOnly() async throws {
        let made = try await InsightSite()
        let secret = try link(made).secret
        let page = try await made.page("/f/\(secret)", as: Visitor())
        #expect(!page.text.contains("href=\"/p/"))
        #expect(!page.text.contains("<form"))
        let embedded = try await made.page("/f/\(secret)/embed", as: Visitor())
        #expect(embedded.policy?.header.contains("frame-ancestors *") == true)
        #expect(page.policy?.header.contains("frame-ancestors 'none'") == true)
        #expect(embedded.text.contains("href=\"/f/\(secret)\""))
    }

    @Test("wrong, revoked, expired and other people's links look like no page at all")
    func links() async throws {
        let made = try await InsightSite()
        let early = Moment(secondsSinceEpoch: TestSite.start.secondsSinceEpoch - 1000)
        let expired = try made.site.accounts.makeLink(
            .page,
            programme: "portsmouth",
            role: .funder,
            label: "Late",
            expires: TestSite.start,
            at: early
        )
        let revoked = try link(made)
        try made.site.accounts.revokeLink(revoked.link.id, at: TestSite.start)
        let lead = try link(made, role: .lead)
        let gone = try made.site.accounts.makeLink(
            .page,
            programme: "elsewhere",
            role: .funder,
            label: "Gone",
            expires: nil,
            at: TestSite.start
        )
        let token = try made.site.accounts.makeLink(
            .token,
            programme: "portsmouth",
            role: .funder,
            label: "Token",
            expires: nil,
            at: TestSite.start
        )
        for secret in [
            "nothing", expired.secret, revoked.secret, lead.secret, gone.secret, token.secret,
        ] {
            for end in ["", "/embed"] {
                let page = await made.test.get("/f/\(secret)\(end)")
                #expect(page.status == 404)
                #expect(page.text.contains(WebError.notFound.title))
                #expect(!page.text.contains("Restorative"))
            }
        }
    }

    @Test("guessing links comes to an end, and right links go on working")
    func guessing() async throws {
        let made = try await InsightSite()
        let secret = try link(made).secret
        var statuses: [Int] = []
        for number in 0..<40 { statuses.append(await made.test.get("/f/guess\(number)").status) }
        #expect(statuses.first == 404)
        #expect(statuses.last == 429)
        #expect(try await made.page("/f/\(secret)", as: Visitor()).status == 200)
    }

    @Test("the lead sees the same in a preview")
    func preview() async throws {
        let made = try await InsightSite()
        let secret = try link(made).secret
        let page = try await made.page("/f/\(secret)", as: Visitor())
        let preview = try await made.page("/p/portsmouth/funder")
        for id in ["headline-people", "observed-people", "expected-people"] {
            let shown = InsightSite.figure(id, on: page)
            #expect(shown != nil)
            #expect(shown == InsightSite.figure(id, on: preview))
        }
    }
}
