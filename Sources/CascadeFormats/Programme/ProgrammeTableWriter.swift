import CascadeCore

/// Writes the tables of a programme folder.
struct ProgrammeTableWriter {
    private let programme: Programme

    /// A writer of the tables of `programme`.
    init(_ programme: Programme) {
        self.programme = programme
    }

    /// The text of organisations.csv.
    var organisations: String {
        var table = ColumnWriter(programme.organisations)
        table.require("id", \.id)
        table.require("name", \.name)
        table.require("sector", \.sector)
        table.require("people") { String($0.people) }
        table.allow("area", \.area)
        table.allow("serves") { $0.serves.map(String.init) }
        table.allow("identifier", \.identifier)
        table.allow("founding-trainers") {
            $0.foundingTrainers == 0 ? nil : String($0.foundingTrainers)
        }
        table.allow("members") { $0.members == 0 ? nil : String($0.members) }
        table.allow("group", \.group)
        table.allow("notes", \.notes)
        return table.text
    }

    /// The text of partnerships.csv.
    var partnerships: String {
        var table = ColumnWriter(programme.partnerships)
        table.require("from", \.from)
        table.require("to", \.to)
        table.allow("strength") { $0.strength == 0.5 ? nil : Scalars.text($0.strength) }
        table.allow("kind", \.kind)
        table.allow("directed") { $0.directed ? "yes" : nil }
        table.allow("since") { $0.since?.description }
        return table.text
    }

    /// The text of people.csv.
    var people: String {
        var table = ColumnWriter(programme.people)
        table.require("id", \.id)
        table.require("name", \.name)
        table.require("organisation", \.organisation)
        table.allow("roles") { ProgrammeTableWriter.joined($0.roles.map(\.rawValue)) }
        table.allow("email", \.email)
        table.allow("joined") { $0.joined?.description }
        table.allow("left") { $0.left?.description }
        table.allow("notes", \.notes)
        return table.text
    }

    /// The text of sessions.csv.
    var sessions: String {
        var table = ColumnWriter(programme.sessions)
        table.require("id", \.id)
        table.require("course", \.course)
        table.require("start", \.start.description)
        table.allow("end") { $0.end?.description }
        table.allow("status") { $0.status == .planned ? nil : $0.status.rawValue }
        table.allow("host", \.host)
        table.allow("place", \.place)
        table.allow("trainers") { ProgrammeTableWriter.joined($0.trainers) }
        table.allow("people") { ProgrammeTableWriter.joined($0.people) }
        table.allow("seats") { session in
            ProgrammeTableWriter.joined(
                session.seats.map { "\($0.invitation.word):\($0.count)" }
            )
        }
        table.allow("notes", \.notes)
        return table.text
    }

    /// The text of attendance.csv.
    var attendance: String {
        var table = ColumnWriter(programme.attendance)
        table.require("session", \.session)
        table.allow("person") { row in
            if case .person(let id) = row.attendee { return id }
            return nil
        }
        table.allow("headcount") { row in
            if case .headcount(let count) = row.attendee { return String(count) }
            return nil
        }
        table.allow("organisation", \.organisation)
        table.allow("outcome") { $0.outcome == .completed ? nil : $0.outcome.rawValue }
        return table.text
    }

    private static func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: "|")
    }
}
