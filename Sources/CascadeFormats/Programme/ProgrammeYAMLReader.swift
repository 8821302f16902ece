import CascadeCore
import Yams

/// Fills a draft from programme.yaml.
struct ProgrammeYAMLReader {
    let log: ReadingLog

    /// Assumptions of organisations, to be merged into them when organisations.csv has been read.
    private(set) var organisationAssumptions: [(id: Node.Scalar, value: Node)] = []

    /// A reader that reports into `log`.
    init(log: ReadingLog) {
        self.log = log
    }

    /// The keys of the file.
    static let keys = [
        "programme", "sectors", "groups", "courses", "assumptions", "organisations", "sessions",
        "dialogues", "indicators",
    ]

    /// Lists that have files of their own.
    static let elsewhere = [
        "people": "the file people.csv", "partnerships": "the file partnerships.csv",
        "attendance": "the file attendance.csv",
    ]

    /// The draft that the text holds, or nil, after a report, if it is no programme at all.
    mutating func read(_ bytes: [UInt8]) -> ProgrammeDraft? {
        let root: Node?
        do {
            root = try YAMLText(bytes).root()
        } catch {
            log.report(error, in: .programme)
            return nil
        }
        guard let root, !YAMLMap.isAbsent(root) else {
            log.report(
                at: ReadingLog.Position(file: .programme, line: 1, column: 1),
                "text of the file",
                found: "",
                expected: "“programme:” and what belongs to it"
            )
            return nil
        }
        return read(root)
    }

    /// The draft that the root of a text holds, or nil, after a report, if it is no programme at all.
    mutating func read(_ root: Node) -> ProgrammeDraft? {
        guard let top = topLevel(root) else { return nil }
        guard let programme = top["programme"] else {
            log.report(
                at: top.mark,
                "key programme",
                found: "",
                expected: "“programme:” with at least id, name, start and weeks under it"
            )
            return nil
        }
        guard var draft = readProgramme(programme) else { return nil }
        if let node = top["sectors"] { draft.sectors = readSectors(node) }
        if let node = top["groups"] { draft.groups = readGroups(node) }
        if let node = top["courses"] { draft.courses = readCourses(node) }
        if let node = top["assumptions"] {
            draft.assumptions = readAssumptions(node, in: .assumptions, nil, of: "the programme")
        }
        if let node = top["organisations"] { readOrganisations(node) }
        if let node = top["sessions"] { draft.sessions = readSessions(node) }
        if let node = top["dialogues"] { draft.dialogues = readDialogues(node) }
        if let node = top["indicators"] { draft.indicators = readIndicators(node) }
        return draft
    }

    private func topLevel(_ root: Node) -> YAMLMap? {
        YAMLMap(
            withoutTables(root, ProgrammeYAMLReader.elsewhere),
            keys: ProgrammeYAMLReader.keys,
            in: .programme,
            prefix: "file.",
            owner: "the file",
            log: log
        )
    }

    /// The root without lists that have files of their own, which get a better answer than “unknown key”.
    func withoutTables(_ root: Node, _ elsewhere: [String: String]) -> Node {
        guard case .mapping(let mapping) = root else { return root }
        var known: [(Node, Node)] = []
        for (key, value) in mapping {
            if let name = YAMLMap.scalar(key), let place = elsewhere[name] {
                log.report(
                    at: YAMLMap.position(of: key),
                    "key of the file",
                    found: name,
                    expected: "these in \(place)"
                )
            } else {
                known.append((key, value))
            }
        }
        return .mapping(Node.Mapping(known, mapping.tag, mapping.style, mapping.mark))
    }

    // MARK: - The programme's own fields

