/// Seeds chosen to reach many, with what is known of how many they reach and how many any could.
public struct Influence: Sendable, Hashable {
    /// The seeds in order of choosing, those required first.
    public let seeds: [Int]
    /// The expected number of nodes, or sum of their weights, that they reach: an unbiased estimate.
    public let spread: Double
    /// Standard error of `spread`.
    public let standardError: Double
    /// They reach at least this in expectation, for all but the chance of failure.
    public let spreadAtLeast: Double
    /// No seeds within the limits reach more than this in expectation, for all but the chance of failure.
    public let bestAtMost: Double
    /// The share of the best possible expected spread that these seeds are sure to reach, for all but the chance of failure.
    public let guarantee: Double
    /// The share that the method reaches whatever the network, but for the error asked for; 0 where none is known.
    ///
    /// 1 − 1/e for a number of seeds, ½ for groups, ½ for a budget alone; none for a budget together with a number or groups.
    public let worstCase: Double
    /// The chance that `spreadAtLeast`, `bestAtMost` or `guarantee` is wrong is no greater.
    public let failure: Double
    /// Number of reverse-reachable sets that the answer rests on.
    public let reverseSets: Int
}
