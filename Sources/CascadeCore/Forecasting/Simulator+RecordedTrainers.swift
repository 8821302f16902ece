import CascadeGraph
import RealModule

/// Continuing the timetables of trainers on record.
extension Simulator {
    private func yearlyHazard(_ slot: Int) -> Double { -logSurvival[slot] / Self.yearsPerWeek }

    /// The key of what is drawn for a trainer on record.
    private func stream(of person: Int) -> RandomStream {
        RandomStream(key: RandomStream.key(people[person].key, 1 << 41))
    }

    /// Continues a trainer of whom it is on record when they qualified, first delivered, and how often since.
    ///
    /// Everything is drawn given the replicate's assumptions and their own records: whether someone who has not delivered yet
    /// ever will, and a lag longer than what they have waited; whether someone silent is still active, and a rate from the
    /// Gamma of shape k + x and rate β + years watched.
    mutating func continueTrainer(
        _ person: Int,
        _ record: TrainerEvidence,
        _ state: RecordedState
    ) {
        let trainer = addTrainer(person, course: record.course)
        trainers[trainer].qualifiedFrom = Int32(max(0, record.qualifiedWeek + 1))
        var stream = stream(of: person)
        let organisation = Int(people[person].organisation)
        let leaving = state.unseenLeaving?[organisation] ?? 0
        if people[person].qualified == 0 {
            trainers[trainer].status = record.firstWeek == nil ? .dormant : .stopped
            trainers[trainer].hasDelivered = record.firstWeek != nil
            return
        }
        if let first = record.firstWeek {
            trainers[trainer].firstTurn = Int32(first)
            trainers[trainer].turns = Int32(1 + record.further)
            trainers[trainer].hasDelivered = true
            continueActive(trainer, record, leaving: leaving, &stream)
        } else if record.isFounder {
            continueFounder(trainer, waited: record.waited ?? 0, leaving: leaving, &stream)
        } else {
            continueWaiting(trainer, record, &stream)
        }
    }

    private mutating func continueActive(
        _ trainer: Int,
        _ record: TrainerEvidence,
        leaving: Double,
        _ stream: inout RandomStream
    ) {
        let person = Int(trainers[trainer].person)
        let organisation = Int(people[person].organisation)
        let shape = value(.deliveryShape, record.course, organisation)
        let mean = value(.sessionsPerYear, record.course, organisation)
        let career = value(.career, record.course, organisation)
        let lapse = yearlyHazard(Int(trainers[trainer].lapseSlot))
        let beta = shape / max(mean, 1e-9)
        let power = shape + Double(record.further)
        let parts = DeliveryPosterior.silence(
            DeliveryPosterior.Record(
                further: record.further,
                watched: record.watched,
                alive: record.alive,
                silent: record.silent
            ),
            beta: beta,
            power: power,
            hazard: lapse + leaving
        )
        let chance =
            parts.active / (parts.active + parts.stopped)
            * Double.exp(-(lapse + leaving) * record.unknown)
        let isCareerOver = Double(week - (record.firstWeek ?? week)) > career
        guard stream.uniform() < chance, !isCareerOver else {
            trainers[trainer].status = .stopped
            // In proportion to the hazards, whoever stopped left the organisation or only the role.
            if leaving > 0, stream.uniform() * (lapse + leaving) < leaving { remove(person) }
            return
        }
        trainers[trainer].rate =
            Self.yearsPerWeek * stream.gamma(shape: power) / (beta + record.watched + record.silent)
        trainers[trainer].career = career
        activate(trainer)
        if career < Double(scenario.weeks) {
            stopping.add(trainer, to: (record.firstWeek ?? week) + Int(career) + 1)
        }
        scheduleFurther(trainer, &stream)
    }

    /// Takes someone who has left unseen out of their organisation.
    private mutating func remove(_ person: Int) {
        let organisation = Int(people[person].organisation)
        if people[person].isReached {
            reachedMembers[organisation] -= 1
            effective[Int(people[person].halfLife)] -= skill(people[person])
        }
        people[person].isReached = false
        dissolve(person)
    }

    private mutating func activate(_ trainer: Int) {
        trainers[trainer].status = .active
        trainersActive += 1
        attach(trainer, to: Int(people[Int(trainers[trainer].person)].organisation))
        scheduleLapse(trainer, from: week, after: elapsed)
    }

    /// The next further turn, from the day on and after the week of the first one: a Poisson process has no memory.
    private mutating func scheduleFurther(_ trainer: Int, _ stream: inout RandomStream) {
        let rate = trainers[trainer].rate
        let from = max(
            Double(scenario.recorded?.firstWeek ?? 0) + elapsed,
            Double(trainers[trainer].firstTurn) + 1
        )
        trainers[trainer].nextTurn = rate > 0 ? from + stream.exponential() / rate : .infinity
        scheduleRecordedTurn(trainer)
    }

    private mutating func scheduleRecordedTurn(_ trainer: Int) {
        let first = Double(scenario.recorded?.firstWeek ?? 0)
        trainers[trainer].nextTurn = max(trainers[trainer].nextTurn, first)
        scheduleTurn(trainer)
    }

