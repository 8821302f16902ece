package import CascadeCore

/// Small programmes for tests.
package enum Example {
    /// A day that every test programme starts on: a Monday.
    package static let start = CalendarDate(daysSinceEpoch: 20_465)

    /// A draft with one sector, one workshop that makes champions and a rolling train-the-trainer course.
    ///
    /// Everything is certain unless `assumptions` say otherwise: everybody turns up, completes and stays, and nothing fades.
    package static func draft(
        people: [Int],
        founders: [Int],
        weeks: Int = 104,
        ties: [(Int, Int, Double)] = [],
        assumptions: AssumptionSet = [:]
    ) -> ProgrammeDraft {
        var draft = ProgrammeDraft(id: "example", name: "Example", start: start, weeks: weeks)
        draft.sectors = [Sector(id: "any", name: "Any")]
        draft.organisations = people.indices.map { position in
            Organisation(
                id: "o\(position)",
                name: "Organisation \(position)",
                sector: "any",
                people: people[position],
                foundingTrainers: founders[position]
            )
        }
        draft.partnerships = ties.map {
            Partnership(from: "o\($0.0)", to: "o\($0.1)", strength: $0.2)
        }
        draft.courses = [
            Course(
                id: "workshop",
                name: "Workshop",
                capacityMinimum: 1,
                makesChampions: true
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 1,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: true
            ),
        ]
        draft.assumptions = [
            .attendance: .number(1), .completion: .number(1), .champion: .number(0.1),
            .activation: .number(1), .firstDeliveryLag: .number(1), .sessionsPerYear: .number(1),
            .deliveryShape: .number(0.63), .career: .unlimited, .trainerLapse: .number(0),
            .groupSize: .number(12), .openness: .number(0), .turnover: .number(0),
            .moves: .number(0), .fidelity: .number(1), .skillHalfLife: .number(35),
        ]
        .merging(assumptions) { $1 }
        return draft
    }

    /// A draft in which nothing is left to chance and only the plan brings anything: founders hold one session each, in
    /// week 1, and nobody comes forward.
    ///
    /// Courses run with any number of people; `courses` replaces the workshop and the rolling train-the-trainer course.
    package static func certain(
        people: [Int],
        founders: [Int] = [],
        weeks: Int = 12,
        ties: [(Int, Int, Double)] = [],
        courses: [Course]? = nil,
        sessions: [Session] = [],
        assumptions: AssumptionSet = [:]
    ) -> ProgrammeDraft {
        let none = Array(repeating: 0, count: max(0, people.count - founders.count))
        var result = draft(
            people: people,
            founders: founders + none,
            weeks: weeks,
            ties: ties,
            assumptions: [.champion: .number(0), .sessionsPerYear: .number(0)]
                .merging(assumptions) { $1 }
        )
        if let courses { result.courses = courses }
        result.sessions = sessions
        return result
    }

    /// The Monday of a week, counted from 0, or another day of it.
    package static func day(_ week: Int, _ weekday: Int = 0) -> CalendarDate {
        start + (7 * week + weekday)
    }

    /// A session of a course on the Monday of a week, with seats for anyone.
    package static func session(
        _ id: String,
        _ course: String,
        week: Int,
        anyone seats: Int
    ) -> Session {
        session(id, course, week: week, seats: [.init(.anyone, seats)])
    }

    /// A session of a course on the Monday of a week.
    package static func session(
        _ id: String,
        _ course: String,
        week: Int,
        trainers: [String] = [],
        people: [String] = [],
        seats: [Session.Seats] = []
    ) -> Session {
        Session(
            id: id,
            course: course,
            start: day(week),
            trainers: trainers,
            people: people,
            seats: seats
        )
    }

    /// A course that runs with any number of people.
    package static func course(_ id: String, _ change: (inout Course) -> Void = { _ in }) -> Course
    {
        var course = Course(id: id, name: id, capacityMinimum: 1)
        change(&course)
        return course
    }
}