    private func readProgramme(_ node: Node) -> ProgrammeDraft? {
        let keys = [
            "id", "name", "about", "start", "weeks", "currency", "budget", "embedded", "target",
            "blackouts", "study-hours-per-week", "retention-years", "seed",
        ]
        guard let map = YAMLMap(node, keys: keys, in: .programme, owner: "the programme", log: log)
        else { return nil }
        let id = required(map, "id", map.text("id"), "a short id, such as portsmouth") ?? ""
        let start = required(
            map,
            "start",
            map.date("start"),
            "the first day, written like 2026-01-31"
        )
        let weeks = required(map, "weeks", map.whole("weeks"), "the length in weeks")
        var draft = ProgrammeDraft(
            id: id,
            name: map.text("name") ?? id,
            start: start ?? CalendarDate(daysSinceEpoch: 20454),
            weeks: weeks ?? 104
        )
        draft.about = map.text("about")
        draft.currency = map.text("currency") ?? draft.currency
        draft.budget = map.number("budget")
        if let embedded = map.map("embedded", keys: ["coverage", "trainers"]) {
            draft.embedded.coverage = embedded.number("coverage") ?? draft.embedded.coverage
            draft.embedded.trainers = embedded.whole("trainers") ?? draft.embedded.trainers
        }
        let goals = ["people", "organisations", "effective", "completions", "by"]
        if let target = map.map("target", keys: goals) {
            draft.target = readTarget(target, lastDay: draft.start.monday + (7 * draft.weeks - 1))
        }
        draft.blackouts = readBlackouts(map)
        draft.studyHoursPerWeek = map.number("study-hours-per-week") ?? draft.studyHoursPerWeek
        draft.retentionYears = map.whole("retention-years")
        if let node = map["seed"] {
            if let seed = YAMLMap.scalar(node).flatMap({ UInt64($0) }) {
                draft.seed = seed
            } else {
                map.report(
                    "seed",
                    node,
                    expected: "a whole number from 0 to 18446744073709551615"
                )
            }
        }
        return draft
    }

    private func readTarget(_ map: YAMLMap, lastDay: CalendarDate) -> ProgrammeDraft.Target {
        let by = required(map, "by", map.date("by"), "the day, written like 2027-12-31")
        let completions = map.map("completions", keys: nil)
        let goals: [ProgrammeDraft.CourseGoal] = (completions?.entries ?? []).compactMap { key, _ in
            let people = completions?.whole(key.string)
            return people.map { ProgrammeDraft.CourseGoal(course: key.string, people: $0) }
        }
        return ProgrammeDraft.Target(
            people: map.whole("people"),
            organisations: map.whole("organisations"),
            effective: map.whole("effective"),
            completions: goals,
            by: by ?? lastDay
        )
    }

    private func readBlackouts(_ map: YAMLMap) -> [ProgrammeDraft.Blackout] {
        var blackouts: [ProgrammeDraft.Blackout] = []
        for node in map.list("blackouts", of: "blackouts") {
            let item = YAMLMap(
                node,
                keys: ["from", "to", "why"],
                in: .programme,
                prefix: "blackouts.\(blackouts.count).",
                owner: "blackout number \(blackouts.count + 1)",
                log: log
            )
            guard let item,
                let from = required(item, "from", item.date("from"), "its first day"),
                let to = required(item, "to", item.date("to"), "its last day")
            else { continue }
            blackouts.append(ProgrammeDraft.Blackout(from: from, to: to, why: item.text("why")))
        }
        return blackouts
    }

    /// A value that must be there: where nothing is written, that is reported.
    func required<Value>(
        _ map: YAMLMap,
        _ key: String,
        _ value: Value?,
        _ expected: String
    ) -> Value? {
        if value == nil, map[key] == nil { map.requirePresence(of: key, expected) }
        return value
    }

    // MARK: - Small lists

    /// The items of a mapping from ids, each with its fields.
    func items(
        _ node: Node,
        keys: [String],
        in section: ProblemPlace.Section,
        kind: String
    ) -> [(id: String, map: YAMLMap)] {
        guard let all = YAMLMap(node, keys: nil, in: section, owner: section.rawValue, log: log)
        else {
            log.isIncomplete = true
            return []
        }
        var items: [(String, YAMLMap)] = []
        for (key, value) in all.entries {
            let index = items.count
            log.remember(
                ProblemPlace(section, index, "id"),
                at: YAMLMap.position(of: .scalar(key))
            )
            let owner = "\(kind) \(key.string)"
            if let map = YAMLMap(
                value,
                keys: keys,
                in: section,
                index,
                owner: owner,
                log: log
            ) {
                items.append((key.string, map))
            } else {
                log.isIncomplete = true
            }
        }
        return items
    }

