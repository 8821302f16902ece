import CascadeCore
import CascadeFormats

/// The page on which a lead asks for a plan, and reads it.
struct PlanPage {
    let asked: PlanRoutes.Asked
    let answer: WorkQueue.State<PlanFound>?
    let curve: WorkQueue.State<NextPound>?
    let today: CalendarDate

    /// Whether anything on it is still worked out.
    var isWaiting: Bool {
        if case .running? = answer { return true }
        if case .running? = curve { return true }
        return false
    }

    private var programme: Programme { asked.programme }
    private var question: PlanQuestionForm { asked.question }

    func html(for visitor: Visitor) -> HTML {
        HTML {
            FormPage(question.values, faults: question.faults).summary
            Component.heading(Words.Plan.title, above: programme.name)
            HTML(.p, .class("lead"), text: Words.Plan.lead)
            if programme.canBeSimulated {
                form
                result(visitor)
            } else {
                Component.empty(Words.Insight.begin) {
                    Component.button(Words.Navigation.overview, to: "/p/\(asked.name)")
                }
            }
        }
    }

    private var form: HTML {
        let fields = FormPage(question.values, faults: question.faults)
        return HTML(
            .form,
            .class("plan-form noprint"),
            .named("method", "get"),
            .named("action", "/p/\(asked.name)/plan"),
            .named("novalidate")
        ) {
            HTML(.div, .class("plan-fields")) {
                fields.number(
                    "budget",
                    Words.Plan.budget,
                    hint: Words.Plan.budgetHint(spent, of: budget)
                )
                fields.number("seats", Words.Plan.seats, hint: Words.Plan.seatsHint)
                fields.select(
                    "by",
                    Words.Plan.by,
                    hint: Words.Plan.byHint,
                    [("", Words.Plan.wholeProgramme(programme.lastDay))]
                        + PlanQuestionForm.ends(of: programme, from: today)
                        .map { ($0.description, $0.spelledOut) },
                    value: ""
                )
                fields.select(
                    "goal",
                    Words.Plan.goal,
                    PlanQuestionForm.goals
                        .filter { $0.name != "chance" || programme.target != nil }
                        .map { ($0.name, Words.Plan.goal($0.goal)) },
                    value: "people"
                )
            }
            if programme.sectors.count > 1 {
                HTML(.details) {
                    HTML(.summary, text: Words.Plan.must)
                    fields.choices(
                        "must",
                        Words.Plan.mustLegend,
                        isMultiple: true,
                        programme.sectors.map { FormPage.Choice($0.id, $0.name) }
                    )
                }
            }
            Component.hidden("ask", "1")
            HTML(.div, .class("buttons")) {
                HTML(.button, .class("button"), .named("type", "submit"), text: Words.Plan.ask)
            }
        }
    }

    /// What is spent by the records; nil where nothing is.
    private var spent: String? {
        let cost = History(programme, asOf: programme.lastRecordedDay).reach().cost
        return cost > 0 ? Wording.roundMoney(cost, programme.currency) : nil
    }

    private var budget: String? {
        programme.budget.map { Wording.money($0, programme.currency) }
    }

    private func result(_ visitor: Visitor) -> HTML {
        switch answer {
        case nil: return HTML()
        case .running(let id, let share)?:
            return Working(
                id: id,
                share: share,
                what: Words.Plan.looking,
                back: asked.path,
                programme: asked.name,
                address: "/p/\(asked.name)/calculations/\(id)"
            )
            .box(for: visitor)
        case .ready(let found)?:
            switch found.result {
            case .conflict(let conflict): return self.conflict(conflict)
            case .answer(let answer):
                return HTML {
                    PlanBlock(asked, answer, before: found.before).html(for: visitor)
                    if programme.canCost {
                        CurveBlock(asked: asked, curve: curve).html(for: visitor)
                    }
                }
            }
        }
    }

