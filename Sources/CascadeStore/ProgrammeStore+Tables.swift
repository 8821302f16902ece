package import CascadeCore
package import CascadeFormats

extension ProgrammeStore {
    /// What a table of sessions or of attendance says to the programme as it stands; nothing is written.
    ///
    /// Recordings that were kept before and hold no longer have ids of their own, so that they can be kept again.
    ///
    /// - Parameters:
    ///   - table: path of a CSV file or workbook.
    ///   - asked: what is said of its columns and words.
    ///   - sheet: name of a sheet; nil: the first one.
    ///   - at: when the recordings are made.
    ///   - today: the last day of which something can have been delivered.
    /// - Returns: the recordings, and all that should be seen before they are kept.
    /// - Throws: `ProgrammeFolderError` where the file is no table or can't be read, ``StoreError``.
    package func reading(
        _ table: String,
        mapping asked: SessionTableMapping,
        sheet: String?,
        at: Moment,
        today: CalendarDate
    ) throws -> SessionTableReading {
        let saved = try mappings().compactMap { mapping in
            (try? SessionTableMapping.read(Array(mapping.text.utf8), name: mapping.name))
                .map { SessionTable.SavedMapping(name: mapping.name, mapping: $0) }
        }
        var reading = try SessionTable.read(
            table,
            for: programme(),
            mapping: asked,
            saved: saved,
            sheet: sheet,
            at: at,
            today: today
        )
        while true {
            let spent = try knownRecordings(among: reading.recordings.map(\.id))
            if spent.isEmpty { return reading }
            reading.renew(spent)
        }
    }

    /// Records what a table says, as one change; nil where all of it is recorded already.
    ///
    /// - Parameters:
    ///   - reading: what the table says.
    ///   - name: what the table is called.
    ///   - who: who records.
    ///   - at: when.
    ///   - today: the last day of which something can have been delivered.
    /// - Returns: what became of the change.
    /// - Throws: `RecordingError` where the programme was changed since the table was read so that it can't be recorded any more,
    ///   ``StoreError``.
    package func record(
        _ reading: SessionTableReading,
        named name: String,
        by who: String,
        at: Moment,
        today: CalendarDate
    ) throws -> ChangeResult? {
        let recordings = reading.recordings
        guard !recordings.isEmpty else { return nil }
        let request = ChangeRequest(
            summary:
                "Recorded \(Wording.counted(recordings.count, "session")) from the table \(name)",
            who: who,
            at: at,
            recordings: recordings.map(\.id)
        )
        return try change(request) { draft, known in
            try reading.apply(to: &draft, leavingOut: known, today: today)
        }
    }
}
