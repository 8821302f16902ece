import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// What is held about one person, as they are entitled to have it.
enum PersonExport {
    /// Writes the data of someone as JSON to a file, and as text to one of the same name.
    static func write(
        _ words: String,
        of file: String,
        to target: String,
        force: Bool,
        isQuiet: Bool
    ) throws {
        try RecordingFile.check(file)
        let (data, programme) = try ProgrammeSource.using(file, readOnly: true) { store in
            let programme = try store.programme()
            let person = try PersonChoice.person(words, in: programme, of: file)
            guard let data = try store.personalData(of: person.id) else {
                throw Failure(.no, "\(file) has no person with the id \(person.id).")
            }
            return (data, programme)
        }
        let stem = target.hasSuffix(".json") ? String(target.dropLast(5)) : target
        let report = PersonReport(data: data, programme: programme)
        let files = [(stem + ".json", report.json.indented + "\n"), (stem + ".txt", report.text)]
        for (name, _) in files { try OutputFile.check(name, force: force) }
        for (name, text) in files {
            try OutputFile.write(Array(text.utf8), to: name, force: force)
        }
        try ProgrammeSource.using(file, readOnly: true) { store in
            for (name, _) in files { store.noteCopy(.person, at: name) }
        }
        guard !isQuiet else { return }
        Console.error("Wrote \(Wording.list(files.map(\.0))).")
    }
}
