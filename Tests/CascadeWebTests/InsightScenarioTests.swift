import CascadeCore
import CascadeFormats
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Scenarios on a page")
struct InsightScenarioTests {
    private static let query = "a-champion=25&sessions-workshop=10&seats-workshop=16"

    @Test("the answer is that of the comparison on the same draws, side by side")
    func comparison() async throws {
        let made = try await InsightSite()
        let programme = try made.programme()
        let page = try await made.page("/p/portsmouth/scenarios?\(Self.query)")
        let question = ScenarioQuestion(FormValues(encoded: Self.query), over: programme)
        #expect(question.faults.isEmpty)
        let outcome = try await Comparison(
            programmes: [
                (ComparisonOutcome.todaysPlan, programme), (question.name, question.programme),
            ],
            seed: programme.seed,
            replicates: programme.usualReplicates(),
            workers: 1
        )
        .run()
        for sentence in outcome.headline(.usual(for: programme)) {
            #expect(page.text.contains(HTML.escaped(sentence)))
        }
        let answer = await made.test.get(
            "/p/portsmouth/scenarios/answer?\(Self.query)",
            as: made.lead
        )
        for sentence in outcome.headline(.usual(for: programme)) {
            #expect(answer.text.contains(HTML.escaped(sentence)))
        }
        #expect(!answer.text.contains("<html"))
    }

    @Test("the programme with what is otherwise has it, and nothing else")
    func changes() async throws {
        let made = try await InsightSite()
        let programme = try made.programme()
        let question = ScenarioQuestion(FormValues(encoded: Self.query), over: programme)
        #expect(question.programme.assumptions[.champion] == .number(0.25))
        let workshops = question.programme.sessions.filter {
            $0.course == "workshop" && $0.status == .planned
        }
        #expect(workshops.count == 10)
        #expect(workshops.allSatisfy { $0.seats.reduce(0) { $0 + $1.count } == 16 })
        #expect(workshops.allSatisfy { $0.start <= programme.lastDay })
        #expect(
            Set(question.programme.sessions.map(\.id)).count == question.programme.sessions.count
        )
        let fewer = ScenarioQuestion(FormValues(encoded: "sessions-workshop=1"), over: programme)
        #expect(
            fewer.programme.sessions.count { $0.course == "workshop" && $0.status == .planned }
                == 1
        )
        #expect(!ScenarioQuestion(FormValues(), over: programme).isChanged)
    }

    @Test("its file, laid over the programme, is the scenario")
    func file() async throws {
        let made = try await InsightSite()
        let programme = try made.programme()
        let file = await made.test.get(
            "/p/portsmouth/scenarios/file?\(Self.query)&name=Bold",
            as: made.lead
        )
        let overlay = try Overlay.read(file.text, over: programme)
        let question = ScenarioQuestion(FormValues(encoded: Self.query), over: programme)
        #expect(overlay.name == "Bold")
        #expect(overlay.programme == question.programme)
    }

    @Test(
        "what can't be understood is told at its field",
        arguments: [
            "a-champion=a+lot", "a-champion=140", "a-group-size=0", "sessions-workshop=-1",
            "sessions-workshop=61", "seats-workshop=2.5",
        ]
    )
    func faults(query: String) async throws {
        let made = try await InsightSite()
        let page = try await made.page("/p/portsmouth/scenarios?\(query)")
        let field = query.prefix { $0 != "=" }
        #expect(page.text.contains("href=\"#field-\(field)\""))
        #expect(page.text.contains("aria-invalid=\"true\""))
    }
}
