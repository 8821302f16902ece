import CascadeGraph

/// What becomes of those who are booked: turning up, completing, coming forward.
extension Simulator {
    /// Holds a session with the people booked.
    ///
    /// `isSession` is false for people who begin a self-paced course on their own.
    mutating func hold(_ context: SessionContext, isSession: Bool = true) {
        let isSelfPaced = scenario.courses[context.course].isSelfPaced
        if isSession {
            sessionsHeld += 1
            cost += scenario.courses[context.course].sessionCost
            tally.sessionsHeld[context.course] += 1
            if scenario.courses[context.course].hasComposition, meetsComposition(context.course) {
                tally.compositionMet[context.course] += 1
            }
        }
        if let log {
            log.sessions.append(
                SimulationLog.Session(
                    course: context.course,
                    week: week,
                    isPlanned: log.isPlanned,
                    trainers: log.trainers
                )
            )
            (log.trainers, log.isPlanned) = ([], false)
        }
        attendeeOrganisations.removeAll()
        // Whoever begins a self-paced course on their own has turned up.
        let sharedAttendance = isSession ? shared(.attendance, context.course) : 1
        let sharedCompletion = shared(.completion, context.course)
        let attendancesBefore = attendances
        let reachedBefore = peopleReached
        for position in 0..<bookings.count {
            let booking = bookings[position]
            if booking.isFromQueue { leaveQueue(Int(booking.person)) }
            let key = RandomStream.key(context.key, UInt64(position))
            var stream = RandomStream(key: key)
            let draw = stream.uniform()
            let organisation = Int(booking.organisation)
            let attends = sharedAttendance ?? value(.attendance, context.course, organisation)
            guard draw < attends else {
                if log != nil { write(booking, .noShow) }
                if booking.isFromQueue { failTrainTheTrainer(Int(booking.person)) }
                continue
            }
            countAttendance(booking, context, key: key)
            if context.completionWeek > week || isSelfPaced {
                begin(booking, context, key: key, draw: draw / attends)
                continue
            }
            let completes =
                attends * (sharedCompletion ?? value(.completion, context.course, organisation))
            if draw < completes {
                let isNew = booking.person < 0
                let person = isNew ? people.count : Int(booking.person)
                var someone =
                    isNew ? newcomer(organisation: organisation, key: key) : people[person]
                let hadChance = someone.hadChampionChance
                complete(person, &someone, context, arc: booking.arc, draw: draw / completes)
                if log != nil {
                    let isAsked = someone.hadChampionChance && !hadChance
                    write(
                        booking,
                        .completed,
                        person: Int32(person),
                        cameForward: isAsked ? someone.ticket >= 0 : nil
                    )
                }
            } else {
                if log != nil { write(booking, .attended) }
                if booking.isFromQueue { failTrainTheTrainer(Int(booking.person)) }
            }
        }
        tally.attendances[context.course] += Int64(attendances - attendancesBefore)
        countReach(peopleReached - reachedBefore, context)
        if isSession { countLinks() }
    }

    /// Writes to the log what became of a booking.
    @inline(never)
    private func write(
        _ booking: Booking,
        _ outcome: Attendance.Result,
        person: Int32? = nil,
        cameForward: Bool? = nil
    ) {
        guard let log, !log.sessions.isEmpty else { return }
        log.sessions[log.sessions.count - 1].rows.append(
            SimulationLog.Row(
                person: person ?? booking.person,
                organisation: booking.organisation,
                outcome: outcome,
                cameForward: cameForward
            )
        )
    }

    /// Counts people first reached by a session: by generation, and as credit that its trainers share.
    ///
    /// What does not divide goes to the lead.
    @inline(__always)
    private mutating func countReach(_ people: Int, _ context: SessionContext) {
        guard people > 0 else { return }
        tally.reach(people, week: week, generation: context.leadGeneration + 1)
        let units = Int64(people) * Self.creditUnits
        let count = Int64(context.presenterCount)
        guard count > 0 else {
            tally.externalCredit += units
            return
        }
        let first = Int(context.firstPresenter)
        for position in first..<(first + Int(count)) {
            credit[Int(presenters[position])] += units / count
        }
        credit[Int(presenters[first])] += units % count
    }

