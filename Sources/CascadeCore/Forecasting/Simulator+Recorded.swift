import CascadeGraph
import RealModule

/// Putting what stands on record in place at the start of a replicate.
extension Simulator {
    /// What the draws of the recorded state belong to.
    private enum Recorded {
        static let presence: UInt64 = 1 << 40
        static let trainer: UInt64 = 1 << 41
    }

    /// Seats founders, people known by name and everyone on record, and continues their trainers' timetables.
    ///
    /// - Complexity: O(people on record + organisations + weeks on record × metrics).
    mutating func seatRecorded() {
        guard let state = scenario.recorded else { return }
        week = max(0, state.firstWeek - 1)
        seatUnnamedFounders(state)
        var personOfSeat = Array(repeating: Int32(-1), count: state.seats.count)
        seatNamed(state, &personOfSeat)
        // Those trained last first: where an organisation has too few places, those trained first have left it.
        for seat in state.order where state.seats[seat].named < 0 {
            seatOne(state, seat, &personOfSeat, keepsPlace: false)
        }
        for seat in state.queue where personOfSeat[seat] >= 0 {
            let person = Int(personOfSeat[seat])
            guard people[person].organisation >= 0 else { continue }
            var someone = people[person]
            joinQueue(person, &someone)
            someone.cameForward = state.seats[seat].cameForward
            people[person] = someone
        }
        enrol(state, personOfSeat)
        count(state)
        for organisation in neverTrained.indices { updateEmbedding(organisation) }
        week = state.firstWeek
    }

    private mutating func seatUnnamedFounders(_ state: RecordedState) {
        for organisation in neverTrained.indices {
            let key = RandomStream.key(
                RandomStream.key(root, Purpose.organisation),
                scenario.organisationKeys[organisation]
            )
            for number in 0..<scenario.unnamedFounders[organisation] {
                let key = RandomStream.key(key, UInt64(number))
                // Those of whom sessions are on record are seated by name.
                guard number < state.unnamedFounders[organisation],
                    isStillHere(key, organisation, since: -1, neverTrained[organisation])
                else {
                    addAbsentee(key: key)
                    continue
                }
                let person = addIndividual(organisation: organisation, key: key)
                makeFounder(person)
                guard let course = scenario.trainTheTrainerCourses.first else { continue }
                continueUnwatched(person, course: course, since: 0, isFounder: true)
            }
        }
    }

    private mutating func makeFounder(_ person: Int) {
        people[person].isFounder = true
        people[person].completed = scenario.allCourses
        people[person].valid = scenario.allCourses
        people[person].qualified = scenario.deliverable
        updateEligibility(person)
        scheduleLeaving(person, people[person], from: week, after: elapsed)
    }

    /// Whether someone is still there who was last seen in a week, where the records would not say so.
    private func isStillHere(_ key: UInt64, _ organisation: Int, since: Int, _ places: Int32)
        -> Bool
    {
        guard places > 0 else { return false }
        let slot = scenario.assumptions.slot(.turnover, organisation: organisation)
        let weeks = max(0, Double(week - since) + elapsed)
        guard weeks > 0, logSurvival[slot] < 0 else { return true }
        var stream = RandomStream(key: RandomStream.key(key, Recorded.presence))
        return stream.uniform() < Double.exp(logSurvival[slot] * weeks)
    }

    /// Everyone whom sessions to come name, at the positions at which these look for them.
    private mutating func seatNamed(_ state: RecordedState, _ personOfSeat: inout [Int32]) {
        var seatOfNamed = Array(repeating: -1, count: scenario.namedPeople.count)
        for (seat, someone) in state.seats.enumerated() where someone.named >= 0 {
            seatOfNamed[Int(someone.named)] = seat
        }
        for (position, named) in scenario.namedPeople.enumerated() {
            guard seatOfNamed[position] < 0 else {
                seatOne(state, seatOfNamed[position], &personOfSeat, keepsPlace: true)
                continue
            }
            let key = RandomStream.key(RandomStream.key(root, Purpose.person), named.key)
            guard neverTrained[named.organisation] > 0 else {
                addAbsentee(key: key)
                continue
            }
            let person = addIndividual(organisation: named.organisation, key: key)
            people[person].isNamed = true
            updateEligibility(person)
        }
    }

    /// Seats one person on record; `keepsPlace` puts whoever has left among the people all the same.
    private mutating func seatOne(
        _ state: RecordedState,
        _ number: Int,
        _ personOfSeat: inout [Int32],
        keepsPlace: Bool
    ) {
        let seat = state.seats[number]
        let key = RandomStream.key(RandomStream.key(root, Purpose.person), seat.key)
        let organisation = Int(seat.organisation)
        var isHere = !seat.hasLeft && organisation >= 0 && neverTrained[organisation] > 0
        // Whether a trainer is still there goes with whether they still deliver.
        let isWatched = seat.trainer >= 0 && state.trainers[Int(seat.trainer)].firstWeek != nil
        if isHere, !seat.isPresenceKnown, !isWatched, seat.isReached || seat.isFounder {
            isHere = isStillHere(
                key,
                organisation,
                since: Int(seat.lastSeen),
                neverTrained[organisation]
            )
        }
        guard isHere else {
            if keepsPlace { addAbsentee(key: key) }
            return
        }
        let person = addIndividual(organisation: organisation, key: key)
        personOfSeat[number] = Int32(person)
        people[person].isNamed = !seat.isUnnamed
        if seat.isFounder { makeFounder(person) }
        train(person, seat, number, state)
        updateEligibility(person)
        if seat.trainer >= 0 {
            continueTrainer(person, state.trainers[Int(seat.trainer)], state)
        } else if seat.unwatchedCourse >= 0 {
            continueUnwatched(
                person,
                course: Int(seat.unwatchedCourse),
                since: Int(seat.unwatchedSince),
                isFounder: false
            )
        }
    }

