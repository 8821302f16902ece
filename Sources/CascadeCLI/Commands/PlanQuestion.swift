import CascadeCore
import CascadeFormats

/// What is wanted of a plan: a file, if any, with options laid over it.
///
/// An option replaces what the file says of the same thing: the aim, the budget, the seats of the same course or part, the
/// number of further sessions of the same course, ties, the first day. Invitations, courses that may be dropped and days on
/// which a trainer is away add to the file's; inviting takes back that the file leaves out, and the other way round.
struct PlanQuestion {
    /// What is wanted.
    private(set) var request: PlanRequest
    /// What the user should know about it.
    private(set) var remarks: [String] = []

    let names: ProgrammeNames
    var programme: Programme { names.programme }

    /// Reads the file that the options name, or plan.yaml of the programme where there is one, and lays the options over it.
    ///
    /// - Throws: ``Failure`` of status 1 for a file with problems, of status 2 for options that don't fit the programme, of
    ///   status 3 for a file that can't be read.
    init(_ options: PlanOptions, in programme: Programme, folder: String) throws {
        let file: PlanRequest?
        do {
            if let path = options.plan {
                file = try PlanFile.read(at: path, for: programme)
            } else {
                file = try ProgrammeSource(folder).planRequest(for: programme)
            }
        } catch let error as ProgrammeFolderError {
            throw Failure(error, reading: options.plan ?? "\(folder)/\(PlanFile.name)")
        }
        try self.init(options, in: programme, file: file)
    }

    /// Lays the options over what a file asks for.
    ///
    /// - Throws: ``Failure`` of status 2 for what the programme doesn't have, and for what can't be planned for.
    init(_ options: PlanOptions, in programme: Programme, file: PlanRequest?) throws {
        names = ProgrammeNames(programme)
        request = file ?? PlanRequest()
        try takeAim(options)
        try takeSeats(options)
        try takeInvitations(options)
        try takeSessions(options)
        try takeDays(options)
        if let count = options.ties {
            var ties = request.ties ?? PlanRequest.NewTies(atMost: count)
            ties.atMost = count
            request.ties = ties
        }
        let problems = request.problems(in: programme)
        guard problems.isEmpty else {
            throw Failure(.usage, problems.prefix(20).map(Self.line).joined(separator: "\n"))
        }
    }

    private static func line(_ problem: Problem) -> String {
        let suggestion = problem.suggestion.map { " Maybe “\($0)”." } ?? ""
        let subject = problem.subject.prefix(1).uppercased() + problem.subject.dropFirst()
        return "\(subject): found “\(problem.found)”, expected \(problem.expected).\(suggestion)"
    }

    // MARK: - Aim and money

    private mutating func takeAim(_ options: PlanOptions) throws {
        if !options.goal.isEmpty {
            request.aim = .most(try options.goal.map { try goal($0, "--goal") })
        }
        if let text = options.cheapest {
            guard let (word, least) = Self.leastOf(text) else { throw Self.noLeast(text) }
            guard
                ["coverage", "completions"].contains(where: { word.hasPrefix($0 + "=") })
                    || Self.goals.contains(where: { $0.word == word })
            else {
                let kind = word.prefix { $0 != "=" }
                throw Self.noLeast(text, like: String(kind))
            }
            request.aim = .cheapest(try goal(word, "--cheapest"), least: least)
        }
        if let budget = options.budget { replace(with: .budget(budget)) }
    }

    private static let goals: [(word: String, goal: Goal)] = [
        ("people", .people), ("effective", .effectiveReach), ("organisations", .organisations),
        ("embedded", .embedded), ("coverage", .coverage(.everyone)), ("chance", .chanceOfTarget),
        ("worst-decile", .worstDecile), ("equity", .equity),
    ]

