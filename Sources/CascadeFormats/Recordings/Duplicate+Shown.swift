package import CascadeCore

extension Duplicate {
    /// An entry with its name and, unless left out, its id; or a session with its course and day.
    package static func shown(
        _ id: String,
        _ kind: Kind,
        in draft: ProgrammeDraft,
        withID: Bool = true
    ) -> String {
        func named(_ name: String?) -> String {
            guard let name else { return id }
            return withID ? "\(name) (\(id))" : name
        }
        switch kind {
        case .person:
            let person = draft.people.first { $0.id == id }
            guard !withID, let person else { return named(person?.name) }
            let home = draft.organisations.first { $0.id == person.organisation }?.name
            return "\(person.name) of \(home ?? person.organisation)"
        case .organisation: return named(draft.organisations.first { $0.id == id }?.name)
        case .session:
            let session = draft.sessions.first { $0.id == id }
            let words = session.map { session in
                let course = draft.courses.first { $0.id == session.course }?.name
                return
                    "\(withID ? session.course : course ?? session.course), \(session.start.spelledOut)"
            }
            guard let words else { return id }
            return withID ? "\(id) (\(words))" : words
        }
    }
}
