import RealModule

extension WarningEvidence {
    /// Warnings about what the plan takes for granted: what people mean to do, full rooms and pairs of trainers.
    func aboutThePlan() -> [Warning] {
        var tooSmall: [(course: Int, session: Session)] = []
        var noAllowance: [(course: Int, session: Session)] = []
        for session in sessionsToCome() {
            guard let course = index.courses[session.course], session.booked > 0 else { continue }
            let rules = programme.courses[course]
            guard rules.pattern != .selfPaced else { continue }
            let chance = attendance[course]
            let expected = Double(session.booked) * chance
            if expected < Double(rules.capacityMinimum) {
                tooSmall.append((course, session))
            } else if rules.isFree, !rules.mandatory, !rules.isTrainTheTrainer,
                session.booked <= rules.capacityMaximum ?? Int.max,
                chance < WarningThreshold.emptySeats.attendance,
                Double(session.booked) - expected >= WarningThreshold.emptySeats.count
            {
                noAllowance.append((course, session))
            }
        }
        return [
            statedIntent(), groupTooSmall(tooSmall), noShows(noAllowance), tooFewNamed(),
            unstaffed(),
        ]
        .compactMap { $0 }
    }

    private func statedIntent() -> Warning? {
        var claims: [String] = []
        func claim(
            _ assumption: AssumptionIndex,
            above limit: Double,
            _ words: (_ chance: String, _ place: String) -> String,
            for isConcerned: (Course) -> Bool
        ) {
            let courses = programme.courses.indices.filter { isConcerned(programme.courses[$0]) }
            guard let (place, value) = highest(assumption, courses: courses), value > limit else {
                return
            }
            claims.append(words(PlainWords.chance(value), "set for \(place)"))
        }
        claim(.champion, above: WarningThreshold.champion) {
            "a chance of \($0) to come forward, \($1) (0.3 is already far above what was measured)"
        } for: {
            $0.makesChampions && cascades
        }
        claim(.activation, above: WarningThreshold.activation) {
            "a chance of \($0) that a trainer ever delivers, \($1) (the best programme measured reached 0.92)"
        } for: {
            $0.isTrainTheTrainer
        }
        claim(.attendance, above: WarningThreshold.attendance) {
            "a chance of \($0) to turn up, \($1) (even priced and mandatory courses reach 0.95 at best)"
        } for: {
            $0.pattern != .selfPaced
        }
        guard !claims.isEmpty else { return nil }
        return Warning(
            kind: .statedIntent,
            about: wholeProgramme,
            message: "The plan counts on \(PlainWords.listParts(claims)).",
            advice:
                "People mean what they say and do less of it: use what your own records show, and the default until you have them.",
            share: 1
        )
    }

    /// The highest value in force that the programme itself sets, with its place in words.
    private func highest(
        _ assumption: AssumptionIndex,
        courses: [Int]
    ) -> (place: String, value: Double)? {
        var isUsed = Array(repeating: false, count: table.slots.count)
        for course in courses {
            let shared = table.sharedSlot(assumption, course: course)
            if shared >= 0 {
                isUsed[shared] = true
            } else {
                for organisation in programme.organisations.indices {
                    isUsed[table.slot(assumption, course: course, organisation: organisation)] =
                        true
                }
            }
        }
        let set = isUsed.indices.filter { isUsed[$0] && table.slots[$0].source == nil }
        guard
            let slot = set.max(by: {
                table.slots[$0].quantity.mean < table.slots[$1].quantity.mean
            })
        else { return nil }
        let place = table.slots[slot].place
        return (place == "programme" ? "the programme" : place, table.slots[slot].quantity.mean)
    }

    private func groupTooSmall(_ sessions: [(course: Int, session: Session)]) -> Warning? {
        guard let first = sessions.first else { return nil }
        let courses = orderedCourses(sessions.map(\.course))
        let chance = attendance[first.course]
        let minimum = programme.courses[first.course].capacityMinimum
        let needed = chance > 0 ? Int((Double(minimum) / chance).rounded(.up)) : minimum
        let expected = PlainWords.decimal(Double(first.session.booked) * chance)
        let one = sessions.count == 1
        return Warning(
            kind: .groupTooSmall,
            about: PlainWords.list(courses),
            message:
                "\(PlainWords.count(sessions.count, "planned session", "planned sessions")) of \(PlainWords.list(courses)) \(one ? "expects" : "expect") fewer people in the room than needed\(one ? "" : ", the first of them"): about \(expected), where \(minimum) is the least.",
            advice:
                "Offer at least \(needed) places where \(minimum) people are needed, or put two such sessions together.",
            share: share(ofSessions: sessions.count)
        )
    }

