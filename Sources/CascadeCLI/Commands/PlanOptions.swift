import ArgumentParser
import CascadeCore

/// What is wanted of a plan, as options; each says the same as a key of plan.yaml.
struct PlanOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read what is wanted from this file; without it plan.yaml of the folder, where there is one. Options go before it.",
            valueName: "file"
        )
    )
    var plan: String?

    @Option(
        help: ArgumentHelp(
            """
            What to carry as far as can be: people, effective, organisations, embedded, coverage, coverage=SECTOR, \
            completions=COURSE, chance, worst-decile or equity. May be given several times, the one that matters most first.
            """,
            valueName: "goal"
        )
    )
    var goal: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Look for the cheapest plan that comes to this, such as chance=0.8, people=500, coverage=SECTOR:0.3 or \
            completions=COURSE:30.
            """,
            valueName: "goal=amount"
        )
    )
    var cheapest: String?

    // What follows these options is their value even where it starts with a dash, so that -5 is told as a wrong number.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What the whole programme may cost.", valueName: "money")
    )
    var budget: Double?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The most seats to offer, in all or at one course, such as 220 or workshop=200. May be given several times.",
            valueName: "seats"
        )
    )
    var seats: [String] = []

    @Option(
        help: ArgumentHelp(
            "The fewest seats for a sector, an area, a group or an organisation, such as faith=10. May be given several times.",
            valueName: "id=seats"
        )
    )
    var atLeast: [String] = []

    @Option(
        help: ArgumentHelp(
            "The most seats for a sector, an area, a group or an organisation. May be given several times.",
            valueName: "id=seats"
        )
    )
    var atMost: [String] = []

    @Option(
        help: ArgumentHelp(
            "Give this organisation a seat, or book this person by name. May be given several times.",
            valueName: "id"
        )
    )
    var invite: [String] = []

    @Option(
        help: ArgumentHelp(
            "Give this organisation no seat. May be given several times.",
            valueName: "id"
        )
    )
    var leaveOut: [String] = []

    @Option(
        help: ArgumentHelp(
            "Hold up to so many further sessions of a course, such as workshop=4. May be given several times.",
            valueName: "course=number"
        )
    )
    var more: [String] = []

    @Option(
        help: ArgumentHelp(
            "Planned sessions of this course may be left out. May be given several times.",
            valueName: "course"
        )
    )
    var drop: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The most new ties to broker.", valueName: "number")
    )
    var ties: Int?

    @Option(
        help: ArgumentHelp(
            "Sessions before this day stay as they are, such as 2026-03-01.",
            valueName: "day"
        )
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            "A trainer is away on these days too, such as maren=2026-06-01..2026-06-14. May be given several times.",
            valueName: "id=day..day"
        )
    )
    var away: [String] = []

    @Option(
        help: ArgumentHelp(
            "Whose seats to share out anew: named (those of organisations), all (those for anyone too) or none.",
            valueName: "seats"
        )
    )
    var shareOut: String?

    func validate() throws {
        if !goal.isEmpty, cheapest != nil {
            throw ValidationError(
                "Either --goal or --cheapest; --cheapest says what the plan must come to."
            )
        }
    }
}
