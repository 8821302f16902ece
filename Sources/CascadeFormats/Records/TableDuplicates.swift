import CascadeCore

/// What a table would bring that is probably in the programme already, or in the table twice.
struct TableDuplicates {
    /// A hint for each pair, at the row that names one of them first.
    let hints: [TableHint]

    /// The duplicates that come with a reading: those of the programme as it would be, but for those that it has.
    init(_ reading: SessionTableReading, _ before: ProgrammeDraft, _ after: ProgrammeDraft) {
        let old = Set(before.likelyDuplicates)
        var rows: [String: Int] = [:]
        for newcomer in reading.newcomers { rows[newcomer.person.id] = newcomer.rows[0] }
        for session in reading.sessions {
            rows[session.change.session ?? session.recording.idOfNew] = session.rows[0]
        }
        let people = Dictionary(after.people.map { ($0.id, $0) }) { first, _ in first }
        let sessions = Dictionary(after.sessions.map { ($0.id, $0) }) { first, _ in first }
        func name(_ id: String, _ kind: Duplicate.Kind) -> String {
            switch kind {
            case .organisation: return id
            case .person:
                guard let person = people[id] else { return id }
                return "\(person.name) of \(person.organisation)"
            case .session:
                guard let session = sessions[id] else { return id }
                let place = session.host.map { " at \($0)" } ?? ""
                let known = rows[id] == nil ? "\(id) of the programme" : "the session"
                return "\(known), \(session.course) on \(session.start)\(place)"
            }
        }
        hints = after.likelyDuplicates.filter { !old.contains($0) }.map { pair in
            let row = [rows[pair.first], rows[pair.second]].compactMap(\.self).min() ?? 0
            return TableHint(
                row: row,
                text:
                    "\(name(pair.second, pair.kind)) and \(name(pair.first, pair.kind)) may be the same: \(pair.reason)"
            )
        }
    }
}
