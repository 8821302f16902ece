/// Reads GraphML 1.0.
///
/// U. Brandes, M. Eiglsperger, J. Lerner, C. Pich, "Graph Markup Language (GraphML)" (2013).
struct GraphMLReader {
    /// A declared attribute.
    private struct Key {
        var domain: String
        var name: String
        var type: String
        var isDrawing: Bool
        var standard: NetworkFile.Value?
    }

    /// What the data that comes next belongs to.
    private enum Owner {
        case graph
        case node
        case edge
        case nothing
    }

    private let reader: XMLReader
    private let builder: NetworkBuilder
    private var keys: [String: Key] = [:]
    /// Keys with a default, in written order.
    private var standards: [String] = []
    private var stack: [XMLElement] = []
    private var owners: [Owner] = []
    private var graphs = 0
    /// Depth of a part that is left out; nil outside of one.
    private var skipped: Int?
    private var node: (value: NetworkFile.Node, line: Int, column: Int)?
    private var outerNodes: [(value: NetworkFile.Node, line: Int, column: Int)] = []
    private var edge: (value: NetworkFile.Edge, line: Int)?
    private var content = ""
    /// Attributes of the node or edge that is being read, and of the nodes around it.
    private var gathered = AttributeCollector()
    private var outerGathered: [AttributeCollector] = []

    /// A reader of a document.
    init(_ reader: XMLReader, into builder: NetworkBuilder) {
        self.reader = reader
        self.builder = builder
    }

