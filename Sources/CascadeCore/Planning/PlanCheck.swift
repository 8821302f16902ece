/// The check of one request for a plan against the programme that it is for.
struct PlanCheck {
    let request: PlanRequest
    let programme: Programme
    var check: ProgrammeCheck

    /// People in each part of the partnership that has any organisation.
    let headcounts: [Part: Int]
    /// By course that has planned sessions: for whom those whose seats may be shared out have seats.
    let planned: [String: SeatKinds]
    /// By person booked by name: the courses that these bookings qualify for.
    let qualifying: [String: Set<String>]
    /// Courses that may be held further.
    let further: Set<String>
    /// Those, and the ones of which no further session may be held.
    let furtherNamed: Set<String>

    init(
        _ request: PlanRequest,
        _ programme: Programme,
        keeping limit: Int,
        leavingOut isKnown: @escaping (ProblemPlace) -> Bool
    ) {
        self.request = request
        self.programme = programme
        check = ProgrammeCheck(programme.draft, keeping: limit, leavingOut: isKnown)
        var headcounts: [Part: Int] = [:]
        for organisation in programme.organisations {
            var parts: [Part] = [.everyone, .sector(organisation.sector)]
            if let area = organisation.area { parts.append(.area(area)) }
            if let group = organisation.group { parts.append(.group(group)) }
            for part in parts { headcounts[part, default: 0] += organisation.people }
        }
        self.headcounts = headcounts
        planned = Self.planned(request, programme)
        qualifying = Self.qualifying(programme)
        furtherNamed = Set(request.further.map(\.course))
        further = Set(request.further.lazy.filter { $0.atMost > 0 }.map(\.course))
    }

    /// For whom sessions have seats.
    struct SeatKinds: OptionSet {
        let rawValue: Int
        static let organisations = SeatKinds(rawValue: 1)
        static let anyone = SeatKinds(rawValue: 2)
    }

    private static func planned(
        _ request: PlanRequest,
        _ programme: Programme
    ) -> [String: SeatKinds] {
        let seated = Set(request.seatingCourses)
        var planned: [String: SeatKinds] = [:]
        for session in programme.sessions where session.status == .planned {
            var kinds: SeatKinds = []
            if seated.isEmpty || seated.contains(session.course),
                request.from.map({ session.start >= $0 }) ?? true
            {
                for seats in session.seats {
                    switch seats.invitation {
                    case .organisation: kinds.insert(.organisations)
                    case .anyone: kinds.insert(.anyone)
                    case .champions: break
                    }
                }
            }
            planned[session.course, default: []].formUnion(kinds)
        }
        return planned
    }

    private static func qualifying(_ programme: Programme) -> [String: Set<String>] {
        let courses = Dictionary(
            programme.courses.map { ($0.id, $0.qualifiesFor) },
            uniquingKeysWith: { first, _ in first }
        )
        var qualifying: [String: Set<String>] = [:]
        for session in programme.sessions where session.status != .cancelled {
            guard let ids = courses[session.course], !ids.isEmpty else { continue }
            for person in session.people { qualifying[person, default: []].formUnion(ids) }
        }
        return qualifying
    }

    // MARK: - Names

    /// Checks that a part of the partnership is there, and has people.
    mutating func checkPart(
        _ part: Part,
        _ index: Int?,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        var found: String
        switch part {
        case .everyone: return
        case .organisation(let id): return reference(organisation: id, index, field, subject())
        case .sector(let id):
            found = id
            reference(
                id,
                to: "a sector",
                check.sectors,
                programme.sectors.map(\.id),
                index,
                field,
                subject()
            )
            guard check.sectors[id] != nil else { return }
        case .group(let id):
            found = id
            reference(
                id,
                to: "a stakeholder group",
                check.groups,
                programme.groups.map(\.id),
                index,
                field,
                subject()
            )
            guard check.groups[id] != nil else { return }
        case .area(let name):
            found = name
            guard headcounts[part] == nil else { break }
            var seen: Set<String> = []
            let areas = programme.organisations.compactMap(\.area)
                .filter { seen.insert($0).inserted }
            return report(
                index,
                field,
                subject(),
                found: name,
                expected: areas.isEmpty
                    ? "a part of the partnership, as no organisation has an area"
                    : "an area of organisations.csv",
                suggestion: check.suggester.nearest(to: name, in: areas)
            )
        }
        guard headcounts[part, default: 0] == 0 else { return }
        report(
            index,
            field,
            subject(),
            found: found,
            expected: "a part of the partnership that has organisations with people in them"
        )
    }

    mutating func reference(
        organisation id: String,
        _ index: Int?,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        reference(
            id,
            to: "an organisation in organisations.csv",
            check.organisations,
            programme.organisations.lazy.map(\.id),
            index,
            field,
            subject()
        )
    }

    mutating func reference(
        course id: String,
        _ index: Int?,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        reference(
            id,
            to: "a course",
            check.courses,
            programme.courses.map(\.id),
            index,
            field,
            subject()
        )
    }

    mutating func reference(
        person id: String,
        _ index: Int?,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        reference(
            id,
            to: "a person in people.csv",
            check.people,
            programme.people.lazy.map(\.id),
            index,
            field,
            subject()
        )
    }

    private mutating func reference(
        _ id: String,
        to kind: String,
        _ known: [String: Int],
        _ names: some Sequence<String>,
        _ index: Int?,
        _ field: String,
        _ subject: String
    ) {
        check.checkReference(
            id,
            to: kind,
            among: known,
            named: names,
            in: .plan,
            index,
            field,
            subject
        )
    }

    /// Reports an id that stands in a list twice.
    mutating func once(
        _ id: String,
        _ seen: inout Set<String>,
        _ field: String,
        _ subject: @autoclosure () -> String
    ) {
        guard !seen.insert(id).inserted else { return }
        report(field, subject(), found: id, expected: "each of them once")
    }

    // MARK: - Reports

    mutating func report(
        _ field: String,
        _ subject: String,
        found: String,
        expected: String
    ) {
        report(nil, field, subject, found: found, expected: expected)
    }

    mutating func report(
        _ index: Int?,
        _ field: String?,
        _ subject: String,
        found: String,
        expected: String,
        suggestion: String? = nil
    ) {
        check.report(
            .plan,
            index,
            field,
            subject,
            found: found,
            expected: expected,
            suggestion: suggestion
        )
    }
}
