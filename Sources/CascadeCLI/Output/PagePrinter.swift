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
    /// - Throws: ``Failure`` of status 3 where there is no browser, or it did not print; then nothing stands at `path` that was
    ///   not there before.
    static func print(_ page: String, to path: String, force: Bool, quiet: Bool) async throws {
        guard let browser = browser() else {
            throw Failure(
                .environment,
                "\(page) was written, but not \(path): no Chromium or Chrome was found. Maybe open \(page) in any browser and print "
                    + "it into a PDF from there (paper A4, no headers and footers)."
            )
        }
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "cascade-print-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: scratch) }
        do {
            try FileManager.default.createDirectory(
                at: scratch,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw failure(page, path, "the folder for temporary files may not be written to")
        }
        let printed = scratch.appendingPathComponent("page.pdf")
        guard await run(browser, page, printed, scratch) else {
            throw failure(page, path, "\(browser) did not print it within \(mostSeconds) seconds")
        }
        guard let bytes = try? Data(contentsOf: printed), bytes.starts(with: Data("%PDF".utf8))
        else { throw failure(page, path, "\(browser) printed nothing") }
        try OutputFile.write(Array(bytes), to: path, force: force)
        if !quiet { Console.error("Wrote \(path).") }
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
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        let end = Date().addingTimeInterval(Double(mostSeconds))
        while process.isRunning, Date() < end {
            guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { break }
        }
        guard process.isRunning else { return process.terminationStatus == 0 }
        process.terminate()
        try? await Task.sleep(for: .milliseconds(500))
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        return false
    }
}
