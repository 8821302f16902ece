/// One worker's search for shortest paths by the number of steps, and what it has found so far.
///
/// Brandes' accumulation, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2), 2001,
/// doi:10.1080/0022250X.2001.9990249, level by level. What makes it fast:
///
/// - A node is 16 bytes that hold its level, the number of shortest paths to it and, on the way back, what its
///   successors need of it: (mass + dependency) ÷ paths. There are no lists of predecessors; levels tell.
/// - The arcs between two levels are read from the side that seems to have fewer, forward and back:
///   nodes further out have fewer arcs, so that they may be up to twice as many. (Forward: Beamer, Asanović
///   & Patterson, "Direction-optimizing breadth-first search", SC 2012, doi:10.1109/SC.2012.50.)
/// - The inner loops have no branches but their ends: comparisons choose masks.
/// - Levels count down from search to search, so that what the search before left reads as not yet reached.
///
/// Numbers of paths are kept below 2¹⁰²³ by dividing a level's by a power of two; only ratios between neighbouring
/// levels matter.
struct StepBetweenness: ~Copyable {
    private struct Node {
        /// Forward the number of shortest paths, backward (mass + dependency) ÷ that number.
        var value: Double
        /// Greater than any level of the present search: not reached.
        var level: Int32
        var mass: Int32
    }

    private let core: BetweennessCore
    private let nodes: UnsafeMutableBufferPointer<Node>
    private let needed: UnsafeMutableBufferPointer<Double>
    private let queue: UnsafeMutableBufferPointer<Int32>
    private let missing: UnsafeMutableBufferPointer<Int32>
    private let sieve = Sieve()
    private let greatestInDegree: Double
    private var levelStart: [Int32] = []
    private var levelScale: [Double] = []
    /// The level of the next source is at least `count` + 1 below this.
    private var base = Int32.max

    /// Dependencies of the core's nodes on all sources searched, weighted with the masses of the sources.
    let nodeScores: UnsafeMutableBufferPointer<Double>
    /// The same of its arcs; empty unless asked for.
    let arcScores: UnsafeMutableBufferPointer<Double>

    init(_ core: BetweennessCore, scoresArcs: Bool) {
        self.core = core
        let count = core.count
        nodes = .allocate(capacity: count)
        for node in 0..<count {
            nodes.initializeElement(
                at: node,
                to: Node(value: 0, level: .max, mass: core.mass[node])
            )
        }
        needed = .allocate(capacity: count)
        needed.initialize(repeating: 0)
        // One more than there are nodes: the loops write behind the end before they know whether to keep it.
        queue = .allocate(capacity: count + 1)
        queue.initialize(repeating: 0)
        missing = .allocate(capacity: count + 1)
        missing.initialize(repeating: 0)
        nodeScores = .allocate(capacity: count)
        nodeScores.initialize(repeating: 0)
        arcScores = .allocate(capacity: scoresArcs ? core.targets.count : 0)
        arcScores.initialize(repeating: 0)
        var greatest: Int32 = 1
        for node in 0..<count {
            greatest = max(greatest, core.inOffsets[node + 1] - core.inOffsets[node])
        }
        greatestInDegree = Double(greatest)
    }

    deinit {
        nodes.deallocate()
        needed.deallocate()
        queue.deallocate()
        missing.deallocate()
        sieve.deallocate()
        nodeScores.deallocate()
        arcScores.deallocate()
    }

    /// Adds the dependencies of one source.
    ///
    /// - Complexity: O(V + E) of its component.
    mutating func search(from source: Int) {
        let count = core.count
        if base < Int32.min + 2 * (Int32(count) + 2) {
            for node in 0..<count { nodes[node].level = .max }
            base = .max
        }
        base -= Int32(count) + 2
        searchForward(from: source)
        searchBackward(from: source)
    }

