/// Where in a programme a problem lies, in terms of the model; readers translate it into file, line and column.
public struct ProblemPlace: Sendable, Hashable {
    /// The list or part of the programme.
    public enum Section: String, Sendable, Hashable, CaseIterable {
        /// The programme's own fields.
        case programme
        /// Sectors.
        case sectors
        /// Stakeholder groups.
        case groups
        /// Courses.
        case courses
        /// Programme-wide assumptions.
        case assumptions
        /// Organisations.
        case organisations
        /// Partnerships.
        case partnerships
        /// People.
        case people
        /// Sessions.
        case sessions
        /// Attendance.
        case attendance
        /// Kinds of dialogue.
        case dialogues
        /// Indicators.
        case indicators
        /// Months confirmed without a session.
        case confirmations
        /// Dialogues held.
        case practice
        /// What the indicators were.
        case measurements
        /// What is wanted of a plan; the index is the position of a limit.
        case plan
    }

    /// The part.
    public var section: Section
    /// Position in that list, from 0; nil for a part that is no list.
    public var index: Int?
    /// The field by its name in files, nested ones joined by dots (`target.by`, `assumptions.attendance`).
    public var field: String?

    /// The place of a field of the item at `index` of a section.
    public init(_ section: Section, _ index: Int? = nil, _ field: String? = nil) {
        self.section = section
        self.index = index
        self.field = field
    }
}

/// One thing that is wrong with a programme.
public struct Problem: Sendable, Hashable {
    /// Where.
    public var place: ProblemPlace
    /// What is wrong, naming the thing: `sector of organisation st-aidans`.
    public var subject: String
    /// The value found, as written.
    public var found: String
    /// What was expected.
    public var expected: String
    /// What was probably meant.
    public var suggestion: String?

    /// A problem at a place.
    public init(
        _ place: ProblemPlace,
        subject: String,
        found: String,
        expected: String,
        suggestion: String? = nil
    ) {
        self.place = place
        self.subject = subject
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
    }
}

/// All problems of a draft.
public struct InvalidProgramme: Error, Sendable {
    /// The problems, in the order of the file's parts.
    public let problems: [Problem]

    /// The error for a non-empty list of problems.
    public init(problems: [Problem]) {
        self.problems = problems
    }
}
