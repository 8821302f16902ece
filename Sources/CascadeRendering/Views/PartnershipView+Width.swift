import CascadeCore

// How wide ties are drawn, and what of them is told.
extension PartnershipView {
    /// Up to this many ties all are drawn; beyond, those between circles with names.
    static let mostTies = 900
    /// Most pairs of sectors between which lines are drawn where circles are folded.
    static let mostSectorTies = 40

    /// Whether every tie between circles has its line.
    var drawsAllTies: Bool { graph.folded == nil && graph.ties.count <= Self.mostTies }

    /// Which ties between circles are drawn, by position.
    func drawnTies(_ placement: PartnershipPlacement) -> [Int] {
        guard !drawsAllTies else { return Array(graph.ties.indices) }
        return graph.ties.indices.filter {
            !placement.names[graph.ties[$0].from].isEmpty
                && !placement.names[graph.ties[$0].to].isEmpty
        }
    }

    /// Which pairs of sectors have lines, by position: those with most ties, or across which most people are trained.
    var drawnSectorTies: [Int] {
        func weight(_ tie: PartnershipGraph.Tie) -> Double {
            measure == .strength
                ? Double(tie.count) : max(tie.expectedPeople, Double(tie.observedPeople))
        }
        return graph.sectorTies.indices.sorted {
            let (a, b) = (weight(graph.sectorTies[$0]), weight(graph.sectorTies[$1]))
            return a != b ? a > b : $0 < $1
        }.prefix(Self.mostSectorTies).sorted()
    }

    /// The ties that widths are compared among.
    var comparedTies: [PartnershipGraph.Tie] { graph.folded == nil ? graph.ties : graph.sectorTies }

    /// Most people that go across one tie, on record or as expected.
    var mostAcross: Double {
        comparedTies.reduce(0) { max($0, $1.expectedPeople, Double($1.observedPeople)) }
    }

    /// Width of a tie by what widths stand for.
    func width(_ tie: PartnershipGraph.Tie) -> Double {
        if measure == .people { return width(people: tie.expectedPeople) }
        if graph.folded != nil {
            let largest = Double(graph.sectorTies.map(\.count).max() ?? 1)
            return 1.2 + 7 * min(1, Double(tie.count) / largest)
        }
        let most = graph.nodes.count <= 150 ? 3.4 : 2.4
        let least = 0.8
        return least + (most - least) * max(0, min(1, tie.strength))
    }

    /// Width for so many people across a tie: it grows with the square root, so that few are seen beside many; 0 for none.
    func width(people: Double) -> Double {
        guard people >= 0.05, mostAcross > 0 else { return 0 }
        let most = graph.folded != nil ? 9.0 : graph.nodes.count <= 400 ? 6.5 : 4
        return max(graph.nodes.count <= 400 ? 0.9 : 0.5, most * (people / mostAcross).squareRoot())
    }

    /// The lines of a tie along a path: one by its strength; or what is expected pale below what is on record, and dots
    /// where nobody is trained.
    func lines(
        _ tie: PartnershipGraph.Tie,
        along path: Scene.Outline,
        _ paint: Paint,
        scale: Double,
        opacity: Double
    ) -> [Scene.Element] {
        func line(_ width: Double, _ opacity: Double, _ dash: Scene.Dash = .solid) -> Scene.Element
        {
            .shape(
                Scene.Shape(
                    outline: path,
                    stroke: paint,
                    lineWidth: width,
                    opacity: opacity,
                    dash: dash
                )
            )
        }
        guard measure == .people else { return [line(width(tie) * scale, opacity)] }
        let expected = width(people: tie.expectedPeople)
        let observed = width(people: Double(tie.observedPeople))
        var out: [Scene.Element] = []
        if expected > 0 { out.append(line(expected, history == nil ? 0.5 : 0.36)) }
        if observed > 0 { out.append(line(observed, 0.9)) }
        if out.isEmpty { out.append(line(0.8, min(0.5, opacity * 1.3), .dotted)) }
        return out
    }

