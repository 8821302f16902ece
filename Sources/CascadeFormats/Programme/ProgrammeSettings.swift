package import CascadeCore

/// The part of a programme that stands in `programme.yaml`, apart from its tables.
///
/// Sessions are left to their table; the assumptions of organisations are written by the organisations' ids.
package enum ProgrammeSettings {
    /// The text of a programme's settings, always the same for the same programme.
    package static func text(of programme: Programme) -> String {
        ProgrammeYAMLWriter(programme).text
    }

    /// The draft with the settings in `text` and with these organisations, which take their own assumptions from it.
    ///
    /// - Throws: ``ProgrammeFolderError/invalid(_:)`` with every problem of the text. The draft itself is not checked.
    package static func draft(
        from text: String,
        organisations: [Organisation] = []
    ) throws(ProgrammeFolderError) -> ProgrammeDraft {
        let log = ReadingLog()
        var reader = ProgrammeYAMLReader(log: log)
        var draft = reader.read(Array(text.utf8))
        draft?.organisations = organisations
        if var filled = draft {
            reader.mergeOrganisationAssumptions(into: &filled)
            draft = filled
        }
        if let draft, log.summary == nil { return draft }
        throw .invalid(log.summary ?? ProblemReport(problems: [], total: 0))
    }

    /// What a file that starts with these bytes is, in a few words; nil where that can't be told.
    package static func kind(ofFileStartingWith bytes: [UInt8]) -> String? {
        TextFault.foreignFormat(of: bytes)?.found
    }
}
