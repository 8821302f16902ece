import CascadeCore

// Ids that options give, and what is said of those that aren't there.
extension ProgrammeNames {
    /// The organisation with the id given to an option.
    ///
    /// - Throws: ``Failure`` of status 2 that names the id, and the nearest one where any is near.
    func foundOrganisation(_ id: String, option: String) throws -> Organisation {
        guard let found = organisation(withId: id) else {
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
        return found
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
