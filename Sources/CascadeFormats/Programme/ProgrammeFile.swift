/// The files of a programme folder, in the order in which they are read.
enum ProgrammeFile: String, CaseIterable {
    case programme = "programme.yaml"
    case organisations = "organisations.csv"
    case partnerships = "partnerships.csv"
    case people = "people.csv"
    case sessions = "sessions.csv"
    case attendance = "attendance.csv"
    case confirmations = "confirmations.csv"
    case practice = "practice.csv"
    case measurements = "measurements.csv"
    case plan = "plan.yaml"

    /// The files that make the programme itself: all but what is wanted of a plan for it.
    static let ofProgramme = allCases.filter { $0 != .plan }

    /// Position in reading order.
    var order: Int { ProgrammeFile.allCases.firstIndex(of: self) ?? 0 }

    /// Whether a folder must have it.
    var isRequired: Bool { self == .programme || self == .organisations }

    /// What may be read of it.
    var limits: InputFile {
        self == .programme || self == .plan
            ? InputFile(largest: 8 << 20, longestLine: nil)
            : InputFile(largest: 512 << 20, longestLine: CSVTokenizer.longestRecord)
    }
}
