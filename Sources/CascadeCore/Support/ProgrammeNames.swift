/// Organisations and people of a programme by id, and their names.
package struct ProgrammeNames {
    /// The programme.
    package let programme: Programme
    private let organisations: [String: Int]
    private let people: [String: Int]

    /// The names of a programme.
    ///
    /// - Complexity: O(organisations + people).
    package init(_ programme: Programme) {
        self.programme = programme
        organisations = Dictionary(
            programme.organisations.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        people = Dictionary(
            programme.people.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// An id and the name that belongs to it.
    package typealias Entry = (id: String, name: String)

    /// All organisations, in the programme's order.
    package var allOrganisations: [Entry] { programme.organisations.map { ($0.id, $0.name) } }

    /// All named people, in the programme's order.
    package var allPeople: [Entry] { programme.people.map { ($0.id, $0.name) } }

    /// All sectors, in the programme's order.
    package var allSectors: [Entry] { programme.sectors.map { ($0.id, $0.name) } }

    /// Whether an organisation has this id.
    package func hasOrganisation(_ id: String) -> Bool { organisations[id] != nil }

    /// The name of the organisation with this id; the id itself where there is none.
    package func organisation(_ id: String) -> String {
        organisations[id].map { programme.organisations[$0].name } ?? id
    }

    /// The organisation with this id.
    package func organisation(withId id: String) -> Organisation? {
        organisations[id].map { programme.organisations[$0] }
    }

    /// The person with this id.
    package func person(withId id: String) -> Person? { people[id].map { programme.people[$0] } }

    /// The name of the person with this id; the id itself where there is none.
    package func person(_ id: String) -> String { person(withId: id)?.name ?? id }
}
