import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Folders that cannot be read or written")
struct FolderFaultTests {
    private func fault(_ outcome: Result<Programme, ProgrammeFolderError>) -> FolderFault? {
        if case .failure(.fault(let fault)) = outcome { return fault }
        return nil
    }

    @Test("a folder that is not there is a fault, not a problem of the data")
    func missing() throws {
        let folder = try TemporaryFolder()
        #expect(fault(folder.outcome)?.reason == "there is no such folder")
    }

    @Test("a file instead of a folder is named")
    func file() throws {
        let folder = try TemporaryFolder.small()
        #expect {
            try ProgrammeFolder.read(at: folder.path + "/programme.yaml")
        } throws: { "\($0)".contains("this is not a folder") }
    }

    @Test("a folder instead of a file is named")
    func directory() throws {
        let folder = try TemporaryFolder.small()
        try FileManager.default.createDirectory(
            atPath: folder.path + "/people.csv",
            withIntermediateDirectories: false
        )
        #expect(fault(folder.outcome)?.path.hasSuffix("/people.csv") == true)
        #expect(fault(folder.outcome)?.reason.contains("a folder stands") == true)
    }

    @Test("links that lead in a circle or nowhere are named")
    func links() throws {
        let folder = try TemporaryFolder.small()
        let path = folder.path + "/people.csv"
        try FileManager.default.createSymbolicLink(
            atPath: path,
            withDestinationPath: "people.csv"
        )
        #expect(fault(folder.outcome)?.reason.contains("circle") == true)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
        #expect(fault(folder.outcome)?.reason.contains("not there") == true)
    }

    @Test("a pipe in a file's place is not waited for")
    func pipe() throws {
        let folder = try TemporaryFolder.small()
        #expect(mkfifo(folder.path + "/people.csv", 0o600) == 0)
        #expect(fault(folder.outcome)?.reason.contains("pipe") == true)
    }

    @Test("a file without permission is named", .enabled(if: geteuid() != 0))
    func permission() throws {
        let folder = try TemporaryFolder.small()
        #expect(chmod(folder.path + "/organisations.csv", 0) == 0)
        #expect(fault(folder.outcome)?.reason.contains("permission") == true)
    }

    @Test("a folder that vanishes while it is read is named")
    func vanishing() throws {
        let folder = try TemporaryFolder.small()
        #expect {
            try ProgrammeFolder.read(at: folder.path) { name in
                guard name == "organisations.csv" else { return }
                try? FileManager.default.removeItem(atPath: folder.path)
            }
        } throws: { error in
            "\(error)".contains("organisations.csv: it disappeared while the folder was being read")
        }
    }

    @Test("nothing is overwritten unless allowed, and other files stay")
    func overwriting() throws {
        let folder = try TemporaryFolder.small([
            "people.csv": "id,name,organisation\namy,Amy,trust\n", "README.md": "mine",
        ])
        var draft = try folder.outcome.get().draft
        draft.people = []
        draft.name = "Another"
        let programme = try Programme(draft)
        let before = try folder.bytes(of: "programme.yaml")
        #expect(throws: ProgrammeFolderError.self) {
            try ProgrammeFolder.write(programme, to: folder.path)
        }
        #expect(try folder.bytes(of: "programme.yaml") == before)
        try ProgrammeFolder.write(programme, to: folder.path, overwrite: true)
        #expect(folder.names == ["README.md", "organisations.csv", "programme.yaml"])
        #expect(try folder.outcome.get() == programme)
    }

    @Test("a folder that cannot be created leaves nothing behind")
    func uncreatable() throws {
        let folder = try TemporaryFolder(["file": "x"])
        let programme = try TemporaryFolder.small().outcome.get()
        #expect(throws: ProgrammeFolderError.self) {
            try ProgrammeFolder.write(programme, to: folder.path + "/file/inside")
        }
        #expect(throws: ProgrammeFolderError.self) {
            try ProgrammeFolder.write(programme, to: folder.path + "/no/such/parent")
        }
        #expect(folder.names == ["file"])
    }

    @Test("an empty folder can be filled")
    func empty() throws {
        let folder = try TemporaryFolder(["file": "x"])
        try FileManager.default.removeItem(atPath: folder.path + "/file")
        let programme = try TemporaryFolder.small().outcome.get()
        try ProgrammeFolder.write(programme, to: folder.path + "/")
        #expect(try folder.outcome.get() == programme)
    }
}
