extension ProgrammeCheck {
    /// Courses, what they require and what they qualify for.
    mutating func checkCourses() {
        if draft.courses.count > 64 {
            report(
                .courses,
                nil,
                nil,
                "number of courses",
                found: String(draft.courses.count),
                expected: "at most 64"
            )
        }
        for (index, course) in draft.courses.enumerated() {
            let owner = Self.title("course", course.id, index)
            checkID(course.id, in: .courses, index, kind: "course", first: courses[course.id])
            checkName(course.name, in: .courses, index, of: owner)
            checkText(course.notes, in: .courses, index, "notes", of: owner)
            checkSize(of: course, index, owner)
            checkMoney(of: course, index, owner)
            checkComposition(of: course, index, owner)
            checkRequirement(of: course, index, owner)
            checkCourses(course.qualifiesFor, "qualifies-for", of: course, index, owner)
            checkCourses(course.refreshes, "refreshes", of: course, index, owner)
            for (position, sector) in course.audience.enumerated() {
                let field = "audience.\(position)"
                if course.audience.firstIndex(of: sector) != position {
                    report(
                        .courses,
                        index,
                        field,
                        "audience of \(owner)",
                        found: sector,
                        expected: "each sector once"
                    )
                }
                checkReference(
                    sector,
                    to: "a sector",
                    among: sectors,
                    named: draft.sectors.lazy.map(\.id),
                    in: .courses,
                    index,
                    field,
                    "audience of \(owner)"
                )
            }
            checkAssumptions(course.assumptions, in: .courses, index, of: owner)
        }
        if draft.courses.count <= 64 { checkCycles() }
    }

    private mutating func checkSize(of course: Course, _ index: Int, _ owner: String) {
        checkNumber(
            course.hours,
            within: 0...10_000,
            aboveLow: true,
            in: .courses,
            index,
            "hours",
            of: owner
        )
        switch course.pattern {
        case .days(let days):
            checkCount(
                days,
                within: 1...366,
                in: .courses,
                index,
                "pattern.days",
                of: owner
            )
        case .meetings(let count, let everyWeeks, let asynchronousHours):
            checkCount(
                count,
                within: 1...1000,
                in: .courses,
                index,
                "pattern.meetings",
                of: owner
            )
            checkCount(
                everyWeeks,
                within: 1...52,
                in: .courses,
                index,
                "pattern.every-weeks",
                of: owner
            )
            checkNumber(
                asynchronousHours,
                within: 0...744,
                in: .courses,
                index,
                "pattern.asynchronous-hours-per-month",
                of: owner
            )
        case .selfPaced: break
        }
        checkCount(
            course.capacityMinimum,
            within: 1...10_000,
            in: .courses,
            index,
            "capacity",
            of: owner
        )
        if let maximum = course.capacityMaximum, course.capacityMinimum >= 1 {
            if maximum < course.capacityMinimum || maximum > 10_000 {
                report(
                    .courses,
                    index,
                    "capacity",
                    "largest capacity of \(owner)",
                    found: String(maximum),
                    expected:
                        "a whole number from \(course.capacityMinimum), the smallest, to 10,000"
                )
            }
        }
        checkCount(
            course.trainersRequired,
            within: 1...20,
            in: .courses,
            index,
            "trainers",
            of: owner
        )
        checkCount(
            course.validityWeeks,
            within: 1...5200,
            in: .courses,
            index,
            "validity-weeks",
            of: owner
        )
        if let rate = course.enrolmentPerWeek {
            checkNumber(
                rate,
                within: 0...1_000_000,
                aboveLow: true,
                in: .courses,
                index,
                "enrolment.per-week",
                of: owner
            )
            if course.pattern != .selfPaced {
                report(
                    .courses,
                    index,
                    "enrolment",
                    "enrolment of \(owner)",
                    found: "\(ProgrammeCheck.text(rate)) a week",
                    expected: "no enrolment, as only a course with the pattern self-paced has one"
                )
            }
        }
        if course.rolling, !course.isTrainTheTrainer {
            report(
                .courses,
                index,
                "rolling",
                "rolling of \(owner)",
                found: "true",
                expected: "false, as the course qualifies nobody (it has no qualifies-for)"
            )
        }
    }

    private mutating func checkMoney(of course: Course, _ index: Int, _ owner: String) {
        let amounts: [(field: String, amount: Double?)] = [
            ("cost.session", course.cost.session), ("cost.person", course.cost.person),
            ("price.standard", course.price.standard), ("price.member", course.price.member),
            ("price.donation", course.price.donation),
        ]
        for (field, amount) in amounts {
            checkNumber(amount, within: 0...1e9, in: .courses, index, field, of: owner)
        }
    }

