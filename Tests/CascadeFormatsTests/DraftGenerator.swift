import CascadeCore

/// Valid drafts of every shape, for tests.
enum DraftGenerator {
    private static let texts = [
        "Plain", "With, comma", "\"Quoted\"", "Two\nlines", "CR\r\nLF", " spaces ", "null", "yes",
        "12",
        "a: b # c", "日本語", "مرحبا", "é", "{x}", "- y", "tab\tin", "x;y", "pipe|d",
        "mark\u{FEFF}inside", "'",
        "\\", "*star", "&and",
    ]

    static func draft(_ random: inout SplitMix) -> ProgrammeDraft {
        var draft = ProgrammeDraft(
            id: "p-1",
            name: text(&random),
            start: date(0, &random),
            weeks: Int.random(in: 1...1040, using: &random)
        )
        draft.about = maybe(&random, text)
        draft.currency = ["GBP", "EUR"].randomElement(using: &random) ?? "GBP"
        draft.budget = maybe(&random) { number(0...1e6, &$0) }
        if Bool.random(using: &random) {
            draft.embedded = ProgrammeDraft.Embedded(
                coverage: number(0.01...1, &random),
                trainers: Int.random(in: 0...9, using: &random)
            )
        }
        if Bool.random(using: &random) {
            draft.target = ProgrammeDraft.Target(
                people: Int.random(in: 1...900, using: &random),
                organisations: maybe(&random) { Int.random(in: 1...9, using: &$0) },
                effective: maybe(&random) { Int.random(in: 1...9, using: &$0) },
                by: draft.start
            )
        }
        draft.blackouts = many(&random) { random, _ in
            let from = date(100, &random)
            return ProgrammeDraft.Blackout(from: from, to: from + 7, why: maybe(&random, text))
        }
        draft.studyHoursPerWeek = Bool.random(using: &random) ? 2 : number(0.5...20, &random)
        draft.retentionYears =
            Bool.random(using: &random) ? nil : Int.random(in: 1...100, using: &random)
        draft.seed = random.next()
        draft.sectors = many(&random, atLeast: 1) { random, index in
            Sector(
                id: "s\(index)",
                name: text(&random),
                workforce: maybe(&random) { Sector.Workforce.allCases.randomElement(using: &$0) }
                    ?? nil,
                assumptions: assumptions(&random)
            )
        }
        draft.groups = many(&random) { random, index in
            ProgrammeDraft.Group(id: "\(index)", name: text(&random))
        }
        draft.assumptions = assumptions(&random)
        addOrganisations(to: &draft, &random)
        addCourses(to: &draft, &random)
        addSessions(to: &draft, &random)
        draft.dialogues = many(&random) { random, index in
            ProgrammeDraft.Dialogue(
                id: "d.\(index)",
                name: text(&random),
                people: maybe(&random) { Int.random(in: 1...9, using: &$0) },
                preparationMeetings: maybe(&random) { Int.random(in: 0...9, using: &$0) },
                followUpMeetings: maybe(&random) { Int.random(in: 0...9, using: &$0) },
                notes: maybe(&random, text)
            )
        }
        draft.indicators = many(&random) { random, index in
            ProgrammeDraft.Indicator(
                id: "null\(index)",
                name: text(&random),
                unit: maybe(&random, text),
                baseline: maybe(&random) { number(-5...5, &$0) },
                target: maybe(&random) { number(0...1e9, &$0) },
                by: maybe(&random) { date(9, &$0) }
            )
        }
        addRecords(to: &draft, &random)
        return draft
    }

    private static func addOrganisations(to draft: inout ProgrammeDraft, _ random: inout SplitMix) {
        let sectors = draft.sectors
        let groups = draft.groups
        draft.organisations = many(&random, atLeast: 2) { random, index in
            Organisation(
                id: "Org_\(index)",
                name: text(&random),
                sector: sectors.randomElement(using: &random)?.id ?? "",
                people: Int.random(in: 5...10_000_000, using: &random),
                area: maybe(&random, text),
                serves: maybe(&random) { Int.random(in: 0...9, using: &$0) },
                identifier: maybe(&random, text),
                foundingTrainers: Int.random(in: 4...5, using: &random),
                members: Int.random(in: 0...2, using: &random),
                group: groups.randomElement(using: &random)?.id,
                assumptions: assumptions(&random),
                notes: maybe(&random, text)
            )
        }
        draft.partnerships = many(&random) { random, _ in
            Partnership(
                from: "Org_0",
                to: "Org_1",
                strength: Bool.random(using: &random) ? 0.5 : number(0.001...1, &random),
                kind: maybe(&random, text),
                directed: Bool.random(using: &random),
                since: maybe(&random) { date(-900, &$0) }
            )
        }
        draft.people = many(&random) { random, index in
            Person(
                id: "p\(index)",
                name: text(&random),
                organisation: "Org_1",
                roles: [[], [.trainer], [.contact, .trainer]].randomElement(using: &random) ?? [],
                email: maybe(&random) { _ in "a,b@example.org" },
                joined: maybe(&random) { date(-1500, &$0) },
                left: maybe(&random) { date(3000, &$0) },
                notes: maybe(&random, text)
            )
        }
    }

