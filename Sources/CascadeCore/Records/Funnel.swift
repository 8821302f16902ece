/// How far people known by name have come, from the first course to training others.
///
/// Founding trainers, who were there before, are not in it. A trainer who is active, say, is counted at every step for which
/// there is a record; coming forward may have gone unrecorded.
package struct Funnel: Sendable, Equatable {
    /// A step.
    package enum Step: String, Sendable, CaseIterable {
        /// Completed a course.
        case trained
        /// Came forward to train others.
        case cameForward = "came-forward"
        /// Completed a train-the-trainer course.
        case qualified
        /// Led or co-led a session since.
        case firstSession = "first-session"
        /// Led or co-led one in the last 365 days and is still there.
        case active
    }

    /// People at each step.
    package var people: [Step: Int] = [:]
    /// People reached who are known only as a number, and can't be followed.
    package var withoutNames = 0
    /// From coming forward to having completed train-the-trainer.
    package var untilQualified: WaitingTime
    /// From then to the first session.
    package var untilFirstSession: WaitingTime

    /// People at a step.
    package func count(_ step: Step) -> Int { people[step] ?? 0 }

    /// How far those have come whom a filter lets through: reached at its sessions, in its organisations.
    ///
    /// - Complexity: O(people + sessions + rows of attendance).
    package init(_ history: History, _ filter: ReachFilter = ReachFilter()) {
        var champions = Waits()
        var trainers = Waits()
        var people: [Step: Int] = [:]
        let scope = ReachCount(history, filter)
        for row in history.rows where row.person < 0 && scope.reaches(row) {
            withoutNames += Int(row.reached)
        }
        for (position, person) in history.people.enumerated() {
            guard let row = person.reachedRow, scope.reaches(history.rows[row]) else { continue }
            people[.trained, default: 0] += 1
            let end = history.lastDaySeen(position)
            if let day = person.cameForward {
                people[.cameForward, default: 0] += 1
                champions.add(from: day, to: person.qualified, until: end, person.isPresent)
            }
            guard let day = person.qualified else { continue }
            people[.qualified, default: 0] += 1
            let first = history.firstSession(position)
            trainers.add(from: day, to: first, until: end, person.isPresent)
            if first != nil {
                people[.firstSession, default: 0] += 1
                if history.isActive(position) { people[.active, default: 0] += 1 }
            }
        }
        self.people = people
        untilQualified = champions.time
        untilFirstSession = trainers.time
    }

    private struct Waits {
        var taken: [Int] = []
        var seen: [Int] = []
        var waiting = 0

        mutating func add(
            from start: CalendarDate,
            to step: CalendarDate?,
            until end: CalendarDate,
            _ isPresent: Bool
        ) {
            if let step {
                taken.append(max(0, step - start))
            } else {
                seen.append(max(0, end - start))
                if isPresent { waiting += 1 }
            }
        }

        var time: WaitingTime { WaitingTime(taken: taken, seen: seen, waiting: waiting) }
    }
}

extension History {
    /// The last day on which someone was seen: the day they left, or the day of the history.
    func lastDaySeen(_ person: Int) -> CalendarDate {
        min(programme.people[person].left ?? asOf, asOf)
    }
}