    /// What goes across a tie, in words: `on record 12 people, expected from then on 3.4 → and 5 ←`.
    func across(_ tie: PartnershipGraph.Tie) -> [String] {
        var out: [String] = []
        if history != nil {
            out.append(
                "\(Wording.counted(tie.observedPeople, "person", "people")) trained across it on record"
            )
        }
        if outcome != nil {
            let people = tie.expectedPeople
            out.append(
                people > 0
                    ? "\(Wording.decimal(people)) people expected to be trained across it"
                        + (since == nil ? "" : " from then on")
                        + " (→ \(Wording.decimal(tie.expected.inTo)), ← \(Wording.decimal(tie.expected.inFrom)))"
                    : "nobody expected to be trained across it"
                        + (since == nil ? "" : " from then on")
            )
        }
        return out
    }

    /// The key to ties.
    func tieLegend() -> LegendItem? {
        guard !comparedTies.isEmpty else { return nil }
        return measure == .people ? peopleLegend() : strengthLegend()
    }

    private func peopleLegend() -> LegendItem {
        var samples: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        func add(_ people: Int, observed: Bool, _ meaning: String) {
            let line = Scene.Shape(
                outline: .path([.move(Point(0, 7)), .line(Point(30, 7))]),
                stroke: .tie,
                lineWidth: width(people: Double(people)),
                opacity: observed ? 0.9 : history == nil ? 0.5 : 0.36
            )
            samples.append(([.shape(line)], Size(30, 14), meaning))
        }
        let sizes = Self.roundSizes(upTo: max(1, Int(mostAcross)))
        let isExpected = outcome != nil
        for people in sizes {
            add(people, observed: !isExpected, Wording.count(people))
        }
        if isExpected, history != nil, let most = sizes.last {
            add(most, observed: true, "\(Wording.count(most)) on record")
        }
        if comparedTies.contains(where: { $0.expectedPeople < 0.05 && $0.observedPeople == 0 }) {
            let line = Scene.Element.line(
                Point(0, 7),
                Point(30, 7),
                .tie,
                width: 0.8,
                dash: .dotted
            )
            samples.append(([line], Size(30, 14), "nobody"))
        }
        return LegendItem(
            heading: isExpected
                ? "People expected to be trained across a tie"
                : "People trained across a tie, on record",
            samples: samples
        )
    }

    private func strengthLegend() -> LegendItem {
        func sample(_ tie: PartnershipGraph.Tie, _ meaning: String) -> (
            elements: [Scene.Element], size: Size, meaning: String
        ) {
            var elements: [Scene.Element] = [
                .line(Point(0, 6), Point(30, 6), .tie, width: width(tie))
            ]
            if tie.directed {
                elements.append(.arrowhead(at: Point(30, 6), from: Point(0, 6), size: 8, .tie))
            }
            return (elements, Size(30, 12), meaning)
        }
        func tie(_ strength: Double, _ count: Int = 1, directed: Bool = false)
            -> PartnershipGraph.Tie
        {
            PartnershipGraph.Tie(
                from: 0,
                to: 0,
                strength: strength,
                count: count,
                directed: directed,
                kinds: []
            )
        }
        let several = graph.sectorTies.map(\.count).max() ?? 1
        var samples =
            graph.folded == nil
            ? [sample(tie(0.2), "weak"), sample(tie(1), "strong")]
            : Set([max(1, several / 5), several]).sorted().map {
                sample(tie(1, $0), Wording.count($0))
            }
        if graph.folded == nil, graph.ties.contains(where: \.directed) {
            samples.append(sample(tie(0.5, directed: true), "one way"))
        }
        if let colours, !colours.bridges.isEmpty {
            let line = Scene.Element.line(
                Point(0, 6),
                Point(30, 6),
                .ink,
                width: Self.bridgeWidth,
                dash: .dashed
            )
            samples.append((elements: [line], size: Size(30, 12), meaning: "the only link"))
        }
        return LegendItem(
            heading: graph.folded != nil
                ? "Number of ties between sectors"
                : colours == nil ? "Ties (coloured within a sector, grey across)" : "Ties",
            samples: samples
        )
    }
}
