/// Dates, hosts and trainers for further sessions.
extension PlanSpaceBuilder {
    /// Adds the sessions that the plan may hold beside today's, each with a date of its own.
    ///
    /// Twice as many dates as sessions are prepared, spread over the open weeks where the request says nothing about the gap
    /// between them, so that the search can choose among them. Where so many don't fit, fewer are.
    ///
    /// - Throws: ``PlanConflict`` where not even one fits.
    mutating func addFurtherSessions() throws {
        let wanted = request.further.filter { $0.atMost > 0 }
        guard !wanted.isEmpty else { return }
        for further in wanted {
            let isLimited = limits.contains { limit in
                if case .sessions(_, further.course) = limit { return true }
                return false
            }
            if !isLimited { limits.append(.sessions(further.atMost, course: further.course)) }
        }
        let total = wanted.reduce(0) { $0 + $1.atMost }
        var share = min(2.0, 60.0 / Double(total))
        while true {
            let counts = wanted.map { max(1, Int((Double($0.atMost) * share).rounded())) }
            switch timetable(wanted, counts, isSpread: true) {
            case .timetable(let timetable):
                add(timetable, wanted, counts)
                return
            case .conflict(let conflict, let reasons):
                if counts.allSatisfy({ $0 == 1 }) {
                    if case .timetable(let timetable) = self.timetable(
                        wanted,
                        counts,
                        isSpread: false
                    ) {
                        add(timetable, wanted, counts)
                        return
                    }
                    throw PlanConflict(limits: conflict, reasons: reasons)
                }
            case .undecided:
                if counts.allSatisfy({ $0 == 1 }) {
                    throw PlanConflict(
                        limits: [],
                        reasons: ["no timetable of the further sessions was found in time"]
                    )
                }
            }
            share /= 2
        }
    }

    private func id(_ course: String, _ number: Int) -> String {
        var id = "\(course)-more-\(number)"
        while programme.sessions.contains(where: { $0.id == id }) { id += "x" }
        return id
    }

    private func timetable(
        _ wanted: [PlanRequest.Further],
        _ counts: [Int],
        isSpread: Bool
    ) -> TimetableAnswer {
        let first = max(0, request.from.map { programme.week(of: $0) } ?? 0)
        var sessions: [TimetableProblem.Wanted] = []
        var limits = self.limits
        let open = (first..<max(first + 1, weeks)).count { week in
            let monday = programme.firstMonday + 7 * week
            return !programme.blackouts.contains { $0.from <= monday + 6 && $0.to >= monday }
        }
        for (further, count) in zip(wanted, counts) {
            guard let course = index.courses[further.course] else { continue }
            let length = Scenario.durationWeeks(of: programme.courses[course], programme)
            let last = max(first, weeks - 1 - length)
            let leads = wanted.firstIndex { $0.course == further.follows }
            for number in 1...count {
                var follows: TimetableProblem.Wanted.Following?
                if let leads, number <= counts[leads] {
                    follows = TimetableProblem.Wanted.Following(
                        id(wanted[leads].course, number),
                        weeks: further.followsWithin
                    )
                }
                sessions.append(
                    TimetableProblem.Wanted(
                        id: id(further.course, number),
                        course: further.course,
                        weeks: first...last,
                        hosts: hosts(further),
                        trainers: further.trainersEach,
                        mayUse: further.trainers,
                        length: length + 1,
                        follows: follows
                    )
                )
            }
            let hasGap = limits.contains { limit in
                if case .gap(further.course, _) = limit { return true }
                return false
            }
            if isSpread, !hasGap, leads == nil {
                let gap = max(1, open / (count + sessionsToday(further.course) + 1))
                limits.append(.gap(course: further.course, weeks: gap))
            }
        }
        return TimetableProblem(
            wanted: sessions,
            fixed: programme.sessions.filter { $0.status != .cancelled },
            limits: limits
        ).solved(in: programme)
    }

    private func sessionsToday(_ course: String) -> Int {
        programme.sessions.count { $0.course == course && $0.status != .cancelled }
    }

    /// The hosts that may be used: those given, or those of today's sessions of the course, the most used first.
    private func hosts(_ further: PlanRequest.Further) -> [String] {
        guard further.hosts.isEmpty else { return further.hosts }
        var counts: [String: Int] = [:]
        for session in programme.sessions where session.course == further.course {
            if let host = session.host { counts[host, default: 0] += 1 }
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    private mutating func add(
        _ timetable: Timetable,
        _ wanted: [PlanRequest.Further],
        _ counts: [Int]
    ) {
        var added: [PlanSpace.Slot] = []
        for (further, count) in zip(wanted, counts) {
            guard let course = index.courses[further.course] else { continue }
            let value = programme.courses[course]
            for number in 1...count {
                guard let placement = timetable[id(further.course, number)] else { continue }
                let places = further.seats ?? usualPlaces(value)
                let byName = isByName(value)
                var session = Session(
                    id: placement.id,
                    course: further.course,
                    start: placement.date,
                    host: placement.host,
                    trainers: placement.trainers
                )
                if !byName {
                    let who: Session.Invitation = takesChampions(value) ? .champions : .anyone
                    session.seats = [Session.Seats(who, places)]
                }
                if !placement.trainers.isEmpty { namesPeople = true }
                added.append(
                    PlanSpace.Slot(
                        session: session,
                        original: nil,
                        course: course,
                        week: placement.week,
                        places: byName ? places : 0,
                        isOptional: true
                    )
                )
            }
        }
        slots += added.sorted {
            ($0.session.start, $0.session.id) < ($1.session.start, $1.session.id)
        }
    }

    /// Places of today's sessions of a course, the median; without any, its capacity.
    private func usualPlaces(_ course: Course) -> Int {
        let today = programme.sessions.filter { $0.course == course.id && $0.status != .cancelled }
            .map { $0.people.count + $0.seats.reduce(0) { $0 + $1.count } }
            .sorted()
        let most = course.capacityMaximum ?? 20
        return today.isEmpty ? most : min(most, max(1, today[today.count / 2]))
    }

    /// Whether seats of further sessions of a course go to organisations by name.
    private func isByName(_ course: Course) -> Bool {
        guard request.seating != .none, !takesChampions(course) else { return false }
        if request.seating == .all { return true }
        let today = programme.sessions.filter { $0.course == course.id }
        return today.isEmpty
            ? course.requires == nil
            : today.contains { session in
                session.seats.contains { seats in
                    if case .organisation = seats.invitation { return true }
                    return false
                }
            }
    }

    private func takesChampions(_ course: Course) -> Bool {
        course.isTrainTheTrainer && programme.courses.contains(where: \.makesChampions)
    }
}
