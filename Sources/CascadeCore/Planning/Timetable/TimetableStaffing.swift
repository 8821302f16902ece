import CascadeSolver

/// Names a host and trainers for each task, once all have their start weeks.
///
/// Of all ways, those nearest to the preferred hosts are taken, and of those the nearest to the preferred trainers.
struct TimetableStaffing {
    /// The host of each task, where it needs one.
    let hosts: [Int?]
    /// The trainers of each task, preferred first.
    let trainers: [[Int]]

    /// The hosts and trainers of a grid's tasks that start in these weeks; nil where none were found within a number of nodes.
    init?(_ grid: TimetableGrid, starts: [Int], nodes: Int) {
        var program = IntegerProgram()
        var hosting: [[(host: Int, variable: IntegerProgram.Variable)]] = []
        var leading: [[(trainer: Int, variable: IntegerProgram.Variable)]] = []
        var hostTakings = TimetableTakings(count: grid.hosts.count, weeks: grid.weeks)
        var trainerTakings = TimetableTakings(count: grid.trainers.count, weeks: grid.weeks)
        // One step down the list of hosts is worse than all steps down the lists of trainers.
        let steps = grid.tasks.reduce(1) { $0 + $1.needed * $1.trainers.count }
        for (task, start) in zip(grid.tasks, starts) {
            let weeks = task.weeks(from: start)
            hosting.append(
                grid.hosts(for: task, from: start).map { host in
                    let rank = task.hosts.firstIndex(of: host) ?? 0
                    let variable = program.variable(0...1, worth: -Double(rank * steps))
                    hostTakings.add(variable, by: host, in: weeks)
                    return (host, variable)
                }
            )
            if !task.hosts.isEmpty {
                program.constrain(hosting[hosting.count - 1].map { ($0.variable, 1) }, to: 1...1)
            }
            let free = task.needed > 0 ? grid.trainers(for: task, from: start) : []
            leading.append(
                free.map { trainer in
                    let rank = task.trainers.firstIndex(of: trainer) ?? 0
                    let variable = program.variable(0...1, worth: -Double(rank))
                    trainerTakings.add(variable, by: trainer, in: weeks)
                    return (trainer, variable)
                }
            )
            let needed = Double(task.needed)
            program.constrain(
                leading[leading.count - 1].map { ($0.variable, 1) },
                to: needed...needed
            )
        }
        for (position, trainer) in grid.trainers.enumerated() {
            for terms in trainerTakings.byWeek(position) where terms.count > 1 {
                program.constrain(terms, to: 0...1)
            }
            if let remaining = trainer.remaining {
                program.constrain(trainerTakings.all(position), to: 0...Double(remaining))
            }
        }
        for (position, host) in grid.hosts.enumerated() {
            guard let remaining = host.remaining else { continue }
            for (week, terms) in hostTakings.byWeek(position).enumerated() {
                program.constrain(terms, to: 0...Double(remaining[week]))
            }
        }
        guard case .best(let values, _, _) = program.solved(nodes: nodes) else { return nil }
        hosts = hosting.map { choices in
            choices.first { values[$0.variable.position] == 1 }?.host
        }
        trainers = leading.map { choices in
            choices.filter { values[$0.variable.position] == 1 }.map(\.trainer)
        }
    }
}
