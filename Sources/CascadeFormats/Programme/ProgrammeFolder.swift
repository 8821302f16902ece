public import CascadeCore
import Foundation

/// Reads and writes the folder in which people keep a programme: `programme.yaml` and a few tables.
///
/// See ``read(at:)`` and ``write(_:to:overwrite:)``. What is written reads back as the same programme, and the same programme is
/// always written as the same bytes.
public enum ProgrammeFolder {
    /// The programme in the folder at `path`, checked.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with the problems of all files together, or
    ///   ``ProgrammeFolderError/fault(_:)`` where a file or folder cannot be read.
    /// - Complexity: O(n) in the size of the files, which is limited.
    public static func read(at path: String) throws(ProgrammeFolderError) -> Programme {
        try read(at: path) { _ in }
    }

    /// The programme in the folder at `path`; `willRead` is called with the name of each file before it is opened.
    static func read(
        at path: String,
        willRead: (String) -> Void
    ) throws(ProgrammeFolderError) -> Programme {
        let log = ReadingLog()
        do throws(FolderFault) {
            let folder = try ProgrammeFolderListing(path, log: log)
            let programme = try read(log) { file throws(FolderFault) in
                willRead(file.rawValue)
                return try folder.read(file)
            }
            if let programme { return programme }
        } catch {
            throw .fault(error)
        }
        throw .invalid(log.summary ?? ProblemReport(problems: [], total: 0))
    }

    /// The programme in the texts of its files; nil, after reports into `log`, where these have problems.
    static func read(
        _ log: ReadingLog,
        text: (ProgrammeFile) throws(FolderFault) -> [UInt8]?
    ) throws(FolderFault) -> Programme? {
        var draft: ProgrammeDraft?
        var yaml = ProgrammeYAMLReader(log: log)
        let tables = ProgrammeTables(log: log)
        for file in ProgrammeFile.ofProgramme {
            guard let bytes = try text(file) else { continue }
            if file == .programme {
                draft = yaml.read(bytes)
                if draft == nil { log.isIncomplete = true }
            } else {
                // Without programme.yaml the tables are still read, for the sake of their own problems.
                var filled = draft ?? placeholder
                draft = nil
                tables.read(bytes, of: file, into: &filled)
                draft = filled
            }
        }
        if var draft {
            yaml.mergeOrganisationAssumptions(into: &draft)
            if !log.isIncomplete { log.check(draft) }
            if log.summary == nil { return Programme(checked: draft) }
        }
        return nil
    }

    private static var placeholder: ProgrammeDraft {
        ProgrammeDraft(id: "", name: "", start: CalendarDate(daysSinceEpoch: 20454), weeks: 104)
    }
}
