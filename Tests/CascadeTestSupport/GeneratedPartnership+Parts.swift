import CascadeCore
import Foundation

/// The parts of an invented partnership.
extension GeneratedPartnership {
    mutating func addSectors(_ count: Int) {
        draft.sectors = draw.shuffled(Self.kinds).prefix(count).map {
            Sector(id: $0.id, name: $0.name, workforce: $0.workforce)
        }
    }

    /// Sizes are skewed: a few organisations have many times the people of most.
    mutating func addOrganisations(_ count: Int, areas: Int) {
        let kinds = draft.sectors.compactMap { sector in Self.kinds.first { $0.id == sector.id } }
        let total = kinds.reduce(0) { $0 + $1.share }
        draft.organisations.reserveCapacity(count)
        for position in 0..<count {
            var rest = draw.uniform() * total
            var kind = kinds[position % kinds.count]
            if position >= kinds.count {
                for candidate in kinds {
                    kind = candidate
                    rest -= candidate.share
                    if rest < 0 { break }
                }
            }
            let people = kind.people * exp(0.8 * draw.bell())
            draft.organisations.append(
                Organisation(
                    id: "o\(position)",
                    name: "\(kind.name) \(position)",
                    sector: kind.id,
                    people: min(900, max(3, Int(people.rounded()))),
                    area: "Area \(draw.whole(1, areas))"
                )
            )
        }
    }

    /// Ties mostly within an area, many within a sector; each organisation begins so many on average.
    mutating func addTies(each: Double, without: Double) {
        let organisations = draft.organisations
        let isAlone = organisations.indices.map { _ in draw.happens(without) }
        var byArea: [String: [Int]] = [:]
        var bySector: [String: [Int]] = [:]
        for (position, organisation) in organisations.enumerated() where !isAlone[position] {
            byArea[organisation.area ?? "", default: []].append(position)
            bySector[organisation.sector, default: []].append(position)
        }
        let everyone = organisations.indices.filter { !isAlone[$0] }
        var seen = Set<[Int]>()
        for position in everyone {
            let count = Int(each) + (draw.happens(each - each.rounded(.down)) ? 1 : 0)
            for _ in 0..<count {
                let reach = draw.uniform()
                let near =
                    reach < 0.6
                    ? byArea[organisations[position].area ?? ""]
                    : reach < 0.85 ? bySector[organisations[position].sector] : everyone
                guard let near, near.count > 1 else { continue }
                let other = draw.one(of: near)
                let pair = [min(position, other), max(position, other)]
                guard other != position, seen.insert(pair).inserted else { continue }
                draft.partnerships.append(
                    Partnership(
                        from: organisations[position].id,
                        to: organisations[other].id,
                        strength: Double(draw.whole(1, 10)) / 10,
                        directed: draw.happens(0.05)
                    )
                )
            }
        }
    }

    /// One to three trainers each in some organisations with people enough.
    mutating func addFounders(_ count: Int) {
        let possible = draft.organisations.indices.filter { draft.organisations[$0].people >= 8 }
        for position in draw.shuffled(possible).prefix(count) {
            draft.organisations[position].foundingTrainers = draw.whole(1, 3)
        }
    }

    /// Names for most founding trainers and for some people who are not; two stakeholder groups.
    mutating func addPeople() {
        draft.groups = [
            .init(id: "lived", name: "Lived experience"), .init(id: "staff", name: "Staff"),
        ]
        for position in draft.organisations.indices {
            let chance = draw.uniform()
            draft.organisations[position].group =
                chance < 0.3 ? "lived" : chance < 0.9 ? "staff" : nil
            let organisation = draft.organisations[position]
            for number in 0..<organisation.foundingTrainers where draw.happens(0.7) {
                draft.people.append(
                    Person(
                        id: "trainer-\(position)-\(number)",
                        name: "Trainer \(number) of \(organisation.name)",
                        organisation: organisation.id,
                        roles: [.trainer]
                    )
                )
            }
            guard organisation.people - organisation.foundingTrainers > 2, draw.happens(0.1) else {
                continue
            }
            draft.people.append(
                Person(
                    id: "person-\(position)",
                    name: "Person of \(organisation.name)",
                    organisation: organisation.id
                )
            )
        }
    }

    mutating func addAssumptions() {
        let champion = draw.between(0.06, 0.2)
        draft.assumptions = [
            .attendance: draw.happens(0.5) ? .beta(a: 16, b: 4) : .number(0.85),
            .champion: draw.happens(0.5)
                ? .beta(a: 20 * champion, b: 20 * (1 - champion)) : .number(champion),
            .activation: .number(draw.between(0.4, 0.7)),
            .firstDeliveryLag: .lognormalWeeks(median: draw.between(4, 12), sigma: 0.8),
            .sessionsPerYear: .number(draw.between(0.5, 2)),
            .groupSize: .negativeBinomial(mean: draw.between(6, 11), shape: 4.3),
            .openness: .number(draw.between(0.1, 0.6)),
            .moves: .number(draw.between(0, 0.3)),
            .trainerLapse: .number(draw.between(0.05, 0.25)),
        ]
        for position in draft.sectors.indices where draw.happens(0.3) {
            draft.sectors[position].assumptions[.champion] = .number(draw.between(0.03, 0.3))
        }
        for position in draft.sectors.indices where draw.happens(0.2) {
            draft.sectors[position].assumptions[.openness] = .number(draw.between(0, 0.8))
        }
    }

