/// A graph in the DOT language, with synthetic node names and user text in labels only.
///
/// It can't hold what crashes Graphviz: clusters have no rank sets, and labels are plain text.
package struct DOTDocument: Sendable, Equatable {
    /// Attributes by their name; written sorted.
    package typealias Attributes = [DOTAttribute: DOTValue]

    /// A node.
    package struct Node: Sendable, Equatable {
        /// Position in the whole document: the node is named `n` and this number.
        package var index: Int
        /// Its attributes.
        package var attributes: Attributes
    }

    /// An edge between two nodes, given by their indices.
    package struct Edge: Sendable, Equatable {
        /// Index of the tail.
        package var from: Int
        /// Index of the head.
        package var to: Int
        /// Its attributes.
        package var attributes: Attributes
    }

    /// A box around nodes.
    package struct Cluster: Sendable, Equatable {
        /// Its attributes.
        package var attributes: Attributes
        /// The nodes inside.
        package var nodes: [Node]
    }

    /// How nodes are grouped.
    package enum Structure: Sendable, Equatable {
        /// Clusters, and nodes outside all of them.
        case clusters([Cluster], others: [Node])
        /// Nodes, and disjoint sets of node indices that share a rank.
        case ranks([Node], sets: [[Int]])
    }

    /// Title of the graph.
    package var title: String
    /// Whether edges have arrows.
    package var isDirected: Bool
    /// Attributes of the graph.
    package var attributes: Attributes
    /// Attributes of all nodes.
    package var nodeDefaults: Attributes
    /// Attributes of all edges.
    package var edgeDefaults: Attributes
    /// Nodes and their groups.
    package var structure: Structure
    /// Edges.
    package var edges: [Edge]

    /// A document without nodes and edges.
    package init(title: String, isDirected: Bool) {
        self.title = title
        self.isDirected = isDirected
        attributes = [:]
        nodeDefaults = [:]
        edgeDefaults = [:]
        structure = .ranks([], sets: [])
        edges = []
    }

    /// All nodes, by index.
    package var nodes: [Node] {
        let all: [Node] =
            switch structure {
            case .clusters(let clusters, let others): clusters.flatMap(\.nodes) + others
            case .ranks(let nodes, _): nodes
            }
        return all.sorted { $0.index < $1.index }
    }
}
