import CascadeGraph

/// Finds what a plan may decide.
struct PlanSpaceBuilder {
    let programme: Programme
    let request: PlanRequest
    let lastDay: CalendarDate
    let index: ProgrammeIndex
    var slots: [PlanSpace.Slot] = []
    var slotOfSession: [Int]
    var limits: [Limit]
    var notices: [String] = []
    /// Whether sessions name people whom the programme's own sessions may not.
    var namesPeople = false

    init(
        _ programme: Programme,
        _ request: PlanRequest,
        until lastDay: CalendarDate,
        index: ProgrammeIndex
    ) {
        self.programme = programme
        self.request = request
        self.lastDay = lastDay
        self.index = index
        slotOfSession = Array(repeating: -1, count: programme.sessions.count)
        limits = request.limits
    }

    /// Weeks that are run.
    var weeks: Int { max(1, programme.week(of: lastDay) + 1) }

    /// Whether seats of all sessions of a course, or in all, have a limit of their own, so that rooms may be filled up.
    private func hasSeatLimit(_ course: String) -> Bool {
        limits.contains { limit in
            if case .seats(_, let id) = limit { return id == nil || id == course }
            return false
        }
    }

    /// What limits say against sessions that are planned already, which the plan does not move.
    mutating func noticePlannedSessions() {
        func overlap(_ session: Session, _ from: CalendarDate, _ to: CalendarDate) -> Bool {
            let week = programme.week(of: session.start)
            return week >= programme.week(of: from) && week <= programme.week(of: to)
        }
        let words = PlanWords(programme)
        for limit in limits {
            let broken = programme.sessions.filter { session in
                guard session.status == .planned else { return false }
                switch limit {
                case .away(let trainer, let from, let to):
                    return session.trainers.contains(trainer) && overlap(session, from, to)
                case .closed(let host, let from, let to):
                    return session.host == host && overlap(session, from, to)
                case .blackout(let from, let to, _): return overlap(session, from, to)
                default: return false
                }
            }
            guard !broken.isEmpty else { continue }
            notices.append(
                "\(words.limit(limit)), but today's plan has \(Wording.sample(broken.map(\.id), "session")) then; the plan keeps their dates and trainers, so change them by hand or let them be left out"
            )
        }
    }

    /// Adds the programme's sessions that the plan may shape.
    mutating func addSessions() {
        let from = request.from ?? programme.start
        for (position, session) in programme.sessions.enumerated() {
            guard session.status == .planned, session.start >= from,
                let course = index.courses[session.course],
                (0..<weeks).contains(programme.week(of: session.start))
            else { continue }
            let places = places(of: session, course: programme.courses[course])
            let mayDrop = request.mayDrop.contains(session.course)
            guard places > 0 || mayDrop else { continue }
            var bare = session
            if places > 0 { bare.seats.removeAll { isSharedOut($0.invitation) } }
            slotOfSession[position] = slots.count
            slots.append(
                PlanSpace.Slot(
                    session: bare,
                    original: session,
                    course: course,
                    week: programme.week(of: session.start),
                    places: places,
                    isOptional: mayDrop
                )
            )
        }
        addCompositions()
    }

    private func isSharedOut(_ invitation: Session.Invitation) -> Bool {
        switch invitation {
        case .organisation: true
        case .anyone: request.seating == .all
        case .champions: false
        }
    }

    /// Seats of a session that the plan shares out: as many as today, or as the room has where seats are limited by the request.
    private func places(of session: Session, course: Course) -> Int {
        guard request.seating != .none,
            request.seatingCourses.isEmpty || request.seatingCourses.contains(course.id)
        else { return 0 }
        let shared = session.seats.filter { isSharedOut($0.invitation) }
            .reduce(0) { $0 + $1.count }
        guard shared > 0 else { return 0 }
        guard hasSeatLimit(course.id), let most = course.capacityMaximum else { return shared }
        let others = session.people.count + session.seats.reduce(0) { $0 + $1.count } - shared
        return max(shared, most - others)
    }

