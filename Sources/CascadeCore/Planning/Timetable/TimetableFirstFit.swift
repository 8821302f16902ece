/// A quick try at a timetable: each task in turn takes the first week with room for it.
///
/// Where it succeeds there is a timetable, which spares a search; where it fails nothing is known.
struct TimetableFirstFit {
    private let grid: TimetableGrid
    private var isTaken: [[Bool]]
    private var trainersLeft: [Int?]
    private var hostsLeft: [[Int]?]
    private var weeksLeft: [Int]?
    private var starts: [Int?]

    private init(_ grid: TimetableGrid) {
        self.grid = grid
        isTaken = grid.trainers.map { _ in [Bool](repeating: false, count: grid.weeks) }
        trainersLeft = grid.trainers.map(\.remaining)
        hostsLeft = grid.hosts.map(\.remaining)
        weeksLeft = grid.remaining
        starts = [Int?](repeating: nil, count: grid.tasks.count)
    }

    /// Whether the first weeks with room make a timetable: leaders before followers, the most constrained tasks first.
    ///
    /// - Complexity: O(tasks² × weeks × (hosts + trainers) × length).
    static func succeeds(_ grid: TimetableGrid) -> Bool {
        var attempt = TimetableFirstFit(grid)
        // The last week that leaves a task's followers their own last weeks.
        var latest = grid.tasks.map { $0.starts.last ?? -1 }
        for _ in grid.tasks {
            for task in grid.tasks {
                guard let leader = task.leader, let last = task.starts.last else { continue }
                latest[leader.task] = min(latest[leader.task], last - leader.weeks.lowerBound)
            }
        }
        var open = Array(grid.tasks.indices)
        while !open.isEmpty {
            // Followers of what has its week come first, as they have little choice; then those that must be soonest.
            let next = open.indices.filter { place in
                grid.tasks[open[place]].leader.map { attempt.starts[$0.task] != nil } ?? true
            }
            .min { left, right in
                func rank(_ place: Int) -> (Int, Int, Int) {
                    let task = open[place]
                    return (grid.tasks[task].leader == nil ? 1 : 0, latest[task], place)
                }
                return rank(left) < rank(right)
            }
            guard let next, attempt.place(open.remove(at: next)) else { return false }
        }
        return true
    }

    /// Gives a task its first week with room; false where there is none.
    private mutating func place(_ position: Int) -> Bool {
        let task = grid.tasks[position]
        for week in task.starts {
            if let leader = task.leader {
                guard let start = starts[leader.task], leader.weeks.contains(week - start) else {
                    continue
                }
            }
            let weeks = task.weeks(from: week)
            let isApart = grid.tasks.indices.allSatisfy { other in
                guard grid.tasks[other].course == task.course, let start = starts[other] else {
                    return true
                }
                return abs(start - week) >= grid.gaps[task.course]
            }
            guard isApart, weeks.allSatisfy({ weeksLeft?[$0] != 0 }) else { continue }
            let host = grid.hosts(for: task, from: week).first { host in
                weeks.allSatisfy { hostsLeft[host]?[$0] != 0 }
            }
            let free =
                task.needed == 0
                ? []
                : grid.trainers(for: task, from: week).filter { trainer in
                    trainersLeft[trainer] != 0 && weeks.allSatisfy { !isTaken[trainer][$0] }
                }
            guard free.count >= task.needed, task.hosts.isEmpty || host != nil else { continue }
            starts[position] = week
            for held in weeks {
                weeksLeft?[held] -= 1
                if let host { hostsLeft[host]?[held] -= 1 }
            }
            // Those who can lead any number of sessions before those who can't.
            let team =
                free.filter { trainersLeft[$0] == nil } + free.filter { trainersLeft[$0] != nil }
            for trainer in team.prefix(task.needed) {
                trainersLeft[trainer]? -= 1
                for held in weeks { isTaken[trainer][held] = true }
            }
            return true
        }
        return false
    }
}
