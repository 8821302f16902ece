import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// Asking for a plan: whom to invite, what to hold when, and putting it into the programme.
enum PlanRoutes {
    static let all: [Route] = [
        .get("/p/{programme}/plan", for: .lead) { request, site in
            let asked = try Asked(request, request.query, site)
            var answer: WorkQueue.State<PlanFound>?
            if asked.question.isAsked, asked.question.faults.isEmpty,
                asked.programme.canBeSimulated
            {
                answer = try await site.plan(asked, within: 0.9)
            }
            var curve: WorkQueue.State<NextPound>?
            if case .ready(let found)? = answer, found.answer != nil, asked.question.asksForCurve {
                curve = try await site.curve(asked)
            }
            let content = PlanPage(
                asked: asked,
                answer: answer,
                curve: curve,
                today: site.today
            )
            var page = site.page(
                Words.Navigation.plan,
                for: request,
                current: Words.Navigation.plan
            ) {
                content.html(for: request.visitor)
            }
            if content.isWaiting { page.waitForWork() }
            return .page(page, status: asked.question.faults.isEmpty ? 200 : 422)
        },
        .get("/p/{programme}/plan/invitations", for: .lead) { request, site in
            let asked = try Asked(request, request.query, site)
            guard let answer = try await found(asked, site)?.answer else {
                return .redirect(asked.path)
            }
            let table = InvitationTable(PlanFacts(answer, today: asked.programme))
            return .download(
                Data(table.csv.utf8),
                as: "\(asked.name)-invitations.csv",
                contentType: "text/csv; charset=utf-8"
            )
        },
        .post("/p/{programme}/plan/apply", for: .lead) { request, site in
            let asked = try Asked(request, request.form, site)
            guard let answer = try await found(asked, site)?.answer, !answer.plan.isEmpty
            else { return .redirect(asked.path) }
            let (plan, programme) = (answer.plan, asked.programme)
            let change = ChangeRequest(
                kind: .planned,
                summary: Words.Plan.summary,
                who: request.visitor.name,
                at: site.now()
            )
            let result = try await asked.desk.changing { store in
                try store.change(change) { draft in
                    guard draft == programme.draft else {
                        throw WebError(409, Words.Plan.changedTitle, Words.Plan.changed)
                    }
                    draft = programme.applying(plan).draft
                }
            }
            let entry = result.entry.map { "?change=\($0.id)" } ?? ""
            return .redirect("/p/\(asked.name)/sessions\(entry)")
        },
    ]

    /// The plan that was asked for, which has been worked out by now, or is where it was forgotten since.
    private static func found(_ asked: Asked, _ site: Site) async throws -> PlanFound? {
        guard asked.question.isAsked, asked.question.faults.isEmpty,
            case .ready(let found) = try await site.plan(asked, within: 0.9)
        else { return nil }
        return found
    }

    /// A question about a programme as it stands.
    struct Asked {
        let name: String
        let desk: ProgrammeDesk
        let revision: Int64
        let programme: Programme
        let question: PlanQuestionForm

        init(_ request: WebRequest, _ values: FormValues, _ site: Site) throws {
            name = request.parameter("programme")
            desk = try site.programmes.desk(name)
            revision = try desk.revision()
            programme = try desk.programme()
            question = PlanQuestionForm(values, for: programme, today: site.today)
        }

        /// The page with the question.
        var path: String { "/p/\(name)/plan?\(question.query.encoded)" }
    }
}

/// What came of asking for a plan.
struct PlanFound: Sendable {
    /// What may come of it.
    enum Result: Sendable {
        /// A plan.
        case answer(PlanAnswer)
        /// No plan keeps to all that is asked.
        case conflict(PlanConflict)
    }

    /// A plan, or why there is none.
    var result: Result
    /// What is expected to be spent before the first day that is planned.
    var before: Double

    /// The plan; nil where there is none.
    var answer: PlanAnswer? {
        if case .answer(let answer) = result { answer } else { nil }
    }
}

extension Site {
    /// A plan, or how far looking for it is.
    func plan(_ asked: PlanRoutes.Asked, within seconds: Double) async throws
        -> WorkQueue.State<PlanFound>
    {
        try await work.result(asked.key("plan"), .long, within: seconds) { progress in
            let before = try await asked.costBefore()
            do {
                let answer = try await asked.planner(before: before).plan { step in
                    if case .share(let share) = step { progress(share) }
                }
                return PlanFound(result: .answer(answer), before: before)
            } catch let conflict as PlanConflict {
                return PlanFound(result: .conflict(conflict), before: before)
            }
        }
    }

    /// What other amounts of money would buy, or how far working it out is.
    func curve(_ asked: PlanRoutes.Asked) async throws -> WorkQueue.State<NextPound> {
        try await work.result(asked.key("curve"), .long, within: 0.2) { progress in
            try await asked.planner(before: try await asked.costBefore())
                .nextPound(.budget) { step in
                    if case .share(let share) = step { progress(share) }
                }
        }
    }
}

extension PlanRoutes.Asked {
    /// What a piece of work about the question is of.
    fileprivate func key(_ what: String) -> WorkQueue.Key {
        let from = question.request.from?.description ?? ""
        return WorkQueue.Key(
            name,
            revision: revision,
            "\(what) \(from) \(question.query.encoded)"
        )
    }

    /// Looks for a plan, where what comes before the first day that is planned costs `before`.
    fileprivate func planner(before: Double) -> Planner {
        Planner(
            programme,
            question.request(before: before),
            until: question.until,
            seed: programme.seed,
            replicates: programme.usualReplicates(),
            workers: WorkQueue.workers
        )
    }

    /// What is expected to be spent before the first day that is planned, where that matters; 0 otherwise.
    fileprivate func costBefore() async throws -> Double {
        guard question.money != nil, let from = question.request.from else { return 0 }
        let week = programme.week(of: from) - 1
        guard week >= 0 else { return 0 }
        let outcome = try await Scenario(programme).run(
            seed: programme.seed,
            replicates: min(Self.replicatesBefore, programme.usualReplicates()),
            workers: WorkQueue.workers
        )
        let costs = outcome.series[.cost] ?? []
        return costs.indices.contains(week) ? costs[week].mean : costs.last?.mean ?? 0
    }

    /// Runs that say what is spent before the first day that is planned.
    private static let replicatesBefore = 250
}
