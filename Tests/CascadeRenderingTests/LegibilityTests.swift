import CascadeCore
import CascadeRendering
import Testing

@Suite struct LegibilityTests {
    private static let counts = [1, 8, 40, 150, 400, 1200]

    private func scene(_ view: View, _ count: Int) throws -> Scene {
        let programme = Invented.programme(organisations: count)
        return try Picture(view, of: programme, outcome: Invented.outcome(programme)).scene()
    }

    private func charts() -> [Scene] {
        [0, 1, 40].map { FanChart(Invented.outcome(Invented.programme(organisations: $0))).scene }
    }

    @Test(
        "every text has a contrast of at least 4.5 to 1, on light paper and on a dark screen",
        arguments: View.allCases
    )
    func contrast(view: View) throws {
        for scene in try [scene(view, 40), scene(view, 150)] + charts() {
            for text in scene.texts {
                let light = text.paint.light.contrast(with: text.on.light)
                let dark = text.paint.dark.contrast(with: text.on.dark)
                #expect(light >= 4.5, "\(text.string): \(light)")
                #expect(dark >= 4.5, "\(text.string): \(dark)")
            }
        }
    }

    @Test("text contrast holds for every sector colour", arguments: 0..<Paint.variety)
    func sectorContrast(position: Int) {
        for (paint, ground) in [
            (Paint.ink, Paint.soft(position)), (.quiet, .soft(position)),
            (.ink, .ground(position)), (.quiet, .ground(position)),
            (.onStrong(position), .strong(position)),
        ] {
            #expect(paint.light.contrast(with: ground.light) >= 4.5)
            #expect(paint.dark.contrast(with: ground.dark) >= 4.5)
        }
    }

    @Test("contrast is computed as WCAG 2 says")
    func contrastOracle() {
        #expect(abs(Colour(0x000000).contrast(with: Colour(0xFFFFFF)) - 21) < 1e-9)
        // A published pair: #767676 on white is 4.54 to 1.
        #expect(abs(Colour(0x767676).contrast(with: Colour(0xFFFFFF)) - 4.54) < 0.005)
    }

    @Test("no two texts overlap, and none leaves the picture", arguments: View.allCases, counts)
    func apart(view: View, count: Int) throws {
        let scene = try scene(view, count)
        try expectApart(scene)
    }

    @Test("no two texts of the fan chart overlap, and none leaves it")
    func chartApart() throws {
        for scene in charts() { try expectApart(scene) }
    }

    func expectApart(_ scene: Scene) throws {
        let frames = scene.texts.map { ($0.string, $0.frame) }.sorted { $0.1.y < $1.1.y }
        let paper = Rect(0, 0, scene.size.width + 0.5, scene.size.height + 0.5)
        for (position, (string, frame)) in frames.enumerated() {
            #expect(frame.x >= 0 && frame.maxX <= paper.maxX, "\(string)")
            #expect(frame.y >= 0 && frame.maxY <= paper.maxY, "\(string)")
            for (other, otherFrame) in frames[(position + 1)...] {
                if otherFrame.y >= frame.maxY { break }
                #expect(
                    !frame.inset(0.6).overlaps(otherFrame.inset(0.6)),
                    "\(string) over \(other)"
                )
            }
        }
    }

    @Test("circles of the map don't overlap", arguments: counts)
    func circlesApart(count: Int) throws {
        var circles: [(Point, Double)] = []
        for group in try scene(.partnership, count).groups(.node) {
            for element in group.elements {
                if case .shape(let shape) = element,
                    case .circle(let centre, let radius) = shape.outline
                {
                    circles.append((centre, radius))
                    break
                }
            }
        }
        #expect(circles.count == count)
        for i in circles.indices {
            for j in circles.indices where j > i {
                let distance = circles[i].0.distance(to: circles[j].0)
                #expect(distance >= circles[i].1 + circles[j].1)
            }
        }
    }

    @Test("every circle lies inside a panel", arguments: [8, 150, 1200, 2000])
    func circlesInPanels(count: Int) throws {
        let scene = try scene(.partnership, count)
        let panels = scene.groups(.cluster).compactMap { Self.outlines($0).first?.0 }
        for node in scene.groups(.node) {
            let circle = try #require(Self.outlines(node).first { $0.1 }?.0)
            #expect(
                panels.contains {
                    $0.x <= circle.x && circle.maxX <= $0.maxX && $0.y + 48 <= circle.y
                        && circle.maxY <= $0.maxY
                },
                "\(node.title ?? "")"
            )
        }
    }

    /// The rectangles and circles of a group, as rectangles, and whether they are circles.
    private static func outlines(_ group: Scene.Group) -> [(Rect, Bool)] {
        group.elements.compactMap { element in
            guard case .shape(let shape) = element else { return nil }
            switch shape.outline {
            case .rect(let rect, _): return (rect, false)
            case .circle(let c, let r): return (Rect(c.x - r, c.y - r, 2 * r, 2 * r), true)
            case .path: return nil
            }
        }
    }
}
