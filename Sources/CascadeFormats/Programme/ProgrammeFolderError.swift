/// Why a programme folder could not be read or written.
public enum ProgrammeFolderError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The folder was read, and what it says is wrong.
    case invalid(ProblemReport)
    /// The computer could not read or write something.
    case fault(FolderFault)

    /// The problems one a line, or the fault.
    public var description: String {
        switch self {
        case .invalid(let report): report.description
        case .fault(let fault): fault.description
        }
    }
}

/// What is wrong with a folder: the first problems, and how many there are.
public struct ProblemReport: Sendable, Hashable, CustomStringConvertible {
    /// How many problems are listed at most.
    public static let limit = 200

    /// The first problems in the order of file, line and column.
    public let problems: [LocatedProblem]
    /// How many problems there are in all.
    public let total: Int

    /// A report of the first of `total` problems.
    init(problems: [LocatedProblem], total: Int) {
        self.problems = Array(problems.prefix(ProblemReport.limit))
        self.total = max(total, problems.count)
    }

    /// The problems one a line, and how many more there are.
    public var description: String {
        var lines = problems.map(\.description)
        if total > problems.count { lines.append("and \(total - problems.count) more") }
        return lines.joined(separator: "\n")
    }
}

/// Something that the computer could not do, and what to do about it.
public struct FolderFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder.
    public let path: String
    /// What is the matter, in a few words.
    public let reason: String
    /// What to do.
    public let advice: String

    /// A fault of the file or folder at `path`.
    init(path: String, reason: String, advice: String) {
        self.path = path
        self.reason = reason
        self.advice = advice
    }

    /// The fault in one line of plain words.
    public var description: String {
        "\(LocatedProblem.shown(path, atMost: 300)): \(reason). \(advice)"
    }
}