    private mutating func checkComposition(of course: Course, _ index: Int, _ owner: String) {
        var sum = 0.0
        for (position, rule) in course.composition.enumerated() {
            let field = "composition.\(position)"
            checkReference(
                rule.group,
                to: "a group",
                among: groups,
                named: draft.groups.lazy.map(\.id),
                in: .courses,
                index,
                "\(field).group",
                "composition of \(owner)"
            )
            if course.composition.firstIndex(where: { $0.group == rule.group }) != position {
                report(
                    .courses,
                    index,
                    "\(field).group",
                    "composition of \(owner)",
                    found: rule.group,
                    expected: "each group once"
                )
            }
            checkNumber(
                rule.atLeast,
                within: 0...1,
                aboveLow: true,
                in: .courses,
                index,
                "\(field).at-least",
                of: owner
            )
            sum += rule.atLeast
        }
        if sum > 1 + 1e-9 {
            report(
                .courses,
                index,
                "composition",
                "composition of \(owner)",
                found: "shares that add up to \(ProgrammeCheck.text(sum))",
                expected: "shares that add up to at most 1"
            )
        }
    }

    private mutating func checkRequirement(of course: Course, _ index: Int, _ owner: String) {
        guard let requirement = course.requires else { return }
        if !requirement.isSimplest {
            report(
                .courses,
                index,
                "requires",
                "requires of \(owner)",
                found: requirement.description,
                expected: "its simplest form, without an “and” of “and”s or a part alone"
            )
        }
        if requirement.alternativeCount > Prerequisite.alternativeLimit {
            report(
                .courses,
                index,
                "requires",
                "requires of \(owner)",
                found: "more than \(Prerequisite.alternativeLimit) ways to meet it",
                expected:
                    "at most \(Prerequisite.alternativeLimit) combinations of courses, any one of which suffices"
            )
        }
        for (position, id) in requirement.courses.enumerated() {
            checkReference(
                id,
                to: "a course",
                among: courses,
                named: draft.courses.lazy.map(\.id),
                in: .courses,
                index,
                "requires.\(position)",
                "requires of \(owner)"
            )
        }
    }

    private mutating func checkCourses(
        _ ids: [String],
        _ name: String,
        of course: Course,
        _ index: Int,
        _ owner: String
    ) {
        for (position, id) in ids.enumerated() {
            let field = "\(name).\(position)"
            if id == course.id {
                report(
                    .courses,
                    index,
                    field,
                    "\(name) of \(owner)",
                    found: id,
                    expected: "another course than itself"
                )
            } else if ids.firstIndex(of: id) != position {
                report(
                    .courses,
                    index,
                    field,
                    "\(name) of \(owner)",
                    found: id,
                    expected: "each course once"
                )
            }
            checkReference(
                id,
                to: "a course",
                among: courses,
                named: draft.courses.lazy.map(\.id),
                in: .courses,
                index,
                field,
                "\(name) of \(owner)"
            )
        }
    }

    /// Reports one way round for every group of courses that require each other.
    private mutating func checkCycles() {
        let required = draft.courses.map { course in
            (course.requires?.courses ?? []).compactMap { courses[$0] }
        }
        let draft = draft
        var isReported = [Bool](repeating: false, count: required.count)
        for start in required.indices
        where !isReported[start] && courses[draft.courses[start].id] == start {
            guard let round = ProgrammeCheck.shortestRound(from: start, along: required) else {
                continue
            }
            for course in round { isReported[course] = true }
            let names = (round + [start]).map { draft.courses[$0].id }
            report(
                .courses,
                start,
                "requires",
                "requires of \(Self.title("course", draft.courses[start].id, start))",
                found: names.joined(separator: " → "),
                expected: "courses that do not lead back to it, as nobody could ever start"
            )
        }
    }

    /// The courses on a shortest way from `start` along `edges` back to it, `start` first; nil where there is none.
    private static func shortestRound(from start: Int, along edges: [[Int]]) -> [Int]? {
        var cameFrom = [Int?](repeating: nil, count: edges.count)
        var queue = [start]
        var head = 0
        while head < queue.count {
            let course = queue[head]
            head += 1
            for next in edges[course] {
                if next == start {
                    var round = [course]
                    while let last = round.last, last != start, let before = cameFrom[last] {
                        round.append(before)
                    }
                    return round.reversed()
                }
                if cameFrom[next] == nil {
                    cameFrom[next] = course
                    queue.append(next)
                }
            }
        }
        return nil
    }
}
