import CascadeCore
import Foundation

/// Prints a page into a PDF through a browser of the Chromium family, where one is installed.
enum PagePrinter {
    /// Names under which such browsers are found.
    static let browsers = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
        "microsoft-edge", "microsoft-edge-stable", "brave-browser",
    ]
    /// Longest time for a page, in seconds.
    static let mostSeconds = 120

    /// The first browser on the search path; nil: none.
    static func browser(
        path: String? = ProcessInfo.processInfo.environment["PATH"]
    ) -> String? {
        let folders = (path ?? "").split(separator: ":").map(String.init)
        let mac = [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ]
        let places = browsers.flatMap { name in folders.map { "\($0)/\(name)" } } + mac
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Prints the page at `page` into a PDF at `path`.
    ///
    /// It is called inside ``Interruption/cancelling(_:)``.
    ///
    /// - Throws: ``Failure`` of status 3 where there is no browser, or it did not print, and of status 130 after Ctrl-C or
    ///   SIGTERM; then nothing stands at `path` that was not there before, and neither browser nor temporary files stay behind.
    static func print(_ page: String, to path: String, force: Bool, quiet: Bool) async throws {
        guard let browser = browser() else {
            throw Failure(
                .environment,
                "\(page) was written, but not \(path): no Chromium or Chrome was found. Maybe open \(page) in any browser and print "
                    + "it into a PDF from there (paper A4, no headers and footers)."
            )
        }
        let bytes = try await printed(page, path, browser)
        try OutputFile.write(bytes, to: path, force: force)
        if !quiet { Console.error("Wrote \(path).") }
    }

    /// The bytes of the PDF.
    private static func printed(
        _ page: String,
        _ path: String,
        _ browser: String
    ) async throws -> [UInt8] {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "cascade-print-\(UUID().uuidString.prefix(8))"
        )
        defer { remove(scratch) }
        do {
            try FileManager.default.createDirectory(
                at: scratch,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw failure(page, path, "the folder for temporary files may not be written to")
        }
        let file = scratch.appendingPathComponent("page.pdf")
        let isPrinted = await run(browser, page, file, scratch)
        guard !Task.isCancelled else {
            throw Failure(.interrupted, "Stopped. \(page) was written, but not \(path).")
        }
        guard isPrinted else {
            throw failure(page, path, "\(browser) did not print it within \(mostSeconds) seconds")
        }
        guard let bytes = try? Data(contentsOf: file), bytes.starts(with: Data("%PDF".utf8))
        else { throw failure(page, path, "\(browser) printed nothing") }
        return Array(bytes)
    }

    /// Removes a folder; processes that are just ending may still write into it for a moment.
    private static func remove(_ folder: URL) {
        for _ in 0..<20 {
            try? FileManager.default.removeItem(at: folder)
            if !FileManager.default.fileExists(atPath: folder.path) { return }
            usleep(10_000)
        }
    }

    private static func failure(_ page: String, _ path: String, _ reason: String) -> Failure {
        Failure(
            .environment,
            "\(page) was written, but not \(path): \(reason). Maybe open \(page) in a browser and print it from there."
        )
    }

    /// Runs the browser; false where it failed or took too long.
    private static func run(
        _ browser: String,
        _ page: String,
        _ printed: URL,
        _ scratch: URL
    ) async -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: browser)
        process.arguments =
            [
                "--headless=new", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run",
                "--disable-extensions", "--disable-background-networking",
                "--user-data-dir=\(scratch.appendingPathComponent("profile").path)",
                "--print-to-pdf=\(printed.path)",
            ]
            + (geteuid() == 0 ? ["--no-sandbox"] : [])
            + [URL(fileURLWithPath: page).absoluteString]
        // Its own temporary files go with the folder too. It keeps a socket in there, whose path may have 107 bytes, of which
        // it adds 44.
        if scratch.path.utf8.count < 60 {
            process.environment = ProcessInfo.processInfo.environment
                .merging(["TMPDIR": scratch.path]) { $1 }
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        let end = Date().addingTimeInterval(Double(mostSeconds))
        while process.isRunning, Date() < end {
            guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { break }
        }
        let isEnded = !process.isRunning
        endGroup(of: process.processIdentifier)
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        for _ in 0..<20 where process.isRunning { usleep(10_000) }
        return isEnded && process.terminationStatus == 0
    }

    /// Ends a browser and all that it started, which are in a process group of its own.
    private static func endGroup(of browser: pid_t) {
        // Never our own group, should the system not have given it one.
        if browser != getpgrp() { kill(-browser, SIGKILL) }
        for _ in 0..<10 where kill(-browser, 0) == 0 { usleep(10_000) }
    }
}
