/// Reads the first graph of a text in the DOT language.
///
/// Defaults, subgraphs, ports, chains and groups of edges, `strict` and HTML texts are understood as Graphviz understands them.
struct DOTReader {
    /// A name or a value, and whether it stands without quotes.
    private struct Name {
        var text: String
        var isBare: Bool
    }

    /// Defaults that hold inside one pair of braces.
    private struct Scope {
        var node: [NetworkFile.Attribute] = []
        var edge: [NetworkFile.Attribute] = []
        /// Nodes named inside, in order, each once.
        var members: [String] = []
        var isMember: Set<String> = []
    }

    private static let deepest = 100

    private var lexer: DOTLexer
    private let builder: NetworkBuilder
    private var token = DOTLexer.Token.end
    private var isDirected = false
    private var isStrict = false
    private var scopes: [Scope] = []
    /// Where the edge between two nodes is, in a strict graph.
    private var strictEdges: [[String]: Int] = [:]
    private var edgeCount = 0

    /// A reader of UTF-8 text.
    init(_ bytes: [UInt8], into builder: NetworkBuilder) {
        lexer = DOTLexer(bytes)
        self.builder = builder
    }

    /// Reads the graph.
    ///
    /// - Throws: ``TextFault`` at the first thing that is not DOT.
    mutating func read() throws(TextFault) {
        try advance()
        if keyword() == "strict" {
            isStrict = true
            try advance()
        }
        guard let word = keyword(), word == "graph" || word == "digraph" else {
            throw lexer.fault(shown, "graph or digraph")
        }
        isDirected = word == "digraph"
        builder.isDirected = isDirected
        try advance()
        if let name = try name() { builder.setAttribute("name", .text(unescaped(name.text))) }
        scopes.append(Scope())
        try readBraces()
        if token != .end { builder.note("only the first graph of the file is read") }
    }

    // MARK: - Statements

    private mutating func readBraces() throws(TextFault) {
        try expect(0x7B, "{")
        while token != .sign(0x7D) {
            guard token != .end else {
                throw lexer.fault("the end of the file", "a closing }. Maybe it was cut off")
            }
            try readStatement()
            if token == .sign(0x3B) { try advance() }
        }
        try advance()
    }

    private mutating func readStatement() throws(TextFault) {
        switch keyword() {
        case "graph":
            try advance()
            let list = try attributes()
            if scopes.count == 1 { for item in list { try setGraph(item) } }
            return
        case "node":
            try advance()
            for item in try attributes() {
                scopes[scopes.count - 1].node.set(item.name, item.value)
                try NetworkBuilder.check(scopes[scopes.count - 1].node.count, lexer.line)
            }
            return
        case "edge":
            try advance()
            for item in try attributes() {
                scopes[scopes.count - 1].edge.set(item.name, item.value)
                try NetworkBuilder.check(scopes[scopes.count - 1].edge.count, lexer.line)
            }
            return
        default:
            break
        }
        let statementLine = lexer.line
        let isGroup = token == .sign(0x7B) || keyword() == "subgraph"
        if !isGroup {
            guard let name = try name() else { throw lexer.fault(shown, "a node, an edge or }") }
            if token == .sign(0x3D) {
                try advance()
                guard let value = try self.name() else { throw lexer.fault(shown, "a value") }
                if scopes.count == 1 {
                    try setGraph(NetworkFile.Attribute(name.text, self.value(of: value)))
                }
                return
            }
            try readNodeOrEdges(startingWith: [try node(name)], isGroup: false, statementLine)
            return
        }
        let members = try readGroup()
        try readNodeOrEdges(startingWith: members, isGroup: true, statementLine)
    }

    private mutating func setGraph(_ item: NetworkFile.Attribute) throws(TextFault) {
        builder.setAttribute(item.name, item.value)
        try NetworkBuilder.check(builder.network.attributes.count, lexer.line)
    }

