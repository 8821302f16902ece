/// Finds the elements that Kumu's connections name, by id or by label.
struct KumuEnds {
    private let ids: Set<String>
    /// By label: the id of its element; nil where several have it.
    private var labels: [String: String?] = [:]

    /// The ends that connections between these nodes may name.
    init(_ nodes: [NetworkFile.Node]) {
        ids = Set(nodes.map(\.id))
        for node in nodes {
            guard let label = node.label else { continue }
            labels[label] = labels.keys.contains(label) ? .some(nil) : node.id
        }
    }

    /// The id of the element that a connection names, or the name itself where there is no such element.
    ///
    /// Names that several elements have are noted.
    func id(of name: String, into builder: NetworkBuilder) -> String {
        if ids.contains(name) { return name }
        guard let found = labels[name] else { return name }
        if found == nil {
            builder.note(
                "connections to “\(LocatedProblem.shown(name))” are unclear, as several elements have this label"
            )
        }
        return found ?? name
    }

    /// The value that a connection's direction has: whether it leads one way.
    static func isDirected(_ direction: String?) -> Bool {
        direction?.lowercased() == "directed"
    }
}
