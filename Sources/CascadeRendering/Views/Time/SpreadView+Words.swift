import CascadeCore

// What the picture says.
extension SpreadView {
    /// `34%`, or the mark of a hidden number.
    func figure(_ share: Double?) -> String {
        share.map(Wording.percent) ?? DisclosedCount.mark
    }

    /// `120 people reached`, `about 240 people reached (80% sure: 200–290)`.
    func people(_ frame: Int) -> String {
        let shown = spread.frames[frame]
        guard let people = shown.people else { return "\(DisclosedCount.mark) people reached" }
        let count = Wording.counted(Wording.whole(people), "person", "people")
        guard !shown.isObserved else { return "\(count) reached" }
        guard let range = shown.range else { return "about \(count) reached" }
        let words = Wording.range(range.lowerBound, range.upperBound)
        return "about \(count) reached (80% sure: \(words))"
    }

    func words(_ frame: Int) -> String {
        let shown = spread.frames[frame]
        let shares = spread.programme.sectors.enumerated().map { position, sector in
            "\(CleanText.line(sector.name)) \(figure(sectors[frame][position]))"
        }
        return "\(shown.day.spelledOut), \(shown.isObserved ? "observed" : "expected"): "
            + "\(people(frame)). \(shares.joined(separator: ", "))"
    }

    func title(_ node: Int, _ frame: Int) -> String {
        let place = graph.nodes[node]
        let sector = CleanText.line(spread.programme.sectors[place.sector].name)
        return "\(place.name), \(sector): \(figure(coverage[frame][node])) of "
            + Wording.counted(place.people, "person", "people")
    }

    var caption: String {
        let isByArea = graph.folded?.hasSuffix("areas") == true
        let circle =
            graph.folded == nil && spread.profile == nil
            ? "an organisation" : isByArea ? "a sector’s organisations of an area" : "a sector"
        var text = "How reach spreads"
        if let first = spread.frames.first, let last = spread.frames.last {
            text +=
                first.day == last.day
                ? " by \(last.day.spelledOut)"
                : " from \(first.day.spelledOut) to \(last.day.spelledOut)"
        }
        text +=
            ". A circle is \(circle), its area the headcount, its level the share of it that is "
        text +=
            spread.profile == nil
            ? "reached and still there." : "reached."
        if spread.frames.contains(where: \.isObserved) {
            text += " Full colour is observed: on record."
        }
        if let replicates = spread.replicates, let seed = spread.seed,
            spread.frames.contains(where: { !$0.isObserved })
        {
            text +=
                " Hatched is expected (simulated): mean of \(Wording.counted(replicates, "run")), "
                + "seed \(seed)."
            if spread.profile == nil, spread.frames.contains(where: \.isObserved) {
                text += " What is expected leaves out who is likely to have left unnoticed."
            }
        }
        if let folded = graph.folded { text += " \(folded)." }
        if isAnimated, spread.frames.count > 1 {
            text += " The days follow one another twice; pointing at the picture stops them."
        }
        if let profile = spread.profile {
            text += " \(profile.caption)"
        }
        return text
    }

    var description: String {
        ([caption] + spread.frames.indices.map { "\(words($0))." }
            + [spread.profile?.words].compactMap(\.self)).joined(separator: " ")
    }

    var legend: [LegendItem] {
        guard !graph.nodes.isEmpty, !spread.frames.isEmpty else { return [] }
        return [true, false].compactMap { isObserved in
            guard spread.frames.contains(where: { $0.isObserved == isObserved }) else { return nil }
            return LegendItem(
                heading: isObserved ? "Observed" : "Expected",
                samples: [0, 0.25, 0.5, 1].map { share in
                    (
                        circle(
                            share: share,
                            at: Point(10, 10),
                            radius: 9,
                            sector: 3,
                            isExpected: !isObserved
                        ), Size(20, 20), Wording.percent(share)
                    )
                }
            )
        }
    }

    /// The map in the DOT language, each circle with its coverage on every day.
    package var document: DOTDocument {
        let map = PartnershipView(spread.programme, nil)
        var document = map.document
        document.title = "\(spread.programme.name): reach over time"
        guard case .clusters(var clusters, let others) = document.structure else {
            return document
        }
        let shares = spread.frames.map(\.coverage)
        for cluster in clusters.indices {
            for place in clusters[cluster].nodes.indices {
                let index = clusters[cluster].nodes[place].index
                let name = CleanText.wrapped(map.graph.nodes[index].name, width: 130, size: 11)
                let levels =
                    map.graph.folded == nil
                    ? shares.map { figure($0.indices.contains(index) ? $0[index] : nil) } : []
                clusters[cluster].nodes[place].attributes[.label] = .text(
                    name + [levels.joined(separator: " → ")]
                )
            }
        }
        document.structure = .clusters(clusters, others: others)
        return document
    }
}
