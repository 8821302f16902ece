import Foundation

/// What a piece of work took.
package struct Measurement {
    package var wallSeconds: Double
    package var cpuSeconds: Double
}

private func resourceUsage() -> rusage {
    var usage = rusage()
    #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
    getrusage(RUSAGE_SELF, &usage)
    #endif
    return usage
}

/// What `work` takes, in seconds of the clock and of this process's cores.
package func measure(_ work: () async throws -> Void) async rethrows -> Measurement {
    func cpu() -> Double {
        let usage = resourceUsage()
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
    let clock = ContinuousClock()
    let before = cpu()
    let wall = try await clock.measure(work)
    return Measurement(wallSeconds: wall / .seconds(1), cpuSeconds: cpu() - before)
}

/// Peak memory of this process so far, in MB.
package func peakMemory() -> Double {
    Double(resourceUsage().ru_maxrss) / 1024
}

/// Prints cells in columns: a wide one, then narrow ones.
package func row(_ cells: [String]) {
    print(
        cells.enumerated().map { index, cell in
            index == 0
                ? cell.padding(toLength: 46, withPad: " ", startingAt: 0)
                : String(repeating: " ", count: max(1, 14 - cell.count)) + cell
        }.joined()
    )
    fflush(nil)
}

/// The number with three digits, or all before the point.
package func format(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
}
