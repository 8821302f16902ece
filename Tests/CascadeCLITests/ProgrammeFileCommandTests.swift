import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@Suite("Programme files from the command line")
struct ProgrammeFileCommandTests {
    private static func bytes(of folder: String) throws -> [String: Data] {
        var result: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            result[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return result
    }

    /// A programme file made of a sample.
    private static func file(_ scratch: Scratch, of sample: String = "portsmouth") async throws
        -> String
    {
        let path = scratch.path("\(sample).cascade")
        let run = try await Tool.run([
            "import", PackageFolder.path("Samples/\(sample)"), "--into", path, "--by", "Ana",
        ])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("cascade check "))
        return path
    }

    /// A day ten weeks after the start of a programme folder.
    private static func early(_ folder: String) throws -> String {
        let text = try String(contentsOfFile: folder + "/programme.yaml", encoding: .utf8)
        let words = text.split { " \n".contains($0) }
        let start = try #require(words.lazy.compactMap { CalendarDate(String($0)) }.first)
        return "\(start + 70)"
    }

    @Test(
        "export after import is the identity on the samples, byte for byte after one export",
        arguments: try PackageFolder.folders(in: "Samples")
    )
    func samples(name: String) async throws {
        let scratch = try Scratch()
        let sample = scratch.path("sample")
        try FileManager.default.copyItem(
            atPath: PackageFolder.path("Samples/\(name)"),
            toPath: sample
        )
        let plan = Data("# what we want\ngoal: people\nbudget: 15000\n".utf8)
        try plan.write(to: URL(fileURLWithPath: sample + "/plan.yaml"))
        func run(_ arguments: [String]) async throws {
            let run = try await Tool.run(arguments)
            #expect(run.status == 0, "\(arguments): \(run.messages)")
            #expect(run.text == "")
        }
        try await run(["export", sample, scratch.path("usual")])
        try await run(["import", sample, "--into", scratch.path("one.cascade")])
        try await run(["export", scratch.path("one.cascade"), scratch.path("first")])
        try await run(["import", scratch.path("first"), "--into", scratch.path("two.cascade")])
        try await run(["export", scratch.path("two.cascade"), scratch.path("second")])
        let first = try Self.bytes(of: scratch.path("first"))
        #expect(try first == Self.bytes(of: scratch.path("second")))
        #expect(try first == Self.bytes(of: scratch.path("usual")))
        #expect(first["plan.yaml"] == plan)
        for part in ["check", "simulate"] {
            let options = ["--replicates", "20", "--format", "json", "-q"]
            let folder = try await Tool.run([part, sample] + options)
            let file = try await Tool.run([part, scratch.path("two.cascade")] + options)
            #expect(folder.status == 0)
            #expect(folder.output == file.output)
        }
        #expect(!scratch.names.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") })
    }

