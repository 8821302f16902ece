import CascadeCore

/// Someone as a table names them.
struct TablePerson: Hashable {
    /// Name, first name first; empty where only an e-mail address is given.
    var name: String
    /// Id of the organisation; nil where the table doesn't say it.
    var organisation: String?
    /// E-mail address, in small letters.
    var email: String?
    /// Whether they trained others there.
    var isTrainer = false
    /// The cell.
    var row: Int
    var column: Int?

    /// What is the same each time that the table is read, whatever the programme knows by then.
    var content: String {
        [SessionTableMapping.word(name), organisation ?? "", email ?? ""].joined(
            separator: "\u{1F}"
        )
    }

    /// A name with its first name first: `Byrne, Ada` is `Ada Byrne`.
    static func name(_ text: String) -> String {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { TableGrid.tidied(String($0)) }
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return text }
        return "\(parts[1]) \(parts[0])"
    }

    /// Whether a text can be an e-mail address.
    static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && !text.contains(where: \.isWhitespace)
    }
}

/// Finds what of a programme the words of a table mean.
struct TableNames {
    private var organisations: [String: [String]] = [:]
    private var courses: [String: [String]] = [:]
    private var sessions: [String: Int] = [:]
    private var people: [String: Int] = [:]
    private var byEmail: [String: [Int]] = [:]
    private var byName: [String: [Int]] = [:]
    /// The programme.
    let programme: Programme

    /// The names of a programme.
    init(_ programme: Programme) {
        self.programme = programme
        func add(_ name: String, _ id: String, _ list: inout [String: [String]]) {
            let word = SessionTableMapping.word(name)
            if list[word]?.contains(id) != true { list[word, default: []].append(id) }
        }
        for item in programme.organisations {
            add(item.id, item.id, &organisations)
            add(item.name, item.id, &organisations)
            if let identifier = item.identifier { add(identifier, item.id, &organisations) }
        }
        for item in programme.courses {
            add(item.id, item.id, &courses)
            add(item.name, item.id, &courses)
        }
        for (position, item) in programme.sessions.enumerated() {
            sessions[SessionTableMapping.word(item.id)] = position
        }
        for (position, item) in programme.people.enumerated() {
            people[item.id] = position
            byName[SessionTableMapping.word(item.name), default: []].append(position)
            if let email = item.email { byEmail[email.lowercased(), default: []].append(position) }
        }
    }

    /// The id of the organisation with this id, name or identifier; nil where there is none or more than one.
    func organisation(_ text: String) -> String? { only(organisations, text) }

    /// The id of the course with this id or name; nil where there is none or more than one.
    func course(_ text: String) -> String? { only(courses, text) }

    /// The session with this id.
    func session(_ text: String) -> Session? {
        sessions[SessionTableMapping.word(text)].map { programme.sessions[$0] }
    }

    /// The person with this id.
    func person(id: String) -> Person? { people[id].map { programme.people[$0] } }

    /// The one person with this e-mail address.
    func person(email: String) -> Person? {
        guard let found = byEmail[email], found.count == 1 else { return nil }
        return programme.people[found[0]]
    }

    /// The people with this name, of one organisation or of all.
    func people(named name: String, in organisation: String? = nil) -> [Person] {
        (byName[SessionTableMapping.word(name)] ?? []).map { programme.people[$0] }
            .filter { organisation == nil || $0.organisation == organisation }
    }

    private func only(_ list: [String: [String]], _ text: String) -> String? {
        let word = SessionTableMapping.word(text)
        if let found = list[word] { return found.count == 1 ? found[0] : nil }
        return nil
    }
}
