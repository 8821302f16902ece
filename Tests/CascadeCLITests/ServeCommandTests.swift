import CascadeStore
import CascadeTestSupport
import Foundation
import Testing

@Suite("Serving what can't be served")
struct ServeCommandTests {
    /// A folder that nobody may read; for who may do everything, one of the system in which nothing can be made.
    private static func unreadable(in scratch: Scratch) throws -> String {
        if geteuid() == 0 { return "/proc" }
        let path = scratch.path("closed")
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0]
        )
        return path
    }

    /// Ends at once, with the folder, what is the matter and what may help, and without an address to open.
    private func expectRefusal(_ folder: String, _ status: Int32, says words: String) async throws {
        let run = try await Tool.run(["serve", folder, "--port", "0", "--quiet"])
        #expect(run.status == status, "\(folder): \(run.messages)")
        #expect(run.messages.contains(folder), "\(run.messages)")
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(!run.messages.contains("Fatal") && !run.messages.contains("Error Domain"))
        #expect(!run.text.contains("http://"))
    }

    @Test("a folder that can't be read says so, and what may help")
    func unreadable() async throws {
        let scratch = try Scratch()
        let folder = try Self.unreadable(in: scratch)
        try await expectRefusal(folder, 3, says: "Maybe")
    }

    @Test("a folder that is not there, or a file that is no programme, says so")
    func missing() async throws {
        let scratch = try Scratch()
        try await expectRefusal(
            scratch.path("nowhere"),
            2,
            says: "there is no such directory. Maybe"
        )
        let note = scratch.path("note.txt")
        try Data("Hello".utf8).write(to: URL(fileURLWithPath: note))
        try await expectRefusal(note, 2, says: "is no programme file and no directory")
    }

    @Test("a folder whose accounts are damaged says so, and leaves them as they are")
    func damaged() async throws {
        let scratch = try Scratch()
        let file = scratch.path("accounts.sqlite")
        let bytes = Data("not a file of accounts, whatever its name".utf8)
        try bytes.write(to: URL(fileURLWithPath: file))
        try await expectRefusal(scratch.path, 3, says: "accounts.sqlite")
        #expect(FileManager.default.contents(atPath: file) == bytes)
    }
}