    private func goal(_ text: String, _ option: String) throws -> Goal {
        if let found = Self.goals.first(where: { $0.word == text }) { return found.goal }
        if let (word, id) = Self.sides(text) {
            if word == "coverage" { return .coverage(try part(id, option)) }
            if word == "completions" { return .completions(try course(id, option)) }
        }
        let words = Self.goals.map(\.word)
        var suggester = Suggester()
        let advice = suggester.nearest(to: text, in: words).map { " Maybe “\($0)”." } ?? ""
        throw Failure(
            .usage,
            "\(option) is “\(text)”, expected \(words.joined(separator: ", ")), coverage=SECTOR or completions=COURSE.\(advice)"
        )
    }

    /// The goal and the amount in `people=500`, `coverage=faith:0.3` or `completions=c300:30`; nil without an amount.
    private static func leastOf(_ text: String) -> (goal: String, least: Double)? {
        guard let (word, value) = sides(text) else { return nil }
        if let least = amount(value) { return (word, least) }
        guard let colon = value.lastIndex(of: ":"),
            let least = amount(String(value[value.index(after: colon)...]))
        else { return nil }
        return ("\(word)=\(value[..<colon])", least)
    }

    /// What `--cheapest` expects, with the goal that may be meant.
    private static func noLeast(_ text: String, like word: String? = nil) -> Failure {
        var suggester = Suggester()
        let words = goals.map(\.word) + ["completions"]
        let nearest = word.flatMap {
            words.contains($0) ? nil : suggester.nearest(to: $0, in: words)
        }
        let advice = nearest.map { " Maybe “\($0)”." } ?? ""
        return Failure(
            .usage,
            """
            --cheapest is “\(text)”, expected a goal and an amount, such as chance=0.8, people=500, coverage=SECTOR:0.3 or \
            completions=COURSE:30.\(advice)
            """
        )
    }

    /// A number, or a share in per cent.
    private static func amount(_ text: String) -> Double? {
        if text.hasSuffix("%") { return Double(text.dropLast()).map { $0 / 100 } }
        return Double(text)
    }

    // MARK: - Seats

    private mutating func takeSeats(_ options: PlanOptions) throws {
        for text in options.seats {
            if let count = Int(text) {
                replace(with: .seats(count, course: nil))
                continue
            }
            let (id, count) = try counted(
                text,
                "--seats",
                "a number of seats, such as 220 or workshop=200"
            )
            replace(with: .seats(count, course: try course(id, "--seats")))
        }
        let expected = "an id and a number of seats, such as faith=10"
        for text in options.atLeast {
            let (id, count) = try counted(text, "--at-least", expected)
            replace(with: .atLeast(count, try part(id, "--at-least"), course: nil))
        }
        for text in options.atMost {
            let (id, count) = try counted(text, "--at-most", expected)
            replace(with: .atMost(count, try part(id, "--at-most"), course: nil))
        }
        guard let word = options.shareOut else { return }
        switch word {
        case "named": request.seating = .named
        case "all": request.seating = .all
        case "none": request.seating = .none
        default:
            var suggester = Suggester()
            let nearest = suggester.nearest(to: word, in: ["named", "all", "none"])
            let advice = nearest.map { " Maybe “\($0)”." } ?? ""
            throw Failure(.usage, "--share-out is “\(word)”, expected named, all or none.\(advice)")
        }
        request.seatingCourses = []
    }

    /// Puts a limit in the place of those of the same thing.
    private mutating func replace(with limit: Limit) {
        guard let place = request.limits.firstIndex(where: { $0.isSameThing(as: limit) }) else {
            request.limits.append(limit)
            return
        }
        request.limits[place] = limit
        var kept = false
        request.limits.removeAll { other in
            guard other.isSameThing(as: limit) else { return false }
            defer { kept = true }
            return kept
        }
    }

    private mutating func add(_ limit: Limit) {
        if !request.limits.contains(limit) { request.limits.append(limit) }
    }

    // MARK: - Invitations

