extension Programme {
    /// The practitioner's warnings that the programme, its records and a simulation of it give rise to.
    ///
    /// Those come first that change whether the plan can do what it says, then those about what lasts, then those about how
    /// far to trust the figures; among these by the share of the programme concerned, then by kind and name.
    ///
    /// - Parameters:
    ///   - outcome: what a simulation of this programme came to; nil: only the data are judged.
    ///   - asOf: the day on which records are judged, later ones being left out; nil: the last day on which anything is recorded.
    /// - Returns: about 15 warnings at most for most programmes: what concerns several organisations is one warning.
    /// - Precondition: the outcome is of a programme with the same sectors, organisations and courses.
    /// - Complexity: O(organisations × courses + ties + sessions + attendances), times a logarithm for sorting.
    public func warnings(outcome: Outcome?, asOf: CalendarDate? = nil) -> [Warning] {
        let evidence = WarningEvidence(self, outcome: outcome, asOf: asOf)
        let warnings =
            evidence.aboutMoneyAndTarget() + evidence.aboutTheCascade()
            + evidence.aboutThePlan() + evidence.aboutTrainers() + evidence.aboutLasting()
            + evidence.aboutTheNetwork() + evidence.aboutTheRecords()
        let order = Dictionary(
            uniqueKeysWithValues: Warning.Kind.allCases.enumerated().map { ($1, $0) }
        )
        return warnings.sorted { left, right in
            if left.kind.bearing != right.kind.bearing {
                return left.kind.bearing < right.kind.bearing
            }
            if left.share != right.share { return left.share > right.share }
            let (first, second) = (order[left.kind] ?? 0, order[right.kind] ?? 0)
            return first != second ? first < second : left.about < right.about
        }
    }
}
