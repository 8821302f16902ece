import CascadeGraph

extension Outcome {
    /// The network of partnerships in figures, with what is expected to go across it.
    ///
    /// - Parameter workers: how many run at a time; nil: one for each core. The figures don't depend on it.
    /// - Returns: positions, mixing, communities, equity and lineage.
    /// - Complexity: O(V·E) for betweenness while organisations times ties are at most
    ///   ``NetworkAnalysisBuilder/exactLimit``, sampled beyond; O(sectors²); the rest nearly linear.
    public func networkAnalysis(workers: Int? = nil) async -> NetworkAnalysis {
        await NetworkAnalysisBuilder(self).analysis(workers: workers)
    }
}

/// Puts the figures of a network together.
struct NetworkAnalysisBuilder {
    /// Where organisations times ties are more than this, betweenness is sampled.
    static let exactLimit = 100_000_000

    /// Whether betweenness is worked out exactly.
    var isExact: Bool { graph.nodeCount * max(1, graph.edgeCount) <= Self.exactLimit }

    let outcome: Outcome
    let programme: Programme
    let sector: [Int]
    let graph: Graph
    /// For each pair with a tie, in the order of the graph's edges.
    let ties: [NetworkAnalysis.TiePosition]
    /// Mean number of people reached, by the sector of the trainer, then that of the person.
    let reachBetweenSectors: [[Double]]

    init(_ outcome: Outcome) {
        self.outcome = outcome
        programme = outcome.programme
        let index = ProgrammeIndex(programme)
        sector = programme.organisations.map { index.sectors[$0.sector] ?? 0 }
        let ends = programme.partnerships.map { tie in
            (index.organisations[tie.from] ?? 0, index.organisations[tie.to] ?? 0)
        }
        let count = programme.organisations.count
        let graph = programme.tieGraph(index)
        var position: [Int: Int] = [:]
        self.graph = graph
        var ties = graph.edgeList().enumerated().map { edge, ends in
            position[ends.from * count + ends.to] = edge
            return NetworkAnalysis.TiePosition(
                first: ends.from,
                second: ends.to,
                strength: min(1, ends.weight),
                reachedInFirst: 0,
                reachedInSecond: 0,
                isBridge: false,
                betweenness: nil
            )
        }
        for (partnership, ends) in ends.enumerated() {
            let (low, high) = (min(ends.0, ends.1), max(ends.0, ends.1))
            guard let edge = position[low * count + high] else { continue }
            let result = outcome.partnerships[partnership]
            let isInOrder = ends.0 == low
            ties[edge].reachedInFirst += isInOrder ? result.reachedInFrom : result.reachedInTo
            ties[edge].reachedInSecond += isInOrder ? result.reachedInTo : result.reachedInFrom
        }
        self.ties = ties
        reachBetweenSectors = Self.reachBetweenSectors(outcome, ties, sector)
    }

    func analysis(workers: Int?) async -> NetworkAnalysis {
        let positions = await organisations(workers: workers)
        let communities = communities(positions.community)
        let test = graph.externalInternalTest(group: sector, seed: outcome.seed)
        let ties = await tiesWithMeasures(workers: workers)
        return NetworkAnalysis(
            summary: summary(community: positions.community, test),
            organisations: positions.organisations,
            sectors: sectors(test),
            tiesBetweenSectors: tiesBetweenSectors(),
            reachBetweenSectors: reachBetweenSectors,
            communities: communities,
            ties: ties,
            onlyLinks: onlyLinks(),
            influential: await influential(workers: workers),
            equity: equity(),
            lineage: programme.lineage,
            graph: graph
        )
    }

    /// Mean number of people reached in each organisation across its ties.
    var reachedByPartners: [Double] {
        var reached = Array(repeating: 0.0, count: programme.organisations.count)
        for tie in ties {
            reached[tie.first] += tie.reachedInFirst
            reached[tie.second] += tie.reachedInSecond
        }
        return reached
    }

    private func tiesWithMeasures(workers: Int?) async -> [NetworkAnalysis.TiePosition] {
        let between =
            isExact
            ? await graph.edgeBetweenness(isNormalised: true, workers: workers) : []
        var isBridge = Array(repeating: false, count: graph.edgeCount)
        for bridge in graph.separation().bridges { isBridge[bridge.edge] = true }
        return ties.enumerated().map { edge, tie in
            var tie = tie
            tie.isBridge = isBridge[edge]
            tie.betweenness = between.isEmpty ? nil : between[edge]
            return tie
        }
    }

