public import CascadeCore
import Foundation

extension ProgrammeFolder {
    /// Writes a programme as a folder at `path`.
    ///
    /// A new folder appears complete or not at all. With `overwrite`, the programme's own files in an existing folder are replaced
    /// one by one, those that the programme no longer needs are removed, and other files are left alone.
    ///
    /// - Throws: ``ProgrammeFolderError/fault(_:)`` where something stands at `path` and `overwrite` is false, or where writing fails.
    public static func write(
        _ programme: Programme,
        to path: String,
        overwrite: Bool = false
    ) throws(ProgrammeFolderError) {
        try write(textsWithinLimits(of: programme, path), to: path, overwrite: overwrite)
    }

    /// Writes a programme and the text of its plan file as a folder at `path`.
    ///
    /// It is as with ``write(_:to:overwrite:)``, but that a plan file which stands there goes where `plan` is nil.
    package static func write(
        _ programme: Programme,
        plan: String?,
        to path: String,
        overwrite: Bool = false
    ) throws(ProgrammeFolderError) {
        let texts = try textsWithinLimits(of: programme, path)
        do {
            try OutputFolder(path, overwrite: overwrite).write(
                ProgrammeFile.allCases.map { ($0.rawValue, $0 == .plan ? plan : texts[$0]) }
            )
        } catch {
            throw .fault(error)
        }
    }

    private static func textsWithinLimits(
        of programme: Programme,
        _ path: String
    ) throws(ProgrammeFolderError) -> [ProgrammeFile: String] {
        let texts = texts(of: programme)
        let largest = ProgrammeFile.programme.limits.largest
        if let text = texts[.programme], text.utf8.count > largest {
            throw .fault(
                FolderFault(
                    path: path,
                    reason: "programme.yaml would have more than \(largest >> 20) MB",
                    advice: "Set assumptions for sectors rather than for each organisation."
                )
            )
        }
        return texts
    }

    /// The text of each file of a programme; files without content are nil.
    static func texts(of programme: Programme) -> [ProgrammeFile: String] {
        let tables = ProgrammeTableWriter(programme)
        var texts: [ProgrammeFile: String] = [
            .programme: ProgrammeYAMLWriter(programme).text,
            .organisations: tables.organisations,
        ]
        if !programme.partnerships.isEmpty { texts[.partnerships] = tables.partnerships }
        if !programme.people.isEmpty { texts[.people] = tables.people }
        if !programme.sessions.isEmpty { texts[.sessions] = tables.sessions }
        if !programme.attendance.isEmpty { texts[.attendance] = tables.attendance }
        if !programme.confirmations.isEmpty { texts[.confirmations] = tables.confirmations }
        if !programme.practice.isEmpty { texts[.practice] = tables.practice }
        if !programme.measurements.isEmpty { texts[.measurements] = tables.measurements }
        return texts
    }

    /// Writes the files of a folder, those without text removed.
    static func write(
        _ texts: [ProgrammeFile: String],
        to path: String,
        overwrite: Bool
    ) throws(ProgrammeFolderError) {
        do {
            let folder = try OutputFolder(path, overwrite: overwrite)
            try folder.write(
                ProgrammeFile.ofProgramme.map { file in (file.rawValue, texts[file]) }
                    + (texts[.plan].map { [(ProgrammeFile.plan.rawValue, $0)] } ?? [])
            )
        } catch {
            throw .fault(error)
        }
    }
}
