import Foundation

/// What a piece of work took.
struct Measurement {
    var wallSeconds: Double
    var cpuSeconds: Double
}

func resourceUsage() -> rusage {
    var usage = rusage()
    #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
    getrusage(RUSAGE_SELF, &usage)
    #endif
    return usage
}

func measure(_ work: () async throws -> Void) async rethrows -> Measurement {
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
func peakMemory() -> Double {
    Double(resourceUsage().ru_maxrss) / 1024
}

func row(_ cells: [String]) {
    print(
        cells.enumerated().map { index, cell in
            index == 0
                ? cell.padding(toLength: 46, withPad: " ", startingAt: 0)
                : String(repeating: " ", count: max(1, 14 - cell.count)) + cell
        }.joined()
    )
}

func format(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
}
