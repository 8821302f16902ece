import CascadeSolver

extension TimetableProblem {
    /// The earliest timetable in a programme: the one whose start weeks, each times its session's weight, add up to least.
    ///
    /// A trainer leads one session in a week, and wanted sessions end within the programme. They start on the day of the week
    /// on which most of the course's sessions do, else on a Wednesday. Of equally early timetables one is taken that is near
    /// the preferred hosts, then the preferred trainers; equal sessions take their weeks in the order in which they are wanted.
    /// The programme's blackouts hold as limits that come last. The same problem gets the same answer.
    ///
    /// Each search goes as far as `nodes` nodes of its tree.
    ///
    /// - Complexity: an integer program of at most (kinds of sessions) × (start weeks) × (hosts + kinds of trainers) variables;
    ///   O(k log(limits ÷ k)) of them more where k limits conflict.
    package func solved(in programme: Programme, nodes: Int = 2_000) -> TimetableAnswer {
        let contradictions = contradictions(in: programme)
        guard contradictions.isEmpty else { return .conflict([], reasons: contradictions) }
        let calendar = TimetableCalendar(programme, fixed: fixed)
        var all = limits
        for blackout in programme.blackouts {
            let limit = Limit.blackout(
                from: blackout.from,
                to: blackout.to,
                why: blackout.why
            )
            if !all.contains(limit) { all.append(limit) }
        }
        let grid = TimetableGrid(self, under: all, in: calendar)
        switch Self.starts(grid, prefersEarly: true, nodes: nodes) {
        case .found(let weeks, let isProven):
            guard let staffing = TimetableStaffing(grid, starts: weeks, nodes: nodes) else {
                return .undecided
            }
            return .timetable(timetable(weeks, staffing, isProven, grid, calendar))
        case .undecided, .tooShort:
            return .undecided
        case .infeasible:
            let conflict = minimalConflict(among: all) {
                isFeasible(under: $0, in: calendar, nodes: nodes)
            }
            guard let conflict, !conflict.isEmpty else {
                return .conflict([], reasons: [tooClose(in: calendar, nodes: nodes)])
            }
            return .conflict(conflict, reasons: [])
        }
    }

    /// Whether there may be a timetable that keeps to these limits: false only where it is proven that there is none.
    func isFeasible(
        under limits: [Limit],
        in calendar: TimetableCalendar,
        nodes: Int
    ) -> Bool {
        let grid = TimetableGrid(self, under: limits, in: calendar)
        if TimetableFirstFit.succeeds(grid) { return true }
        guard case .infeasible = Self.starts(grid, prefersEarly: false, nodes: nodes) else {
            return true
        }
        return false
    }

    private static func starts(_ grid: TimetableGrid, prefersEarly: Bool, nodes: Int)
        -> TimetableStarts.Ending
    {
        guard grid.tasks.allSatisfy({ !$0.starts.isEmpty }),
            let classes = TimetableClass.classes(of: grid)
        else { return .infeasible }
        // Most timetables end well before the programme does; a model that reaches as far as needed is much smaller.
        var reach = 12
        while prefersEarly, reach < grid.weeks {
            let ending = TimetableStarts(grid, classes, prefersEarly: true, reach: reach)
                .solved(nodes: nodes)
            switch ending {
            case .found, .infeasible: return ending
            case .tooShort, .undecided: reach *= 3
            }
        }
        return TimetableStarts(grid, classes, prefersEarly: prefersEarly, reach: grid.weeks)
            .solved(nodes: nodes)
    }

    private func timetable(
        _ weeks: [Int],
        _ staffing: TimetableStaffing,
        _ isProven: Bool,
        _ grid: TimetableGrid,
        _ calendar: TimetableCalendar
    ) -> Timetable {
        Timetable(
            placements: wanted.indices.map { position in
                Timetable.Placement(
                    id: wanted[position].id,
                    week: weeks[position],
                    date: calendar.date(week: weeks[position], course: wanted[position].course),
                    host: staffing.hosts[position].map { grid.hostNames[$0] },
                    trainers: staffing.trainers[position].map { grid.trainerNames[$0] }
                )
            },
            isProvenEarliest: isProven
        )
    }
}
