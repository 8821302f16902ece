import CascadeCore
import CascadeFormats
import CascadeStore

/// What is held about one person, for that person.
struct PersonReport {
    let data: PersonalData
    let programme: Programme

    private var fields: [(String, String?)] {
        let person = data.person
        let organisation = programme.organisations.first { $0.id == person.organisation }
        return [
            ("id", person.id), ("name", person.name), ("organisation", organisation?.name),
            (
                "roles",
                person.roles.isEmpty ? nil : person.roles.map(\.rawValue).joined(separator: ", ")
            ),
            ("email", person.email), ("joined", person.joined?.description),
            ("left", person.left?.description), ("notes", person.notes),
        ]
    }

    private func course(_ session: Session) -> String {
        programme.courses.first { $0.id == session.course }?.name ?? session.course
    }

    private func host(_ session: Session) -> String? {
        session.host.flatMap { id in programme.organisations.first { $0.id == id }?.name }
    }

    /// The data as an object.
    var json: JSONText {
        func text(_ text: String?) -> JSONText { text.map(JSONText.string) ?? .null }
        let sessions = data.sessions.map { part in
            JSONText.object([
                ("session", .string(part.session.id)), ("course", .string(course(part.session))),
                ("start", .string(part.session.start.description)),
                ("end", text(part.session.end?.description)),
                ("status", .string(part.session.status.rawValue)),
                ("host", text(host(part.session))),
                ("place", text(part.session.place)), ("role", .string(part.role)),
                ("outcome", text(part.outcome?.rawValue)),
                ("cameForward", part.cameForward.map(JSONText.truth) ?? .null),
            ])
        }
        let log = data.log.map { entry in
            JSONText.object([
                ("entry", .integer(UInt64(entry.id))), ("at", .string(entry.at.description)),
                ("summary", .string(entry.summary)),
                (
                    "changes",
                    .array(
                        entry.changes.map { change in
                            .object([
                                ("table", .string(change.table)), ("before", text(change.before)),
                                ("after", text(change.after)),
                            ])
                        }
                    )
                ),
            ])
        }
        return .object([
            ("schema", .string("cascade.person/1")), ("programme", .string(programme.name)),
            ("person", .object(fields.map { ($0.0, text($0.1)) })), ("sessions", .array(sessions)),
            (
                "monthsConfirmedWithoutSessions",
                .array(data.confirmedMonths.map { .string(String($0.description.prefix(7))) })
            ),
            (
                "textsThatNameThem",
                .array(
                    data.mentions.map {
                        .object([("place", .string($0.place)), ("text", .string($0.text))])
                    }
                )
            ), ("log", .array(log)),
        ])
    }

    /// The data as people read it.
    var text: String {
        var lines = ["What \(programme.name) holds about \(PlainLine.text(data.person.name))", ""]
        lines += fields.compactMap { name, value in
            value.map { "  \(name): \(PlainLine.text($0))" }
        }
        lines += ["", "Sessions"]
        lines += data.sessions.map { part in
            var line = "  \(part.session.start) \(course(part.session)): \(part.role)"
            if let outcome = part.outcome { line += ", \(outcome.rawValue)" }
            if let forward = part.cameForward {
                line += forward ? ", came forward to train others" : ", did not come forward"
            }
            if let host = host(part.session) { line += ", at \(host)" }
            return line
        }
        if data.sessions.isEmpty { lines.append("  none") }
        if !data.confirmedMonths.isEmpty {
            lines += ["", "Months confirmed without sessions"]
            lines.append("  " + data.confirmedMonths.map(\.monthAndYear).joined(separator: ", "))
        }
        if !data.mentions.isEmpty {
            lines += ["", "Texts that name them"]
            lines += data.mentions.map { "  \($0.place): \(PlainLine.text($0.text))" }
        }
        lines += ["", "Log of changes"]
        for entry in data.log {
            lines.append("  \(entry.id) \(entry.at) \(PlainLine.text(entry.summary))")
            for change in entry.changes {
                if let before = change.before {
                    lines.append("      before: \(PlainLine.text(before))")
                }
                if let after = change.after {
                    lines.append("      after: \(PlainLine.text(after))")
                }
            }
        }
        if data.log.isEmpty { lines.append("  nothing beyond the entry with which the file began") }
        return lines.joined(separator: "\n") + "\n"
    }
}
