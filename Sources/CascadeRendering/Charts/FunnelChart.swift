package import CascadeCore

/// How many of the people on record took each step, from the first course to training others, and how long they waited.
package struct FunnelChart: Chart {
    /// A step.
    package struct Step: Sendable, Hashable {
        /// What people did, as the predicate of a sentence: `came forward to train others`.
        package var label: String
        /// How many did.
        package var count: DisclosedCount
        /// How long the step took those before it, in words; nil: not told.
        package var wait: String?

        /// A step that so many people took.
        package init(label: String, count: DisclosedCount, wait: String? = nil) {
            self.label = CleanText.line(label)
            self.count = count
            self.wait = wait.map(CleanText.line)
        }
    }

    let name: String
    let asOf: CalendarDate
    let steps: [Step]
    /// What else is to be said, below the chart.
    let remarks: [String]

    /// The chart of steps on record until a day.
    package init(name: String, asOf: CalendarDate, steps: [Step], remarks: [String] = []) {
        self.name = CleanText.line(name)
        self.asOf = asOf
        self.steps = steps
        self.remarks = remarks
    }

    /// The chart of a funnel for the lead, with every number as it is.
    package init(_ funnel: Funnel, of programme: Programme, asOf: CalendarDate) {
        let waits = [
            Funnel.Step.qualified: funnel.untilQualified, .firstSession: funnel.untilFirstSession,
        ]
        // Where nobody came to the step before, nobody waits for the next.
        .filter { $0.value.done + $0.value.waiting > 0 }.mapValues(Self.words)
        var remarks: [String] = []
        if funnel.withoutNames > 0 {
            remarks.append(
                "\(Wording.counted(funnel.withoutNames, "more person", "more people")) reached without a name can’t be followed."
            )
        }
        self.init(
            name: programme.name,
            asOf: asOf,
            steps: Funnel.Step.allCases.map {
                Step(label: $0.label, count: .shown(funnel.count($0)), wait: waits[$0])
            },
            remarks: remarks + [Self.waitingNote]
        )
    }

    /// The chart of a funnel for others: small numbers are hidden, others rounded.
    ///
    /// With `leavesOutFew` it ends before the first step that few or none took: which of these it is would follow where another
    /// table counts the same people with the founding trainers.
    package init(
        _ funnel: DisclosedFunnel,
        of programme: Programme,
        asOf: CalendarDate,
        leavesOutFew: Bool = false
    ) {
        let waits: [Funnel.Step: DisclosedWait] = [
            .qualified: funnel.untilQualified, .firstSession: funnel.untilFirstSession,
        ]
        .compactMapValues { $0 }
        var remarks = [funnel.profile.words]
        if let more = funnel.withoutNames.number, more > 0 {
            remarks.append(
                "About \(Wording.counted(more, "more person", "more people")) reached without a name can’t be followed."
            )
        }
        let steps = zip(Funnel.Step.allCases, funnel.counts).map { step, count in
            Step(
                label: step.label,
                count: count,
                wait: waits[step].map { Self.words($0.median, $0.low, $0.high) }
            )
        }
        let told = leavesOutFew ? Array(steps.prefix { $0.count.number ?? 0 > 0 }) : steps
        self.init(
            name: programme.name,
            asOf: asOf,
            steps: told,
            remarks: remarks + (told.contains { $0.wait != nil } ? [Self.waitingNote] : [])
        )
    }

    /// Number of steps that it shows.
    package var stepCount: Int { steps.count }

    // MARK: - Words

    private static let waitingNote = """
        Those who still wait count as having waited at least so long; in brackets, where the middle may lie.
        """

    private static func words(_ time: WaitingTime) -> String {
        let waiting =
            time.waiting > 0
            ? "; \(Wording.count(time.waiting)) still \(time.waiting == 1 ? "waits" : "wait")" : ""
        return words(time.median, time.medianLow, time.medianHigh) + waiting
    }

    /// `half took it within 8 days (80% sure: 7–9)`.
    private static func words(_ median: Int?, _ low: Int?, _ high: Int?) -> String {
        guard let median else {
            return "fewer than half have taken this step so far"
        }
        var text = "half take it within \(Wording.counted(median, "day"))"
        if let low, let high {
            text +=
                low == high
                ? "" : " (80% sure: \(Wording.count(low))–\(Wording.count(high)))"
        } else if let low {
            text += " (80% sure: \(Wording.count(low)) or more)"
        }
        return text
    }

    var headline: String {
        guard let first = steps.first, let number = first.count.number, number > 0 else {
            return "Nobody is on record yet"
        }
        let named = steps.dropFirst().filter { ($0.count.number ?? 0) > 0 }
        // The second step and the last one before people drop out for good say most.
        let told = [named.first, named.last { $0 != named.last } ?? named.last]
        var parts: [String] = []
        for step in told.compactMap(\.self) where !parts.contains(Self.clause(step)) {
            parts.append(Self.clause(step))
        }
        let start = "\(Wording.counted(number, "person", "people")) \(first.label)"
        return parts.isEmpty
            ? start
            : "Of \(Wording.counted(number, "person", "people")) who \(first.label), \(Wording.list(parts))"
    }

    private static func clause(_ step: Step) -> String {
        "\(Wording.count(step.count.number ?? 0)) \(step.label)"
    }

    var subtitle: String { "People known by name, on record until \(asOf.spelledOut)" }

    var note: String {
        (["Observed, not simulated. Pale: those who took the step before."] + remarks)
            .joined(separator: " ")
    }

    /// The share of those at the step before, in words; nil where one of them is hidden or nobody was there.
    func share(_ position: Int) -> String? {
        guard position > 0, let before = steps[position - 1].count.number, before > 0,
            let count = steps[position].count.number
        else { return nil }
        return Wording.percent(Double(count) / Double(before))
    }

    static let hidden = "hidden, too few to show"

    /// The steps as a table.
    package var dataTable: ChartTable {
        ChartTable(
            title: "From the first course to training others",
            heading: ["Step", "People, observed", "Of those before", "How long it takes"],
            rows: steps.enumerated().map { position, step in
                [
                    Self.capitalised(step.label),
                    step.count.number.map(Wording.count) ?? step.count.text,
                    share(position) ?? ChartTable.none, step.wait ?? ChartTable.none,
                ]
            }
        )
    }

    static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension Funnel.Step {
    /// What people did at the step.
    fileprivate var label: String {
        switch self {
        case .trained: "completed a course"
        case .cameForward: "came forward to train others"
        case .qualified: "completed train-the-trainer"
        case .firstSession: "held a first session"
        case .active: "led or helped in the last 365 days"
        }
    }
}
