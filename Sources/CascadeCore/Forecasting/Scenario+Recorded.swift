extension Scenario {
    /// The arrays of a programme from what stood on record on a day: only sessions still to come are run.
    ///
    /// A session is still to come where it starts after the day (or on it, where the day is the programme's start or earlier)
    /// and nothing of it is on record. Planned sessions of the past without a record count for nothing, and are told in the notices. With nothing on
    /// record and the programme's start as the day this is the scenario of the programme itself.
    ///
    /// - Parameters:
    ///   - history: the records until the day.
    ///   - learning: what they teach; nil: the programme's own assumptions.
    ///   - until: last day to simulate; nil: the programme's own length, and at least the week after the day.
    /// - Complexity: as for a scenario, and O(people + sessions + rows of attendance).
    package init(from history: History, learning: Learning?, until: CalendarDate? = nil) {
        let (planned, missing) = history.planToCome()
        let programme = history.programme
        let last = until ?? programme.lastDay
        self.init(planned, until: max(last, programme.firstMonday + 7 * history.weekNow))
        self.programme = programme
        if let learning {
            assumptions = learning.table
            groupSizes = GroupSizeTable(assumptions, courses: courses)
        }
        guard history.weekNow > 0 || !history.sessions.isEmpty else { return }
        let taught = learning ?? Learning(history)
        var builder = RecordedStateBuilder(
            history,
            scenario: self,
            planned: planned,
            learning: taught
        )
        let state = builder.build()
        if !missing.isEmpty {
            notices.append(
                "planned until \(history.asOf) and without a record, so not counted: \(Wording.sample(missing, "session"))"
            )
        }
        notices += state.notices
        recorded = state
    }
}

extension History {
    /// The programme with no sessions but those still to come, and the ids of planned ones of the past without a record.
    func planToCome() -> (programme: Programme, missing: [String]) {
        let held = Set(sessions.map(\.session))
        var draft = programme.draft
        var missing: [String] = []
        draft.sessions = programme.sessions.enumerated().compactMap { position, session in
            guard session.status != .cancelled, !held.contains(position) else { return nil }
            if session.start > asOf || asOf <= programme.start && session.start == asOf {
                return session.status == .delivered ? nil : session
            }
            if session.status == .planned { missing.append(session.id) }
            return nil
        }
        return (Programme(checked: draft), missing)
    }
}
