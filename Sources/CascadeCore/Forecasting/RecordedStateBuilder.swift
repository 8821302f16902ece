import CascadeGraph

/// Puts together what stands on record on a day.
struct RecordedStateBuilder {
    let history: History
    let programme: Programme
    let scenario: Scenario
    let index: ProgrammeIndex
    var state: RecordedState
    /// By person of the programme: the seat; −1 for none.
    private(set) var seatOfPerson: [Int32]
    /// By organisation: seats of people without names, in the order of being reached; the last row: organisation not known.
    private var unnamed: [[Int32]]
    private var unnamedWaiting: [[Int32]]
    /// By organisation and course: how many of `unnamed` have been looked at.
    private var cursor: [Int32]
    private var unnamedCount: UInt64 = 0
    private let namedPositions: [String: Int]

    /// - Parameters:
    ///   - history: the records until the day.
    ///   - scenario: the arrays of the programme with the sessions still to come.
    ///   - planned: the programme with the sessions still to come.
    ///   - learning: what the records teach.
    init(_ history: History, scenario: Scenario, planned: Programme, learning: Learning) {
        self.history = history
        programme = history.programme
        self.scenario = scenario
        index = ProgrammeIndex(programme)
        let courses = scenario.courses.count
        let organisations = scenario.headcount.count
        let generations = Array(repeating: Int64(0), count: Tally.generationLimit)
        let byCourse = Array(repeating: Int64(0), count: courses)
        state = RecordedState(
            firstWeek: min(history.weekNow, scenario.weeks),
            elapsed: history.weekElapsed,
            unnamedFounders: scenario.unnamedFounders,
            reachedByOrganisation: Array(repeating: 0, count: organisations),
            sessionsByCourse: byCourse,
            attendancesByCourse: byCourse,
            completionsByCourse: byCourse,
            income: byCourse,
            qualifiedByGeneration: generations,
            deliveringByGeneration: generations,
            credit: Array(repeating: 0, count: organisations)
        )
        seatOfPerson = Array(repeating: -1, count: history.people.count)
        unnamed = Array(repeating: [], count: organisations + 1)
        unnamedWaiting = unnamed
        cursor = Array(repeating: 0, count: (organisations + 1) * courses)
        state.trainers = learning.trainers
        if !history.recordsLeaving {
            state.unseenLeaving = (0..<organisations).map(learning.unseenLeaving)
        }
        namedPositions = Scenario.compilePeople(planned, index).positions
    }

    /// The state.
    ///
    /// - Complexity: O(people + sessions + rows of attendance), and the queue's sort.
    mutating func build() -> RecordedState {
        seatPeople()
        seatHeadcounts()
        enrol()
        spreadUnknown()
        fillQueue()
        countFacts()
        return state
    }

    // MARK: - People

    private mutating func addSeat(_ seat: RecordedState.Seat) -> Int {
        state.seats.append(seat)
        for _ in scenario.courses { state.completionWeeks.append(.min) }
        return state.seats.count - 1
    }

    private mutating func complete(_ seat: Int, course: Int, week: Int) {
        let courses = scenario.courses.count
        let bit = scenario.courses[course].bit
        state.seats[seat].completed |= bit
        var mask = bit | (scenario.courses[course].refreshes & state.seats[seat].completed)
        while mask != 0 {
            let renewed = mask.trailingZeroBitCount
            mask &= mask &- 1
            state.completionWeeks[seat * courses + renewed] = Int32(week)
        }
        if week >= Int(state.seats[seat].lastTraining) {
            state.seats[seat].lastTraining = Int32(week)
            state.seats[seat].lastCourse = Int32(course)
        }
        state.seats[seat].lastSeen = max(state.seats[seat].lastSeen, Int32(week))
        if scenario.championMakers & bit != 0 { state.seats[seat].hadChampionChance = true }
    }

