import CascadeCore

// How many people go along lanes, in figures.
extension SectorLanes {
    /// A number that stands on a lane.
    struct Number {
        static let size = 11.5
        /// Least space between two numbers side by side.
        static let apart = 10.0
        /// Position of the pair.
        var link: Int
        var text: String
        var frame: Rect
    }

    /// The rectangle that the lanes stay within.
    var frame: Rect? {
        var points: [Point] = []
        for lane in lanes {
            let (a, b, c, d) = lane.curve
            for step in 0...20 {
                let at = TieRouter.point(a, b, c, d, Double(step) / 20)
                points.append(Point(at.x - lane.width / 2, at.y - lane.width / 2))
                points.append(Point(at.x + lane.width / 2, at.y + lane.width / 2))
            }
        }
        guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
            let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
        else { return nil }
        return Rect(left, top, right - left, bottom - top)
    }

    /// Numbers on the lanes, those of the widest first, as many as have room.
    func numbers(most: Int, avoiding frames: [Rect]) -> [Number] {
        let sorted = lanes.enumerated().filter { text($0.element) != nil }.sorted {
            let (a, b) = ($0.element.width, $1.element.width)
            return a != b ? a > b : $0.offset < $1.offset
        }
        var out: [Number] = []
        for (_, lane) in sorted {
            guard out.count < most, let text = text(lane) else { break }
            let wide = FontMetrics.width(text, size: Number.size, bold: true)
            for t in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2] {
                let at = TieRouter.point(lane.curve.0, lane.curve.1, lane.curve.2, lane.curve.3, t)
                let frame = Rect(at.x - wide / 2, at.y - 6.5, wide, 13)
                // As far from its neighbours as two figures of different numbers must be to be read apart.
                let grown = Rect(
                    frame.x - Number.apart,
                    frame.y - 3,
                    frame.width + 2 * Number.apart,
                    frame.height + 6
                )
                guard !frames.contains(where: grown.overlaps),
                    !out.contains(where: { grown.overlaps($0.frame) })
                else { continue }
                out.append(Number(link: lane.link, text: text, frame: frame))
                break
            }
        }
        return out
    }

    /// People on record, those expected from then on behind a plus sign; ties where nothing else is known.
    private func text(_ lane: Lane) -> String? {
        if graph.measure == .ties { return Wording.count(graph.links[lane.link].ties) }
        let observed = lane.observed > 0 ? Wording.count(lane.observed) : ""
        guard lane.value >= 0.5 else { return observed.isEmpty ? nil : observed }
        let isAfterRecord = lanes.contains { $0.observed > 0 }
        return observed + (isAfterRecord ? "+" : "") + Wording.count(lane.value)
    }
}
