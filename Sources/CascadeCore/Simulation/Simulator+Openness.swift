/// Who may be booked where, as counts that are kept up to date with every change.
extension Simulator {
    /// Counts never-trained people in or out of an organisation.
    ///
    /// - Complexity: O(1), but O(courses × ties) where the first one comes or the last one goes.
    @inline(__always)
    mutating func countNeverTrained(_ organisation: Int, by change: Int32) {
        let before = neverTrained[organisation]
        neverTrained[organisation] = before + change
        if before == 0 || before + change == 0 { openNeverTrained(organisation, by: change) }
    }

    private mutating func openNeverTrained(_ organisation: Int, by change: Int32) {
        let row = organisation * scenario.courses.count
        var mask = scenario.openToNeverTrained[organisation] & scenario.deliverable
        while mask != 0 {
            let course = mask.trailingZeroBitCount
            mask &= mask &- 1
            if eligibleMembers[row + course] == 0 { open(organisation, course, by: change) }
        }
    }

    /// Counts a member who may be booked for the courses of `mask` in or out of an organisation.
    ///
    /// - Complexity: O(courses of `mask`), and O(ties) for each where the first one comes or the last one goes.
    @inline(__always)
    mutating func countEligible(_ mask: UInt64, _ organisation: Int, by change: Int32) {
        var mask = mask
        let row = organisation &* scenario.courses.count
        while mask != 0 {
            let course = mask.trailingZeroBitCount
            mask &= mask &- 1
            let before = eligibleMembers[row &+ course]
            eligibleMembers[row &+ course] = before + change
            if before == 0 || before + change == 0 { openMembers(organisation, course, by: change) }
        }
    }

    private mutating func openMembers(_ organisation: Int, _ course: Int, by change: Int32) {
        let bit: UInt64 = 1 << UInt64(course)
        guard scenario.deliverable & bit != 0 else { return }
        let isOpen = scenario.openToNeverTrained[organisation] & bit != 0
        if !isOpen || neverTrained[organisation] == 0 { open(organisation, course, by: change) }
    }

    /// Tells an organisation, and those whose ties lead to it, that someone of it may be booked (1) or nobody any more (−1).
    private mutating func open(_ organisation: Int, _ course: Int, by change: Int32) {
        let courses = scenario.courses.count
        openNearby[organisation * courses + course] += change
        let first = Int(scenario.incomingOffsets[organisation])
        let end = Int(scenario.incomingOffsets[organisation + 1])
        for position in first..<end {
            openNearby[Int(scenario.incoming[position].source) * courses + course] += change
        }
    }

    /// Whether anyone of the host or of a tied organisation may be booked: else the seats need not be drawn.
    @inline(__always)
    func hasAnyoneNearby(_ host: Int, course: Int) -> Bool {
        openNearby[host &* scenario.courses.count &+ course] > 0
    }

    /// `openNearby` before anyone is known as a person.
    ///
    /// - Complexity: O((organisations + ties) × courses).
    static func openNearbyAtStart(_ scenario: Scenario) -> [Int32] {
        let courses = scenario.courses.count
        var result = Array(repeating: Int32(0), count: scenario.headcount.count * courses)
        for organisation in scenario.headcount.indices {
            let arcs = scenario.arcs(of: organisation)
            for place in [organisation] + arcs.map({ Int(scenario.tieTargets[$0]) })
            where scenario.headcount[place] > 0 {
                var mask = scenario.openToNeverTrained[place] & scenario.deliverable
                while mask != 0 {
                    result[organisation * courses + mask.trailingZeroBitCount] += 1
                    mask &= mask &- 1
                }
            }
        }
        return result
    }
}
