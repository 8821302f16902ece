import CascadeTestSupport

@testable import CascadeCore

/// A town with a plan for it, made by hand.
enum PlanExample {
    private static let organisations: [(String, String, String, Int)] = [
        ("lead", "The lead charity", "voluntary", 12),
        ("joe-b", "Joe's Boxing Club", "voluntary", 30),
        ("st-anne", "St Anne's Church", "faith", 40),
        ("mosque", "Crescent Quay Mosque", "faith", 32),
        ("hill-school", "Hill School", "education", 60),
        ("academy", "Ferryman Academy", "education", 110),
        ("police", "Police neighbourhood team", "justice", 34),
        ("homes", "Ropewalk Housing Association", "housing", 140),
        ("tenants", "Outrigger Tenants' Co-operative", "housing", 12),
    ]

    /// The town as it is: four workshops and two sessions of train-the-trainer.
    static func programme(more: Int = 0) throws -> Programme {
        var draft = ProgrammeDraft(id: "town", name: "A Town", start: Example.start, weeks: 52)
        draft.target = .init(people: 150, by: Example.day(50))
        draft.blackouts = [
            .init(from: Example.day(20), to: Example.day(21, 4), why: "half-term")
        ]
        draft.sectors = [
            Sector(id: "voluntary", name: "Voluntary and community"),
            Sector(id: "faith", name: "Faith"), Sector(id: "education", name: "Education"),
            Sector(id: "justice", name: "Police and justice"),
            Sector(id: "housing", name: "Housing"),
        ]
        draft.organisations =
            organisations.map { id, name, sector, people in
                Organisation(id: id, name: name, sector: sector, people: people)
            }
            + (0..<more).map { number in
                Organisation(
                    id: "more-\(number)",
                    name: "A further organisation, number \(number), of some length",
                    sector: "faith",
                    people: 20
                )
            }
        draft.people = [
            Person(id: "maren", name: "Maren Holt", organisation: "lead", roles: [.trainer]),
            Person(id: "tobias", name: "Tobias Lark", organisation: "lead", roles: [.trainer]),
        ]
        draft.organisations[0].foundingTrainers = 2
        draft.courses = [
            Course(
                id: "workshop",
                name: "Restorative Workshop",
                capacityMinimum: 4,
                capacityMaximum: 24,
                makesChampions: true,
                cost: .init(session: 180, person: 8)
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                requires: .course("workshop"),
                qualifiesFor: ["workshop"]
            ),
        ]
        draft.sessions = [
            workshop("workshop-1", 0, 2, [("joe-b", 4), ("homes", 8)]),
            ttt("ttt-1", 1),
            workshop("workshop-2", 8, 2, [("st-anne", 6), ("homes", 4), ("police", 3)]),
            ttt("ttt-2", 9),
            workshop("workshop-3", 20, 1, [("academy", 6), ("hill-school", 5)]),
            workshop("workshop-4", 30, 2, [("tenants", 4), ("police", 4)]),
        ]
        return try Programme(draft)
    }

    private static func workshop(
        _ id: String,
        _ week: Int,
        _ weekday: Int,
        _ seats: [(String, Int)]
    ) -> Session {
        Session(
            id: id,
            course: "workshop",
            start: Example.day(week, weekday),
            host: "lead",
            trainers: ["maren", "tobias"],
            seats: seats.map { Session.Seats(.organisation($0.0), $0.1) }
        )
    }

    private static func ttt(_ id: String, _ week: Int) -> Session {
        Session(
            id: id,
            course: "ttt",
            start: Example.day(week, 2),
            host: "lead",
            seats: [Session.Seats(.champions, 12)]
        )
    }

    /// A difference with this mean, whose replicates are spread evenly over `mean ± spread`.
    static func difference(_ mean: Double, _ spread: Double, replicates: Int = 1000) -> Difference {
        let values = (0..<replicates).map { position in
            mean + spread * (2 * (Double(position) + 0.5) / Double(replicates) - 1)
        }
        return Difference(before: values.map { _ in 0 }, after: values)
    }

    private static func summary(_ mean: Double, _ spread: Double) -> Outcome.Summary {
        var summary = Outcome.Summary(constant: mean)
        summary.standardError = spread / 30
        (summary.p05, summary.p10, summary.p25) =
            (mean - 1.5 * spread, mean - 1.2 * spread, mean - 0.6 * spread)
        (summary.p75, summary.p90, summary.p95) =
            (mean + 0.6 * spread, mean + 1.3 * spread, mean + 1.8 * spread)
        return summary
    }

    private static func result(
        _ people: Double,
        organisations: Double,
        cost: Double,
        chance: Double
    ) -> PlanAnswer.Result {
        PlanAnswer.Result(
            people: summary(people, people / 5),
            effectiveReach: summary(people / 3, people / 20),
            organisations: summary(organisations, 1),
            embedded: summary(organisations / 3, 0.8),
            cost: summary(cost, cost / 10),
            chanceOfTarget: chance,
            goals: [people],
            goalErrors: [people / 150]
        )
    }

