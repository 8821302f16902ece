import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCore
@testable import CascadeRendering

@Suite("Reach over time drawn")
struct SpreadViewTests {
    private func spread(_ seed: UInt64 = 2) async throws -> ReachSpread {
        let programme = try RecordedProgramme.make(seed: seed)
        let day = programme.start + 200
        let days = ReachSpread.days(from: programme.start, now: day, to: programme.lastDay)
        let forecast = try await programme.forecast(
            asOf: day,
            seed: 1,
            replicates: 4,
            keeping: days
        )
        return ReachSpread(
            programme,
            history: History(programme, asOf: day),
            days: days,
            expecting: forecast.outcome
        )
    }

    /// The centres of all circles of a group's parts, less the first.
    private func places(_ elements: [Scene.Element]) -> [Point] {
        let all = elements.compactMap { element -> Point? in
            guard case .group(let group) = element, group.kind == .part,
                case .shape(let shape)? = group.elements.first,
                case .circle(let centre, _) = shape.outline
            else { return nil }
            return centre
        }
        guard let first = all.first else { return [] }
        return all.map { Point($0.x - first.x, $0.y - first.y) }
    }

    @Test("every circle is in the same place on every day", arguments: 0..<4)
    func samePlaces(seed: UInt64) async throws {
        let spread = try await spread(seed)
        let frames = try Picture(spread).scene().groups(.node)
        #expect(frames.count == spread.frames.count)
        let first = places(frames[0].elements)
        #expect(!first.isEmpty)
        for frame in frames {
            let here = places(frame.elements)
            #expect(here.count == first.count)
            for (a, b) in zip(here, first) { #expect(a.distance(to: b) < 1e-6) }
        }
    }

    @Test("each day has its date, whether it is observed, and the people reached")
    func words() async throws {
        let spread = try await spread()
        let scene = try Picture(spread).scene()
        let texts = scene.texts.map(\.string)
        for frame in spread.frames {
            #expect(texts.contains(frame.day.spelledOut))
            let people = try #require(frame.people)
            #expect(
                texts.contains {
                    $0.contains(Wording.counted(Wording.whole(people), "person", "people"))
                }
            )
        }
        #expect(texts.count { $0 == "observed" } == spread.frames.count(where: \.isObserved))
        #expect(texts.count { $0 == "expected" } == spread.frames.count { !$0.isObserved })
        #expect(spread.frames.contains { $0.isObserved })
        #expect(spread.frames.contains { !$0.isObserved })
    }

    @Test("beyond sixty organisations circles are folded and everyone is counted")
    func folded() throws {
        let programme = Invented.programme(organisations: 300)
        let spread = ReachSpread(
            programme,
            history: nil,
            expecting: Invented.outcome(programme)
        )
        let view = SpreadView(spread)
        #expect(view.graph.nodes.map(\.organisations).reduce(0, +) == 300)
        #expect(view.graph.nodes.count <= SpreadView.foldingAbove)
        #expect(view.caption.contains("300 organisations folded into"))
        // Folding keeps what is covered in all.
        let people = programme.organisations.map { Double($0.people) }
        let all = zip(spread.frames[0].coverage, people).reduce(0) { $0 + ($1.0 ?? 0) * $1.1 }
        let folded = zip(view.coverage[0], view.graph.nodes).reduce(0) {
            $0 + ($1.0 ?? 0) * Double($1.1.people)
        }
        #expect(abs(all - folded) < 1e-6 * max(1, all))
    }

    @Test("motion is shown on screens alone, and to nobody who prefers none")
    func motion() async throws {
        let spread = try await spread()
        let picture = Picture(spread, isAnimated: true)
        let svg = String(decoding: try picture.rendered(as: .svg, idPrefix: "p-"), as: UTF8.self)
        let start = try #require(
            svg.range(of: "@media screen and (prefers-reduced-motion:no-preference){\n")
        )
        let end = try #require(svg[start.upperBound...].range(of: "\n}\n"))
        // Outside that block nothing moves.
        let rest = svg[..<start.lowerBound] + svg[end.upperBound...]
        #expect(!rest.contains("animation"))
        let block = svg[start.upperBound..<end.lowerBound]
        let last = spread.frames.count - 1
        for frame in 0...last { #expect(block.contains("#p-f\(frame){animation:p-cascade-f")) }
        #expect(block.contains(":hover #p-f0"))
        #expect(block.contains(":focus-within #p-f0"))
        #expect(block.contains("animation-play-state:paused"))
        // The still is the last day.
        #expect(rest.contains("#p-f\(last){opacity:1;visibility:visible}"))
        for frame in 0..<last {
            #expect(svg.contains("id=\"p-f\(frame)\" visibility=\"hidden\""))
            #expect(rest[..<rest.endIndex].contains("#p-f\(frame)"))
        }
        #expect(!svg.contains("id=\"p-f\(last)\" visibility"))
    }

    @Test("no more than one change a second, each slow, and the end is reached")
    func calm() async throws {
        let scene = try Picture(try await spread(), isAnimated: true).scene()
        let animation = try #require(scene.animation)
        #expect(animation.seconds >= 2 * Scene.Animation.fade)
        #expect(Scene.Animation.fade >= 0.5)
        #expect(animation.rounds <= 2)
        let rules = animation.rules(root: "#x", prefix: "")
        #expect(!rules.contains("infinite"))
        // In every set of frames, times ascend.
        for match in rules.matches(of: /@keyframes [^{]+\{(.*)\}/) {
            let times = match.1.matches(of: /([0-9.]+)%/).compactMap { Double($0.1) }
            #expect(times == times.sorted())
            #expect(times.first == 0 && times.last == 100)
        }
    }

    @Test("a bitmap or a page of it shows the last day alone")
    func still() async throws {
        let spread = try await spread()
        let scene = try Picture(spread, isAnimated: true).scene()
        let drawn = XDotWriter.document(scene, resolution: 96).background
        let last = try #require(spread.frames.last)
        #expect(drawn.contains(last.day.spelledOut))
        // The caption tells the first day, and the timeline the months; only a heading holds a day alone.
        for frame in spread.frames.dropLast() {
            #expect(!drawn.contains("-\(frame.day.spelledOut) "))
        }
        #expect(try Picture(spread, isAnimated: false).scene().animation == nil)
        let plain = String(decoding: try Picture(spread).rendered(as: .svg), as: UTF8.self)
        #expect(!plain.contains("animation"))
    }

    @Test("the same spread gives the same bytes, still and moving")
    func deterministic() async throws {
        let (one, two) = (try await spread(1), try await spread(1))
        for isAnimated in [false, true] {
            #expect(
                try Picture(one, isAnimated: isAnimated).rendered(as: .svg)
                    == Picture(two, isAnimated: isAnimated).rendered(as: .svg)
            )
        }
    }

    @Test("in public no organisation is named")
    func publicWords() throws {
        var draft = RecordedProgramme.draft(seed: 2)
        for place in draft.organisations.indices {
            draft.organisations[place].name = "Named \(place) here"
        }
        let programme = try Programme(draft)
        let spread = ReachSpread(
            public: programme,
            history: History(programme),
            days: [programme.start + 60, programme.start + 200],
            expecting: nil
        )
        let svg = String(decoding: try Picture(spread).rendered(as: .svg), as: UTF8.self)
        for organisation in programme.organisations {
            #expect(!svg.contains(SVGWriter.escaped(organisation.name)))
        }
        for match in svg.matches(of: /(\d+) (?:people|person) reached/) {
            #expect((Int(match.1) ?? 1).isMultiple(of: 5), "\(match.0)")
        }
    }
}
