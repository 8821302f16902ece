/// How often a node stands between two others that are not tied directly, by the groups of the three.
///
/// The node v links a to b where arcs lead from a to v and from v to b, and none from a to b. Letters show the groups of
/// a, v and b.
public struct BrokerageRoles: Sendable, Hashable {
    /// A-A-A: links members of its own group.
    public var coordinator = 0
    /// A-B-A: links members of one other group.
    public var itinerant = 0
    /// A-B-B: lets another group in.
    public var gatekeeper = 0
    /// A-A-B: speaks for its group to another.
    public var representative = 0
    /// A-B-C: links two groups, neither its own.
    public var liaison = 0

    /// All of them.
    public var total: Int { coordinator + itinerant + gatekeeper + representative + liaison }

    /// Counts of 0.
    public init() {}

    /// Adds to the count of the role that v has between a and b.
    @inline(__always)
    mutating func add(_ change: Int, from a: Int32, through v: Int32, to b: Int32) {
        if a == v {
            if v == b { coordinator += change } else { representative += change }
        } else if v == b {
            gatekeeper += change
        } else if a == b {
            itinerant += change
        } else {
            liaison += change
        }
    }
}
