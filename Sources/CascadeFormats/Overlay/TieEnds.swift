/// Two organisations with a tie, in either order.
struct TieEnds: Hashable {
    let first: String
    let second: String

    init(_ from: String, _ to: String) {
        (first, second) = from < to ? (from, to) : (to, from)
    }
}
