package import CascadeCore

/// Programmes in which much happens at once: each has one feature to the fore and all the luck there is.
package enum RichProgramme: String, CaseIterable, Sendable {
    case turnover, validity, meetings, selfPaced, coTrainers, composition, named, everything

    /// The programme as a draft: nine organisations of three sectors, two years.
    package var draft: ProgrammeDraft {
        var draft = base
        change(&draft)
        return draft
    }

    private var base: ProgrammeDraft {
        var draft = ProgrammeDraft(id: "rich", name: "Rich", start: Example.start, weeks: 70)
        draft.sectors = [
            Sector(id: "faith", name: "Faith", workforce: .volunteers),
            Sector(id: "schools", name: "Schools", assumptions: [.turnover: .number(0.3)]),
            Sector(id: "police", name: "Police", workforce: .police),
        ]
        draft.groups = [.init(id: "allies", name: "Allies"), .init(id: "leads", name: "Leads")]
        let sizes = [30, 55, 18, 80, 12, 44, 25, 9, 60]
        draft.organisations = sizes.enumerated().map { position, people in
            Organisation(
                id: "o\(position)",
                name: "Organisation \(position)",
                sector: ["faith", "schools", "police"][position % 3],
                people: people,
                foundingTrainers: position == 1 ? 2 : position == 5 ? 1 : 0,
                members: people / 3,
                group: position % 4 == 0 ? "allies" : position % 4 == 1 ? "leads" : nil
            )
        }
        let ties: [(Int, Int, Double)] = [
            (0, 1, 0.8), (1, 2, 0.5), (2, 3, 0.9), (3, 4, 0.3), (1, 5, 0.6), (5, 6, 1), (6, 7, 0.4),
            (0, 5, 0.2), (1, 5, 0.3),
        ]
        draft.partnerships = ties.map {
            Partnership(from: "o\($0.0)", to: "o\($0.1)", strength: $0.2)
        }
        draft.partnerships.append(Partnership(from: "o3", to: "o8", strength: 0.5, directed: true))
        draft.courses = [
            Course(
                id: "workshop",
                name: "Workshop",
                capacityMinimum: 3,
                capacityMaximum: 20,
                makesChampions: true,
                cost: .init(session: 200, person: 10),
                price: .init(standard: 25, member: 5, donation: 2)
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 2,
                capacityMaximum: 8,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: true
            ),
        ]
        draft.assumptions = [
            .attendance: .beta(a: 16, b: 4), .completion: .number(0.9), .champion: .number(0.3),
            .activation: .number(0.8), .firstDeliveryLag: .lognormalWeeks(median: 5, sigma: 0.8),
            .sessionsPerYear: .gamma(mean: 6, shape: 9), .career: .number(60),
            .trainerLapse: .number(0.2), .groupSize: .negativeBinomial(mean: 9, shape: 4),
            .openness: .uniform(low: 0.2, high: 0.6), .moves: .number(0.5),
        ]
        draft.blackouts = [.init(from: Example.day(20), to: Example.day(24, 4))]
        draft.sessions = [
            Example.session("launch", "workshop", week: 1, anyone: 18),
            Example.session(
                "faith-day",
                "workshop",
                week: 6,
                seats: [.init(.organisation("o0"), 6), .init(.organisation("o3"), 5)]
            ),
            Example.session(
                "trainers",
                "ttt",
                week: 9,
                seats: [.init(.champions, 4), .init(.organisation("o0"), 2)]
            ),
            Example.session("second", "workshop", week: 22, anyone: 15),
        ]
        draft.target = .init(
            people: 60,
            completions: [.init(course: "ttt", people: 3)],
            by: Example.day(60)
        )
        return draft
    }

    private func change(_ draft: inout ProgrammeDraft) {
        switch self {
        case .turnover:
            draft.assumptions[.turnover] = .number(0.7)
            draft.assumptions[.moves] = .number(0.9)
        case .validity: Self.addValidity(&draft)
        case .meetings: Self.addMeetings(&draft)
        case .selfPaced: Self.addSelfPaced(&draft)
        case .coTrainers:
            draft.courses[0].trainersRequired = 3
            draft.courses[1].trainersRequired = 2
            draft.organisations[2].foundingTrainers = 2
        case .composition:
            draft.courses[0].composition = [
                .init(group: "allies", atLeast: 0.25), .init(group: "leads", atLeast: 0.3),
            ]
        case .named: Self.addPeople(&draft)
        case .everything:
            Self.addValidity(&draft)
            Self.addMeetings(&draft)
            Self.addSelfPaced(&draft)
            Self.addPeople(&draft)
            draft.courses[0].trainersRequired = 2
            draft.courses[0].whenShortOfTrainers = .cancel
            draft.courses[0].composition = [.init(group: "allies", atLeast: 0.4)]
            draft.assumptions[.turnover] = .beta(a: 5, b: 5)
        }
    }

    private static func addValidity(_ draft: inout ProgrammeDraft) {
        draft.courses[0].validityWeeks = 16
        draft.courses[1].validityWeeks = 25
        draft.courses.append(
            Course(
                id: "refresher",
                name: "Refresher",
                hours: 2,
                capacityMinimum: 2,
                capacityMaximum: 30,
                refreshes: ["workshop", "ttt"]
            )
        )
        for (number, week) in [15, 21, 33, 48].enumerated() {
            draft.sessions.append(
                Example.session("refresh-\(number)", "refresher", week: week, anyone: 20)
            )
        }
    }

    private static func addMeetings(_ draft: inout ProgrammeDraft) {
        draft.courses[1].pattern = .meetings(
            count: 3,
            everyWeeks: 2,
            asynchronousHoursPerMonth: 2
        )
        draft.courses.append(
            Course(
                id: "long",
                name: "Long",
                pattern: .meetings(
                    count: 6,
                    everyWeeks: 3,
                    asynchronousHoursPerMonth: 1
                ),
                capacityMinimum: 2,
                capacityMaximum: 25,
                makesChampions: true,
                requires: .any([.course("workshop"), .course("ttt")]),
                audience: ["schools", "faith"]
            )
        )
        for (number, week) in [4, 12, 30, 61].enumerated() {
            draft.sessions.append(Example.session("long-\(number)", "long", week: week, anyone: 12))
        }
    }

    private static func addSelfPaced(_ draft: inout ProgrammeDraft) {
        draft.courses.append(
            Course(
                id: "online",
                name: "Online",
                hours: 9,
                pattern: .selfPaced,
                capacityMaximum: 6,
                makesChampions: true,
                enrolmentPerWeek: 3,
                waitingList: true
            )
        )
        draft.courses.append(
            Course(
                id: "evening",
                name: "Evening",
                capacityMinimum: 2,
                capacityMaximum: 5,
                requires: .course("online"),
                waitingList: true
            )
        )
        for (number, week) in [18, 26, 40].enumerated() {
            draft.sessions.append(
                Example.session("evening-\(number)", "evening", week: week, anyone: 9)
            )
        }
        draft.sessions.append(
            Example.session("online-1", "online", week: 3, seats: [.init(.organisation("o8"), 9)])
        )
    }

    private static func addPeople(_ draft: inout ProgrammeDraft) {
        draft.people = [
            Person(id: "ada", name: "Ada", organisation: "o1", roles: [.trainer]),
            Person(id: "ben", name: "Ben", organisation: "o5", roles: [.trainer, .contact]),
            Person(id: "cat", name: "Cat", organisation: "o7"),
            Person(id: "dan", name: "Dan", organisation: "o7"),
        ]
        draft.sessions += [
            Example.session(
                "named",
                "workshop",
                week: 2,
                trainers: ["ada", "ben"],
                people: ["cat", "dan"],
                seats: [.init(.organisation("o7"), 3), .init(.anyone, 4)]
            ),
            Example.session("to-trainers", "ttt", week: 8, people: ["cat", "dan"]),
            Example.session(
                "by-cat",
                "workshop",
                week: 28,
                trainers: ["cat", "ada"],
                people: ["dan"],
                seats: [.init(.anyone, 10)]
            ),
        ]
    }
}
