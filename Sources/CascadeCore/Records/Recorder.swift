/// Applies many recordings to one draft.
///
/// See ``Recording/apply(to:today:)`` for what applying means. Ids are looked up in tables that are made once, and the rows of
/// attendance are put in place at the end.
///
/// - Complexity: O(size of the draft + size of the recordings), hashing aside.
package struct Recorder {
    /// The draft so far, but for attendance.
    var draft: ProgrammeDraft
    /// The last day of which something can have been delivered.
    let today: CalendarDate

    var courses: [String: Int]
    var organisations: [String: Int]
    var people: [String: Int]
    var sessions: [String: Int]
    var suggester = Suggester()

    /// People by organisation and name, those brought by recordings left out; made when first needed.
    var named: [NameKey: [Int]]?
    /// How many people of each organisation are named and there at the start; made when first needed.
    var namedCount: [String: Int]?
    /// Rows of attendance that replace those of a session.
    private var attendance: [String: [Attendance]] = [:]
    private var dialogues: [String: Int]
    private var indicators: [String: Int]
    private var practice: [String: Int]
    private var measurements: [MeasurementKey: Int]
    private var confirmations: Set<Confirmation>

    /// Someone's name, as it is compared, in an organisation.
    struct NameKey: Hashable {
        var organisation: String
        var name: String
    }

    private struct MeasurementKey: Hashable {
        var indicator: String
        var date: CalendarDate
    }

    /// A recorder into a draft without problems.
    package init(_ draft: ProgrammeDraft, today: CalendarDate) {
        self.draft = draft
        self.today = today
        courses = Recorder.index(draft.courses, by: \.id)
        organisations = Recorder.index(draft.organisations, by: \.id)
        people = Recorder.index(draft.people, by: \.id)
        sessions = Recorder.index(draft.sessions, by: \.id)
        dialogues = Recorder.index(draft.dialogues, by: \.id)
        indicators = Recorder.index(draft.indicators, by: \.id)
        practice = Recorder.index(draft.practice, by: \.id)
        measurements = Recorder.index(draft.measurements) {
            MeasurementKey(indicator: $0.indicator, date: $0.date)
        }
        confirmations = Set(draft.confirmations)
    }

    private static func index<Item, Key: Hashable>(
        _ items: [Item],
        by key: (Item) -> Key
    ) -> [Key: Int] {
        var index: [Key: Int] = [:]
        index.reserveCapacity(items.count)
        for position in items.indices.reversed() { index[key(items[position])] = position }
        return index
    }

    /// The draft with all recordings applied.
    package func finished() -> ProgrammeDraft {
        guard !attendance.isEmpty else { return draft }
        var result = draft
        result.attendance.removeAll { attendance[$0.session] != nil }
        for session in draft.sessions {
            if let rows = attendance[session.id] { result.attendance += rows }
        }
        return result
    }

    /// Applies a recording and returns what it has done.
    ///
    /// - Throws: ``RecordingError`` with everything that is wrong with it; nothing of it is applied then.
    package mutating func apply(
        _ recording: Recording
    ) throws(RecordingError) -> RecordingResult {
        var faults = Faults(recording.id)
        if !RecordMark.isID(recording.id) {
            faults.add("id", "id", found: recording.id, expected: RecordMark.formOfID)
        }
        if recording.at.day > today + 1 {
            faults.add(
                "recorded",
                "moment of recording",
                found: recording.at.description,
                expected: "\(today) or before; the clock that it was recorded by is ahead"
            )
        }
        let mark = RecordMark(id: recording.id, at: recording.at)
        return switch recording.content {
        case .delivered(let session):
            try record(session, mark, idOfNew: recording.idOfNew, &faults)
        case .cancelled(let session, let why): try cancel(session, why, mark, &faults)
        case .none(let confirmation): try confirm(confirmation, &faults)
        case .practice(let practice): try record(practice, mark, recording.idOfNew, &faults)
        case .measurement(let measurement): try record(measurement, mark, &faults)
        }
    }

    /// Puts what a recording says of a session in place, if none that is later has said otherwise.
    mutating func settle(
        _ position: Int,
        _ mark: RecordMark,
        _ status: Session.Status,
        _ rows: [Attendance],
        _ details: (Session.Planned) -> Session.Planned
    ) -> RecordingResult.Effect {
        let session = draft.sessions[position]
        if let current = session.recorded, !(current < mark) {
            return current == mark ? .alreadyKnown : .superseded(by: current)
        }
        let planned = session.asPlanned
        let actual = details(planned)
        draft.sessions[position].asWritten = actual
        draft.sessions[position].planned = actual == planned ? nil : planned
        draft.sessions[position].status = status
        draft.sessions[position].recorded = mark
        attendance[session.id] = rows
        return .applied
    }

    private mutating func cancel(
        _ id: String,
        _ why: String?,
        _ mark: RecordMark,
        _ faults: inout Faults
    ) throws(RecordingError) -> RecordingResult {
        let position = find(id, in: sessions, "session", "session", \.sessions, &faults)
        let why = faults.text(why, "why", "reason", atMost: 10_000)
        try faults.raise()
        var result = RecordingResult()
        result.session = id
        if let position {
            result.effect = settle(position, mark, .cancelled, []) { planned in
                var actual = planned
                actual.notes = why ?? planned.notes
                return actual
            }
        }
        return result
    }

    private mutating func confirm(
        _ confirmation: Confirmation,
        _ faults: inout Faults
    ) throws(RecordingError) -> RecordingResult {
        _ = find(confirmation.person, in: people, "person", "trainer", \.people, &faults)
        if confirmation.lastDay > today {
            faults.add(
                "month",
                "month",
                found: confirmation.month.monthAndYear,
                expected: "a month that is over: \(confirmation.lastDay) is still to come"
            )
        }
        try faults.raise()
        var result = RecordingResult()
        if confirmations.insert(confirmation).inserted {
            draft.confirmations.append(confirmation)
        } else {
            result.effect = .alreadyKnown
        }
        return result
    }

    private mutating func record(
        _ held: Practice,
        _ mark: RecordMark,
        _ id: String,
        _ faults: inout Faults
    ) throws(RecordingError) -> RecordingResult {
        _ = find(held.dialogue, in: dialogues, "dialogue", "kind of dialogue", \.dialogues, &faults)
        faults.day(held.date, "date", "date", notAfter: today)
        faults.count(held.count, "count", "number of dialogues", 1...100_000)
        if let organisation = held.organisation {
            find(organisation: organisation, "organisation", "organisation", &faults)
        }
        faults.count(held.people, "people", "people present", 0...10_000_000)
        faults.count(
            held.preparationMeetings,
            "preparation-meetings",
            "preparation meetings",
            0...100_000
        )
        faults.count(held.followUpMeetings, "follow-up-meetings", "follow-up meetings", 0...100_000)
        var new = held
        new.id = id
        new.recorded = mark
        let known = practice[id]
        if let known, draft.practice[known].recorded.map({ $0.id != mark.id }) ?? true {
            faults.add(
                "id",
                "id",
                found: mark.id,
                expected: "another id, as dialogues of the programme's files have this one"
            )
        }
        try faults.raise()
        var result = RecordingResult()
        result.practice = id
        if let known {
            result.effect = Recorder.effect(of: mark, over: draft.practice[known].recorded)
            if result.effect == .applied { draft.practice[known] = new }
        } else {
            practice[id] = draft.practice.count
            draft.practice.append(new)
        }
        return result
    }

    private mutating func record(
        _ measured: Measurement,
        _ mark: RecordMark,
        _ faults: inout Faults
    ) throws(RecordingError) -> RecordingResult {
        _ = find(
            measured.indicator,
            in: indicators,
            "indicator",
            "indicator",
            \.indicators,
            &faults
        )
        faults.day(measured.date, "date", "date", notAfter: today)
        if !(-1e15...1e15).contains(measured.value) {
            faults.add(
                "value",
                "value",
                found: measured.value.description,
                expected: "a number from -1e15 to 1e15"
            )
        }
        try faults.raise()
        var new = measured
        new.recorded = mark
        var result = RecordingResult()
        let key = MeasurementKey(indicator: new.indicator, date: new.date)
        if let known = measurements[key] {
            result.effect = Recorder.effect(of: mark, over: draft.measurements[known].recorded)
            if result.effect == .applied { draft.measurements[known] = new }
        } else {
            measurements[key] = draft.measurements.count
            draft.measurements.append(new)
        }
        return result
    }

    private static func effect(
        of mark: RecordMark,
        over current: RecordMark?
    ) -> RecordingResult.Effect {
        guard let current, !(current < mark) else { return .applied }
        return current == mark ? .alreadyKnown : .superseded(by: current)
    }
}