    /// Rules on who is in a course hold for sessions whose seats are all shared out.
    private mutating func addCompositions() {
        for (position, course) in programme.courses.enumerated() where !course.composition.isEmpty {
            let own = slots.filter { $0.course == position && $0.places > 0 }
            guard !own.isEmpty, own.allSatisfy({ $0.session.seats.isEmpty }) else { continue }
            for rule in course.composition {
                let isSaid = limits.contains { limit in
                    if case .share(_, rule.group, course.id) = limit { return true }
                    return false
                }
                if !isSaid {
                    limits.append(.share(rule.atLeast, group: rule.group, course: course.id))
                }
            }
        }
    }

    /// Books people who must be invited by name into the first session that suits, in place of a seat; that session is held.
    ///
    /// Someone whom today's plan books by name keeps that place. The limit of someone for whom no session suits stays, and can't
    /// be kept.
    mutating func bookPeople() {
        for limit in limits {
            guard case .invitePerson(let id) = limit,
                let person = programme.people.first(where: { $0.id == id })
            else { continue }
            if let held = sessionBooking(id) {
                let slot = slotOfSession[held]
                if slot >= 0 { slots[slot] = slots[slot].held() }
                limits.removeAll { $0 == limit }
                continue
            }
            let open = slots.indices.filter {
                slots[$0].places > 0 && !slots[$0].isNew && suits(person, slots[$0])
            }
            guard let slot = open.min(by: { (slots[$0].week, $0) < (slots[$1].week, $1) })
            else { continue }
            slots[slot] = slots[slot].held(booking: id)
            namesPeople = true
            limits.removeAll { $0 == limit }
        }
    }

    /// The first planned session within the weeks run that books someone by name.
    private func sessionBooking(_ person: String) -> Int? {
        programme.sessions.indices.first { position in
            let session = programme.sessions[position]
            return session.status == .planned && session.people.contains(person)
                && (0..<weeks).contains(programme.week(of: session.start))
        }
    }

    /// Whether someone may take a seat at a slot: the course is open to everyone, to their sector, and they are there.
    private func suits(_ person: Person, _ slot: PlanSpace.Slot) -> Bool {
        let course = programme.courses[slot.course]
        guard course.requires == nil,
            let organisation = index.organisations[person.organisation]
        else { return false }
        let sector = programme.organisations[organisation].sector
        let start = slot.session.start
        return (course.audience.isEmpty || course.audience.contains(sector))
            && person.joined.map { $0 <= start } ?? true && person.left.map { $0 > start } ?? true
    }

    /// Positions of the organisations that can be invited: all, or those invited today, those that limits name, and the best by
    /// network influence.
    func candidates(
        _ chosen: PlanCandidates,
        keeping kept: [String],
        most: Int,
        seed: UInt64,
        workers: Int?
    ) async -> [Int] {
        let organisations = programme.organisations
        guard slots.contains(where: { $0.places > 0 }) else { return [] }
        guard organisations.count > most else { return Array(organisations.indices) }
        var keeping = Set(kept.compactMap { index.organisations[$0] })
        for slot in slots {
            for seats in slot.original?.seats ?? [] {
                if case .organisation(let id) = seats.invitation,
                    let position = index.organisations[id]
                {
                    keeping.insert(position)
                }
            }
        }
        for limit in limits {
            switch limit {
            case .invite(let id), .atLeast(_, .organisation(let id), _):
                if let position = index.organisations[id] { keeping.insert(position) }
            case .atLeast(let least, let part, _):
                // Enough of a part to fill what it needs, its largest first.
                let members = organisations.indices.filter { part.contains(organisations[$0]) }
                    .sorted { (organisations[$1].people, $0) < (organisations[$0].people, $1) }
                keeping.formUnion(members.prefix(max(1, least / 4)))
            default: break
            }
        }
        let list = await chosen.shortlist(
            count: keeping.count + most,
            keeping: keeping,
            seed: seed,
            workers: workers
        )
        return list.sorted()
    }

    /// Pairs of organisations that can be tied.
    func ties(_ chosen: PlanCandidates, most: Int) -> [(Int, Int)] {
        guard let wanted = request.ties, wanted.atMost > 0 else { return [] }
        var pairs: [(Int, Int)]?
        if !wanted.among.isEmpty {
            pairs = wanted.among.compactMap { pair in
                guard let first = index.organisations[pair.first],
                    let second = index.organisations[pair.second]
                else { return nil }
                return (first, second)
            }
        }
        return chosen.ties(
            among: pairs,
            count: max(most, 3 * wanted.atMost),
            strength: wanted.strength
        )
    }
}