    private mutating func leaveQueue(_ person: Int) {
        people[person].ticket = -1
        championsWaiting -= 1
    }

    /// Someone from the queue did not complete: once more to the end of the queue, then out.
    private mutating func failTrainTheTrainer(_ person: Int) {
        var someone = people[person]
        someone.failures += 1
        if someone.failures == 1, someone.organisation >= 0 { joinQueue(person, &someone) }
        people[person] = someone
    }

    @inline(__always)
    private mutating func countAttendance(
        _ booking: Booking,
        _ context: SessionContext,
        key: UInt64
    ) {
        attendances += 1
        if scenario.hasMoney { countMoney(booking, context, key: key) }
        if attendeeStamp[Int(booking.organisation)] != sessionNumber {
            attendeeStamp[Int(booking.organisation)] = sessionNumber
            attendeeOrganisations.append(booking.organisation)
        }
    }

    private mutating func countMoney(_ booking: Booking, _ context: SessionContext, key: UInt64) {
        let course = scenario.courses[context.course]
        var income = course.donation
        if course.hasPrice {
            let identity = booking.person >= 0 ? people[Int(booking.person)].key : key
            var stream = RandomStream(key: RandomStream.key(identity, Purpose.person))
            let isMember = stream.uniform() < scenario.memberShare[Int(booking.organisation)]
            income += isMember ? course.memberPrice : course.standardPrice
        }
        cost += course.personCost - income
        if income != 0 { tally.income[context.course] += Int64((income * 100).rounded()) }
    }

    private mutating func countLinks() {
        let count = attendeeOrganisations.count
        guard count > 1 else { return }
        for first in 0..<(count - 1) {
            for second in (first + 1)..<count
            where links.insert(
                Int(attendeeOrganisations[first]),
                Int(attendeeOrganisations[second])
            ) {
                newLinks += 1
            }
        }
    }

    @inline(never)
    private mutating func begin(
        _ booking: Booking,
        _ context: SessionContext,
        key: UInt64,
        draw: Double
    ) {
        let person =
            booking.person >= 0
            ? Int(booking.person)
            : addIndividual(organisation: Int(booking.organisation), key: key)
        people[person].inProgress |= scenario.courses[context.course].bit
        inProgressCount[context.course] += 1
        updateEligibility(person)
        let last = scenario.weeks
        let end =
            context.completionWeek < last ? scenario.nextOpenWeek[context.completionWeek] : last
        guard end < last else { return }
        enrolments.append(
            Enrolment(
                person: Int32(person),
                context: context,
                arc: booking.arc,
                isFromQueue: booking.isFromQueue,
                draw: draw,
                next: enrolmentHeads[end]
            )
        )
        enrolmentHeads[end] = Int32(enrolments.count - 1)
    }

    /// People whose last meeting or last hours of study fall into this week.
    mutating func completeEnrolments() {
        var position = Int(enrolmentHeads[week])
        while position >= 0 {
            let enrolment = enrolments[position]
            position = Int(enrolment.next)
            let course = enrolment.context.course
            inProgressCount[course] -= 1
            let person = Int(enrolment.person)
            guard people[person].organisation >= 0 else { continue }
            people[person].inProgress &= ~scenario.courses[course].bit
            let organisation = Int(people[person].organisation)
            let completes = value(.completion, course, organisation)
            if enrolment.draw < completes {
                let draw = enrolment.draw / completes
                let reachedBefore = peopleReached
                var someone = people[person]
                complete(person, &someone, enrolment.context, arc: enrolment.arc, draw: draw)
                countReach(peopleReached - reachedBefore, enrolment.context)
                continue
            }
            if enrolment.isFromQueue { failTrainTheTrainer(person) }
            if people[person].isTrained || people[person].isNamed || people[person].inProgress != 0
            {
                updateEligibility(person)
            } else {
                dissolve(person)
            }
        }
    }