    /// The items of a list, each with its fields.
    func listItems(
        _ node: Node,
        keys: [String],
        in section: ProblemPlace.Section,
        kind: String
    ) -> [YAMLMap] {
        guard case .sequence(let sequence) = node else {
            log.report(
                at: YAMLMap.position(of: node),
                section.rawValue,
                found: YAMLMap.shown(node),
                expected: "a list, one \(kind) a line after dashes"
            )
            log.isIncomplete = true
            return []
        }
        var items: [YAMLMap] = []
        for element in sequence {
            var owner = "\(kind) number \(items.count + 1)"
            if case .mapping(let mapping) = element,
                let id = mapping.first(where: { YAMLMap.scalar($0.key) == "id" }),
                let text = YAMLMap.scalar(id.value)
            {
                owner = "\(kind) \(text)"
            }
            if let map = YAMLMap(
                element,
                keys: keys,
                in: section,
                items.count,
                owner: owner,
                log: log
            ) {
                items.append(map)
            } else {
                log.isIncomplete = true
            }
        }
        return items
    }

    private func readSectors(_ node: Node) -> [Sector] {
        let keys = ["name", "workforce", "assumptions"]
        return items(node, keys: keys, in: .sectors, kind: "sector").enumerated().map {
            index,
            item in
            Sector(
                id: item.id,
                name: item.map.text("name") ?? item.id,
                workforce: item.map.choice("workforce", of: Sector.Workforce.self),
                assumptions: assumptions(of: item.map, in: .sectors, index)
            )
        }
    }

    private func readGroups(_ node: Node) -> [ProgrammeDraft.Group] {
        items(node, keys: ["name"], in: .groups, kind: "group").map { item in
            ProgrammeDraft.Group(id: item.id, name: item.map.text("name") ?? item.id)
        }
    }

    private func readDialogues(_ node: Node) -> [ProgrammeDraft.Dialogue] {
        let keys = ["name", "people", "preparation-meetings", "follow-up-meetings", "notes"]
        return items(node, keys: keys, in: .dialogues, kind: "dialogue").map { item in
            ProgrammeDraft.Dialogue(
                id: item.id,
                name: item.map.text("name") ?? item.id,
                people: item.map.whole("people"),
                preparationMeetings: item.map.whole("preparation-meetings"),
                followUpMeetings: item.map.whole("follow-up-meetings"),
                notes: item.map.text("notes")
            )
        }
    }

    private func readIndicators(_ node: Node) -> [ProgrammeDraft.Indicator] {
        let keys = ["id", "name", "unit", "baseline", "target", "by"]
        return listItems(node, keys: keys, in: .indicators, kind: "indicator").map { map in
            let id = required(map, "id", map.text("id"), "a short id") ?? ""
            return ProgrammeDraft.Indicator(
                id: id,
                name: map.text("name") ?? id,
                unit: map.text("unit"),
                baseline: map.number("baseline"),
                target: map.number("target"),
                by: map.date("by")
            )
        }
    }

    // MARK: - Organisations

    private mutating func readOrganisations(_ node: Node) {
        guard
            let all = YAMLMap(
                node,
                keys: nil,
                in: .organisations,
                owner: "organisations",
                log: log
            )
        else { return }
        for (key, value) in all.entries { organisationAssumptions.append((key, value)) }
    }

    /// Merges the assumptions of organisations into those of the draft.
    func mergeOrganisationAssumptions(into draft: inout ProgrammeDraft) {
        guard !organisationAssumptions.isEmpty else { return }
        let known = Dictionary(
            draft.organisations.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        for (key, value) in organisationAssumptions {
            let owner = "organisation \(key.string)"
            guard let index = known[key.string] else {
                if !log.isIncomplete {
                    log.report(
                        at: YAMLMap.position(of: .scalar(key)),
                        "key of organisations",
                        found: key.string,
                        expected: "the id of an organisation in organisations.csv",
                        suggestion: log.suggester.nearest(
                            to: key.string,
                            in: draft.organisations.lazy.map(\.id)
                        )
                    )
                }
                continue
            }
            let map = YAMLMap(
                value,
                keys: ["assumptions"],
                in: .organisations,
                index,
                prefix: "file.",
                owner: owner,
                log: log
            )
            guard let map, let node = map["assumptions"] else { continue }
            draft.organisations[index].assumptions = readAssumptions(
                node,
                in: .organisations,
                index,
                of: owner
            )
        }
    }
}
