/// The edges of a node or group that lead to other groups, and those that stay within.
public struct ExternalInternalTies: Sendable, Hashable {
    /// Edges to another group.
    public var external: Int
    /// Edges within the group; a self-loop is one.
    public var `internal`: Int

    /// (E − I) ÷ (E + I): −1 where all edges stay within, 1 where none does; nil without edges.
    public var index: Double? {
        let all = external + `internal`
        return all > 0 ? Double(external - `internal`) / Double(all) : nil
    }

    /// The ties counted.
    public init(external: Int = 0, internal: Int = 0) {
        self.external = external
        self.internal = `internal`
    }
}
