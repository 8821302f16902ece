/// What the records leave possible for one slot of an assumption table: equally likely values, one of which a replicate
/// takes.
///
/// Slots with the same key are drawn together, row by row, so that what the records say about several assumptions at once
/// (a short lag, or few who ever deliver) stays together.
package struct LearntDraws: Sendable, Equatable {
    /// Key of the draw.
    package let key: UInt64
    /// The values; positions in `spreads` for what is chance between sessions or trainers.
    package let values: [Double]
    /// The spreads of chance; empty for all else.
    package var spreads: [Quantity] = []

    /// Number of draws kept for each posterior.
    static let count = 1000

    /// Number of spreads of group sizes kept: each of them needs a table for each course.
    static let spreadCount = 25
}
