import CascadeCore

// Who is where: what is on record and what is expected, apart.
extension CurriculumView {
    /// What is on record of a course: who completed it, who was booked and who waits.
    func observedWords(_ position: Int) -> [String] {
        guard let records else { return [] }
        let course = records.courses[position]
        var lines = ["\(Wording.count(course.completions)) completed, on record"]
        if course.booked > 0 {
            lines.append(
                "\(Wording.count(course.booked)) booked, \(Wording.count(course.attended)) came"
            )
        }
        if let waiting = course.waiting, waiting > 0 {
            lines.append("\(Wording.count(waiting)) waiting for it")
        }
        return lines
    }

    /// What is expected of a course: beyond the records where the outcome is a forecast from them, else by the plan.
    func expectedWords(_ position: Int) -> String? {
        guard let outcome, outcome.courses.indices.contains(position) else { return nil }
        let mean = outcome.courses[position].completions.mean
        guard isForecast else {
            return records == nil
                ? "\(Wording.count(mean)) completions expected"
                : "\(Wording.count(mean)) expected in all, by the plan"
        }
        return "\(Wording.count(more(position))) more expected"
    }

    /// Completions that a forecast expects beyond those on record.
    func more(_ position: Int) -> Int {
        guard let outcome, outcome.courses.indices.contains(position) else { return 0 }
        let all = Wording.whole(outcome.courses[position].completions.mean)
        return max(0, all - (records?.courses[position].completions ?? 0))
    }

    /// How many went on along a requirement from one course to another; nil where nothing is on record or nobody could.
    func wentOn(_ arrow: CurriculumGraph.Arrow) -> String? {
        guard let records, arrow.meaning == .requires || arrow.meaning == .alternative,
            arrow.from < cards.count, arrow.to < cards.count
        else { return nil }
        let (those, all) = records.wentOn(from: arrow.from, to: arrow.to)
        return all > 0 ? "\(Wording.count(those)) of \(Wording.count(all))" : nil
    }

    /// The numbers of those who went on, in the middle of their arrows where they hide neither a card nor each other.
    func labels(_ layout: Layout) -> [Scene.Element] {
        var taken = cards.indices.map { position in
            let centre = layout.centres[position]
            return Rect(
                centre.x - Self.cardWidth / 2,
                centre.y - cards[position].height / 2,
                Self.cardWidth,
                cards[position].height
            )
        }
        var out: [Scene.Element] = []
        for (position, arrow) in graph.arrows.enumerated() {
            guard let text = wentOn(arrow), let start = layout.routes[position].first,
                let end = layout.routes[position].last
            else { continue }
            let route = layout.routes[position]
            let middle = route.count >= 4 ? route[route.count / 6 * 3] : start
            let spots =
                route.count > 4
                ? [middle, start.toward(end, 0.5)] : [start.toward(end, 0.5)]
            let places = spots.flatMap { spot in
                [-7.0, 16, -22, 31].map { (Point(spot.x, spot.y + $0), Scene.Text.Anchor.middle) }
            }
            let label = ChartText.placed(
                Scene.Text(string: text, at: start, size: 11.5, bold: true),
                at: places,
                among: taken + along(layout.routes, but: position)
            )
            guard !taken.contains(where: { $0.overlaps(label.frame) }) else { continue }
            taken.append(label.frame)
            out.append(.text(label))
        }
        return out
    }

    /// Small rectangles along all arrows but one.
    private func along(_ routes: [[Point]], but own: Int) -> [Rect] {
        routes.indices.filter { $0 != own }.flatMap { position -> [Rect] in
            zip(routes[position], routes[position].dropFirst()).flatMap { from, to in
                (0...8).map { step -> Rect in
                    let at = from.toward(to, Double(step) / 8)
                    return Rect(at.x - 3, at.y - 3, 6, 6)
                }
            }
        }
    }
}
