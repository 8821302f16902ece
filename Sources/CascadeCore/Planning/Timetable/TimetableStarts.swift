import CascadeSolver

/// Chooses the start weeks of all tasks, with enough trainers and hosts for them in each week.
///
/// An integer program counts, for each class of equal tasks, how many start in each week, and how many of those each kind of
/// trainer and each host takes. Counts are enough: trainers who are free in the same weeks for the same tasks take them in
/// turn (tasks are intervals of weeks, and intervals that overlap at most k times need k trainers), and equal tasks take the
/// weeks in order. Kinds, not names, keep it small; ``TimetableStaffing`` names them.
///
/// The model reaches over the first start weeks of each class only. Tasks may also start later, at the cost of the first week
/// beyond and with nothing to keep to, so that a timetable in which none does is the earliest of all, and no answer means that
/// there is none.
struct TimetableStarts {
    /// What became of the search.
    enum Ending {
        /// The start week of each task.
        case found(weeks: [Int], isProven: Bool)
        /// Some tasks do best to start later than the model reaches.
        case tooShort
        case infeasible
        case undecided
    }

    private let grid: TimetableGrid
    private let classes: [TimetableClass]
    private var program = IntegerProgram()
    /// How many of a class start in a week, by class and week; nil where none can.
    private var starting: [[IntegerProgram.Variable?]] = []
    /// How many of a class start later than the model reaches, by class; nil where it reaches over all weeks.
    private var later: [IntegerProgram.Variable?] = []
    /// The first week that the model does not reach, by class.
    private var horizons: [Int] = []
    /// Start weeks of each class that the model reaches over, besides two for each of its tasks.
    private let reach: Int

    /// The model of a grid; `prefersEarly` where it should find the earliest timetable, and not just any.
    init(_ grid: TimetableGrid, _ classes: [TimetableClass], prefersEarly: Bool, reach: Int) {
        self.grid = grid
        self.classes = classes
        self.reach = reach
        countStarts(prefersEarly: prefersEarly)
        followLeaders()
        keepApart()
        limitWeeks()
        addTrainers()
        addHosts()
    }

    /// Looks for the start weeks within a number of nodes of the search tree.
    func solved(nodes: Int) -> Ending {
        switch program.solved(nodes: nodes) {
        case .infeasible, .unbounded: return .infeasible
        case .undecided: return .undecided
        case .best(let values, let worth, let bound):
            if later.contains(where: { $0.map { values[$0.position] > 0 } ?? false }) {
                return .tooShort
            }
            var weeks = [Int](repeating: 0, count: grid.tasks.count)
            for (number, group) in classes.enumerated() {
                var members = group.members[...]
                for (week, variable) in starting[number].enumerated() {
                    guard let variable else { continue }
                    for _ in 0..<Int(values[variable.position]) {
                        if let member = members.popFirst() { weeks[member] = week }
                    }
                }
            }
            return .found(weeks: weeks, isProven: bound - worth < 1e-6)
        }
    }

    /// A task that stands for all of a class.
    private func example(_ number: Int) -> TimetableGrid.Task {
        grid.tasks[classes[number].members[0]]
    }

    private mutating func countStarts(prefersEarly: Bool) {
        for (number, group) in classes.enumerated() {
            let task = example(number)
            let count = Double(group.members.count)
            var variables = [IntegerProgram.Variable?](repeating: nil, count: grid.weeks)
            let within = task.starts.prefix(reach + 2 * group.members.count)
            for week in within {
                variables[week] = program.variable(
                    0...count,
                    worth: prefersEarly ? -task.weight * Double(week) : 0
                )
            }
            var all = variables.compactMap { $0 }
            if within.endIndex < task.starts.endIndex {
                let beyond = task.starts[within.endIndex]
                let variable = program.variable(
                    0...count,
                    worth: prefersEarly ? -task.weight * Double(beyond) : 0
                )
                all.append(variable)
                later.append(variable)
                horizons.append(beyond)
            } else {
                later.append(nil)
                horizons.append(grid.weeks)
            }
            program.constrain(all.map { ($0, 1) }, to: count...count)
            starting.append(variables)
        }
    }

