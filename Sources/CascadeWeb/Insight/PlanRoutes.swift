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
            let content = PlanPage(asked: asked, answer: answer, today: site.today)
            var page = site.page(
                Words.Navigation.plan,
                for: request,
                current: Words.Navigation.plan
            ) {
                content.html(for: request.visitor)
            }
            if case .running? = answer { page.waitForWork() }
            return .page(page, status: asked.question.faults.isEmpty ? 200 : 422)
        },
        .get("/p/{programme}/plan/invitations", for: .lead) { request, site in
            let asked = try Asked(request, request.query, site)
            guard case .answer(let answer) = try await found(asked, site) else {
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
            guard case .answer(let answer) = try await found(asked, site), !answer.plan.isEmpty
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
enum PlanFound: Sendable {
    /// A plan.
    case answer(PlanAnswer)
    /// No plan keeps to all that is asked.
    case conflict(PlanConflict)
}

extension Site {
    /// A plan, or how far looking for it is.
    func plan(_ asked: PlanRoutes.Asked, within seconds: Double) async throws
        -> WorkQueue.State<PlanFound>
    {
        let (programme, question) = (asked.programme, asked.question)
        let from = question.request.from?.description ?? ""
        return try await work.result(
            WorkQueue.Key(
                asked.name,
                revision: asked.revision,
                "plan \(from) \(question.query.encoded)"
            ),
            .long,
            within: seconds
        ) { progress in
            let planner = Planner(
                programme,
                question.request,
                until: question.until,
                seed: programme.seed,
                replicates: programme.usualReplicates(),
                workers: WorkQueue.workers
            )
            do {
                return .answer(
                    try await planner.plan { step in
                        if case .share(let share) = step { progress(share) }
                    }
                )
            } catch let conflict as PlanConflict {
                return .conflict(conflict)
            }
        }
    }
}
