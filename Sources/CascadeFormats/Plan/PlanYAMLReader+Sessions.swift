import CascadeCore
import Yams

/// Further sessions, and when trainers and places are to be had.
extension PlanYAMLReader {
    private static let sessionKeys = [
        "course", "at-most", "hosts", "trainers", "trainers-each", "from", "to", "every", "places",
        "follows", "within",
    ]

    /// `sessions`.
    mutating func readSessions(_ map: YAMLMap) {
        for node in map.list("sessions", of: "further sessions") {
            let number = request.further.count
            var owner = "further sessions number \(number + 1)"
            if case .mapping(let mapping) = node,
                let course = mapping.first(where: { YAMLMap.scalar($0.key) == "course" }),
                let id = YAMLMap.scalar(course.value)
            {
                owner = "further sessions of \(id)"
            }
            let item = YAMLMap(
                node,
                keys: Self.sessionKeys,
                in: .plan,
                prefix: "sessions.\(number).",
                owner: owner,
                log: log
            )
            guard let item else {
                log.isIncomplete = true
                continue
            }
            guard let course = item.text("course") else {
                if item["course"] == nil {
                    item.requirePresence(of: "course", "the id of the course")
                }
                log.isIncomplete = true
                continue
            }
            request.further.append(readFurther(item, course))
            readLimits(of: item, course)
        }
    }

    private func readFurther(_ item: YAMLMap, _ course: String) -> PlanRequest.Further {
        let trainers = item.ids("trainers", of: "people")
        let usual = programme.courses.first { $0.id == course }?.trainersRequired ?? 1
        return PlanRequest.Further(
            course: course,
            atMost: item.whole("at-most") ?? PlanRequest.Further.usualMost,
            hosts: item.ids("hosts", of: "organisations"),
            trainers: trainers,
            trainersEach: item.whole("trainers-each") ?? min(usual, trainers.count),
            seats: item.whole("places"),
            follows: item.text("follows"),
            followsWithin: readWeeks(item) ?? 1...3
        )
    }

    /// `within`: two numbers of weeks, or the larger one alone.
    private func readWeeks(_ item: YAMLMap) -> ClosedRange<Int>? {
        guard let node = item["within"] else { return nil }
        if item["follows"] == nil {
            item.report(
                "within",
                node,
                expected: "it beside “follows”, which names the course before"
            )
            return nil
        }
        var numbers: [Int] = []
        if let text = YAMLMap.scalar(node), let weeks = Int(text) {
            numbers = [min(1, weeks), weeks]
        } else if case .sequence(let sequence) = node {
            numbers = sequence.compactMap { YAMLMap.scalar($0).flatMap { Int($0) } }
            if numbers.count != sequence.count { numbers = [] }
        }
        guard numbers.count == 2, numbers[0] <= numbers[1] else {
            item.report(
                "within",
                node,
                expected: "two numbers of weeks, the smaller one first, such as [1, 3]"
            )
            return nil
        }
        return numbers[0]...numbers[1]
    }

    /// The limits that stand beside further sessions: `every`, `from` and `to`.
    private mutating func readLimits(of item: YAMLMap, _ course: String) {
        if let node = item["every"], let weeks = item.whole("every") {
            add(.gap(course: course, weeks: weeks), at: node, [("course", item["course"])])
        }
        let (from, to) = (item.date("from"), item.date("to"))
        guard let node = item["from"] ?? item["to"], from != nil || to != nil else { return }
        add(
            .dates(from: from, to: to, course: course),
            at: node,
            [("from", item["from"]), ("to", item["to"]), ("course", item["course"])]
        )
    }

    // MARK: - Availability

    /// `trainers`, `hosts`, `per-week` and `blackouts`.
    mutating func readAvailability(_ map: YAMLMap) {
        for (id, item) in items(map, "trainers", keys: ["away", "at-most"]) {
            for (from, to, node) in readDays(item, "away") {
                add(
                    .away(trainer: id.string, from: from, to: to),
                    at: node,
                    [("trainer", .scalar(id))]
                )
            }
            if let node = item["at-most"], let count = item.whole("at-most") {
                add(
                    .trainerAtMost(trainer: id.string, sessions: count),
                    at: node,
                    [("trainer", .scalar(id))]
                )
            }
        }
        for (id, item) in items(map, "hosts", keys: ["closed", "per-week"]) {
            for (from, to, node) in readDays(item, "closed") {
                add(.closed(host: id.string, from: from, to: to), at: node, [("host", .scalar(id))])
            }
            if let node = item["per-week"], let count = item.whole("per-week") {
                add(
                    .hostAtMost(host: id.string, perWeek: count),
                    at: node,
                    [("host", .scalar(id))]
                )
            }
        }
        if let node = map["per-week"], let count = map.whole("per-week") {
            add(.atMostPerWeek(count), at: node)
        }
        for (number, node) in map.list("blackouts", of: "blackouts").enumerated() {
            let item = YAMLMap(
                node,
                keys: ["from", "to", "why"],
                in: .plan,
                prefix: "blackouts.\(number).",
                owner: "blackout number \(number + 1)",
                log: log
            )
            guard let item, let (from, to) = days(item) else { continue }
            add(
                .blackout(from: from, to: to, why: item.text("why")),
                at: node,
                [("from", item["from"]), ("to", item["to"]), ("why", item["why"])]
            )
        }
    }

    /// The mappings under the ids of a mapping.
    private func items(
        _ map: YAMLMap,
        _ key: String,
        keys: [String]
    ) -> [(id: Node.Scalar, map: YAMLMap)] {
        guard let all = map.map(key, keys: nil) else { return [] }
        return all.entries.compactMap { id, value in
            YAMLMap(
                value,
                keys: keys,
                in: .plan,
                prefix: "\(key).\(id.string).",
                owner: id.string,
                log: log
            ).map { (id, $0) }
        }
    }

    /// The spans of days under a key: a list of `{from, to}`, or one alone.
    private func readDays(
        _ map: YAMLMap,
        _ key: String
    ) -> [(from: CalendarDate, to: CalendarDate, node: Node)] {
        guard let node = map[key] else { return [] }
        var nodes = [node]
        if case .sequence(let sequence) = node { nodes = Array(sequence) }
        return nodes.enumerated().compactMap { number, node in
            let item = YAMLMap(
                node,
                keys: ["from", "to"],
                in: .plan,
                prefix: "\(map.prefix)\(key).\(number).",
                owner: "\(key) of \(map.owner)",
                log: log
            )
            return item.flatMap { days($0) }.map { ($0.from, $0.to, node) }
        }
    }

    /// `from` and `to` of a mapping; without `to`, that one day.
    private func days(_ item: YAMLMap) -> (from: CalendarDate, to: CalendarDate)? {
        guard let from = item.date("from") else {
            if item["from"] == nil { item.requirePresence(of: "from", "its first day") }
            return nil
        }
        guard item["to"] != nil else { return (from, from) }
        return item.date("to").map { (from, $0) }
    }
}
