import CascadeSolver

/// Sharing out seats within the limits as an integer program.
///
/// One whole number for each slot and candidate that is considered; linear limits; linear worth. The solver is Cbc (see
/// ``CascadeSolver``).
struct SeatModel: Sendable {
    /// What a seat is worth and costs, by slot and candidate.
    struct Prices: Sendable {
        var gain: [Double]
        var cost: [Double]
        /// Standard error of the gain; empty: not known.
        var gainError: [Double] = []
        /// Money left for changes; nil: no budget.
        var left: Double?
    }

    let space: PlanSpace
    /// Cells that a program considers before it leaves out those worth least.
    static let cellLimit = 6_000
    /// The same where nothing says which seats are worth most.
    static let flatCellLimit = 60_000

    /// The best plan by linear prices with the same sessions held, at most `moves` seats away from `state`.
    ///
    /// - Returns: nil where no plan keeps to the limits.
    func best(
        from state: PlanState,
        prices: Prices,
        moves: Int?,
        seatsAtMost: Int? = nil
    ) -> PlanState? {
        var build = Build(space, state.held, base: state, considered: considered(state, prices))
        for cell in build.cells {
            build.price(cell, prices.gain[cell], prices.cost[cell], isLimited: prices.left != nil)
        }
        if let moves { build.limitMoves(moves) }
        if let left = prices.left { build.limitMoney(left) }
        if let seatsAtMost { build.limitSeats(seatsAtMost) }
        build.apply(space.limits)
        return build.solved()
    }

    /// The plan within the limits that differs from a wanted one by the fewest seats.
    ///
    /// - Returns: nil where no plan keeps to the limits.
    func nearest(to wanted: PlanState) -> PlanState? {
        if keepsLimits(wanted) { return wanted.tidied() }
        let all = Array(repeating: 1.0, count: wanted.seats.count)
        let flat = Prices(gain: all, cost: all, left: nil)
        var build = Build(
            space,
            wanted.held,
            base: wanted,
            considered: considered(wanted, flat)
        )
        for cell in build.cells { build.priceDistance(cell) }
        build.apply(space.limits)
        return build.solved()
    }

    /// The cheapest plan within some limits in which sessions may be held or not: fewest sessions' and seats' costs.
    ///
    /// - Returns: nil where no plan keeps to the limits.
    func cheapest(within limits: [Limit]) -> PlanState? {
        var build = choosing(limits)
        return build.solved()
    }

    private func choosing(_ limits: [Limit]) -> Build {
        let empty = PlanState(
            slots: space.slots.count,
            candidates: space.candidates.count,
            ties: space.ties.count
        )
        let all = Array(repeating: 0.0, count: empty.seats.count)
        let flat = Prices(gain: all, cost: all, left: nil)
        let held = space.slots.map { _ in true }
        var build = Build(space, held, base: empty, considered: considered(empty, flat))
        build.chooseSessions()
        build.apply(limits)
        return build
    }

    /// Whether it is proven that no plan keeps to some limits, sessions being held or not.
    func areContradictory(_ limits: [Limit]) -> Bool {
        var build = choosing(limits)
        return build.solved() == nil && build.isProvenInfeasible
    }

    /// Cells that a program considers: those in use, and others by worth.
    private func considered(_ state: PlanState, _ prices: Prices) -> [Int] {
        let width = space.candidates.count
        var cells: [Int] = []
        for (slot, value) in space.slots.enumerated() where value.places > 0 {
            for candidate in 0..<width {
                let cell = slot * width + candidate
                if space.most[cell] > 0 || state.seats[cell] > 0 { cells.append(cell) }
            }
        }
        let isFlat = Set(prices.gain).count <= 1
        let limit = isFlat ? Self.flatCellLimit : Self.cellLimit
        guard cells.count > limit else { return cells }
        let asked = space.limits.compactMap { limit -> (part: Part, course: String?)? in
            switch limit {
            case .invite(let id): (.organisation(id), nil)
            case .atLeast(_, let part, let course): (part, course)
            case .share(_, let group, let course): (.group(group), course)
            default: nil
            }
        }
        let isFirst = { (cell: Int) in
            state.seats[cell] > 0
                || asked.contains { part, course in
                    let organisation = space.candidates[cell % width]
                    return part.contains(space.programme.organisations[organisation])
                        && (course == nil || space.slots[cell / width].session.course == course)
                }
        }
        let first = cells.filter(isFirst)
        let rest = cells.filter { !isFirst($0) }.sorted {
            (prices.gain[$1], $0) < (prices.gain[$0], $1)
        }
        return (first + rest.prefix(max(0, limit - first.count))).sorted()
    }
}

