import CascadeGraph

extension Planner {
    /// What more money or more seats buy: the best plan found for each of some amounts, each told by fresh replicates.
    ///
    /// Amounts go from a quarter to twice of what the request allows, or, where it says nothing, of the programme's budget or
    /// today's cost, or of today's seats. Against money every planned session may be left out and further ones be held, unless
    /// the request says which. Plans are found from today's downwards and
    /// upwards, each from the one before.
    ///
    /// - Parameters:
    ///   - resource: money or seats.
    ///   - stop: ends the search early; the points until then are returned.
    ///   - progress: called from any thread.
    /// - Returns: the points by rising amount, with the bend.
    /// - Throws: ``PlanConflict``, ``SimulationCancelled``.
    /// - Complexity: that of some plans.
    public func nextPound(
        _ resource: NextPound.Resource,
        stop: Stop = Stop(),
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> NextPound {
        var wide = widened(resource)
        wide.aim = .most([request.aim.goals[0]])
        var space = try await PlanSpace(
            programme,
            wide,
            until: lastDay,
            seed: searchSeed,
            workers: workers
        )
        let limits = space.limits.filter { limit in
            switch limit {
            case .budget: resource != .budget
            case .seats(_, nil): resource != .seats
            default: true
            }
        }
        space.limits = limits
        var trials: PlanTrials?
        var points: [(limit: Double, state: PlanState)] = []
        let (amounts, today) = try await amounts(resource, space)
        // From today's plan down, leaving out, and up, adding; then from nothing up, for what today's plan holds may stand in
        // the way. Each starts from the plan before, and the better one is kept.
        let down = amounts.filter { $0 < today }.reversed()
        let up = amounts.filter { $0 >= today }
        let nothing = SeatModel(space: space).cheapest(within: limits)
        let ways: [(start: PlanState?, amounts: [Double])] = [
            (space.today, Array(down)), (space.today, up),
            (resource == .budget ? nothing : nil, amounts),
        ]
        var found: [Double: PlanState] = [:]
        for way in ways {
            guard var start = way.start else { continue }
            for amount in way.amounts where !stop.isSet {
                space.limits =
                    limits
                    + [resource == .budget ? .budget(amount) : .seats(Int(amount), course: nil)]
                guard
                    var search = try await curveSearch(
                        space,
                        from: start,
                        trials: trials,
                        stop: stop
                    )
                else { continue }
                try await search.climb()
                start = search.best
                if let other = found[amount] { _ = try await search.race([other]) }
                trials = search.trials
                found[amount] = search.best
                progress(.share(Double(found.count) / Double(amounts.count + 1)))
            }
        }
        points = found.map { ($0.key, $0.value) }
        points.sort { $0.limit < $1.limit }
        space.limits = limits
        return try await curve(resource, points, space)
    }

    /// A search for a point of the curve; nil where nothing can be had for the amount.
    private func curveSearch(
        _ space: PlanSpace,
        from start: PlanState,
        trials: PlanTrials?,
        stop: Stop
    ) async throws -> PlanSearch? {
        let goals = space.request.aim.goals.compactMap {
            GoalScore($0, programme, index: space.index, scenario: space.base)
        }
        guard !goals.isEmpty, let cheapest = SeatModel(space: space).cheapest(within: space.limits)
        else { return nil }
        var table =
            trials ?? PlanTrials(space, goals: goals, seed: searchSeed, workers: workers)
        table.use(space)
        var search = PlanSearch(
            table,
            from: SeatModel(space: space).nearest(to: start) ?? cheapest,
            effort: PlanEffort(programme).coarse,
            stop: stop,
            progress: { _ in }
        )
        do {
            try await search.start(cheapest: cheapest)
        } catch is PlanConflict {
            return nil
        }
        return search
    }

    /// The request with all that money could buy.
    private func widened(_ resource: NextPound.Resource) -> PlanRequest {
        var wide = request
        guard resource == .budget else {
            wide.limits.append(.seats(.max / 4, course: nil))
            return wide
        }
        if wide.further.isEmpty { wide.further = programme.usualFurther }
        if wide.mayDrop.isEmpty { wide.mayDrop = programme.usualFurther.map(\.course) }
        return wide
    }

    /// Amounts for the points, rising, and what today's plan comes to.
    private func amounts(
        _ resource: NextPound.Resource,
        _ space: PlanSpace
    ) async throws -> (amounts: [Double], today: Double) {
        let shares = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2]
        switch resource {
        case .budget:
            let rows = try await values(
                of: [
                    Trial(
                        scenario: space.base,
                        shape: 0,
                        replicates: 0..<min(256, replicates),
                        measures: [.metric(.cost)]
                    )
                ],
                seed: searchSeed,
                workers: workers
            )
            let today = Estimate(rows[0][0]).mean
            let limit = request.limits.lazy.compactMap { limit in
                if case .budget(let amount) = limit { return amount }
                return nil
            }.min()
            let whole = max(1, limit ?? programme.budget ?? today)
            return (shares.map { ($0 * whole).rounded() }, today)
        case .seats:
            let limit = request.limits.lazy.compactMap { limit in
                if case .seats(let most, nil) = limit { return most }
                return nil
            }.min()
            let whole = Double(max(1, limit ?? space.today.seatsInAll))
            let most = space.slots.reduce(0) { $0 + $1.places }
            var amounts = shares.map { min(Double(most), ($0 * whole).rounded()) }
            amounts = amounts.enumerated().filter { amounts.firstIndex(of: $1) == $0 }.map(
                \.element
            )
            return (amounts.filter { $0 > 0 }, Double(space.today.seatsInAll))
        }
    }

