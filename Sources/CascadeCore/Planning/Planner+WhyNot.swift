import CascadeGraph

extension PlanAnswer {
    /// Seats that the plan gives by name in the sessions whose seats it shares out or adds.
    public var seatsByName: Int {
        let from = request.from ?? programme.start
        let courses = request.seatingCourses
        let shaped = programme.sessions.filter { session in
            session.status == .planned && session.start >= from
                && (courses.isEmpty || courses.contains(session.course))
        }
        return shaped.reduce(0) { sum, session in
            sum
                + session.seats.reduce(0) { count, seats in
                    if case .organisation = seats.invitation { return count + seats.count }
                    return count
                }
        }
    }

    /// The request with a change that ``Planner/whyNot(_:given:stop:progress:)`` proposes.
    ///
    /// `without` and `invite` also ask for the organisation.
    public func request(with remedy: WhyNot.Remedy, for organisation: String) -> PlanRequest {
        var request = self.request
        switch remedy {
        case .seats(let more):
            let before = request.limits.lazy.compactMap { limit in
                if case .seats(let most, nil) = limit { return most }
                return nil
            }.min()
            request.limits.removeAll { limit in
                if case .seats(_, nil) = limit { return true }
                return false
            }
            request.limits.append(.seats((before ?? seatsByName) + more, course: nil))
        case .money(let more):
            request.limits = request.limits.map { limit in
                if case .budget(let amount) = limit { return .budget(amount + more) }
                return limit
            }
        case .date(let day): request.from = day
        case .without(let limits):
            request.limits.removeAll { limits.contains($0) }
            request.limits.append(.invite(organisation))
        case .invite:
            request.limits.append(.invite(organisation))
        }
        return request
    }
}