/// An integer program over the seats of a plan, being built.
private struct Build {
    let space: PlanSpace
    let held: [Bool]
    let base: PlanState
    let cells: [Int]
    private var program = IntegerProgram()
    /// By cell considered: seats more and seats fewer than the base.
    private var more: [Int: IntegerProgram.Variable] = [:]
    private var fewer: [Int: IntegerProgram.Variable] = [:]
    private var chosen: [Int: IntegerProgram.Variable] = [:]
    private var worth: [Int: Double] = [:]
    private var fewerWorth: [Int: Double] = [:]
    private var money: [(cell: Int, cost: Double)] = []
    private var rows: [(terms: [(cell: Int, factor: Double)], range: ClosedRange<Double>)] = []
    private var isInfeasible = false
    /// After ``solved()``: whether it is proven that there is no plan.
    private(set) var isProvenInfeasible = false
    private var moveLimit: Int?
    private var moneyLimit: Double?
    private var sessionLimits: [(course: String, most: Int)] = []
    private var choosesSessions = false

    init(_ space: PlanSpace, _ held: [Bool], base: PlanState, considered: [Int]) {
        self.space = space
        self.held = held
        self.base = base.tidied(to: held)
        let width = space.candidates.count
        cells = considered.filter { held[$0 / width] }
    }

    mutating func price(_ cell: Int, _ gain: Double, _ cost: Double, isLimited: Bool) {
        // A hair less for every seat moved keeps plans near to what people know.
        worth[cell] = gain - 1e-6
        fewerWorth[cell] = -gain - 1e-6
        if isLimited { money.append((cell, cost)) }
    }

    mutating func priceDistance(_ cell: Int) {
        worth[cell] = -1
        fewerWorth[cell] = -1
    }

    mutating func limitMoves(_ moves: Int) { moveLimit = moves }
    mutating func limitMoney(_ left: Double) { moneyLimit = left }
    mutating func limitSeats(_ seats: Int) {
        rows.append((cells.map { ($0, 1) }, 0...Double(seats)))
    }
    mutating func chooseSessions() { choosesSessions = true }

    /// Adds the limits that concern seats and numbers of sessions.
    mutating func apply(_ limits: [Limit]) {
        let width = space.candidates.count
        let space = self.space
        func organisation(_ cell: Int) -> Organisation {
            space.programme.organisations[space.candidates[cell % width]]
        }
        func slots(_ course: String?) -> (Int) -> Bool {
            { cell in
                course == nil || space.slots[cell / width].session.course == course
            }
        }
        for limit in limits {
            switch limit {
            case .seats(let most, let course):
                rows.append(
                    (cells.filter(slots(course)).map { ($0, 1) }, 0...Double(max(0, most)))
                )
            case .atLeast(let least, let part, let course):
                let terms = cells.filter { slots(course)($0) && part.contains(organisation($0)) }
                rows.append((terms.map { ($0, 1) }, Double(least)...(.infinity)))
            case .atMost(let most, let part, let course):
                let terms = cells.filter { slots(course)($0) && part.contains(organisation($0)) }
                rows.append((terms.map { ($0, 1) }, 0...Double(max(0, most))))
            case .invite(let id):
                let terms = cells.filter { organisation($0).id == id }
                rows.append((terms.map { ($0, 1) }, 1...(.infinity)))
            case .leaveOut(let id):
                let terms = cells.filter { organisation($0).id == id }
                rows.append((terms.map { ($0, 1) }, 0...0))
            case .share(let share, let group, let course):
                for slot in space.slots.indices where held[slot] {
                    guard space.slots[slot].session.course == course else { continue }
                    let terms = cells.filter { $0 / width == slot }.map { cell in
                        (cell, (organisation(cell).group == group ? 1 : 0) - share)
                    }
                    rows.append((terms, 0...(.infinity)))
                }
            case .sessions(let most, let course): sessionLimits.append((course, most))
            case .invitePerson(let id):
                if !space.slots.contains(where: { $0.session.people.contains(id) }) {
                    isInfeasible = true
                }
            case .budget, .dates, .blackout, .away, .trainerAtMost, .closed, .hostAtMost,
                .atMostPerWeek, .gap, .trainers:
                break
            }
        }
    }