    private mutating func seatPeople() {
        // First those whom sessions to come name, in the scenario's order, then all others.
        let recordsLeaving = history.recordsLeaving
        var trainerOfPerson: [Int: Int] = [:]
        for (position, trainer) in state.trainers.enumerated() {
            trainerOfPerson[trainer.person] = position
        }
        for (position, person) in programme.people.enumerated() {
            let known = history.people[position]
            let named = namedPositions[person.id]
            let trainer = trainerOfPerson[position]
            guard named != nil || known.reached != nil || trainer != nil else { continue }
            let organisation = index.organisations[person.organisation] ?? -1
            var seat = RecordedState.Seat(
                key: RandomStream.key(2, name: person.id),
                named: named.map(Int32.init) ?? -1,
                organisation: Int32(organisation)
            )
            seat.hasLeft = person.left.map { $0 < history.asOf } ?? false
            seat.isPresenceKnown = recordsLeaving
            seat.isReached = known.reached != nil
            seat.isFounder = trainer.map { state.trainers[$0].isFounder } ?? false
            if seat.isReached { seat.isFounder = false }
            seat.generation = Int16(clamping: known.generation ?? 0)
            seat.fidelity = known.fidelity
            seat.trainer = trainer.map(Int32.init) ?? -1
            for held in known.led + known.coTrained {
                let week = programme.week(of: history.sessions[held].start)
                seat.lastSeen = max(seat.lastSeen, Int32(week))
            }
            if let trainer, !known.isFounder, state.trainers[trainer].isFounder, organisation >= 0,
                state.unnamedFounders[organisation] > 0
            {
                // One of the founding trainers whom the programme counts without names.
                state.unnamedFounders[organisation] -= 1
            }
            let number = addSeat(seat)
            seatOfPerson[position] = Int32(number)
            for completion in known.completions {
                complete(
                    number,
                    course: completion.course,
                    week: programme.week(of: completion.day)
                )
            }
            wait(number, person: position)
        }
    }

    /// Whether someone named waits for train-the-trainer, and since when.
    private mutating func wait(_ seat: Int, person: Int) {
        let known = history.people[person]
        guard let cameForward = known.cameForward, !state.seats[seat].hasLeft,
            state.seats[seat].trainer < 0
        else { return }
        state.seats[seat].isWaiting = true
        state.seats[seat].cameForward = Int32(programme.week(of: cameForward))
    }

    // MARK: - People without names, and courses under way

    private mutating func seatHeadcounts() {
        for (held, session) in history.sessions.enumerated() where session.end <= history.asOf {
            let week = programme.week(of: session.end)
            for row in history.rows[session.rows] {
                if row.person >= 0 {
                    fail(row, session, week: week)
                    continue
                }
                guard row.outcome == .completed else { continue }
                let place = row.organisation >= 0 ? Int(row.organisation) : unnamed.count - 1
                if row.reached > 0 {
                    for _ in 0..<row.count { addUnnamed(row, session, held, place: place, week) }
                } else {
                    for _ in 0..<row.count where !retrain(place, session.course, week) { break }
                }
            }
        }
    }

    private mutating func addUnnamed(
        _ row: History.Row,
        _ session: History.HeldSession,
        _ held: Int,
        place: Int,
        _ week: Int
    ) {
        unnamedCount += 1
        var seat = RecordedState.Seat(
            key: RandomStream.key(7, unnamedCount),
            organisation: row.organisation
        )
        seat.isUnnamed = true
        seat.isReached = true
        seat.generation = Int16(clamping: session.generation)
        seat.fidelity = session.fidelity
        let number = addSeat(seat)
        complete(number, course: session.course, week: week)
        unnamed[place].append(Int32(number))
        if scenario.courses[session.course].qualifiesFor != 0 {
            state.seats[number].unwatchedCourse = Int32(session.course)
            state.seats[number].unwatchedSince = Int32(week)
        } else if row.cameForward == true,
            scenario.championMakers & scenario.courses[session.course].bit != 0
        {
            state.seats[number].isWaiting = true
            state.seats[number].cameForward = Int32(week)
            unnamedWaiting[place].append(Int32(number))
        }
    }

