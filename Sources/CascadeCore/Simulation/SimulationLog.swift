/// What happened in one replicate, session by session, as a programme would have recorded it.
///
/// A simulator that has a log writes to it; runs for users have none. Courses of several meetings and self-paced ones are
/// logged without what becomes of their people.
final class SimulationLog {
    /// What became of somebody booked.
    struct Row: Equatable {
        /// Position among the people of the replicate; −1 for whoever stays never-trained.
        var person: Int32
        var organisation: Int32
        var outcome: Attendance.Result
        /// Whether they came forward; nil where they had no chance to.
        var cameForward: Bool?
    }

    /// A session held.
    struct Session: Equatable {
        var course: Int
        var week: Int
        /// Its key: for a planned session the one that its id gives.
        var isPlanned: Bool
        /// Positions among the people, lead first; none: external.
        var trainers: [Int32]
        var rows: [Row] = []
    }

    var sessions: [Session] = []
    /// People who left the partnership, with the first week without them.
    var leavers: [(person: Int32, week: Int)] = []
    /// The trainers of the session about to be held.
    var trainers: [Int32] = []
    var isPlanned = false
}
