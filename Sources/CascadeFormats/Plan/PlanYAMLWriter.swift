import CascadeCore

/// Writes plan.yaml; what has its default value is left out.
struct PlanYAMLWriter {
    let request: PlanRequest

    /// A writer of a request.
    init(_ request: PlanRequest) {
        self.request = request
    }

    /// The whole text; empty for a request that asks for what is usual.
    var text: String {
        var writer = YAMLWriter()
        writeAim(to: &writer)
        writer.line("budget", budget.map(Scalars.text))
        writer.line("seats", seats)
        writer.line("share-out", shareOut)
        writer.line("from", request.from?.description)
        writeList("invite", invited, to: &writer)
        writeList("leave-out", leftOut, to: &writer)
        let limits = request.limits.compactMap(item)
        if !limits.isEmpty {
            writer.block("limits") { writer in
                for pairs in limits { writer.item(pairs) }
            }
        }
        if !request.further.isEmpty {
            writer.block("sessions") { writer in
                for position in request.further.indices { writer.item(further(position)) }
            }
        }
        writeList("may-drop", request.mayDrop.map(YAMLWriter.quoted), to: &writer)
        writer.line("ties", ties)
        writeAvailability(to: &writer)
        return writer.text
    }

    private func writeList(_ key: String, _ values: [String], to writer: inout YAMLWriter) {
        if !values.isEmpty { writer.line(key, YAMLWriter.list(values)) }
    }

    // MARK: - Aim

    private func writeAim(to writer: inout YAMLWriter) {
        switch request.aim {
        case .most(let goals):
            if goals.isEmpty || goals == [.people] { return }
            let words = goals.map(word)
            writer.line("goal", words.count == 1 ? words[0] : YAMLWriter.list(words))
        case .cheapest(let goal, let least):
            let amount = Scalars.text(least)
            let value: (String, String) =
                switch goal {
                case .coverage(.everyone): ("coverage", amount)
                case .coverage(let part):
                    ("coverage", YAMLWriter.map(pairs(part) + [("least", amount)]))
                case .completions(let id): ("completions", YAMLWriter.map([(id, amount)]))
                default: (word(goal), amount)
                }
            writer.line("cheapest", YAMLWriter.map([(value.0, value.1)]))
        }
    }

    private func word(_ goal: Goal) -> String {
        switch goal {
        case .people: "people"
        case .effectiveReach: "effective"
        case .organisations: "organisations"
        case .embedded: "embedded"
        case .coverage(.everyone): "coverage"
        case .coverage(let part): YAMLWriter.map([("coverage", YAMLWriter.map(pairs(part)))])
        case .completions(let id): YAMLWriter.map([("completions", YAMLWriter.quoted(id))])
        case .chanceOfTarget: "chance"
        case .worstDecile: "worst-decile"
        case .equity: "equity"
        }
    }

    private func pairs(_ part: Part) -> [(String, String?)] {
        switch part {
        case .everyone: []
        case .sector(let id): [("sector", YAMLWriter.quoted(id))]
        case .area(let name): [("area", YAMLWriter.quoted(name))]
        case .group(let id): [("group", YAMLWriter.quoted(id))]
        case .organisation(let id): [("organisation", YAMLWriter.quoted(id))]
        }
    }

    // MARK: - Money and seats

    private var budget: Double? {
        request.limits.compactMap { limit in
            if case .budget(let amount) = limit { return amount }
            return nil
        }.min()
    }

    private var seats: String? {
        var total: Int?
        var courses: [(id: String, count: Int)] = []
        for case .seats(let count, let course) in request.limits {
            if let course {
                if course == "total" { continue }
                if let place = courses.firstIndex(where: { $0.id == course }) {
                    courses[place].count = min(courses[place].count, count)
                } else {
                    courses.append((course, count))
                }
            } else {
                total = min(total ?? count, count)
            }
        }
        if courses.isEmpty { return total.map(String.init) }
        return YAMLWriter.map(
            [("total", total.map(String.init))] + courses.map { ($0.id, String($0.count)) }
        )
    }

    private var shareOut: String? {
        let courses = request.seatingCourses.map(YAMLWriter.quoted)
        let word =
            switch request.seating {
            case .none: "none"
            case .named: "named"
            case .all: "all"
            }
        if courses.isEmpty { return request.seating == .named ? nil : word }
        return YAMLWriter.map([(word, YAMLWriter.list(courses))])
    }

