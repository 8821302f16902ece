import CascadeTestSupport
import Foundation
import Testing

@Suite("Files are written whole or not at all")
struct OutputFileTests {
    /// The arguments of each command that writes a file to a path.
    private static let writers: [[String]] = [
        ["simulate", "PROGRAMME", "--replicates", "300", "--trace", "PATH.txt"],
        ["simulate", "PROGRAMME", "--replicates", "2", "--svg", "PATH.svg"],
        ["draw", "PROGRAMME", "--replicates", "0", "-o", "PATH.png"],
        ["draw", "PROGRAMME", "--replicates", "1", "--view", "reach", "-o", "PATH.pdf"],
    ]

    private func arguments(_ writer: [String], _ programme: String, _ path: String) -> [String] {
        writer.map { $0.replacing("PROGRAMME", with: programme).replacing("PATH", with: path) }
    }

    @Test("nothing is overwritten without --force", arguments: writers)
    func force(writer: [String]) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let arguments = arguments(writer, programme, scratch.path("out"))
        let path = try #require(arguments.last)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let refused = try await Tool.run(arguments)
        #expect(refused.status == 3)
        #expect(refused.text == "")
        #expect(refused.messages.contains("exists and was left as it is"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
        #expect(try await Tool.run(arguments + ["--force"]).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != Data("mine".utf8))
        #expect(scratch.names == [URL(fileURLWithPath: path).lastPathComponent, "town"])
    }

    @Test("a file that grows too large for the disk leaves nothing behind", arguments: writers)
    func full(writer: [String]) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        try FileManager.default.createDirectory(
            atPath: scratch.path("to"),
            withIntermediateDirectories: true
        )
        let words = arguments(writer, programme, "\(scratch.path)/to/out")
            .map { "'\($0)'" }.joined(separator: " ")
        // One block: no file may have more than 512 bytes (1,024 with some shells).
        let run = try await Tool.shell(
            "trap '' XFSZ; ulimit -f 1; exec \"$CASCADE\" \(words) >/dev/null 2>/dev/null"
        )
        #expect(run.status == 3)
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("to"))
        #expect(left == [])
    }

    @Test("a file on a full disk leaves what was there before", arguments: writers)
    func fullOver(writer: [String]) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let arguments = arguments(writer, programme, scratch.path("out"))
        let path = try #require(arguments.last)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        let words = (arguments + ["--force"]).map { "'\($0)'" }.joined(separator: " ")
        let run = try await Tool.shell(
            "trap '' XFSZ; ulimit -f 1; exec \"$CASCADE\" \(words) >/dev/null 2>/dev/null"
        )
        #expect(run.status == 3)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("mine".utf8))
        #expect(scratch.names == [URL(fileURLWithPath: path).lastPathComponent, "town"])
    }

    @Test("a new programme on a full disk leaves nothing behind")
    func fullFolder() async throws {
        let scratch = try Scratch()
        let run = try await Tool.shell(
            "trap '' XFSZ; ulimit -f 1; exec \"$CASCADE\" new town 2>/dev/null",
            in: scratch.path
        )
        #expect(run.status == 3)
        #expect(scratch.names == [])
    }

    @Test("output that cannot be written ends with 3", arguments: ["json", "text", "csv"])
    func fullOutput(format: String) async throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let run = try await Tool.shell(
            "exec \"$CASCADE\" simulate '\(programme)' --replicates 5 --format \(format) >/dev/full"
        )
        #expect(run.status == 3)
    }

    @Test("a folder that takes no files ends with 3", arguments: writers)
    func readOnly(writer: [String]) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        // Those who may do everything can write to any folder of a disk, but not make files here.
        var folder = "/proc"
        if geteuid() != 0 || !FileManager.default.fileExists(atPath: folder) {
            folder = scratch.path("locked")
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o555]
            )
        }
        let run = try await Tool.run(arguments(writer, programme, "\(folder)/cascade-out"))
        #expect(run.status == 3)
        #expect(run.messages.contains("could not be written"))
        #expect(
            try !FileManager.default.contentsOfDirectory(atPath: folder)
                .contains { $0.contains("cascade-out") }
        )
    }

    @Test(
        "a folder that is missing, or stands in the way, is told before any work",
        arguments: writers
    )
    func noFolder(writer: [String]) async throws {
        let scratch = try Scratch()
        let programme = try await scratch.programme()
        let missing = try await Tool.run(arguments(writer, programme, scratch.path("none/out")))
        #expect(missing.status == 3)
        #expect(missing.text == "")
        #expect(missing.messages.contains("there is no folder"))
        let path = try #require(arguments(writer, programme, scratch.path("out")).last)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let inTheWay = try await Tool.run(
            arguments(writer, programme, scratch.path("out")) + ["--force"]
        )
        #expect(inTheWay.status == 3)
        #expect(inTheWay.messages.contains("is a folder"))
    }
}
