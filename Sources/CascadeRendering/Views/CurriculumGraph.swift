import CascadeCore

/// Courses, the joins between them where a prerequisite offers a choice, and the arrows that connect them.
struct CurriculumGraph {
    /// Where several courses come together.
    enum Join: String {
        /// Any one of them will do.
        case any = "any of"
        /// All of them are needed.
        case all = "all of"
    }

    /// What an arrow means.
    enum Meaning {
        /// The first must be completed before the second.
        case requires
        /// The first is one of several that will do.
        case alternative
        /// Completing the first qualifies people to deliver the second.
        case qualifies
        /// Completing the first renews the second.
        case renews
    }

    /// An arrow between two nodes; courses come first, joins after them.
    struct Arrow {
        var from: Int
        var to: Int
        var meaning: Meaning
    }

    /// Joins in order of making.
    var joins: [(kind: Join, course: Int)] = []
    /// Arrows in order of courses, without those that others imply.
    var arrows: [Arrow] = []
    /// Requirements that a chain of other requirements implies, so that they are told but not drawn.
    private(set) var implied: [Arrow] = []
    private let courses: Int
    private var positions: [String: Int] = [:]

    /// The graph of a list of courses.
    init(_ list: [Course]) {
        courses = list.count
        for (position, course) in list.enumerated() { positions[course.id] = position }
        for (position, course) in list.enumerated() {
            if let requires = course.requires { connect(requires, to: position, course: position) }
            for id in course.qualifiesFor {
                guard let other = positions[id] else { continue }
                arrows.append(Arrow(from: position, to: other, meaning: .qualifies))
            }
            for id in course.refreshes where id != course.id {
                guard let other = positions[id] else { continue }
                arrows.append(Arrow(from: position, to: other, meaning: .renews))
            }
        }
        setImpliedApart()
    }

    /// Takes out a requirement where another of the same course's requirements strictly needs it already.
    ///
    /// Only what is required without a choice counts: what one of several alternatives needs is not implied.
    ///
    /// - Complexity: O(V · E).
    private mutating func setImpliedApart() {
        func isStrict(_ arrow: Arrow) -> Bool {
            arrow.meaning == .requires && arrow.from < courses && arrow.to < courses
        }
        var after = Array(repeating: [Int](), count: courses)
        for arrow in arrows where isStrict(arrow) { after[arrow.from].append(arrow.to) }
        /// What comes strictly after a course, by one requirement or several.
        func reached(from course: Int) -> Set<Int> {
            var seen = Set<Int>()
            var open = after[course]
            while let next = open.popLast() {
                if seen.insert(next).inserted { open += after[next] }
            }
            return seen
        }
        let later = after.indices.map(reached)
        let isImplied = arrows.map { arrow in
            isStrict(arrow) && !later[arrow.to].contains(arrow.from)
                && after[arrow.from].contains {
                    $0 != arrow.to && later[$0].contains(arrow.to)
                }
        }
        let all = arrows
        arrows = zip(all, isImplied).filter { !$0.1 }.map(\.0)
        implied = zip(all, isImplied).filter(\.1).map(\.0)
    }

    /// Adds the arrows from what `expression` names to a node; a choice goes through a join.
    private mutating func connect(
        _ expression: Prerequisite,
        to node: Int,
        course: Int,
        meaning: Meaning = .requires
    ) {
        switch expression {
        case .course(let id):
            guard let from = positions[id] else { return }
            let arrow = Arrow(from: from, to: node, meaning: meaning)
            if !arrows.contains(where: {
                $0.from == from && $0.to == node && $0.meaning == meaning
            }) {
                arrows.append(arrow)
            }
        case .all(let parts) where meaning == .requires:
            for part in parts { connect(part, to: node, course: course) }
        case .all(let parts):
            let join = add(.all, course)
            for part in parts { connect(part, to: join, course: course) }
            arrows.append(Arrow(from: join, to: node, meaning: meaning))
        case .any(let parts):
            let join = add(.any, course)
            for part in parts { connect(part, to: join, course: course, meaning: .alternative) }
            arrows.append(Arrow(from: join, to: node, meaning: meaning))
        }
    }

    private mutating func add(_ kind: Join, _ course: Int) -> Int {
        joins.append((kind, course))
        return courses + joins.count - 1
    }
}
