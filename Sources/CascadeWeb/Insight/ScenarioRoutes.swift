import CascadeCore
import CascadeFormats
import Foundation

/// Scenarios: what if assumptions and the plan were otherwise, beside today's on the same draws.
enum ScenarioRoutes {
    static let all: [Route] = [
        .get("/p/{programme}/scenarios", for: .lead) { request, site in
            let (name, programme, revision) = try standing(request, site)
            let question = ScenarioQuestion(request.query, over: programme)
            let answer = try await answer(question, name, programme, revision, request, site)
            let content = ScenarioPage(
                name: name,
                today: programme,
                question: question,
                answer: answer
            )
            var page = site.page(
                Words.Navigation.scenarios,
                for: request,
                current: Words.Navigation.scenarios
            ) {
                content.html(for: request.visitor)
            }
            page.scripts = [.scenarios]
            // Who has an answer may be filling in the next question, which loading the page again would lose.
            if let answer, answer.outcome == nil, question.isChanged { page.refresh = 2 }
            return .page(page)
        },
        .get("/p/{programme}/scenarios/answer", for: .lead) { request, site in
            let (name, programme, revision) = try standing(request, site)
            let question = ScenarioQuestion(request.query, over: programme)
            let answer = try await answer(question, name, programme, revision, request, site)
            let html = HTML {
                FormPage(question.values, faults: question.faults).summary
                if let answer { answer.html(for: request.visitor) }
            }
            return WebResponse(
                contentType: "text/html; charset=utf-8",
                body: Data(html.markup.utf8)
            )
        },
        .get("/p/{programme}/scenarios/file", for: .lead) { request, site in
            let (name, programme, _) = try standing(request, site)
            let question = ScenarioQuestion(request.query, over: programme)
            guard question.faults.isEmpty else {
                throw WebError(422, Words.errorHeading, question.faults[0].message)
            }
            let text = OverlayText.text(
                from: programme,
                to: question.programme,
                name: question.name
            )
            return .download(
                Data(text.utf8),
                as: "\(name)-scenario.yaml",
                contentType: "application/yaml; charset=utf-8"
            )
        },
    ]

    private static func standing(_ request: WebRequest, _ site: Site) throws
        -> (String, Programme, Int64)
    {
        let name = request.parameter("programme")
        let desk = try site.programmes.desk(name)
        let revision = try desk.revision()
        return (name, try desk.programme(), revision)
    }

    /// Few runs at once, then as many as usual.
    private static func answer(
        _ question: ScenarioQuestion,
        _ name: String,
        _ programme: Programme,
        _ revision: Int64,
        _ request: WebRequest,
        _ site: Site
    ) async throws -> ScenarioAnswer? {
        guard programme.canBeSimulated, question.faults.isEmpty else { return nil }
        let usual = programme.usualReplicates()
        let quick = min(usual, ScenarioAnswer.quickReplicates(of: programme))
        let first = try await site.comparison(
            question,
            name,
            programme,
            revision,
            replicates: quick,
            within: 0.9
        )
        let back = "/p/\(name)/scenarios?\(question.query.encoded)"
        func working(_ id: String, _ share: Double, _ what: String) -> Working {
            site.working(on: id, share: share, what: what, of: name, back: back)
        }
        guard case .ready(let outcome) = first else {
            guard case .running(let id, let share) = first else { return nil }
            return ScenarioAnswer(
                outcome: nil,
                working: working(id, share, Words.Scenario.running)
            )
        }
        guard usual > quick else { return ScenarioAnswer(outcome: outcome, working: nil) }
        let all = try await site.comparison(
            question,
            name,
            programme,
            revision,
            replicates: usual,
            within: 0.05
        )
        switch all {
        case .ready(let better): return ScenarioAnswer(outcome: better, working: nil)
        case .running(let id, let share):
            return ScenarioAnswer(
                outcome: outcome,
                working: working(id, share, Words.Scenario.refining)
            )
        }
    }
}

extension Site {
    /// A scenario beside today's plan on the same draws, or how far working it out is.
    func comparison(
        _ question: ScenarioQuestion,
        _ name: String,
        _ programme: Programme,
        _ revision: Int64,
        replicates: Int,
        within seconds: Double
    ) async throws -> WorkQueue.State<ComparisonOutcome> {
        let key = WorkQueue.Key(
            name,
            revision: revision,
            "scenario \(replicates) \(question.query.encoded)"
        )
        let (title, scenario) = (question.name, question.programme)
        return try await work.result(key, .short, within: seconds) { progress in
            var compared = [(ComparisonOutcome.todaysPlan, programme)]
            if scenario != programme { compared.append((title, scenario)) }
            return try await Comparison(
                programmes: compared,
                seed: programme.seed,
                replicates: replicates,
                workers: WorkQueue.workers
            )
            .run(progress: progress)
        }
    }
}
