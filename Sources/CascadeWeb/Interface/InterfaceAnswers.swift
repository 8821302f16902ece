import CascadeCore
import CascadeFormats
import CascadeStore

/// What programs are answered.
enum InterfaceAnswers {
    /// Seconds after which asking again makes sense while something is worked out.
    static let patience = 2

    @Sendable static func programmes(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        guard let name = request.visitor.token?.programme, site.programmes.has(name) else {
            throw WebError.notFound
        }
        let desk = try site.programmes.desk(name)
        return .json(
            .object([
                ("schema", .string("cascade.programmes/1")),
                ("programmes", .array([.object(try summary(of: desk))])),
            ])
        )
    }

    @Sendable static func programme(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        .json(.object(try summary(of: try site.programmes.desk(request.parameter("programme")))))
    }

    @Sendable static func status(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        let programme = try site.programmes.desk(request.parameter("programme")).programme()
        var day: CalendarDate?
        if let text = request.query["as-of"] {
            guard let read = CalendarDate(text) else {
                throw WebError.unreadable(
                    "as-of: found “\(text.prefix(40))”, expected a day such as 2026-12-31."
                )
            }
            day = read
        }
        let history = History(programme, asOf: day ?? programme.lastRecordedDay)
        return .json(StatusData(history, ReachFilter(), forecast: nil).json)
    }

    @Sendable static func forecast(_ request: WebRequest, _ site: Site) async throws -> WebResponse
    {
        let name = request.parameter("programme")
        let desk = try site.programmes.desk(name)
        let (programme, revision) = (try desk.programme(), try desk.revision())
        guard programme.canBeSimulated,
            !History(programme, asOf: programme.lastRecordedDay).sessions.isEmpty
        else {
            throw WebError(
                409,
                "Nothing to forecast from",
                "No session is on record yet. Record the first one, then ask again."
            )
        }
        switch try await site.expectation(name, programme, revision, within: 0.9) {
        case .ready(let expected):
            guard let forecast = expected.forecast else { throw WebError.notFound }
            return .json(.written(ForecastJSON(forecast).text))
        case .running(_, let share): return waiting(share)
        }
    }

    @Sendable static func organisations(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        let programme = try site.programmes.desk(request.parameter("programme")).programme()
        return list("organisations", programme.organisations.map(json))
    }

    @Sendable static func partnerships(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        let programme = try site.programmes.desk(request.parameter("programme")).programme()
        return list("partnerships", programme.partnerships.map(json))
    }

    @Sendable static func courses(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        let programme = try site.programmes.desk(request.parameter("programme")).programme()
        return list("courses", programme.courses.map(json))
    }

    @Sendable static func people(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        let programme = try site.programmes.desk(request.parameter("programme")).programme()
        return list("people", programme.people.map(json))
    }

    @Sendable static func sessions(_ request: WebRequest, _ site: Site) throws -> WebResponse {
        let name = request.parameter("programme")
        let programme = try site.programmes.desk(name).programme()
        var only: String?
        if case .trainer(let person) = request.visitor.role(in: name) { only = person }
        let seen = programme.sessions.filter { session in
            only.map {
                session.trainers.contains($0) || session.asPlanned.trainers.contains($0)
            } ?? true
        }
        return list("sessions", seen.map(json))
    }

    /// What is told of a piece of work that is in hand.
    static func inHand(_ share: Double) -> JSONText {
        .object([("schema", .string("cascade.work/1")), ("share", .number(share))])
    }

    // MARK: - Things

    private static func list(_ name: String, _ things: [JSONText]) -> WebResponse {
        .json(.object([("schema", .string("cascade.\(name)/1")), (name, .array(things))]))
    }

    private static func summary(of desk: ProgrammeDesk) throws -> [(String, JSONText)] {
        let programme = try desk.programme()
        return [
            ("schema", .string("cascade.programme/1")), ("name", .string(desk.name)),
            ("id", .string(programme.id)), ("title", .string(programme.name)),
            ("start", .string(programme.start.description)),
            ("currency", .string(programme.currency)),
            ("organisations", .count(programme.organisations.count)),
            ("people", .count(programme.people.count)),
            ("courses", .count(programme.courses.count)),
            ("sessions", .count(programme.sessions.count)),
            ("change", .integer(UInt64(max(0, try desk.revision())))),
        ]
    }

    private static func text(_ value: String?) -> JSONText { value.map(JSONText.string) ?? .null }

    private static func json(_ organisation: Organisation) -> JSONText {
        .object([
            ("id", .string(organisation.id)), ("name", .string(organisation.name)),
            ("sector", .string(organisation.sector)), ("people", .count(organisation.people)),
            ("area", text(organisation.area)),
        ])
    }

    private static func json(_ partnership: Partnership) -> JSONText {
        .object([
            ("from", .string(partnership.from)), ("to", .string(partnership.to)),
            ("strength", .number(partnership.strength)), ("kind", text(partnership.kind)),
            ("directed", .truth(partnership.directed)),
            ("since", text(partnership.since?.description)),
        ])
    }

    private static func json(_ course: Course) -> JSONText {
        .object([
            ("id", .string(course.id)), ("name", .string(course.name)),
            ("hours", .number(course.hours)),
        ])
    }

    private static func json(_ person: Person) -> JSONText {
        .object([
            ("id", .string(person.id)), ("name", .string(person.name)),
            ("organisation", .string(person.organisation)),
            ("joined", text(person.joined?.description)), ("left", text(person.left?.description)),
        ])
    }

    private static func json(_ session: Session) -> JSONText {
        .object([
            ("id", .string(session.id)), ("course", .string(session.course)),
            ("start", .string(session.start.description)),
            ("end", text(session.end?.description)), ("status", .string(session.status.rawValue)),
            ("host", text(session.host)), ("trainers", .strings(session.trainers)),
        ])
    }
}