    private mutating func searchForward(from source: Int) {
        // Every index below comes from the core's own arrays or from the queue, which hold numbers of its nodes and arcs;
        // a node enters the queue once, when its level is set, so that at most `count` are in it, and one is written behind.
        let nodes = nodes.baseAddress.unsafelyUnwrapped
        let sieve = sieve
        let queue = queue.baseAddress.unsafelyUnwrapped
        let missing = missing.baseAddress.unsafelyUnwrapped
        let component = Int(core.component[source])
        let low = Int(core.componentStart[component])
        let high = Int(core.componentStart[component + 1])
        levelStart.removeAll(keepingCapacity: true)
        levelScale.removeAll(keepingCapacity: true)
        levelStart.append(0)
        levelScale.append(1)
        var level = base
        nodes[source].level = level
        nodes[source].value = 1
        queue[0] = Int32(source)
        var head = 0
        var tail = 1
        var missingCount = -1
        // Arcs that may still be read from the side of the missing, so that a search stays linear where many can't be reached.
        var budget = 2 * core.sources.count
        var bound = 1.0
        while tail > head, tail < high - low {
            levelStart.append(Int32(tail))
            let next = level + 1
            let end = tail
            if high - low - tail < 2 * (end - head), budget > 0 {
                if missingCount < 0 {
                    missingCount = 0
                    for node in low..<high {
                        missing[missingCount] = Int32(truncatingIfNeeded: node)
                        missingCount += nodes[node].level > level ? 1 : 0
                    }
                }
                var kept = 0
                core.inOffsets.withUnsafeBufferPointer { offsets in
                    core.sources.withUnsafeBufferPointer { sources in
                        for position in 0..<missingCount {
                            let node = Int(missing[position])
                            var paths = 0.0
                            var arc = Int(offsets[node])
                            let endArc = Int(offsets[node + 1])
                            while arc < endArc {
                                defer { arc &+= 1 }
                                let other = nodes[Int(sources[arc])]
                                paths += sieve(other.value, isSame(other.level, level))
                            }
                            budget &-= endArc &- Int(offsets[node])
                            let isFound = paths > 0
                            nodes[node].value = paths
                            if isFound { nodes[node].level = next }
                            queue[tail] = Int32(truncatingIfNeeded: node)
                            missing[kept] = Int32(truncatingIfNeeded: node)
                            tail &+= isFound ? 1 : 0
                            kept &+= isFound ? 0 : 1
                        }
                    }
                }
                missingCount = kept
            } else {
                // Those it reaches are in the list of the missing, if there is one.
                missingCount = -1
                core.offsets.withUnsafeBufferPointer { offsets in
                    core.targets.withUnsafeBufferPointer { targets in
                        for position in head..<end {
                            let node = Int(queue[position])
                            let paths = nodes[node].value
                            var arc = Int(offsets[node])
                            let endArc = Int(offsets[node + 1])
                            while arc < endArc {
                                defer { arc &+= 1 }
                                let target = Int(targets[arc])
                                let old = nodes[target]
                                let isNew = isBelow(next, old.level)
                                nodes[target].value =
                                    sieve(old.value, 1 &- isNew)
                                    + sieve(paths, 1 &- isBelow(old.level, next))
                                nodes[target].level = min(old.level, next)
                                queue[tail] = Int32(truncatingIfNeeded: target)
                                tail &+= isNew
                            }
                        }
                    }
                }
            }
            head = end
            level = next
            bound *= greatestInDegree
            levelScale.append(1)
            if bound > 0x1p960 { bound = scaleDown(head, tail) }
        }
        levelStart.append(Int32(tail))
    }

    /// Divides the numbers of paths to the last level by a power of two, if they are great.
    ///
    /// - Returns: the greatest of them.
    private mutating func scaleDown(_ head: Int, _ tail: Int) -> Double {
        var greatest = 1.0
        for position in head..<tail { greatest = max(greatest, nodes[Int(queue[position])].value) }
        guard greatest > 0x1p400 else { return greatest }
        for position in head..<tail {
            let node = Int(queue[position])
            nodes[node].value = max(0x1p-400, nodes[node].value * 0x1p-400)
        }
        levelScale[levelScale.count - 1] = 0x1p-400
        return greatest * 0x1p-400
    }

