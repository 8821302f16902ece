import CascadeCore

/// Tells who of those that a table names is known to the programme, and who is new.
struct TablePeople {
    /// How someone was found.
    enum Found: Hashable {
        case email
        case name
    }

    /// Known people by how they were found, by id.
    private(set) var found: [String: Found] = [:]
    /// Newcomers with the rows that name them.
    private(set) var newcomers: [Recording.NewPerson: [Int]] = [:]
    /// What deserves a look.
    private(set) var hints: Set<TableHint> = []

    private let names: TableNames
    private let usualOrganisation: String?
    private var emails: [String: Set<String>] = [:]
    private var organisations: [String: Set<String>] = [:]
    /// By e-mail address, and by name without capitals and organisation: how the name is written.
    private var spellings: [String: Set<String>] = [:]

    /// A search for the people of a table.
    ///
    /// - Parameters:
    ///   - mentions: everyone whom the table names, in any order.
    ///   - names: the programme.
    ///   - usualOrganisation: id of the organisation of those of whom the table does not say it.
    init(_ mentions: [TablePerson], _ names: TableNames, usualOrganisation: String?) {
        self.names = names
        self.usualOrganisation = usualOrganisation
        for mention in mentions {
            guard let email = mention.email else { continue }
            if let organisation = mention.organisation {
                organisations[email, default: []].insert(organisation)
            }
            if !mention.name.isEmpty { spellings[email, default: []].insert(mention.name) }
        }
        for mention in mentions {
            guard let organisation = organisation(of: mention), !mention.name.isEmpty else {
                continue
            }
            let key = Self.key(mention.name, organisation)
            spellings[key, default: []].insert(mention.name)
            if let email = mention.email { emails[key, default: []].insert(email) }
        }
    }

    /// Whom a mention means.
    ///
    /// - Throws: ``TableProblem`` where that can't be told.
    mutating func who(_ mention: TablePerson) throws(TableProblem) -> Recording.Who {
        if let email = mention.email, let person = names.person(email: email) {
            found[person.id] = .email
            if !mention.name.isEmpty,
                SessionTableMapping.word(person.name) != SessionTableMapping.word(mention.name)
            {
                hints.insert(
                    TableHint(
                        row: mention.row,
                        text:
                            "“\(mention.name)” has the e-mail address of \(person.name) and is taken as the same person"
                    )
                )
            }
            return .known(person.id)
        }
        if let person = names.person(id: mention.name) {
            found[person.id] = .name
            return .known(person.id)
        }
        guard !mention.name.isEmpty else {
            throw problem(
                mention,
                "name",
                mention.email ?? "",
                "a name, as nobody has this address"
            )
        }
        // Trainers are well known: one of this name in the programme is meant, where nothing else is said.
        let stated = stated(of: mention)
        let isTrainer = mention.isTrainer && stated == nil
        let organisation =
            isTrainer && !names.people(named: mention.name).isEmpty
            ? nil : stated ?? usualOrganisation
        let known = names.people(named: mention.name, in: organisation)
        if organisation != nil || mention.isTrainer, known.count == 1 {
            found[known[0].id] = .name
            if let email = mention.email, let other = known[0].email, other.lowercased() != email {
                hints.insert(
                    TableHint(
                        row: mention.row,
                        text: "\(mention.name) has another e-mail address in the programme"
                    )
                )
            }
            return .known(known[0].id)
        }
        if known.count > 1, organisation != nil || mention.isTrainer {
            throw problem(
                mention,
                "person",
                mention.name,
                "one person: the programme has \(known.count) of this name. Maybe give the e-mail address or the id:"
                    + " \(known.map(\.id).joined(separator: ", "))"
            )
        }
        guard let organisation else {
            let hint =
                known.count == 1
                ? ". The programme has one of this name, of \(known[0].organisation)" : ""
            throw problem(
                mention,
                "organisation of \(mention.name)",
                "",
                "the organisation: a column for it, the e-mail address of someone known, or --organisation for all"
                    + hint
            )
        }
        return .new(try newcomer(mention, organisation))
    }

    private mutating func newcomer(
        _ mention: TablePerson,
        _ organisation: String
    ) throws(TableProblem) -> Recording.NewPerson {
        let same = emails[Self.key(mention.name, organisation)] ?? []
        guard mention.email != nil || same.count < 2 else {
            throw problem(
                mention,
                "person",
                mention.name,
                "an e-mail address, as two people of this name and organisation have different ones"
            )
        }
        let email = mention.email ?? same.first
        var name = spellings[Self.key(mention.name, organisation)]?.min() ?? mention.name
        if let email, let others = spellings[email], others.count > 1 {
            name = others.sorted()[0]
            hints.insert(
                TableHint(
                    row: mention.row,
                    text:
                        "\(Wording.list(others.sorted())) have the same e-mail address and are taken as one person"
                )
            )
        }
        let person = Recording.NewPerson(name: name, organisation: organisation, email: email)
        if newcomers[person]?.contains(mention.row) != true {
            newcomers[person, default: []].append(mention.row)
        }
        return person
    }

    /// The organisation of a mention, or else the usual one.
    private func organisation(of mention: TablePerson) -> String? {
        stated(of: mention) ?? usualOrganisation
    }

    /// The organisation of a mention: its own, or that of the same address elsewhere in the table.
    private func stated(of mention: TablePerson) -> String? {
        if let organisation = mention.organisation { return organisation }
        if let email = mention.email, let found = organisations[email], found.count == 1 {
            return found.first
        }
        return nil
    }

    private static func key(_ name: String, _ organisation: String) -> String {
        SessionTableMapping.word(name) + "\u{1F}" + organisation
    }

    private func problem(
        _ mention: TablePerson,
        _ subject: String,
        _ found: String,
        _ expected: String
    ) -> TableProblem {
        TableProblem(
            row: mention.row,
            column: mention.column,
            subject: subject,
            found: found,
            expected: expected
        )
    }
}

/// Something in a table that is taken as it is, but deserves a look.
package struct TableHint: Sendable, Hashable, Comparable {
    /// The row; 0 for the whole table.
    package var row: Int
    /// In a sentence without a full stop.
    package var text: String

    /// A hint about a row.
    package init(row: Int, text: String) {
        self.row = row
        self.text = text
    }

    /// By row, then by text.
    package static func < (left: TableHint, right: TableHint) -> Bool {
        (left.row, left.text) < (right.row, right.text)
    }
}
