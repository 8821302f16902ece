import ArgumentParser
import CascadeCore
import CascadeFormats

/// Where a paper goes: a file, or standard output.
struct PaperOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "File to write; without it to standard output.")
    var output: String?

    @Flag(help: "Write over a file that exists.")
    var force = false

    /// Fails early where the file may not be written.
    func check() throws {
        if let output { try OutputFile.check(output, force: force) }
    }

    /// Writes a text, and says so on standard error unless `quiet`.
    func write(_ text: String, saying remark: String, quiet: Bool) throws {
        guard let output else {
            Console.write(text)
            return
        }
        try OutputFile.write(Array(text.utf8), to: output, force: force)
        if !quiet { Console.error("Wrote \(output): \(remark).") }
    }
}

extension Failure {
    /// The failure of making a paper: what was asked for is not there to be made.
    init(_ fault: PaperFault) {
        let text = fault.description
        self.init(.no, text.prefix(1).uppercased() + text.dropFirst())
    }
}

extension ProgrammeNames {
    /// What papers say of the session with this id.
    ///
    /// - Throws: ``Failure`` of status 2 that names the id, and the nearest one where any is near.
    func session(_ id: String) throws -> SessionFacts {
        if let facts = SessionFacts(id, of: programme) { return facts }
        throw unknown(
            id,
            option: "SESSION",
            expected: "the id of a session",
            among: programme.sessions.map { ($0.id, $0.id) },
            where: "The ids are in sessions.csv and programme.yaml."
        )
    }
}
