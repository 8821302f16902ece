/// The chance that a seat becomes a trainer, counted in trainers who are there from the start.
struct TrainerChance: Sendable {
    /// By slot, then candidate.
    private var chances: [Double]
    private let width: Int
    /// Whether any seat can become one.
    let isAny: Bool

    /// Chances of a plan's seats, at the means of the assumptions.
    ///
    /// A seat is attended, completed, and its person comes forward; then train-the-trainer is attended and completed (one more
    /// time after failing), and the trainer delivers. A trainer who qualifies late delivers fewer sessions before the end: the
    /// chance is scaled by the sessions that are left, 1 + rate × years after the first, against those from the start.
    init(_ space: PlanSpace, _ state: PlanState) {
        let scenario = space.base
        width = space.candidates.count
        chances = Array(repeating: 0, count: space.slots.count * width)
        func mean(_ assumption: AssumptionIndex, _ course: Int, _ organisation: Int) -> Double {
            let slot = scenario.assumptions.slot(
                assumption,
                course: course,
                organisation: organisation
            )
            return scenario.assumptions.slots[slot].quantity.mean
        }
        let routes = Self.routes(space, state)
        var isAny = false
        for (position, slot) in space.slots.enumerated()
        where slot.places > 0 && scenario.courses[slot.course].makesChampions {
            guard let route = routes.first(where: { $0.week > slot.week }) else { continue }
            for candidate in 0..<width {
                let organisation = space.candidates[candidate]
                let comesForward =
                    mean(.attendance, slot.course, organisation)
                    * mean(.completion, slot.course, organisation)
                    * mean(.champion, slot.course, organisation)
                let once =
                    mean(.attendance, route.course, organisation)
                    * mean(.completion, route.course, organisation)
                let qualifies = 1 - (1 - once) * (1 - once)
                let delivers = mean(.activation, route.course, organisation)
                let lag = mean(.firstDeliveryLag, route.course, organisation)
                let rate = mean(.sessionsPerYear, route.course, organisation)
                func sessions(from week: Int) -> Double {
                    let left = Double(scenario.weeks - week) - lag
                    guard left > 0 else { return 0.3 * max(0, 1 + left / max(1, lag)) }
                    return 1 + rate * left * Simulator.yearsPerWeek
                }
                let whole = sessions(from: 0)
                let share = whole > 0 ? min(1, sessions(from: route.week + 1) / whole) : 0
                chances[position * width + candidate] =
                    comesForward * qualifies * delivers * share
                isAny = isAny || chances[position * width + candidate] > 0
            }
        }
        self.isAny = isAny
    }

    /// The chance of a candidate's seat at a slot.
    func chance(slot: Int, candidate: Int) -> Double { chances[slot * width + candidate] }

    /// Where champions become trainers: planned sessions with places for them, by date; a rolling course counts in every week.
    private static func routes(_ space: PlanSpace, _ state: PlanState) -> [(week: Int, course: Int)]
    {
        let scenario = space.base
        let held = space.sessions(of: state)
        var routes: [(week: Int, course: Int)] = []
        for session in held where session.status != .cancelled {
            guard let course = space.index.courses[session.course],
                scenario.courses[course].qualifiesFor != 0,
                session.seats.contains(where: { $0.invitation == .champions })
            else { continue }
            routes.append((space.programme.week(of: session.start), course))
        }
        for course in scenario.courses.indices
        where scenario.courses[course].isRolling && scenario.courses[course].qualifiesFor != 0 {
            for week in 0..<scenario.weeks where scenario.nextOpenWeek[week] == week {
                routes.append((week, course))
            }
        }
        return routes.sorted { ($0.week, $0.course) < ($1.week, $1.course) }
    }
}
