import CascadeGraph
import CascadeTestSupport
import RealModule

@testable import CascadeCore

/// A programme whose true assumptions are drawn from what its lead assumes, with the records that it would have left.
struct SyntheticProgramme {
    /// What the lead assumes.
    let assumed: Programme
    /// The same programme with the records of all weeks.
    let recorded: Programme
    /// The true values, drawn from what is assumed.
    let truth: [Assumption: Double]
    /// People reached by the end of each week, in truth.
    let reached: [Int]
    /// Sessions held by the end of each week, in truth.
    let sessions: [Int]

    static let weeks = 118

    private static let assumptions: AssumptionSet = [
        .attendance: .beta(a: 16, b: 4), .completion: .beta(a: 18, b: 2),
        .champion: .beta(a: 4, b: 36), .activation: .beta(a: 6, b: 4),
        .firstDeliveryLag: .lognormalWeeks(median: 8, sigma: 0.7),
        .sessionsPerYear: .gamma(mean: 2, shape: 8),
        .deliveryShape: .lognormal(median: 1, sigma: 0.4), .career: .unlimited,
        .trainerLapse: .beta(a: 3, b: 12), .groupSize: .negativeBinomial(mean: 9, shape: 5),
        .openness: .beta(a: 4, b: 8), .turnover: .beta(a: 3, b: 17), .moves: .number(0.1),
        .fidelity: .number(0.9), .skillHalfLife: .number(35),
    ]

    /// The programme as the lead sees it, before anything happens.
    static func draft() -> ProgrammeDraft {
        var draft = ProgrammeDraft(
            id: "synthetic",
            name: "Synthetic",
            start: Example.start,
            weeks: weeks
        )
        draft.sectors = [
            Sector(id: "faith", name: "Faith"), Sector(id: "schools", name: "Schools"),
        ]
        draft.organisations = (0..<8).map { position in
            Organisation(
                id: "o\(position)",
                name: "Organisation \(position)",
                sector: position % 2 == 0 ? "faith" : "schools",
                people: 3000 + 500 * position,
                foundingTrainers: 1
            )
        }
        draft.partnerships = (0..<8).map {
            Partnership(from: "o\($0)", to: "o\(($0 + 1) % 8)", strength: 0.5)
        }
        draft.people = (0..<8).map {
            Person(id: "f\($0)", name: "Founder \($0)", organisation: "o\($0)", roles: [.trainer])
        }
        draft.courses = [
            Course(
                id: "workshop",
                name: "Workshop",
                capacityMinimum: 2,
                capacityMaximum: 30,
                makesChampions: true
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 3,
                capacityMaximum: 12,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: true
            ),
        ]
        draft.assumptions = assumptions
        draft.sessions = (0..<6).map {
            Example.session("plan\($0)", "workshop", week: 3 + 19 * $0, anyone: 16)
        }
        return draft
    }

    /// The programme numbered `number`.
    init(_ number: Int) throws {
        var truth: [Assumption: Double] = [:]
        var draft = Self.draft()
        assumed = try Programme(draft)
        let root = RandomStream.key(0xC0FFEE, UInt64(number))
        for (position, assumption) in Assumption.allCases.enumerated() {
            guard let quantity = Self.assumptions[assumption] else { continue }
            var stream = RandomStream(key: RandomStream.key(root, UInt64(position)))
            let weight = Learning.usualPriorWeight
            switch quantity {
            case .number, .unlimited: continue
            case .lognormalWeeks(let median, let sigma):
                let middle = median * Double.exp(stream.normal() * sigma / weight.squareRoot())
                let spread = sigma * Double.exp(stream.normal() / (2 * weight).squareRoot())
                truth[assumption] = middle
                draft.assumptions[assumption] = .lognormalWeeks(median: middle, sigma: spread)
            case .negativeBinomial(let mean, let shape):
                let sd = ((1 / mean + 1 / shape) / weight).squareRoot()
                let middle = mean * Double.exp(stream.normal() * sd)
                let spread = shape * Double.exp(stream.normal() * (2.5 / weight).squareRoot())
                truth[assumption] = middle
                draft.assumptions[assumption] = .negativeBinomial(mean: middle, shape: spread)
            default:
                let value = quantity.draw(within: assumption.validRange, from: &stream)
                truth[assumption] = value
                draft.assumptions[assumption] = .number(value)
            }
        }
        self.truth = truth
        let scenario = Scenario(try Programme(draft))
        var simulator = Simulator(scenario, seed: root)
        let log = SimulationLog()
        simulator.log = log
        simulator.reset(replicate: 0)
        var reached: [Int] = []
        var sessions: [Int] = []
        for week in 0..<scenario.weeks {
            simulator.week = week
            simulator.step()
            reached.append(simulator.peopleReached)
            sessions.append(simulator.sessionsHeld)
        }
        self.reached = reached
        self.sessions = sessions
        let homes = (0..<simulator.people.count).map { Int(simulator.people[$0].organisation) }
        recorded = try Self.records(of: log, in: assumed, scenario, homes: homes)
    }

    /// The records that a log amounts to: each session delivered, each person by name, each leaver with a last day.
    private static func records(
        of log: SimulationLog,
        in assumed: Programme,
        _ scenario: Scenario,
        homes: [Int]
    ) throws -> Programme {
        var draft = assumed.draft
        let first = scenario.firstNamed
        var nameOf: [Int32: String] = [:]
        for position in scenario.namedPeople.indices {
            nameOf[Int32(first + position)] = assumed.people[position].id
        }
        var left: [Int32: Int] = [:]
        for leaver in log.leavers { left[leaver.person] = leaver.week }
        var nextPlan = 0
        for (number, session) in log.sessions.enumerated() {
            let day = Example.day(session.week, number % 5)
            var id = "s\(number)"
            let trainers = session.trainers.compactMap { nameOf[$0] }
            if session.isPlanned {
                while draft.sessions[nextPlan].start < Example.day(session.week) { nextPlan += 1 }
                id = draft.sessions[nextPlan].id
                draft.sessions[nextPlan].status = .delivered
            } else {
                draft.sessions.append(
                    Session(
                        id: id,
                        course: draft.courses[session.course].id,
                        start: day,
                        status: .delivered,
                        trainers: trainers
                    )
                )
            }
            for row in session.rows {
                let organisation = draft.organisations[Int(row.organisation)].id
                var attendee = Attendance.Attendee.headcount(1)
                if row.person >= 0 {
                    if nameOf[row.person] == nil {
                        let name = "p\(row.person)"
                        nameOf[row.person] = name
                        let home = homes[Int(row.person)]
                        var person = Person(
                            id: name,
                            name: "Person \(row.person)",
                            organisation: home >= 0 ? draft.organisations[home].id : organisation
                        )
                        person.left = left[row.person].map { Example.day($0) + -1 }
                        draft.people.append(person)
                    }
                    attendee = .person(nameOf[row.person] ?? "")
                }
                draft.attendance.append(
                    Attendance(
                        session: id,
                        attendee: attendee,
                        organisation: organisation,
                        outcome: row.outcome,
                        cameForward: row.cameForward
                    )
                )
            }
        }
        for position in scenario.namedPeople.indices {
            if let week = left[Int32(first + position)] {
                draft.people[position].left = Example.day(week) + -1
            }
        }
        // People who left are among those named, who may then be more than work there at a time.
        return Programme(checked: draft)
    }
}
