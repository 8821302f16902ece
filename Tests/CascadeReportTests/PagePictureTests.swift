import CascadeTestSupport
import Testing

@testable import CascadeCore
@testable import CascadeReport

@Suite("Pictures on a report's page")
struct PagePictureTests {
    /// The font sizes in an SVG picture.
    private static func fontSizes(_ svg: String) -> [Double] {
        svg.split(separator: " font-size=\"").dropFirst().compactMap {
            Double($0.prefix { $0 != "\"" })
        }
    }

    @Test("charts are there in two widths, and no text of any picture is smaller than 11 pixels")
    func forms() async throws {
        let report = try await Reports.make(try RecordedProgramme.small(seed: 1))
        let page = report.page
        for id in ["fan", "range", "funnel", "lorenz"] {
            let drawing = try #require(report.pictures.first { $0.id == id }?.drawing, "\(id)")
            #expect(drawing.narrow != nil, "\(id)")
            #expect(page.contains("id=\"\(id)-cascade-picture\""))
            #expect(page.contains("id=\"\(id)-narrow-cascade-picture\""))
        }
        for id in ["map", "lineage"] {
            let drawing = try #require(report.pictures.first { $0.id == id }?.drawing, "\(id)")
            #expect(drawing.narrow == nil && !drawing.caption.isEmpty, "\(id)")
        }
        for picture in report.pictures {
            for svg in [picture.svg, picture.drawing?.narrow].compactMap(\.self) {
                let sizes = Self.fontSizes(svg)
                #expect(!sizes.isEmpty && sizes.allSatisfy { $0 >= 11 }, "\(picture.id)")
            }
        }
    }

    @Test(
        "where others look no step of the funnel is of fewer than 5 people, and no number is exact",
        arguments: 1...6 as ClosedRange<UInt64>
    )
    func publicFunnel(seed: UInt64) async throws {
        let report = try await Reports.make(try RecordedProgramme.small(seed: seed), isPublic: true)
        guard let picture = report.pictures.first(where: { $0.id == "funnel" }) else { return }
        for row in picture.table.rows.indices {
            let value = try #require(picture.table.figure(row, 1)?.value)
            let number = try #require(Int(value), "hidden steps are left out")
            #expect(number >= 5 && number.isMultiple(of: 5))
        }
        #expect(!report.pictures.contains { $0.id == "lorenz" })
    }
}

@Suite("The target where others look")
struct PublishedTargetTests {
    private static let day = Example.start + 100

    private static func result(_ probability: Double) -> Outcome.TargetResult {
        var result = Outcome.TargetResult(probability: probability, standardError: 0.01)
        result.p10 = day + -60
        result.p50 = day + 45
        return result
    }

    private func shown(
        _ probability: Double = 0.68,
        people: Int? = nil,
        completions: Int? = nil,
        reached: Int?
    ) -> Outcome.TargetResult? {
        Published.target(
            Self.result(probability),
            of: .init(
                people: people,
                completions: completions.map { [.init(course: "c", people: $0)] } ?? [],
                by: Self.day + 300
            ),
            reached: reached,
            asOf: Self.day
        )
    }

    @Test("nothing is told of a target within rounding of the published number")
    func near() {
        for target in 81...89 { #expect(shown(people: target, reached: 85) == nil, "\(target)") }
        #expect(shown(people: 80, reached: 85) != nil)
        #expect(shown(people: 90, reached: 85) != nil)
        // A hidden number is one from 1 to 4.
        #expect(shown(people: 4, reached: nil) == nil)
    }

    @Test("nothing is told of a target of few completions")
    func few() {
        #expect(shown(completions: 9, reached: 85) == nil)
        #expect(shown(completions: 10, reached: 85) != nil)
    }

    @Test(
        "the chance is told to the nearest tenth, never as none or certain",
        arguments: [(0, 0.05), (0.02, 0.05), (0.68, 0.7), (0.94, 0.9), (0.97, 0.95), (1, 0.95)]
    )
    func chance(exact: Double, told: Double) throws {
        #expect(abs(try #require(shown(exact, people: 300, reached: 85)).probability - told) < 1e-9)
    }

    @Test("days are months, and none is past")
    func days() throws {
        let result = try #require(shown(people: 300, reached: 85))
        #expect(result.p10 == nil && result.p90 == nil)
        let middle = try #require(result.p50)
        #expect((middle + 1).components.day == 1 && middle >= Self.day + 45)
    }
}
