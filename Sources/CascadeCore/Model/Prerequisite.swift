/// What must be completed before a course: an and/or expression over courses.
public indirect enum Prerequisite: Sendable, Hashable {
    /// The course with this id.
    case course(String)
    /// All of these, at least two.
    case all([Prerequisite])
    /// Any one of these, at least two.
    case any([Prerequisite])

    /// The ids of all courses named, in written order, repeats included.
    public var courses: [String] {
        switch self {
        case .course(let id): [id]
        case .all(let parts), .any(let parts): parts.flatMap(\.courses)
        }
    }

    /// Whether someone who has completed these courses, by their ids, has what is required.
    package func isMet(by completed: Set<String>) -> Bool {
        switch self {
        case .course(let id): completed.contains(id)
        case .all(let parts): parts.allSatisfy { $0.isMet(by: completed) }
        case .any(let parts): parts.contains { $0.isMet(by: completed) }
        }
    }
}

extension Prerequisite: CustomStringConvertible {
    /// The expression as written in programme files, with the fewest parentheses.
    public var description: String {
        switch self {
        case .course(let id):
            return id
        case .any(let parts):
            return parts.map(\.description).joined(separator: " or ")
        case .all(let parts):
            return parts.map { part in
                if case .any = part { return "(\(part))" }
                return part.description
            }
            .joined(separator: " and ")
        }
    }
}
