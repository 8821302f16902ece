import CascadeCore

extension StoredTables {
    static let sessions = StoredTable<Session>(
        shape: TableShape(
            name: "sessions",
            columns: [
                .init("code", .text), .init("course", .text), .init("starts", .text),
                .init("ends", .text), .init("status", .text),
                .init("host", .reference("organisations")), .init("place", .text),
                .init("notes", .text), .init("recording", .text), .init("recorded_at", .text),
                .init("planned_start", .text), .init("planned_end", .text),
                .init("planned_host", .reference("organisations")), .init("planned_place", .text),
                .init("planned_notes", .text), .init("trainers", .people("session_trainers")),
                .init("planned_trainers", .people("session_planned_trainers")),
                .init("people", .people("session_people")),
                .init("seats", .seats("session_seats")),
            ]
        ),
        list: \.draft.sessions,
        key: \.id,
        values: { session in
            [
                .text(session.id), .text(session.course), .text(session.start.description),
                .optional(session.end), .text(session.status.rawValue), .optional(session.host),
                .optional(session.place), .optional(session.notes),
                .optional(session.recorded?.id), .optional(session.recorded?.at),
                .optional(session.planned?.start), .optional(session.planned?.end),
                .optional(session.planned?.host), .optional(session.planned?.place),
                .optional(session.planned?.notes), .list(session.trainers),
                .list(session.planned?.trainers ?? []), .list(session.people),
                .list(session.seats.map { "\($0.invitation.code):\($0.count)" }),
            ]
        },
        item: { reader in
            try Session(
                id: reader.text(),
                course: reader.text(),
                start: reader.day(),
                end: reader.optionalDay(),
                status: reader.choice(of: Session.Status.self, reader.text()),
                host: reader.optionalCode(of: "organisations"),
                place: reader.optionalText(),
                notes: reader.optionalText(),
                recorded: reader.mark(),
                planned: reader.planned()
            )
            .with(
                trainers: reader.list("session_trainers"),
                people: reader.list("session_people"),
                seats: reader.list("session_seats").map { try reader.seats($0) }
            )
        },
        order: { _ in { left, _, right, _ in (left.start, left.id) < (right.start, right.id) } }
    )

    static let attendance = StoredTable<Attendance>(
        shape: TableShape(
            name: "attendance",
            columns: [
                .init("session", .reference("sessions")), .init("person", .reference("people")),
                .init("headcount", .integer), .init("organisation", .reference("organisations")),
                .init("outcome", .text), .init("came_forward", .integer),
            ],
            isNumbered: true
        ),
        list: \.draft.attendance,
        hasFreeText: false,
        key: { row in
            switch row.attendee {
            case .person(let id): "\(row.session) \(id)"
            case .headcount: "\(row.session)  \(row.organisation ?? "")"
            }
        },
        values: { row in
            let person: String?
            let headcount: Int?
            switch row.attendee {
            case .person(let id): (person, headcount) = (id, nil)
            case .headcount(let count): (person, headcount) = (nil, count)
            }
            return [
                .text(row.session), .optional(person), .optional(headcount),
                .optional(row.organisation), .text(row.outcome.rawValue),
                .optional(row.cameForward.map { $0 ? 1 : 0 }),
            ]
        },
        item: { reader in
            let session = try reader.code(of: "sessions")
            let attendee: Attendance.Attendee
            if let person = try reader.optionalCode(of: "people") {
                reader.skip()
                attendee = .person(person)
            } else {
                attendee = try .headcount(reader.integer())
            }
            return try Attendance(
                session: session,
                attendee: attendee,
                organisation: reader.optionalCode(of: "organisations"),
                outcome: reader.choice(of: Attendance.Result.self, reader.text()),
                cameForward: reader.optionalInteger().map { $0 != 0 }
            )
        },
        order: { contents in
            let sessions = Dictionary(
                contents.draft.sessions.enumerated().map { ($0.element.id, $0.offset) },
                uniquingKeysWith: { first, _ in first }
            )
            return { left, leftPlace, right, rightPlace in
                (sessions[left.session] ?? -1, leftPlace.number ?? -1, leftPlace.row)
                    < (sessions[right.session] ?? -1, rightPlace.number ?? -1, rightPlace.row)
            }
        }
    )
}

extension Session {
    /// The session with other lists.
    fileprivate func with(trainers: [String], people: [String], seats: [Seats]) -> Session {
        var session = self
        session.trainers = trainers
        session.people = people
        session.seats = seats
        return session
    }
}

extension Session.Invitation {
    /// What stands for it in the file: a word that no organisation may have as its id, or the organisation's id.
    var code: String {
        switch self {
        case .anyone: "anyone"
        case .champions: "champions"
        case .organisation(let id): id
        }
    }

    /// The invitation that a code stands for.
    init(code: String) {
        self =
            switch code {
            case "anyone": .anyone
            case "champions": .champions
            default: .organisation(code)
            }
    }
}
