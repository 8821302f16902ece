import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// Applies recordings for someone: checks that they may, says what will be saved, and saves each once.
struct RecordingDesk: Sendable {
    /// The programme.
    let desk: ProgrammeDesk
    /// What whoever records may do.
    let role: Role
    /// Who stands in the log.
    let who: String
    /// The last day of which something can have been delivered.
    let today: CalendarDate
    /// When it is saved.
    let now: Moment

    /// What became of a recording.
    struct Outcome: Sendable {
        /// What became of it.
        enum Effect: String, Sendable {
            /// It says what holds now.
            case applied
            /// It was saved before: nothing was changed.
            case alreadyKnown = "already-known"
            /// A later recording of the same thing holds.
            case superseded
            /// It is not taken as it is.
            case rejected
        }

        /// Id of the recording.
        var id: String
        /// What became of it.
        var effect: Effect
        /// What is wrong with it.
        var faults: [RecordingError.Fault] = []
        /// What would be saved, in words; empty where it was not asked for.
        var report: [String] = []
        /// Id of the session that it is about.
        var session: String?
    }

    /// The desk of whoever sends a request; nothing for those who may not record.
    init?(_ request: WebRequest, _ site: Site) throws {
        let name = request.parameter("programme")
        guard let role = request.visitor.role(in: name), role != .funder else { return nil }
        desk = try site.programmes.desk(name)
        self.role = role
        who = request.visitor.name
        today = site.localToday
        now = site.now()
    }

    /// What there is to choose from, as the programme stands.
    func choices(correcting session: String? = nil) throws -> RecordChoices {
        RecordChoices(try desk.programme(), role: role, today: today, correcting: session)
    }

    /// What a recording would save, without saving it.
    ///
    /// - Throws: `RecordingError` with everything that is wrong with it.
    func trial(_ recording: Recording) throws -> [String] {
        var draft = try desk.programme().draft
        return try apply(recording, to: &draft, isReported: true).report
    }

