import CascadeGraph

extension PlanSpace {
    /// All that a plan for a request may decide.
    ///
    /// - Throws: ``PlanConflict`` where further sessions are wanted that no date, host or trainer is left for.
    /// - Complexity: that of compiling the programme, choosing candidates, and a timetable of the further sessions.
    init(
        _ programme: Programme,
        _ request: PlanRequest,
        until lastDay: CalendarDate,
        seed: UInt64,
        workers: Int? = nil,
        keeping kept: [String] = []
    ) async throws {
        let index = ProgrammeIndex(programme)
        var builder = PlanSpaceBuilder(programme, request, until: lastDay, index: index)
        builder.noticePlannedSessions()
        builder.addSessions()
        try builder.addFurtherSessions()
        builder.bookPeople()
        let effort = PlanEffort(programme)
        let chosen = PlanCandidates(programme, until: lastDay)
        let candidates = await builder.candidates(
            chosen,
            keeping: kept,
            most: effort.candidates,
            seed: seed,
            workers: workers
        )
        var whole = programme
        if builder.namesPeople {
            var draft = programme.draft
            draft.sessions += builder.slots.map(\.session)
            whole = Programme(checked: draft)
        }
        let full = Scenario(whole, until: lastDay)
        let named = Scenario.compilePeople(whole, index).positions
        self.programme = programme
        self.request = request
        self.lastDay = lastDay
        self.index = index
        base =
            builder.namesPeople
            ? full.holding(programme.sessions, index: index, named: named) : full
        namedPositions = named
        slots = builder.slots
        slotOfSession = builder.slotOfSession
        self.candidates = candidates
        candidateOf = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
        trainable = candidates.map { organisation in
            let value = programme.organisations[organisation]
            return max(0, value.people - value.foundingTrainers)
        }
        limits = builder.limits
        notices = builder.notices
        ties = builder.ties(chosen, most: effort.breadth * 2)
        let base = base
        let trainable = trainable
        most = builder.slots.flatMap { slot in
            candidates.indices.map { candidate -> Int16 in
                guard slot.places > 0 else { return 0 }
                let organisation = candidates[candidate]
                let bit = base.courses[slot.course].bit
                let mayCome = base.audience[Int(base.sector[organisation])] & bit != 0
                return mayCome ? Int16(clamping: min(slot.places, trainable[candidate])) : 0
            }
        }
    }

    /// The plan that usual practice makes of the seats of a plan.
    ///
    /// - Returns: nil where there are no seats to share out.
    func state(of practice: UsualPractice, like state: PlanState, seed: UInt64) -> PlanState? {
        let order = slots.indices.filter { state.held[$0] && slots[$0].places > 0 }
            .sorted { (slots[$0].week, $0) < (slots[$1].week, $1) }
        guard !order.isEmpty else { return nil }
        let shares = practice.seats(
            in: programme,
            places: order.map { slots[$0].places },
            courses: order.map { slots[$0].course },
            open: { session, organisation in
                guard let candidate = candidateOf[organisation] else { return false }
                return most[order[session] * candidates.count + candidate] > 0
            },
            seed: seed
        )
        var result = state
        for (position, slot) in order.enumerated() {
            for candidate in candidates.indices { result[slot, candidate] = 0 }
            for share in shares[position] {
                if let candidate = candidateOf[share.organisation] {
                    result[slot, candidate] += share.count
                }
            }
        }
        return result
    }

    /// What limits meet with in the programme, in words.
    func reasons(for limits: [Limit]) -> [String] {
        var reasons: [String] = []
        let places = slots.reduce(0) { $0 + $1.places }
        if places > 0 {
            reasons.append(
                "the sessions whose seats are shared out have \(Wording.counted(places, "place"))"
            )
        } else if limits.contains(where: \.concernsSeats) {
            reasons.append("there is no session whose seats are shared out")
        }
        return reasons
    }
}

extension Limit {
    /// Whether it counts seats.
    var concernsSeats: Bool {
        switch self {
        case .seats, .atLeast, .atMost, .invite, .leaveOut, .share: true
        default: false
        }
    }
}
