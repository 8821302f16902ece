/// Reads GEXF 1.3 and its 1.1 and 1.2 drafts.
///
/// The format is described at https://gexf.net. What moves in time is not kept, nor are positions and colours.
struct GEXFReader {
    /// A declared attribute.
    private struct Column {
        var title: String
        var type: String
        var standard: NetworkFile.Value?
    }

    private let reader: XMLReader
    private let builder: NetworkBuilder
    private var stack: [XMLElement] = []
    private var content = ""
    private var graphs = 0
    /// `node` or `edge`: what the attributes being declared are for.
    private var declaring = ""
    private var columns: [String: [String: Column]] = [:]
    private var order: [String: [String]] = [:]
    private var node: (value: NetworkFile.Node, line: Int, column: Int)?
    private var outerNodes: [(value: NetworkFile.Node, line: Int, column: Int)] = []
    private var edge: (value: NetworkFile.Edge, line: Int)?
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
                content = ""
                try start(element)
            case .text(let text):
                content += text
            case .end:
                guard let element = stack.popLast() else { continue }
                try end(element)
                content = ""
            }
        }
        if graphs == 0 {
            builder.report(1, 1, "the document", found: "no graph", expected: "a <graph> in it")
        }
    }

    private mutating func start(_ element: XMLElement) throws(TextFault) {
        if element.namespace.hasSuffix("viz") {
            builder.note("positions, colours and sizes (viz) are not kept")
            return
        }
        switch element.name {
        case "graph":
            graphs += 1
            builder.isDirected = element["defaultedgetype"] == "directed"
            if element["mode"] == "dynamic" || element["mode"] == "slice" {
                builder.note(
                    "the file says how the network changes; its times are not kept, and all of it is read as one"
                )
            }
        case "attributes":
            declaring = element["class"] ?? "node"
        case "attribute":
            let id = element["id"] ?? ""
            try NetworkBuilder.check(order[declaring]?.count ?? 0, element.line)
            columns[declaring, default: [:]][id] = Column(
                title: element["title"] ?? id,
                type: element["type"] ?? "string"
            )
            order[declaring, default: []].append(id)
        case "node":
            if let node {
                outerNodes.append(node)
                outerGathered.append(gathered)
                builder.note("nodes inside nodes are read as nodes beside them")
            }
            noteTimes(element)
            gathered = AttributeCollector()
            let value = NetworkFile.Node(id: element["id"] ?? "", label: element["label"])
            node = (value, element.line, element.column)
        case "edge":
            startEdge(element)
        case "attvalue":
            set(element)
        case "spells", "slices":
            builder.note("times of nodes and edges are not kept")
        case "parents":
            builder.note("parents of nodes are not kept")
        default:
            break
        }
    }

    private func noteTimes(_ element: XMLElement) {
        let times = [
            "start", "end", "startopen", "endopen", "timestamp", "timestamps", "intervals",
        ]
        if times.contains(where: { element[$0] != nil }) {
            builder.note("times of nodes and edges are not kept")
        }
    }

    private mutating func startEdge(_ element: XMLElement) {
        noteTimes(element)
        for name in ["source", "target"] where (element[name] ?? "").isEmpty {
            builder.report(
                element.line,
                element.column,
                "\(name) of an edge",
                found: "",
                expected: "the id of a node"
            )
        }
        var value = NetworkFile.Edge(
            id: element["id"],
            from: element["source"] ?? "",
            to: element["target"] ?? "",
            isDirected: element["type"].map { $0 == "directed" } ?? builder.isDirected,
            label: element["label"]
        )
        if let weight = element["weight"] {
            value.weight = Scalars.number(weight)
            if value.weight == nil {
                builder.report(
                    element.line,
                    element.column,
                    "weight of an edge",
                    found: weight,
                    expected: "a number, with a point before decimals"
                )
            }
        }
        outerGathered.append(gathered)
        gathered = AttributeCollector()
        if let kind = element["kind"] { gathered.set("kind", .text(kind)) }
        edge = (value, element.line)
    }

    private mutating func set(_ element: XMLElement) {
        let owner = edge != nil ? "edge" : "node"
        // Drafts before 1.2 call it id.
        guard let id = element["for"] ?? element["id"], let column = columns[owner]?[id] else {
            let name = LocatedProblem.shown(element["for"] ?? element["id"] ?? "")
            builder.note("values of the attribute \(name), which is not declared, are not kept")
            return
        }
        noteTimes(element)
        let text = element["value"] ?? ""
        var value = GEXFReader.value(text, of: column.type)
        if value == nil {
            builder.note(
                "line \(element.line): \(LocatedProblem.shown(column.title)) is"
                    + " “\(LocatedProblem.shown(text))”, which is no \(column.type), and is kept as text"
            )
            value = .text(text)
        }
        if let value { gathered.set(column.title, value) }
    }

    private mutating func end(_ element: XMLElement) throws {
        if element.namespace.hasSuffix("viz") { return }
        switch element.name {
        case "default":
            guard let id = stack.last?["id"], let column = columns[declaring]?[id] else { return }
            let value = GEXFReader.value(content, of: column.type) ?? .text(content)
            columns[declaring]?[id]?.standard = value
        case "description", "keywords":
            if stack.last?.name == "meta", !content.isEmpty {
                builder.setAttribute(element.name, .text(content))
            }
        case "node":
            guard var finished = node else { return }
            applyStandards("node")
            finished.value.attributes = gathered.attributes
            try builder.add(finished.value, line: finished.line, column: finished.column)
            node = outerNodes.popLast()
            gathered = node == nil ? AttributeCollector() : outerGathered.popLast() ?? gathered
        case "edge":
            guard var finished = edge else { return }
            applyStandards("edge")
            finished.value.attributes = gathered.attributes
            try builder.add(finished.value, line: finished.line)
            edge = nil
            gathered = outerGathered.popLast() ?? AttributeCollector()
        default:
            break
        }
    }

    /// Gives the node or edge at hand the defaults that it has no values of its own for.
    private mutating func applyStandards(_ owner: String) {
        for id in order[owner] ?? [] {
            guard let column = columns[owner]?[id], let value = column.standard,
                !gathered.has(column.title)
            else { continue }
            gathered.set(column.title, value)
        }
    }

    /// The value of a text as a type, or nil where it has none.
    private static func value(_ text: String, of type: String) -> NetworkFile.Value? {
        guard type.hasPrefix("list") else { return NetworkFile.Value(text, ofType: type) }
        var inner = Scalars.trimmed(text)
        if inner.hasPrefix("["), inner.hasSuffix("]") {
            inner = String(inner.dropFirst().dropLast())
        }
        let separator: Character = inner.contains("|") ? "|" : inner.contains(";") ? ";" : ","
        return .list(
            inner.split(separator: separator).map { Scalars.trimmed($0) }.filter { !$0.isEmpty }
        )
    }
}
