extension PlanCheck {
    /// What the plan must keep to: names, numbers and days, and that the plan decides what a limit bounds.
    mutating func checkLimits() {
        for (index, limit) in request.limits.enumerated() {
            switch limit {
            case .budget(let amount):
                number(
                    amount,
                    atMost: 1e12,
                    aboveNothing: false,
                    index,
                    "budget",
                    "budget of the plan"
                )
            case .seats(let count, let course):
                checkSeats(count, .everyone, course, index, "most seats")
            case .atLeast(let count, let part, let course):
                checkSeats(count, part, course, index, "fewest seats")
            case .atMost(let count, let part, let course):
                checkSeats(count, part, course, index, "most seats")
            case .invite(let id):
                reference(organisation: id, index, "organisation", "organisation to invite")
                checkSeatsDecided(nil, index, "organisation to invite", found: id)
            case .leaveOut(let id):
                reference(organisation: id, index, "organisation", "organisation to leave out")
            case .invitePerson(let id): checkInvited(id, index)
            case .sessions(let count, let course):
                self.count(
                    count,
                    within: 0...500,
                    index,
                    "sessions",
                    "number of further sessions of \(course)"
                )
                checkFurtherCourse(course, index)
            case .share(let share, let group, let course):
                number(
                    share,
                    atMost: 1,
                    index,
                    "share",
                    "share of the seats at \(course) for \(group)"
                )
                checkPart(.group(group), index, "group", "stakeholder group of a share")
                checkSeatedCourse(course, index, "share of \(group)")
            default: checkAvailability(limit, index)
            }
        }
    }

    /// Limits on days, on trainers and on places.
    private mutating func checkAvailability(_ limit: Limit, _ index: Int) {
        switch limit {
        case .dates(let from, let to, let course): checkDates(from, to, course, index)
        case .blackout(let from, let to, let why):
            checkDays(from, to, index, "blackout of the plan")
            check.checkText(why, in: .plan, index, "why", of: "blackout of the plan", atMost: 1000)
        case .away(let id, let from, let to):
            reference(person: id, index, "trainer", "trainer who is away")
            checkDays(from, to, index, "days away of \(id)")
        case .trainerAtMost(let id, let count):
            reference(person: id, index, "trainer", "trainer of a limit")
            self.count(count, within: 0...10_000, index, "at-most", "most sessions led by \(id)")
        case .closed(let id, let from, let to):
            reference(organisation: id, index, "host", "host that is closed")
            checkDays(from, to, index, "closed days of \(id)")
        case .hostAtMost(let id, let count):
            reference(organisation: id, index, "host", "host of a limit")
            self.count(count, within: 0...1000, index, "per-week", "most sessions a week at \(id)")
        case .atMostPerWeek(let count):
            self.count(count, within: 0...1000, index, "per-week", "most sessions a week")
        case .gap(let course, let weeks):
            count(weeks, within: 1...1040, index, "every", "weeks between sessions of \(course)")
            checkFurtherCourse(course, index)
        case .trainers(let course, let count):
            self.count(
                count,
                within: 0...100,
                index,
                "trainers",
                "trainers at further sessions of \(course)"
            )
            checkFurtherCourse(course, index)
        default: break
        }
    }

    // MARK: - Seats

    private mutating func checkSeats(
        _ count: Int,
        _ part: Part,
        _ course: String?,
        _ index: Int,
        _ subject: String
    ) {
        self.count(count, within: 0...100_000_000, index, "count", subject)
        checkPart(part, index, "part", "part of the partnership that has the \(subject)")
        if let course {
            checkSeatedCourse(course, index, subject)
        } else {
            checkSeatsDecided(nil, index, subject, found: String(count))
        }
    }

    private mutating func checkSeatedCourse(_ course: String, _ index: Int, _ subject: String) {
        reference(course: course, index, "course", "course of the \(subject)")
        guard check.courses[course] != nil else { return }
        checkSeatsDecided(course, index, "course of the \(subject)", found: course)
    }

