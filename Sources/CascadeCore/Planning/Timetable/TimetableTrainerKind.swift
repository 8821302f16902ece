/// Trainers who are free in the same weeks and may lead the same classes.
struct TimetableTrainerKind {
    /// One of them.
    var example: Int
    var count: Int
    /// The classes that they may lead.
    var classes: Set<Int>

    private struct Key: Hashable {
        var trainer: TimetableGrid.Trainer
        var classes: [Int]
        /// Tells apart those whose number of sessions is limited.
        var own: Int?
    }

    /// The kinds of trainers who may lead anything.
    static func kinds(of grid: TimetableGrid, _ classes: [TimetableClass]) -> [TimetableTrainerKind]
    {
        var leads = [[Int]](repeating: [], count: grid.trainers.count)
        for (number, group) in classes.enumerated() {
            let task = grid.tasks[group.members[0]]
            guard task.needed > 0 else { continue }
            for trainer in task.trainers { leads[trainer].append(number) }
        }
        var kinds: [TimetableTrainerKind] = []
        var positions: [Key: Int] = [:]
        for (position, trainer) in grid.trainers.enumerated() where !leads[position].isEmpty {
            let key = Key(
                trainer: trainer,
                classes: leads[position],
                own: trainer.remaining == nil ? nil : position
            )
            if let known = positions[key] {
                kinds[known].count += 1
            } else {
                positions[key] = kinds.count
                kinds.append(
                    TimetableTrainerKind(example: position, count: 1, classes: Set(leads[position]))
                )
            }
        }
        return kinds
    }
}
