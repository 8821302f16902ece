extension Recorder {
    /// What was found wrong with a recording so far.
    struct Faults {
        private var error: RecordingError

        /// None of the recording with this id.
        init(_ recording: String) {
            error = RecordingError(recording: recording, faults: [])
        }

        /// Throws what was found wrong, if anything was.
        func raise() throws(RecordingError) {
            if !error.faults.isEmpty { throw error }
        }

        /// Adds a fault.
        mutating func add(
            _ field: String,
            _ subject: String,
            found: String,
            expected: String,
            suggestion: String? = nil
        ) {
            error.faults.append(
                RecordingError.Fault(
                    field,
                    subject,
                    found: found,
                    expected: expected,
                    suggestion: suggestion
                )
            )
        }

        /// Checks a day: one of a sensible year, and not after `last`.
        mutating func day(
            _ day: CalendarDate,
            _ field: String,
            _ subject: String,
            notAfter last: CalendarDate?
        ) {
            if !ProgrammeCheck.plausibleDays.contains(day.daysSinceEpoch) {
                add(
                    field,
                    subject,
                    found: day.description,
                    expected: "a day in the years 1900 to 2200"
                )
            } else if let last, day > last {
                add(
                    field,
                    subject,
                    found: day.description,
                    expected: "\(last), which is today, or before"
                )
            }
        }

        /// Checks a whole number.
        mutating func count(
            _ value: Int?,
            _ field: String,
            _ subject: String,
            _ range: ClosedRange<Int>
        ) {
            guard let value, !range.contains(value) else { return }
            add(
                field,
                subject,
                found: String(value),
                expected: "a whole number from \(ProgrammeCheck.grouped(range.lowerBound)) to "
                    + ProgrammeCheck.grouped(range.upperBound)
            )
        }

        /// The text as it is kept, nil where there is nothing to read in it; a fault where it cannot be kept.
        mutating func text(
            _ text: String?,
            _ field: String,
            _ subject: String,
            atMost limit: Int
        ) -> String? {
            guard let text, text.contains(where: { !$0.isWhitespace }) else { return nil }
            if text.utf8.count > limit {
                add(
                    field,
                    subject,
                    found: "\(text.utf8.count) bytes",
                    expected: "at most \(ProgrammeCheck.grouped(limit)) bytes of text"
                )
            } else if text.utf8.contains(where: ProgrammeCheck.isControl)
                || text.unicodeScalars.first == "\u{FEFF}"
            {
                add(field, subject, found: text, expected: "text without control characters")
            }
            return text
        }
    }
}