    /// Reports a limit on seats where the plan decides none.
    private mutating func checkSeatsDecided(
        _ course: String?,
        _ index: Int,
        _ subject: String,
        found: String
    ) {
        guard !decidesSeats(at: course) else { return }
        let what = course.map { " at \($0)" } ?? ""
        report(
            index,
            course == nil ? nil : "course",
            subject,
            found: found,
            expected: hasSeats(at: course, for: .anyone)
                ? "seats\(what) that the plan decides; “share-out: all” shares out today's seats for anyone too"
                : "seats\(what) that the plan decides: planned sessions whose seats it shares out, or further ones"
        )
    }

    private func decidesSeats(at course: String?) -> Bool {
        if course.map(further.contains) ?? !further.isEmpty { return true }
        return switch request.seating {
        case .none: false
        case .named: hasSeats(at: course, for: .organisations)
        case .all: hasSeats(at: course, for: [.organisations, .anyone])
        }
    }

    /// Whether a planned session whose seats may be shared out has seats of one of these kinds.
    private func hasSeats(at course: String?, for kinds: SeatKinds) -> Bool {
        let found = course.map { planned[$0] ?? [] } ?? planned.values.reduce([]) { $0.union($1) }
        return !found.isDisjoint(with: kinds)
    }

    private mutating func checkInvited(_ id: String, _ index: Int) {
        reference(person: id, index, "person", "person to invite")
        guard let position = check.people[id] else { return }
        let person = programme.people[position]
        if person.roles.contains(.trainer) {
            report(
                index,
                "person",
                "person to invite",
                found: id,
                expected: "someone who is not a founding trainer, as trainers take no seats"
            )
        }
        let first = request.from ?? programme.start
        if let left = person.left, left < first {
            report(
                index,
                "person",
                "person to invite",
                found: id,
                expected: "someone still there on \(first); \(id) left on \(left)"
            )
        }
    }

    // MARK: - Days

    private mutating func checkFurtherCourse(_ course: String, _ index: Int) {
        reference(course: course, index, "course", "course of a limit on further sessions")
        guard check.courses[course] != nil, !furtherNamed.contains(course) else { return }
        report(
            index,
            "course",
            "course of a limit on further sessions",
            found: course,
            expected: "a course of which the plan may hold further sessions"
        )
    }

    private mutating func checkDates(
        _ from: CalendarDate?,
        _ to: CalendarDate?,
        _ course: String?,
        _ index: Int
    ) {
        let owner = course.map { "further sessions of \($0)" } ?? "further sessions"
        check.checkDate(from, in: .plan, index, "from", of: owner)
        check.checkDate(to, in: .plan, index, "to", of: owner)
        if let from, let to, to < from {
            report(
                index,
                "to",
                "last day of \(owner)",
                found: to.description,
                expected: "\(from), the first one, or later"
            )
        }
        if let from, from > programme.lastDay {
            report(
                index,
                "from",
                "first day of \(owner)",
                found: from.description,
                expected: "\(programme.lastDay), the programme's last day, or earlier"
            )
        }
        if let to, to < programme.start {
            report(
                index,
                "to",
                "last day of \(owner)",
                found: to.description,
                expected: "\(programme.start), the programme's first day, or later"
            )
        }
        if let course {
            checkFurtherCourse(course, index)
        } else if request.further.isEmpty {
            report(
                index,
                nil,
                "days of further sessions",
                found: (from ?? to)?.description ?? "",
                expected: "further sessions that the plan may hold"
            )
        }
    }

    private mutating func checkDays(
        _ from: CalendarDate,
        _ to: CalendarDate,
        _ index: Int,
        _ owner: String
    ) {
        check.checkDate(from, in: .plan, index, "from", of: owner)
        check.checkDate(to, in: .plan, index, "to", of: owner)
        guard to < from else { return }
        report(
            index,
            "to",
            "last day of \(owner)",
            found: to.description,
            expected: "\(from), the first one, or later"
        )
    }
}
