package import CascadeCore

extension SessionTableReading {
    /// Applies the recordings that would change something to a draft.
    ///
    /// - Parameters:
    ///   - draft: the programme for which the table was read.
    ///   - known: ids of recordings that were applied before.
    ///   - today: the last day of which something can have been delivered.
    /// - Throws: what is wrong with the first recording that can't be applied; the draft is unchanged then.
    package func apply(
        to draft: inout ProgrammeDraft,
        leavingOut known: Set<String> = [],
        today: CalendarDate
    ) throws(RecordingError) {
        var recorder = Recorder(draft, today: today)
        for recording in recordings where !known.contains(recording.id) {
            _ = try recorder.apply(recording)
        }
        draft = recorder.finished()
    }
}
