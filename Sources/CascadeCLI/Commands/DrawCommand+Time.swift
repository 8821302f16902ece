import ArgumentParser
import CascadeCore
import CascadeRendering

// Then and now, and reach over time.
extension DrawCommand {
    /// Whether the options of these two views go together.
    func validateOverTime() throws {
        for (name, isGiven) in [("--from", from != nil), ("--against", against != nil)]
        where isGiven && view != .change {
            throw ValidationError("\(name) is for the view change. Maybe add --view change.")
        }
        if animated, view != .spread {
            throw ValidationError("--animated is for the view spread. Maybe add --view spread.")
        }
        if animated, let output, !output.lowercased().hasSuffix(".svg") {
            throw ValidationError(
                "--animated is written as .svg, and \(output) is not. Maybe leave out --animated for a still."
            )
        }
        if let against {
            for (name, isGiven) in [
                ("--from", from != nil), ("--as-of", asOf != nil), ("--public", isPublic),
            ] where isGiven {
                throw ValidationError(
                    "--against \(against) compares two plans, which have nothing on record, so \(name) does not go with it. Maybe leave one out."
                )
            }
        }
        if let from, until != nil {
            throw ValidationError(
                "--from \(from) shows the records, and --until what is expected. Maybe leave one out."
            )
        }
        if replicates == 0, view == .change, from == nil {
            throw ValidationError(
                "without --from the view change shows a simulation. Maybe leave out --replicates 0, or add --from with a day."
            )
        }
    }

    /// Draws one of the two views.
    func drawOverTime(_ programme: Programme, as format: PictureFormat) async throws {
        if view == .change {
            let change = try await change(of: programme)
            return try await write(as: format) { Picture(change, limits: $0) }
        }
        let spread = try await spread(of: programme)
        let isAnimated = animated
        try await write(as: format) { Picture(spread, isAnimated: isAnimated, limits: $0) }
    }

    // MARK: Then and now

    private func change(of programme: Programme) async throws -> ReachChange {
        if let against { return try await change(of: programme, against: against) }
        let history = try history(of: programme)
        if let from {
            let day = try recordedDay(from, option: "--from")
            guard !history.sessions.isEmpty else {
                throw Failure(
                    .usage,
                    "--from is \(day), and nothing is on record until \(history.asOf). Maybe leave it out to see what is expected."
                )
            }
            guard day < history.asOf else {
                throw Failure(
                    .usage,
                    "--from is \(day), expected a day before the later one, \(history.asOf)."
                )
            }
            return isPublic
                ? ReachChange(public: programme, from: day, to: history.asOf)
                : ReachChange(programme, from: day, to: history.asOf)
        }
        let last = try end(of: programme, after: history)
        guard let outcome = try await expected(of: programme, history, until: last) else {
            throw Failure(
                .usage,
                "The records of \(programme.name) reach its last day, \(programme.lastDay), so nothing is left to expect. Maybe add --from with an earlier day, or --until with a later one."
            )
        }
        return isPublic
            ? ReachChange(public: history, expecting: outcome)
            : ReachChange(history, expecting: outcome)
    }

    private func change(of programme: Programme, against path: String) async throws -> ReachChange {
        let scenarios = try ComparedScenario.read([path], over: programme, from: self.programme)
        let usual = scenarios.map { $0.programme.usualReplicates() }.min() ?? 1000
        if replicates == nil { remarkFewReplicates(usual, quiet: options.quiet) }
        let comparison: Comparison
        do {
            comparison = try Comparison(
                programmes: scenarios.map { ($0.name, $0.programme) },
                until: until.map { try lastDay($0, of: programme) },
                seed: simulation.seed ?? programme.seed,
                replicates: replicates ?? usual,
                workers: simulation.workers
            )
        } catch let fault as ComparisonFault {
            throw Failure(.usage, fault.description)
        }
        let outcomes = try await withProgress(quiet: options.quiet) { share in
            try await comparison.outcomes(progress: share)
        }
        guard outcomes.count == 2 else {
            throw Failure(.usage, "--against is \(path), expected one scenario.")
        }
        return ReachChange(
            (scenarios[0].name, outcomes[0]),
            against: (scenarios[1].name, outcomes[1])
        )
    }

    // MARK: Reach over time

    private func spread(of programme: Programme) async throws -> ReachSpread {
        let history = try history(of: programme)
        let known = history.sessions.isEmpty ? nil : history
        let last = try end(of: programme, after: history)
        let days = ReachSpread.days(from: programme.start, now: known?.asOf, to: last)
        let outcome =
            replicates == 0
            ? nil : try await expected(of: programme, history, until: last, keeping: days)
        guard known != nil || outcome != nil else {
            throw Failure(
                .usage,
                "Nothing is on record of \(programme.name), and --replicates 0 leaves out what is expected. Maybe leave out --replicates 0."
            )
        }
        return isPublic
            ? ReachSpread(public: programme, history: known, days: days, expecting: outcome)
            : ReachSpread(programme, history: known, days: days, expecting: outcome)
    }

    // MARK: Days and what is expected

    private func history(of programme: Programme) throws -> History {
        History(programme, asOf: try asOf.map { try recordedDay($0, option: "--as-of") })
    }

    /// The last day shown.
    private func end(of programme: Programme, after history: History) throws -> CalendarDate {
        guard let until else { return max(programme.lastDay, history.asOf) }
        let last = try lastDay(until, of: programme)
        guard last > history.asOf else {
            throw Failure(
                .usage,
                "--until is \(last), expected a day after the records' last, \(history.asOf)."
            )
        }
        return last
    }

    /// What is expected until a day: a forecast from the records, or a simulation of the plan where there are none; nil where
    /// the records reach that day.
    private func expected(
        of programme: Programme,
        _ history: History,
        until last: CalendarDate,
        keeping days: [CalendarDate] = []
    ) async throws -> Outcome? {
        guard !history.sessions.isEmpty else {
            let replicates = self.replicates ?? programme.usualReplicates()
            if self.replicates == nil { remarkFewReplicates(replicates, quiet: options.quiet) }
            return try await simulate(
                Scenario(programme, until: last).keeping(days),
                replicates: replicates,
                options: simulation,
                quiet: options.quiet
            )
        }
        guard history.asOf < last else { return nil }
        let replicates = self.replicates ?? programme.usualForecastReplicates
        if self.replicates == nil { remarkFewReplicates(replicates, quiet: options.quiet) }
        return try await CascadeCLI.forecast(
            programme,
            asOf: history.asOf,
            until: last,
            replicates: replicates,
            options: simulation,
            quiet: options.quiet,
            keeping: days
        ).outcome
    }
}
