import CascadeCore

extension ProgrammeFolder {
    /// Copies a programme folder under another id and title, its comments included.
    ///
    /// - Parameters:
    ///   - source: the folder to copy; it must be free of problems.
    ///   - path: the folder to write.
    ///   - id: id of the copy.
    ///   - title: title of the copy.
    ///   - overwrite: whether the files of a folder that exists are replaced.
    /// - Throws: ``ProgrammeFolderError`` where the source has problems or cannot be read, or the copy cannot be written.
    public static func copy(
        from source: String,
        to path: String,
        id: String,
        title: String,
        overwrite: Bool = false
    ) throws(ProgrammeFolderError) {
        var draft = try read(at: source).draft
        draft.id = id
        draft.name = title
        var texts: [ProgrammeFile: String] = [:]
        do {
            let listing = try ProgrammeFolderListing(source, log: ReadingLog())
            for file in ProgrammeFile.allCases {
                if let bytes = try listing.read(file) {
                    texts[file] = String(decoding: bytes, as: UTF8.self)
                }
            }
        } catch {
            throw .fault(error)
        }
        if let text = texts[.programme], let renamed = renamed(text, id: id, title: title) {
            texts[.programme] = renamed
            try write(texts, to: path, overwrite: overwrite)
        } else {
            var written = self.texts(of: Programme(checked: draft))
            written[.plan] = texts[.plan]
            try write(written, to: path, overwrite: overwrite)
        }
    }

    /// The text of a `programme.yaml` with another id and name; nil where these do not stand in lines of their own.
    static func renamed(_ text: String, id: String, title: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let first = lines.firstIndex(where: { $0.hasPrefix("programme:") }) else {
            return nil
        }
        var missing = ["id": id, "name": YAMLWriter.quoted(title)]
        for number in lines.indices.dropFirst(first + 1) {
            let line = lines[number]
            let content = line.drop { $0 == " " }
            if content.count == line.count, !content.isEmpty, !content.hasPrefix("#") { break }
            for (key, value) in missing where content.hasPrefix("\(key): ") {
                lines[number] = "\(line.prefix(line.count - content.count))\(key): \(value)"
                missing[key] = nil
            }
        }
        return missing.isEmpty ? lines.joined(separator: "\n") : nil
    }
}
