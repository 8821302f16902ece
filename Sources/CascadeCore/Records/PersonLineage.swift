/// One person in the lineage: the ways from them to the founders, and all who came from them.
package struct PersonLineage: Sendable {
    /// One step of a path: someone, and the session that reached them.
    package struct Step: Sendable, Hashable {
        /// Position in the programme's people; nil: external trainers.
        package var person: Int?
        /// Position among the history's sessions of the one that reached them; nil for those with nobody before them.
        package var held: Int?
    }

    /// Someone who came from the person, or people without names.
    package struct Descendant: Sendable, Equatable {
        /// Position in the programme's people; nil: people without names.
        package var person: Int?
        /// How many people.
        package var people: Int
        /// Generation.
        package var generation: Int
        /// Organisation where they were reached; nil: not known.
        package var organisation: Int?
        /// Position among the history's sessions of the one that reached them.
        package var held: Int
        /// Whether the person led or co-led that session.
        package var isDirect: Bool
    }

    /// Position in the programme's people.
    package var person: Int
    /// How many paths there are; nil: more than can be counted.
    package var pathCount: Int?
    /// The first paths, each from the person to someone with nobody before them, leads before co-trainers.
    package var paths: [[Step]]
    /// Those who came from the person, in the order of generations, then of days.
    package var descendants: [Descendant]
    /// Credit for those reached directly, and for all who came from the person, in parts of ``LineageCredit/unit``.
    package var credit: (direct: Int, all: Int)

    /// People who came from the person, each counted once.
    package var peopleDescended: Int { descendants.reduce(0) { $0 + $1.people } }

    /// The lineage of a person.
    ///
    /// - Parameters:
    ///   - person: position in the programme's people.
    ///   - history: the records.
    ///   - limit: paths listed at most.
    /// - Complexity: O(rows of attendance + sessions log sessions), and O(length) for each path listed.
    package init(_ person: Int, in history: History, paths limit: Int = 20) {
        let graph = LineageGraph(history)
        self.person = person
        guard let start = graph.node[person] else {
            (pathCount, paths, descendants, credit) = (0, [], [], (0, 0))
            return
        }
        let credit = LineageCredit(graph)
        self.credit = (credit.direct[start], credit.all[start])
        let own = Set(graph.nodes[start].learners)
        descendants = graph.descendants(of: start).compactMap { position in
            let node = graph.nodes[position]
            return node.held.map { held in
                Descendant(
                    person: node.person,
                    people: node.people,
                    generation: node.generation,
                    organisation: node.organisation,
                    held: held,
                    isDirect: own.contains(position)
                )
            }
        }
        .enumerated().sorted {
            ($0.element.generation, $0.offset) < ($1.element.generation, $1.offset)
        }
        .map(\.element)
        pathCount = Self.count(start, graph)
        paths = Self.paths(start, graph, limit: limit)
    }

    /// Paths from a node to those with nobody before them; nil past what an integer holds.
    private static func count(_ start: Int, _ graph: LineageGraph) -> Int? {
        var ancestors: Set<Int> = [start]
        var open = [start]
        while let next = open.popLast() {
            for trainer in graph.nodes[next].trainers where ancestors.insert(trainer).inserted {
                open.append(trainer)
            }
        }
        var counts: [Int: Int] = [:]
        for node in ancestors.sorted() {
            var total = graph.nodes[node].trainers.isEmpty ? 1 : 0
            for trainer in graph.nodes[node].trainers {
                let (sum, overflows) = total.addingReportingOverflow(counts[trainer] ?? 0)
                guard !overflows else { return nil }
                total = sum
            }
            counts[node] = total
        }
        return counts[start]
    }

    private static func paths(_ start: Int, _ graph: LineageGraph, limit: Int) -> [[Step]] {
        var found: [[Step]] = []
        // Each way so far, the one to go on with last.
        var open = [[start]]
        while let way = open.popLast(), found.count < limit {
            guard let last = way.last else { continue }
            let trainers = graph.nodes[last].trainers
            if trainers.isEmpty {
                var steps = way.map {
                    Step(person: graph.nodes[$0].person, held: graph.nodes[$0].held)
                }
                if graph.nodes[last].held != nil { steps.append(Step(person: nil, held: nil)) }
                found.append(steps)
            } else {
                open += trainers.reversed().map { way + [$0] }
            }
        }
        return found
    }
}
