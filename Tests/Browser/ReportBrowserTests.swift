import CascadeTestSupport
import Foundation
import Testing

/// The report for funders in a real browser: wide, on a small phone, light, dark and printed.
@Suite("Reports in a browser", .serialized)
struct ReportBrowserTests {
    private static let samples: [String] = (try? PackageFolder.folders(in: "Samples")) ?? []

    private func check(_ programme: String) async throws {
        let folder = try Scratch()
        let pages = [folder.path("lead.html"), folder.path("public.html")]
        for (page, more) in zip(pages, [[], ["--public"]]) {
            try await BrowserCheck.cascade(
                ["report", programme, "-o", page, "--replicates", "100", "--quiet"] + more
            )
        }
        BrowserCheck.expectNone(try await BrowserCheck.findings("check_report.py", pages))
    }

    @Test(
        "the report on a sample is open to everyone, fits a phone, loads nothing and prints uncut",
        arguments: samples
    )
    func sample(name: String) async throws {
        try await check(PackageFolder.path("Samples/\(name)"))
    }

    @Test("so is the report on a year of records")
    func recorded() async throws {
        let made = try Scratch()
        try await check(try await RecordedSample.portsmouth(in: made))
    }

    @Test("the checks find what is wrong: a page with one fault of each kind")
    func faulty() async throws {
        let page = PackageFolder.path("Tests/Browser/Checks/faulty.html")
        let found = try await BrowserCheck.findings("check_report.py", [page])
        for (check, what) in [
            ("axe", "image-alt"), ("axe", "color-contrast"), ("overflow", "wider"),
            ("cut", "may be cut"), ("cut", "high, a page has"), ("pages", "13 pages"),
            ("link", "nothing has the id"), ("link", "there twice"), ("quiet", "example.org"),
        ] {
            #expect(
                found.contains { $0.check == check && $0.what.contains(what) },
                "\(check): \(what)"
            )
        }
    }
}

/// The Portsmouth sample as a programme file with its invented year of records.
enum RecordedSample {
    /// Its path in a folder.
    static func portsmouth(in folder: Scratch) async throws -> String {
        let file = folder.path("portsmouth.cascade")
        let sample = PackageFolder.path("Samples/portsmouth")
        try await BrowserCheck.cascade(["import", sample, "--into", file])
        try await BrowserCheck.cascade(
            ["record", file, "--csv", "\(sample)/records/2026.csv", "--write"]
        )
        return file
    }
}
