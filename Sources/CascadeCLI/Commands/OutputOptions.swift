import ArgumentParser

/// How data is printed.
enum DataFormat: String, CaseIterable, ExpressibleByArgument {
    /// For people.
    case text
    /// For programs: one line, with a schema version.
    case json
    /// For spreadsheets.
    case csv
}

/// Options that most commands share.
struct OutputOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "No progress bar and no remarks.")
    var quiet = false
}

/// Options of commands that simulate.
struct SimulationOptions: ParsableArguments {
    @Option(help: "Seed of all draws; without it the programme's own seed.")
    var seed: UInt64?

    @Option(help: "How many replicates run at a time; without it one for each core.")
    var workers: Int?

    func validate() throws {
        if let workers, !(1...1024).contains(workers) {
            throw ValidationError("--workers is \(workers), expected 1 to 1024.")
        }
    }
}

/// Checks a number of replicates.
func validateReplicates(_ replicates: Int, least: Int) throws {
    guard (least...100_000_000).contains(replicates) else {
        throw ValidationError(
            "--replicates is \(replicates), expected \(least) to 100000000. Maybe 1000."
        )
    }
}
