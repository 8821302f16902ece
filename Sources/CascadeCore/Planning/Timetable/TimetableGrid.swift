/// A timetable problem in numbers: where each session may start, and what trainers and hosts have left, week by week.
struct TimetableGrid {
    /// A session that wants a date.
    struct Task {
        /// Weeks in which it may start, ascending.
        var starts: [Int]
        var length: Int
        /// Hosts that may have it, preferred first; empty where it needs none.
        var hosts: [Int]
        /// Trainers who may lead it, preferred first; empty where it needs none.
        var trainers: [Int]
        /// Named trainers that it needs.
        var needed: Int
        var weight: Double
        var course: Int
        /// The task that it follows, with the weeks between their starts.
        var leader: (task: Int, weeks: ClosedRange<Int>)?

        /// The weeks that it takes if it starts in `week`.
        func weeks(from week: Int) -> Range<Int> { week..<week + length }
    }

    /// What a trainer has left.
    struct Trainer: Hashable {
        /// Whether nothing keeps the trainer from leading something, by week.
        var isFree: [Bool]
        /// Sessions that may be added; nil: any number.
        var remaining: Int?
    }

    /// What a host has left.
    struct Host: Hashable {
        /// Whether it is open, by week.
        var isOpen: [Bool]
        /// Sessions that may be added, by week; nil: any number.
        var remaining: [Int]?
    }

    /// Length of the programme.
    let weeks: Int
    var tasks: [Task] = []
    var trainers: [Trainer] = []
    var hosts: [Host] = []
    /// Ids of the trainers, in their order.
    let trainerNames: [String]
    /// Ids of the hosts, in their order.
    let hostNames: [String]
    /// Sessions that may be added in all, by week; nil: any number.
    var remaining: [Int]?
    /// Least weeks between the starts of two sessions of a course, by course; 0 or 1 where they need not be in different weeks.
    var gaps: [Int] = []

    /// Whether a host can have something in all of these weeks, as far as other wanted sessions leave it room.
    func isOpen(host: Int, _ weeks: Range<Int>) -> Bool {
        weeks.allSatisfy { hosts[host].isOpen[$0] && hosts[host].remaining?[$0] != 0 }
    }

    /// Whether a trainer can lead something in all of these weeks, as far as other wanted sessions leave them free.
    func isFree(trainer: Int, _ weeks: Range<Int>) -> Bool {
        trainers[trainer].remaining != 0
            && weeks.allSatisfy { trainers[trainer].isFree[$0] }
    }

    /// The hosts that can have a task which starts in `week`, preferred first.
    func hosts(for task: Task, from week: Int) -> [Int] {
        task.hosts.filter { isOpen(host: $0, task.weeks(from: week)) }
    }

    /// The trainers who can lead a task which starts in `week`, preferred first.
    func trainers(for task: Task, from week: Int) -> [Int] {
        task.trainers.filter { isFree(trainer: $0, task.weeks(from: week)) }
    }

    /// Whether a task can start in `week`, as far as other wanted sessions leave it room.
    func canStart(_ task: Task, in week: Int) -> Bool {
        task.weeks(from: week).allSatisfy { remaining?[$0] != 0 }
            && (task.hosts.isEmpty || !hosts(for: task, from: week).isEmpty)
            && trainers(for: task, from: week).count >= task.needed
    }
}
