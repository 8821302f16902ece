/// What the width of a tie stands for in the view ``View/partnership``.
public enum TieMeasure: String, Sendable, CaseIterable {
    /// How strong it is said to be.
    case strength
    /// People whom trainers of one end reach at the other: on record and, apart, as expected.
    case people
}
