import CascadeCore
import Yams

extension ProgrammeYAMLReader {
    /// The fields of a session.
    static let sessionKeys = [
        "id", "course", "start", "end", "status", "host", "place", "trainers", "people",
        "seats", "notes",
    ]

    /// The sessions that stand in programme.yaml, in written order.
    func readSessions(_ node: Node) -> [Session] {
        listItems(
            node,
            keys: ProgrammeYAMLReader.sessionKeys,
            in: .sessions,
            kind: "session"
        ).map { readSession($0) }
    }

    /// One session with all its fields.
    func readSession(_ map: YAMLMap) -> Session {
        let start = required(
            map,
            "start",
            map.date("start"),
            "the first day, written like 2026-01-31"
        )
        return Session(
            id: required(map, "id", map.text("id"), "a short id") ?? "",
            course: required(map, "course", map.text("course"), "the id of a course") ?? "",
            start: start ?? CalendarDate(daysSinceEpoch: 20454),
            end: map.date("end"),
            status: map.choice("status", of: Session.Status.self) ?? .planned,
            host: map.text("host"),
            place: map.text("place"),
            trainers: map.ids("trainers", of: "people"),
            people: map.ids("people", of: "people"),
            seats: readSeats(map),
            notes: map.text("notes")
        )
    }

    /// The seats of a session.
    func readSeats(_ map: YAMLMap) -> [Session.Seats] {
        guard let seats = map.map("seats", keys: nil) else { return [] }
        var result: [Session.Seats] = []
        for (key, value) in seats.entries {
            guard let count = YAMLMap.scalar(value).flatMap({ Int($0) }) else {
                map.report("seats", value, expected: "a whole number of seats")
                continue
            }
            log.remember(
                ProblemPlace(map.section, map.index, "seats.\(result.count)"),
                at: YAMLMap.position(of: .scalar(key))
            )
            result.append(Session.Seats(Session.Invitation(word: key.string), count))
        }
        return result
    }
}

extension Session.Invitation {
    /// The invitation that a word in `seats` means.
    init(word: String) {
        switch word {
        case "anyone": self = .anyone
        case "champions": self = .champions
        default: self = .organisation(word)
        }
    }

    /// The word for it in `seats`.
    var word: String {
        switch self {
        case .anyone: "anyone"
        case .champions: "champions"
        case .organisation(let id): id
        }
    }
}
