import CascadeGraph

/// Sessions: planned, trainer-led, rolling, and self-paced intakes.
extension Simulator {
    /// Step 3: the plan's sessions of this week, in the plan's order.
    mutating func runPlannedSessions() {
        for position in scenario.sessionStart[week]..<scenario.sessionStart[week + 1] {
            runPlannedSession(scenario.sessions[position])
        }
    }

    private mutating func runPlannedSession(_ session: Scenario.CompiledSession) {
        let course = scenario.courses[session.course]
        let key = RandomStream.key(
            RandomStream.key(root, Purpose.session),
            session.key
        )
        var context = SessionContext(
            key: key,
            course: session.course,
            completionWeek: session.completionWeek,
            makesChampions: session.makesChampions
        )
        let present = presentTrainers(session)
        if let lead = present.first {
            let person = Int(trainers[lead].person)
            context.leadGeneration = people[person].generation
            context.leadFidelity = people[person].fidelity
            context.staffing = min(1, Double(present.count) / Double(course.trainersRequired))
            beginPresenters()
            for trainer in present {
                presenters.append(people[Int(trainers[trainer].person)].organisation)
            }
            context.firstPresenter = firstPresenter
            context.presenterCount = Int32(present.count)
            leadPlannedSession(lead)
            for trainer in present { trainers[trainer].busyWeek = Int32(week) }
        }
        let waitingBefore = course.keepsWaitingList ? waiting[session.course] : []
        fill(session, key: key)
        guard bookings.count >= (session.makesChampions ? course.minimum : 1) else {
            tally.sessionsCancelled[session.course] += 1
            if course.keepsWaitingList { keepWaiting(waitingBefore, course: session.course) }
            return
        }
        if let log {
            log.trainers = present.map { trainers[$0].person }
            log.isPlanned = true
        }
        hold(context)
        if let lead = present.first { countDelivery(lead) }
    }

    /// The named trainers who are here and qualified, as positions among the trainers.
    private func presentTrainers(_ session: Scenario.CompiledSession) -> [Int] {
        guard !session.trainers.isEmpty else { return [] }
        return session.trainers.compactMap { named in
            let person = scenario.firstNamed + named
            let trainer = Int(people[person].trainer)
            guard people[person].organisation >= 0, trainer >= 0,
                trainers[trainer].status != .stopped, Int(trainers[trainer].qualifiedFrom) <= week,
                people[person].qualified & (1 << UInt64(session.course)) != 0
                    || people[person].isFounder
            else { return nil }
            return trainer
        }
    }

    /// Named people first, then who waits, then each invitation's seats in written order; never past the capacity.
    private mutating func fill(_ session: Scenario.CompiledSession, key: UInt64) {
        openBookings()
        let course = scenario.courses[session.course]
        for named in session.people where bookings.count < course.maximum {
            let person = scenario.firstNamed + named
            if course.keepsWaitingList { setWaiting(person, course: session.course, false) }
            if isBookable(person, course: session.course) {
                book(person: person, arc: Self.planned)
            }
        }
        var seatsLeft = session.seats.reduce(0) { $0 + $1.count }
        if course.keepsWaitingList {
            let places = min(seatsLeft, course.maximum - bookings.count)
            seatsLeft -= bookWaiting(places, course: session.course)
        }
        var stream = RandomStream(key: key)
        for (invitation, count) in session.seats {
            let wanted = min(count, seatsLeft)
            let room = course.keepsWaitingList ? wanted : course.maximum - bookings.count
            let seats = min(wanted, room)
            guard seats > 0 else { continue }
            seatsLeft -= seats
            switch invitation {
            case .champions:
                bookChampions(min(seats, course.maximum - bookings.count), course: session.course)
            case .organisation(let organisation):
                for _ in 0..<seats {
                    guard
                        book(
                            from: organisation,
                            course: session.course,
                            arc: Self.planned,
                            &stream
                        )
                    else { break }
                }
            case .anyone:
                bookAnyoneByRules(seats, course: session.course, &stream)
            }
        }
        if course.keepsWaitingList {
            postponeBookings(from: course.maximum, course: session.course, key: key)
        }
    }

    /// Fills seats open to anyone so that the course's composition is met where there are people for it.
    private mutating func bookAnyoneByRules(
        _ seats: Int,
        course: Int,
        _ stream: inout RandomStream
    ) {
        var left = seats
        let total = Double(bookings.count + seats)
        for rule in scenario.composition[course] {
            let wanted = Int((rule.atLeast * total - 1e-9).rounded(.up)) - booked(of: rule.group)
            guard wanted > 0 else { continue }
            left -= bookAnyone(min(wanted, left), course: course, group: rule.group, &stream)
        }
        _ = bookAnyone(left, course: course, &stream)
    }

