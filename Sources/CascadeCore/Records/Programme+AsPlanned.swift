extension Programme {
    /// The programme as it was planned, without its records.
    ///
    /// Delivered and cancelled sessions are planned again, and sessions that were recorded without having been planned are left
    /// out, with all attendance, confirmations, practice and measurements. People who appear only through records stay: they
    /// are staff who were there from the start.
    ///
    /// - Complexity: O(sessions + people).
    package var asPlanned: Programme {
        var plan = draft
        plan.sessions.removeAll(where: \.isUnplannedRecord)
        for position in plan.sessions.indices {
            plan.sessions[position].status = .planned
            plan.sessions[position].recorded = nil
        }
        plan.attendance = []
        plan.confirmations = []
        plan.practice = []
        plan.measurements = []
        return Programme(checked: plan)
    }
}

extension Session {
    /// Whether it is on record without having been planned: delivered or recorded, with nobody booked and no seats.
    ///
    /// A simulation of the plan knows nothing of it.
    package var isUnplannedRecord: Bool {
        seats.isEmpty && people.isEmpty && (recorded != nil || status == .delivered)
    }

    /// Whether a simulation of the plan runs it.
    var isSimulated: Bool { status != .cancelled && !isUnplannedRecord }
}
