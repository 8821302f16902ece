import CascadeCore
import CascadeTestSupport
import Testing

/// Goals and limits in plain words.
struct PlanWordsTests {
    /// A partnership with a name for everything that a limit can name.
    private static func words() -> PlanWords {
        var draft = Example.draft(people: [10, 10], founders: [1, 0])
        draft.organisations[0].name = "Quakers"
        draft.sectors = [Sector(id: "any", name: "Faith")]
        draft.groups = [ProgrammeDraft.Group(id: "donors", name: "Donors")]
        draft.people = [
            Person(id: "maren", name: "Maren Holt", organisation: "o0", roles: [.trainer])
        ]
        return PlanWords(Programme(checked: draft))
    }

    private static func day(_ month: Int, _ day: Int, _ year: Int = 2026) throws -> CalendarDate {
        try #require(CalendarDate(year: year, month: month, day: day))
    }

    @Test(
        "a limit on seats names whom and where",
        arguments: [
            (Limit.seats(220, course: nil), "at most 220 seats in all"),
            (.seats(200, course: "workshop"), "at most 200 seats at sessions of Workshop"),
            (.atMost(20, .sector("any"), course: nil), "at most 20 seats for Faith"),
            (.atMost(0, .organisation("o0"), course: nil), "no seats for Quakers"),
            (
                .atLeast(1, .area("North"), course: "ttt"),
                "at least 1 seat for North at sessions of Train the Trainer"
            ),
            (.atLeast(5, .everyone, course: nil), "at least 5 seats in all"),
            (.atLeast(0, .group("donors"), course: nil), "at least 0 seats for Donors"),
            (
                .share(0.1, group: "donors", course: "workshop"),
                "at least 10% of the seats at each session of Workshop for Donors"
            ),
        ]
    )
    func limitsOnSeats(limit: Limit, text: String) {
        #expect(Self.words().limit(limit) == text)
    }

    @Test("a limit on days spells them out without saying anything twice")
    func limitsOnDays() throws {
        let words = Self.words()
        let (first, last) = (try Self.day(6, 1), try Self.day(6, 14))
        #expect(
            words.limit(.away(trainer: "maren", from: first, to: last))
                == "Maren Holt is away from 1 to 14 June 2026"
        )
        #expect(
            words.limit(.closed(host: "o0", from: first, to: first))
                == "Quakers is closed on 1 June 2026"
        )
        #expect(
            words.limit(
                .blackout(
                    from: try Self.day(7, 27),
                    to: try Self.day(8, 31),
                    why: "summer holidays"
                )
            )
                == "nothing further is held from 27 July to 31 August 2026 (summer holidays)"
        )
        #expect(
            words.limit(.dates(from: first, to: try Self.day(1, 2, 2027), course: nil))
                == "further sessions start from 1 June 2026 to 2 January 2027"
        )
        #expect(
            words.limit(.dates(from: nil, to: last, course: "workshop"))
                == "further sessions of Workshop start on 14 June 2026 or earlier"
        )
        #expect(
            words.limit(.dates(from: first, to: nil, course: nil))
                == "further sessions start on 1 June 2026 or later"
        )
    }

    @Test(
        "a limit on money, sessions or people reads as a phrase",
        arguments: [
            (Limit.budget(15_000), "a budget of £15,000"),
            (.invite("o0"), "Quakers is invited"),
            (.leaveOut("o0"), "Quakers is left out"),
            (.invitePerson("maren"), "Maren Holt is booked by name"),
            (.sessions(1, course: "workshop"), "at most 1 further session of Workshop"),
            (.sessions(0, course: "workshop"), "no further session of Workshop"),
            (.trainerAtMost(trainer: "maren", sessions: 8), "Maren Holt leads at most 8 sessions"),
            (.trainerAtMost(trainer: "maren", sessions: 0), "Maren Holt leads no session"),
            (.hostAtMost(host: "o0", perWeek: 1), "at most 1 session a week at Quakers"),
            (.atMostPerWeek(2), "at most 2 sessions a week"),
            (.gap(course: "workshop", weeks: 4), "at least 4 weeks between sessions of Workshop"),
            (
                .trainers(course: "workshop", 2),
                "2 named trainers at each further session of Workshop"
            ),
            (.leaveOut("gone"), "gone is left out"),
        ]
    )
    func otherLimits(limit: Limit, text: String) {
        #expect(Self.words().limit(limit) == text)
    }

    @Test(
        "a goal and its value read together",
        arguments: [
            (Goal.people, 412.4, "people reached", "412 people"),
            (.people, 1, "people reached", "1 person"),
            (.worstDecile, 6.83, "people reached in the worst tenth of runs", "6.8 people"),
            (.effectiveReach, 301, "effective reach", "301"),
            (.organisations, 12, "organisations reached", "12 organisations"),
            (.embedded, 1, "organisations embedded", "1 organisation"),
            (.coverage(.sector("any")), 0.333, "coverage of Faith", "33%"),
            (.coverage(.everyone), 0.333, "coverage of the whole partnership", "33%"),
            (.completions("ttt"), 24, "completions of Train the Trainer", "24 completions"),
            (.chanceOfTarget, 0.8, "the chance of the target", "80%"),
            (.equity, 0.004, "coverage of the least covered sector", "<1%"),
        ]
    )
    func goals(goal: Goal, value: Double, name: String, text: String) {
        let words = Self.words()
        #expect(words.goal(goal) == name)
        #expect(words.value(value, of: goal) == text)
    }

    @Test("what a plan is for is told with its goals in order")
    func aims() {
        let words = Self.words()
        #expect(
            words.aim(.most([.chanceOfTarget, .people]))
                == "as much as can be of the chance of the target, then of people reached"
        )
        #expect(
            words.aim(.cheapest(.chanceOfTarget, least: 0.8))
                == "the lowest cost at which the chance of the target comes to 80%"
        )
    }

    @Test("every usual practice has words of its own")
    func practices() {
        let words = Self.words()
        let texts = UsualPractice.allCases.map(words.practice)
        #expect(Set(texts).count == texts.count)
        #expect(words.practice(.firstCome) == "first come, first served")
    }
}