    @Test(
        "every reading command takes a file as it takes a folder",
        arguments: [
            ["analyse", "@", "--replicates", "5", "--until", "DAY", "-q"],
            ["draw", "@", "-o", "x.dot"],
            ["compare", "@", "@", "--replicates", "5", "--until", "DAY", "--no-tornado", "-q"],
            ["plan", "@", "--replicates", "8", "--until", "DAY", "-q"],
            ["export", "@", "x.graphml"], ["export", "@", "x"],
            ["check", "@", "--assumptions", "--format", "csv"],
        ]
    )
    func reading(arguments: [String]) async throws {
        let scratch = try Scratch()
        let town = try await scratch.programme("town-folders")
        // As long as the folder's name, so that tables are as wide.
        let path = scratch.path("town.cascade")
        #expect(try await Tool.run(["import", town, "--into", path]).status == 0)
        let day = try Self.early(town)
        var results: [[Data]] = []
        for (number, programme) in [town, path].enumerated() {
            let folder = scratch.path("\(number)")
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
            let run = try await Tool.run(
                arguments.map { $0 == "@" ? programme : $0 == "DAY" ? day : $0 },
                in: folder
            )
            #expect(run.status == 0, "\(run.messages)")
            let text = run.text.replacing(programme, with: "@")
            var written = [Data(text.utf8)]
            for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
                if let data = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")) {
                    written.append(data)
                }
            }
            results.append(written)
        }
        #expect(results[0] == results[1])
    }

    @Test("a folder read again is one change in the log, which undo takes back")
    func again() async throws {
        let scratch = try Scratch()
        let path = try await Self.file(scratch)
        let sample = PackageFolder.path("Samples/dudley")
        let refused = try await Tool.run(["import", sample, "--into", path])
        #expect(refused.status == 3)
        #expect(refused.messages.contains("exists and was left as it is"))
        let changed = try await Tool.run([
            "import", sample, "--into", path, "--force", "--by", "Bo",
        ])
        #expect(changed.status == 0, "\(changed.messages)")
        #expect(changed.messages.contains("cascade undo \(path) 2"))
        let idle = try await Tool.run(["import", sample, "--into", path, "--force"])
        #expect(idle.messages.contains("holds just this already"))
        let undo = try await Tool.run(["undo", path, "--by", "Cy"])
        #expect(undo.status == 0, "\(undo.messages)")
        #expect(undo.messages.hasPrefix("Undid change 2: "))
        let log = try await Tool.run(["log", path])
        #expect(log.status == 0)
        let lines = log.text.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[2].hasPrefix("3 ") && lines[2].contains("Cy"))
        #expect(lines[3].contains("Bo") && lines[3].contains("(undone by change 3)"))
        #expect(lines[4].contains("Ana"))
        let json = try await Tool.run(["log", path, "--format", "json", "--last", "2"])
        #expect(json.json?["schema"] as? String == "cascade.log/1")
        #expect((json.json?["entries"] as? [[String: Any]])?.count == 2)
        let rows = try await Tool.run(["log", path, "--change", "2", "--format", "json"])
        let all = try #require(rows.json?["rows"] as? [[String: Any]])
        #expect(all.count > 50)
        #expect(all.contains { ($0["after"] as? [String: Any])?["code"] != nil })
        let csv = try await Tool.run(["log", path, "--format", "csv"])
        #expect(csv.text.hasPrefix("change,at,who,kind,summary,recordings,undoes,undone by\n3,"))
        let nothing = try await Tool.run(["undo", path])
        #expect(nothing.status == 1)
        #expect(nothing.messages.contains("there is no change left to undo"))
        let folder = try await Tool.run([
            "export", PackageFolder.path("Samples/portsmouth"), scratch.path("a"),
        ])
        let file = try await Tool.run(["export", path, scratch.path("b")])
        #expect(folder.status == 0 && file.status == 0)
        #expect(try Self.bytes(of: scratch.path("a")) == Self.bytes(of: scratch.path("b")))
    }

    @Test("a plan is put into a file as one change")
    func plan() async throws {
        let scratch = try Scratch()
        let town = try await scratch.programme()
        let path = scratch.path("town.cascade")
        #expect(try await Tool.run(["import", town, "--into", path]).status == 0)
        let run = try await Tool.run([
            "plan", path, "--replicates", "8", "--until", Self.early(town),
            "--write", "--by", "Di",
        ])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("Wrote the plan into \(path)"))
        let log = try await Tool.run(["log", path, "--format", "csv", "--last", "1"])
        #expect(log.text.contains(",Di,planned,"))
        #expect(try await Tool.run(["undo", path]).status == 0)
    }

    @Test("people and organisations are found in a file")
    func search() async throws {
        let scratch = try Scratch()
        let path = try await Self.file(scratch)
        let found = try await Tool.run(["search", path, "OKAFOR", "mar", "--format", "csv"])
        #expect(found.status == 0, "\(found.messages)")
        #expect(
            found.text.hasPrefix("kind,id,name,organisation\nperson,maren,Maren Okafor-Lisle,lead")
        )
        let none = try await Tool.run(["search", path, "zzzz"])
        #expect(none.status == 1)
        #expect(none.messages.contains("Nobody and nothing found"))
    }

    @Test("a copy is made beside the file, dated, and is a programme file itself")
    func backup() async throws {
        let scratch = try Scratch()
        let path = try await Self.file(scratch)
        let run = try await Tool.run(["backup", path])
        #expect(run.status == 0, "\(run.messages)")
        let copy = try #require(scratch.names.first { $0.hasPrefix("portsmouth-2") })
        #expect(try await Tool.run(["check", scratch.path(copy), "--replicates", "0"]).status == 0)
        let again = try await Tool.run(["backup", path, scratch.path(copy)])
        #expect(again.status == 3)
        let itself = try await Tool.run(["backup", path, path, "--force"])
        #expect(itself.status == 2)
        #expect(scratch.names.count == 2)
    }

    @Test(
        "what is no programme says what it is",
        arguments: [
            (["check", "x.csv"], "this is text, not a programme file"),
            (["log", "folder"], "this is a folder, not a programme file"),
            (["undo", "none.cascade"], "there is no such file"),
            (["import", "folder", "--into", "x.csv"], "this is text"),
            (["import", "folder", "--into", "x.csv", "--force"], "this is text"),
        ]
    )
    func foreign(arguments: [String], words: String) async throws {
        let scratch = try Scratch()
        try Data("a,b\n".utf8).write(to: scratch.url("x.csv"))
        _ = try await scratch.programme("folder")
        let run = try await Tool.run(arguments, in: scratch.path)
        #expect(run.status == 3)
        #expect(run.text == "")
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(try Data(contentsOf: scratch.url("x.csv")) == Data("a,b\n".utf8))
    }

    /// Runs the program as someone who may not write everywhere, as an administrator may.
    private static func asOrdinary(_ line: String, in folder: String) async throws -> ToolRun {
        let prefix = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        return try await Tool.shell("\(prefix)\(line)", in: folder)
    }

    @Test(
        "a file that may not be written to is read, and a change of it is refused",
        arguments: [
            (0o555, 0o444), (0o777, 0o444), (0o555, 0o666),
        ]
    )
    func readOnly(folderMode: Int, fileMode: Int) async throws {
        let scratch = try Scratch()
        let path = try await Self.file(scratch)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: fileMode], ofItemAtPath: path)
        try manager.setAttributes([.posixPermissions: folderMode], ofItemAtPath: scratch.path)
        defer {
            try? manager.setAttributes([.posixPermissions: 0o777], ofItemAtPath: scratch.path)
        }
        let read = try await Self.asOrdinary("\"$CASCADE\" check \(path) --replicates 0", in: "/")
        #expect(read.status == 0, "\(read.messages)")
        let log = try await Self.asOrdinary("\"$CASCADE\" log \(path)", in: "/")
        #expect(log.status == 0, "\(log.messages)")
        let undo = try await Self.asOrdinary("\"$CASCADE\" undo \(path)", in: "/")
        #expect(undo.status == 3)
        #expect(undo.messages.contains("it may not be written to"), "\(undo.messages)")
        #expect(undo.messages.contains("Maybe ask for the right to write"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("a full disk leaves no half of a file")
    func full() async throws {
        let scratch = try Scratch()
        let sample = PackageFolder.path("Samples/portsmouth")
        let run = try await Tool.shell(
            "ulimit -f 100; \"$CASCADE\" import \(sample) --into \(scratch.path("x.cascade"))"
        )
        #expect(run.status == 3, "\(run.messages)")
        #expect(run.messages.contains("there is no room for what was to be written"))
        #expect(scratch.names == [])
    }
}
