import CascadeCore
import CascadeRendering
import CascadeTestSupport
import Foundation
import Testing

/// Writes charts to look at, into the folder that the environment variable `CASCADE_GALLERY` names.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["CASCADE_GALLERY"] != nil))
struct ChartGalleryTests {
    @Test(
        "every chart is written at the width of a page and of a phone",
        arguments: [1, 5] as [UInt64]
    )
    func charts(seed: UInt64) async throws {
        let folder = ProcessInfo.processInfo.environment["CASCADE_GALLERY"] ?? "/dev/null"
        for (position, chart) in try await ChartTests.charts(seed: seed).enumerated() {
            for width in [ChartWidth.usual, ChartWidth.narrow] {
                let name = "chart-\(seed)-\(position)-\(Int(width)).svg"
                let bytes = try chart.rendered(as: .svg, width: width)
                try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
            }
        }
    }
}