    private mutating func searchBackward(from source: Int) {
        // As in the forward search, and `needed` and `nodeScores` are as long as there are nodes, `arcScores` as long as
        // there are arcs where it isn't empty.
        let nodes = nodes.baseAddress.unsafelyUnwrapped
        let sieve = sieve
        let queue = queue.baseAddress.unsafelyUnwrapped
        let needed = needed.baseAddress.unsafelyUnwrapped
        let nodeScores = nodeScores.baseAddress.unsafelyUnwrapped
        let sourceMass = Double(nodes[source].mass)
        var last = levelStart.count - 2
        if last > 0, levelStart[last] == levelStart[last + 1] { last -= 1 }
        for position in Int(levelStart[last])..<Int(levelStart[last + 1]) {
            let node = Int(queue[position])
            nodes[node].value = Double(nodes[node].mass) / nodes[node].value
        }
        let scoresArcs = !arcScores.isEmpty
        var index = last - 1
        while index >= 0 {
            defer { index -= 1 }
            if index == 0, !scoresArcs { return }
            let start = Int(levelStart[index])
            let end = Int(levelStart[index + 1])
            let nextEnd = Int(levelStart[index + 2])
            let level = base + Int32(index)
            let scale = levelScale[index + 1]
            if scoresArcs {
                scoreArcs(start..<end, level: level, factor: sourceMass * scale)
                if index == 0 { return }
            }
            if nextEnd - end < 2 * (end - start) {
                core.inOffsets.withUnsafeBufferPointer { offsets in
                    core.sources.withUnsafeBufferPointer { sources in
                        for position in end..<nextEnd {
                            let node = Int(queue[position])
                            let value = nodes[node].value
                            var arc = Int(offsets[node])
                            let endArc = Int(offsets[node + 1])
                            while arc < endArc {
                                defer { arc &+= 1 }
                                let other = Int(sources[arc])
                                needed[other] += sieve(value, isSame(nodes[other].level, level))
                            }
                        }
                    }
                }
                for position in start..<end {
                    let node = Int(queue[position])
                    let sum = needed[node] * scale
                    needed[node] = 0
                    let paths = nodes[node].value
                    nodeScores[node] += sourceMass * (paths * sum)
                    nodes[node].value = sum + Double(nodes[node].mass) / paths
                }
            } else {
                let next = level + 1
                core.offsets.withUnsafeBufferPointer { offsets in
                    core.targets.withUnsafeBufferPointer { targets in
                        for position in start..<end {
                            let node = Int(queue[position])
                            var sum = 0.0
                            var arc = Int(offsets[node])
                            let endArc = Int(offsets[node + 1])
                            while arc < endArc {
                                defer { arc &+= 1 }
                                let other = nodes[Int(targets[arc])]
                                sum += sieve(other.value, isSame(other.level, next))
                            }
                            sum *= scale
                            let paths = nodes[node].value
                            nodeScores[node] += sourceMass * (paths * sum)
                            nodes[node].value = sum + Double(nodes[node].mass) / paths
                        }
                    }
                }
            }
        }
    }

    private func scoreArcs(_ positions: Range<Int>, level: Int32, factor: Double) {
        for position in positions {
            let node = Int(queue[position])
            let paths = nodes[node].value * factor
            for arc in Int(core.offsets[node])..<Int(core.offsets[node + 1]) {
                let other = nodes[Int(core.targets[arc])]
                arcScores[arc] += paths * sieve(other.value, isSame(other.level, level + 1))
            }
        }
    }
}

/// Takes a number or leaves 0 by a condition, without a branch.
///
/// The masks are read from memory so that the compiler doesn't know them: it turns any arithmetic on a comparison back into
/// a branch, which processors guess wrong at every other arc.
private struct Sieve {
    private let masks: UnsafeMutablePointer<UInt64>

    init() {
        masks = .allocate(capacity: 2)
        masks[0] = 0
        masks[1] = .max
    }

    func deallocate() { masks.deallocate() }

    /// `value` where `isTaken` is 1, 0 where it is 0.
    @inline(__always)
    func callAsFunction(_ value: Double, _ isTaken: Int) -> Double {
        Double(bitPattern: value.bitPattern & masks[isTaken])
    }
}

/// 1 if the first level is below the second, else 0.
@inline(__always)
private func isBelow(_ first: Int32, _ second: Int32) -> Int {
    first < second ? 1 : 0
}

/// 1 if both levels are the same, else 0.
@inline(__always)
private func isSame(_ first: Int32, _ second: Int32) -> Int {
    first == second ? 1 : 0
}
