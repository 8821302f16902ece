import CascadeCore
import CascadeFormats
import CascadeStore

/// Shows what recordings will save, asks whether to, and saves them as one change.
struct RecordingSaving {
    /// The programme file.
    let file: String
    /// Who records.
    let who: String
    /// When.
    let at: Moment
    /// The last day of which something can have been delivered.
    let today: CalendarDate
    /// Whether to save without asking.
    let isSure: Bool
    /// Whether what was done is printed as JSON.
    let isJSON: Bool
    /// Whether remarks are left out.
    let isQuiet: Bool
    /// Where to ask; nil: nowhere.
    let conversation: Conversation?

    /// A recording and what applying it does.
    private struct Applied {
        var recording: Recording
        var result: RecordingResult
        var report: RecordReport
    }

    /// Saves recordings, those made first first.
    ///
    /// - Parameters:
    ///   - given: the recordings, with their lines where they come from a file.
    ///   - draft: the programme as it was read.
    /// - Throws: ``Failure`` where one is refused, or where saving is not confirmed.
    func save(_ given: [(line: Int?, recording: Recording)], over draft: ProgrammeDraft) throws {
        let ordered = given.sorted { left, right in
            (left.recording.at, left.recording.id) < (right.recording.at, right.recording.id)
        }
        let known = try ProgrammeSource.using(file, readOnly: true) {
            try $0.knownRecordings(among: ordered.map(\.recording.id))
        }
        try checkIDs(ordered.map(\.recording))
        let new = ordered.filter { !known.contains($0.recording.id) }
        if new.isEmpty {
            print([], nil, known: known)
            remark(
                given.isEmpty
                    ? "There is nothing to record."
                    : "\(given.count == 1 ? "This is" : "All \(given.count) are") recorded already: nothing was changed. A correction needs an id of its own, and --session."
            )
            return
        }
        let applied = try apply(new, to: draft)
        for one in applied where applied.count <= 20 { remark(one.report.text + "\n") }
        if applied.count > 20 { remark("\(Wording.count(applied.count)) recordings.\n") }
        try confirm(count: applied.count)
        let request = ChangeRequest(
            summary: summary(applied),
            who: who,
            at: at,
            recordings: new.map(\.recording.id)
        )
        let change = try ProgrammeSource.using(file) { store in
            try store.change(request) { draft, known in
                let open = new.filter { !known.contains($0.recording.id) }
                draft = try recorded(open, in: draft).draft
            }
        }
        print(applied, change.entry, known: known)
        guard let entry = change.entry else { return }
        remark(
            """
            Saved, as change \(entry.id). To take it back: cascade undo \(ShellWord.quoted(file)) \(entry.id)
            """
        )
    }

    /// One id is one recording: where it stands for two, nothing is saved, so that neither is lost.
    private func checkIDs(_ recordings: [Recording]) throws {
        var first: [String: Recording] = [:]
        for recording in recordings {
            let id = recording.id
            if let other = first[id], other != recording {
                throw Failure(
                    .no,
                    "id of a recording: found “\(id)” twice, with two contents, expected an id of its own for each. A correction is a recording of its own that names the session. Nothing was saved."
                )
            }
            first[id] = recording
        }
    }

    private func apply(
        _ recordings: [(line: Int?, recording: Recording)],
        to draft: ProgrammeDraft
    ) throws -> [Applied] {
        let (after, results) = try recorded(recordings, in: draft)
        return zip(recordings, results).map { given, result in
            Applied(
                recording: given.recording,
                result: result,
                report: RecordReport(given.recording, result, before: draft, after: after)
            )
        }
    }

    /// The draft with recordings applied, and what each has done.
    private func recorded(
        _ recordings: [(line: Int?, recording: Recording)],
        in draft: ProgrammeDraft
    ) throws -> (draft: ProgrammeDraft, results: [RecordingResult]) {
        var recorder = Recorder(draft, today: today)
        var results: [RecordingResult] = []
        var faults: [String] = []
        for (line, recording) in recordings {
            do {
                results.append(try recorder.apply(recording))
            } catch {
                let place = line.map { "line \($0), recording \(recording.id): " } ?? ""
                faults += error.faults.map { place + $0.description }
            }
        }
        guard faults.isEmpty else {
            throw Failure(.no, faults.joined(separator: "\n") + "\n\nNothing was saved.")
        }
        return (recorder.finished(), results)
    }

    private func confirm(count: Int) throws {
        guard !isSure else { return }
        guard let conversation else {
            throw Failure(
                .usage,
                "Nothing was saved, as there is no terminal to confirm it at. Add --yes to save it."
            )
        }
        let question = count == 1 ? "Save this" : "Save these \(count)"
        guard conversation.confirm(question) == true else {
            throw Failure(.no, "Nothing was saved.")
        }
    }

    private func summary(_ applied: [Applied]) -> String {
        guard applied.count == 1, let one = applied.first else {
            return "Recorded \(Wording.counted(applied.count, "thing"))"
        }
        return switch one.recording.content {
        case .delivered(let held):
            "Recorded session \(one.result.session ?? "") of \(held.course), \(held.start)"
        case .cancelled(let session, _): "Recorded that session \(session) does not take place"
        case .none(let confirmation):
            "Recorded no session of \(confirmation.person) in \(confirmation.month.monthAndYear)"
        case .practice(let practice):
            "Recorded \(practice.count) of \(practice.dialogue), \(practice.date)"
        case .measurement(let measured):
            "Recorded \(measured.indicator) on \(measured.date)"
        }
    }

    private func remark(_ text: String) {
        if !isQuiet { Console.error(text) }
    }

    private func print(_ applied: [Applied], _ entry: Entry?, known: Set<String>) {
        guard isJSON else { return }
        let done = applied.map { one in
            let result = one.result
            var effect = "applied"
            if case .superseded = result.effect { effect = "superseded" }
            if result.effect == .alreadyKnown { effect = "already-known" }
            return JSONText.object([
                ("id", .string(one.recording.id)), ("effect", .string(effect)),
                ("session", result.session.map(JSONText.string) ?? .null),
                ("practice", result.practice.map(JSONText.string) ?? .null),
                ("newPeople", .array(result.newPeople.map { .string($0.id) })),
                ("completed", .number(Double(result.completed))),
                ("cameForward", .number(Double(result.champions))),
                ("qualified", .array(result.qualified.map { .string($0.person) })),
                (
                    "duplicates",
                    .array(
                        one.report.duplicates.map { pair in
                            .object([
                                ("first", .string(pair.first)), ("second", .string(pair.second)),
                                ("reason", .string(pair.reason)),
                            ])
                        }
                    )
                ),
            ])
        }
        Console.print(
            JSONText.object([
                ("schema", .string("cascade.recorded/1")),
                ("change", entry.map { .number(Double($0.id)) } ?? .null),
                ("recordings", .array(done)),
                ("knownBefore", .array(known.sorted().map(JSONText.string))),
            ])
            .text
        )
    }
}