    private func noShows(_ sessions: [(course: Int, session: Session)]) -> Warning? {
        guard
            let fullest = sessions.max(by: { $0.session.booked < $1.session.booked })
        else { return nil }
        let courses = orderedCourses(sessions.map(\.course))
        let booked = sessions.reduce(0) { $0 + $1.session.booked }
        let expected = sessions.reduce(0.0) {
            $0 + Double($1.session.booked) * attendance[$1.course]
        }
        let chance = attendance[fullest.course]
        let wanted = fullest.session.booked
        let invited = Self.invitations(for: wanted, attendance: chance)
        return Warning(
            kind: .noShowsNotAllowedFor,
            about: PlainWords.list(courses),
            message:
                "\(PlainWords.share(1 - expected / Double(booked)).capitalisedFirst) of those booked won't turn up, and \(PlainWords.count(sessions.count, "planned free session", "planned free sessions")) of \(PlainWords.list(courses)) \(sessions.count == 1 ? "makes" : "make") no allowance for it: \(PlainWords.exact(booked)) places will see about \(PlainWords.about(expected)) people.",
            advice: invited > wanted
                ? "Invite a few more than you want in the room, such as \(invited) for \(wanted) places: more than \(wanted) will then turn up less than 1 time in 10."
                : "Remind people the day before, and keep a list of others who would come at short notice.",
            share: share(ofSessions: sessions.count) * (1 - expected / Double(booked))
        )
    }

    /// The most invitations of whom more than `places` come with a chance of at most one tenth, each by itself.
    static func invitations(for places: Int, attendance: Double) -> Int {
        guard places < 10_000, attendance > 0, attendance < 1 else { return places }
        var invited = places
        while invited < 4 * places {
            // Chance that at most `places` of one more come, by the terms of the binomial from 0 up.
            let tried = invited + 1
            var logTerm = Double(tried) * Double.log(1 - attendance)
            var sum = 0.0
            for come in 0...places {
                sum += Double.exp(logTerm)
                logTerm += Double.log(Double(tried - come) / Double(come + 1))
                logTerm += Double.log(attendance / (1 - attendance))
            }
            if 1 - sum > WarningThreshold.overfull { break }
            invited = tried
        }
        return invited
    }

    private func tooFewNamed() -> Warning? {
        let sessions = sessionsToCome().compactMap { session -> (course: Int, session: Session)? in
            guard let course = index.courses[session.course], !session.trainers.isEmpty,
                session.trainers.count < programme.courses[course].trainersRequired
            else { return nil }
            return (course, session)
        }
        guard let first = sessions.first else { return nil }
        let courses = orderedCourses(sessions.map(\.course))
        let cancels = programme.courses[first.course].whenShortOfTrainers == .cancel
        return Warning(
            kind: .fewerCoTrainers,
            about: PlainWords.list(courses),
            message:
                "\(PlainWords.count(sessions.count, "planned session", "planned sessions")) of \(PlainWords.list(courses)) \(sessions.count == 1 ? "names" : "name") fewer trainers than the course requires\(sessions.count == 1 ? "" : ", the first of them"): \(first.session.trainers.count) of \(programme.courses[first.course].trainersRequired).",
            advice:
                "Name another trainer: as it is, they \(cancels ? "will be called off" : "run short, and less of the course is passed on").",
            share: share(ofSessions: sessions.count)
        )
    }

    /// Courses that need several trainers, where many active trainers have no other at home or with a partner.
    private func unstaffed() -> Warning? {
        guard let outcome else { return nil }
        let active = outcome.organisations.map(\.trainersActive)
        let total = active.reduce(0, +)
        guard total >= WarningThreshold.oneTrainer.lowerBound else { return nil }
        var within = active
        for tie in programme.partnerships {
            guard let from = index.organisations[tie.from], let to = index.organisations[tie.to],
                from != to
            else { continue }
            within[from] += active[to]
            if !tie.directed { within[to] += active[from] }
        }
        var affected: [(name: String, required: Int, share: Double, cancels: Bool)] = []
        for course in programme.courses where course.trainersRequired > 1 && isTrainerLed(course) {
            let short = active.indices.reduce(0.0) {
                within[$1] < Double(course.trainersRequired) ? $0 + active[$1] : $0
            }
            guard short / total >= WarningThreshold.unstaffedTrainers else { continue }
            affected.append(
                (
                    course.name, course.trainersRequired, short / total,
                    course.whenShortOfTrainers == .cancel
                )
            )
        }
        guard let worst = affected.max(by: { $0.share < $1.share }) else { return nil }
        return Warning(
            kind: .fewerCoTrainers,
            about: PlainWords.list(affected.map(\.name)),
            message:
                "A session of \(PlainWords.list(affected.map(\.name))) needs \(worst.required) trainers, but \(PlainWords.share(worst.share)) of the trainers expected to be active have too few others at home or with a partner, so sessions \(worst.cancels ? "are called off" : "run short").",
            advice:
                "Train people in pairs from the same organisation or from partners, or tie organisations with one trainer to each other.",
            share: worst.share
        )
    }

    /// Names of courses, each once, in the programme's order.
    private func orderedCourses(_ positions: [Int]) -> [String] {
        Set(positions).sorted().map { programme.courses[$0].name }
    }

    private func share(ofSessions count: Int) -> Double {
        Double(count) / Double(max(1, sessionsToCome().count))
    }
}

extension Course {
    /// Whether nobody pays a fee.
    var isFree: Bool { price.standard <= 0 && (price.member ?? 0) <= 0 }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