    private mutating func readNodeOrEdges(
        startingWith first: [String],
        isGroup: Bool,
        _ statementLine: Int
    ) throws(TextFault) {
        guard token == .arrow || token == .line else {
            guard !isGroup, let id = first.first else { return }
            for item in try attributes() { try set(item, ofNode: id) }
            return
        }
        var groups = [first]
        while token == .arrow || token == .line {
            guard (token == .arrow) == isDirected else {
                throw lexer.fault(shown, isDirected ? "-> in a digraph" : "-- in a graph")
            }
            try advance()
            if token == .sign(0x7B) || keyword() == "subgraph" {
                groups.append(try readGroup())
            } else {
                guard let name = try name() else { throw lexer.fault(shown, "a node") }
                groups.append([try node(name)])
            }
        }
        var all = scopes[scopes.count - 1].edge
        for item in try attributes() { all.set(item.name, item.value) }
        for (left, right) in zip(groups, groups.dropFirst()) {
            // Known before any of them is made.
            guard left.count * right.count <= NetworkFile.mostEdges - edgeCount else {
                throw lexer.fault("more than 5,000,000 edges", "at most 5,000,000")
            }
            for from in left {
                for to in right { try addEdge(from, to, all, statementLine) }
            }
        }
    }

    /// Reads a subgraph and returns the nodes named in it.
    private mutating func readGroup() throws(TextFault) -> [String] {
        if keyword() == "subgraph" {
            try advance()
            if let name = try name() {
                if name.text.hasPrefix("cluster") {
                    builder.note("clusters are not kept; their nodes are")
                }
                // Without braces it would name a subgraph met before.
                guard token == .sign(0x7B) else { return [] }
            }
        }
        guard scopes.count < DOTReader.deepest else {
            throw lexer.fault(
                "more than \(DOTReader.deepest) pairs of braces inside each other",
                "at most \(DOTReader.deepest)"
            )
        }
        var inner = scopes[scopes.count - 1]
        inner.members = []
        inner.isMember = []
        scopes.append(inner)
        try readBraces()
        let members = scopes.removeLast().members
        for id in members { addMember(id) }
        return members
    }

    private mutating func addMember(_ id: String) {
        if scopes[scopes.count - 1].isMember.insert(id).inserted {
            scopes[scopes.count - 1].members.append(id)
        }
    }

    /// The node with a name, after its port, if any, has been skipped; a new one gets the defaults.
    private mutating func node(_ name: Name) throws(TextFault) -> String {
        let id = unescaped(name.text)
        let place = lexer.line
        while token == .sign(0x3A) {
            try advance()
            guard try self.name() != nil else { throw lexer.fault(shown, "the name of a port") }
            builder.note("places on nodes where edges end (ports) are not kept")
        }
        addMember(id)
        guard !builder.hasNode(id) else { return id }
        try builder.add(NetworkFile.Node(id: id), line: place)
        for item in scopes[scopes.count - 1].node { try set(item, ofNode: id) }
        return id
    }

    private func set(_ item: NetworkFile.Attribute, ofNode id: String) throws(TextFault) {
        try builder.count(1, lexer.line)
        var attributes = 0
        builder.change(id) { node in
            attributes = node.attributes.count
            if item.name == "label" {
                node.label = item.value.description.replacing("\\N", with: id)
            } else {
                node.attributes.set(item.name, item.value)
            }
        }
        try NetworkBuilder.check(attributes, lexer.line)
    }

    private mutating func addEdge(
        _ from: String,
        _ to: String,
        _ attributes: [NetworkFile.Attribute],
        _ line: Int
    ) throws(TextFault) {
        var edge = NetworkFile.Edge(from: from, to: to, isDirected: isDirected)
        if isStrict {
            let key = isDirected || from <= to ? [from, to] : [to, from]
            if let position = strictEdges[key] {
                // An edge met again counts even without attributes: groups make many at once.
                try builder.count(max(1, attributes.count), line)
                var count = 0
                builder.changeEdge(position) { edge in
                    DOTReader.set(attributes, of: &edge)
                    count = edge.attributes.count
                }
                try NetworkBuilder.check(count, line)
                return
            }
            strictEdges[key] = edgeCount
        }
        DOTReader.set(attributes, of: &edge)
        try builder.add(edge, line: line)
        edgeCount += 1
    }

