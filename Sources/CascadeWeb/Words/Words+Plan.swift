import CascadeCore

extension Words {
    /// A remark as a sentence of its own.
    static func sentence(_ text: String) -> String {
        let end = text.last.map { ".!?".contains($0) } == true ? "" : "."
        return text.prefix(1).uppercased() + text.dropFirst() + end
    }

    /// What the page says on which a plan is asked for.
    enum Plan {
        static let title = "Ask for a plan"
        static let lead =
            "Say what there is: money, seats, time. The answer is whom to invite and why, and what to hold when. Nothing changes until you put it into the programme."
        static let budget = "Money from now on (optional)"
        static func budgetHint(_ spent: String?, of budget: String?) -> String {
            let what = "For all sessions from now on, those that trainers lead included. "
            return switch (spent, budget) {
            case (let spent?, let budget?):
                what + "So far \(spent) of the budget of \(budget) is spent."
            case (let spent?, nil): what + "So far \(spent) is spent."
            case (nil, let budget?): what + "The programme's budget is \(budget)."
            case (nil, nil): what + "For example, £3,000."
            }
        }
        static let seats = "Seats to offer (optional)"
        static let seatsHint = "At most so many in all, for example 20."
        static let by = "By when"
        static let byHint = "Further sessions start by then, and what they bring is counted then."
        static func wholeProgramme(_ day: CalendarDate) -> String {
            "The end of the programme, \(day.spelledOut)"
        }
        static let goal = "What matters most"
        static func goal(_ goal: Goal) -> String {
            switch goal {
            case .people: "As many people reached as can be"
            case .organisations: "As many organisations reached as can be"
            case .chanceOfTarget: "The best chance of the target"
            case .effectiveReach: "Most skill that lasts"
            case .equity: "The least covered sector"
            default: ""
            }
        }
        static let must = "Sectors that must be there (optional)"
        static let mustLegend = "At least one seat for each of"
        static let ask = "Find a plan"
        static let looking = "Looking for the best plan"
        static let needsMoney = "Enter an amount of money, such as 3000, or leave it empty"
        static let needsSeats = "Enter a whole number of seats above 0, or leave it empty"
        static func problem(_ subject: String, _ found: String, _ expected: String) -> String {
            sentence("\(subject): found “\(found)”, expected \(expected)")
        }
        static let noPlan = "No plan keeps to all of this."
        static let contradictory =
            "These can't be kept together; without any one of them the others can:"
        static let impossible = "No plan keeps to this:"
        static func moneyFrom(_ money: String, _ day: CalendarDate?) -> String {
            "\(money) for all that is held\(day.map { " from \($0.spelledOut) on" } ?? "")"
        }
        static let tooLittleMoney =
            "What trainers hold of their own accord is paid for as well, and alone may cost more than this. Choose an earlier day under “By when”, or allow more money."
        static func spending(
            _ cost: String,
            of money: String,
            from day: CalendarDate?,
            before: String?
        ) -> String {
            let when = day.map { " from \($0.spelledOut) on" } ?? ""
            let rest = before.map { "; what comes before is expected at \($0)" } ?? ""
            return "Of the \(money) that may be spent\(when), \(cost) is expected to be\(rest)."
        }
        static let nextPound = "What more money would buy"
        static let nextPoundText =
            "The best plan for less and for more money, and where more of it brings clearly less. Working it out takes a minute or two."
        static let nextPoundAsk = "Show what other amounts would buy"
        static let nextPoundWorking = "Finding the best plan for each amount"
        static let nextPoundCaption =
            "Costs are of the whole programme from its start. Simulated, not observed."
        static func runs(_ count: Int, until day: CalendarDate, seed: UInt64, tried: Int) -> String
        {
            "Simulated, not observed: \(Wording.counted(count, "run")) from the plan's start until \(day.spelledOut), seed \(String(seed)). \(Wording.counted(tried, "plan")) tried."
        }
        static let apply = "Put it into the programme"
        static let summary = "Put a plan into the programme"
        static let download = "Download the invite list"
        static let changedTitle = "Please ask again"
        static let changed =
            "The programme was changed while you looked at the plan, and was left as it is. Go back and ask for the plan again."
        static let whom = "Whom to invite"
        static func whomCaption(_ seats: Int, _ organisations: Int) -> String {
            "\(Wording.counted(seats, "seat")) for \(Wording.counted(organisations, "organisation"))"
        }
        static let shownColumns = ["Organisation", "Seats#", "Today#", "Where and when", "Why"]
        static let columns = [
            "Organisation", "Sector", "Seats", "Seats today", "Where and when", "Why",
        ]
        static let mustBeThere = "must be invited"
        static func asked(_ limits: String) -> String { "asked for: \(limits)" }
        static func through(_ people: String, elsewhere: String?) -> String {
            let who =
                "\(people) \(people == "1" ? "person" : "people") expected through these seats"
            return elsewhere.map { "\(who), \($0) of them elsewhere" } ?? who
        }
        static let littleThrough =
            "next to nothing through these seats: its people are reached anyway"
        static func joins(_ sectors: String) -> String { "brings together \(sectors)" }
        static func moreInFile(_ count: Int) -> String {
            "and \(Wording.count(count)) more, all in the list to download."
        }
        static func out(_ names: [String], more: Int) -> String {
            let rest = more > 0 ? " and \(Wording.count(more)) more" : ""
            return "Out, with their seats today: \(names.joined(separator: ", "))\(rest)."
        }
        static let calendar = "What is held when"
        static let calendarCaption = "Sessions that the plan adds, changes or leaves out"
        static let date = "Date"
        static let course = "Course"
        static let place = "Where"
        static let seatsShort = "Seats"
        static let status = "What changes"
        static func status(_ status: PlanCalendar.Status) -> String {
            switch status {
            case .new: "new"
            case .changed: "other seats"
            case .leftOut: "left out"
            case .same: "as today"
            }
        }
        static func moved(_ day: CalendarDate, _ why: String?) -> String {
            "held in the week of \(day.spelledOut)" + (why.map { " (\($0))" } ?? "")
        }
        static let additions = "What each addition brings"
        static let additionsText =
            "People reached with it and not without it, the rest of the plan as it is. The cheapest for each person is where the next pound does most."
        static let what = "What is added"
        static let brings = "People (95% sure)"
        static let costs = "Cost"
        static let each = "For each person"
        static func tie(_ first: String, _ second: String) -> String {
            "Tie between \(first) and \(second)"
        }
        static let notices = "What you should know about this plan"
    }
}
