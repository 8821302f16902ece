import CascadeGraph

extension Scenario {
    static func compileCourses(_ programme: Programme, _ index: ProgrammeIndex) -> [CompiledCourse]
    {
        var validityCount = 0
        func mask(_ ids: [String]) -> UInt64 {
            ids.reduce(0) { $0 | (index.courses[$1].map { 1 << UInt64($0) } ?? 0) }
        }
        return programme.courses.enumerated().map { position, course in
            defer { if course.validityWeeks != nil { validityCount += 1 } }
            let price = course.price
            return CompiledCourse(
                bit: 1 << UInt64(position),
                minimum: course.pattern == .selfPaced ? 1 : course.capacityMinimum,
                maximum: course.capacityMaximum ?? Int.max,
                trainersRequired: course.trainersRequired,
                cancelsWhenShort: course.whenShortOfTrainers == .cancel,
                makesChampions: course.makesChampions,
                isRolling: course.rolling,
                isSelfPaced: course.pattern == .selfPaced,
                keepsWaitingList: course.waitingList,
                sessionCost: course.cost.session,
                personCost: course.cost.person,
                standardPrice: price.standard,
                memberPrice: price.member ?? price.standard,
                donation: price.donation,
                hasPrice: price.standard > 0 || (price.member ?? 0) > 0,
                durationWeeks: durationWeeks(of: course, programme),
                validityWeeks: course.validityWeeks ?? -1,
                validityPosition: course.validityWeeks == nil ? -1 : validityCount,
                qualifiesFor: mask(course.qualifiesFor),
                refreshes: mask(course.refreshes),
                hasComposition: !course.composition.isEmpty,
                enrolmentPerWeek: course.enrolmentPerWeek ?? 0
            )
        }
    }

    static func compileRequirements(
        _ programme: Programme,
        _ index: ProgrammeIndex
    ) -> [[UInt64]] {
        programme.courses.map { course in
            (course.requires?.alternatives ?? []).map { ids in
                ids.reduce(0) { $0 | (index.courses[$1].map { 1 << UInt64($0) } ?? 0) }
            }
        }
    }

    static func compileAudience(_ programme: Programme) -> [UInt64] {
        programme.sectors.map { sector in
            programme.courses.enumerated().reduce(UInt64(0)) { mask, next in
                let (position, course) = next
                let isOpen = course.audience.isEmpty || course.audience.contains(sector.id)
                return isOpen ? mask | 1 << UInt64(position) : mask
            }
        }
    }

    /// Weeks from the start week to the week of completion.
    ///
    /// Days are taken as working days of five-day weeks.
    static func durationWeeks(of course: Course, _ programme: Programme) -> Int {
        switch course.pattern {
        case .days(let days): max(0, days - 1) / 5
        case .meetings(let count, let everyWeeks, _): max(0, count - 1) * everyWeeks
        case .selfPaced:
            max(1, Int(min(1041, (course.hours / programme.studyHoursPerWeek).rounded(.up))))
        }
    }

    static func compilePeople(
        _ programme: Programme,
        _ index: ProgrammeIndex
    ) -> (people: [NamedPerson], positions: [String: Int], founders: [Int]) {
        var wanted = Set<String>()
        for session in programme.sessions where session.isSimulated {
            wanted.formUnion(session.trainers)
            wanted.formUnion(session.people)
        }
        var people: [NamedPerson] = []
        var positions: [String: Int] = [:]
        var founders = Array(repeating: 0, count: programme.organisations.count)
        var places = programme.organisations.map { $0.people - $0.foundingTrainers }
        for person in programme.people {
            let isFounder = person.roles.contains(.trainer)
            guard isFounder || wanted.contains(person.id),
                let organisation = index.organisations[person.organisation]
            else { continue }
            if !isFounder {
                // Over the years more people can be known by name than an organisation ever has at a time.
                guard places[organisation] > 0 else { continue }
                places[organisation] -= 1
            }
            positions[person.id] = people.count
            people.append(
                NamedPerson(
                    key: RandomStream.key(2, name: person.id),
                    organisation: organisation,
                    isFounder: isFounder
                )
            )
            if isFounder { founders[organisation] += 1 }
        }
        return (people, positions, founders)
    }

