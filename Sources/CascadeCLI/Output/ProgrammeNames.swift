import CascadeCore

/// Organisations and people of a programme by id, and their names.
struct ProgrammeNames {
    let programme: Programme
    private let organisations: [String: Int]
    private let people: [String: Int]

    /// - Complexity: O(organisations + people).
    init(_ programme: Programme) {
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
    typealias Entry = (id: String, name: String)

    /// All organisations, in the programme's order.
    var allOrganisations: [Entry] { programme.organisations.map { ($0.id, $0.name) } }

    /// All named people, in the programme's order.
    var allPeople: [Entry] { programme.people.map { ($0.id, $0.name) } }

    /// All sectors, in the programme's order.
    var allSectors: [Entry] { programme.sectors.map { ($0.id, $0.name) } }

    /// Whether an organisation has this id.
    func hasOrganisation(_ id: String) -> Bool { organisations[id] != nil }

    /// The name of the organisation with this id; the id itself where there is none.
    func organisation(_ id: String) -> String {
        organisations[id].map { programme.organisations[$0].name } ?? id
    }

    /// The person with this id.
    func person(withId id: String) -> Person? { people[id].map { programme.people[$0] } }

    /// The name of the person with this id; the id itself where there is none.
    func person(_ id: String) -> String { person(withId: id)?.name ?? id }

    /// The organisation with the id given to an option.
    ///
    /// - Throws: ``Failure`` of status 2 that names the id, and the nearest one where any is near.
    func foundOrganisation(_ id: String, option: String) throws -> Organisation {
        guard let position = organisations[id] else {
            let expected = "the id of an organisation"
            if let person = person(withId: id) {
                throw Failure(
                    .usage,
                    """
                    \(option): “\(id)” is a person, \(person.name) of \
                    \(self.organisation(person.organisation)), expected \(expected). \
                    Maybe “\(person.organisation)”.
                    """
                )
            }
            throw unknown(
                id,
                option: option,
                expected: expected,
                among: allOrganisations,
                where: "The ids are in organisations.csv."
            )
        }
        return programme.organisations[position]
    }

    /// The failure of an id that the programme doesn't have; it suggests the id whose spelling, or else whose name, is near, or says
    /// where the ids are.
    func unknown(
        _ id: String,
        option: String,
        expected: String,
        among candidates: [Entry],
        where place: String
    ) -> Failure {
        var suggester = Suggester()
        var nearest = suggester.nearest(to: id, in: candidates.map(\.id))
        if nearest == nil, let name = suggester.nearest(to: id, in: candidates.map(\.name)) {
            nearest = candidates.first { $0.name == name }?.id
        }
        let advice =
            nearest.map { " Maybe “\($0)”." }
            ?? " \(place)"
        return Failure(.usage, "\(option): there is no “\(id)”, expected \(expected).\(advice)")
    }
}