    /// The best plan; nil where none keeps to the limits.
    mutating func solved() -> PlanState? {
        isProvenInfeasible = isInfeasible
        guard !isInfeasible else { return nil }
        let width = space.candidates.count
        for cell in cells {
            let have = Int(base.seats[cell])
            let room = max(have, Int(space.most[cell])) - have
            if room > 0 {
                more[cell] = program.variable(0...Double(room), worth: worth[cell] ?? -1e-3)
            }
            if have > 0 {
                fewer[cell] = program.variable(0...Double(have), worth: fewerWorth[cell] ?? 0)
            }
        }
        if choosesSessions { addSessions() }
        for slot in space.slots.indices where held[slot] && space.slots[slot].places > 0 {
            constrain(
                cells.filter { $0 / width == slot }.map { ($0, 1) },
                to: 0...Double(space.slots[slot].places),
                session: chosen[slot]
            )
        }
        var byCandidate: [Int: [(cell: Int, factor: Double)]] = [:]
        for cell in cells { byCandidate[cell % width, default: []].append((cell, 1)) }
        for candidate in byCandidate.keys.sorted() {
            let have = base.seats(of: candidate)
            let most = max(have, space.mostSeats(of: candidate))
            constrain(byCandidate[candidate] ?? [], to: 0...Double(most), session: nil)
        }
        for row in rows { constrain(row.terms, to: row.range, session: nil) }
        if let moveLimit {
            let terms = cells.compactMap { cell in more[cell].map { ($0, 1.0) } }
            program.constrain(terms, to: 0...Double(moveLimit))
        }
        if let moneyLimit {
            var terms: [(IntegerProgram.Variable, Double)] = []
            for (cell, cost) in money {
                if let up = more[cell] { terms.append((up, cost)) }
                if let down = fewer[cell] { terms.append((down, -cost)) }
            }
            program.constrain(terms, to: -.infinity...moneyLimit)
        }
        isProvenInfeasible = isInfeasible
        guard !isInfeasible else { return nil }
        switch program.solved() {
        case .best(let values, _, _): return state(values)
        case .infeasible:
            isProvenInfeasible = true
            return nil
        case .unbounded, .undecided: return nil
        }
    }

    private mutating func addSessions() {
        for slot in space.slots.indices where space.slots[slot].isOptional {
            let cost = space.base.courses[space.slots[slot].course].sessionCost
            chosen[slot] = program.variable(0...1, worth: -max(1e-3, cost))
        }
        for (course, most) in sessionLimits {
            let terms = space.slots.indices.compactMap {
                slot -> (IntegerProgram.Variable, Double)? in
                guard space.slots[slot].isNew, space.slots[slot].session.course == course else {
                    return nil
                }
                return chosen[slot].map { ($0, 1) }
            }
            program.constrain(terms, to: 0...Double(max(0, most)))
        }
    }

    /// Limits a sum over cells; with `session` the upper end holds only where that is held, else it is 0.
    private mutating func constrain(
        _ terms: [(cell: Int, factor: Double)],
        to range: ClosedRange<Double>,
        session: IntegerProgram.Variable?
    ) {
        var constant = 0.0
        var list: [(IntegerProgram.Variable, Double)] = []
        for (cell, factor) in terms where factor != 0 {
            constant += factor * Double(base.seats[cell])
            if let up = more[cell] { list.append((up, factor)) }
            if let down = fewer[cell] { list.append((down, -factor)) }
        }
        guard !list.isEmpty else {
            if constant < range.lowerBound - 1e-9 || constant > range.upperBound + 1e-9 {
                isInfeasible = true
            }
            return
        }
        if let session {
            list.append((session, -range.upperBound))
            program.constrain(list, to: -.infinity...(-constant))
        } else {
            program.constrain(
                list,
                to: (range.lowerBound - constant)...(range.upperBound - constant)
            )
        }
    }

    private func state(_ values: [Double]) -> PlanState {
        var state = base
        let width = space.candidates.count
        for cell in cells {
            let up = more[cell].map { values[$0.position] } ?? 0
            let down = fewer[cell].map { values[$0.position] } ?? 0
            let change = Int((up - down).rounded())
            if change != 0 {
                state[cell / width, cell % width] = Int(base.seats[cell]) + change
            }
        }
        state.held = held
        for (slot, variable) in chosen { state.held[slot] = values[variable.position] > 0.5 }
        return state
    }
}

extension PlanState {
    /// The same seats at the sessions of `held` alone.
    func tidied(to held: [Bool]) -> PlanState {
        var state = self
        state.held = held
        return state.tidied()
    }
}