    /// Gives someone the courses on record, with what is left of their validity and skill.
    private mutating func train(
        _ person: Int,
        _ seat: RecordedState.Seat,
        _ number: Int,
        _ state: RecordedState
    ) {
        var someone = people[person]
        let organisation = Int(seat.organisation)
        if !seat.isFounder {
            someone.completed = seat.completed
            someone.generation = seat.generation
            someone.fidelity = seat.fidelity
        }
        someone.hadChampionChance = seat.hadChampionChance
        someone.failures = seat.failures
        var mask = seat.completed
        while mask != 0 {
            let position = mask.trailingZeroBitCount
            mask &= mask &- 1
            let course = scenario.courses[position]
            let last = Int(state.completionWeeks[number * scenario.courses.count + position])
            if course.validityPosition >= 0 {
                let end = last + course.validityWeeks + 1
                completionWeeks[person * scenario.validityCount + course.validityPosition] =
                    Int32(last)
                guard end > week else { continue }
                if end < scenario.weeks { expiries[end].append((Int32(person), Int32(position))) }
            }
            someone.valid |= course.bit
            someone.qualified |= course.qualifiesFor
        }
        // Whoever trained before the records begin may deliver as a founding trainer may.
        if seat.trainer >= 0, state.trainers[Int(seat.trainer)].isFounder {
            someone.qualified |= scenario.deliverable
        }
        if seat.isReached {
            someone.isReached = true
            let slot = scenario.assumptions.slot(
                .skillHalfLife,
                course: Int(seat.lastCourse),
                organisation: organisation
            )
            someone.halfLife = Int32(slot)
            someone.lastTraining = seat.lastTraining
            people[person] = someone
            effective[slot] += skill(someone)
            reachedMembers[organisation] += 1
            scheduleLeaving(person, someone, from: week, after: elapsed)
        } else {
            people[person] = someone
        }
    }

    private mutating func enrol(_ state: RecordedState, _ personOfSeat: [Int32]) {
        for (number, enrolment) in state.enrolments.enumerated() {
            let person = Int(personOfSeat[enrolment.seat])
            guard person >= 0 else { continue }
            let key = RandomStream.key(people[person].key, UInt64(number) | Recorded.presence)
            var stream = RandomStream(key: key)
            people[person].inProgress |= scenario.courses[enrolment.course].bit
            inProgressCount[enrolment.course] += 1
            updateEligibility(person)
            let completion = max(state.firstWeek, enrolment.completionWeek)
            let end = completion < scenario.weeks ? scenario.nextOpenWeek[completion] : completion
            guard end < scenario.weeks else { continue }
            // The fidelity on record is that of the people trained, so nothing more is taken off.
            enrolments.append(
                Enrolment(
                    person: Int32(person),
                    context: SessionContext(
                        key: key,
                        course: enrolment.course,
                        leadGeneration: enrolment.generation,
                        leadFidelity: enrolment.fidelity,
                        completionWeek: completion
                    ),
                    arc: Self.planned,
                    isFromQueue: enrolment.isFromQueue,
                    draw: stream.uniform(),
                    next: enrolmentHeads[end]
                )
            )
            enrolmentHeads[end] = Int32(enrolments.count - 1)
        }
    }

    /// Continues all counts from what is on record.
    private mutating func count(_ state: RecordedState) {
        peopleReached = state.peopleReached
        attendances = state.attendances
        sessionsHeld = state.sessionsHeld
        cost = state.cost
        qualifiedNow = state.qualified
        targetWeek = state.targetWeek
        for organisation in neverTrained.indices {
            reachedByOrganisation[organisation] = state.reachedByOrganisation[organisation]
            if state.reachedByOrganisation[organisation] > 0 { organisationsReached += 1 }
            credit[organisation] += state.credit[organisation]
        }
        for (first, second) in state.links where links.insert(first, second) { newLinks += 1 }
        for course in scenario.courses.indices {
            tally.sessionsHeld[course] += state.sessionsByCourse[course]
            tally.attendances[course] += state.attendancesByCourse[course]
            tally.income[course] += state.income[course]
            tally.completed(course, before: state.completionsByCourse[course])
        }
        tally.externalCredit += state.externalCredit
        for reach in state.reach {
            tally.reach(reach.people, week: reach.week, generation: reach.generation)
        }
        for first in state.firstReach {
            tally.firstReach(
                first.organisation,
                week: first.week,
                generation: first.generation,
                arc: Self.planned
            )
        }
        for generation in state.qualifiedByGeneration.indices {
            tally.trainersQualified[generation] += state.qualifiedByGeneration[generation]
            tally.trainersDelivering[generation] += state.deliveringByGeneration[generation]
        }
        for metric in state.observed.indices {
            for week in 0..<state.firstWeek {
                tally.series[metric * scenario.weeks + week].add(state.observed[metric][week])
            }
        }
    }
}
