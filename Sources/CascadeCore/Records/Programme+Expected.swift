extension Programme {
    /// What is expected of an assumption for the whole programme: the mean of what the programme sets, or of its default, within
    /// the valid range.
    func expected(_ assumption: Assumption) -> Double {
        let quantity =
            draft.assumptions[assumption]
            ?? assumption.standard(course: nil, sector: nil).quantity
        let range = assumption.validRange
        return min(max(quantity.mean, range.lowerBound), range.upperBound)
    }
}