    private static func addCourses(to draft: inout ProgrammeDraft, _ random: inout SplitMix) {
        let sectors = draft.sectors.map(\.id)
        let groups = draft.groups.map(\.id)
        draft.courses = many(&random, atLeast: 3) { random, index in
            var course = Course(id: "c\(index)", name: text(&random))
            course.hours = number(0.1...100, &random)
            let patterns: [Course.Pattern] = [
                .days(1), .days(3), .selfPaced,
                .meetings(count: 6, everyWeeks: 2, asynchronousHoursPerMonth: 2.5),
                .meetings(count: 1, everyWeeks: 1, asynchronousHoursPerMonth: 0),
            ]
            course.pattern = patterns.randomElement(using: &random) ?? .days(1)
            course.format = Course.Format.allCases.randomElement(using: &random) ?? .virtual
            course.capacityMinimum = Int.random(in: 1...9, using: &random)
            course.capacityMaximum = maybe(&random) { Int.random(in: 9...99, using: &$0) }
            course.trainersRequired = Int.random(in: 1...3, using: &random)
            course.whenShortOfTrainers = Bool.random(using: &random) ? .run : .cancel
            course.makesChampions = Bool.random(using: &random)
            course.mandatory = Bool.random(using: &random)
            course.cost = Course.Cost(
                session: number(0...999, &random),
                person: number(0...9, &random)
            )
            course.price = Course.Price(
                standard: number(0...99, &random),
                member: maybe(&random) { number(0...9, &$0) },
                donation: Bool.random(using: &random) ? 0 : number(0...9, &random)
            )
            course.composition = groups.map {
                Course.CompositionRule(group: $0, atLeast: number(0.01...0.1, &random))
            }
            course.validityWeeks = maybe(&random) { Int.random(in: 1...300, using: &$0) }
            if index == 2 {
                course.requires = .any([.course("c0"), .all([.course("c1"), .course("c0")])])
            }
            if index == 1 { course.requires = .course("c0") }
            if index > 0, Bool.random(using: &random) {
                course.qualifiesFor = ["c0"]
                course.rolling = Bool.random(using: &random)
            }
            course.refreshes = index == 2 ? ["c0", "c1"] : []
            course.audience = Bool.random(using: &random) ? sectors : []
            if course.pattern == .selfPaced {
                course.enrolmentPerWeek = maybe(&random) { number(0.1...50, &$0) }
            }
            course.waitingList = Bool.random(using: &random)
            course.assumptions = assumptions(&random)
            course.notes = maybe(&random, text)
            return course
        }
    }

    private static func addSessions(to draft: inout ProgrammeDraft, _ random: inout SplitMix) {
        let people = draft.people.map(\.id)
        let present = draft.people.filter { $0.joined == nil && $0.left == nil }.map(\.id)
        draft.sessions = many(&random) { random, index in
            var session = Session(id: "S\(index)", course: "c0", start: date(10, &random))
            session.end = maybe(&random) { _ in session.start + 3 }
            session.status = Session.Status.allCases.randomElement(using: &random) ?? .planned
            session.host = maybe(&random) { _ in "Org_0" }
            session.place = maybe(&random, text)
            if Bool.random(using: &random) {
                session.trainers = people
            } else {
                session.people = present
            }
            session.seats =
                Bool.random(using: &random)
                ? []
                : [
                    Session.Seats(.organisation("Org_1"), 3), Session.Seats(.anyone, 100_000),
                ]
            session.notes = maybe(&random, text)
            session.recorded = mark(&random)
            if session.recorded != nil, Bool.random(using: &random) {
                session.planned = Session.Planned(
                    start: date(10, &random),
                    host: maybe(&random) { _ in "Org_1" },
                    place: maybe(&random, text),
                    trainers: people,
                    notes: maybe(&random, text)
                )
                let start = session.asPlanned.start
                session.planned?.end = maybe(&random) { _ in start + 2 }
            }
            return session
        }
        guard let session = draft.sessions.first else { return }
        draft.attendance = people.map { id in
            Attendance(session: session.id, attendee: .person(id), outcome: .noShow)
        }
        draft.attendance += many(&random) { random, _ in
            Attendance(
                session: session.id,
                attendee: .headcount(Int.random(in: 1...9, using: &random)),
                organisation: maybe(&random) { _ in "Org_1" },
                cameForward: maybe(&random) { random in
                    draft.courses[0].makesChampions && Bool.random(using: &random)
                }
            )
        }
    }

