import CascadeCore

extension ProgrammeTables {
    /// The columns of confirmations.csv.
    static let confirmationsLayout = TableReader.Layout(
        file: .confirmations,
        section: .confirmations,
        kind: "confirmation",
        required: ["person", "month"],
        optional: []
    )

    /// The columns of practice.csv.
    static let practiceLayout = TableReader.Layout(
        file: .practice,
        section: .practice,
        kind: "practice",
        required: ["id", "dialogue", "date"],
        optional: [
            "count", "organisation", "people", "preparation-meetings", "follow-up-meetings",
            "recording", "recorded",
        ]
    )

    /// The columns of measurements.csv.
    static let measurementsLayout = TableReader.Layout(
        file: .measurements,
        section: .measurements,
        kind: "measurement",
        required: ["indicator", "date", "value"],
        optional: ["recording", "recorded"]
    )

    func readConfirmations(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let person = table.column("person")
        let month = table.column("month")
        while table.next() {
            draft.confirmations.append(
                Confirmation(
                    person: table.text(person) ?? "",
                    month: table.month(month) ?? draft.start
                )
            )
        }
    }

    func readPractice(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let id = table.column("id")
        let dialogue = table.column("dialogue")
        let date = table.column("date")
        let count = table.column("count")
        let organisation = table.column("organisation")
        let people = table.column("people")
        let preparation = table.column("preparation-meetings")
        let followUp = table.column("follow-up-meetings")
        let mark = MarkColumns(table)
        while table.next() {
            draft.practice.append(
                Practice(
                    id: table.text(id) ?? "",
                    dialogue: table.text(dialogue) ?? "",
                    date: table.date(date) ?? draft.start,
                    count: table.whole(count) ?? 1,
                    organisation: table.text(organisation),
                    people: table.whole(people),
                    preparationMeetings: table.whole(preparation),
                    followUpMeetings: table.whole(followUp),
                    recorded: mark.read(from: table)
                )
            )
        }
    }

    func readMeasurements(_ table: inout TableReader, into draft: inout ProgrammeDraft) {
        let indicator = table.column("indicator")
        let date = table.column("date")
        let value = table.column("value")
        let mark = MarkColumns(table)
        while table.next() {
            draft.measurements.append(
                Measurement(
                    indicator: table.text(indicator) ?? "",
                    date: table.date(date) ?? draft.start,
                    value: table.number(value) ?? 0,
                    recorded: mark.read(from: table)
                )
            )
        }
    }
}

/// The columns that say which recording a row comes from.
struct MarkColumns {
    private let recording: TableReader.Column
    private let recorded: TableReader.Column

    /// Those of a table, which may lack them.
    init(_ table: TableReader) {
        recording = table.column("recording")
        recorded = table.column("recorded")
    }

    /// The mark in the current row; nil where there is none or, after a report, where it cannot be read.
    func read(from table: TableReader) -> RecordMark? {
        let id = table.text(recording)
        guard let text = table.text(recorded) else {
            if let id {
                table.report(
                    recording,
                    found: id,
                    expected: "nothing, or a moment in the column recorded too"
                )
            }
            return nil
        }
        guard let id else {
            table.report(
                recorded,
                found: text,
                expected: "nothing, or an id in the column recording too"
            )
            return nil
        }
        guard let moment = Moment(text) else {
            table.report(
                recorded,
                found: text,
                expected: "a moment in universal time, written like 2026-03-04T17:20:00Z"
            )
            return nil
        }
        return RecordMark(id: id, at: moment)
    }
}

/// The columns that say what was planned of a session, where a recording says otherwise.
struct PlannedColumns {
    private let start: TableReader.Column
    private let end: TableReader.Column
    private let host: TableReader.Column
    private let place: TableReader.Column
    private let trainers: TableReader.Column
    private let notes: TableReader.Column

    /// Those of a table, which may lack them.
    init(_ table: TableReader) {
        start = table.column("planned-start")
        end = table.column("planned-end")
        host = table.column("planned-host")
        place = table.column("planned-place")
        trainers = table.column("planned-trainers")
        notes = table.column("planned-notes")
    }

    /// What was planned of the session in the current row; nil: what the session itself says.
    func read(from table: TableReader) -> Session.Planned? {
        guard table.text(start) != nil else {
            for column in [end, host, place, trainers, notes] {
                guard let text = table.text(column) else { continue }
                table.report(
                    column,
                    found: text,
                    expected: "nothing, or a day in the column planned-start too"
                )
            }
            return nil
        }
        guard let day = table.date(start) else { return nil }
        return Session.Planned(
            start: day,
            end: table.date(end),
            host: table.text(host),
            place: table.text(place),
            trainers: table.parts(trainers),
            notes: table.text(notes)
        )
    }
}
