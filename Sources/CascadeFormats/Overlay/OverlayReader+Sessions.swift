import CascadeCore
import Yams

extension OverlayReader {
    /// Lays the list of sessions over those of the draft: one with a known id has the fields that are written replaced, one
    /// with a new id is added.
    func readSessions(_ node: Node, into draft: inout ProgrammeDraft) {
        guard case .sequence(let sequence) = node else {
            log.report(
                at: YAMLMap.position(of: node),
                "sessions",
                found: YAMLMap.shown(node),
                expected: "a list, one session a line after dashes"
            )
            return
        }
        let known = Dictionary(
            draft.sessions.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let ids = draft.sessions.map(\.id)
        var seen = Set<String>()
        for element in sequence {
            let id = OverlayReader.id(of: element)
            let position = id.flatMap { known[$0] }
            let map = YAMLMap(
                element,
                keys: ProgrammeYAMLReader.sessionKeys,
                in: .sessions,
                position ?? draft.sessions.count,
                owner: id.map { "session \($0)" } ?? "session",
                log: log
            )
            guard let map else {
                log.isIncomplete = true
                continue
            }
            if let id, !seen.insert(id).inserted, let node = map["id"] {
                map.report("id", node, expected: "each session once")
                continue
            }
            if let position {
                replaceFields(map, of: &draft.sessions[position])
            } else if let id, let node = map["id"], map["course"] == nil, map["start"] == nil {
                map.report(
                    "id",
                    node,
                    expected: "the id of a session; a new one has course and start as well",
                    suggestion: log.suggester.nearest(to: id, in: ids)
                )
            } else {
                draft.sessions.append(ProgrammeYAMLReader(log: log).readSession(map))
            }
        }
    }

    private static func id(of element: Node) -> String? {
        guard case .mapping(let mapping) = element,
            let pair = mapping.first(where: { YAMLMap.scalar($0.key) == "id" }),
            !YAMLMap.isAbsent(pair.value)
        else { return nil }
        return YAMLMap.scalar(pair.value)
    }

    /// Replaces the fields that are written; what is written as nothing (`host: ~`) is taken away.
    private func replaceFields(_ map: YAMLMap, of session: inout Session) {
        let reader = ProgrammeYAMLReader(log: log)
        for (key, _) in map.entries {
            switch key.string {
            case "course":
                let course = reader.required(
                    map,
                    "course",
                    map.text("course"),
                    "the id of a course"
                )
                session.course = course ?? session.course
            case "start":
                let start = reader.required(map, "start", map.date("start"), "the first day")
                session.start = start ?? session.start
            case "end": session.end = map.date("end")
            case "status":
                session.status = map.choice("status", of: Session.Status.self) ?? .planned
            case "host": session.host = map.text("host")
            case "place": session.place = map.text("place")
            case "trainers": session.trainers = map.ids("trainers", of: "people")
            case "people": session.people = map.ids("people", of: "people")
            case "seats": session.seats = reader.readSeats(map)
            case "notes": session.notes = map.text("notes")
            default: break
            }
        }
    }
}
