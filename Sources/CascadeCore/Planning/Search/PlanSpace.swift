import CascadeGraph

/// All that a plan may decide, found in a programme for a request.
struct PlanSpace: Sendable {
    /// One session that the plan may shape.
    struct Slot: Sendable {
        /// The session without the seats that the plan shares out.
        let session: Session
        /// The session as today's plan has it; nil for a new one.
        let original: Session?
        /// Position of its course.
        let course: Int
        /// Week in which it starts.
        let week: Int
        /// Seats by name to share out; 0: nothing to decide about its seats.
        let places: Int
        /// Whether it may be left out: it is new, or the request lets it be dropped.
        let isOptional: Bool
        /// Whether it is not in the programme.
        var isNew: Bool { original == nil }

        /// The slot that is held in any case, with someone booked by name in place of a seat.
        func held(booking person: String? = nil) -> Slot {
            var session = self.session
            if let person { session.people.append(person) }
            return Slot(
                session: session,
                original: original,
                course: course,
                week: week,
                places: person == nil ? places : places - 1,
                isOptional: false
            )
        }
    }

    let programme: Programme
    let request: PlanRequest
    let lastDay: CalendarDate
    /// The programme as it is.
    let base: Scenario
    let index: ProgrammeIndex
    /// Sessions that the plan may shape, those of the programme first in its order, then new ones by date.
    let slots: [Slot]
    /// Organisations that can be invited, by position in the programme, ascending.
    let candidates: [Int]
    /// Candidates' positions among the candidates, by position in the programme.
    let candidateOf: [Int: Int]
    /// Pairs of organisations that can be tied.
    let ties: [(Int, Int)]
    /// All limits: the request's, and the courses' rules on who is in a session.
    var limits: [Limit]
    /// By slot, then candidate: the most seats it can have.
    let most: [Int16]
    /// By candidate: people who can still be trained.
    let trainable: [Int]
    /// Where each session of the programme is among the slots; −1: the plan does not touch it.
    let slotOfSession: [Int]
    let namedPositions: [String: Int]
    /// What a user should know.
    let notices: [String]

    /// The most seats that a candidate is given over all sessions: some who are booked don't come or don't complete, and
    /// newcomers take the places of those who leave.
    func mostSeats(of candidate: Int) -> Int { max(1, 2 * trainable[candidate]) }

    /// The plan as it stands today.
    var today: PlanState {
        var state = PlanState(slots: slots.count, candidates: candidates.count, ties: ties.count)
        for (position, slot) in slots.enumerated() {
            guard let original = slot.original else { continue }
            state.held[position] = true
            guard slot.places > 0 else { continue }
            for seats in original.seats {
                guard case .organisation(let id) = seats.invitation,
                    let organisation = index.organisations[id],
                    let candidate = candidateOf[organisation]
                else { continue }
                state[position, candidate] += seats.count
            }
        }
        return state
    }

    /// A slot's session with the seats of a state, invited in written order before anyone and champions.
    func session(_ slot: Int, in state: PlanState) -> Session {
        let space = slots[slot]
        var session = space.session
        guard space.places > 0 else { return session }
        var byName: [Session.Seats] = []
        for candidate in candidates.indices where state[slot, candidate] > 0 {
            let id = programme.organisations[candidates[candidate]].id
            byName.append(Session.Seats(.organisation(id), state[slot, candidate]))
        }
        if let original = space.original, Self.isSame(byName, original.seats) { return original }
        session.seats = byName + session.seats
        return session
    }

    private static func isSame(_ byName: [Session.Seats], _ seats: [Session.Seats]) -> Bool {
        var counts: [String: Int] = [:]
        for seat in seats {
            if case .organisation(let id) = seat.invitation { counts[id, default: 0] += seat.count }
        }
        guard counts.count == byName.count else { return false }
        return byName.allSatisfy { seat in
            guard case .organisation(let id) = seat.invitation else { return false }
            return counts[id] == seat.count
        }
    }

    /// What a state changes in the programme.
    func plan(_ state: PlanState) -> Plan {
        var plan = Plan()
        for (position, slot) in slots.enumerated() {
            guard state.held[position] else {
                if let original = slot.original { plan.dropped.append(original.id) }
                continue
            }
            let session = session(position, in: state)
            if let original = slot.original {
                if session != original { plan.changed.append(session) }
            } else {
                plan.added.append(session)
            }
        }
        plan.ties = newTies(state)
        return plan
    }

    func newTies(_ state: PlanState) -> [Partnership] {
        ties.indices.filter { state.ties[$0] }.map { tie in
            Partnership(
                from: programme.organisations[ties[tie].0].id,
                to: programme.organisations[ties[tie].1].id,
                strength: request.ties?.strength ?? 0.5
            )
        }
    }

    /// What the ties of a state cost.
    func costOfTies(_ state: PlanState) -> Double {
        Double(state.ties.count { $0 }) * (request.ties?.cost ?? 0)
    }

    /// The scenario of a state.
    ///
    /// - Complexity: O(sessions) without new ties; else that of compiling the programme.
    func scenario(_ state: PlanState) -> Scenario {
        if state.ties.contains(true) {
            return Scenario(programme.applying(plan(state)), until: lastDay)
        }
        return base.holding(sessions(of: state), index: index, named: namedPositions)
    }

    /// All sessions of the programme with a state in it, in the plan's order.
    func sessions(of state: PlanState) -> [Session] {
        var sessions: [Session] = []
        sessions.reserveCapacity(programme.sessions.count + 8)
        for (position, session) in programme.sessions.enumerated() {
            let slot = slotOfSession[position]
            if slot < 0 {
                sessions.append(session)
            } else if state.held[slot] {
                sessions.append(self.session(slot, in: state))
            }
        }
        for (position, slot) in slots.enumerated() where slot.isNew && state.held[position] {
            sessions.append(session(position, in: state))
        }
        return sessions
    }
}

extension Scenario {
    /// The scenario with other planned sessions.
    ///
    /// People named in sessions must be known to it already.
    func holding(_ sessions: [Session], index: ProgrammeIndex, named: [String: Int]) -> Scenario {
        var copy = self
        let plan = Self.compileSessions(
            programme,
            index,
            sessions: sessions,
            courses: courses,
            namedPositions: named,
            nextOpenWeek: nextOpenWeek
        )
        copy.sessions = plan.sessions
        copy.sessionStart = plan.starts
        return copy
    }

    /// The scenario with one more founding trainer, whom nobody names, in the organisation at a position.
    func withTrainer(at organisation: Int) -> Scenario {
        var copy = self
        guard unnamedFounders[organisation] < headcount[organisation] else { return copy }
        copy.unnamedFounders[organisation] += 1
        copy.firstNamed += 1
        return copy
    }

    /// The scenario with one more planned session, led by an external trainer, whose people never come forward.
    func withProbe(course: Int, week: Int, organisation: Int, seats: Int) -> Scenario {
        var copy = self
        var session = CompiledSession(
            key: RandomStream.key(RandomStream.key(3, name: "probe"), UInt64(organisation)),
            course: course,
            week: week,
            completionWeek: week + courses[course].durationWeeks,
            trainers: [],
            people: [],
            seats: [(.organisation(organisation), seats)]
        )
        session.makesChampions = false
        copy.sessions.insert(session, at: sessionStart[week + 1])
        for later in (week + 1)..<copy.sessionStart.count { copy.sessionStart[later] += 1 }
        return copy
    }
}
