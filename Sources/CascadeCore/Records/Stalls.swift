/// Where the cascade has come to a stop, and whom to ring.
package struct Stalls: Sendable, Equatable {
    /// Days without a session after which a trainer is asked about.
    package static let brackets = WarningThreshold.daysWithoutSession

    /// A qualified trainer without a session since, and none planned.
    package struct QuietTrainer: Sendable, Equatable {
        /// Position in the programme's people.
        package var person: Int
        /// Since when they may deliver.
        package var qualified: CalendarDate
        /// Days since then.
        package var days: Int
        /// The longest of ``Stalls/brackets`` that has passed.
        package var bracket: Int
        /// Months since then for which they said that they held nothing, as first days; empty: not reported.
        package var confirmed: [CalendarDate]
    }

    /// A champion who has waited for train-the-trainer longer than the skill half-life.
    package struct WaitingChampion: Sendable, Equatable {
        /// Position in the programme's people.
        package var person: Int
        /// When they came forward.
        package var cameForward: CalendarDate
        /// Days since then.
        package var days: Int
    }

    /// A completion that has run out or does so within eight weeks.
    package struct DueRefresher: Sendable, Equatable {
        /// Position in the programme's people.
        package var person: Int
        /// Position in the programme's courses.
        package var course: Int
        /// The last day on which it counts.
        package var lastDay: CalendarDate
    }

    /// An organisation whose sessions hang on one trainer.
    package struct OneTrainer: Sendable, Equatable {
        /// Position in the programme's organisations.
        package var organisation: Int
        /// Position of the trainer in the programme's people.
        package var person: Int
        /// Sessions led or co-led in the last 365 days.
        package var sessions: Int
    }

    /// Trainers gone quiet, the longest first.
    package var quietTrainers: [QuietTrainer] = []
    /// Champions waiting, the longest first.
    package var waitingChampions: [WaitingChampion] = []
    /// Completions that run out, the first first.
    package var dueRefreshers: [DueRefresher] = []
    /// Organisations that hang on one trainer, in the programme's order.
    package var oneTrainer: [OneTrainer] = []
    /// Days after which half of a skill is lost.
    package var halfLifeDays: Int

    /// Weeks before a completion runs out in which a refresher is due.
    package static let weeksAhead = 8

    /// What stalls in a history, in the organisations that a filter lets through.
    ///
    /// - Complexity: O(n log n) for n people, and O(sessions + rows of attendance).
    package init(_ history: History, _ filter: ReachFilter = ReachFilter()) {
        halfLifeDays = Int((7 * history.programme.expected(.skillHalfLife)).rounded())
        let scope = ReachCount(history, filter)
        let expected = history.expected
        let qualifications = Qualifications(history.programme, asOf: history.asOf)
        for (position, person) in history.people.enumerated()
        where person.isPresent && scope.isAtHome(position) {
            addQuiet(position, history, expected)
            if let day = person.cameForward, history.asOf - day > halfLifeDays,
                !person.completions.contains(where: {
                    history.programme.courses[$0.course].isTrainTheTrainer
                })
            {
                waitingChampions.append(
                    WaitingChampion(
                        person: position,
                        cameForward: day,
                        days: history.asOf - day
                    )
                )
            }
            for (course, day) in qualifications.lastDays(person.completions)
            where day <= history.asOf + 7 * Self.weeksAhead {
                dueRefreshers.append(
                    DueRefresher(person: position, course: course, lastDay: day)
                )
            }
        }
        quietTrainers.sort { ($1.days, $0.person) < ($0.days, $1.person) }
        waitingChampions.sort { ($1.days, $0.person) < ($0.days, $1.person) }
        dueRefreshers.sort {
            ($0.lastDay, $0.person, $0.course) < ($1.lastDay, $1.person, $1.course)
        }
        for (organisation, active) in history.activeTrainers.enumerated()
        where active.trainers.count == 1 && scope.isConcerned[organisation]
            && active.sessions >= WarningThreshold.sessionsOfOneTrainer
            && history.programme.organisations[organisation].people > 1
        {
            oneTrainer.append(
                OneTrainer(
                    organisation: organisation,
                    person: active.trainers[0],
                    sessions: active.sessions
                )
            )
        }
    }

    private mutating func addQuiet(_ position: Int, _ history: History, _ expected: Set<String>) {
        guard let day = history.people[position].qualified,
            let bracket = Self.brackets.last(where: { history.asOf - day >= $0 }),
            history.firstSession(position) == nil,
            !expected.contains(history.programme.people[position].id)
        else { return }
        quietTrainers.append(
            QuietTrainer(
                person: position,
                qualified: day,
                days: history.asOf - day,
                bracket: bracket,
                confirmed: history.confirmedNone[position].filter { $0 + 30 >= day }
            )
        )
    }
}
