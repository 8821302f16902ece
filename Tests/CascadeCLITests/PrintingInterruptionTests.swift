import CascadeTestSupport
import Foundation
import Testing

@Suite("Ctrl-C while a page is printed", .serialized)
struct PrintingInterruptionTests {
    /// Whether a process runs; one that has ended and is only not yet forgotten does not.
    private static func isRunning(_ process: Substring) async throws -> Bool {
        let state = try await Tool.shell("ps -o stat= -p \(process)").text
        return !state.isEmpty && !state.hasPrefix("Z")
    }

    @Test("no browser and no temporary file stays behind", arguments: [SIGINT, SIGTERM])
    func interrupted(signal: Int32) async throws {
        let scratch = try Scratch()
        let town = try await scratch.programme()
        for folder in ["bin", "tmp"] {
            try FileManager.default.createDirectory(
                atPath: scratch.path(folder),
                withIntermediateDirectories: true
            )
        }
        // A browser with a helper, which both write into the folder that they are given.
        let script = """
            #!/bin/sh
            for word in "$@"; do case "$word" in --user-data-dir=*) profile="${word#*=}";; esac; done
            /bin/mkdir -p "$profile"
            (while :; do echo x > "$profile/$$"; /bin/sleep 0.01; done) &
            echo "$$ $!" > '\(scratch.path("started.part"))'
            /bin/mv '\(scratch.path("started.part"))' '\(scratch.path("started"))'
            wait
            """
        try Data(script.utf8).write(to: scratch.url("bin/chromium"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: scratch.path("bin/chromium")
        )
        let run = try RunningTool(
            "/bin/sh",
            arguments: [
                "-c",
                """
                PATH='\(scratch.path("bin"))' TMPDIR='\(scratch.path("tmp"))' exec "$CASCADE" report '\(town)' \
                -o '\(scratch.path("report.html"))' --pdf '\(scratch.path("report.pdf"))' --replicates 5
                """,
            ]
        )
        for _ in 0..<2400 where !scratch.names.contains("started") {
            try await Task.sleep(for: .milliseconds(50))
        }
        let started = try String(contentsOf: scratch.url("started"), encoding: .utf8)
        let processes = started.split(whereSeparator: \.isWhitespace)
        try #require(processes.count == 2)
        kill(run.identifier, signal)
        let ended = try await run.ended()
        #expect(ended.status == 130)
        #expect(scratch.names.contains("report.html") && !scratch.names.contains("report.pdf"))
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp"))
        #expect(left.isEmpty)
        for process in processes { #expect(try await !Self.isRunning(process)) }
    }
}
