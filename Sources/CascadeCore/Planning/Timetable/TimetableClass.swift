/// Tasks that are equal in all that a timetable can tell: which of them takes which of their weeks makes no difference.
///
/// Counting equal tasks together keeps the model small and free of symmetry. Tasks that follow others are equal where the
/// ones they follow are, and each of those has one of them; the first of one class then goes with the first of the other.
struct TimetableClass {
    /// The tasks, in order; those of a class that follows another stand in the order of their leaders.
    var members: [Int]
    /// The class that this one follows, with the weeks between starts.
    var leader: (position: Int, weeks: ClosedRange<Int>)?

    /// What tells two tasks apart, besides what follows them.
    private struct Traits: Hashable {
        var starts: [Int]
        var length: Int
        var hosts: [Int]
        var trainers: [Int]
        var needed: Int
        var weight: Double
        var course: Int
    }

    /// A task's traits, with what follows it, in its order of following.
    private struct Tree: Hashable {
        var traits: Traits
        var followers: [Following]
    }

    /// A kind of tree that follows within some weeks.
    private struct Following: Hashable, Comparable {
        var tree: Int
        var weeks: ClosedRange<Int>

        static func < (left: Self, right: Self) -> Bool {
            (left.tree, left.weeks.lowerBound, left.weeks.upperBound)
                < (right.tree, right.weeks.lowerBound, right.weeks.upperBound)
        }
    }

    /// What makes tasks equal: their trees, and the class that they follow; `ordinal` tells equal followers of one task apart.
    private struct Key: Hashable {
        var tree: Int
        var leader: Int
        var weeks: ClosedRange<Int>
        var ordinal: Int
    }

    /// The classes of a grid's tasks, each after the one it follows; nil where tasks follow one another in a circle.
    ///
    /// - Complexity: O(tasks × weeks) expected.
    static func classes(of grid: TimetableGrid) -> [TimetableClass]? {
        let tasks = grid.tasks
        var followers = [[Int]](repeating: [], count: tasks.count)
        var order = tasks.indices.filter { tasks[$0].leader == nil }
        for (position, task) in tasks.enumerated() {
            if let leader = task.leader { followers[leader.task].append(position) }
        }
        var next = 0
        while next < order.count {
            order += followers[order[next]]
            next += 1
        }
        guard order.count == tasks.count else { return nil }

        var trees = [Int](repeating: 0, count: tasks.count)
        var numbers: [Tree: Int] = [:]
        func weeks(_ position: Int) -> ClosedRange<Int> { tasks[position].leader?.weeks ?? 0...0 }
        for position in order.reversed() {
            let task = tasks[position]
            let tree = Tree(
                traits: Traits(
                    starts: task.starts,
                    length: task.length,
                    hosts: task.hosts.sorted(),
                    trainers: task.trainers.sorted(),
                    needed: task.needed,
                    weight: task.weight,
                    course: task.course
                ),
                followers: followers[position].map { Following(tree: trees[$0], weeks: weeks($0)) }
                    .sorted()
            )
            trees[position] = numbers[tree] ?? numbers.count
            numbers[tree] = trees[position]
        }

        var classes: [TimetableClass] = []
        var positions: [Key: Int] = [:]
        var classOfTask = [Int](repeating: 0, count: tasks.count)
        func place(_ position: Int, leader: Int, ordinal: Int) {
            let key = Key(
                tree: trees[position],
                leader: leader,
                weeks: weeks(position),
                ordinal: ordinal
            )
            if let known = positions[key] {
                classes[known].members.append(position)
                classOfTask[position] = known
            } else {
                positions[key] = classes.count
                classOfTask[position] = classes.count
                classes.append(
                    TimetableClass(
                        members: [position],
                        leader: leader < 0 ? nil : (leader, weeks(position))
                    )
                )
            }
        }
        for position in order where tasks[position].leader == nil {
            place(position, leader: -1, ordinal: 0)
        }
        // Classes are filled before those that follow them, in order, so that the n-th member follows the n-th leader.
        next = 0
        while next < classes.count {
            for leader in classes[next].members {
                var seen: [Following: Int] = [:]
                for position in followers[leader] {
                    let kind = Following(tree: trees[position], weeks: weeks(position))
                    place(position, leader: next, ordinal: seen[kind, default: 0])
                    seen[kind, default: 0] += 1
                }
            }
            next += 1
        }
        return classes
    }
}