    func tiesBetweenSectors() -> [[Int]] {
        let count = programme.sectors.count
        var matrix = Array(repeating: Array(repeating: 0, count: count), count: count)
        for tie in ties {
            let (a, b) = (sector[tie.first], sector[tie.second])
            matrix[a][b] += 1
            if a != b { matrix[b][a] += 1 }
        }
        return matrix
    }

    private static func reachBetweenSectors(
        _ outcome: Outcome,
        _ ties: [NetworkAnalysis.TiePosition],
        _ sector: [Int]
    ) -> [[Double]] {
        let count = outcome.programme.sectors.count
        var matrix = Array(repeating: Array(repeating: 0.0, count: count), count: count)
        for tie in ties {
            let (a, b) = (sector[tie.first], sector[tie.second])
            matrix[b][a] += tie.reachedInFirst
            matrix[a][b] += tie.reachedInSecond
        }
        for (organisation, result) in outcome.organisations.enumerated() {
            matrix[sector[organisation]][sector[organisation]] += result.reachedAtHome
        }
        return matrix
    }

    private func communities(_ label: [Int]) -> [NetworkAnalysis.Community] {
        let count = (label.max() ?? -1) + 1
        var communities = Array(
            repeating: NetworkAnalysis.Community(
                organisations: [],
                people: 0,
                bySector: Array(repeating: 0, count: programme.sectors.count)
            ),
            count: count
        )
        for (organisation, community) in label.enumerated() {
            communities[community].organisations.append(organisation)
            communities[community].people += programme.organisations[organisation].people
            communities[community].bySector[sector[organisation]] += 1
        }
        return communities
    }

    /// The organisations through which alone a sector of several is tied to another sector.
    func onlyLinks() -> [NetworkAnalysis.OnlyLink] {
        let sizes = sector.reduce(into: Array(repeating: 0, count: programme.sectors.count)) {
            $0[$1] += 1
        }
        var tiesOfPair: [Int: [Int]] = [:]
        for (edge, tie) in ties.enumerated() where sector[tie.first] != sector[tie.second] {
            let (a, b) = (sector[tie.first], sector[tie.second])
            tiesOfPair[min(a, b) * sizes.count + max(a, b), default: []].append(edge)
        }
        var links: [Int: (sectors: [Int], reached: Double)] = [:]
        for pair in tiesOfPair.keys.sorted() {
            let edges = tiesOfPair[pair] ?? []
            for end in [ties[edges[0]].first, ties[edges[0]].second] where sizes[sector[end]] > 1 {
                guard edges.allSatisfy({ ties[$0].first == end || ties[$0].second == end }) else {
                    continue
                }
                let (a, b) = (pair / sizes.count, pair % sizes.count)
                links[end, default: ([], 0)].sectors.append(sector[end] == a ? b : a)
                links[end, default: ([], 0)].reached += edges.reduce(0) {
                    $0 + ties[$1].reachedInFirst + ties[$1].reachedInSecond
                }
            }
        }
        return links.keys.sorted().compactMap { organisation in
            links[organisation].map {
                NetworkAnalysis.OnlyLink(
                    organisation: organisation,
                    sectors: $0.sectors,
                    reached: $0.reached
                )
            }
        }
    }
}

extension NetworkAnalysis {
    /// The organisations that are cut off from the rest with most people without one, in ascending order.
    func behind(_ organisation: Int, headcounts: [Int]) -> [Int] {
        let rest = Graph(
            nodeCount: graph.nodeCount,
            edges: graph.edgeList().filter { $0.from != organisation && $0.to != organisation }
        ).weakComponents()
        let own = graph.weakComponents()
        let parts = Set(neighbours(of: organisation).map { Int(rest.labels[$0]) })
        var people = [Int](repeating: 0, count: rest.count)
        for (position, headcount) in headcounts.enumerated() {
            people[Int(rest.labels[position])] += headcount
        }
        guard let largest = parts.max(by: { (people[$0], $1) < (people[$1], $0) }) else {
            return []
        }
        return organisations.indices.filter {
            $0 != organisation && own.labels[$0] == own.labels[organisation]
                && Int(rest.labels[$0]) != largest
        }
    }
}
