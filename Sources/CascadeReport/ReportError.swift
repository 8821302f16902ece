/// Why there is no report.
public enum ReportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The programme has nothing that could be reported.
    case nothingToReport(programme: String, missing: String)
    /// A day in the options is no day, or lies outside the programme.
    case unusableDay(String)
    /// The file is no report of ours.
    case noReport(reason: String)

    /// What happened, and what may help.
    public var description: String {
        switch self {
        case .nothingToReport(let programme, let missing):
            "\(programme) has no \(missing), so there is nothing to report. Maybe add \(missing) first: cascade check says "
                + "what a programme needs."
        case .unusableDay(let day):
            "\(day) is no day on which a report of this programme can be made. Maybe write it as 2027-06-30."
        case .noReport(let reason):
            "This is no report made by cascade: \(reason). Maybe name the .html file that cascade report wrote."
        }
    }
}
