extension ProgrammeDraft {
    /// Counts those of some organisations who are named as trainers from the start among the trainers that these have; a number that
    /// is higher already stays.
    ///
    /// - Complexity: O(people + organisations).
    package mutating func countNamedTrainers(in organisations: Set<String>) {
        var named: [String: Int] = [:]
        for person in people
        where person.roles.contains(.trainer) && organisations.contains(person.organisation) {
            named[person.organisation, default: 0] += 1
        }
        guard !named.isEmpty else { return }
        for position in self.organisations.indices {
            let organisation = self.organisations[position]
            self.organisations[position].foundingTrainers = max(
                organisation.foundingTrainers,
                named[organisation.id] ?? 0
            )
        }
    }
}
