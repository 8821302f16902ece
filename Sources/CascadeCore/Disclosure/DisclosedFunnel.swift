/// How far people have come, as others than the lead may see it.
///
/// Counts that are small are hidden. Where counts are not rounded, so is one that differs by a small number from the last one
/// shown before it, since that many people would follow. How long people waited is told where it rests on enough of them.
package struct DisclosedFunnel: Sendable, Hashable {
    /// By step, in their order.
    package let counts: [DisclosedCount]
    /// People known only as a number.
    package let withoutNames: DisclosedCount
    /// The wait until train-the-trainer; nil where it rests on too few people to be told.
    package let untilQualified: DisclosedWait?
    /// The wait from then until the first session; nil where it rests on too few people.
    package let untilFirstSession: DisclosedWait?
    /// How they were blurred.
    package let profile: DisclosureProfile

    /// A funnel as `profile` lets others see it.
    package init(_ funnel: Funnel, profile: DisclosureProfile = .standard) {
        func shown(_ count: Int) -> DisclosedCount {
            count > 0 && count < profile.threshold ? .hidden : .shown(profile.rounded(count))
        }
        var last: Int?
        counts = Funnel.Step.allCases.map { step in
            let count = funnel.count(step)
            if let last, profile.base == 1, count != last, abs(last - count) < profile.threshold {
                return .hidden
            }
            let result = shown(count)
            if result != .hidden { last = count }
            return result
        }
        withoutNames = shown(funnel.withoutNames)
        untilQualified = DisclosedWait(funnel.untilQualified, profile)
        untilFirstSession = DisclosedWait(funnel.untilFirstSession, profile)
        self.profile = profile
    }
}

/// How long people waited, as others than the lead may see it: days alone, without how many still wait.
package struct DisclosedWait: Sendable, Hashable {
    /// Days within which half take the step; nil where fewer than half have.
    package let median: Int?
    /// The days between which the median lies with 80% confidence; nil: not known.
    package let low: Int?
    /// The upper end of that interval; nil: not known.
    package let high: Int?

    /// A waiting time as `profile` lets others see it; nil where fewer took the step than are shown.
    package init?(_ time: WaitingTime, _ profile: DisclosureProfile) {
        guard time.done >= profile.threshold else { return nil }
        median = time.median
        low = time.medianLow
        high = time.medianHigh
    }
}
