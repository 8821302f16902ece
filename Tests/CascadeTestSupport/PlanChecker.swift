package import CascadeCore

/// Tells whether a plan keeps to what was asked, worked out from the plan and the programme alone.
///
/// It shares nothing with the search: every rule is written down a second time, as a person would check it by hand.
package struct PlanChecker {
    let before: Programme
    let request: PlanRequest
    let plan: Plan
    /// The programme with the plan in it.
    let after: Programme
    /// What is wrong, in words.
    private(set) var faults: [String] = []

    /// What is wrong with a plan, in words; empty: nothing.
    package static func faults(of plan: Plan, in programme: Programme, _ request: PlanRequest)
        -> [String]
    {
        var checker = PlanChecker(before: programme, request: request, plan: plan)
        checker.checkProgramme()
        checker.checkChanges()
        checker.checkPlaces()
        checker.checkHeadcounts()
        checker.checkAdditions()
        checker.checkTies()
        for limit in request.limits { checker.check(limit) }
        return checker.faults
    }

    private init(before: Programme, request: PlanRequest, plan: Plan) {
        self.before = before
        self.request = request
        self.plan = plan
        after = before.applying(plan)
    }

    mutating func expect(_ isTrue: Bool, _ fault: @autoclosure () -> String) {
        if !isTrue { faults.append(fault()) }
    }

    // MARK: Looking things up

    static func named(_ session: Session) -> [(organisation: String, count: Int)] {
        session.seats.compactMap {
            if case .organisation(let id) = $0.invitation { return (id, $0.count) }
            return nil
        }
    }

    func places(_ session: Session, for invitation: Session.Invitation) -> Int {
        session.seats.filter { $0.invitation == invitation }.reduce(0) { $0 + $1.count }
    }

    func course(_ id: String) -> Course? { before.courses.first { $0.id == id } }

    func organisation(_ id: String) -> Organisation? { before.organisations.first { $0.id == id } }

    /// Sessions whose seats the plan may decide: planned ones from the day on, of the courses named, and those added.
    var decided: [Session] {
        let added = Set(plan.added.map(\.id))
        return after.sessions.filter { added.contains($0.id) || mayReseat($0) }
    }

    private func mayReseat(_ session: Session) -> Bool {
        request.seating != .none && session.status == .planned
            && session.start >= (request.from ?? before.start)
            && (request.seatingCourses.isEmpty || request.seatingCourses.contains(session.course))
    }

    /// Seats by name for a part of the partnership, in all or in one course.
    func seats(_ part: Part = .everyone, course: String?) -> Int {
        decided.filter { course == nil || $0.course == course }.flatMap(Self.named)
            .filter { seat in organisation(seat.organisation).map(part.contains) ?? false }
            .reduce(0) { $0 + $1.count }
    }

    // MARK: What every plan must keep to

    private mutating func checkProgramme() {
        do {
            _ = try Programme(after.draft)
        } catch {
            faults.append("the programme with the plan fails the check: \(error.problems)")
        }
    }

    private mutating func checkChanges() {
        let original = Dictionary(uniqueKeysWithValues: before.sessions.map { ($0.id, $0) })
        expect(
            Set(plan.changed.map(\.id)).count == plan.changed.count,
            "a session is changed twice"
        )
        let people = Set(
            request.limits.compactMap { limit in
                if case .invitePerson(let id) = limit { return id }
                return nil
            }
        )
        for session in plan.changed {
            guard let old = original[session.id] else {
                faults.append("\(session.id) is changed and not in the programme")
                continue
            }
            expect(mayReseat(old), "\(session.id) is changed and may not be")
            var same = session
            same.seats = old.seats
            if Set(session.people).subtracting(old.people).isSubset(of: people),
                Set(old.people).isSubset(of: session.people)
            {
                same.people = old.people
            }
            expect(same == old, "\(session.id) differs in more than seats")
        }
        for id in plan.dropped {
            guard let old = original[id] else {
                faults.append("\(id) is dropped and not in the programme")
                continue
            }
            expect(request.mayDrop.contains(old.course), "\(id) is dropped and may not be")
            expect(
                old.status == .planned && old.start >= (request.from ?? before.start),
                "\(id) is dropped and no longer planned"
            )
        }
    }

    private mutating func checkPlaces() {
        let original = Dictionary(uniqueKeysWithValues: before.sessions.map { ($0.id, $0) })
        for session in plan.changed {
            guard let old = original[session.id] else { continue }
            let name = session.id
            expect(
                places(session, for: .champions) == places(old, for: .champions),
                "\(name) has other seats for champions"
            )
            let oldNamed = Self.named(old).reduce(0) { $0 + $1.count }
            let newNamed = Self.named(session).reduce(0) { $0 + $1.count }
            let anyone = (places(old, for: .anyone), places(session, for: .anyone))
            switch request.seating {
            case .none: faults.append("\(name) is changed and no seats are to be shared out")
            case .named:
                expect(
                    newNamed <= oldNamed,
                    "\(name) has \(newNamed) seats by name, not \(oldNamed)"
                )
                expect(anyone.0 == anyone.1, "\(name) has other seats for anyone")
            case .all:
                expect(newNamed + anyone.1 <= oldNamed + anyone.0, "\(name) has more seats")
            }
        }
        for session in plan.changed + plan.added {
            let count = session.seats.reduce(session.people.count) { $0 + $1.count }
            guard let most = course(session.course)?.capacityMaximum,
                course(session.course)?.waitingList != true
            else { continue }
            let old = original[session.id]
            let already = old.map { $0.seats.reduce($0.people.count) { $0 + $1.count } } ?? 0
            expect(count <= max(most, already), "\(session.id) offers \(count) of \(most) places")
        }
    }

    /// No organisation has more seats in the sessions of a course than people.
    private mutating func checkHeadcounts() {
        for course in before.courses {
            let touched = plan.changed + plan.added
            guard touched.contains(where: { $0.course == course.id }) else { continue }
            var seats: [String: Int] = [:]
            for session in decided where session.course == course.id {
                for seat in Self.named(session) {
                    seats[seat.organisation, default: 0] += seat.count
                }
            }
            for organisation in before.organisations {
                let count = seats[organisation.id] ?? 0
                let today = before.sessions.filter { $0.course == course.id }.flatMap(Self.named)
                    .filter { $0.organisation == organisation.id }.reduce(0) { $0 + $1.count }
                expect(
                    count <= max(organisation.people, today),
                    "\(organisation.id) has \(count) seats in \(course.id) and \(organisation.people) people"
                )
                if count > 0, !course.audience.isEmpty {
                    expect(
                        course.audience.contains(organisation.sector) || today > 0,
                        "\(organisation.id) is not of the audience of \(course.id)"
                    )
                }
            }
        }
    }

    private mutating func checkAdditions() {
        let ids = Set(before.sessions.map(\.id))
        for session in plan.added {
            let name = session.id
            expect(!ids.contains(name), "\(name) is added and in the programme already")
            guard let further = request.further.first(where: { $0.course == session.course }) else {
                faults.append("\(name) is added and its course has no further sessions")
                continue
            }
            expect(session.start >= (request.from ?? before.start), "\(name) is too early")
            let week = before.week(of: session.start)
            expect(week >= 0 && week < before.weeks, "\(name) lies outside the programme")
            for blackout in before.blackouts {
                expect(
                    !weeks(from: blackout.from, to: blackout.to).contains(week),
                    "\(name) is in a closed week"
                )
            }
            if !further.hosts.isEmpty {
                expect(further.hosts.contains(session.host ?? ""), "\(name) has another host")
            }
            if !further.trainers.isEmpty {
                expect(
                    Set(session.trainers).isSubset(of: further.trainers),
                    "\(name) has other trainers"
                )
            }
            if let seats = further.seats {
                let count = session.seats.reduce(session.people.count) { $0 + $1.count }
                expect(count <= seats, "\(name) has \(count) places, not \(seats)")
            }
            checkTrainers(of: session, further)
        }
        for further in request.further {
            let added = plan.added.filter { $0.course == further.course }
            expect(
                added.count <= further.atMost,
                "\(added.count) further sessions of \(further.course)"
            )
            guard let first = further.follows else { continue }
            for session in added {
                let week = before.week(of: session.start)
                let follows = after.sessions.contains {
                    $0.course == first && $0.status != .cancelled
                        && further.followsWithin.contains(week - before.week(of: $0.start))
                }
                expect(follows, "\(session.id) follows no session of \(first)")
            }
        }
    }

    private mutating func checkTrainers(of session: Session, _ further: PlanRequest.Further) {
        var each = further.trainersEach
        for limit in request.limits {
            if case .trainers(session.course, let count) = limit { each = count }
        }
        expect(
            session.trainers.count == each && Set(session.trainers).count == each,
            "\(session.id) has the trainers \(session.trainers), not \(each)"
        )
        for trainer in session.trainers {
            let busy = after.sessions.contains {
                $0.id != session.id && $0.status != .cancelled && $0.start == session.start
                    && $0.trainers.contains(trainer)
            }
            expect(!busy, "\(trainer) leads two sessions on \(session.start)")
        }
    }

    private mutating func checkTies() {
        guard let wanted = request.ties else {
            expect(plan.ties.isEmpty, "ties are brokered and may not be")
            return
        }
        let count = plan.ties.count
        expect(count <= wanted.atMost, "\(count) new ties")
        var seen = Set(before.partnerships.map { Set([$0.from, $0.to]) })
        for tie in plan.ties {
            let name = "\(tie.from)–\(tie.to)"
            expect(tie.from != tie.to, "\(name) is no tie")
            expect(seen.insert([tie.from, tie.to]).inserted, "\(name) is there already")
            expect(tie.strength == wanted.strength, "\(name) has the strength \(tie.strength)")
            if wanted.among.isEmpty {
                expect(
                    organisation(tie.from)?.sector != organisation(tie.to)?.sector,
                    "\(name) joins one sector"
                )
            } else {
                let isAmong = wanted.among.contains {
                    Set([$0.first, $0.second]) == [tie.from, tie.to]
                }
                expect(isAmong, "\(name) is not among those to choose from")
            }
        }
    }

    /// The weeks that have one of these days.
    func weeks(from first: CalendarDate?, to last: CalendarDate?) -> ClosedRange<Int> {
        let from = first.map { before.week(of: $0) } ?? -1_000_000
        return from...max(from, last.map { before.week(of: $0) } ?? 1_000_000)
    }
}
