/// One worker's search for shortest paths by the lengths of edges, and what it has found so far.
///
/// Dijkstra's search with Brandes' accumulation; predecessors are listed as they are found, because sums of lengths that
/// are equal on paper may differ in their last digits. A number of paths is a fraction times a power of two,
/// as it may exceed every floating-point number.
struct LengthBetweenness {
    private struct Paths {
        var count: Double
        /// Multiples of 512 in the power of two.
        var exponent: Int32

        mutating func add(_ other: Paths) {
            if other.exponent > exponent {
                let old = self
                self = other
                add(old)
                return
            }
            if other.exponent == exponent {
                count += other.count
            } else if other.exponent == exponent - 1 {
                count += other.count * 0x1p-512
            }
            if count > 0x1p512 {
                count *= 0x1p-512
                exponent += 1
            }
        }

        /// How many times these paths are of others, of which there are no fewer.
        func share(of whole: Paths) -> Double {
            switch whole.exponent - exponent {
            case 0: count / whole.count
            case 1: count / whole.count * 0x1p-512
            default: 0
            }
        }
    }

    private let core: BetweennessCore
    private let scoresArcs: Bool
    private let origins: [Int32]
    private var open: NearestFirst
    private var paths: [Paths]
    private var isSettled: [Bool]
    private var dependency: [Double]
    /// The last arc found on which shortest paths enter a node, and for each arc the one found before it.
    private var lastArc: [Int32]
    private var arcBefore: [Int32]
    private var order: [Int32] = []

    /// Dependencies of the core's nodes on all sources searched, weighted with the masses of the sources.
    private(set) var nodeScores: [Double]
    /// The same of its arcs; empty unless asked for.
    private(set) var arcScores: [Double]

    init(_ core: BetweennessCore, scoresArcs: Bool) {
        self.core = core
        self.scoresArcs = scoresArcs
        let count = core.count
        var origins: [Int32] = []
        origins.reserveCapacity(core.targets.count)
        for node in 0..<count {
            for _ in core.offsets[node]..<core.offsets[node + 1] { origins.append(Int32(node)) }
        }
        self.origins = origins
        open = NearestFirst(count: count)
        paths = [Paths](repeating: Paths(count: 0, exponent: 0), count: count)
        isSettled = [Bool](repeating: false, count: count)
        dependency = [Double](repeating: 0, count: count)
        lastArc = [Int32](repeating: -1, count: count)
        arcBefore = [Int32](repeating: -1, count: core.targets.count)
        nodeScores = [Double](repeating: 0, count: count)
        arcScores = [Double](repeating: 0, count: scoresArcs ? core.targets.count : 0)
    }

    /// Adds the dependencies of one source.
    ///
    /// - Complexity: O(E + V log V) of its component.
    mutating func search(from source: Int) {
        open.put(source, at: 0)
        paths[source] = Paths(count: 1, exponent: 0)
        while let node = open.takeNearest() {
            isSettled[node] = true
            order.append(Int32(node))
            for arc in Int(core.offsets[node])..<Int(core.offsets[node + 1]) {
                let target = Int(core.targets[arc])
                if !isSettled[target] { relax(arc, from: node, to: target) }
            }
        }
        let mass = Double(core.mass[source])
        for node in order.reversed().map({ Int($0) }) {
            let below = Double(core.mass[node]) + dependency[node]
            var arc = Int(lastArc[node])
            while arc >= 0 {
                let before = Int(origins[arc])
                let part = paths[before].share(of: paths[node]) * below
                dependency[before] += part
                if scoresArcs { arcScores[arc] += mass * part }
                arc = Int(arcBefore[arc])
            }
            if node != source { nodeScores[node] += mass * dependency[node] }
            dependency[node] = 0
            isSettled[node] = false
            lastArc[node] = -1
        }
        open.forget(order)
        order.removeAll(keepingCapacity: true)
    }

    private mutating func relax(_ arc: Int, from node: Int, to target: Int) {
        let length = core.lengths[arc]
        let distance = open.distance[node] + length
        let zeroCount = open.zeros[node] + (length == 0 ? 1 : 0)
        let known = open.distance[target]
        let tolerance = 1e-10 * distance
        if known.isFinite, abs(distance - known) <= tolerance {
            if zeroCount > open.zeros[target] { return }
            if zeroCount == open.zeros[target] {
                paths[target].add(paths[node])
                arcBefore[arc] = lastArc[target]
                lastArc[target] = Int32(arc)
                return
            }
        } else if distance > known {
            return
        }
        open.put(target, at: min(distance, known), zeros: zeroCount)
        paths[target] = paths[node]
        arcBefore[arc] = -1
        lastArc[target] = Int32(arc)
    }
}
