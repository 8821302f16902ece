import CascadeCore
import Yams

/// Lays YAML over YAML: a mapping merges key by key, a value or a list replaces.
///
/// Two kinds of mapping are one value and replace as a whole: the pattern of a course, and the distribution of an assumption. A
/// field that is written as nothing (`budget: ~`) is taken away; a whole part or item written as nothing changes nothing.
struct YAMLMerging {
    let log: ReadingLog

    /// What an item is called in each part whose keys are ids and that an overlay can add to.
    private static let kinds = [
        "sectors": "sector", "groups": "group", "courses": "course", "dialogues": "dialogue",
    ]

    /// The root of a programme's text with the parts of an overlay laid over it.
    ///
    /// Lines of the programme's text are left out, those of the overlay kept.
    func root(_ base: Node, with parts: [(key: Node.Scalar, value: Node)]) -> Node {
        let mapping = Node.Mapping(parts.map { (.scalar($0.key), $0.value) })
        return merged(YAMLMerging.unmarked(base), .mapping(mapping), at: [])
    }

    private func merged(_ base: Node, _ over: Node, at path: [String]) -> Node {
        guard case .mapping(let old) = base, case .mapping(let new) = over,
            !YAMLMerging.isOneValue(path)
        else { return over }
        var pairs = old.map { ($0.key, $0.value) }
        var places: [String: Int] = [:]
        for (place, pair) in pairs.enumerated() {
            if let key = YAMLMap.scalar(pair.0) { places[key] = place }
        }
        var removed = Set<Int>()
        for (key, value) in new {
            guard let name = YAMLMap.scalar(key) else {
                pairs.append((key, value))
                continue
            }
            let inner = path + [name]
            let isAbsent = YAMLMap.isAbsent(value)
            if isAbsent, YAMLMerging.isPart(inner) { continue }
            if let place = places[name] {
                if isAbsent {
                    removed.insert(place)
                } else {
                    pairs[place] = (key, merged(pairs[place].1, value, at: inner))
                }
            } else if isKnown(value, key, at: path, among: places) {
                pairs.append((key, value))
            }
        }
        let kept = pairs.enumerated().filter { !removed.contains($0.offset) }.map(\.element)
        return .mapping(Node.Mapping(kept, new.tag, new.style, new.mark))
    }

    /// Whether a new item has a name, and so is meant to be new; otherwise its id is reported as unknown.
    private func isKnown(
        _ value: Node,
        _ key: Node,
        at path: [String],
        among places: [String: Int]
    ) -> Bool {
        guard path.count == 1, let kind = YAMLMerging.kinds[path[0]] else { return true }
        guard case .mapping(let mapping) = value else { return true }
        if mapping.contains(where: { YAMLMap.scalar($0.key) == "name" }) { return true }
        let id = YAMLMap.shown(key)
        log.report(
            at: YAMLMap.position(of: key),
            "key of \(path[0])",
            found: id,
            expected: "the id of a \(kind) of the programme; a new one has a name as well",
            suggestion: log.suggester.nearest(to: id, in: places.keys.sorted())
        )
        return false
    }

    /// Whether the mapping at a path is one value.
    private static func isOneValue(_ path: [String]) -> Bool {
        guard let part = path.first else { return false }
        switch part {
        case "assumptions": return path.count == 2
        case "courses" where path.count == 3 && path[2] == "pattern": return true
        case "sectors", "courses", "organisations":
            return path.count == 4 && path[2] == "assumptions"
        default: return false
        }
    }

    /// Whether a path is a whole part or item of the programme.
    private static func isPart(_ path: [String]) -> Bool {
        path.count == 1
            || path.count == 2 && (kinds[path[0]] != nil || path[0] == "organisations")
    }

    /// The node without the lines that it was read from.
    private static func unmarked(_ node: Node) -> Node {
        switch node {
        case .scalar(var scalar):
            scalar.mark = nil
            return .scalar(scalar)
        case .mapping(let mapping):
            let pairs = mapping.map { (unmarked($0.key), unmarked($0.value)) }
            return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style))
        case .sequence(let sequence):
            return .sequence(
                Node.Sequence(sequence.map { unmarked($0) }, sequence.tag, sequence.style)
            )
        case .alias: return node
        }
    }
}
