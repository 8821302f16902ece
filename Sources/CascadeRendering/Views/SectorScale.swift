/// How large a sector's circle is, and how wide what goes between sectors.
struct SectorScale {
    /// Space between a sector's circle and the ring around it.
    static let ringGap = 3.0
    private static let widest = 13.0
    private static let thinnest = 0.9

    private let mostPeople: Double
    private let mostReached: Double
    private let mostTies: Double
    private let largestRadius: Double
    private let measure: SectorGraph.Measure

    /// The scale of a graph: its largest lane or ring has the greatest width.
    init(_ graph: SectorGraph) {
        measure = graph.measure
        mostPeople = Double(max(1, graph.nodes.map(\.people).max() ?? 1))
        let expected = graph.links.map { max($0.reachedInFirst, $0.reachedInSecond) }
        let observed = graph.links.map { max($0.observedInFirst, $0.observedInSecond) }
        let own = graph.nodes.map { max($0.reachedByOwn, Double($0.observedByOwn)) }
        mostReached = (expected + observed.map(Double.init) + own).max() ?? 0
        mostTies = Double(max(1, graph.links.map(\.ties).max() ?? 1))
        largestRadius = graph.nodes.count <= 12 ? 30 : 20
    }

    /// Radius of the circle of so many people: its area is in proportion.
    func radius(_ people: Int) -> Double {
        max(6, largestRadius * (Double(max(0, people)) / mostPeople).squareRoot())
    }

    /// Width of a lane along which, or of a ring for whom, so many people are reached; 0 for none.
    ///
    /// It grows with the square root, so that what goes between sectors is seen beside what stays within one.
    func width(people: Double) -> Double {
        guard people > 0, mostReached > 0 else { return 0 }
        return max(Self.thinnest, Self.widest * (people / mostReached).squareRoot())
    }

    /// Width of a lane for so many ties.
    func width(ties: Int) -> Double { 1.2 + 7 * Double(ties) / mostTies }

    /// Width of a lane by what widths stand for.
    func width(_ reached: Double, ties: Int) -> Double {
        measure == .people ? width(people: reached) : width(ties: ties)
    }

    /// Width of the ring for those whom a sector's own trainers reach; 0 for hardly anyone.
    func ring(_ node: SectorGraph.Node) -> Double {
        node.reachedByOwn < 0.05 ? 0 : width(people: node.reachedByOwn)
    }

    /// Width of the ring for those whom a sector's own trainers reached on record.
    func observedRing(_ node: SectorGraph.Node) -> Double {
        width(people: Double(node.observedByOwn))
    }

    /// Radius of a sector's circle with its ring.
    func outerRadius(_ node: SectorGraph.Node) -> Double {
        let ring = max(ring(node), observedRing(node))
        return radius(node.people) + (ring > 0 ? Self.ringGap + ring : 0)
    }
}