    /// Gives a further course to someone without a name of a place who lacks it; false where there is nobody.
    private mutating func retrain(_ place: Int, _ course: Int, _ week: Int) -> Bool {
        let trainsTrainers = scenario.courses[course].qualifiesFor != 0
        var seat = -1
        if trainsTrainers, !unnamedWaiting[place].isEmpty {
            seat = Int(unnamedWaiting[place].removeFirst())
        }
        let cell = place * scenario.courses.count + course
        while seat < 0 {
            guard Int(cursor[cell]) < unnamed[place].count else { return false }
            let next = Int(unnamed[place][Int(cursor[cell])])
            cursor[cell] += 1
            if state.seats[next].completed & scenario.courses[course].bit == 0 { seat = next }
        }
        complete(seat, course: course, week: week)
        if trainsTrainers {
            state.seats[seat].isWaiting = false
            state.seats[seat].unwatchedCourse = Int32(course)
            state.seats[seat].unwatchedSince = Int32(week)
        }
        return true
    }

    /// A waiting champion who was booked for train-the-trainer and did not complete goes to the end of the queue once.
    private mutating func fail(_ row: History.Row, _ session: History.HeldSession, week: Int) {
        guard row.outcome != .completed, scenario.courses[session.course].qualifiesFor != 0 else {
            return
        }
        let seat = Int(seatOfPerson[Int(row.person)])
        guard seat >= 0, state.seats[seat].isWaiting,
            Int(state.seats[seat].cameForward) <= week
        else { return }
        state.seats[seat].failures += 1
        state.seats[seat].cameForward = Int32(week)
        if state.seats[seat].failures > 1 {
            state.seats[seat].isWaiting = false
            state.seats[seat].leftQueue = Int32(week)
        }
    }

    private mutating func enrol() {
        for session in history.sessions where session.end > history.asOf {
            let compiled = scenario.courses[session.course]
            for row in history.rows[session.rows] where row.outcome != .noShow {
                for _ in 0..<row.count {
                    var number = row.person >= 0 ? Int(seatOfPerson[Int(row.person)]) : -1
                    if number < 0 {
                        unnamedCount += 1
                        var seat = RecordedState.Seat(
                            key: RandomStream.key(7, unnamedCount),
                            organisation: row.organisation
                        )
                        seat.isPresenceKnown = true
                        seat.isUnnamed = row.person < 0
                        number = addSeat(seat)
                        if row.person >= 0 {
                            seatOfPerson[Int(row.person)] = Int32(number)
                        } else if row.organisation < 0 {
                            unnamed[unnamed.count - 1].append(Int32(number))
                        }
                    }
                    let isFromQueue = state.seats[number].isWaiting && compiled.qualifiesFor != 0
                    if isFromQueue {
                        state.seats[number].isWaiting = false
                        state.seats[number].leftQueue = Int32(programme.week(of: session.start))
                    }
                    state.enrolments.append(
                        RecordedState.Enrolment(
                            seat: number,
                            course: session.course,
                            completionWeek: programme.week(of: session.end),
                            generation: Int16(clamping: session.generation - 1),
                            fidelity: session.fidelity,
                            isFromQueue: isFromQueue
                        )
                    )
                }
            }
        }
    }

    /// Spreads people of unknown organisation evenly through the headcounts.
    private mutating func spreadUnknown() {
        let lost = unnamed[unnamed.count - 1]
        let total = scenario.headcount.reduce(0) { $0 + Int($1) }
        guard !lost.isEmpty, total > 0 else { return }
        var organisation = 0
        var sum = Int(scenario.headcount[0])
        for (position, seat) in lost.enumerated() {
            let at = (2 * position + 1) * total / (2 * lost.count)
            while at >= sum, organisation + 1 < scenario.headcount.count {
                organisation += 1
                sum += Int(scenario.headcount[organisation])
            }
            state.seats[Int(seat)].organisation = Int32(organisation)
        }
        state.notices.append(
            "\(Wording.counted(lost.count, "person", "people")) on record of an organisation that is not known: "
                + "spread over the organisations in proportion to headcount"
        )
    }

    private mutating func fillQueue() {
        state.order = state.seats.indices.sorted {
            (-state.seats[$0].lastTraining, $0) < (-state.seats[$1].lastTraining, $1)
        }
        state.queue = state.seats.indices.filter { state.seats[$0].isWaiting }
            .sorted {
                (state.seats[$0].cameForward, $0) < (state.seats[$1].cameForward, $1)
            }
    }
}
