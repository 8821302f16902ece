extension Asset {
    /// Scripts of the overview, the map, the scenarios and the plan.
    static let insight: [Asset] = [work]
}
