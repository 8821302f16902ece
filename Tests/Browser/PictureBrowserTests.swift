import CascadeCore
import CascadeRendering
import CascadeTestSupport
import Foundation
import Testing

/// Every picture of every sample, opened in a real browser: desktop and phone, light and dark.
@Suite("Pictures in a browser", .serialized)
struct PictureBrowserTests {
    private static let folders: [String] = (try? PackageFolder.folders(in: "Samples")) ?? []

    private func draw(
        _ programme: String,
        _ view: View,
        into folder: Scratch,
        _ more: [String] = []
    )
        async throws
    {
        let name = ([view.rawValue] + more.map { $0.replacing("--", with: "") }).joined(
            separator: "-"
        )
        try await BrowserCheck.cascade(
            [
                "draw", programme, "--view", view.rawValue, "-o", folder.path("\(name).svg"),
                "--quiet",
            ]
                + ["--replicates", "100"] + more
        )
    }

    @Test(
        "every view of a sample is legible, well-formed, and open to keyboard and screen reader",
        arguments: folders
    )
    func sample(name: String) async throws {
        let folder = try Scratch()
        for view in View.allCases {
            try await draw(PackageFolder.path("Samples/\(name)"), view, into: folder)
        }
        BrowserCheck.expectNone(try await BrowserCheck.findings("check_pictures.py", [folder.path]))
    }

    @Test("so is every view of a programme with a year of records, and what others may see of it")
    func recorded() async throws {
        let (folder, made) = (try Scratch(), try Scratch())
        let file = try await RecordedSample.portsmouth(in: made)
        for view in View.allCases { try await draw(file, view, into: folder) }
        for view in [View.lineage, .change, .spread] {
            try await draw(file, view, into: folder, ["--public"])
        }
        try await draw(file, .spread, into: folder, ["--animated"])
        for colouring in Colouring.allCases where colouring != .fragility {
            try await draw(file, .partnership, into: folder, ["--colour", colouring.rawValue])
        }
        BrowserCheck.expectNone(try await BrowserCheck.findings("check_pictures.py", [folder.path]))
    }

    @Test("names that people write to do harm, or that are hard to set, do none and stay legible")
    func hostile() async throws {
        let folder = try Scratch()
        let programme = try HostileProgramme.programme()
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 20)
        for view in View.allCases {
            let picture = try Picture(view, of: programme, outcome: outcome)
            try Data(try picture.rendered(as: .svg))
                .write(to: folder.url("\(view.rawValue).svg"))
        }
        let found = try await BrowserCheck.findings("check_pictures.py", [folder.path])
        // How wide other scripts are by themselves hangs on the fonts of the machine; here they are fitted to their room.
        BrowserCheck.expectNone(found.filter { $0.check != "squeezed" })
    }

    @Test("the checks find what is wrong: a picture with one fault of each kind")
    func faulty() async throws {
        let folder = try Scratch()
        try FileManager.default.copyItem(
            atPath: PackageFolder.path("Tests/Browser/Checks/faulty.svg"),
            toPath: folder.path("faulty.svg")
        )
        let found = try await BrowserCheck.findings("check_pictures.py", [folder.path])
        for (check, what) in [
            ("rules", "element script"), ("rules", "onload"), ("rules", "element image"),
            ("outside", "leaves the picture"), ("box", "wider than its box"),
            ("overlap", "one text"), ("contrast", "\"pale\""), ("contrast", "pale at night"),
            ("squeezed", "squeezed together"), ("quiet", "ran"), ("quiet", "example.org"),
            ("tab", "can't be reached"), ("focus", "stay at 1"), ("hover", "stay at 1"),
            ("motion", "edge"),
        ] {
            #expect(
                found.contains { $0.check == check && $0.what.contains(what) },
                "\(check): \(what)"
            )
        }
        let dark = found.filter { $0.what.contains("pale at night") && $0.check == "contrast" }
        #expect(dark.allSatisfy { $0.setting.hasSuffix("dark") })
    }
}
