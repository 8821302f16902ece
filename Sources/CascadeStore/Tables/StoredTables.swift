import CascadeCore

/// The tables of a programme file, those that others refer to first.
enum StoredTables {
    /// The columns of all tables, in the order in which rows are added.
    static let shapes = [
        documents.shape, organisations.shape, partnerships.shape, people.shape, sessions.shape,
        attendance.shape, confirmations.shape, practice.shape, measurements.shape,
    ]

    /// The columns of the table with a name.
    static func shape(of name: String) -> TableShape? { shapes.first { $0.name == name } }

    static let documents = StoredTable<StoredDocument>(
        shape: TableShape(
            name: "documents",
            columns: [.init("name", .text), .init("text", .text)]
        ),
        list: \.documents,
        key: \.name,
        values: { [.text($0.name), .text($0.text)] },
        item: { try StoredDocument(name: $0.text(), text: $0.text()) },
        order: { _ in { left, _, right, _ in left.name < right.name } }
    )

    static let organisations = StoredTable<Organisation>(
        shape: TableShape(
            name: "organisations",
            columns: [
                .init("code", .text), .init("name", .text), .init("sector", .text),
                .init("people", .integer), .init("area", .text), .init("serves", .integer),
                .init("identifier", .text), .init("founding_trainers", .integer),
                .init("members", .integer), .init("stakeholder_group", .text),
                .init("notes", .text),
            ]
        ),
        list: \.draft.organisations,
        key: \.id,
        values: {
            [
                .text($0.id), .text($0.name), .text($0.sector), .integer(Int64($0.people)),
                .optional($0.area), .optional($0.serves), .optional($0.identifier),
                .integer(Int64($0.foundingTrainers)), .integer(Int64($0.members)),
                .optional($0.group), .optional($0.notes),
            ]
        },
        item: {
            try Organisation(
                id: $0.text(),
                name: $0.text(),
                sector: $0.text(),
                people: $0.integer(),
                area: $0.optionalText(),
                serves: $0.optionalInteger(),
                identifier: $0.optionalText(),
                foundingTrainers: $0.integer(),
                members: $0.integer(),
                group: $0.optionalText(),
                notes: $0.optionalText()
            )
        },
        order: { _ in { left, _, right, _ in left.id < right.id } }
    )

    static let partnerships = StoredTable<Partnership>(
        shape: TableShape(
            name: "partnerships",
            columns: [
                .init("organisation", .reference("organisations")),
                .init("partner", .reference("organisations")), .init("strength", .real),
                .init("kind", .text), .init("directed", .integer), .init("since", .text),
            ]
        ),
        list: \.draft.partnerships,
        key: { "\($0.from) \($0.to)" },
        values: {
            [
                .text($0.from), .text($0.to), .real($0.strength), .optional($0.kind),
                .integer($0.directed ? 1 : 0), .optional($0.since),
            ]
        },
        item: {
            try Partnership(
                from: $0.code(of: "organisations"),
                to: $0.code(of: "organisations"),
                strength: $0.real(),
                kind: $0.optionalText(),
                directed: $0.integer() != 0,
                since: $0.optionalDay()
            )
        },
        order: { _ in
            { left, leftPlace, right, rightPlace in
                (left.from, left.to, leftPlace.row) < (right.from, right.to, rightPlace.row)
            }
        }
    )

    static let people = StoredTable<Person>(
        shape: TableShape(
            name: "people",
            columns: [
                .init("code", .text), .init("name", .text),
                .init("organisation", .reference("organisations")), .init("roles", .text),
                .init("email", .text), .init("joined", .text), .init("leaves", .text),
                .init("notes", .text),
            ]
        ),
        list: \.draft.people,
        key: \.id,
        values: { person in
            [
                .text(person.id), .text(person.name), .text(person.organisation),
                .optional(
                    person.roles.isEmpty
                        ? nil : person.roles.map(\.rawValue).joined(separator: "|")
                ),
                .optional(person.email), .optional(person.joined), .optional(person.left),
                .optional(person.notes),
            ]
        },
        item: { reader in
            try Person(
                id: reader.text(),
                name: reader.text(),
                organisation: reader.code(of: "organisations"),
                roles: (reader.optionalText() ?? "").split(separator: "|").map { word in
                    try reader.choice(of: Person.Role.self, String(word))
                },
                email: reader.optionalText(),
                joined: reader.optionalDay(),
                left: reader.optionalDay(),
                notes: reader.optionalText()
            )
        },
        order: { _ in { left, _, right, _ in left.id < right.id } }
    )
}
