import CascadeCore

/// What a plan is, what it is expected to bring and how sure that is, for people.
struct PlanText {
    /// Organisations listed at most.
    static let mostGuests = 30
    /// Sessions listed at most.
    static let mostSessions = 30
    /// Organisations named at most for one session.
    static let mostPerSession = 12
    /// Organisations named at most that are out of one session.
    static let mostOut = 3
    /// Columns of a line.
    static let width = 100

    let facts: PlanFacts

    /// The text of a plan for a programme as it is.
    init(_ answer: PlanAnswer, today: Programme) {
        facts = PlanFacts(answer, today: today)
    }

    var answer: PlanAnswer { facts.answer }
    var words: PlanWords { facts.words }
    var currency: String { facts.today.currency }

    /// The answer in a few sentences, then whom to invite, the calendar, and how sure all is.
    var text: String {
        let plan =
            answer.plan.isEmpty ? [] : [invitations, calendar, additions].compactMap(\.self)
        return
            ([facts.today.name, TextLayout.wrapped(headline)] + plan
            + [certainty, footer].compactMap(\.self))
            .joined(separator: "\n\n")
    }

    /// The answer in a few sentences.
    var headline: String { facts.headline(tellingOptions: true) }

    /// A range in brackets, where there are replicates enough for one.
    func sure(_ range: String) -> String { facts.sure(range) }

    // MARK: Foot

    private var footer: String {
        let caution =
            facts.hasRange
            ? ""
            : " Fewer than \(Outcome.fewestForRange) replicates: too few to say how sure a number is."
        let more =
            answer.request.further.isEmpty && answer.request.mayDrop.isEmpty
            ? ". To let it hold further sessions: --budget; to let it leave some out: --drop COURSE"
            : ""
        let advice =
            answer.plan.isEmpty
            ? ""
            : """

            To put it into the programme: --write. To keep it apart for cascade compare: -o FILE.yaml. Why someone is not \
            invited: --why-not ID\(more)
            """
        return TextLayout.wrapped(
            """
            Simulated, not observed: \(Wording.counted(answer.replicates, "replicate")) up to \
            \(answer.lastDay.spelledOut), seed \(answer.seed). On average: over all of them, where cascade simulate tells the \
            one in the middle.\(caution)\(advice)
            """
        )
    }
}