    /// Records that a person has completed a course this week, and keeps them among `people`, as the last one where
    /// they are new; `draw`, uniform on [0, 1), decides coming forward.
    private mutating func complete(
        _ person: Int,
        _ someone: inout Individual,
        _ context: SessionContext,
        arc: Int32,
        draw: Double
    ) {
        let bit: UInt64 = 1 << UInt64(context.course)
        let organisation = Int(someone.organisation)
        tally.completed(context.course)
        train(person, &someone, context, arc: arc)
        someone.completed |= bit
        someone.valid |= bit
        if scenario.validityCount > 0 {
            let renewed = renew(person, context.course, completed: someone.completed)
            someone.valid |= renewed.valid
            someone.qualified |= renewed.qualified
        }
        if scenario.championMakers & bit != 0, context.makesChampions, !someone.hadChampionChance,
            someone.trainer < 0, !someone.isFounder
        {
            someone.hadChampionChance = true
            let chance = value(.champion, context.course, organisation) * someone.fidelity
            if draw < chance { joinQueue(person, &someone) }
        }
        if scenario.trainTheTrainers & bit != 0 {
            keep(person, someone)
            qualify(person, course: context.course)
            updateEligibility(person)
        } else {
            updateEligibility(of: &someone)
            keep(person, someone)
        }
    }

    /// The first completed course makes someone a person reached; each one brings the skill back.
    @inline(__always)
    private mutating func train(
        _ person: Int,
        _ someone: inout Individual,
        _ context: SessionContext,
        arc: Int32
    ) {
        let organisation = Int(someone.organisation)
        if someone.isReached {
            effective[Int(someone.halfLife)] -= skill(someone)
        } else if !someone.isFounder {
            someone.isReached = true
            someone.generation = context.leadGeneration + 1
            let kept =
                context.leadGeneration >= 1 ? value(.fidelity, context.course, organisation) : 1
            someone.fidelity = context.leadFidelity * kept * context.staffing
            peopleReached += 1
            reachedMembers[organisation] += 1
            let before = reachedByOrganisation[organisation]
            reachedByOrganisation[organisation] = before + 1
            if before == 0 {
                organisationsReached += 1
                tally.firstReach(
                    organisation,
                    week: week,
                    generation: someone.generation,
                    arc: arc
                )
            }
            if arc >= 0 {
                reachedAcross[Int(arc)] += 1
            } else if arc == Self.home {
                reachedAtHome[organisation] += 1
            }
            scheduleLeaving(person, someone, from: week)
            updateEmbedding(organisation)
        } else {
            return
        }
        let slot = scenario.assumptions.slot(
            .skillHalfLife,
            course: context.course,
            organisation: organisation
        )
        someone.halfLife = Int32(slot)
        someone.lastTraining = Int32(week)
        effective[slot] += someone.fidelity
    }

    /// Notes from when a completion counts, for it and for what it refreshes, and when it runs out.
    ///
    /// - Returns: the courses that are valid again, and those that the person may deliver again.
    private mutating func renew(
        _ person: Int,
        _ course: Int,
        completed: UInt64
    ) -> (valid: UInt64, qualified: UInt64) {
        let renewed = scenario.courses[course].refreshes & completed
        var qualified: UInt64 = 0
        var mask = renewed | scenario.courses[course].bit
        while mask != 0 {
            let position = mask.trailingZeroBitCount
            mask &= mask &- 1
            let compiled = scenario.courses[position]
            guard compiled.validityPosition >= 0 else { continue }
            completionWeeks[person * scenario.validityCount + compiled.validityPosition] = Int32(
                week
            )
            let end = week + compiled.validityWeeks + 1
            if end < scenario.weeks { expiries[end].append((Int32(person), Int32(position))) }
            if compiled.qualifiesFor != 0, renewed & compiled.bit != 0 {
                qualified |= compiled.qualifiesFor
            }
        }
        return (renewed, qualified)
    }
}