    private mutating func takeInvitations(_ options: PlanOptions) throws {
        var invited: [Limit] = []
        for id in options.invite {
            let personId = Self.dropping("person:", from: id)
            let organisationId = Self.dropping("organisation:", from: id)
            if personId == nil, names.hasOrganisation(organisationId ?? id) {
                invited.append(.invite(organisationId ?? id))
            } else if organisationId == nil, let person = names.person(withId: personId ?? id) {
                invited.append(.invitePerson(person.id))
            } else {
                throw names.unknown(
                    personId ?? organisationId ?? id,
                    option: "--invite",
                    expected: "the id of an organisation or a person",
                    among: names.allOrganisations + names.allPeople,
                    where: "The ids are in organisations.csv and people.csv."
                )
            }
        }
        let leftOut = try options.leaveOut.map { id in
            try names.foundOrganisation(id, option: "--leave-out").id
        }
        let taken = Set(leftOut)
        request.limits.removeAll { limit in
            switch limit {
            case .leaveOut(let id): invited.contains(.invite(id))
            case .invite(let id): taken.contains(id)
            default: false
            }
        }
        for limit in invited { add(limit) }
        for id in leftOut { add(.leaveOut(id)) }
    }

    // MARK: - Sessions

    private mutating func takeSessions(_ options: PlanOptions) throws {
        for text in options.more {
            var (id, count) = (text, PlanRequest.Further.usualMost)
            if text.contains("=") {
                (id, count) = try counted(
                    text,
                    "--more",
                    "a course and a number of sessions, such as workshop=4"
                )
            }
            id = try course(id, "--more")
            if let place = request.further.firstIndex(where: { $0.course == id }) {
                request.further[place].atMost = count
            } else {
                request.further.append(programme.usualFurther(id, atMost: count))
            }
        }
        for id in options.drop {
            let course = try course(id, "--drop")
            if !request.mayDrop.contains(course) { request.mayDrop.append(course) }
        }
        let asksForMore = options.budget != nil || options.cheapest != nil
        guard asksForMore, options.more.isEmpty, request.further.isEmpty else { return }
        request.further = programme.usualFurther
        guard !request.further.isEmpty else { return }
        let words = PlanWords(programme)
        let courses = Wording.list(request.further.map { words.course($0.course) })
        var remark =
            "up to \(PlanRequest.Further.usualMost) further sessions each may be held of \(courses)"
        if request.mayDrop.isEmpty {
            request.mayDrop = request.further.map(\.course)
            remark += ", and today's may be left out; --more and --drop say otherwise"
        } else {
            remark += "; --more sets other numbers"
        }
        remarks.append(remark)
    }

    // MARK: - Days

    private mutating func takeDays(_ options: PlanOptions) throws {
        if let text = options.from {
            guard let day = CalendarDate(text) else {
                throw Failure(.usage, "--from is “\(text)”, expected a day such as 2026-03-01.")
            }
            request.from = day
        }
        for text in options.away {
            let days = Self.sides(text).map { sides in
                (
                    sides.0,
                    sides.1.split(separator: "..", omittingEmptySubsequences: false).map {
                        CalendarDate($0)
                    }
                )
            }
            guard let (id, dates) = days, (1...2).contains(dates.count), let from = dates[0],
                let to = dates[dates.count - 1]
            else {
                throw Failure(
                    .usage,
                    "--away is “\(text)”, expected a trainer's id and days, such as maren=2026-06-01..2026-06-14."
                )
            }
            guard let person = names.person(withId: Self.dropping("person:", from: id) ?? id) else {
                throw names.unknown(
                    id,
                    option: "--away",
                    expected: "the id of a person",
                    among: names.allPeople,
                    where: "The ids are in people.csv."
                )
            }
            add(.away(trainer: person.id, from: from, to: to))
        }
    }
}

extension Limit {
    /// Whether two limits bound the same thing, so that one can stand in the place of the other.
    fileprivate func isSameThing(as other: Limit) -> Bool {
        switch (self, other) {
        case (.budget, .budget): true
        case (.seats(_, let one), .seats(_, let two)): one == two
        case (.atLeast(_, let one, let first), .atLeast(_, let two, let second)),
            (.atMost(_, let one, let first), .atMost(_, let two, let second)):
            one == two && first == second
        default: false
        }
    }
}