    /// Saves recordings one by one, so that one that is refused holds up no other.
    func save(_ recordings: [Recording]) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for recording in recordings { outcomes.append(try await save(recording)) }
        return outcomes
    }

    /// Saves one recording; a second time it changes nothing.
    func save(_ recording: Recording) async throws -> Outcome {
        do {
            return try await desk.changing { store in
                var outcome = Outcome(id: recording.id, effect: .alreadyKnown)
                let request = ChangeRequest(
                    kind: .recorded,
                    summary: summary(of: recording),
                    who: who,
                    at: now,
                    recording: recording.id
                )
                let result = try store.change(request) { draft, _ in
                    outcome = try apply(recording, to: &draft)
                }
                if case .alreadyKnown = result {
                    outcome = Outcome(id: recording.id, effect: .alreadyKnown)
                }
                return outcome
            }
        } catch let error as RecordingError {
            return Outcome(id: recording.id, effect: .rejected, faults: error.faults)
        }
    }

    /// The change that whoever asks saved under a recording's id; nil: none of theirs.
    ///
    /// Two trainers may go by the same name, so that a trainer's must be about them too.
    func entry(of id: String) throws -> Entry? {
        let (entry, programme) = try desk.reading { store in
            let entry = try store.entries(last: Self.mostEntries).first {
                $0.recordings == [id] && $0.who == who && $0.kind == .recorded
            }
            return (entry, try store.programme())
        }
        guard let entry, case .trainer(let me) = role else { return entry }
        if let session = programme.sessions.first(where: { $0.recorded?.id == id }) {
            return session.trainers.contains(me) ? entry : nil
        }
        let isWord = entry.summary.hasPrefix("Recorded no session of \(me) in ")
        return isWord || entry.undoneBy != nil ? entry : nil
    }

    /// Changes among which a recording is looked for.
    private static let mostEntries = 5000

    private func apply(
        _ recording: Recording,
        to draft: inout ProgrammeDraft,
        isReported: Bool = false
    ) throws(RecordingError) -> Outcome {
        let before = draft
        let visible = try permitted(recording, in: before)
        let result = try recording.apply(to: &draft, today: today)
        var outcome = Outcome(id: recording.id, effect: .applied)
        if isReported {
            // Looking for duplicates takes a while in a large programme, and holds up nobody who saves.
            outcome.report =
                RecordReport(
                    recording,
                    result,
                    before: before,
                    after: draft,
                    style: .page,
                    visible: visible.map { $0.union(result.newPeople.map(\.id)) }
                )
                .lines
        }
        if case .superseded = result.effect { outcome.effect = .superseded }
        if result.effect == .alreadyKnown { outcome.effect = .alreadyKnown }
        outcome.session = result.session
        return outcome
    }

    /// Checks that whoever records may: a trainer only what they did themselves, and of people whom they know.
    ///
    /// - Returns: ids of the people whom they may see; nil: everyone.
    /// - Throws: `RecordingError` with what they may not.
    private func permitted(
        _ recording: Recording,
        in draft: ProgrammeDraft
    ) throws(RecordingError) -> Set<String>? {
        guard case .trainer(let me) = role else { return nil }
        var faults: [RecordingError.Fault] = []
        func refuse(_ field: String, _ subject: String, _ found: String, _ expected: String) {
            faults.append(RecordingError.Fault(field, subject, found: found, expected: expected))
        }
        let choices = RecordChoices(Programme(checked: draft), role: role, today: today)
        let visible = Set(choices.people.map(\.id)).union(choices.trainers.map(\.id))
        switch recording.content {
        case .delivered(let held):
            if !held.trainers.contains(.known(me)) {
                refuse("trainers", "trainers", "others", Words.Record.notYours)
            }
            if let id = held.session, let session = draft.sessions.first(where: { $0.id == id }),
                !session.trainers.contains(me), !session.asPlanned.trainers.contains(me)
            {
                refuse("session", "session", id, Words.Record.notYourSession)
            }
            // Those of a session that was recorded before may be named again, to correct it.
            let named = Set(
                draft.attendance.filter { $0.session == held.session }.compactMap { row in
                    if case .person(let id) = row.attendee { return id }
                    return nil
                }
            )
            let leading = Set(draft.sessions.first { $0.id == held.session }?.trainers ?? [])
            for (position, attendee) in held.attendees.enumerated() {
                guard case .person(.known(let id)) = attendee.subject else { continue }
                if !visible.contains(id), !named.contains(id) {
                    refuse(
                        "attendees.\(position)",
                        "attendee \(position + 1)",
                        id,
                        Words.Record.notKnown
                    )
                }
            }
            for (position, trainer) in held.trainers.enumerated() {
                if case .known(let id) = trainer, !visible.contains(id), !leading.contains(id) {
                    refuse(
                        "trainers.\(position)",
                        "trainer \(position + 1)",
                        id,
                        Words.Record.notKnown
                    )
                }
            }
        case .cancelled(let id, _):
            let isMine = choices.planned.contains { $0.id == id }
            let session = draft.sessions.first { $0.id == id }
            let isAgain =
                session?.status == .cancelled && session?.asPlanned.trainers.contains(me) == true
            if !isMine, !isAgain { refuse("session", "session", id, Words.Record.notYourSession) }
        case .none(let confirmation):
            if confirmation.person != me {
                refuse("person", "trainer", confirmation.person, Words.Record.notYourWord)
            }
        case .practice, .measurement:
            refuse("recording", "recording", "other", Words.Record.leadsOnly)
        }
        guard faults.isEmpty else {
            throw RecordingError(recording: recording.id, faults: faults)
        }
        return visible
    }

    private func summary(of recording: Recording) -> String {
        switch recording.content {
        case .delivered(let held):
            "Recorded session \(held.session ?? recording.idOfNew) of \(held.course), \(held.start)"
        case .cancelled(let session, _): "Recorded that session \(session) does not take place"
        case .none(let confirmation):
            "Recorded no session of \(confirmation.person) in \(confirmation.month.monthAndYear)"
        case .practice(let practice):
            "Recorded \(practice.count) of \(practice.dialogue), \(practice.date)"
        case .measurement(let measured):
            "Recorded \(measured.indicator) on \(measured.date)"
        }
    }
}

extension Site {
    /// Today in London, where the programmes are.
    var localToday: CalendarDate {
        let seconds = now().secondsSinceEpoch
        let zone = TimeZone(identifier: "Europe/London")
        let shift =
            zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) ?? 0
        return Moment(secondsSinceEpoch: seconds + shift).day
    }
}
