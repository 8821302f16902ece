import CascadeCore
import CascadeFormats
import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Plans on a page")
struct InsightPlanTests {
    private static let query = "ask=1&seats=20&goal=people"

    /// The sample's first months without records, whose sessions all lie ahead on the day of the test.
    private func made() async throws -> InsightSite {
        let test = try TestSite()
        var draft = try test.site.programmes.desk("portsmouth").programme().draft
        let shift = 7 * ((TestSite.start.day - draft.start) / 7 + 1)
        let end = draft.start + 7 * 16
        draft.sessions.removeAll { $0.start >= end }
        draft.start = draft.start + shift
        draft.weeks = 26
        draft.target = nil
        draft.blackouts = []
        for position in draft.sessions.indices {
            draft.sessions[position].start = draft.sessions[position].start + shift
            draft.sessions[position].end = draft.sessions[position].end.map { $0 + shift }
        }
        return try await InsightSite(draft)
    }

    @Test("it invites whom the planner invites, within what was asked")
    func planned() async throws {
        let made = try await made()
        let programme = try made.programme()
        let page = try await made.page("/p/portsmouth/plan?\(Self.query)")
        let question = PlanQuestionForm(
            FormValues(encoded: Self.query),
            for: programme,
            today: TestSite.start.day
        )
        #expect(question.request.limits == [.seats(20, course: nil)])
        let answer = try await Planner(
            programme,
            question.request,
            seed: programme.seed,
            replicates: programme.usualReplicates(),
            workers: 1
        )
        .plan()
        let facts = PlanFacts(answer, today: programme)
        #expect(page.text.contains(HTML.escaped(facts.headline(tellingOptions: false))))
        #expect(facts.guests.reduce(0) { $0 + $1.seats } <= 20)
        #expect(page.text.contains("curve=budget#curve"))
        let table = InvitationTable(facts)
        for guest in facts.guests {
            #expect(page.text.contains(HTML.escaped(table.reason(guest))))
        }
        let file = await made.test.get(
            "/p/portsmouth/plan/invitations?\(Self.query)",
            as: made.lead
        )
        #expect(file.text == table.csv)
        #expect(file.text.split(separator: "\r\n").count == facts.guests.count + 1)

        let applied = await made.test.post(
            "/p/portsmouth/plan/apply",
            question.query.pairs.map { ($0.name, $0.value) },
            as: made.lead
        )
        #expect(applied.status == 303)
        #expect(try made.programme() == programme.applying(answer.plan))
        let desk = try made.site.programmes.desk("portsmouth")
        let entry = try desk.revision()
        #expect(applied.location == "/p/portsmouth/sessions?change=\(entry)")
    }

    @Test(
        "what can't be understood is told at its field",
        arguments: [("budget=lots", "budget"), ("seats=0", "seats"), ("seats=2.5", "seats")]
    )
    func faults(query: String, field: String) async throws {
        let made = try await made()
        let page = try await made.page("/p/portsmouth/plan?ask=1&\(query)")
        #expect(page.status == 422)
        #expect(page.text.contains("href=\"#field-\(field)\""))
    }

    /// The programme, and the end of its sixth month.
    private func sixMonths(_ made: InsightSite) throws -> (Programme, CalendarDate) {
        let programme = try made.programme()
        let ends = PlanQuestionForm.ends(of: programme, from: programme.start)
        return (programme, try #require(ends.dropFirst(5).first))
    }

    @Test("money may be written as people write it; the day bounds what is added")
    func reading() async throws {
        let made = try await made()
        let (programme, day) = try sixMonths(made)
        let question = PlanQuestionForm(
            FormValues(encoded: "ask=1&budget=%C2%A33%2C000&by=\(day)&must=faith&must=nobody"),
            for: programme,
            today: programme.start
        )
        #expect(question.faults.isEmpty)
        #expect(question.until == day)
        let limits: [Limit] = [
            .dates(from: nil, to: day, course: nil), .atLeast(1, .sector("faith"), course: nil),
        ]
        #expect(question.request.limits == limits)
        #expect(question.money == 3000)
        #expect(question.request(before: 500).limits == [.budget(3500)] + limits)
    }

    @Test("seats and a day without money make a question that can be answered")
    func seatsByDay() async throws {
        let made = try await made()
        let (programme, day) = try sixMonths(made)
        let question = PlanQuestionForm(
            FormValues(encoded: "ask=1&seats=20&by=\(day)"),
            for: programme,
            today: programme.start
        )
        #expect(question.faults.isEmpty)
        #expect(question.until == day)
        #expect(question.request.limits == [.seats(20, course: nil)])
    }

    @Test("a name that a spreadsheet would take for a formula stays text")
    func formulas() async throws {
        var draft = try await made().programme().draft
        for position in draft.organisations.indices {
            draft.organisations[position].name = "=1+\(position)"
        }
        let programme = try Programme(draft)
        var request = PlanRequest(limits: [.seats(10, course: nil)])
        request.seating = .all
        let answer = try await Planner(programme, request, seed: 1, replicates: 20).plan()
        let csv = InvitationTable(PlanFacts(answer, today: programme)).csv
        #expect(csv.contains("\"'=1+"))
        #expect(!csv.contains("\"=1+"))
    }
}