    mutating func addCourses() {
        let least = draw.whole(2, 6)
        draft.courses = [
            Course(
                id: "workshop",
                name: "Workshop",
                pattern: .days(draw.whole(1, 2)),
                capacityMinimum: least,
                capacityMaximum: draw.whole(12, 24),
                makesChampions: true,
                cost: .init(
                    session: Double(10 * draw.whole(15, 50)),
                    person: Double(draw.whole(5, 20))
                ),
                price: .init(donation: Double(draw.whole(0, 4)))
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                capacityMinimum: 2,
                capacityMaximum: draw.whole(8, 14),
                cost: .init(session: Double(10 * draw.whole(10, 40)), person: 10),
                requires: .course("workshop"),
                qualifiesFor: ["workshop"],
                rolling: draw.happens(0.4),
                assumptions: [.completion: .number(draw.between(0.6, 0.95))]
            ),
        ]
        if draw.happens(0.4) {
            draft.courses.append(
                Course(
                    id: "further",
                    name: "Further practice",
                    capacityMinimum: 2,
                    capacityMaximum: 20,
                    cost: .init(session: 200, person: 10),
                    requires: .course("workshop")
                )
            )
        } else if draw.happens(0.5) {
            draft.courses[0].validityWeeks = draw.whole(40, 80)
            draft.courses.append(
                Course(
                    id: "refresher",
                    name: "Refresher",
                    hours: 2,
                    capacityMinimum: 2,
                    capacityMaximum: 30,
                    cost: .init(session: 120, person: 3),
                    refreshes: ["workshop"]
                )
            )
        }
    }

    mutating func addBlackouts() {
        let first = draw.whole(16, 30)
        draft.blackouts = [
            .init(from: Example.day(first), to: Example.day(first + 4, 4), why: "summer holidays")
        ]
        if draft.weeks > first + 30 {
            draft.blackouts.append(
                .init(
                    from: Example.day(first + 22),
                    to: Example.day(first + 23, 4),
                    why: "winter holidays"
                )
            )
        }
    }

    /// Workshops a few weeks apart with seats by name as a booking team gave them, each with a train-the-trainer session after
    /// it, and some of the third course.
    mutating func addSessions(_ count: Int) {
        let apart = max(1, min(6, (draft.weeks - 20) / count))
        let host =
            draft.organisations.first { $0.foundingTrainers > 0 }?.id ?? draft.organisations[0].id
        var week = 1
        for number in 1...count {
            week = openWeek(from: week)
            addWorkshop(number, week: week, host: host)
            if !draft.courses[1].rolling {
                draft.sessions.append(
                    Session(
                        id: "ttt-\(number)",
                        course: "ttt",
                        start: Example.day(openWeek(from: week + 1), 2),
                        host: host,
                        seats: [.init(.champions, draft.courses[1].capacityMaximum ?? 8)]
                    )
                )
            }
            if draft.courses.count > 2, number % 2 == 0 {
                let later = openWeek(from: week + 3)
                draft.sessions.append(
                    Session(
                        id: "\(draft.courses[2].id)-\(number)",
                        course: draft.courses[2].id,
                        start: Example.day(later, 3),
                        host: host,
                        seats: [.init(.anyone, draft.courses[2].capacityMaximum ?? 20)]
                    )
                )
            }
            week += apart
        }
    }

    private mutating func addWorkshop(_ number: Int, week: Int, host: String) {
        var places = draft.courses[0].capacityMaximum ?? 20
        var seats: [Session.Seats] = []
        var seen = Set<String>()
        for _ in 0..<12 where places > 0 {
            let guest = draw.one(of: draft.organisations)
            let count = min(places, draw.whole(2, 5), guest.people - guest.foundingTrainers)
            guard count > 0, seen.insert(guest.id).inserted else { continue }
            seats.append(.init(.organisation(guest.id), count))
            places -= count
        }
        if places > 0 { seats.append(.init(.anyone, places)) }
        draft.sessions.append(
            Session(
                id: "workshop-\(number)",
                course: "workshop",
                start: Example.day(week, 2),
                host: host,
                seats: seats
            )
        )
    }

    /// The first week from this one on in which something can be held.
    private func openWeek(from week: Int) -> Int {
        var week = week
        while draft.blackouts.contains(where: {
            $0.from.monday <= Example.day(week) && Example.day(week) <= $0.to
        }) {
            week += 1
        }
        return week
    }

    /// A budget that pays for the plan and for some of what trainers hold after it, and a target that is neither sure nor out of reach.
    mutating func addMoneyAndTarget() {
        var cost = 0.0
        for session in draft.sessions {
            guard let course = draft.courses.first(where: { $0.id == session.course }) else {
                continue
            }
            let seats = session.seats.reduce(0) { $0 + $1.count }
            cost += course.cost.session + course.cost.person * Double(seats)
        }
        draft.budget = (cost * draw.between(1.5, 3) / 100).rounded() * 100
        let seats = draft.sessions.lazy.filter { $0.course == "workshop" }
            .reduce(0) { $0 + $1.seats.reduce(0) { $0 + $1.count } }
        draft.target = .init(
            people: max(5, Int(Double(seats) * draw.between(1, 2))),
            by: Example.day(draft.weeks - 1, 4)
        )
    }
}
