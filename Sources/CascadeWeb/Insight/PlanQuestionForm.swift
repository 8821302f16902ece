import CascadeCore
import CascadeFormats

/// What a lead asks of a plan, as the page's address says: money, seats, a day, a goal, and who must be there.
struct PlanQuestionForm {
    /// What was filled in.
    let values: FormValues
    /// What is wrong with it.
    private(set) var faults: [FormFault] = []
    /// What is wanted, in the planner's terms.
    private(set) var request = PlanRequest()
    /// The last day that counts; nil: the programme's own.
    private(set) var until: CalendarDate?

    /// Whether a plan is asked for, not only the form.
    var isAsked: Bool { values["ask"] != nil }

    /// Goals by their names in the address.
    static let goals: [(name: String, goal: Goal)] = [
        ("people", .people), ("organisations", .organisations), ("chance", .chanceOfTarget),
        ("effective", .effectiveReach), ("equity", .equity),
    ]

    /// Reads what a query asks for a programme; nothing is planned before `today`.
    init(_ query: FormValues, for programme: Programme, today: CalendarDate) {
        values = query
        guard isAsked else { return }
        let goal = Self.goals.first { $0.name == query["goal"] }?.goal ?? .people
        request.aim = .most([goal])
        if query["budget"] != nil {
            if let money = Self.number(query["budget"]), money >= 0 {
                request.limits.append(.budget(money))
                request.further = programme.usualFurther
                request.mayDrop = request.further.map(\.course)
            } else {
                faults.append(FormFault("budget", Words.Plan.needsMoney))
            }
        }
        if query["seats"] != nil {
            if let seats = Self.number(query["seats"]).flatMap(Int.init(exactly:)), seats > 0 {
                request.limits.append(.seats(seats, course: nil))
                request.seating = .all
            } else {
                faults.append(FormFault("seats", Words.Plan.needsSeats))
            }
        }
        if let text = query["by"], let day = CalendarDate(text), day > programme.start {
            until = min(day, programme.lastDay)
            if !request.further.isEmpty {
                let last = min(day, programme.lastDay)
                request.limits.append(.dates(from: nil, to: last, course: nil))
            }
        }
        for sector in query.all("must") where programme.sectors.contains(where: { $0.id == sector })
        {
            request.limits.append(.atLeast(1, .sector(sector), course: nil))
        }
        if query["share"] == "all" { request.seating = .all }
        let next = max(today, programme.lastRecordedDay + 1)
        if next > programme.start, next < until ?? programme.lastDay { request.from = next }
        for problem in request.problems(in: programme).prefix(5) where faults.isEmpty {
            faults.append(
                FormFault(
                    "budget",
                    Words.Plan.problem(problem.subject, problem.found, problem.expected)
                )
            )
        }
    }

    /// The query that asks the same, in one order.
    var query: FormValues {
        FormValues(
            Self.namesInOrder.flatMap { name in
                values.pairs.filter { $0.name == name && !$0.value.isEmpty }
            }
        )
    }

    private static let namesInOrder = ["budget", "seats", "by", "goal", "must", "share", "ask"]

    /// Names that mean something in a query.
    static let names = Set(namesInOrder)

    /// A number that may have a sign of money, and commas between thousands.
    private static func number(_ text: String?) -> Double? {
        guard let text else { return nil }
        let digits = text.filter { !"£$€, ".contains($0) }
        guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else {
            return nil
        }
        return Double(digits)
    }

    /// Ends of months from today to the programme's last day.
    static func ends(of programme: Programme, from today: CalendarDate) -> [CalendarDate] {
        let first = max(today, programme.start)
        var (year, month) = (first.components.year, first.components.month)
        var ends: [CalendarDate] = []
        while ends.count < 120 {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
            guard let next = CalendarDate(year: year, month: month, day: 1),
                next + -1 <= programme.lastDay
            else { break }
            ends.append(next + -1)
        }
        return ends
    }
}