    /// One turn of a trainer: staff it, fill it, hold it or cancel it.
    mutating func runTrainerLedSession(_ trainer: Int, turnKey: UInt64) {
        let lead = Int(trainers[trainer].person)
        let qualified = people[lead].qualified
        guard qualified != 0 else { return }
        let host = Int(people[lead].organisation)
        let key = RandomStream.key(turnKey, Purpose.session)
        var stream = RandomStream(key: key)
        let course = drawCourse(qualified, &stream)
        let required = scenario.courses[course].trainersRequired
        let hasAnyoneNearby = hasAnyoneNearby(host, course: course)
        // Without co-trainers to be kept busy, a session for nobody leaves no trace but in the count.
        guard hasAnyoneNearby || required > 1 else {
            cancel(course)
            return
        }
        openBookings()
        beginPresenters()
        presenters.append(Int32(host))
        if required > 1 {
            drawCoTrainers(required - 1, course: course, host, &stream)
            if presenterCount < required, scenario.courses[course].cancelsWhenShort {
                cancel(course)
                return
            }
        }
        guard hasAnyoneNearby else {
            cancel(course)
            return
        }
        let slot = scenario.assumptions.slot(.groupSize, course: course, organisation: host)
        let seats = scenario.groupSizes.seats(
            slot: slot,
            value: values[slot],
            course: course,
            &stream
        )
        fill(seats, course: course, host: host, &stream)
        guard bookings.count >= scenario.courses[course].minimum else {
            cancel(course)
            return
        }
        if let log { log.trainers = [Int32(lead)] }
        hold(
            SessionContext(
                key: key,
                course: course,
                leadGeneration: people[lead].generation,
                leadFidelity: people[lead].fidelity,
                staffing: min(1, Double(presenterCount) / Double(required)),
                completionWeek: week + scenario.courses[course].durationWeeks,
                firstPresenter: firstPresenter,
                presenterCount: Int32(presenterCount)
            )
        )
        countDelivery(trainer)
    }

    private mutating func cancel(_ course: Int) { tally.sessionsCancelled[course] += 1 }

    @inline(__always)
    private func drawCourse(_ qualified: UInt64, _ stream: inout RandomStream) -> Int {
        var mask = qualified
        if mask & (mask &- 1) != 0 {
            for _ in 0..<stream.below(mask.nonzeroBitCount) { mask &= mask &- 1 }
        }
        return mask.trailingZeroBitCount
    }

    @inline(__always)
    private mutating func fill(
        _ seats: Int,
        course: Int,
        host: Int,
        _ stream: inout RandomStream
    ) {
        let openness = shared(.openness, course) ?? value(.openness, course, host)
        var left = seats
        if scenario.courses[course].hasComposition {
            for rule in scenario.composition[course] {
                let wanted = Int((rule.atLeast * Double(seats) - 1e-9).rounded(.up))
                for _ in 0..<min(wanted, left) {
                    guard bookNearby(rule.group, course: course, host: host, openness, &stream)
                    else {
                        break
                    }
                    left -= 1
                }
            }
        }
        let arcs = scenario.arcs(of: host)
        for _ in 0..<left {
            let u = stream.uniform()
            if u < openness, !arcs.isEmpty {
                let arc = arc(among: arcs, u / openness)
                let partner = Int(scenario.tieTargets[arc])
                _ = book(from: partner, course: course, arc: Int32(arc), &stream)
            } else {
                _ = book(from: host, course: course, arc: Self.home, &stream)
            }
        }
    }

    /// Books someone of a stakeholder group from the host or a tied organisation, with the chances of an ordinary seat.
    private mutating func bookNearby(
        _ group: Int32,
        course: Int,
        host: Int,
        _ openness: Double,
        _ stream: inout RandomStream
    ) -> Bool {
        let arcs = scenario.arcs(of: host)
        let strength = arcs.reduce(0) { $0 + scenario.strength[$1] }
        func weight(_ arc: Int) -> Double {
            let target = Int(scenario.tieTargets[arc])
            let left = available(target, course)
            guard scenario.group[target] == group, left.never + left.members > 0 else { return 0 }
            return openness * scenario.strength[arc] / strength
        }
        let left = available(host, course)
        let atHome =
            scenario.group[host] == group && left.never + left.members > 0
            ? (arcs.isEmpty ? 1 : 1 - openness) : 0
        var remaining = stream.uniform() * arcs.reduce(atHome) { $0 + weight($1) }
        if remaining < atHome {
            return book(from: host, course: course, arc: Self.home, &stream)
        }
        remaining -= atHome
        var chosen = -1
        for arc in arcs where weight(arc) > 0 {
            chosen = arc
            remaining -= weight(arc)
            if remaining < 0 { break }
        }
        guard chosen >= 0 else { return false }
        let target = Int(scenario.tieTargets[chosen])
        return book(from: target, course: course, arc: Int32(chosen), &stream)
    }

