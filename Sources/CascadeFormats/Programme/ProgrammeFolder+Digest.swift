package import CascadeCore

extension ProgrammeFolder {
    /// A word of 24 hexadecimal digits that differs for programmes whose content differs: of the SHA-256 of all their files.
    ///
    /// - Complexity: O(size of the programme).
    package static func digest(of programme: Programme) -> String {
        let texts = texts(of: programme)
        return ContentHash.hex(
            ProgrammeFile.ofProgramme.map { file in "\(file.rawValue)\n\(texts[file] ?? "")" }
                .joined(separator: "\u{0}")
        )
    }
}
