import CascadeCore

/// Writes a recording as JSON text.
struct RecordingWriter {
    private let recording: Recording

    /// A writer of a recording.
    init(_ recording: Recording) {
        self.recording = recording
    }

    /// The text, on one line.
    var text: String {
        let (name, content) = content
        return Self.object([
            ("schema", Self.quoted(RecordingJSON.schema)), ("id", Self.quoted(recording.id)),
            ("at", Self.quoted(recording.at.description)), (name, content),
        ])
    }

    private var content: (String, String) {
        switch recording.content {
        case .delivered(let session): ("delivered", Self.text(of: session))
        case .cancelled(let session, let why):
            (
                "cancelled",
                Self.object([("session", Self.quoted(session)), ("why", why.map(Self.quoted))])
            )
        case .none(let confirmation):
            (
                "none",
                Self.object([
                    ("trainer", Self.quoted(confirmation.person)),
                    ("month", Self.quoted(confirmation.monthText)),
                ])
            )
        case .practice(let practice): ("practice", Self.text(of: practice))
        case .measurement(let measurement):
            (
                "measurement",
                Self.object([
                    ("indicator", Self.quoted(measurement.indicator)),
                    ("date", Self.quoted(measurement.date.description)),
                    ("value", Scalars.text(measurement.value)),
                ])
            )
        }
    }

    private static func text(of session: Recording.DeliveredSession) -> String {
        object([
            ("session", session.session.map(quoted)), ("course", quoted(session.course)),
            ("start", quoted(session.start.description)),
            ("end", session.end.map { quoted($0.description) }),
            ("host", session.host.map(quoted)), ("place", session.place.map(quoted)),
            ("trainers", array(session.trainers.map(text))),
            ("attendees", array(session.attendees.map(text))),
            ("notes", session.notes.map(quoted)),
        ])
    }

    private static func text(of practice: Practice) -> String {
        object([
            ("dialogue", quoted(practice.dialogue)), ("date", quoted(practice.date.description)),
            ("count", String(practice.count)),
            ("organisation", practice.organisation.map(quoted)),
            ("people", practice.people.map(String.init)),
            ("preparation-meetings", practice.preparationMeetings.map(String.init)),
            ("follow-up-meetings", practice.followUpMeetings.map(String.init)),
        ])
    }

    private static func text(of attendee: Recording.Attendee) -> String {
        var members: [(String, String?)] =
            switch attendee.subject {
            case .person(let who): [("person", text(of: who))]
            case .headcount(let count, let organisation):
                [("headcount", String(count)), ("organisation", organisation.map(quoted))]
            }
        members.append(("outcome", quoted(attendee.outcome.rawValue)))
        members.append(("champion", attendee.cameForward.map { $0 ? "true" : "false" }))
        return object(members)
    }

    private static func text(of who: Recording.Who) -> String {
        switch who {
        case .known(let id): quoted(id)
        case .new(let person):
            object([
                ("name", quoted(person.name)), ("organisation", quoted(person.organisation)),
                ("email", person.email.map(quoted)),
            ])
        }
    }

    private static func object(_ members: [(String, String?)]) -> String {
        let written = members.compactMap { name, value in value.map { "\(quoted(name)):\($0)" } }
        return "{\(written.joined(separator: ","))}"
    }

    private static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