    /// Reads the document.
    ///
    /// - Throws: ``TextFault`` or ``FolderFault``.
    mutating func read() throws {
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                stack.append(element)
                if skipped == nil { try start(element) }
            case .text(let text):
                if skipped == nil,
                    stack.contains(where: { $0.name == "data" || $0.name == "default" })
                {
                    content += text
                }
            case .end:
                guard let element = stack.popLast() else { continue }
                if let depth = skipped {
                    if stack.count < depth { skipped = nil }
                } else {
                    try end(element)
                }
            }
        }
        if graphs == 0 {
            builder.report(1, 1, "the document", found: "no graph", expected: "a <graph> in it")
        }
    }

    private mutating func skip(_ notice: String) {
        builder.note(notice)
        skipped = stack.count
    }

    private mutating func start(_ element: XMLElement) throws(TextFault) {
        switch element.name {
        case "graphml":
            break
        case "key":
            try declare(element)
        case "graph":
            graphs += 1
            if stack.contains(where: { $0.name == "node" }) {
                builder.note("graphs inside nodes are read as part of the whole")
                owners.append(.nothing)
            } else if graphs > 1 {
                skip("only the first graph of the file is read")
            } else {
                builder.isDirected = element["edgedefault"] == "directed"
                owners.append(.graph)
            }
        case "node":
            if let node {
                outerNodes.append(node)
                outerGathered.append(gathered)
            }
            gathered = AttributeCollector()
            let value = NetworkFile.Node(id: element["id"] ?? "")
            node = (value, element.line, element.column)
            owners.append(.node)
        case "edge":
            startEdge(element)
        case "hyperedge":
            skip("edges between more than two nodes (hyperedges) are not kept")
        case "port":
            skip("places on nodes where edges end (ports) are not kept")
        case "data", "default":
            content = ""
        case "NodeLabel", "EdgeLabel":
            content = ""
        default:
            if stack.dropLast().last?.name == "graphml" || stack.dropLast().last?.name == "graph",
                !["desc", "data", "locator"].contains(element.name)
            {
                skip("<\(element.name)> is not kept")
            }
        }
    }

    private mutating func startEdge(_ element: XMLElement) {
        owners.append(.edge)
        outerGathered.append(gathered)
        gathered = AttributeCollector()
        if element["sourceport"] != nil || element["targetport"] != nil {
            builder.note("places on nodes where edges end (ports) are not kept")
        }
        for name in ["source", "target"] where (element[name] ?? "").isEmpty {
            builder.report(
                element.line,
                element.column,
                "\(name) of an edge",
                found: "",
                expected: "the id of a node"
            )
        }
        let value = NetworkFile.Edge(
            id: element["id"],
            from: element["source"] ?? "",
            to: element["target"] ?? "",
            isDirected: element["directed"].map { $0 == "true" || $0 == "1" } ?? builder.isDirected
        )
        edge = (value, element.line)
    }

    private mutating func declare(_ element: XMLElement) throws(TextFault) {
        try NetworkBuilder.check(keys.count, element.line)
        guard let id = element["id"] else {
            builder.report(
                element.line,
                element.column,
                "id of a key",
                found: "",
                expected: "an id"
            )
            return
        }
        keys[id] = Key(
            domain: element["for"] ?? "all",
            name: element["attr.name"] ?? id,
            type: element["attr.type"] ?? "string",
            isDrawing: element.attributes.contains { $0.name.hasPrefix("yfiles") },
            standard: nil
        )
    }

    private mutating func end(_ element: XMLElement) throws {
        switch element.name {
        case "default":
            if let key = stack.last, key.name == "key", let id = key["id"], let found = keys[id] {
                let standard = value(content, of: found, element)
                keys[id]?.standard = standard
                // At most as many as there are keys, however often defaults are repeated.
                if !standards.contains(id) { standards.append(id) }
            }
        case "NodeLabel":
            if node?.value.label == nil { node?.value.label = Scalars.trimmed(content) }
        case "EdgeLabel":
            if edge?.value.label == nil { edge?.value.label = Scalars.trimmed(content) }
        case "data":
            endData(element)
        case "node":
            owners.removeLast()
            if var finished = node {
                applyStandards(to: "node", &finished.value.label)
                finished.value.attributes = gathered.attributes
                try builder.add(finished.value, line: finished.line, column: finished.column)
            }
            node = outerNodes.popLast()
            gathered = node == nil ? AttributeCollector() : outerGathered.popLast() ?? gathered
        case "edge":
            owners.removeLast()
            if var finished = edge {
                applyStandards(to: "edge", &finished.value.label)
                finished.value.attributes = gathered.attributes
                if finished.value.weight == nil { takeWeight(of: &finished.value) }
                try builder.add(finished.value, line: finished.line)
            }
            edge = nil
            gathered = outerGathered.popLast() ?? AttributeCollector()
        case "graph":
            owners.removeLast()
        default:
            break
        }
    }

    /// Gives the node or edge at hand the defaults that it has no values of its own for.
    private mutating func applyStandards(to domain: String, _ label: inout String?) {
        for id in standards {
            guard let key = keys[id], key.domain == domain || key.domain == "all",
                let value = key.standard
            else { continue }
            if key.name == "label" {
                if label == nil { label = value.description }
            } else if !gathered.has(key.name) {
                gathered.set(key.name, value)
            }
        }
    }

    /// Makes the number called weight the edge's weight.
    private func takeWeight(of edge: inout NetworkFile.Edge) {
        guard let position = edge.attributes.firstIndex(where: { $0.name == "weight" }),
            let weight = edge.attributes[position].value.number
        else { return }
        edge.weight = weight
        edge.attributes.remove(at: position)
    }

    private mutating func endData(_ element: XMLElement) {
        defer { content = "" }
        guard let id = element["key"], let key = keys[id] else {
            builder.note(
                "data under the key \(LocatedProblem.shown(element["key"] ?? "")), which is not declared, is not kept"
            )
            return
        }
        if key.isDrawing {
            builder.note("drawing details are not kept")
            return
        }
        let value = value(content, of: key, element)
        switch owners.last {
        case .graph: builder.setAttribute(key.name, value)
        case .node where key.name == "label": node?.value.label = value.description
        case .edge where key.name == "label": edge?.value.label = value.description
        case .node, .edge: gathered.set(key.name, value)
        case .nothing, nil: break
        }
    }

    private func value(_ text: String, of key: Key, _ element: XMLElement) -> NetworkFile.Value {
        if let value = NetworkFile.Value(text, ofType: key.type) { return value }
        builder.note(
            "line \(element.line): \(LocatedProblem.shown(key.name)) is"
                + " “\(LocatedProblem.shown(text))”, which is no \(key.type), and is kept as text"
        )
        return .text(text)
    }
}

extension NetworkFile.Value {
    /// The value that a text has as a type of GraphML or GEXF, or nil where it has none.
    init?(_ text: String, ofType type: String) {
        switch type {
        case "int", "long", "integer", "short", "byte", "biginteger":
            guard let whole = Int(Scalars.trimmed(text)) else { return nil }
            self = .whole(whole)
        case "float", "double", "bigdecimal":
            guard let number = Scalars.number(Scalars.trimmed(text)) else { return nil }
            self = .number(number)
        case "boolean":
            switch Scalars.trimmed(text).lowercased() {
            case "true", "1": self = .flag(true)
            case "false", "0": self = .flag(false)
            default: return nil
            }
        default:
            self = .text(text)
        }
    }
}
