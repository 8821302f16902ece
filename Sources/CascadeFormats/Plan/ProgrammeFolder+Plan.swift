public import CascadeCore

extension ProgrammeFolder {
    /// Puts a plan into the folder at `path`, so that reading it gives `applying(plan)` of the programme that it holds.
    ///
    /// Sessions that change, and only these, are changed where they stand; new ones are added at the end of sessions.csv, and
    /// ties at the end of partnerships.csv. Comments, the order of columns, separators and line ends stay. Where sessions
    /// written over several lines in programme.yaml change, all that stand there move to sessions.csv. A plan that changes
    /// nothing changes no byte.
    ///
    /// - Returns: the names of the files that were changed, in reading order.
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` where the folder has problems, or ``ProgrammeFolderError/fault(_:)`` where
    ///   the plan doesn't fit it or a file can't be read or written; no file is replaced before all are written.
    /// - Complexity: O(n) in the size of the files.
    @discardableResult
    public static func write(
        _ plan: Plan,
        into path: String
    ) throws(ProgrammeFolderError) -> [String] {
        let programme = try read(at: path)
        guard !plan.isEmpty else { return [] }
        try check(plan, for: programme, path)
        var texts: [ProgrammeFile: [UInt8]] = [:]
        do throws(FolderFault) {
            let listing = try ProgrammeFolderListing(path, log: ReadingLog())
            for file in ProgrammeFile.ofProgramme { texts[file] = try listing.read(file) }
        } catch {
            throw .fault(error)
        }
        let insertion = PlanInsertion(programme: programme, plan: plan, texts: texts)
        guard let changed = insertion.changedTexts() else {
            throw .fault(
                FolderFault(
                    path: path,
                    reason: "the plan could not be put into its files as they are written",
                    advice:
                        "Move the sessions of programme.yaml to sessions.csv and try again; nothing was changed."
                )
            )
        }
        do throws(FolderFault) {
            var files: [(name: String, text: String?)] = []
            for file in ProgrammeFile.ofProgramme {
                guard let text = changed[file], text != texts[file] else { continue }
                let mark = try InputFile.hasMark("\(path)/\(file.rawValue)") ? "\u{FEFF}" : ""
                files.append((file.rawValue, mark + String(decoding: text, as: UTF8.self)))
            }
            guard !files.isEmpty else { return [] }
            try OutputFolder(path, overwrite: true).write(files)
            return files.map(\.name)
        } catch {
            throw .fault(error)
        }
    }

    /// Refuses a plan that names sessions which the programme doesn't have, or that would leave it with problems.
    private static func check(
        _ plan: Plan,
        for programme: Programme,
        _ path: String
    ) throws(ProgrammeFolderError) {
        let known = Set(programme.sessions.map(\.id))
        let unknown = (plan.changed.map(\.id) + plan.dropped).first { !known.contains($0) }
        if let unknown {
            throw .fault(
                FolderFault(
                    path: path,
                    reason:
                        "the plan changes session \(unknown), which the programme does not have",
                    advice: "Make the plan anew from the programme as it is."
                )
            )
        }
        let problems = programme.applying(plan).draft.problems()
        guard let first = problems.first else { return }
        throw .fault(
            FolderFault(
                path: path,
                reason:
                    "with the plan in it, the programme would have \(Wording.counted(problems.count, "problem"))"
                    + ", such as \(first.subject): found \(first.found), expected \(first.expected)",
                advice: "Nothing was changed."
            )
        )
    }
}
