import CascadeCore

/// What an analysis marks on the map of coverage: who brings others together, and without whom some are cut off.
struct PartnershipMarks {
    /// What is marked at one circle.
    struct Mark: Equatable {
        /// Pairs across sectors that brokers of the circle stand between; nil: no broker.
        var pairs: Int?
        /// Organisations that are cut off from the rest without one of the circle; nil: none are.
        var cutsOff: Int?
        /// People of those.
        var cutsOffPeople = 0

        /// Whether anything is marked.
        var isEmpty: Bool { pairs == nil && cutsOff == nil }

        /// The marks in full.
        var words: [String] {
            var out: [String] = []
            if let pairs {
                out.append(
                    "a broker: stands between \(Wording.counted(pairs, "pair")) across sectors"
                )
            }
            if let cutsOff {
                out.append(
                    "the only way for \(Wording.counted(cutsOff, "other")) with "
                        + Wording.counted(cutsOffPeople, "person", "people")
                )
            }
            return out
        }

        /// The same for other programs: a wide border, dashed where it is an only way.
        var attributes: DOTDocument.Attributes {
            guard !isEmpty else { return [:] }
            let paint = cutsOff == nil ? Paint.ink : .accent
            return [
                .penwidth: .number(3), .color: .word(paint.light.hex),
                .style: .word(cutsOff == nil ? "rounded,filled" : "rounded,filled,dashed"),
            ]
        }
    }

    /// By the map's nodes.
    private(set) var marks: [Mark]
    /// By the map's nodes: whether marks are drawn; all of them where all have names, else of those that matter most.
    private(set) var isDrawn: [Bool] = []
    /// Organisations that are brokers.
    private(set) var brokers: [Int] = []
    /// Organisations without which some are cut off.
    private(set) var onlyWays: [Int] = []

    /// The marks of a map; nil without an analysis of the same organisations.
    init?(_ graph: PartnershipGraph, _ network: NetworkAnalysis?) {
        guard let network, network.organisations.count == graph.nodeOf.count else { return nil }
        marks = Array(repeating: Mark(), count: graph.nodes.count)
        let isBroker = Self.brokers(network)
        for (organisation, node) in graph.nodeOf.enumerated() {
            let position = network.organisations[organisation]
            if isBroker[organisation] {
                brokers.append(organisation)
                marks[node].pairs = max(
                    marks[node].pairs ?? 0,
                    position.brokerage.acrossSectors / 2
                )
            }
            if position.role == .onlyWay {
                onlyWays.append(organisation)
                if position.cutsOff > marks[node].cutsOff ?? 0 {
                    marks[node].cutsOff = position.cutsOff
                    marks[node].cutsOffPeople = position.cutsOffPeople
                }
            }
        }
        isDrawn = Self.drawn(marks)
    }

    /// Most of a kind that are drawn where not all circles have names.
    static let mostDrawn = 12

    /// Which marks are drawn: of brokers those between most pairs, of only ways those for most people.
    private static func drawn(_ marks: [Mark]) -> [Bool] {
        guard marks.count > PartnershipPlacement.allNamed else { return marks.map { !$0.isEmpty } }
        func best(_ value: (Mark) -> (Int, Int)?) -> ArraySlice<Int> {
            marks.indices.filter { value(marks[$0]) != nil }.sorted {
                let (a, b) = (value(marks[$0]) ?? (0, 0), value(marks[$1]) ?? (0, 0))
                return a != b ? a > b : $0 < $1
            }.prefix(mostDrawn)
        }
        var out = Array(repeating: false, count: marks.count)
        for node in best({ mark in mark.pairs.map { ($0, 0) } }) { out[node] = true }
        for node in best({ mark in mark.cutsOff.map { (mark.cutsOffPeople, $0) } }) {
            out[node] = true
        }
        return out
    }

    /// By organisation: whether it brings other sectors together as brokers do.
    ///
    /// An only way is one too where it stands between as many pairs as the least of those whose role it is.
    static func brokers(_ network: NetworkAnalysis) -> [Bool] {
        // Counted in both directions; people think of a pair once.
        let pairs = network.organisations.map { $0.brokerage.acrossSectors / 2 }
        let least = zip(network.organisations, pairs).filter { $0.0.role == .broker }.map(\.1).min()
        return zip(network.organisations, pairs).map { position, pairs in
            position.role == .broker
                || position.role == .onlyWay && pairs > 0 && pairs >= least ?? .max
        }
    }

    /// What stands for a circle's marks, around it.
    static func elements(_ mark: Mark, at centre: Point, radius: Double) -> [Scene.Element] {
        var out: [Scene.Element] = []
        var radius = radius + 2.9
        if mark.pairs != nil {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(centre, radius: radius),
                        stroke: .ink,
                        lineWidth: 1.6
                    )
                )
            )
            radius += 3.2
        }
        if mark.cutsOff != nil {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .circle(centre, radius: radius),
                        stroke: .accent,
                        lineWidth: 2.2,
                        dash: .dotted
                    )
                )
            )
        }
        return out
    }

    /// What the marks mean.
    var legend: LegendItem? {
        var samples: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        func add(_ mark: Mark, _ meaning: String) {
            let (radius, room) = (6.0, 11.0)
            let circle = Scene.Shape(
                outline: .circle(Point(room, room), radius: radius),
                fill: .soft(3),
                stroke: .quiet,
                lineWidth: 1.1
            )
            samples.append(
                (
                    [.shape(circle)] + Self.elements(mark, at: Point(room, room), radius: radius),
                    Size(2 * room, 2 * room), meaning
                )
            )
        }
        if !brokers.isEmpty { add(Mark(pairs: 1), "broker between sectors") }
        if !onlyWays.isEmpty { add(Mark(cutsOff: 1), "without it some are cut off") }
        return samples.isEmpty ? nil : LegendItem(heading: "Marked", samples: samples)
    }
}
