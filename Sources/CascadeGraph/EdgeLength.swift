/// How long the edges of a graph are to those who walk along them.
public enum EdgeLength: Sendable, Hashable, CaseIterable {
    /// Every edge is one step, whatever its weight.
    case one
    /// An edge is as long as its weight says: weights are distances, times or costs.
    case weight
    /// An edge is 1 ÷ its weight long: weights are strengths, and the strongest ties are the shortest.
    ///
    /// An edge of weight 0 can't be walked.
    case inverseWeight

    /// The length of an edge of this weight; infinite where it can't be walked.
    @inline(__always)
    func callAsFunction(ofWeight weight: Double) -> Double {
        switch self {
        case .one: 1
        case .weight: weight
        case .inverseWeight: weight > 0 ? 1 / weight : .infinity
        }
    }
}
