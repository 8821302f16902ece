/// Reads Kumu's JSON blueprint, as people write it and as Kumu exports it.
///
/// The form is described at https://docs.kumu.io/guides/import/blueprints.
struct KumuBlueprintReader {
    private let builder: NetworkBuilder

    /// A reader into a builder.
    init(into builder: NetworkBuilder) {
        self.builder = builder
    }

    /// Reads the text.
    ///
    /// - Throws: ``TextFault`` where it is no JSON.
    func read(_ bytes: [UInt8]) throws(TextFault) {
        let root = try JSONTree(bytes)
        guard case .object(let members) = root.kind else {
            builder.report(
                1,
                1,
                "the document",
                found: "something else",
                expected: "an object: {…}"
            )
            return
        }
        guard let elements = root["elements"]?.items else {
            builder.report(
                root.line,
                0,
                "elements of the blueprint",
                found: "",
                expected: "an array called elements. Maybe this is JSON of another program"
            )
            return
        }
        for (name, value) in members where !["elements", "connections"].contains(name) {
            if ["name", "description"].contains(name), let text = value.text {
                builder.setAttribute(name, .text(text))
            } else if !["version", "loops", "maps"].contains(name)
                || value.items?.isEmpty != true
            {
                builder.note("“\(LocatedProblem.shown(name))” of the blueprint is not kept")
            }
        }
        for element in elements { try readElement(element) }
        let connections = root["connections"]?.items ?? []
        let ends = KumuEnds(builder.network.nodes)
        for connection in connections { try readConnection(connection, ends) }
        builder.isDirected =
            !builder.network.edges.isEmpty && builder.network.edges.allSatisfy(\.isDirected)
    }

    private func readElement(_ element: JSONTree) throws(TextFault) {
        var attributes = try attributes(of: element)
        let label = attributes.take("label")?.description
        let id = attributes.take("id") ?? attributes.take("_id")
        guard let name = id?.description ?? label, !name.isEmpty else {
            builder.report(
                element.line,
                0,
                "an element",
                found: "",
                expected: "an object with a label"
            )
            return
        }
        try builder.add(
            NetworkFile.Node(id: name, label: label, attributes: attributes),
            line: element.line
        )
    }

    private func readConnection(_ connection: JSONTree, _ ends: KumuEnds) throws(TextFault) {
        var attributes = try attributes(of: connection)
        let id = attributes.take("id") ?? attributes.take("_id")
        var names: [String] = []
        for key in ["from", "to"] {
            guard let name = attributes.take(key)?.description, !name.isEmpty else {
                builder.report(
                    connection.line,
                    0,
                    "\(key) of a connection",
                    found: "",
                    expected: "the id or label of an element"
                )
                return
            }
            names.append(ends.id(of: name, into: builder))
        }
        let direction = attributes.take("direction")?.description
        var edge = NetworkFile.Edge(
            id: id?.description,
            from: names[0],
            to: names[1],
            isDirected: KumuEnds.isDirected(direction),
            label: attributes.take("label")?.description
        )
        for name in ["strength", "weight"] where edge.weight == nil {
            if let position = attributes.firstIndex(where: { $0.name.lowercased() == name }),
                let number = attributes[position].value.number
            {
                edge.weight = number
                attributes.remove(at: position)
            }
        }
        edge.attributes = attributes
        try builder.add(edge, line: connection.line)
    }

    /// The members of an object, those of its own “attributes” among them.
    private func attributes(of object: JSONTree) throws(TextFault) -> [NetworkFile.Attribute] {
        guard case .object(let members) = object.kind else { return [] }
        try NetworkBuilder.check(members.count, object.line)
        var result: [NetworkFile.Attribute] = []
        for (name, value) in members {
            if name == "attributes", case .object = value.kind {
                for item in try attributes(of: value) { result.set(item.name, item.value) }
                continue
            }
            let plain = ["element type": "type", "connection type": "type"][name] ?? name
            if let value = self.value(value, of: name) { result.set(plain, value) }
        }
        return result
    }

    private func value(_ tree: JSONTree, of name: String) -> NetworkFile.Value? {
        switch tree.kind {
        case .null: return nil
        case .flag(let flag): return .flag(flag)
        case .whole(let number): return .whole(number)
        case .number(let number): return .number(number)
        case .text(let text): return .text(text)
        case .array(let items):
            let texts = items.compactMap(\.text)
            if texts.count == items.count { return .list(texts) }
        case .object:
            break
        }
        builder.note("“\(LocatedProblem.shown(name))” has parts inside and is not kept")
        return nil
    }
}

extension [NetworkFile.Attribute] {
    /// Removes the value under a name, whatever its capitals, and returns it.
    mutating func take(_ name: String) -> NetworkFile.Value? {
        guard let position = firstIndex(where: { $0.name.lowercased() == name }) else { return nil }
        return remove(at: position).value
    }
}