    /// Draws co-trainers from the host, then from tied organisations, and adds them to the presenters.
    private mutating func drawCoTrainers(
        _ wanted: Int,
        course: Int,
        _ host: Int,
        _ stream: inout RandomStream
    ) {
        drawCoTrainers(wanted, course: course, from: [host], &stream)
        let missing = wanted + 1 - presenterCount
        guard missing > 0 else { return }
        var partners = scenario.arcs(of: host).map { Int(scenario.tieTargets[$0]) }
        partners.sort()
        drawCoTrainers(missing, course: course, from: partners, &stream)
    }

    private mutating func drawCoTrainers(
        _ wanted: Int,
        course: Int,
        from organisations: [Int],
        _ stream: inout RandomStream
    ) {
        var candidates: [Int32] = []
        var before = -1
        for organisation in organisations where organisation != before {
            before = organisation
            var trainer = firstActive[organisation]
            while trainer >= 0 {
                let person = Int(trainers[Int(trainer)].person)
                if trainers[Int(trainer)].busyWeek != Int32(week),
                    people[person].qualified & (1 << UInt64(course)) != 0
                {
                    candidates.append(trainer)
                }
                trainer = trainers[Int(trainer)].nextActive
            }
        }
        candidates.sort()
        for number in 0..<min(wanted, candidates.count) {
            let pick = number + stream.below(candidates.count - number)
            candidates.swapAt(number, pick)
            let chosen = Int(candidates[number])
            trainers[chosen].busyWeek = Int32(week)
            presenters.append(people[Int(trainers[chosen].person)].organisation)
        }
    }

    /// Begins the list of those who lead the session at hand, by organisation.
    private mutating func beginPresenters() { firstPresenter = Int32(presenters.count) }

    private var presenterCount: Int { presenters.count - Int(firstPresenter) }

    /// Step 5: rolling train-the-trainer, as many groups as fill.
    mutating func runRollingTrainTheTrainer() {
        for position in scenario.trainTheTrainerCourses where scenario.courses[position].isRolling {
            let course = scenario.courses[position]
            guard championsWaiting >= course.minimum else { continue }
            openBookings()
            bookChampions(Int.max, course: position)
            let all = bookings.array()
            var first = 0
            var number: UInt64 = 0
            while all.count - first >= course.minimum {
                sessionNumber += 1
                bookings.removeAll()
                for booking in all[first...].prefix(course.maximum) { bookings.append(booking) }
                first += bookings.count
                let courseKey = RandomStream.key(root, Purpose.rolling + UInt64(position) << 8)
                let weekKey = RandomStream.key(courseKey, UInt64(week))
                hold(
                    SessionContext(
                        key: RandomStream.key(weekKey, number),
                        course: position,
                        completionWeek: week + course.durationWeeks
                    )
                )
                number += 1
            }
        }
    }

    /// People who begin self-paced courses on their own; those for whom there is no place wait, where the course says so.
    mutating func admitSelfPacedLearners() {
        // Those who enrolled until the day of a forecast are on record.
        let left = elapsed > 0 && week == scenario.recorded?.firstWeek ? 1 - elapsed : 1
        for position in scenario.selfPacedIntakes {
            let course = scenario.courses[position]
            let courseKey = RandomStream.key(root, Purpose.enrolment + UInt64(position) << 8)
            let key = RandomStream.key(courseKey, UInt64(week))
            var stream = RandomStream(key: key)
            let wanted = stream.poisson(mean: course.enrolmentPerWeek * left)
            let places = course.maximum - min(course.maximum, inProgressCount[position])
            openBookings()
            if course.keepsWaitingList { _ = bookWaiting(places, course: position) }
            let more = course.keepsWaitingList ? wanted : min(wanted, places - bookings.count)
            _ = bookAnyone(max(0, more), course: position, &stream)
            if course.keepsWaitingList {
                postponeBookings(from: places, course: position, key: key)
            }
            guard bookings.count > 0 else { continue }
            hold(
                SessionContext(
                    key: RandomStream.key(key, 1),
                    course: position,
                    completionWeek: week + course.durationWeeks
                ),
                isSession: false
            )
        }
    }

    /// Counts a trainer among those who have held a session.
    private mutating func countDelivery(_ trainer: Int) {
        guard !trainers[trainer].hasDelivered else { return }
        trainers[trainer].hasDelivered = true
        let generation = people[Int(trainers[trainer].person)].generation
        tally.trainersDelivering[tally.generation(generation)] += 1
    }
}