    private mutating func continueFounder(
        _ trainer: Int,
        waited: Int,
        leaving: Double,
        _ stream: inout RandomStream
    ) {
        let usual = drawTimetable(trainer)
        let hazard = yearlyHazard(Int(trainers[trainer].lapseSlot)) + leaving
        let waited = waitedUntilDay(waited, since: 0)
        let years = waited * Self.yearsPerWeek
        let lag = lag(of: trainer)
        let active = Double.exp(-hazard * years) * (1 - share(of: lag, within: waited))
        var stopped = 0.0
        for (node, weight) in DeliveryPosterior.gaussLegendre {
            let part = (node + 1) / 2
            stopped +=
                weight / 2 * years * Double.exp(-hazard * years * part)
                * (1 - share(of: lag, within: (waited * part).rounded()))
        }
        guard stream.uniform() * (active + hazard * stopped) <= active else {
            trainers[trainer].status = .stopped
            return
        }
        activate(trainer)
        let weeks = remaining(lag, usual: usual, after: waited, &stream)
        trainers[trainer].nextTurn = Double(weeks)
        scheduleRecordedTurn(trainer)
    }

    private mutating func continueWaiting(
        _ trainer: Int,
        _ record: TrainerEvidence,
        _ stream: inout RandomStream
    ) {
        let organisation = Int(people[Int(trainers[trainer].person)].organisation)
        let waited = waitedUntilDay(record.waited ?? 0, since: record.qualifiedWeek)
        let usual = drawTimetable(trainer)
        let lag = lag(of: trainer)
        let chance = value(.activation, record.course, organisation)
        let left = 1 - share(of: lag, within: waited)
        let ever = chance * left / max(1e-300, 1 - chance + chance * left)
        guard stream.uniform() < ever else { return }
        trainers[trainer].status = .pending
        let weeks = remaining(lag, usual: usual, after: waited, &stream)
        trainers[trainer].nextTurn = Double(record.qualifiedWeek + weeks)
        scheduleRecordedTurn(trainer)
    }

    /// Continues a trainer of whose sessions nothing is on record: as the model has it from when they qualified.
    mutating func continueUnwatched(_ person: Int, course: Int, since: Int, isFounder: Bool) {
        let trainer = addTrainer(person, course: course)
        trainers[trainer].qualifiedFrom = isFounder ? 0 : Int32(since + 1)
        var stream = stream(of: person)
        let organisation = Int(people[person].organisation)
        let isIdle = stream.uniform() >= value(.activation, course, organisation)
        guard people[person].qualified != 0, isFounder || !isIdle else { return }
        let first = since + drawTimetable(trainer)
        let now = scenario.recorded?.firstWeek ?? 0
        // A first turn in the week at hand may lie before the day or after it.
        let isPast = first < now || first == now && elapsed > 0 && stream.uniform() < elapsed
        let activeFrom = isFounder ? since : first
        let survival = logSurvival[Int(trainers[trainer].lapseSlot)]
        let hasStopped =
            stream.uniform()
            >= Double.exp(survival * max(0, Double(now - activeFrom) + elapsed))
            || Double(week - first) > trainers[trainer].career
        if activeFrom < now, hasStopped {
            trainers[trainer].status = .stopped
            return
        }
        if isPast || isFounder {
            activate(trainer)
        } else {
            trainers[trainer].status = .pending
        }
        guard isPast else {
            trainers[trainer].nextTurn = Double(first)
            scheduleRecordedTurn(trainer)
            return
        }
        trainers[trainer].firstTurn = Int32(first)
        trainers[trainer].turns = 1
        if trainers[trainer].career < Double(scenario.weeks) {
            stopping.add(trainer, to: first + Int(trainers[trainer].career) + 1)
        }
        scheduleFurther(trainer, &stream)
    }

    // MARK: - Lags

    private func lag(of trainer: Int) -> Quantity {
        let organisation = Int(people[Int(trainers[trainer].person)].organisation)
        let slot = scenario.assumptions.slot(
            .firstDeliveryLag,
            course: Int(trainers[trainer].course),
            organisation: organisation
        )
        let spread = lagSpread(slot)
        return spread.isChance ? spread : .number(values[slot])
    }

    /// Weeks waited since a week until the day: whole ones, and the share of the week at hand where these reach up to it.
    private func waitedUntilDay(_ whole: Int, since week: Int) -> Double {
        Double(whole) + (week + whole + 1 == scenario.recorded?.firstWeek ? elapsed : 0)
    }

    /// The chance that a lag, rounded and at least 1, is at most so many weeks; of a part of a week, that part of its chance.
    private func share(of lag: Quantity, within weeks: Double) -> Double {
        let whole = Int(weeks)
        let before = share(of: lag, within: whole)
        let part = weeks - Double(whole)
        return part > 0 ? before + part * (share(of: lag, within: whole + 1) - before) : before
    }

    private func share(of lag: Quantity, within weeks: Int) -> Double {
        guard weeks >= 1 else { return 0 }
        guard case .lognormalWeeks(let median, let sigma) = lag else {
            return Double(max(1, lag.mean.roundedHalfUp)) <= Double(weeks) ? 1 : 0
        }
        return Double.normalShare(below: Double.log((Double(weeks) + 0.5) / median) / sigma)
    }

    /// A lag of more than `waited` weeks.
    private func remaining(
        _ lag: Quantity,
        usual: Int,
        after waited: Double,
        _ stream: inout RandomStream
    ) -> Int {
        let least = Int(waited) + 1
        guard waited > 0, case .lognormalWeeks(let median, let sigma) = lag else {
            return max(usual, least)
        }
        let from = share(of: lag, within: waited)
        let level = from + stream.uniform() * (1 - from)
        let weeks = median * Double.exp(sigma * Double.normalQuantile(min(level, 1 - 1e-12)))
        return max(least, Int(min(weeks, 1e6).rounded()))
    }
}
