import CascadeCore
import CascadeFormats
import CascadeRendering
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("The overview")
struct InsightOverviewTests {
    @Test("its figures are those of the records and of the forecast")
    func figures() async throws {
        let made = try await InsightSite()
        let programme = try made.programme()
        let reach = History(programme, asOf: programme.lastRecordedDay).reach()
        let page = try await made.page("/p/portsmouth")
        #expect(page.status == 200)
        let counted = [
            "figure-people": reach.peopleReached,
            "figure-organisations": reach.organisationsReached,
            "figure-sessions": reach.sessionsHeld,
            "figure-trainers": reach.trainersActive,
        ]
        for (id, number) in counted.sorted(by: { $0.key < $1.key }) {
            #expect(InsightSite.figure(id, on: page) == Wording.count(number), "\(id)")
        }
        let forecast = try await programme.forecast(
            seed: programme.seed,
            replicates: programme.usualForecastReplicates,
            workers: 1
        )
        let end = forecast.outcome.final(.peopleReached)
        #expect(
            InsightSite.figure("figure-expected-people", on: page) == Wording.count(end.p50)
        )
        #expect(page.text.contains("80% sure: \(Wording.range(end.p10, end.p90))"))
        #expect(page.text.contains(HTML.escaped(forecast.outcome.reachSentence)))
        for warning in programme.warnings(outcome: forecast.outcome).prefix(3) {
            #expect(page.text.contains(HTML.escaped(warning.message)))
        }
    }

    @Test("what was counted is there at once, while the simulation waits its turn")
    func firstPaint() async throws {
        let made = try await InsightSite()
        let (gate, open) = AsyncStream<Void>.makeStream()
        let key = WorkQueue.Key("portsmouth", revision: 0, "before")
        let _: WorkQueue.State<Int> = try await made.site.work.result(key, within: 0) { _ in
            for await _ in gate { break }
            return 1
        }
        let page = await made.test.get("/p/portsmouth", as: made.lead)
        #expect(InsightSite.figure("figure-people", on: page) != nil)
        #expect(InsightSite.figure("figure-expected-people", on: page) == nil)
        #expect(page.text.contains("data-work=\"/p/portsmouth/calculations/"))
        #expect(page.text.contains("<noscript><meta http-equiv=\"refresh\""))
        open.yield()
        open.finish()
        let later = try await made.page("/p/portsmouth")
        #expect(InsightSite.figure("figure-expected-people", on: later) != nil)
    }

    @Test("a programme without records says so, and shows what the plan leads to expect")
    func withoutRecords() async throws {
        let test = try TestSite()
        let made = try await InsightSite(
            try test.site.programmes.desk("portsmouth").programme().draft
        )
        let page = try await made.page("/p/portsmouth")
        #expect(page.text.contains(Words.Insight.nothingCounted))
        #expect(InsightSite.figure("figure-people", on: page) == nil)
        #expect(InsightSite.figure("figure-expected-people", on: page) != nil)
    }

    @Test("an empty programme is told how to begin, on every page")
    func empty() async throws {
        let start = try #require(CalendarDate("2026-01-05"))
        let draft = ProgrammeDraft(id: "portsmouth", name: "Empty", start: start, weeks: 52)
        let made = try await InsightSite(draft)
        for address in ["", "/map", "/scenarios", "/plan", "/funder"] {
            let page = try await made.page("/p/portsmouth\(address)")
            #expect(page.status == 200, "\(address)")
            #expect(page.text.contains("class=\"empty\""), "\(address)")
        }
    }

    @Test("every warning leads to a page where it can be mended", arguments: Warning.Kind.allCases)
    func actions(kind: Warning.Kind) {
        let way = WarningAction(kind)
        let path = "/p/{programme}/" + way.path.prefix { $0 != "#" }
        #expect(Site.routes.contains { $0.method == .get && $0.path == path }, "\(path)")
        #expect(!way.label.isEmpty)
    }
}
