import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI
@testable import CascadeCore

@Suite("A plan in words")
struct PlanTextTests {
    private func text(_ change: (inout PlanAnswer) -> Void = { _ in }) throws -> String {
        let programme = try PlanExample.programme()
        var answer = PlanExample.answer(for: programme)
        change(&answer)
        return PlanText(answer, today: programme).text
    }

    /// The text on one line.
    private func flat(_ change: (inout PlanAnswer) -> Void = { _ in }) throws -> String {
        try text(change).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("a plan that changes much is told as it was")
    func golden() throws { try Golden.expect(try text(), "plan.txt") }

    @Test("today's plan that is the best found is told as it was")
    func goldenNothing() throws {
        let programme = try PlanExample.programme()
        let answer = PlanExample.nothing(for: programme)
        try Golden.expect(PlanText(answer, today: programme).text, "plan-nothing.txt")
    }

    @Test(
        "a curve is told as it was",
        arguments: [NextPound.Resource.budget, .seats]
    )
    func goldenCurve(resource: NextPound.Resource) throws {
        let report = CurveReport(
            curve: PlanExample.curve(resource),
            programme: try PlanExample.programme(),
            goal: .people,
            seed: 1,
            replicates: 1000
        )
        try Golden.expect(report.text(as: .text), "curve-\(resource.rawValue).txt")
    }

    @Test("no line is wider than 100 columns, and none ends with a space", arguments: [0, 300])
    func width(more: Int) throws {
        let programme = try PlanExample.programme(more: more)
        var answer = PlanExample.answer(for: programme)
        let first = answer.invitations[0]
        for number in 0..<more {
            var invitation = first
            invitation.organisation = "more-\(number)"
            invitation.seatsToday = [0, 1, 10, 20][number % 4]
            answer.invitations.append(invitation)
        }
        let text = PlanText(answer, today: programme).text
        for line in text.split(separator: "\n") {
            #expect(TextTable.width(String(line)) <= 100, "\(line)")
            #expect(line.last != " ", "\(line)")
        }
        if more > 0 {
            #expect(text.contains("(--format csv --table invitations has all)"))
            #expect(text.split(separator: "\n").count < 110)
            for group in ["New", "More seats", "Fewer seats", "As today"] {
                #expect(text.contains("\n\(group)\n"), "\(group)")
            }
        }
    }

    @Test("what differs from today stands out")
    func standing() throws {
        let text = try text()
        #expect(text.contains("Out, with their seats today: Ropewalk Housing Association (12)"))
        #expect(text.contains("--why-not homes"))
        #expect(text.contains("Crescent Quay Mosque 6 (new)"))
        #expect(text.contains("Joe's Boxing Club 7 (was 4)"))
        #expect(text.contains("left out"))
        #expect(!text.contains("St Anne's Church 3 (was"), "it had no seats in that session")
    }

    @Test("a session in a closed week is told with the week in which it is held")
    func blackout() throws {
        let monday = Example.day(22)
        #expect(try flat().contains("held in the week of \(monday.spelledOut): half-term"))
    }

    @Test("a missed aim says how near the plan comes, a met one what it costs")
    func aims() throws {
        func cheapest(_ answer: inout PlanAnswer, _ isMet: Bool) {
            answer.request.aim = .cheapest(.chanceOfTarget, least: 0.8)
            answer.meetsAim = isMet
            answer.planned.goals = [isMet ? 0.82 : 0.71]
        }
        let missed = try flat { cheapest(&$0, false) }
        #expect(
            missed.contains(
                "No plan found within these limits comes to that; the nearest comes to 71%, at £1,510."
            )
        )
        #expect(try flat { cheapest(&$0, true) }.contains("This plan comes to 82%, at £1,510."))
    }

    @Test("a plan cut short says so")
    func interrupted() throws {
        #expect(try flat { $0.isInterrupted = true }.contains("Stopped early: this is the best"))
        #expect(try !flat().contains("Stopped"))
    }

