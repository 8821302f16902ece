import CascadeCore
import Yams

/// What a plan must keep to.
extension PlanYAMLReader {
    /// `budget` and `seats`.
    mutating func readMoneyAndSeats(_ map: YAMLMap) {
        if let node = map["budget"], let amount = map.number("budget") {
            add(.budget(amount), at: node)
        }
        guard let node = map["seats"] else { return }
        if case .scalar = node {
            if let count = map.whole("seats") { add(.seats(count, course: nil), at: node) }
            return
        }
        guard let seats = map.map("seats", keys: nil) else { return }
        for (key, value) in seats.entries {
            guard let count = seats.whole(key.string) else { continue }
            add(
                .seats(count, course: key.string == "total" ? nil : key.string),
                at: value,
                [("course", .scalar(key))]
            )
        }
    }

    /// `invite` and `leave-out`.
    mutating func readInvitations(_ map: YAMLMap) {
        for (id, node) in names(map, "invite", of: "organisations and people") {
            let person = Self.dropping("person:", from: id)
            let organisation = Self.dropping("organisation:", from: id)
            if person == nil, organisation.map(organisations.contains) ?? organisations.contains(id)
            {
                add(.invite(organisation ?? id), at: node)
            } else if organisation == nil, people.contains(person ?? id) {
                add(.invitePerson(person ?? id), at: node)
            } else {
                reportUnknown(
                    id,
                    map,
                    "invite",
                    node,
                    expected: "the id of an organisation or of a person in people.csv"
                )
            }
        }
        for (id, node) in names(map, "leave-out", of: "organisations") {
            let organisation = Self.dropping("organisation:", from: id) ?? id
            add(.leaveOut(organisation), at: node)
        }
    }

    private func reportUnknown(
        _ id: String,
        _ map: YAMLMap,
        _ key: String,
        _ node: Node,
        expected: String
    ) {
        let known = programme.organisations.map(\.id) + programme.people.map(\.id)
        let plain = id.split(separator: ":").last.map(String.init) ?? id
        map.report(
            key,
            .scalar(Node.Scalar(id, .implicit, .plain, node.mark)),
            expected: expected,
            suggestion: log.suggester.nearest(to: plain, in: known)
        )
    }

    static func dropping(_ prefix: String, from text: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    // MARK: - The list of limits

    private static let limitKeys =
        parts + [
            "course", "at-least", "at-most", "share", "sessions", "every", "trainers", "from", "to",
        ]

    /// `limits`.
    mutating func readLimits(_ map: YAMLMap) {
        for (number, node) in map.list("limits", of: "limits").enumerated() {
            let item = YAMLMap(
                node,
                keys: Self.limitKeys,
                in: .plan,
                prefix: "limits.\(number).",
                owner: "limit number \(number + 1)",
                log: log
            )
            guard let item, let (part, partNode) = part(item) else { continue }
            let course = item.text("course")
            if item["course"] != nil, course == nil { continue }
            let fields = [("part", partNode), ("course", item["course"])]
            readSeatLimits(item, node, part, course, fields)
            readShare(item, node, part, course)
            if case .everyone = part {
                readCourseLimits(item, node, course)
            } else {
                for key in ["sessions", "every", "trainers", "from", "to"] {
                    if let value = item[key] {
                        item.report(
                            key,
                            value,
                            expected:
                                "it in a limit of its own, as it is not about a part of the partnership"
                        )
                    }
                }
            }
        }
    }

    private mutating func readSeatLimits(
        _ item: YAMLMap,
        _ node: Node,
        _ part: Part,
        _ course: String?,
        _ fields: [(String, Node?)]
    ) {
        if item["at-least"] != nil, let count = item.whole("at-least") {
            add(
                .atLeast(count, part, course: course),
                at: node,
                fields + [("count", item["at-least"])]
            )
        }
        if item["at-most"] != nil, let count = item.whole("at-most") {
            add(
                part == .everyone
                    ? .seats(count, course: course) : .atMost(count, part, course: course),
                at: node,
                fields + [("count", item["at-most"])]
            )
        }
        let bounds = Self.limitKeys.dropFirst(Self.parts.count + 1)
        if bounds.allSatisfy({ item[$0] == nil }) {
            item.requirePresence(of: "at-least or at-most", "a number of seats")
        }
    }

    private mutating func readShare(
        _ item: YAMLMap,
        _ node: Node,
        _ part: Part,
        _ course: String?
    ) {
        guard let value = item["share"] else { return }
        guard case .group(let group) = part, let course else {
            item.report(
                "share",
                value,
                expected:
                    "it with a group and a course, such as {group: donors, share: 0.1, course: hosted}"
            )
            return
        }
        guard let share = item.number("share") else { return }
        add(
            .share(share, group: group, course: course),
            at: node,
            [("share", value), ("group", item["group"]), ("course", item["course"])]
        )
    }

    private mutating func readCourseLimits(_ item: YAMLMap, _ node: Node, _ course: String?) {
        let days = ["from", "to"].filter { item[$0] != nil }
        if !days.isEmpty {
            let (from, to) = (item.date("from"), item.date("to"))
            if days.allSatisfy({ $0 == "from" ? from != nil : to != nil }) {
                add(
                    .dates(from: from, to: to, course: course),
                    at: node,
                    [("from", item["from"]), ("to", item["to"]), ("course", item["course"])]
                )
            }
        }
        for key in ["sessions", "every", "trainers"] {
            guard let value = item[key], let count = item.whole(key) else { continue }
            guard let course else {
                item.requirePresence(of: "course", "the course whose further sessions are meant")
                return
            }
            let limit: Limit =
                switch key {
                case "sessions": .sessions(count, course: course)
                case "every": .gap(course: course, weeks: count)
                default: .trainers(course: course, count)
                }
            add(limit, at: node, [(key, value), ("course", item["course"])])
        }
    }
}
