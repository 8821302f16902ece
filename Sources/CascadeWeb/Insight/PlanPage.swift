import CascadeCore
import CascadeFormats

/// The page on which a lead asks for a plan, and reads it.
struct PlanPage {
    let asked: PlanRoutes.Asked
    let answer: WorkQueue.State<PlanFound>?
    let today: CalendarDate

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
                    hint: Words.Plan.budgetHint(
                        programme.budget.map { Wording.money($0, programme.currency) }
                    )
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

    private func result(_ visitor: Visitor) -> HTML {
        switch answer {
        case nil: HTML()
        case .running(let id, let share)?:
            Working(
                id: id,
                share: share,
                what: Words.Plan.looking,
                back: asked.path,
                programme: asked.name,
                address: "/p/\(asked.name)/calculations/\(id)"
            )
            .box(for: visitor)
        case .ready(.conflict(let conflict))?: self.conflict(conflict)
        case .ready(.answer(let answer))?: PlanBlock(asked, answer).html(for: visitor)
        }
    }

    private func conflict(_ conflict: PlanConflict) -> HTML {
        let words = PlanWords(programme)
        return HTML(.div, .class("notice warn"), .named("role", "status")) {
            HTML(
                .p,
                text: conflict.limits.isEmpty ? Words.Plan.noPlan : Words.Plan.contradictory
            )
            HTML(.ul) {
                for limit in conflict.limits {
                    HTML(.li) { HTML(.bdi, text: words.limit(limit)) }
                }
            }
            for reason in conflict.reasons {
                HTML(.p) { HTML(.bdi, text: Words.sentence(reason)) }
            }
        }
    }
}

/// A plan: what it comes to, whom to invite and why, what is held when, and what each addition brings.
struct PlanBlock {
    private let asked: PlanRoutes.Asked
    private let facts: PlanFacts
    private var answer: PlanAnswer { facts.answer }

    init(_ asked: PlanRoutes.Asked, _ answer: PlanAnswer) {
        self.asked = asked
        facts = PlanFacts(answer, today: asked.programme)
    }

    /// Lines in sight of a long list.
    private static let most = 60

    func html(for visitor: Visitor) -> HTML {
        HTML {
            HTML(.div, .class("expected-box"), .id("answer"), .named("role", "status")) {
                HTML(.p, .class("badge"), text: Words.Insight.expected)
                HTML(.p, .class("lead"), text: facts.headline(tellingOptions: false))
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
