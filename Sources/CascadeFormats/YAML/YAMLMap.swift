import CascadeCore
import Yams

/// One mapping of programme.yaml, plan.yaml or an overlay, read key by key; keys that nobody asks for are reported when it is
/// made.
struct YAMLMap {
    /// The keys in written order, with their values.
    let entries: [(key: Node.Scalar, value: Node)]
    /// The part of the draft that it fills.
    let section: ProblemPlace.Section
    /// The item of that part.
    let index: Int?
    /// What stands before the names of its fields: empty, or a name and a dot.
    let prefix: String
    /// What it belongs to, in messages.
    let owner: String
    /// Where it starts.
    let mark: ReadingLog.Position

    private let log: ReadingLog
    private let values: [String: Node]

    /// The mapping that `node` holds; nil, after a report, if it is something else.
    ///
    /// `keys` are the keys that it may have; nil: any, as they are ids.
    init?(
        _ node: Node,
        keys: [String]?,
        in section: ProblemPlace.Section,
        _ index: Int? = nil,
        prefix: String = "",
        owner: String,
        log: ReadingLog
    ) {
        self.section = section
        self.index = index
        self.prefix = prefix
        self.owner = owner
        self.log = log
        let file = section == .plan ? ProgrammeFile.plan : .programme
        mark = YAMLMap.position(of: node, in: file)
        let place = ProblemPlace(
            section,
            index,
            prefix.isEmpty ? nil : String(prefix.dropLast())
        )
        log.remember(place, at: mark)
        if YAMLMap.isAbsent(node) {
            entries = []
            values = [:]
            return
        }
        guard case .mapping(let mapping) = node else {
            log.report(
                at: mark,
                owner,
                found: YAMLMap.shown(node),
                expected: "“key: value” lines"
            )
            log.markUnreadable(place)
            return nil
        }
        var entries: [(key: Node.Scalar, value: Node)] = []
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard case .scalar(let scalar) = key else {
                log.report(
                    at: YAMLMap.position(of: key, in: file),
                    "key of \(owner)",
                    found: YAMLMap.shown(key),
                    expected: "a word"
                )
                continue
            }
            let name = scalar.string
            guard keys?.contains(name) ?? true else {
                log.report(
                    at: YAMLMap.position(of: key, in: file),
                    "key of \(owner)",
                    found: name,
                    expected: "one of " + (keys ?? []).joined(separator: ", "),
                    suggestion: log.suggester.nearest(to: name, in: keys ?? [])
                )
                continue
            }
            entries.append((scalar, value))
            values[name] = value
            if keys != nil {
                log.remember(
                    ProblemPlace(section, index, prefix + name),
                    at: YAMLMap.position(of: value, in: file)
                )
            }
        }
        self.entries = entries
        self.values = values
    }

    /// What is written under a key; nil where nothing is.
    subscript(key: String) -> Node? {
        guard let node = values[key], !YAMLMap.isAbsent(node) else { return nil }
        return node
    }

    /// The text under a key.
    func text(_ key: String) -> String? {
        guard let node = self[key] else { return nil }
        if case .scalar(let scalar) = node { return scalar.string }
        report(key, node, expected: "text")
        return nil
    }

    /// The whole number under a key.
    func whole(_ key: String) -> Int? {
        guard let node = self[key] else { return nil }
        if let text = YAMLMap.scalar(node), let value = Int(text) { return value }
        report(
            key,
            node,
            expected: "a whole number",
            suggestion: Int(YAMLMap.shown(node).filter { $0 != "," && $0 != " " && $0 != "_" })
                .map(String.init)
        )
        return nil
    }

    /// The number under a key.
    func number(_ key: String) -> Double? {
        guard let node = self[key] else { return nil }
        return number(node, key)
    }

    /// The number that a value of `key` holds.
    func number(_ node: Node, _ key: String) -> Double? {
        if let text = YAMLMap.scalar(node), let value = Scalars.number(text) { return value }
        report(
            key,
            node,
            expected: "a number, with a point before decimals",
            suggestion: Scalars.intendedNumber(YAMLMap.shown(node))
        )
        return nil
    }

    /// The day under a key.
    func date(_ key: String) -> CalendarDate? {
        guard let node = self[key] else { return nil }
        if let text = YAMLMap.scalar(node), let date = CalendarDate(text) { return date }
        report(
            key,
            node,
            expected: "a day of the calendar, written like 2026-01-31",
            suggestion: Scalars.intendedDate(YAMLMap.shown(node))
        )
        return nil
    }

    /// The yes or no under a key.
    func flag(_ key: String) -> Bool? {
        guard let node = self[key] else { return nil }
        if let text = YAMLMap.scalar(node), let flag = Scalars.flag(text) { return flag }
        report(key, node, expected: "true or false")
        return nil
    }

    /// The word under a key.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ key: String,
        of type: Choice.Type
    ) -> Choice? {
        guard let node = self[key] else { return nil }
        if let text = YAMLMap.scalar(node), let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        report(
            key,
            node,
            expected: "one of " + words.joined(separator: ", "),
            suggestion: log.suggester.nearest(to: YAMLMap.shown(node), in: words)
        )
        return nil
    }

    /// The list under a key; empty where nothing is.
    func list(_ key: String, of what: String) -> [Node] {
        guard let node = self[key] else { return [] }
        if case .sequence(let sequence) = node { return Array(sequence) }
        report(
            key,
            node,
            expected: "a list of \(what), in square brackets or one a line after dashes"
        )
        return []
    }

    /// The ids under a key: a list, or one alone; their places are remembered as `key.0`, `key.1`, ….
    func ids(_ key: String, of what: String) -> [String] {
        guard let node = self[key] else { return [] }
        if let text = YAMLMap.scalar(node) {
            return text.split(separator: "|").map { Scalars.trimmed($0) }
        }
        var ids: [String] = []
        for element in list(key, of: what) {
            guard let text = YAMLMap.scalar(element) else {
                report(key, element, expected: "the id of one of the \(what)")
                continue
            }
            log.remember(
                ProblemPlace(section, index, "\(prefix)\(key).\(ids.count)"),
                at: YAMLMap.position(of: element, in: mark.file)
            )
            ids.append(text)
        }
        return ids
    }

    /// The mapping under a key, whose fields are named `key.field`; nil where there is none.
    func map(_ key: String, keys: [String]?) -> YAMLMap? {
        guard let node = self[key] else { return nil }
        return YAMLMap(
            node,
            keys: keys,
            in: section,
            index,
            prefix: "\(prefix)\(key).",
            owner: "\(key) of \(owner)",
            log: log
        )
    }

    /// Reports a key that must be there.
    func requirePresence(of key: String, _ expected: String) {
        log.report(at: mark, "\(key) of \(owner)", found: "", expected: expected)
        log.markUnreadable(ProblemPlace(section, index, prefix + key))
    }

    /// Reports what is wrong with a value of a key.
    func report(_ key: String, _ node: Node, expected: String, suggestion: String? = nil) {
        log.report(
            at: YAMLMap.position(of: node, in: mark.file),
            "\(key) of \(owner)",
            found: YAMLMap.shown(node),
            expected: expected,
            suggestion: suggestion
        )
        markUnreadable(key)
    }

    /// Marks the value of a key as one that could not be read.
    func markUnreadable(_ key: String) {
        log.markUnreadable(ProblemPlace(section, index, prefix + key))
    }

    // MARK: - Nodes

    /// Where a node starts; line 0 for a node that no file holds.
    static func position(
        of node: Node,
        in file: ProgrammeFile = .programme
    ) -> ReadingLog.Position {
        ReadingLog.Position(
            file: file,
            line: node.mark?.line ?? 0,
            column: node.mark?.column ?? 0
        )
    }

    /// Whether nothing is written where a value could be.
    static func isAbsent(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return scalar.string.isEmpty || scalar.string == "~" || scalar.string == "null"
    }

    /// The text of a single value; nil for a list or a mapping.
    static func scalar(_ node: Node) -> String? {
        if case .scalar(let scalar) = node { return scalar.string }
        return nil
    }

    /// A value as it is shown in messages.
    static func shown(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): return scalar.string
        case .sequence(let sequence):
            guard sequence.count <= 4, sequence.allSatisfy({ scalar($0) != nil }) else {
                return "a list"
            }
            return "[" + sequence.map { shown($0) }.joined(separator: ", ") + "]"
        case .mapping(let mapping):
            let keys = mapping.map { scalar($0.key) ?? "…" }
            return keys.count <= 4
                ? "{" + keys.map { "\($0): …" }.joined(separator: ", ") + "}"
                : "“key: value” lines"
        case .alias: return "an alias"
        }
    }
}