    private func conflict(_ conflict: PlanConflict) -> HTML {
        let words = PlanWords(programme)
        let hasMoney = conflict.limits.contains { limit in
            if case .budget = limit { true } else { false }
        }
        return HTML(.div, .class("notice warn"), .named("role", "status")) {
            HTML(
                .p,
                text: conflict.limits.isEmpty
                    ? Words.Plan.noPlan
                    : conflict.limits.count == 1
                        ? Words.Plan.impossible : Words.Plan.contradictory
            )
            HTML(.ul) {
                for limit in conflict.limits {
                    HTML(.li) { HTML(.bdi, text: limitWords(limit, words)) }
                }
            }
            if hasMoney { HTML(.p, text: Words.Plan.tooLittleMoney) }
            for reason in conflict.reasons where !hasMoney {
                HTML(.p) { HTML(.bdi, text: Words.sentence(reason)) }
            }
        }
    }
}

extension PlanPage {
    /// A limit as it was asked for: money from the first day that is planned on.
    private func limitWords(_ limit: Limit, _ words: PlanWords) -> String {
        guard case .budget = limit, let money = question.money else { return words.limit(limit) }
        return Words.Plan.moneyFrom(
            Wording.money(money, programme.currency),
            question.request.from
        )
    }
}

/// A plan: what it comes to, whom to invite and why, what is held when, and what each addition brings.
struct PlanBlock {
    private let asked: PlanRoutes.Asked
    private let facts: PlanFacts
    private let before: Double
    private var answer: PlanAnswer { facts.answer }

    init(_ asked: PlanRoutes.Asked, _ answer: PlanAnswer, before: Double) {
        self.asked = asked
        self.before = before
        facts = PlanFacts(answer, today: asked.programme)
    }

    /// Lines in sight of a long list.
    private static let most = 60

    func html(for visitor: Visitor) -> HTML {
        HTML {
            HTML(.div, .class("expected-box"), .id("answer"), .named("role", "status")) {
                HTML(.p, .class("badge"), text: Words.Insight.expected)
                HTML(.p, .class("lead"), text: facts.headline(tellingOptions: false))
                if let money = asked.question.money {
                    HTML(.p, text: spending(money))
                }
                HTML(
                    .p,
                    .class("note"),
                    text: Words.Plan.runs(
                        answer.replicates,
                        until: answer.lastDay,
                        seed: answer.seed,
                        tried: answer.quality.plansTried
                    )
                )
            }
            if !answer.plan.isEmpty {
                ways(visitor)
                invitations
                calendar
                additions
            }
            notices
        }
    }

    /// How the money asked for and what the plan costs go together.
    private func spending(_ money: Double) -> String {
        let currency = asked.programme.currency
        return Words.Plan.spending(
            Wording.roundMoney(max(0, answer.planned.cost.mean - before), currency),
            of: Wording.money(money, currency),
            from: asked.question.request.from,
            before: before > 0 ? Wording.roundMoney(before, currency) : nil
        )
    }

    private func ways(_ visitor: Visitor) -> HTML {
        HTML(.div, .class("buttons")) {
            Component.action(
                Words.Plan.apply,
                "/p/\(asked.name)/plan/apply",
                for: visitor,
                style: "button",
                values: asked.question.query.pairs
            )
            if !facts.guests.isEmpty {
                Component.button(
                    Words.Plan.download,
                    to: "/p/\(asked.name)/plan/invitations?\(asked.question.query.encoded)",
                    isMain: false
                )
            }
        }
    }

    private var invitations: HTML {
        guard !facts.guests.isEmpty else { return HTML() }
        let table = InvitationTable(facts)
        let rows = facts.guests.prefix(Self.most).map { guest in
            [
                Component.link(
                    guest.name,
                    "/p/\(asked.name)/organisations/\(FormValues.encoded(guest.invitation.organisation))"
                ),
                HTML(Wording.count(guest.seats)),
                HTML(Wording.count(guest.invitation.seatsToday)),
                HTML(.bdi, text: table.places(guest)),
                HTML(.bdi, text: table.reason(guest)),
            ]
        }
        return HTML(.section, .named("aria-labelledby", "invitations")) {
            HTML(.h2, .id("invitations"), text: Words.Plan.whom)
            Component.table(
                Words.Plan.whomCaption(
                    facts.guests.reduce(0) { $0 + $1.seats },
                    facts.guests.count
                ),
                Words.Plan.shownColumns,
                Array(rows)
            )
            if facts.guests.count > Self.most {
                HTML(
                    .p,
                    .class("note"),
                    text: Words.Plan.moreInFile(facts.guests.count - Self.most)
                )
            }
            if !facts.absentees.isEmpty {
                HTML(.p) {
                    HTML(
                        .bdi,
                        text: Words.Plan.out(
                            facts.absentees.prefix(12)
                                .map { "\($0.name) (\(Wording.count($0.seatsToday)))" },
                            more: facts.absentees.count - 12
                        )
                    )
                }
            }
        }
    }

