import CascadeGraph
import RealModule

/// Trainers' timetables: qualifying, the first turn, further turns, stopping.
extension Simulator {
    /// A founding trainer delivers for certain and is active from the start; the numbers are those of the first
    /// train-the-trainer course.
    mutating func addFoundingTrainer(_ person: Int) {
        guard let course = scenario.trainTheTrainerCourses.first else { return }
        let trainer = addTrainer(person, course: course)
        trainers[trainer].status = .active
        trainersActive += 1
        attach(trainer, to: Int(people[person].organisation))
        scheduleFirstTurn(trainer)
        scheduleLapse(trainer, from: -1)
    }

    mutating func addTrainer(_ person: Int, course: Int) -> Int {
        let organisation = Int(people[person].organisation)
        let slot = scenario.assumptions.slot(
            .trainerLapse,
            course: course,
            organisation: organisation
        )
        trainers.append(
            Trainer(
                key: RandomStream.key(people[person].key, Purpose.turn),
                person: Int32(person),
                status: .dormant,
                course: Int32(course),
                lapseSlot: Int32(slot)
            )
        )
        people[person].trainer = Int32(trainers.count - 1)
        if trainers.count > (dueNow.count << 6) { dueNow.append(0) }
        return trainers.count - 1
    }

    /// Qualifies someone who has completed a train-the-trainer course this week.
    mutating func qualify(_ person: Int, course: Int) {
        people[person].qualified |= scenario.courses[course].qualifiesFor
        if people[person].ticket >= 0 {
            people[person].ticket = -1
            championsWaiting -= 1
        }
        var trainer = Int(people[person].trainer)
        if trainer < 0 {
            trainer = addTrainer(person, course: course)
            qualifiedLater += 1
            trainers[trainer].qualifiedFrom = Int32(week + 1)
            tally.trainersQualified[tally.generation(people[person].generation)] += 1
        } else if trainers[trainer].status != .dormant {
            return
        }
        trainers[trainer].course = Int32(course)
        let key = RandomStream.key(people[person].key, Purpose.activation)
        var stream = RandomStream(key: RandomStream.key(key, UInt64(week)))
        let organisation = Int(people[person].organisation)
        if stream.uniform() < value(.activation, course, organisation) {
            trainers[trainer].status = .pending
            scheduleFirstTurn(trainer)
        }
    }

    private mutating func scheduleFirstTurn(_ trainer: Int) {
        trainers[trainer].nextTurn = Double(week + drawTimetable(trainer))
        scheduleTurn(trainer)
    }

    /// Draws a trainer's rate and career, and returns the weeks to the first turn.
    mutating func drawTimetable(_ trainer: Int) -> Int {
        let course = Int(trainers[trainer].course)
        let person = Int(trainers[trainer].person)
        let organisation = Int(people[person].organisation)
        var stream = RandomStream(
            key: RandomStream.key(people[person].key, Purpose.timetable)
        )
        let shape = value(.deliveryShape, course, organisation)
        trainers[trainer].rate =
            value(.sessionsPerYear, course, organisation) * Self.yearsPerWeek
            * stream.gamma(shape: shape) / shape
        trainers[trainer].career = value(.career, course, organisation)
        let slot = scenario.assumptions.slot(
            .firstDeliveryLag,
            course: course,
            organisation: organisation
        )
        let lag = lagSpread(slot)
        return max(
            1,
            (lag.isChance
                ? lag.draw(within: Assumption.firstDeliveryLag.validRange, from: &stream)
                : values[slot]).roundedHalfUp
        )
    }

    /// The lag of a slot: its spread between trainers, in this replicate where it was learnt.
    func lagSpread(_ slot: Int) -> Quantity {
        let spreads = scenario.assumptions.slots[slot].draws?.spreads ?? []
        return spreads.isEmpty
            ? scenario.assumptions.slots[slot].quantity : spreads[Int(values[slot])]
    }

    /// Puts a trainer's next turn into the first open week from its own on.
    @inline(__always)
    mutating func scheduleTurn(_ trainer: Int) {
        trainers[trainer].dueWeek = -1
        guard trainers[trainer].nextTurn < Double(scenario.weeks) else { return }
        let open = scenario.nextOpenWeek[max(Int(trainers[trainer].nextTurn), week)]
        trainers[trainer].dueWeek = Int32(open)
        due.add(trainer, to: open)
    }

    /// Draws the week in which a trainer stops; `week` is the last one survived, `elapsed` the share survived of the next.
    mutating func scheduleLapse(_ trainer: Int, from week: Int, after elapsed: Double = 0) {
        let slot = Int(trainers[trainer].lapseSlot)
        let key = RandomStream.key(people[Int(trainers[trainer].person)].key, Purpose.lapse)
        var stream = RandomStream(key: key)
        let weeks = stream.weeksUntilEvent(logSurvival: logSurvival[slot], after: elapsed)
        if weeks < scenario.weeks { stopping.add(trainer, to: week + weeks) }
    }

