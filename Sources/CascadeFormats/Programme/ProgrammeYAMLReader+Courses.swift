import CascadeCore
import Yams

extension ProgrammeYAMLReader {
    private static let courseKeys = [
        "name", "hours", "pattern", "format", "capacity", "trainers", "when-short-of-trainers",
        "makes-champions", "mandatory", "cost", "price", "composition", "validity-weeks",
        "requires", "qualifies-for", "refreshes", "rolling", "audience", "enrolment",
        "waiting-list", "assumptions", "notes",
    ]

    /// The courses, in written order.
    func readCourses(_ node: Node) -> [Course] {
        let items = items(
            node,
            keys: ProgrammeYAMLReader.courseKeys,
            in: .courses,
            kind: "course"
        )
        return items.enumerated().map { index, item in readCourse(item.id, item.map, index) }
    }

    private func readCourse(_ id: String, _ map: YAMLMap, _ index: Int) -> Course {
        var course = Course(id: id, name: map.text("name") ?? id)
        course.hours = map.number("hours") ?? course.hours
        course.pattern = readPattern(map) ?? course.pattern
        course.format = map.choice("format", of: Course.Format.self) ?? course.format
        readCapacity(map, into: &course)
        course.trainersRequired = map.whole("trainers") ?? course.trainersRequired
        course.whenShortOfTrainers =
            map.choice("when-short-of-trainers", of: Course.ShortOfTrainers.self)
            ?? course.whenShortOfTrainers
        course.makesChampions = map.flag("makes-champions") ?? course.makesChampions
        course.mandatory = map.flag("mandatory") ?? course.mandatory
        if let cost = map.map("cost", keys: ["session", "person"]) {
            course.cost.session = cost.number("session") ?? 0
            course.cost.person = cost.number("person") ?? 0
        }
        if let price = map.map("price", keys: ["standard", "member", "donation"]) {
            course.price.standard = price.number("standard") ?? 0
            course.price.member = price.number("member")
            course.price.donation = price.number("donation") ?? 0
        }
        course.composition = readComposition(map)
        course.validityWeeks = map.whole("validity-weeks")
        course.requires = readRequirement(map)
        course.qualifiesFor = map.ids("qualifies-for", of: "courses")
        course.refreshes = map.ids("refreshes", of: "courses")
        course.rolling = map.flag("rolling") ?? course.rolling
        course.audience = map.ids("audience", of: "sectors")
        if let enrolment = map.map("enrolment", keys: ["per-week"]) {
            course.enrolmentPerWeek = required(
                enrolment,
                "per-week",
                enrolment.number("per-week"),
                "how many people a week begin"
            )
        }
        course.waitingList = map.flag("waiting-list") ?? course.waitingList
        course.assumptions = assumptions(of: map, in: .courses, index)
        course.notes = map.text("notes")
        return course
    }

    private func readPattern(_ map: YAMLMap) -> Course.Pattern? {
        guard let node = map["pattern"] else { return nil }
        let expected =
            "{days: 1}, {meetings: 6, every-weeks: 2, asynchronous-hours-per-month: 3} or self-paced"
        if let text = YAMLMap.scalar(node) {
            if text == "self-paced" { return .selfPaced }
            map.report(
                "pattern",
                node,
                expected: expected,
                suggestion: log.suggester.nearest(to: text, in: ["self-paced"])
            )
            return nil
        }
        let keys = ["days", "meetings", "every-weeks", "asynchronous-hours-per-month"]
        guard let pattern = map.map("pattern", keys: keys) else { return nil }
        if pattern["days"] != nil {
            if pattern.entries.count > 1 { map.report("pattern", node, expected: expected) }
            return pattern.whole("days").map { .days($0) }
        }
        guard pattern["meetings"] != nil else {
            if !pattern.entries.isEmpty || YAMLMap.scalar(node) == nil {
                map.report("pattern", node, expected: expected)
            }
            return nil
        }
        guard let meetings = pattern.whole("meetings") else { return nil }
        return .meetings(
            count: meetings,
            everyWeeks: pattern.whole("every-weeks") ?? 1,
            asynchronousHoursPerMonth: pattern.number("asynchronous-hours-per-month") ?? 0
        )
    }

    private func readCapacity(_ map: YAMLMap, into course: inout Course) {
        guard let node = map["capacity"] else { return }
        let parts = map.list("capacity", of: "two numbers")
        guard case .sequence = node else { return }
        guard parts.count == 2, let low = YAMLMap.scalar(parts[0]).flatMap({ Int($0) }) else {
            map.report(
                "capacity",
                node,
                expected: "[smallest, largest], such as [4, 12] or [4, none]"
            )
            return
        }
        course.capacityMinimum = low
        let high = YAMLMap.scalar(parts[1]) ?? ""
        if high == "none" { return }
        if let high = Int(high) {
            course.capacityMaximum = high
        } else {
            map.report("capacity", parts[1], expected: "a whole number or none")
        }
    }

    private func readComposition(_ map: YAMLMap) -> [Course.CompositionRule] {
        var rules: [Course.CompositionRule] = []
        for node in map.list("composition", of: "{group: …, at-least: …}") {
            let rule = YAMLMap(
                node,
                keys: ["group", "at-least"],
                in: map.section,
                map.index,
                prefix: "composition.\(rules.count).",
                owner: "composition of \(map.owner)",
                log: log
            )
            guard let rule,
                let group = required(rule, "group", rule.text("group"), "the id of a group"),
                let share = required(
                    rule,
                    "at-least",
                    rule.number("at-least"),
                    "a share, such as 0.25"
                )
            else { continue }
            rules.append(Course.CompositionRule(group: group, atLeast: share))
        }
        return rules
    }

    private func readRequirement(_ map: YAMLMap) -> Prerequisite? {
        guard let node = map["requires"] else { return nil }
        guard case .scalar(let scalar) = node else {
            map.report("requires", node, expected: "courses, such as “c100 and (c200 or c201)”")
            return nil
        }
        let start = YAMLMap.position(of: node)
        /// Where a character of the expression stands; block text starts on a later line, so its key is named.
        func position(_ offset: Int) -> ReadingLog.Position {
            switch scalar.style {
            case .plain, .any:
                return ReadingLog.Position(
                    file: start.file,
                    line: start.line,
                    column: start.column + offset
                )
            case .singleQuoted, .doubleQuoted:
                return ReadingLog.Position(
                    file: start.file,
                    line: start.line,
                    column: start.column + 1 + offset
                )
            case .literal, .folded:
                return start
            }
        }
        do {
            let parsed = try Prerequisite.parse(scalar.string)
            for (number, offset) in parsed.offsets.enumerated() {
                log.remember(
                    ProblemPlace(map.section, map.index, "requires.\(number)"),
                    at: position(offset)
                )
            }
            return parsed.prerequisite
        } catch {
            log.report(
                at: position(error.offset),
                "requires of \(map.owner)",
                found: error.found,
                expected: error.expected
            )
            log.markUnreadable(ProblemPlace(map.section, map.index, "requires"))
            return nil
        }
    }
}