    /// The points, judged, with the bend.
    private func curve(
        _ resource: NextPound.Resource,
        _ points: [(limit: Double, state: PlanState)],
        _ space: PlanSpace
    ) async throws -> NextPound {
        guard !points.isEmpty,
            let goal = GoalScore(
                request.aim.goals[0],
                programme,
                index: space.index,
                scenario: space.base
            )
        else { return NextPound(resource: resource, points: [], bend: nil, today: nil) }
        let measures: [Measure] = [.metric(.peopleReached), .metric(.cost), goal.measure]
        let states = [space.today] + points.map(\.state)
        let rows = try await values(
            of: states.enumerated().map { position, state in
                Trial(
                    scenario: space.scenario(state),
                    shape: state.ties.contains(true) ? position + 1 : 0,
                    replicates: 0..<replicates,
                    measures: measures
                )
            },
            seed: seed,
            workers: workers
        )
        var result: [NextPound.Point] = []
        for (position, point) in points.enumerated() {
            let row = rows[position + 1]
            let before = position > 0 ? points[position - 1].state : nil
            let sessions = space.sessions(of: point.state).filter { $0.status != .cancelled }
            result.append(
                NextPound.Point(
                    limit: point.limit,
                    cost: Estimate(row[1]).mean + space.costOfTies(point.state),
                    seats: sessions.reduce(0) { sum, session in
                        sum
                            + session.seats.reduce(0) {
                                $0 + ($1.invitation == .champions ? 0 : $1.count)
                            }
                    },
                    sessions: sessions.count,
                    people: Outcome.Summary(row[0], of: .peopleReached),
                    goal: Estimate(goal.scores(row[2])).mean,
                    added: space.slots.indices.filter { slot in
                        point.state.held[slot] && !(before?.held[slot] ?? false)
                    }
                    .map { space.slots[$0].session.id }
                )
            )
        }
        let costToday = Estimate(rows[0][1]).mean
        let seatsToday = Double(space.today.seatsInAll)
        func distance(_ point: NextPound.Point) -> Double {
            resource == .budget ? abs(point.cost - costToday) : abs(point.limit - seatsToday)
        }
        return NextPound(
            resource: resource,
            points: result,
            bend: Self.bend(result.map { (resource == .budget ? $0.cost : $0.limit, $0.goal) }),
            today: result.indices.min { distance(result[$0]) < distance(result[$1]) }
        )
    }

    /// Where a rising curve bends: the point furthest above the line from its first to its last point, both axes scaled to 0…1.
    ///
    /// Satopää, Albrecht, Irwin & Raghavan, "Finding a 'kneedle' in a haystack", ICDCS workshops 2011,
    /// doi:10.1109/ICDCSW.2011.20.
    ///
    /// - Returns: nil where no point lies more than a tenth above the line.
    static func bend(_ points: [(x: Double, y: Double)]) -> Int? {
        guard points.count > 2, let first = points.first, let last = points.last,
            last.x > first.x, last.y > first.y
        else { return nil }
        let heights = points.map { point in
            (point.y - first.y) / (last.y - first.y) - (point.x - first.x) / (last.x - first.x)
        }
        guard let most = heights.indices.max(by: { heights[$0] < heights[$1] }),
            heights[most] > 0.1
        else { return nil }
        return most
    }
}
