import CascadeTestSupport

@testable import CascadeCore

/// Requests for plans with limits of every kind, by a seed.
struct RandomRequest {
    private var stream: Draws
    private let programme: Programme
    private let isMild: Bool

    /// A request; mild ones leave most plans possible, others often none.
    static func request(
        for programme: Programme,
        seed: UInt64,
        isMild: Bool = true
    ) -> PlanRequest {
        var random = RandomRequest(
            stream: Draws(seed: seed &* 31 &+ 7),
            programme: programme,
            isMild: isMild
        )
        return random.made()
    }

    private mutating func made() -> PlanRequest {
        var request = PlanRequest(
            aim: .most([stream.one(of: [.people, .organisations, .effectiveReach, .embedded])]),
            seating: stream.one(of: [.named, .all])
        )
        if stream.happens(0.3) {
            request.from = programme.start + 7 * stream.whole(2, programme.weeks / 3)
        }
        if stream.happens(0.6) { request.further.append(further()) }
        if stream.happens(0.3) { request.mayDrop = ["workshop"] }
        if stream.happens(0.4) {
            request.ties = .init(atMost: stream.whole(1, 3), strength: 0.7, cost: 20)
        }
        let names = Set(
            programme.sessions.flatMap(\.seats).compactMap { seats in
                if case .organisation(let id) = seats.invitation { return id }
                return nil
            }
        )
        var wanted = Set<String>()
        for _ in 0..<stream.whole(2, isMild ? 5 : 9) {
            let limit = limit(request, &wanted, names.sorted())
            if !request.limits.contains(limit) { request.limits.append(limit) }
        }
        return request
    }

    private mutating func further() -> PlanRequest.Further {
        var further = PlanRequest.Further(course: "workshop", atMost: stream.whole(1, 2))
        let trainers = programme.people.filter { $0.roles.contains(.trainer) }.map(\.id)
        if !trainers.isEmpty, stream.happens(0.5) {
            further.trainers = trainers
            further.trainersEach = 1
        }
        if stream.happens(0.5) {
            further.hosts = (0..<3).map { _ in stream.one(of: programme.organisations).id }
            further.hosts = further.hosts.enumerated()
                .filter { !further.hosts[..<$0.offset].contains($0.element) }.map(\.element)
        }
        if stream.happens(0.5) { further.seats = stream.whole(6, 12) }
        return further
    }

    private mutating func part() -> Part {
        switch stream.whole(0, 3) {
        case 0: .sector(stream.one(of: programme.sectors).id)
        case 1: .area(stream.one(of: programme.organisations).area ?? "Area 1")
        case 2 where !programme.groups.isEmpty: .group(stream.one(of: programme.groups).id)
        default: .organisation(stream.one(of: programme.organisations).id)
        }
    }

    private mutating func limit(
        _ request: PlanRequest,
        _ wanted: inout Set<String>,
        _ names: [String]
    ) -> Limit {
        let low = isMild ? 1 : 4
        let course: String? = stream.happens(0.5) ? "workshop" : nil
        let last = programme.weeks - 1
        let day = programme.start + 7 * stream.whole(0, last)
        switch stream.whole(0, request.further.isEmpty ? 6 : 13) {
        case 0: return .seats(stream.whole(isMild ? 20 : 3, 40), course: course)
        case 1: return .atLeast(stream.whole(1, 2 * low), part(), course: course)
        case 2: return .atMost(stream.whole(isMild ? 2 : 0, 8), part(), course: course)
        case 3:
            let id = stream.one(of: programme.organisations).id
            wanted.insert(id)
            return .invite(id)
        case 4:
            let id = stream.one(
                of: isMild || names.isEmpty ? programme.organisations.map(\.id) : names
            )
            return .leaveOut(id)
        case 5: return .share(0.2, group: "staff", course: "workshop")
        case 6: return .budget((programme.budget ?? 5000) * stream.between(2, 4))
        case 7: return .dates(from: day, to: nil, course: course)
        case 8: return .blackout(from: day, to: day + 20, why: nil)
        case 9: return .atMostPerWeek(stream.whole(1, 2))
        case 10: return .gap(course: "workshop", weeks: stream.whole(1, 2))
        case 11:
            return .hostAtMost(host: stream.one(of: programme.organisations).id, perWeek: 1)
        case 12:
            return .closed(
                host: stream.one(of: programme.organisations).id,
                from: day,
                to: day + 30
            )
        default: return .sessions(1, course: "workshop")
        }
    }
}