    @Test("a gain that chance may explain is not told as one")
    func indistinct() throws {
        let text = try flat { $0.quality.gain = PlanExample.difference(0.5, 60) }
        #expect(text.contains("These runs can't tell that from today's plan, which comes to 131."))
        #expect(!text.contains("That is"))
    }

    @Test("a plan for something else tells that number too, in its own unit")
    func otherGoal() throws {
        let text = try flat { answer in
            answer.request.aim = .most([.coverage(.sector("faith")), .embedded])
            answer.planned.goals = [0.31, 3.4]
            answer.today.goals = [0.22, 2]
            answer.quality.gain = PlanExample.difference(0.09, 0.2)
            answer.quality.bound = nil
        }
        #expect(
            text.contains(
                "coverage of Faith, comes to 31%. That is 9 percentage points more (95% sure: "
            )
        )
        #expect(
            text.contains("Then: organisations embedded 3.4 organisations (today 2 organisations).")
        )
        #expect(text.contains("in percentage points"))
        #expect(!text.contains("No plan within these limits"))
    }

    @Test("few replicates give no ranges")
    func few() throws {
        let text = try flat { answer in
            answer.replicates = 10
            answer.quality.gain = PlanExample.difference(37, 10, replicates: 10)
            answer.quality.practices = []
            for position in answer.invitations.indices {
                answer.invitations[position].people =
                    PlanExample.difference(5, 3, replicates: 10)
            }
            answer.additions = []
        }
        #expect(!text.contains("80%"))
        #expect(!text.contains("95%"))
        #expect(text.contains("too few to say how sure"))
        #expect(text.contains("That is about 37 more people than with today's plan"))
    }

    @Test("those newly in and those with more seats say what they bring together")
    func links() throws {
        let text = try flat()
        #expect(text.contains("brings together Faith and Housing"))
        #expect(
            text.contains(
                "brings together Voluntary and community, Faith, Education and Police and justice"
            )
        )
        #expect(!text.contains("together Police and justice and Housing"), "it has fewer seats")
        let many = try flat { $0.invitations[1].links = ["A", "B", "C", "D", "E", "F"] }
        #expect(many.contains("brings together A, B, C and 3 other sectors"))
    }

    @Test("a bound that is reached is told as such")
    func bound() throws {
        let near = try flat { $0.quality.bound = 169 }
        #expect(near.contains("as far as these runs can tell, this one is there"))
        #expect(try flat().contains("at most 13 people (7%) beyond this one"))
    }

    @Test("one of anything is told as one")
    func singular() throws {
        let text = try flat { answer in
            answer.plan = Plan(changed: [], added: [], dropped: ["workshop-4"], ties: [])
            answer.programme = answer.programme.applying(Plan())
            answer.invitations = [answer.invitations[0]]
            answer.invitations[0].seats = [.init(session: "workshop-1", count: 1)]
            answer.quality.plansTried = 1
            answer.planned.people = Outcome.Summary(constant: 1)
            answer.additions = []
        }
        #expect(text.contains("With this plan 1 person is expected"))
        #expect(text.contains("Whom to invite: 1 seat for 1 organisation (today's plan:"))
        #expect(text.contains("1 plan was tried"))
        #expect(!text.contains("1 seats") && !text.contains("1 organisations"))
    }

    @Test("what writing the plan changed is counted, with the command that gives the same numbers")
    func written() throws {
        let programme = try PlanExample.programme()
        var answer = PlanExample.answer(for: programme)
        #expect(
            WrittenPlan(answer, folder: "my town").text == """
                Wrote the plan into my town: 3 sessions changed, 1 session added, 1 session left out and 1 tie added.
                The same numbers: cascade simulate 'my town' --replicates 1000
                """
        )
        answer.seed = 9
        answer.lastDay = Example.day(30, 6)
        #expect(
            WrittenPlan(answer, folder: "t").text
                .hasSuffix("t --replicates 1000 --seed 9 --until \(Example.day(30, 6))")
        )
    }
}
