import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// Recording from a table: what it would do, and doing it.
struct TableRecording {
    /// The options.
    let options: TableOptions
    /// The table.
    let table: String
    /// The programme, a file or a folder.
    let programme: String
    /// The course of sessions of which the table does not say it.
    let course: String?
    /// What words of the table mean.
    var values: [String] = []
    /// Who records.
    let who: String
    /// When.
    let at: Moment
    /// The last day of which something can have been delivered.
    let today: CalendarDate
    /// How the report is printed.
    var format = DataFormat.text
    /// Whether remarks are left out.
    var isQuiet = false

    /// Prints what the table says and what recording it would do; records it where `--write` is given.
    ///
    /// - Throws: ``Failure``, also where rows have problems.
    func run() throws {
        let asked = try options.asked(course: course, values: values)
        if let file = options.saveMapping {
            // The file that is read may be brought up to date.
            if file != options.mapping, FileManager.default.fileExists(atPath: file) {
                throw Failure(
                    .environment,
                    "\(file) exists and was left as it is. Maybe add --mapping \(ShellWord.quoted(file)) to bring it up to date, or name another file."
                )
            }
            try OutputFile.check(file, force: true)
        }
        guard ProgrammeStore.isProgrammeFile(at: programme) else {
            guard !options.write else {
                throw Failure(
                    .usage,
                    "\(programme) is a folder, and recordings are kept in a programme file. Maybe first: cascade import \(ShellWord.quoted(programme)) --into \(ShellWord.quoted(programme + ".cascade"))"
                )
            }
            let reading = try read(for: readProgramme(programme), asked, saved: [])
            try finish(reading, entry: nil)
            return
        }
        try ProgrammeSource.using(programme, readOnly: !options.write) { store in
            let saved = try store.mappings().compactMap { mapping in
                (try? SessionTableMapping.read(Array(mapping.text.utf8), name: mapping.name))
                    .map { SessionTable.SavedMapping(name: mapping.name, mapping: $0) }
            }
            var reading = try read(for: try store.programme(), asked, saved: saved)
            while true {
                let ids = reading.recordings.map(\.id)
                let spent = try store.knownRecordings(among: ids)
                if spent.isEmpty { break }
                reading.renew(spent)
            }
            try finish(reading, entry: try record(reading, into: store)) {
                // Who was erased and is named again is said before everything else is done.
                try store.rehearse { draft in try apply(reading.recordings, to: &draft) }
            }
        }
    }

    private func read(
        for programme: Programme,
        _ asked: SessionTableMapping,
        saved: [SessionTable.SavedMapping]
    ) throws -> SessionTableReading {
        do {
            return try SessionTable.read(
                table,
                for: programme,
                mapping: asked,
                saved: saved,
                sheet: options.sheet,
                at: at,
                today: today
            )
        } catch {
            throw Failure(error, reading: table)
        }
    }

    // MARK: - Writing

    /// Records what was read; nil where that is not asked for, or not to be done.
    private func record(
        _ reading: SessionTableReading,
        into store: ProgrammeStore
    ) throws -> Entry? {
        guard options.write, !reading.isUnusable,
            reading.problems.isEmpty || options.leaveOutProblems
        else { return nil }
        try keepMapping(reading, in: store)
        let recordings = reading.recordings
        guard !recordings.isEmpty else { return nil }
        let name = URL(fileURLWithPath: table).lastPathComponent
        let request = ChangeRequest(
            summary:
                "Recorded \(Wording.counted(recordings.count, "session")) from the table \(name)",
            who: who,
            at: at,
            recordings: recordings.map(\.id)
        )
        let result = try store.change(request) { draft, known in
            try apply(recordings.filter { !known.contains($0.id) }, to: &draft)
        }
        return result.entry
    }

    private func apply(_ recordings: [Recording], to draft: inout ProgrammeDraft) throws {
        var recorder = Recorder(draft, today: today)
        for recording in recordings {
            do {
                _ = try recorder.apply(recording)
            } catch {
                throw Failure(
                    .no,
                    "The programme was changed meanwhile, and nothing was recorded. Maybe try again.\n\(error)"
                )
            }
        }
        draft = recorder.finished()
    }

    private func keepMapping(
        _ reading: SessionTableReading,
        in store: ProgrammeStore
    ) throws {
        guard let file = options.saveMapping, !reading.mapping.isEmpty else { return }
        let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        let request = ChangeRequest(
            kind: .edited,
            summary: "Kept the mapping \(name) for tables",
            who: who,
            at: at
        )
        _ = try store.keep(
            ProgrammeStore.Mapping(name: name, text: reading.mapping.yaml),
            request
        )
    }

    // MARK: - Saying

    private func finish(
        _ reading: SessionTableReading,
        entry: Entry?,
        rehearse: () throws -> Void = {}
    ) throws {
        let report = TableReport(reading, table: table)
        switch format {
        case .text: Console.print(report.text)
        case .json: Console.print(TableJSON(reading, table: table, change: entry?.id).text)
        case .csv: Console.print(TableJSON(reading, table: table, change: entry?.id).rows)
        }
        if let file = options.saveMapping {
            if reading.mapping.isEmpty {
                remark("There is no mapping to save: the table is understood as it is.")
            } else {
                try OutputFile.write(
                    Array(reading.mapping.yaml.utf8),
                    to: file,
                    force: file == options.mapping
                )
                remark(
                    "Saved the mapping in \(file). Another time: --mapping \(ShellWord.quoted(file))"
                )
            }
        }
        if let entry {
            remark(
                """

                \(entry.summary), as change \(entry.id).
                To take it back: cascade undo \(ShellWord.quoted(programme)) \(entry.id)
                """
            )
        }
        guard reading.problems.isEmpty || entry != nil else {
            let count = Wording.counted(reading.problems.count, "problem")
            let advice =
                reading.isUnusable || reading.recordings.isEmpty
                ? "" : ", or leave these rows out with --leave-out-problems"
            throw Failure(
                .no,
                "\(table) has \(count). Nothing was recorded. Put \(reading.problems.count == 1 ? "it" : "them") right in the table or the mapping\(advice)."
            )
        }
        guard entry == nil else { return }
        try rehearse()
        if reading.recordings.isEmpty {
            remark("All of it is recorded already. Nothing was changed.")
        } else if !options.write {
            remark("\nNothing was recorded. Add --write to record it.")
        }
    }

    private func remark(_ text: String) {
        if !isQuiet { Console.error(text) }
    }
}
