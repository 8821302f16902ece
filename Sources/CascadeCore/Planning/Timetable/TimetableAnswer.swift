/// What became of a ``TimetableProblem``.
package enum TimetableAnswer: Sendable, Hashable {
    /// The earliest timetable.
    case timetable(Timetable)
    /// There is no timetable: these limits cannot be kept together, and dropping any one of them would do.
    ///
    /// The list is empty where no limit is to blame but what is wanted contradicts itself; `reasons` then say how, in words.
    case conflict([Limit], reasons: [String])
    /// The search ended at its limit, without a timetable and without a proof that there is none.
    case undecided
}
