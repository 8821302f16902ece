package import CascadeCore

/// What a table of sessions or of attendance says, as recordings, with all that a reader should see before they are kept.
package struct SessionTableReading: Sendable {
    /// A column of the table.
    package struct Column: Sendable, Hashable {
        /// Its letters: `B`.
        package var letters: String
        /// Its heading.
        package var name: String
        /// What it says; nil where it is not used.
        package var field: SessionField?
        /// Whether the mapping says so.
        package var isMapped: Bool
    }

    /// A newcomer with the rows that name them.
    package struct Newcomer: Sendable, Hashable {
        /// Who.
        package var person: Recording.NewPerson
        /// Rows, ascending.
        package var rows: [Int]
    }

    /// What keeping a recording would do.
    package enum Change: Sendable, Hashable {
        /// A session of which the programme knows nothing.
        case new
        /// A planned session that took place.
        case planned(String)
        /// A session that is recorded already, some of it otherwise.
        case changed(String, Difference)
        /// A session that is recorded already, all of it alike.
        case unchanged(String)

        /// Id of the session, where the programme has it.
        package var session: String? {
            switch self {
            case .new: nil
            case .planned(let id), .changed(let id, _), .unchanged(let id): id
            }
        }
    }

    /// What is recorded already and would become otherwise.
    package struct Difference: Sendable, Hashable {
        /// People who come to it, by name.
        package var added: [String] = []
        /// People whose outcome changes, by name.
        package var changed: [String] = []
        /// People who are recorded and of whom the table says nothing, by name.
        package var missing: [String] = []
        /// Facts of the session that change: `place`.
        package var facts: [String] = []

        /// Whether nothing changes.
        package var isEmpty: Bool {
            added.isEmpty && changed.isEmpty && missing.isEmpty && facts.isEmpty
        }
    }

    /// A session of the table.
    package struct Session: Sendable, Hashable {
        /// The recording; always of a session that took place.
        package var recording: Recording
        /// The session in it.
        package var delivered: Recording.DeliveredSession
        /// Rows, ascending.
        package var rows: [Int]
        /// What keeping it would do.
        package var change: Change

        /// Everyone whom it names.
        package var people: [Recording.Who] {
            delivered.trainers
                + delivered.attendees.compactMap { attendee in
                    if case .person(let who) = attendee.subject { return who }
                    return nil
                }
        }
    }

    /// Name of the sheet; nil for a CSV file.
    package var sheet: String?
    /// Names of the other sheets of the workbook.
    package var otherSheets: [String]
    /// The layout.
    package var layout: SessionTableLayout
    /// Row of the heading, from 1; 0 where there is none.
    package var headingRow: Int
    /// Columns in their order.
    package var columns: [Column]
    /// The mapping that was used, with the headings of this table.
    package var mapping: SessionTableMapping
    /// Name of the saved mapping that recognised the headings.
    package var savedMapping: String?
    /// Sessions by day.
    package var sessions: [Session] = []
    /// Everything that could not be taken as it is, by row.
    package var problems: [TableProblem] = []
    /// What was understood in one of several ways, or left out; sentences without a full stop.
    package var remarks: [String] = []
    /// What deserves a look, by row.
    package var hints: [TableHint] = []
    /// People who would be new, by name.
    package var newcomers: [Newcomer] = []
    /// How many people were recognised by their e-mail addresses.
    package var recognisedByEmail = 0
    /// How many people were recognised by name and organisation.
    package var recognisedByName = 0

    /// The recordings that would change something.
    package var recordings: [Recording] {
        sessions.filter {
            if case .unchanged = $0.change { return false }
            return true
        }
        .map(\.recording)
    }

    /// An id of all that the table says: the same each time that it is read, in whatever order its rows stand.
    package var id: String {
        "import-" + ContentHash.hex(sessions.map(\.recording.id).sorted().joined(separator: "\n"))
    }

    /// Gives the recordings among `spent` ids of their own.
    ///
    /// These were kept before and hold no longer: they were undone, or something later took their place. To keep them again is to
    /// say the same anew.
    package mutating func renew(_ spent: Set<String>) {
        for position in sessions.indices where spent.contains(sessions[position].recording.id) {
            if case .unchanged = sessions[position].change { continue }
            let id = sessions[position].recording.id
            let base = TableSessions.Group.base(id)
            let number = Int(id.dropFirst(base.count + 1)) ?? 1
            sessions[position].recording.id = "\(base)-\(number + 1)"
        }
    }

    /// Whether something keeps all of the table from being used.
    package var isUnusable: Bool { problems.contains(where: \.isFatal) }
}
