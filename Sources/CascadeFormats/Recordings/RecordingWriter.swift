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
            ("schema", JSONText.quoted(RecordingJSON.schema)),
            ("id", JSONText.quoted(recording.id)),
            ("at", JSONText.quoted(recording.at.description)), (name, content),
        ])
    }

    private var content: (String, String) {
        switch recording.content {
        case .delivered(let session): ("delivered", Self.text(of: session))
        case .cancelled(let session, let why):
            (
                "cancelled",
                Self.object([
                    ("session", JSONText.quoted(session)), ("why", why.map(JSONText.quoted)),
                ])
            )
        case .none(let confirmation):
            (
                "none",
                Self.object([
                    ("trainer", JSONText.quoted(confirmation.person)),
                    ("month", JSONText.quoted(confirmation.monthText)),
                ])
            )
        case .practice(let practice): ("practice", Self.text(of: practice))
        case .measurement(let measurement):
            (
                "measurement",
                Self.object([
                    ("indicator", JSONText.quoted(measurement.indicator)),
                    ("date", JSONText.quoted(measurement.date.description)),
                    ("value", Scalars.text(measurement.value)),
                ])
            )
        }
    }

    private static func text(of session: Recording.DeliveredSession) -> String {
        object([
            ("session", session.session.map(JSONText.quoted)),
            ("course", JSONText.quoted(session.course)),
            ("start", JSONText.quoted(session.start.description)),
            ("end", session.end.map { JSONText.quoted($0.description) }),
            ("host", session.host.map(JSONText.quoted)),
            ("place", session.place.map(JSONText.quoted)),
            ("trainers", array(session.trainers.map(text))),
            ("attendees", array(session.attendees.map(text))),
            ("notes", session.notes.map(JSONText.quoted)),
        ])
    }

    private static func text(of practice: Practice) -> String {
        object([
            ("dialogue", JSONText.quoted(practice.dialogue)),
            ("date", JSONText.quoted(practice.date.description)),
            ("count", String(practice.count)),
            ("organisation", practice.organisation.map(JSONText.quoted)),
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
                [("headcount", String(count)), ("organisation", organisation.map(JSONText.quoted))]
            }
        members.append(("outcome", JSONText.quoted(attendee.outcome.rawValue)))
        members.append(("champion", attendee.cameForward.map { $0 ? "true" : "false" }))
        return object(members)
    }

    private static func text(of who: Recording.Who) -> String {
        switch who {
        case .known(let id): JSONText.quoted(id)
        case .new(let person):
            object([
                ("name", JSONText.quoted(person.name)),
                ("organisation", JSONText.quoted(person.organisation)),
                ("email", person.email.map(JSONText.quoted)),
            ])
        }
    }

    private static func object(_ members: [(String, String?)]) -> String {
        let written = members.compactMap { name, value in
            value.map { "\(JSONText.quoted(name)):\($0)" }
        }
        return "{\(written.joined(separator: ","))}"
    }

    private static func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }
}