    /// Seats moved between organisations, a session and a tie added, one session left out.
    static func plan() -> Plan {
        Plan(
            changed: [
                workshop(
                    "workshop-1",
                    0,
                    2,
                    [("joe-b", 7), ("mosque", 6), ("st-anne", 3)]
                ),
                workshop("workshop-3", 20, 1, [("academy", 6), ("hill-school", 2)]),
                workshop("workshop-2", 8, 2, [("st-anne", 4), ("police", 3), ("mosque", 2)]),
            ],
            added: [workshop("workshop-5", 40, 3, [("academy", 5), ("joe-b", 3)])],
            dropped: ["workshop-4"],
            ties: [Partnership(from: "mosque", to: "homes", strength: 0.5)]
        )
    }

    /// The answer with that plan.
    static func answer(for programme: Programme) -> PlanAnswer {
        let plan = plan()
        func invitation(
            _ id: String,
            _ seats: [(String, Int)],
            today: Int,
            _ people: Double,
            elsewhere: Double,
            links: [String],
            asked: [Limit] = []
        ) -> PlanAnswer.Invitation {
            PlanAnswer.Invitation(
                organisation: id,
                seats: seats.map { .init(session: $0.0, count: $0.1) },
                seatsToday: today,
                people: difference(people, people * 0.9),
                elsewhere: elsewhere,
                links: links,
                asked: asked
            )
        }
        return PlanAnswer(
            request: PlanRequest(
                limits: [
                    .budget(3_000), .invite("mosque"),
                    .atLeast(2, .sector("education"), course: nil),
                ]
            ),
            plan: plan,
            programme: programme.applying(plan),
            today: result(131, organisations: 7.4, cost: 1_420, chance: 0.28),
            planned: result(168, organisations: 8.2, cost: 1_510, chance: 0.61),
            quality: .init(
                gain: difference(37, 60),
                bound: 181,
                boundError: 1.5,
                plansTried: 312,
                replicatesSearched: 41_000,
                practices: [
                    .init(practice: .firstCome, value: 131.2, gain: difference(36.8, 60)),
                    .init(practice: .biggestFirst, value: 112, gain: difference(56, 70)),
                    .init(practice: .onePerSector, value: 149, gain: difference(19, 50)),
                    .init(practice: .mostConnected, value: 167, gain: difference(1, 60)),
                    .init(practice: .random, value: 170, gain: difference(-2.6, 20)),
                ]
            ),
            invitations: [
                invitation(
                    "joe-b",
                    [("workshop-1", 7), ("workshop-5", 3)],
                    today: 4,
                    41,
                    elsewhere: 18,
                    links: ["Voluntary and community", "Faith", "Education", "Police and justice"]
                ),
                invitation(
                    "mosque",
                    [("workshop-1", 6), ("workshop-2", 2)],
                    today: 0,
                    31,
                    elsewhere: 8.3,
                    links: ["Faith", "Housing"],
                    asked: [.invite("mosque")]
                ),
                invitation(
                    "academy",
                    [("workshop-3", 6), ("workshop-5", 5)],
                    today: 6,
                    24,
                    elsewhere: 2,
                    links: ["Education"]
                ),
                invitation(
                    "st-anne",
                    [("workshop-1", 3), ("workshop-2", 4)],
                    today: 6,
                    17,
                    elsewhere: 9,
                    links: ["Faith", "Voluntary and community"]
                ),
                invitation(
                    "police",
                    [("workshop-2", 3)],
                    today: 7,
                    6.4,
                    elsewhere: 0.4,
                    links: ["Police and justice", "Housing"]
                ),
                invitation(
                    "hill-school",
                    [("workshop-3", 2)],
                    today: 5,
                    3,
                    elsewhere: 0,
                    links: ["Education"],
                    asked: [.atLeast(2, .sector("education"), course: nil)]
                ),
            ],
            additions: [
                .init(thing: .session("workshop-5"), people: difference(12.4, 20), cost: 244),
                .init(thing: .tie("mosque", "homes"), people: difference(3.1, 6), cost: 100),
            ],
            meetsAim: nil,
            seed: 1,
            replicates: 1000,
            lastDay: programme.lastDay,
            isInterrupted: false,
            notices: ["Sessions before 5 January 2026 stay as they are"]
        )
    }

    /// The answer that nothing is better than today's plan.
    static func nothing(for programme: Programme) -> PlanAnswer {
        var answer = answer(for: programme)
        answer.plan = Plan()
        answer.programme = programme
        answer.planned = answer.today
        answer.quality.gain = difference(0, 0)
        answer.quality.bound = 131.4
        answer.invitations = []
        answer.additions = []
        answer.notices = []
        return answer
    }

    /// What more seats buy.
    static func curve(_ resource: NextPound.Resource = .budget) -> NextPound {
        let points = [
            (900.0, 30, 3, 61.0), (1_400, 44, 4, 122), (1_900, 58, 5, 168), (3_100, 90, 8, 183),
        ]
        return NextPound(
            resource: resource,
            points: points.enumerated().map { position, point in
                NextPound.Point(
                    limit: resource == .budget ? point.0 + 100 : Double(point.1),
                    cost: point.0,
                    seats: point.1,
                    sessions: point.2,
                    people: summary(point.3, point.3 / 5),
                    goal: point.3,
                    added: position == 0 ? [] : ["workshop-\(position + 4)"]
                )
            },
            bend: 2,
            today: 1
        )
    }
}
