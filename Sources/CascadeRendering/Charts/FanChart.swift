public import CascadeCore

/// How many people are expected to be reached over time, with bands that say how sure that is.
public struct FanChart: Chart {
    let outcome: Outcome
    let metric: Metric
    /// Weeks at the start that were observed, not simulated.
    let observed: Int
    /// What the plan alone led to expect, drawn dashed.
    let plan: Outcome?
    /// The last day on record.
    let asOf: CalendarDate?
    /// What is on record at the end of that day, which may lie within a week.
    let recorded: Double?

    /// The chart of a metric of an outcome.
    public init(_ outcome: Outcome, metric: Metric = .peopleReached) {
        self.outcome = outcome
        self.metric = metric
        observed = 0
        plan = nil
        asOf = nil
        recorded = nil
    }

    /// The chart of a forecast: what was observed as a line, the bands after it, and the plan's own median dashed.
    public init(_ forecast: Forecast, metric: Metric = .peopleReached) {
        self.init(forecast, metric: metric, recorded: forecast.reach.value(of: metric))
    }

    /// The chart of a forecast whose observed line ends at `recorded`: what others than the lead may know to be on record, where
    /// the outcome's observed weeks were blurred for them, too; nil: the line ends with the last whole week.
    package init(_ forecast: Forecast, metric: Metric = .peopleReached, recorded: Double?) {
        outcome = forecast.outcome
        self.metric = metric
        observed = forecast.weeksObserved
        plan = forecast.plan
        asOf = forecast.asOf
        self.recorded = forecast.weeksObserved > 0 ? recorded : nil
    }

    /// The chart as SVG that stands alone: the same text for the same outcome.
    ///
    /// `idPrefix` is put before every id, so that one page can hold several pictures.
    public func svg(idPrefix: String = "") -> String {
        SVGWriter.text(scene, prefix: idPrefix)
    }

    /// The chart as a file of the given format.
    ///
    /// - Throws: ``RenderingError/formatNotAvailable(_:)`` for DOT, and where Graphviz lacks its plugins.
    public func rendered(
        as format: PictureFormat,
        idPrefix: String = "",
        limits: GraphvizLimits = GraphvizLimits()
    ) throws(RenderingError) -> [UInt8] {
        try scene.renderedChart(as: format, idPrefix: idPrefix, limits: limits)
    }

    // MARK: - Words

    /// What is counted, as the subject of a sentence.
    var noun: String {
        switch metric {
        case .peopleReached: "people reached"
        case .attendances: "attendances"
        case .organisationsReached: "organisations reached"
        case .organisationsEmbedded: "organisations embedded"
        case .championsWaiting: "champions waiting"
        case .trainersQualified: "trainers qualified"
        case .trainersActive: "active trainers"
        case .sessionsHeld: "sessions held"
        case .cost: "cost so far (\(outcome.programme.currency))"
        case .effectiveReach: "effective reach (people)"
        case .newCrossSectorLinks: "new links between sectors"
        }
    }

    var final: Outcome.Summary { outcome.final(metric) }

    func range(_ low: Double, _ high: Double) -> String {
        Wording.whole(low) == Wording.whole(high)
            ? Wording.count(low) : "\(Wording.count(low))–\(Wording.count(high))"
    }

    var headline: String {
        let day = outcome.endMonth
        return metric == .peopleReached
            ? "By \(day) \(outcome.reproductionNumber == nil ? "the programme" : "the cascade") is expected to reach about "
                + Wording.counted(Wording.whole(final.p50), "person", "people")
            : metric == .cost
                ? "By \(day) it costs about \(Wording.money(final.p50, outcome.programme.currency))"
                : "By \(day): about \(Wording.count(final.p50)) \(noun)"
    }

    var target: (people: Int, by: CalendarDate)? {
        guard metric == .peopleReached, let target = outcome.programme.target,
            let people = target.people
        else { return nil }
        return (people, target.by)
    }

    var certainty: String {
        var text = "80% sure: \(range(final.p10, final.p90))"
        if let target, let result = outcome.target {
            text += " · chance of \(Wording.count(target.people)) by "
            text +=
                "\(target.by.shortText): \(Wording.chance(result.probability, of: outcome.replicates))"
        } else if metric == .peopleReached, let result = outcome.target, let goal = outcome.goal,
            let day = outcome.programme.target?.by
        {
            text +=
                " · chance of \(goal) by \(day.shortText): \(Wording.chance(result.probability, of: outcome.replicates))"
        }
        return text
    }

    var note: String {
        if let asOf {
            let start =
                observed > 0
                ? "Observed until \(asOf.spelledOut): the solid line, with a dot at its end. After it expected "
                : "Expected "
            return start
                + "(simulated), from what the records teach: "
                + "\(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed); the bands hold the middle "
                + "50, 80 and 90% of runs. Dashed: the middle run of the plan alone, as it was expected before anything was recorded."
        }
        return
            "Expected (simulated), not observed: \(Wording.counted(outcome.replicates, "run")), seed "
            + "\(outcome.seed). The line is the median run’s count in each week; the bands hold the "
            + "middle 50, 80 and 90% of runs."
    }

    var description: String {
        "\(headline). \(certainty). Half of the runs end at \(range(final.p25, final.p75)), 90% at "
            + "\(range(final.p05, final.p95)). \(note)"
    }
}

extension Reach {
    /// What is on record of a metric; nil: records don't tell it.
    fileprivate func value(of metric: Metric) -> Double? {
        switch metric {
        case .peopleReached: Double(peopleReached)
        case .attendances: Double(attendances)
        case .organisationsReached: Double(organisationsReached)
        case .organisationsEmbedded: Double(organisationsEmbedded)
        case .championsWaiting: nil
        case .trainersQualified: Double(trainersQualified)
        case .trainersActive: Double(trainersActive)
        case .sessionsHeld: Double(sessionsHeld)
        case .cost: cost
        case .effectiveReach: effectiveReach
        case .newCrossSectorLinks: Double(newCrossSectorLinks)
        }
    }
}