    private var invited: [String] {
        request.limits.compactMap { limit in
            switch limit {
            case .invite(let id): YAMLWriter.quoted(id)
            case .invitePerson(let id): YAMLWriter.quoted("person:\(id)")
            default: nil
            }
        }
    }

    private var leftOut: [String] {
        request.limits.compactMap { limit in
            if case .leaveOut(let id) = limit { return YAMLWriter.quoted(id) }
            return nil
        }
    }

    // MARK: - Limits

    /// A limit as an item of `limits`; nil for one that has a key of its own.
    private func item(_ limit: Limit) -> [(String, String?)]? {
        func course(_ id: String?) -> [(String, String?)] {
            [("course", id.map(YAMLWriter.quoted))]
        }
        switch limit {
        case .atLeast(let count, let part, let id):
            return pairs(part) + course(id) + [("at-least", String(count))]
        case .atMost(let count, let part, let id):
            return pairs(part) + course(id) + [("at-most", String(count))]
        case .seats(let count, "total"?): return course("total") + [("at-most", String(count))]
        case .sessions(let count, let id): return course(id) + [("sessions", String(count))]
        case .trainers(let id, let count): return course(id) + [("trainers", String(count))]
        case .share(let share, let group, let id):
            return pairs(.group(group)) + course(id) + [("share", Scalars.text(share))]
        case .gap(let id, let weeks):
            return beside(limit) ? nil : course(id) + [("every", String(weeks))]
        case .dates(let from, let to, let id):
            if from == nil && to == nil || beside(limit) { return nil }
            return course(id) + [("from", from?.description), ("to", to?.description)]
        default: return nil
        }
    }

    /// Whether a limit is written beside the further sessions of its course.
    private func beside(_ limit: Limit) -> Bool {
        request.further.contains { gap(of: $0) == limit || dates(of: $0) == limit }
    }

    /// The first limit on the weeks between sessions of a course.
    private func gap(of further: PlanRequest.Further) -> Limit? {
        request.limits.first { limit in
            if case .gap(further.course, _) = limit { return true }
            return false
        }
    }

    /// The first limit on the days of sessions of a course.
    private func dates(of further: PlanRequest.Further) -> Limit? {
        request.limits.first { limit in
            if case .dates(let from, let to, further.course?) = limit {
                return from != nil || to != nil
            }
            return false
        }
    }

    private func further(_ position: Int) -> [(String, String?)] {
        let further = request.further[position]
        func list(_ ids: [String]) -> String? {
            ids.isEmpty ? nil : YAMLWriter.list(ids.map(YAMLWriter.quoted))
        }
        var pairs: [(String, String?)] = [
            ("course", YAMLWriter.quoted(further.course)), ("at-most", String(further.atMost)),
            ("hosts", list(further.hosts)), ("trainers", list(further.trainers)),
            ("trainers-each", further.trainers.isEmpty ? nil : String(further.trainersEach)),
            ("places", further.seats.map(String.init)),
        ]
        // Limits of a course that is named twice stand beside the first.
        if request.further.firstIndex(where: { $0.course == further.course }) == position {
            if case .gap(_, let weeks)? = gap(of: further) {
                pairs.append(("every", String(weeks)))
            }
            if case .dates(let from, let to, _)? = dates(of: further) {
                pairs += [("from", from?.description), ("to", to?.description)]
            }
        }
        if let follows = further.follows {
            let weeks = further.followsWithin
            pairs.append(("follows", YAMLWriter.quoted(follows)))
            if weeks != 1...3 {
                pairs.append(
                    (
                        "within",
                        YAMLWriter.list([String(weeks.lowerBound), String(weeks.upperBound)])
                    )
                )
            }
        }
        return pairs
    }

    // MARK: - Ties

    private var ties: String? {
        guard let ties = request.ties else { return nil }
        if ties == PlanRequest.NewTies(atMost: ties.atMost) { return String(ties.atMost) }
        let among = ties.among.map { YAMLWriter.quoted("\($0.first)+\($0.second)") }
        return YAMLWriter.map([
            ("at-most", String(ties.atMost)),
            ("strength", ties.strength == 0.5 ? nil : Scalars.text(ties.strength)),
            ("cost", ties.cost == 0 ? nil : Scalars.text(ties.cost)),
            ("among", among.isEmpty ? nil : YAMLWriter.list(among)),
        ])
    }
}