    /// What was delivered beside sessions.
    private static func addRecords(to draft: inout ProgrammeDraft, _ random: inout SplitMix) {
        draft.confirmations = draft.people.flatMap { person in
            (1...3).map { month in
                Confirmation(
                    person: person.id,
                    month: CalendarDate(year: 2026, month: month, day: 9) ?? draft.start
                )
            }
        }
        let dialogues = draft.dialogues
        if let dialogue = dialogues.first {
            draft.practice = many(&random) { random, index in
                Practice(
                    id: "practice-\(index)",
                    dialogue: dialogue.id,
                    date: date(0, &random),
                    count: Int.random(in: 1...3, using: &random),
                    organisation: maybe(&random) { _ in "Org_0" },
                    people: maybe(&random) { Int.random(in: 0...900, using: &$0) },
                    preparationMeetings: maybe(&random) { Int.random(in: 0...9, using: &$0) },
                    followUpMeetings: maybe(&random) { Int.random(in: 0...9, using: &$0) },
                    recorded: mark(&random)
                )
            }
        }
        draft.measurements = draft.indicators.flatMap { indicator in
            (0..<2).map { day in
                Measurement(
                    indicator: indicator.id,
                    date: draft.start + day,
                    value: number(-1e6...1e6, &random),
                    recorded: mark(&random)
                )
            }
        }
    }

    private static func mark(_ random: inout SplitMix) -> RecordMark? {
        maybe(&random) { random in
            RecordMark(
                id: ["Z-1", "-x", "0.9_a"].randomElement(using: &random) ?? "a",
                at: Moment(secondsSinceEpoch: Int.random(in: 0...2_000_000_000, using: &random))
            )
        }
    }

    private static func assumptions(_ random: inout SplitMix) -> AssumptionSet {
        var result: AssumptionSet = [:]
        for assumption in Assumption.allCases where Int.random(in: 0..<4, using: &random) == 0 {
            result[assumption] = quantity(assumption, &random)
        }
        return result
    }

    private static func quantity(_ assumption: Assumption, _ random: inout SplitMix) -> Quantity {
        let range = assumption.validRange
        let low = max(range.lowerBound, 0.01)
        let high = min(range.upperBound, 90)
        let middle = number(low...high, &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return assumption == .career ? .unlimited : .number(middle)
        case 1 where range.upperBound == 1: return .beta(a: 18, b: number(0.5...3, &random))
        case 2: return .gamma(mean: middle, shape: number(0.5...9, &random))
        case 3: return .lognormal(median: middle, sigma: number(0.1...2, &random))
        case 4: return .triangular(low: low, mode: middle, high: high)
        case 5: return .uniform(low: low, high: high)
        case 6: return .normal(mean: middle, sd: number(0.1...0.9, &random))
        case 7 where assumption == .groupSize: return .negativeBinomial(mean: middle, shape: 4.3)
        case 7 where assumption == .firstDeliveryLag:
            return .lognormalWeeks(median: middle, sigma: 0.85)
        default: return .number(middle)
        }
    }

    // MARK: - Values

    private static func text(_ random: inout SplitMix) -> String {
        texts.randomElement(using: &random) ?? "x"
    }

    private static func number(_ range: ClosedRange<Double>, _ random: inout SplitMix) -> Double {
        Double.random(in: range, using: &random)
    }

    private static func date(_ days: Int, _ random: inout SplitMix) -> CalendarDate {
        CalendarDate(daysSinceEpoch: 20_454 + days + Int.random(in: 0...500, using: &random))
    }

    private static func maybe<Value>(
        _ random: inout SplitMix,
        _ value: (inout SplitMix) -> Value
    ) -> Value? {
        Bool.random(using: &random) ? value(&random) : nil
    }

    private static func many<Item>(
        _ random: inout SplitMix,
        atLeast least: Int = 0,
        _ item: (inout SplitMix, Int) -> Item
    ) -> [Item] {
        let count = Int.random(in: least...4, using: &random)
        return (0..<count).map { item(&random, $0) }
    }
}
