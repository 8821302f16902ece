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
    var partnerships: String { Self.table(of: programme.partnerships) }

    /// The columns of partnerships.csv, with what a tie has in them; nil: nothing, or the default.
    static let partnershipColumns: [ItemColumn<Partnership>] = [
        ItemColumn("from", isRequired: true) { $0.from },
        ItemColumn("to", isRequired: true) { $0.to },
        ItemColumn("strength") { $0.strength == 0.5 ? nil : Scalars.text($0.strength) },
        ItemColumn("kind") { $0.kind }, ItemColumn("directed") { $0.directed ? "yes" : nil },
        ItemColumn("since") { $0.since?.description },
    ]

    /// The text of a partnerships.csv with these ties.
    static func table(of partnerships: [Partnership]) -> String {
        table(of: partnerships, partnershipColumns)
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
    var sessions: String { Self.table(of: programme.sessions) }

    /// The columns of sessions.csv, with what a session has in them; nil: nothing, or the default.
    static let sessionColumns: [ItemColumn<Session>] = [
        ItemColumn("id", isRequired: true) { $0.id },
        ItemColumn("course", isRequired: true) { $0.course },
        ItemColumn("start", isRequired: true) { $0.start.description },
        ItemColumn("end") { $0.end?.description },
        ItemColumn("status") { $0.status == .planned ? nil : $0.status.rawValue },
        ItemColumn("host") { $0.host }, ItemColumn("place") { $0.place },
        ItemColumn("trainers") { joined($0.trainers) }, ItemColumn("people") { joined($0.people) },
        ItemColumn("seats") { session in
            joined(session.seats.map { "\($0.invitation.word):\($0.count)" })
        }, ItemColumn("notes") { $0.notes }, ItemColumn("recording") { $0.recorded?.id },
        ItemColumn("recorded") { $0.recorded?.at.description },
        ItemColumn("planned-start") { $0.planned?.start.description },
        ItemColumn("planned-end") { $0.planned?.end?.description },
        ItemColumn("planned-host") { $0.planned?.host },
        ItemColumn("planned-place") { $0.planned?.place },
        ItemColumn("planned-trainers") { $0.planned.flatMap { joined($0.trainers) } },
        ItemColumn("planned-notes") { $0.planned?.notes },
    ]

    /// The text of a sessions.csv with these sessions.
    static func table(of sessions: [Session]) -> String { table(of: sessions, sessionColumns) }

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
        table.allow("champion") { $0.cameForward.map { $0 ? "yes" : "no" } }
        return table.text
    }

    /// The text of confirmations.csv.
    var confirmations: String {
        var table = ColumnWriter(programme.confirmations)
        table.require("person", \.person)
        table.require("month", \.monthText)
        return table.text
    }

    /// The text of practice.csv.
    var practice: String {
        var table = ColumnWriter(programme.practice)
        table.require("id", \.id)
        table.require("dialogue", \.dialogue)
        table.require("date", \.date.description)
        table.allow("count") { $0.count == 1 ? nil : String($0.count) }
        table.allow("organisation", \.organisation)
        table.allow("people") { $0.people.map(String.init) }
        table.allow("preparation-meetings") { $0.preparationMeetings.map(String.init) }
        table.allow("follow-up-meetings") { $0.followUpMeetings.map(String.init) }
        table.allow("recording") { $0.recorded?.id }
        table.allow("recorded") { $0.recorded?.at.description }
        return table.text
    }

    /// The text of measurements.csv.
    var measurements: String {
        var table = ColumnWriter(programme.measurements)
        table.require("indicator", \.indicator)
        table.require("date", \.date.description)
        table.require("value") { Scalars.text($0.value) }
        table.allow("recording") { $0.recorded?.id }
        table.allow("recorded") { $0.recorded?.at.description }
        return table.text
    }

    private static func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: "|")
    }

    private static func table<Item>(of items: [Item], _ columns: [ItemColumn<Item>]) -> String {
        var table = ColumnWriter(items)
        for column in columns {
            if column.isRequired {
                table.require(column.name) { column.cell($0) ?? "" }
            } else {
                table.allow(column.name, column.cell)
            }
        }
        return table.text
    }
}

/// A column of a table of items.
struct ItemColumn<Item>: Sendable {
    /// Its name in the header line.
    let name: String
    /// Whether the table always has it.
    let isRequired: Bool
    /// What an item has in it; nil: nothing, or the default.
    let cell: @Sendable (Item) -> String?

    init(
        _ name: String,
        isRequired: Bool = false,
        _ cell: @escaping @Sendable (Item) -> String?
    ) {
        self.name = name
        self.isRequired = isRequired
        self.cell = cell
    }
}