    private var calendar: HTML {
        let events = PlanCalendar(facts).differences
        guard !events.isEmpty else { return HTML() }
        return HTML(.section, .named("aria-labelledby", "calendar")) {
            HTML(.h2, .id("calendar"), text: Words.Plan.calendar)
            Component.table(
                Words.Plan.calendarCaption,
                [
                    Words.Plan.date, Words.Plan.course, Words.Plan.place,
                    "\(Words.Plan.seatsShort)#", Words.Plan.status,
                ],
                events.prefix(Self.most).map { event in
                    let session = event.session
                    let host = session.host.map(facts.names.organisation) ?? session.place ?? "–"
                    let moved = event.movedTo.map { Words.Plan.moved($0, event.reason) }
                    return [
                        HTML(session.start.spelledOut),
                        HTML(.bdi, text: facts.words.course(session.course)),
                        HTML(.bdi, text: host),
                        HTML(Wording.count(session.seats.reduce(0) { $0 + $1.count })),
                        HTML(
                            [Words.Plan.status(event.status), moved].compactMap(\.self)
                                .joined(separator: "; ")
                        ),
                    ]
                }
            )
        }
    }

    /// What each addition brings and costs: what the next pound buys.
    private var additions: HTML {
        guard !answer.additions.isEmpty else { return HTML() }
        let currency = asked.programme.currency
        return HTML(.section, .named("aria-labelledby", "additions")) {
            HTML(.h2, .id("additions"), text: Words.Plan.additions)
            HTML(.p, .class("note"), text: Words.Plan.additionsText)
            Component.table(
                Words.Plan.additions,
                isCaptionShown: false,
                [
                    Words.Plan.what, "\(Words.Plan.brings)#", "\(Words.Plan.costs)#",
                    "\(Words.Plan.each)#",
                ],
                answer.additions.prefix(Self.most).map { addition in
                    let people = addition.people
                    let each = people.flatMap { people in
                        addition.cost.flatMap { cost in
                            people.mean >= 0.5 && cost > 0
                                ? Wording.roundMoney(cost / people.mean, currency) : nil
                        }
                    }
                    return [
                        HTML(.bdi, text: name(addition.thing)),
                        HTML(
                            people.map { people in
                                let words = DifferenceText(people)
                                return words.expected
                                    + (words.isClear ? " (\(words.interval))" : "")
                            } ?? "–"
                        ),
                        HTML(addition.cost.map { Wording.roundMoney($0, currency) } ?? "–"),
                        HTML(each ?? "–"),
                    ]
                }
            )
        }
    }

    private func name(_ thing: PlanAnswer.Addition.Thing) -> String {
        switch thing {
        case .tie(let first, let second):
            return Words.Plan.tie(
                facts.names.organisation(first),
                facts.names.organisation(second)
            )
        case .session(let id):
            guard let session = answer.programme.sessions.first(where: { $0.id == id }) else {
                return id
            }
            return "\(facts.words.course(session.course)), \(session.start.spelledOut)"
        }
    }

    private var notices: HTML {
        guard !answer.notices.isEmpty else { return HTML() }
        return HTML(.details) {
            HTML(.summary, text: Words.Plan.notices)
            HTML(.ul) {
                for notice in answer.notices.prefix(12) {
                    HTML(.li) { HTML(.bdi, text: Words.sentence(notice)) }
                }
            }
        }
    }
}
