/// How something spreads from node to node of a network, ready to be run forwards and backwards.
///
/// Compiled once from a graph and a model, then asked as often as wanted: ``spread(of:runs:seed:nodeWeights:workers:)``
/// follows given seeds, ``influence(limits:error:failure:seed:nodeWeights:workers:)`` chooses them.
///
/// Every model is one of *live arcs*: chance decides which arcs are live, and the seeds reach what live arcs lead to
/// (Kempe, Kleinberg & Tardos, "Maximizing the spread of influence through a social network", KDD 2003,
/// doi:10.1145/956750.956769). Self-loops never matter and are left out, also of the number of arcs that enter a node.
/// Parallel arcs each have their chance. Arcs of chance 0 are never live, those of chance 1 always. Other chances are kept
/// to within 10⁻⁸.
public struct Diffusion: Sendable {
    /// Which arcs are live, and how that hangs together.
    public enum Model: Sendable, Hashable {
        /// Each arc by itself with a chance that is its weight, from 0 to 1.
        case independentCascade
        /// Each arc by itself with one chance for all, from 0 to 1.
        case uniformCascade(chance: Double)
        /// Each arc by itself with the chance 1 ÷ the number of arcs that enter its target, whatever their weights.
        case weightedCascade
        /// Of the arcs into a node at most one, each with a chance that is its weight; those into a node add up to at most 1.
        ///
        /// It reaches the same nodes, with the same chances, as the linear threshold model: a node follows as soon as the weights of
        /// the arcs from nodes that were reached pass a threshold drawn uniformly.
        case linearThreshold
        /// Linear threshold with each weight divided by the sum of those into the same node.
        ///
        /// A node into which all weights are 0 is reached by none.
        case normalisedLinearThreshold
    }

    /// Number of nodes.
    public let nodeCount: Int
    /// The model that was compiled.
    public let model: Model

    /// How runs go forwards.
    enum Forwards: Sendable {
        case independent(LiveArcs)
        case exclusive(ThresholdArcs)
    }

    let forwards: Forwards
    /// Each node's entering arcs, for sampling what a node is reached from.
    let backwards: LiveArcs
    let isExclusive: Bool

    /// The diffusion of a model on a graph.
    ///
    /// - Precondition: weights that are taken as chances are at most 1, for each arc or, with ``Model/linearThreshold``, in sum
    ///   for each node that they enter (to within 10⁻⁹); a uniform chance is from 0 to 1.
    /// - Complexity: O(V + E log d) time, d the greatest degree; O(V + E) memory.
    public init(_ graph: Graph, model: Model) {
        nodeCount = graph.nodeCount
        self.model = model
        let entering = graph.isUndirected ? graph : graph.reversed()
        let chances = ArcChances(graph: graph, entering: entering, model: model)
        switch model {
        case .independentCascade, .uniformCascade, .weightedCascade:
            isExclusive = false
            forwards = .independent(LiveArcs(rowsOf: graph, chances: chances, areReversed: false))
            backwards = LiveArcs(rowsOf: entering, chances: chances, areReversed: true)
        case .linearThreshold, .normalisedLinearThreshold:
            isExclusive = true
            backwards = LiveArcs(rowsOf: entering, chances: chances, areReversed: true)
            forwards = .exclusive(ThresholdArcs(reversing: backwards, nodeCount: graph.nodeCount))
        }
    }
}

/// The chance of each arc under a model.
struct ArcChances {
    private let model: Diffusion.Model
    /// For each node 1 ÷ the number of arcs, or the sum of weights, that enter it; empty where the model needs none.
    private let share: [Double]

    /// Checks the weights and adds up what enters each node.
    init(graph: Graph, entering: Graph, model: Diffusion.Model) {
        self.model = model
        switch model {
        case .independentCascade:
            for weight in graph.weights {
                precondition(weight <= 1, "an arc has the weight \(weight), which is no chance")
            }
            share = []
        case .uniformCascade(let chance):
            precondition(chance >= 0 && chance <= 1, "\(chance) is no chance from 0 to 1")
            share = []
        case .weightedCascade:
            share = Self.entering(entering) { _ in 1 }.map { $0 > 0 ? 1 / $0 : 0 }
        case .linearThreshold:
            for (node, sum) in Self.entering(entering, { $0 }).enumerated() {
                precondition(sum <= 1 + 1e-9, "weights into node \(node) add up to \(sum), over 1")
            }
            share = []
        case .normalisedLinearThreshold:
            share = Self.entering(entering) { $0 }.map { $0 > 0 ? 1 / $0 : 0 }
        }
    }

    /// The chance of an arc of this weight that enters `target`, other than a self-loop.
    @inline(__always)
    func chance(weight: Double, target: Int) -> Double {
        switch model {
        case .independentCascade, .linearThreshold: weight
        case .uniformCascade(let chance): chance
        case .weightedCascade: share[target]
        case .normalisedLinearThreshold: weight * share[target]
        }
    }

    /// Whether of the arcs into a node at most one is live.
    var areExclusive: Bool {
        switch model {
        case .independentCascade, .uniformCascade, .weightedCascade: false
        case .linearThreshold, .normalisedLinearThreshold: true
        }
    }

    /// Whether all arcs into a node have one chance.
    var areEqualIntoANode: Bool {
        switch model {
        case .uniformCascade, .weightedCascade: true
        case .independentCascade, .linearThreshold, .normalisedLinearThreshold: false
        }
    }

    /// For each node the sum over its entering arcs, self-loops left out.
    private static func entering(_ graph: Graph, _ value: (Double) -> Double) -> [Double] {
        (0..<graph.nodeCount).map { node in
            var sum = 0.0
            for arc in graph.arcs(of: node) where Int(graph.targets[arc]) != node {
                sum += value(graph.weights[arc])
            }
            return sum
        }
    }
}
