import CascadeCore

extension Published {
    /// Targets of fewer completions of a course than this are not judged where others look.
    static let fewestCompletions = 10

    /// The chance of a target as others than the lead may see it: to the nearest tenth, from 5% to 95%, and months in place of
    /// days; nil where it would tell a hidden number.
    ///
    /// A forecast starts from what was counted. Where little more happens the chance is all or nothing, and says whether the
    /// exact number has passed the target; so none is told of a target within rounding of the published number.
    static func target(
        _ result: Outcome.TargetResult,
        of target: ProgrammeDraft.Target,
        reached: Int?,
        asOf: CalendarDate
    ) -> Outcome.TargetResult? {
        let profile = DisclosureProfile.standard
        if let people = target.people {
            guard abs((reached ?? 0) - people) >= profile.threshold else { return nil }
        }
        guard target.completions.allSatisfy({ $0.people >= fewestCompletions }) else { return nil }
        var shown = result
        shown.probability = min(
            0.95,
            max(0.05, Double(Wording.whole(result.probability * 10)) / 10)
        )
        shown.standardError = 0
        shown.p10 = month(result.p10, after: asOf)
        shown.p50 = month(result.p50, after: asOf)
        shown.p90 = month(result.p90, after: asOf)
        return shown
    }

    /// The last day of a day's month; nil for what is past.
    private static func month(_ day: CalendarDate?, after asOf: CalendarDate) -> CalendarDate? {
        guard let day else { return nil }
        let (year, month, _) = day.components
        let next = CalendarDate(
            year: month == 12 ? year + 1 : year,
            month: month % 12 + 1,
            day: 1
        )
        return next.map { $0 + -1 }.flatMap { $0 > asOf ? $0 : nil }
    }
}
