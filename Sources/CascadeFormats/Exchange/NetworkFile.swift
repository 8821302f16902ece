/// A network as network tools exchange it: nodes and edges with attributes of any name, in written order.
package struct NetworkFile: Sendable, Hashable {
    /// A value of an attribute.
    package enum Value: Sendable, Hashable {
        /// Text.
        case text(String)
        /// A whole number.
        case whole(Int)
        /// A number.
        case number(Double)
        /// Yes or no.
        case flag(Bool)
        /// Several texts, as Kumu keeps tags.
        case list([String])

        /// The value as people would write it; the items of a list with ` | ` between them.
        package var description: String {
            switch self {
            case .text(let text): text
            case .whole(let number): String(number)
            case .number(let number): Scalars.text(number)
            case .flag(let flag): flag ? "true" : "false"
            case .list(let items): items.joined(separator: " | ")
            }
        }

        /// The number that it is or that its text says; nil for anything else, infinity included.
        package var number: Double? {
            switch self {
            case .whole(let number): Double(number)
            case .number(let number): number.isFinite ? number : nil
            case .text(let text): NetworkNumber.value(of: text)
            case .flag, .list: nil
            }
        }
    }

    /// A named value.
    package struct Attribute: Sendable, Hashable {
        /// Name, as the file writes it.
        package var name: String
        /// Value.
        package var value: Value

        /// The value under a name.
        package init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// A node.
    package struct Node: Sendable, Hashable {
        /// Unique id, not empty.
        package var id: String
        /// What people see; nil: the id.
        package var label: String?
        /// Attributes, each name once.
        package var attributes: [Attribute]

        /// A node with an id.
        package init(id: String, label: String? = nil, attributes: [Attribute] = []) {
            self.id = id
            self.label = label
            self.attributes = attributes
        }
    }

    /// An edge.
    package struct Edge: Sendable, Hashable {
        /// Id, where the file has one.
        package var id: String?
        /// Id of one node; of the first one where directed.
        package var from: String
        /// Id of the other node.
        package var to: String
        /// Whether it leads one way only.
        package var isDirected: Bool
        /// Weight, where the file has one.
        package var weight: Double?
        /// What people see.
        package var label: String?
        /// Attributes, each name once.
        package var attributes: [Attribute]

        /// An edge between two nodes.
        package init(
            id: String? = nil,
            from: String,
            to: String,
            isDirected: Bool = false,
            weight: Double? = nil,
            label: String? = nil,
            attributes: [Attribute] = []
        ) {
            self.id = id
            self.from = from
            self.to = to
            self.isDirected = isDirected
            self.weight = weight
            self.label = label
            self.attributes = attributes
        }
    }

    /// Whether an edge is directed where a file does not say it of the edge itself.
    package var isDirected: Bool
    /// Attributes of the network as a whole.
    package var attributes: [Attribute]
    /// Nodes.
    package var nodes: [Node]
    /// Edges.
    package var edges: [Edge]

    /// A network of nodes and edges.
    package init(
        isDirected: Bool = false,
        attributes: [Attribute] = [],
        nodes: [Node] = [],
        edges: [Edge] = []
    ) {
        self.isDirected = isDirected
        self.attributes = attributes
        self.nodes = nodes
        self.edges = edges
    }

    /// Most nodes that are read.
    static let mostNodes = 1_000_000
    /// Most edges that are read.
    static let mostEdges = 5_000_000
    /// Most values of attributes that are read, those that defaults give included.
    static let mostValues = 20_000_000
    /// Most attributes that a node, an edge or the network may have.
    static let mostAttributes = 500
}

/// How numbers stand in other tools' files.
enum NetworkNumber {
    /// The finite number that a text says, digits grouped by commas included (`1,250`); nil for anything else.
    static func value(of text: String) -> Double? {
        let trimmed = Scalars.trimmed(text)
        if let number = Scalars.number(trimmed) { return number.isFinite ? number : nil }
        let parts = trimmed.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, (1...3).contains(first.utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
            parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Scalars.number(parts.joined())
    }
}
