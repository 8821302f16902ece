/// Goals, limits and the parts of a partnership in plain words, with the names that a programme gives its ids.
///
/// An id that the programme doesn't have stands for its own name.
package struct PlanWords: Sendable {
    private let currency: String
    private let organisations: [String: String]
    private let sectors: [String: String]
    private let groups: [String: String]
    private let courses: [String: String]
    private let people: [String: String]

    /// The words for a programme.
    ///
    /// - Complexity: O(organisations + people).
    package init(_ programme: Programme) {
        func names<Item>(
            _ items: [Item],
            _ id: (Item) -> String,
            _ name: (Item) -> String
        ) -> [String: String] {
            Dictionary(items.map { (id($0), name($0)) }, uniquingKeysWith: { first, _ in first })
        }
        currency = programme.currency
        organisations = names(programme.organisations, \.id, \.name)
        sectors = names(programme.sectors, \.id, \.name)
        groups = names(programme.groups, \.id, \.name)
        courses = names(programme.courses, \.id, \.name)
        people = names(programme.people, \.id, \.name)
    }

    // MARK: - Names

    /// The name of an organisation.
    package func organisation(_ id: String) -> String { organisations[id] ?? id }

    /// The name of a course.
    package func course(_ id: String) -> String { courses[id] ?? id }

    /// The name of a person.
    package func person(_ id: String) -> String { people[id] ?? id }

    /// A part of the partnership: `Faith`, `everyone`.
    package func part(_ part: Part) -> String {
        switch part {
        case .everyone: "everyone"
        case .sector(let id): sectors[id] ?? id
        case .area(let name): name
        case .group(let id): groups[id] ?? id
        case .organisation(let id): organisation(id)
        }
    }

    /// An amount of money in the programme's currency: `£15,000`.
    package func money(_ amount: Double) -> String { Wording.money(amount, currency) }

    // MARK: - Goals

    /// What a goal counts, as a noun: `people reached`, `the chance of the target`.
    package func goal(_ goal: Goal) -> String {
        switch goal {
        case .people: "people reached"
        case .effectiveReach: "effective reach"
        case .organisations: "organisations reached"
        case .embedded: "organisations embedded"
        case .coverage(.everyone): "coverage of the whole partnership"
        case .coverage(let part): "coverage of \(self.part(part))"
        case .completions(let id): "completions of \(course(id))"
        case .chanceOfTarget: "the chance of the target"
        case .worstDecile: "people reached in the worst tenth of runs"
        case .equity: "coverage of the least covered sector"
        }
    }

    /// A value of a goal: `412 people`, `33%`, `7.5 organisations`; of effective reach, a number alone.
    package func value(_ value: Double, of goal: Goal) -> String {
        switch goal {
        case .people, .worstDecile: Self.counted(value, "person", "people")
        case .effectiveReach: FindingWords.number(value)
        case .organisations, .embedded: Self.counted(value, "organisation", "organisations")
        case .completions: Self.counted(value, "completion", "completions")
        case .coverage, .chanceOfTarget, .equity: Wording.percent(value)
        }
    }

    /// What a plan is for: `the lowest cost at which the chance of the target comes to 80%`.
    package func aim(_ aim: Aim) -> String {
        switch aim {
        case .most:
            "as much as can be of " + aim.goals.map(goal).joined(separator: ", then of ")
        case .cheapest(let goal, let least):
            "the lowest cost at which \(self.goal(goal)) comes to \(value(least, of: goal))"
        }
    }

    // MARK: - Limits

    /// A limit, as a phrase that can stand in a list or as a sentence without its capital and full stop.
    package func limit(_ limit: Limit) -> String {
        switch limit {
        case .budget(let amount): "a budget of \(money(amount))"
        case .seats(let count, let id): seats("at most", count, .everyone, id)
        case .atLeast(let count, let part, let id): seats("at least", count, part, id)
        case .atMost(let count, let part, let id): seats("at most", count, part, id)
        case .invite(let id): "\(organisation(id)) is invited"
        case .leaveOut(let id): "\(organisation(id)) is left out"
        case .invitePerson(let id): "\(person(id)) is booked by name"
        case .sessions(let count, let id):
            count == 0
                ? "no further session of \(course(id))"
                : "at most \(Wording.counted(count, "further session")) of \(course(id))"
        case .dates(let from, let to, let id): dates(from, to, id)
        case .blackout(let from, let to, let why):
            "nothing further is held \(Wording.days(from, to))" + (why.map { " (\($0))" } ?? "")
        case .away(let id, let from, let to): "\(person(id)) is away \(Wording.days(from, to))"
        case .trainerAtMost(let id, let count):
            count == 0
                ? "\(person(id)) leads no session"
                : "\(person(id)) leads at most \(Wording.counted(count, "session"))"
        case .closed(let id, let from, let to):
            "\(organisation(id)) is closed \(Wording.days(from, to))"
        case .hostAtMost(let id, let count):
            "at most \(Wording.counted(count, "session")) a week at \(organisation(id))"
        case .atMostPerWeek(let count): "at most \(Wording.counted(count, "session")) a week"
        case .gap(let id, let weeks):
            "at least \(Wording.counted(weeks, "week")) between sessions of \(course(id))"
        case .trainers(let id, let count):
            "\(Wording.counted(count, "named trainer")) at each further session of \(course(id))"
        case .share(let share, let id, let course):
            "at least \(Wording.percent(share)) of the seats at each session of \(self.course(course)) "
                + "for \(part(.group(id)))"
        }
    }

    private func seats(_ bound: String, _ count: Int, _ part: Part, _ id: String?) -> String {
        let number =
            count == 0 && bound == "at most"
            ? "no seats" : "\(bound) \(Wording.counted(count, "seat"))"
        let whom = part == .everyone ? "" : " for \(self.part(part))"
        if let id { return "\(number)\(whom) at sessions of \(course(id))" }
        return part == .everyone ? "\(number) in all" : number + whom
    }

    private func dates(_ from: CalendarDate?, _ to: CalendarDate?, _ id: String?) -> String {
        let what = "further sessions" + (id.map { " of \(course($0))" } ?? "") + " start "
        return switch (from, to) {
        case (let from?, let to?): what + Wording.days(from, to)
        case (let from?, nil): what + "on \(from.spelledOut) or later"
        case (nil, let to?): what + "on \(to.spelledOut) or earlier"
        case (nil, nil): what + "on any day"
        }
    }

    // MARK: - Practices

    /// How seats are shared out in a usual practice, as a phrase after “shared out”.
    package func practice(_ practice: UsualPractice) -> String {
        switch practice {
        case .firstCome: "first come, first served"
        case .biggestFirst: "to the biggest organisations first"
        case .onePerSector: "one per sector in turn"
        case .mostConnected: "to the best-connected organisations first"
        case .random: "by lot"
        }
    }

    /// `412 people`, `7.5 organisations`, `1 person`.
    private static func counted(_ value: Double, _ one: String, _ many: String) -> String {
        let number = FindingWords.number(value)
        return "\(number) \(number == "1" ? one : many)"
    }
}
