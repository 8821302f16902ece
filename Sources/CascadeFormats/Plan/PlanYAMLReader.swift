import CascadeCore
import Yams

/// Reads what is wanted of a plan from plan.yaml.
struct PlanYAMLReader {
    let log: ReadingLog
    let programme: Programme
    /// What was read so far.
    var request = PlanRequest()

    let organisations: Set<String>
    let people: Set<String>

    /// A reader for a programme that reports into `log`.
    init(for programme: Programme, log: ReadingLog) {
        self.log = log
        self.programme = programme
        organisations = Set(programme.organisations.map(\.id))
        people = Set(programme.people.map(\.id))
    }

    private static let keys = [
        "goal", "cheapest", "budget", "seats", "share-out", "from", "invite", "leave-out",
        "limits", "sessions", "may-drop", "ties", "trainers", "hosts", "per-week", "blackouts",
    ]

    /// The request that the text holds, or nil, after a report, if it is none at all; an empty text asks for what is usual.
    mutating func read(_ bytes: [UInt8]) -> PlanRequest? {
        let root: Node?
        do {
            root = try YAMLText(bytes).root()
        } catch {
            log.report(error, in: .plan)
            return nil
        }
        guard let root else { return request }
        guard
            let map = YAMLMap(root, keys: Self.keys, in: .plan, owner: "the plan", log: log)
        else { return nil }
        readAim(map)
        readSeating(map)
        request.from = map.date("from")
        readMoneyAndSeats(map)
        readInvitations(map)
        readSessions(map)
        readLimits(map)
        request.mayDrop = names(map, "may-drop", of: "courses").enumerated().map { number, name in
            remember("may-drop.\(number)", at: name.node)
            return name.id
        }
        readTies(map)
        readAvailability(map)
        return request
    }

    // MARK: - Seats that are shared out

    private mutating func readSeating(_ map: YAMLMap) {
        guard let node = map["share-out"] else { return }
        var word = node
        if case .mapping(let mapping) = node, mapping.count == 1, let pair = mapping.first {
            word = pair.key
            request.seatingCourses = names(pair.value, map, "share-out", of: "courses")
                .enumerated().map { number, name in
                    remember("share-out.\(number)", at: name.node)
                    return name.id
                }
        }
        switch YAMLMap.scalar(word) {
        case "named": request.seating = .named
        case "all": request.seating = .all
        case "none" where request.seatingCourses.isEmpty: request.seating = .none
        default:
            map.report(
                "share-out",
                word,
                expected:
                    "named, all or none, or courses under named or all, such as {named: [workshop]}",
                suggestion: log.suggester.nearest(
                    to: YAMLMap.shown(word),
                    in: ["named", "all", "none"]
                )
            )
            log.isIncomplete = true
        }
    }

    // MARK: - Ties

    private mutating func readTies(_ map: YAMLMap) {
        guard let node = map["ties"] else { return }
        if case .scalar = node {
            request.ties = map.whole("ties").map { PlanRequest.NewTies(atMost: $0) }
            remember("ties.at-most", at: node)
            return
        }
        guard let item = map.map("ties", keys: ["at-most", "strength", "cost", "among"]) else {
            return
        }
        var pairs: [PlanRequest.NewTies.Pair] = []
        for (text, node) in names(item, "among", of: "pairs such as a+b") {
            let ids = text.split(separator: "+", omittingEmptySubsequences: false)
                .map { Scalars.trimmed($0) }
            guard ids.count == 2, !ids.contains("") else {
                item.report(
                    "among",
                    node,
                    expected: "two ids of organisations with a + between, such as a+b"
                )
                continue
            }
            remember("ties.among.\(pairs.count)", at: node)
            pairs.append(PlanRequest.NewTies.Pair(ids[0], ids[1]))
        }
        if item["at-most"] == nil, pairs.isEmpty {
            item.requirePresence(of: "at-most", "how many ties the plan may broker")
        }
        request.ties = PlanRequest.NewTies(
            atMost: item.whole("at-most") ?? max(1, pairs.count),
            strength: item.number("strength") ?? 0.5,
            cost: item.number("cost") ?? 0,
            among: pairs
        )
    }

    // MARK: - Names

    static let parts = ["sector", "area", "group", "organisation"]

    /// The part of the partnership that one of the keys of a mapping names, with the mapping; everyone where none does.
    func part(
        _ node: Node,
        _ map: YAMLMap,
        _ key: String,
        keys: [String]
    ) -> (part: Part, map: YAMLMap)? {
        let inner = YAMLMap(
            node,
            keys: keys,
            in: .plan,
            prefix: "\(key).",
            owner: "\(key) of \(map.owner)",
            log: log
        )
        guard let inner, let found = part(inner) else { return nil }
        return (found.part, inner)
    }

    /// The part that a mapping names, with its node; everyone where it names none, nil, after a report, where it names several.
    func part(_ map: YAMLMap) -> (part: Part, node: Node?)? {
        let named = map.entries.filter {
            Self.parts.contains($0.key.string) && map[$0.key.string] != nil
        }
        guard named.count < 2 else {
            map.report(
                named[1].key.string,
                .scalar(named[1].key),
                expected:
                    "one part of the partnership: a sector, an area, a group or an organisation"
            )
            return nil
        }
        guard let entry = named.first else { return (.everyone, nil) }
        guard let id = map.text(entry.key.string) else { return nil }
        return switch entry.key.string {
        case "sector": (.sector(id), entry.value)
        case "area": (.area(id), entry.value)
        case "group": (.group(id), entry.value)
        default: (.organisation(id), entry.value)
        }
    }

    /// The names under a key with their nodes: a list, or one alone, or several with upright bars between.
    func names(_ map: YAMLMap, _ key: String, of what: String) -> [(id: String, node: Node)] {
        map[key].map { names($0, map, key, of: what) } ?? []
    }

    /// The names that a node of `key` holds.
    func names(
        _ node: Node,
        _ map: YAMLMap,
        _ key: String,
        of what: String
    ) -> [(id: String, node: Node)] {
        if let text = YAMLMap.scalar(node) {
            return text.split(separator: "|").map { (Scalars.trimmed($0), node) }
        }
        guard case .sequence(let sequence) = node else {
            map.report(
                key,
                node,
                expected: "a list of \(what), in square brackets or one a line after dashes"
            )
            return []
        }
        return sequence.compactMap { element in
            guard let text = YAMLMap.scalar(element), !text.isEmpty else {
                map.report(key, element, expected: "one of the \(what)")
                return nil
            }
            return (text, element)
        }
    }

    // MARK: - Places

    /// Remembers where a field of the plan was written.
    func remember(_ field: String, at node: Node) {
        log.remember(ProblemPlace(.plan, nil, field), at: YAMLMap.position(of: node, in: .plan))
    }

    /// Adds a limit that stands at a node, with the nodes of its fields.
    mutating func add(_ limit: Limit, at node: Node, _ fields: [(String, Node?)] = []) {
        let index = request.limits.count
        log.remember(ProblemPlace(.plan, index), at: YAMLMap.position(of: node, in: .plan))
        for case (let field, let node?) in fields {
            log.remember(
                ProblemPlace(.plan, index, field),
                at: YAMLMap.position(of: node, in: .plan)
            )
        }
        request.limits.append(limit)
    }
}
