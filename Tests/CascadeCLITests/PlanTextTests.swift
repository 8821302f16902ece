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
            #expect(text.split(separator: "\n").count < 115)
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
            text.contains("Next in rank: 3.4 organisations embedded (today 2).")
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

    @Test(
        "how near a plan comes to the bound is told with the gap",
        arguments: [
            (168.2, 1.5, "this one comes to that."),
            (160, 1.5, "this one comes to that."),
            (
                170, 1.5,
                "this one comes to 168 people, 2 people less, which is no more than these runs can tell."
            ),
            (
                169.5, 0.1,
                "this one comes to 168 people, 1.5 people less, so that hardly more can be had."
            ),
            (172.6, 1.5, "this one comes to 168 people, 97% of that."),
        ]
    )
    func bound(bound: Double, error: Double, expected: String) throws {
        let text = try flat { answer in
            answer.quality.bound = bound
            answer.quality.boundError = error
        }
        #expect(text.contains(expected), "\(text)")
        #expect(!text.contains("this one is there"))
    }

    @Test("the gap of a share is told in percentage points")
    func boundOfShare() throws {
        let text = try flat { answer in
            answer.request.aim = .most([.coverage(.everyone)])
            answer.planned.goals = [0.31]
            answer.today.goals = [0.22]
            answer.quality.gain = PlanExample.difference(0.09, 0.2)
            answer.quality.bound = 0.41
            answer.quality.boundError = 0
        }
        #expect(text.contains("this one comes to 31%, 10 percentage points less."), "\(text)")
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
                The same numbers, on average: cascade simulate 'my town' --replicates 1000
                """
        )
        answer.seed = 9
        answer.lastDay = Example.day(30, 6)
        #expect(
            WrittenPlan(answer, folder: "t").text
                .hasSuffix("t --replicates 1000 --seed 9 --until \(Example.day(30, 6))")
        )
    }

    @Test("a changed session to which nobody is invited any more says so")
    func noOne() throws {
        let programme = try PlanExample.programme()
        func text(_ seats: [Session.Seats], _ people: [String] = []) -> String {
            var answer = PlanExample.answer(for: programme)
            answer.plan.changed[1].seats = seats
            answer.plan.changed[1].people = people
            answer.programme = programme.applying(answer.plan)
            return PlanText(answer, today: programme).text
        }
        let told =
            "Maren Holt and Tobias Lark: nobody is invited, so that it would be called off; out:"
        for seats in [[], [Session.Seats(.organisation("homes"), 0)]] {
            let flat = text(seats).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(flat.contains("no one Tue 2 Jun 2026"), "\(flat)")
            #expect(flat.contains(told), "\(flat)")
        }
        for text in [text([Session.Seats(.anyone, 3)]), text([], ["maren"])] {
            #expect(!text.contains("no one"))
            #expect(!text.contains("nobody is invited"))
        }
    }

    @Test(
        "by how much a chance differs is told in percentage points, not by single runs",
        arguments: [
            (0.55, 0.9, 1000, "the chance is 55 percentage points higher (95% sure: 52–58)."),
            (-0.2, 0.5, 1000, "the chance is 20 percentage points lower (95% sure: 18–22)."),
            (
                0.0, 0.9, 1000,
                """
                the chance differs by nothing that these runs can tell (95% sure: between 3.2 lower and 3.2 higher, in \
                percentage points).
                """
            ),
            (0.5, 0.5, 10, "the chance is about 50 percentage points higher."),
        ]
    )
    func chance(mean: Double, spread: Double, replicates: Int, expected: String) throws {
        let text = try flat { answer in
            answer.request.aim = .most([.chanceOfTarget])
            answer.planned.goals = [0.61]
            answer.today.goals = [0.28]
            answer.quality.gain =
                PlanExample.difference(mean, spread, replicates: replicates)
        }
        #expect(text.contains(expected), "\(text)")
        #expect(!text.contains("in 8 of 10 runs"))
        #expect(try flat().contains("in 8 of 10 runs"))
    }

    @Test(
        "ranked goals are told as results",
        arguments: [
            (Goal.people, 352.0, 300.0, "352 people reached (today 300)"),
            (.effectiveReach, 12, 10, "an effective reach of 12 (today 10)"),
            (.organisations, 1, 2, "1 organisation reached (today 2)"),
            (.coverage(.sector("faith")), 0.31, 0.22, "coverage of Faith at 31% (today 22%)"),
            (
                .completions("ttt"), 1_230, 1_000,
                "1,230 completions of Train the Trainer (today 1,000)"
            ),
            (.chanceOfTarget, 0.6, 0.5, "the chance of the target at 60% (today 50%)"),
            (.worstDecile, 90, 80, "90 people reached in the worst tenth of runs (today 80)"),
        ]
    )
    func ranked(goal: Goal, planned: Double, today: Double, expected: String) throws {
        let text = try flat { answer in
            answer.request.aim = .most([.equity, goal])
            answer.planned.goals = [0.2, planned]
            answer.today.goals = [0.1, today]
        }
        #expect(text.contains("Next in rank: \(expected)."), "\(text)")
    }

    @Test("usual practice that comes to the same in every run is told as the same")
    func samePractice() throws {
        let text = try flat { answer in
            answer.quality.practices = [
                .init(practice: .firstCome, value: 168, gain: PlanExample.difference(0, 0))
            ]
        }
        #expect(text.contains("first come, first served 168 people the same"), "\(text)")
        #expect(!text.contains("In brackets:"))
        let unclear = try flat { answer in
            answer.quality.practices = [
                .init(practice: .random, value: 168, gain: PlanExample.difference(0.1, 60))
            ]
        }
        #expect(unclear.contains("can't tell") && !unclear.contains("In brackets:"))
        #expect(try flat().contains("In brackets:"))
    }

    @Test("where there is nothing to decide, the text says so and what to try")
    func nothingToDecide() throws {
        let programme = try PlanExample.programme()
        func flat(_ change: (inout PlanAnswer) -> Void = { _ in }) -> String {
            var answer = PlanExample.nothing(for: programme)
            answer.request = PlanRequest()
            answer.quality.plansTried = 1
            answer.quality.practices = []
            change(&answer)
            return PlanText(answer, today: programme).text
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let text = flat()
        #expect(
            text.contains(
                """
                There is nothing to decide in this programme as asked. Maybe let the plan share out the seats for anyone too \
                (--share-out all), hold further sessions (--more COURSE=N) or spend a given sum on further sessions (--budget \
                MONEY). With today's plan 131 people
                """
            ),
            "\(text)"
        )
        #expect(!text.contains("best found") && !text.contains("How sure"))
        let all = flat {
            $0.request.seating = .all
            $0.request.limits = [.budget(100)]
        }
        #expect(
            all.contains("as asked. Maybe let the plan hold further sessions (--more COURSE=N).")
        )
        #expect(
            flat { $0.quality.plansTried = 2 }.contains("already the best found of the 2 plans")
        )
        #expect(flat { $0.isInterrupted = true }.contains("already the best found"))
    }

    @Test("numbers of people are averages, and the text says once what that means")
    func average() throws {
        let text = try flat()
        #expect(text.contains("168 people are expected to be reached on average by January 2027"))
        #expect(
            text.split(separator: "On average: over all of them, where cascade simulate").count == 2
        )
    }

    @Test(
        "an invitation that brings next to nothing is not praised",
        arguments: [
            (0.2, 30.0, "next to nothing through these seats: its people are reached anyway"),
            (0.0, 0.0, "next to nothing through these seats: its people are reached anyway"),
            (-5.0, 6.0, "fewer people are reached with these seats than without them"),
            (0.5, 0.1, "brings together Faith and Housing"),
            (1.5, 60.0, "brings together Faith and Housing"),
        ]
    )
    func littleWorth(mean: Double, spread: Double, expected: String) throws {
        let remarks = [
            "next to nothing through", "fewer people are reached with",
            "brings together Faith and Housing",
        ]
        let text = try flat { $0.invitations[1].people = PlanExample.difference(mean, spread) }
        #expect(text.contains(expected), "\(text)")
        #expect(remarks.count { text.contains($0) } == 1, "\(text)")
    }
}