    /// The first of a class with the first of the class it follows, and so on: by the end of each week as many have started as
    /// the leaders' weeks allow, as far as the model reaches.
    private mutating func followLeaders() {
        var started: [Int: [IntegerProgram.Variable]] = [:]
        for (number, group) in classes.enumerated() {
            guard let leader = group.leader else { continue }
            for side in [leader.position, number] where started[side] == nil {
                started[side] = startedByWeek(side)
            }
            guard let first = started[leader.position], let second = started[number] else {
                continue
            }
            for week in 0..<grid.weeks {
                // Nobody before the leader's week plus the least wait.
                let late = week - leader.weeks.lowerBound
                if late < 0 {
                    program.constrain([(second[week], 1)], to: 0...0)
                } else if late < horizons[leader.position] {
                    program.constrain([(second[week], 1), (first[late], -1)], to: -.infinity...0)
                }
                // Everybody by the leader's week plus the longest wait.
                let early = week - leader.weeks.upperBound
                if early >= 0, week < horizons[number] {
                    let leaders = first[min(early, grid.weeks - 1)]
                    program.constrain([(second[week], 1), (leaders, -1)], to: 0 ... .infinity)
                }
            }
        }
    }

    /// How many of a class have started by the end of each week.
    private mutating func startedByWeek(_ number: Int) -> [IntegerProgram.Variable] {
        let count = Double(classes[number].members.count)
        var started: [IntegerProgram.Variable] = []
        for week in 0..<grid.weeks {
            let variable = program.variable(0...count, isWhole: false)
            var terms = [(variable, 1.0)]
            if let last = started.last { terms.append((last, -1)) }
            if let now = starting[number][week] { terms.append((now, -1)) }
            program.constrain(terms, to: 0...0)
            started.append(variable)
        }
        return started
    }

    /// At most one start of a course in any `gap` weeks.
    private mutating func keepApart() {
        for (course, gap) in grid.gaps.enumerated() where gap >= 1 {
            let same = classes.indices.filter { example($0).course == course }
            guard same.reduce(0, { $0 + classes[$1].members.count }) > 1 else { continue }
            let last = max(0, grid.weeks - gap)
            for first in 0...last {
                let window = first..<min(first + gap, grid.weeks)
                let terms = same.flatMap { number in
                    window.compactMap { week in starting[number][week].map { ($0, 1.0) } }
                }
                program.constrain(terms, to: 0...1)
            }
        }
    }

    /// At most so many sessions in a week.
    private mutating func limitWeeks() {
        guard let remaining = grid.remaining else { return }
        for week in 0..<grid.weeks {
            var terms: [(IntegerProgram.Variable, Double)] = []
            for number in classes.indices {
                let first = max(0, week - example(number).length + 1)
                terms += (first...week).compactMap { start in
                    starting[number][start].map { ($0, 1.0) }
                }
            }
            program.constrain(terms, to: 0...Double(remaining[week]))
        }
    }

    /// Takes trainers, kind by kind.
    private mutating func addTrainers() {
        let kinds = TimetableTrainerKind.kinds(of: grid, classes)
        guard !kinds.isEmpty else { return }
        var taking = TimetableTakings(count: kinds.count, weeks: grid.weeks)
        for number in classes.indices {
            let task = example(number)
            guard task.needed > 0 else { continue }
            for week in task.starts {
                guard let variable = starting[number][week] else { continue }
                var terms = [(variable, -Double(task.needed))]
                for (position, kind) in kinds.enumerated() {
                    guard kind.classes.contains(number),
                        grid.isFree(trainer: kind.example, task.weeks(from: week))
                    else { continue }
                    let taken = program.variable(0...Double(kind.count))
                    terms.append((taken, 1))
                    taking.add(taken, by: position, in: task.weeks(from: week))
                }
                program.constrain(terms, to: 0...0)
            }
        }
        for (position, kind) in kinds.enumerated() {
            for terms in taking.byWeek(position) {
                program.constrain(terms, to: 0...Double(kind.count))
            }
            if let remaining = grid.trainers[kind.example].remaining {
                program.constrain(taking.all(position), to: 0...Double(remaining))
            }
        }
    }

    /// Takes hosts, where none of those who could has room for any number.
    private mutating func addHosts() {
        var taking = TimetableTakings(count: grid.hosts.count, weeks: grid.weeks)
        for number in classes.indices {
            let task = example(number)
            guard !task.hosts.isEmpty else { continue }
            let count = Double(classes[number].members.count)
            for week in task.starts {
                let open = grid.hosts(for: task, from: week)
                guard let variable = starting[number][week],
                    open.allSatisfy({ grid.hosts[$0].remaining != nil })
                else { continue }
                var terms = [(variable, -1.0)]
                for host in open {
                    let taken = program.variable(0...count)
                    terms.append((taken, 1))
                    taking.add(taken, by: host, in: task.weeks(from: week))
                }
                program.constrain(terms, to: 0...0)
            }
        }
        for (host, left) in grid.hosts.enumerated() {
            guard let remaining = left.remaining else { continue }
            for (week, terms) in taking.byWeek(host).enumerated() {
                program.constrain(terms, to: 0...Double(remaining[week]))
            }
        }
    }
}
