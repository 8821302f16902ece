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
    func gallery(count: Int) async throws {
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
        let network = await outcome.networkAnalysis()
        let sectors = try Picture(.sectors, of: programme, outcome: outcome, network: network)
        try write(try sectors.rendered(as: .svg), "sectors-people-\(count).svg")
        for colouring in Colouring.allCases {
            let picture = try Picture(
                .partnership,
                of: programme,
                outcome: outcome,
                network: network,
                fragility: Invented.fragility(programme),
                colouring: colouring
            )
            try write(try picture.rendered(as: .svg), "\(colouring.rawValue)-\(count).svg")
        }
        if count == 40 { try write(Array(FanChart(outcome).svg().utf8), "fan.svg") }
    }

    @Test(
        "sectors of all numbers, tied or not, are written to look at",
        arguments: [1, 2, 3, 5, 12, 40]
    )
    func sectors(count: Int) async throws {
        for tied in [true, false] {
            let programme = Invented.sectors(count, tied: tied)
            let outcome = Invented.unevenOutcome(programme)
            let picture = try Picture(
                .sectors,
                of: programme,
                outcome: outcome,
                network: await outcome.networkAnalysis()
            )
            let name = "kinds-\(count)-\(tied ? "tied" : "apart").svg"
            try write(try picture.rendered(as: .svg), name)
        }
    }

    @Test("curves of money and of seats are written to look at")
    func curves() throws {
        let programme = Invented.programme(organisations: 10)
        for (name, curve) in [
            ("curve-budget", Invented.curve(.budget)),
            ("curve-seats", Invented.curve(.seats, count: 12, bend: 6, today: 3)),
            ("curve-straight", Invented.curve(.seats, count: 5, bend: nil, today: 4)),
            ("curve-narrow", Invented.curve(.budget, count: 30, bend: 22, today: 22)),
        ] {
            let chart = CurveChart(curve, of: programme, seed: 1, replicates: 1000)
            try write(Array(chart.svg().utf8), "\(name).svg")
        }
    }
}