    private static func set(
        _ attributes: [NetworkFile.Attribute],
        of edge: inout NetworkFile.Edge
    ) {
        for item in attributes {
            switch (item.name, item.value) {
            case ("label", _): edge.label = item.value.description
            case ("id", _): edge.id = item.value.description
            case ("weight", _) where item.value.number != nil: edge.weight = item.value.number
            case ("dir", .text("none")), ("dir", .text("both")): edge.isDirected = false
            case ("dir", .text("forward")): edge.isDirected = true
            case ("dir", .text("back")):
                edge.isDirected = true
                (edge.from, edge.to) = (edge.to, edge.from)
            default: edge.attributes.set(item.name, item.value)
            }
        }
    }

    // MARK: - Attributes and names

    private mutating func attributes() throws(TextFault) -> [NetworkFile.Attribute] {
        var list: [NetworkFile.Attribute] = []
        while token == .sign(0x5B) {
            try advance()
            while token != .sign(0x5D) {
                guard let key = try name() else { throw lexer.fault(shown, "an attribute or ]") }
                var value = NetworkFile.Value.text("true")
                if token == .sign(0x3D) {
                    try advance()
                    guard let name = try name() else { throw lexer.fault(shown, "a value") }
                    value = self.value(of: name, isLabel: key.text == "label")
                }
                list.set(unescaped(key.text), value)
                try NetworkBuilder.check(list.count, lexer.line)
                if token == .sign(0x3B) || token == .sign(0x2C) { try advance() }
            }
            try advance()
        }
        return list
    }

    /// The name that the token is, after which comes the next one; nil, and no step, where it is no name.
    private mutating func name() throws(TextFault) -> Name? {
        let name: Name
        switch token {
        case .word(let text):
            guard keyword() == nil else { return nil }
            name = Name(text: text, isBare: true)
        case .quoted(let text):
            name = Name(text: text, isBare: false)
        case .markup(let text):
            builder.note("HTML texts are kept as they are written")
            name = Name(text: text, isBare: false)
        default:
            return nil
        }
        try advance()
        return name
    }

    private func value(of name: Name, isLabel: Bool = false) -> NetworkFile.Value {
        guard name.isBare else { return .text(unescaped(name.text, isLabel: isLabel)) }
        switch name.text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default: break
        }
        if let first = name.text.utf8.first, first < 0x3A {
            if let whole = Int(name.text) { return .whole(whole) }
            if let number = Double(name.text) { return .number(number) }
        }
        return .text(name.text)
    }

    /// A text without the backslashes of the language.
    private func unescaped(_ text: String, isLabel: Bool = false) -> String {
        guard text.utf8.contains(0x5C) else { return text }
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                isEscaped = false
                if scalar == "\\" {
                    result += "\\"
                } else if isLabel, scalar == "n" || scalar == "l" || scalar == "r" {
                    result += "\n"
                } else {
                    result += "\\"
                    result.unicodeScalars.append(scalar)
                }
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return isEscaped ? result + "\\" : result
    }

    /// The word of the language that the token is, in small letters, or nil.
    private func keyword() -> String? {
        guard case .word(let text) = token, text.utf8.count <= 8 else { return nil }
        let small = text.lowercased()
        return ["strict", "graph", "digraph", "node", "edge", "subgraph"].contains(small)
            ? small : nil
    }

    private mutating func advance() throws(TextFault) { token = try lexer.next() }

    private mutating func expect(_ sign: UInt8, _ name: String) throws(TextFault) {
        guard token == .sign(sign) else { throw lexer.fault(shown, name) }
        try advance()
    }

    /// The token as a message shows it.
    private var shown: String {
        switch token {
        case .word(let text), .quoted(let text), .markup(let text): text
        case .sign(let byte): String(decoding: [byte], as: UTF8.self)
        case .arrow: "->"
        case .line: "--"
        case .end: "the end of the file"
        }
    }
}