    static func compileSessions(
        _ programme: Programme,
        _ index: ProgrammeIndex,
        sessions: [Session]? = nil,
        courses: [CompiledCourse],
        namedPositions: [String: Int],
        nextOpenWeek: [Int]
    ) -> (sessions: [CompiledSession], starts: [Int], notices: [String]) {
        let weeks = nextOpenWeek.count - 1
        var outside: [String] = []
        var crowded: [String] = []
        var byWeek = Array(repeating: [CompiledSession](), count: weeks)
        for session in sessions ?? programme.sessions where session.isSimulated {
            let startWeek = programme.week(of: session.start)
            guard startWeek >= 0, startWeek < weeks, nextOpenWeek[startWeek] < weeks,
                let course = index.courses[session.course]
            else {
                outside.append(session.id)
                continue
            }
            let week = nextOpenWeek[startWeek]
            let seats = session.seats.reduce(session.people.count) { $0 + $1.count }
            if seats > courses[course].maximum, !courses[course].keepsWaitingList {
                crowded.append(session.id)
            }
            let length =
                session.end.map { programme.week(of: $0) - startWeek }
                ?? lastWeekOffset(of: session, programme, fallback: courses[course].durationWeeks)
            byWeek[week].append(
                CompiledSession(
                    key: RandomStream.key(3, name: session.id),
                    course: course,
                    week: week,
                    completionWeek: week + max(courses[course].isSelfPaced ? 1 : 0, length),
                    trainers: session.trainers.compactMap { namedPositions[$0] },
                    people: session.people.compactMap { namedPositions[$0] },
                    seats: session.seats.map { seats in
                        switch seats.invitation {
                        case .anyone: (.anyone, seats.count)
                        case .champions: (.champions, seats.count)
                        case .organisation(let id):
                            (.organisation(index.organisations[id] ?? 0), seats.count)
                        }
                    }
                )
            )
        }
        var notices: [String] = []
        if !outside.isEmpty {
            notices.append(
                "outside the weeks simulated, and left out: \(Wording.sample(outside, "session"))"
            )
        }
        if !crowded.isEmpty {
            notices.append(
                "more seats than the course takes, the rest not filled: \(Wording.sample(crowded, "session"))"
            )
        }
        var starts = [0]
        for sessions in byWeek { starts.append((starts.last ?? 0) + sessions.count) }
        return (byWeek.flatMap(\.self), starts, notices)
    }

    /// Consecutive days that begin late in a week end in the next one.
    private static func lastWeekOffset(
        of session: Session,
        _ programme: Programme,
        fallback: Int
    ) -> Int {
        guard case .days(let days) = courseOf(session, programme)?.pattern, days > 1 else {
            return fallback
        }
        return programme.week(of: session.start + (days - 1)) - programme.week(of: session.start)
    }

    private static func courseOf(_ session: Session, _ programme: Programme) -> Course? {
        programme.courses.first { $0.id == session.course }
    }
}

extension Prerequisite {
    /// The alternatives, any one of which suffices, each as the courses that it needs: the disjunctive normal form,
    /// without those that contain another one.
    package var alternatives: [[String]] {
        var sets: [Set<String>] = []
        for candidate in expanded() where !sets.contains(where: { $0.isSubset(of: candidate) }) {
            sets.removeAll { candidate.isSubset(of: $0) }
            sets.append(candidate)
        }
        return sets.map { $0.sorted() }
    }

    /// The most alternatives that an expression may have.
    package static let alternativeLimit = 256

    /// The number of alternatives before any is left out, never counted past a million.
    package var alternativeCount: Int {
        switch self {
        case .course: 1
        case .any(let parts): parts.reduce(0) { min(1_000_000, $0 + $1.alternativeCount) }
        case .all(let parts): parts.reduce(1) { min(1_000_000, $0 * $1.alternativeCount) }
        }
    }

    private func expanded() -> [Set<String>] {
        switch self {
        case .course(let id): [[id]]
        case .any(let parts): parts.flatMap { $0.expanded() }
        case .all(let parts):
            parts.reduce([[]]) { partial, part in
                let next = part.expanded()
                return partial.flatMap { left in next.map { left.union($0) } }
            }
        }
    }
}