    /// Begins a turn: its number, the first turn's consequences, and the time of the next one.
    ///
    /// - Returns: the key of the turn.
    @discardableResult
    private mutating func beginTurn(_ trainer: Int) -> UInt64 {
        trainers[trainer].turns += 1
        trainers[trainer].busyWeek = Int32(week)
        if trainers[trainer].firstTurn < 0 {
            startDelivering(trainer)
            trainers[trainer].nextTurn = Double(week + 1)
        }
        let key = RandomStream.key(trainers[trainer].key, UInt64(trainers[trainer].turns))
        var stream = RandomStream(key: key)
        let rate = trainers[trainer].rate
        trainers[trainer].nextTurn =
            rate > 0 ? trainers[trainer].nextTurn + stream.exponential() / rate : .infinity
        return key
    }

    /// The first turn makes a trainer active; career and hazard count from here.
    private mutating func startDelivering(_ trainer: Int) {
        trainers[trainer].firstTurn = Int32(week)
        if trainers[trainer].status != .active {
            trainers[trainer].status = .active
            trainersActive += 1
            let organisation = Int(people[Int(trainers[trainer].person)].organisation)
            attach(trainer, to: organisation)
            updateEmbedding(organisation)
            scheduleLapse(trainer, from: week)
        }
        if trainers[trainer].career < Double(scenario.weeks) {
            stopping.add(trainer, to: week + Int(trainers[trainer].career) + 1)
        }
    }

    /// Someone who leads a planned session starts the timetable with it.
    mutating func leadPlannedSession(_ trainer: Int) {
        trainers[trainer].busyWeek = Int32(week)
        guard trainers[trainer].firstTurn < 0 else { return }
        if trainers[trainer].status == .dormant { _ = drawTimetable(trainer) }
        beginTurn(trainer)
        scheduleTurn(trainer)
    }

    /// Step 2: trainers stop, credentials run out.
    mutating func lapse() {
        var node = stopping.first(in: week)
        while node >= 0 {
            stop(stopping.item(node))
            node = stopping.after(node)
        }
        guard scenario.validityCount > 0 else { return }
        for (person, course) in expiries[week] { expire(Int(person), Int(course)) }
    }

    private mutating func stop(_ trainer: Int) {
        guard trainers[trainer].status != .stopped else { return }
        if trainers[trainer].status == .active {
            trainersActive -= 1
            let organisation = Int(people[Int(trainers[trainer].person)].organisation)
            detach(trainer, from: organisation)
            updateEmbedding(organisation)
        }
        trainers[trainer].status = .stopped
    }

    private mutating func expire(_ person: Int, _ course: Int) {
        let compiled = scenario.courses[course]
        let cell = person * scenario.validityCount + compiled.validityPosition
        guard people[person].organisation >= 0,
            Int(completionWeeks[cell]) + compiled.validityWeeks + 1 == week
        else { return }
        people[person].valid &= ~compiled.bit
        if compiled.qualifiesFor != 0 {
            var qualified: UInt64 = 0
            for other in scenario.trainTheTrainerCourses
            where people[person].valid & scenario.courses[other].bit != 0 {
                qualified |= scenario.courses[other].qualifiesFor
            }
            people[person].qualified = qualified
            let trainer = Int(people[person].trainer)
            if qualified == 0, trainer >= 0, trainers[trainer].status != .dormant { stop(trainer) }
        }
        updateEligibility(person)
    }

    /// Adds an active trainer to those of an organisation.
    mutating func attach(_ trainer: Int, to organisation: Int) {
        activeTrainers[organisation] += 1
        let first = firstActive[organisation]
        trainers[trainer].nextActive = first
        trainers[trainer].previousActive = -1
        if first >= 0 { trainers[Int(first)].previousActive = Int32(trainer) }
        firstActive[organisation] = Int32(trainer)
    }

    /// Takes an active trainer away from those of an organisation.
    mutating func detach(_ trainer: Int, from organisation: Int) {
        activeTrainers[organisation] -= 1
        let next = trainers[trainer].nextActive
        let previous = trainers[trainer].previousActive
        if next >= 0 { trainers[Int(next)].previousActive = previous }
        if previous >= 0 {
            trainers[Int(previous)].nextActive = next
        } else {
            firstActive[organisation] = next
        }
    }

    /// Step 4: sessions that fall due, in order of the lead's qualification.
    mutating func runTrainerLedSessions() {
        var node = due.first(in: week)
        while node >= 0 {
            let trainer = due.item(node)
            dueNow[trainer >> 6] |= 1 << UInt64(trainer & 63)
            if scenario.needsCoTrainers, isDue(trainer) {
                trainers[trainer].busyWeek = Int32(week)
            }
            node = due.after(node)
        }
        let words = dueNow.count
        for word in 0..<words {
            while dueNow[word] != 0 {
                let lead = (word << 6) + dueNow[word].trailingZeroBitCount
                dueNow[word] &= dueNow[word] &- 1
                guard isDue(lead) else { continue }
                repeat {
                    let key = beginTurn(lead)
                    runTrainerLedSession(lead, turnKey: key)
                } while fallsDueThisWeek(lead)
                scheduleTurn(lead)
            }
        }
    }

    /// Whether an entry of this week's list is the one that counts, of a trainer who delivers.
    @inline(__always)
    private func isDue(_ trainer: Int) -> Bool {
        let status = trainers[trainer].status
        return trainers[trainer].dueWeek == week && (status == .active || status == .pending)
    }

    @inline(__always)
    private func fallsDueThisWeek(_ trainer: Int) -> Bool {
        let turn = trainers[trainer].nextTurn
        return turn < Double(week + 1)
    }
}
