import CascadeCore
import CascadeRendering

/// What `cascade draw` simulates and analyses for a picture.
struct DrawnFigures: Sendable {
    /// What the plan led to expect, or what was asked to be simulated; nil where nothing is.
    private(set) var outcome: Outcome?
    /// What is forecast from the records; nil without records, or where others than the lead look.
    private(set) var forecast: Forecast?
    /// The analysis of either.
    private(set) var network: NetworkAnalysis?
    /// By organisation, what its leaving costs.
    private(set) var fragility: [Difference?] = []

    /// Simulates what the command's picture needs.
    ///
    /// - Throws: ``Failure`` when interrupted, and of status 2 for a last day that the records have passed.
    init(
        _ command: DrawCommand,
        of programme: Programme,
        asOf day: CalendarDate?,
        until last: CalendarDate?
    ) async throws {
        let view = command.view
        let quiet = command.options.quiet
        let hasRecords = !History(programme, asOf: day).sessions.isEmpty
        let forecasts =
            hasRecords && command.colour != .fragility
            && (view == .lineage
                || [.partnership, .sectors, .curriculum].contains(view) && !command.isPublic)
        let lastRecorded = day ?? programme.lastRecordedDay
        if forecasts, let last, last <= lastRecorded {
            throw Failure(
                .usage,
                "--until is \(last), expected a day after the records' last day, \(lastRecorded)."
            )
        }
        let replicates =
            command.replicates
            ?? (forecasts
                ? programme.usualForecastReplicates : programme.usualReplicates())
        guard replicates > 0 else { return }
        if command.replicates == nil { remarkFewReplicates(replicates, quiet: quiet) }
        let colouring = command.colour ?? .coverage
        if colouring == .fragility {
            let analysis = try await analyse(
                Scenario(hasRecords ? programme.asPlanned : programme),
                replicates: replicates,
                options: command.simulation,
                quiet: quiet
            )
            (outcome, network, fragility) =
                (analysis.outcome, analysis.network, analysis.fragility)
            return
        }
        if forecasts {
            forecast = try await CascadeCLI.forecast(
                programme,
                asOf: day,
                until: last,
                replicates: replicates,
                options: command.simulation,
                quiet: quiet
            )
        } else {
            outcome = try await simulate(
                Scenario(hasRecords ? programme.asPlanned : programme, until: last),
                replicates: replicates,
                options: command.simulation,
                quiet: quiet
            )
        }
        let isSmall = programme.organisations.count <= DrawCommand.mostMarked
        if view == .sectors || view == .partnership && (isSmall || colouring != .coverage) {
            let shown = outcome ?? forecast?.outcome
            network = await shown?.networkAnalysis(workers: command.simulation.workers)
        }
    }
}
