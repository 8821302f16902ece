import CascadeCore
import CascadeRendering
import Foundation
import Testing

/// Writes pictures to look at, into the folder that the environment variable `CASCADE_GALLERY` names.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CASCADE_GALLERY"] != nil))
struct GalleryTests {
    private static let sizes =
        ProcessInfo.processInfo.environment["CASCADE_GALLERY_SIZES"]?
        .split(separator: ",").compactMap { Int($0) } ?? [8, 40, 150, 400, 2000, 5000]

    private func write(_ bytes: [UInt8], _ name: String) throws {
        let folder = ProcessInfo.processInfo.environment["CASCADE_GALLERY"] ?? "/dev/null"
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }

    @Test("every view of partnerships of all sizes is written to look at", arguments: sizes)
    func gallery(count: Int) throws {
        let programme = Invented.programme(organisations: count)
        let outcome = Invented.outcome(programme)
        for view in View.allCases where view != .curriculum || count == 40 {
            let picture = try Picture(view, of: programme, outcome: outcome)
            try write(try picture.rendered(as: .svg), "\(view.rawValue)-\(count).svg")
            try write(try picture.rendered(as: .dot), "\(view.rawValue)-\(count).dot")
            if count == 40 {
                try write(try picture.rendered(as: .png), "\(view.rawValue)-\(count).png")
                try write(try picture.rendered(as: .pdf), "\(view.rawValue)-\(count).pdf")
            }
        }
        if count == 40 { try write(Array(FanChart(outcome).svg().utf8), "fan.svg") }
    }
}