extension Planner {
    /// Why an organisation has no seat in a plan, and the smallest change that gives it one.
    ///
    /// More seats and more money are tried by planning anew, from little to much; what is proposed has been seen to bring the
    /// organisation in.
    ///
    /// - Parameters:
    ///   - organisation: its id; the programme has it.
    ///   - answer: the plan, by this planner.
    ///   - stop: ends the search for a change early.
    ///   - progress: called from any thread.
    /// - Returns: the reason, what inviting it all the same would cost, and a change.
    /// - Throws: ``SimulationCancelled``, ``PlanConflict``.
    /// - Complexity: up to five plans.
    public func whyNot(
        _ organisation: String,
        given answer: PlanAnswer,
        stop: Stop = Stop(),
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> WhyNot {
        let space = try await PlanSpace(
            programme,
            request,
            until: lastDay,
            seed: searchSeed,
            workers: workers,
            keeping: [organisation]
        )
        var result = WhyNot(organisation: organisation, reason: .others)
        if let seats = answer.seats(of: organisation), seats > 0 {
            result.reason = .invited(seats: seats)
            return result
        }
        guard space.slots.contains(where: { $0.places > 0 }) else {
            result.reason = .noSeatsDecided
            return result
        }
        guard let position = space.index.organisations[organisation],
            let candidate = space.candidateOf[position],
            space.slots.indices.contains(where: {
                space.most[$0 * space.candidates.count + candidate] > 0
            })
        else {
            result.reason = .nobodyEligible
            return result
        }
        let model = SeatModel(space: space)
        let asking = Limit.invite(organisation)
        // Limits that forbid it: one of each set that can't be kept together with asking for it, until all others can.
        var standing = space.limits
        var blocking: [Limit] = []
        while model.areContradictory(standing + [asking]) {
            guard
                let limit = minimalLimits(
                    standing,
                    isFeasible: { limits in
                        !model.areContradictory(limits + [asking])
                    }
                ).first
            else { break }
            blocking.append(limit)
            standing.removeAll { $0 == limit }
        }
        if let limit = blocking.first {
            result.reason = .limit(limit)
            result.remedy = .without(blocking)
            return result
        }
        result.ifInvited = try await cost(of: asking, space, answer, stop: stop)
        result.remedy = try await remedy(
            for: organisation,
            given: answer,
            stop: stop,
            progress: progress
        )
        return result
    }

    /// By how much the first goal changes when a limit is added to those of a plan, on the judge's draws.
    private func cost(
        of limit: Limit,
        _ space: PlanSpace,
        _ answer: PlanAnswer,
        stop: Stop
    ) async throws -> Difference? {
        var search = try await begun(space, from: nil, stop: stop, progress: { _ in })
        guard let state = space.state(of: answer.plan) else { return nil }
        search.best = state
        let effort = search.effort
        try await search.trials.run([state], replicates: effort.levels.last ?? 1)
        guard let prices = try await search.prices() else { return nil }
        var asking = space
        asking.limits.append(limit)
        guard
            let with = SeatModel(space: asking).best(from: state, prices: prices, moves: 4)
        else { return nil }
        let measures = [search.goals[0].measure]
        let rows = try await values(
            of: [state, with].map {
                Trial(
                    scenario: space.scenario($0),
                    shape: -1,
                    replicates: 0..<replicates,
                    measures: measures
                )
            },
            seed: seed,
            workers: workers
        )
        return Difference(
            before: search.goals[0].scores(rows[0][0]),
            after: search.goals[0].scores(rows[1][0])
        )
    }

    /// The smallest of some changes that brings an organisation in, seen by planning anew.
    private func remedy(
        for organisation: String,
        given answer: PlanAnswer,
        stop: Stop,
        progress: @escaping @Sendable (Progress) -> Void
    ) async throws -> WhyNot.Remedy {
        let seats = answer.seatsByName
        var ways: [WhyNot.Remedy] = [0.05, 0.2, 0.5].map {
            .seats(max(1, Int((Double(seats) * $0).rounded())))
        }
        for case .budget(let budget) in request.limits {
            ways = [0.1, 0.25, 0.5].map { .money((budget * $0).rounded()) }
        }
        if let from = request.from, from > programme.start {
            ways.append(.date(programme.start + (from - programme.start) / 2))
            ways.append(.date(programme.start))
        }
        for (position, way) in ways.enumerated() where !stop.isSet {
            progress(.share(Double(position + 1) / Double(ways.count + 1)))
            let changed = answer.request(with: way, for: organisation)
            let search: PlanSearch
            do {
                search = try await searched(request: changed, stop: stop, progress: { _ in })
            } catch is PlanConflict {
                continue
            }
            let space = search.space
            if let position = space.index.organisations[organisation],
                let candidate = space.candidateOf[position],
                search.best.seats(of: candidate) > 0
            {
                return way
            }
        }
        return .invite
    }
}

extension PlanAnswer {
    /// Seats that the plan gives an organisation by name; nil where it gives none.
    func seats(of organisation: String) -> Int? {
        let sessions = plan.changed + plan.added
        let touched = Set(sessions.map(\.id))
        let all = sessions + programme.sessions.filter { !touched.contains($0.id) }
        let count = all.filter { $0.status == .planned }.reduce(0) { sum, session in
            sum
                + session.seats.reduce(0) {
                    $0 + ($1.invitation == .organisation(organisation) ? $1.count : 0)
                }
        }
        return count > 0 ? count : nil
    }
}

extension WhyNot {
    /// A reason without a change.
    init(organisation: String, reason: Reason) {
        self.organisation = organisation
        self.reason = reason
        remedy = nil
        ifInvited = nil
    }
}

extension PlanSpace {
    /// A plan as the search sees it; nil where it has sessions that the space doesn't.
    func state(of plan: Plan) -> PlanState? {
        var state = today
        let changed = Dictionary(
            (plan.changed + plan.added).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let dropped = Set(plan.dropped)
        for (position, slot) in slots.enumerated() {
            let id = slot.session.id
            if dropped.contains(id) { state.held[position] = false }
            guard let session = changed[id] else { continue }
            state.held[position] = true
            guard slot.places > 0 else { continue }
            for candidate in candidates.indices { state[position, candidate] = 0 }
            for seats in session.seats {
                guard case .organisation(let organisation) = seats.invitation else { continue }
                guard let place = index.organisations[organisation],
                    let candidate = candidateOf[place]
                else { return nil }
                state[position, candidate] += seats.count
            }
        }
        for tie in plan.ties {
            guard
                let position = ties.firstIndex(where: {
                    programme.organisations[$0.0].id == tie.from
                        && programme.organisations[$0.1].id == tie.to
                })
            else { return nil }
            state.ties[position] = true
        }
        return state.tidied()
    }
}
