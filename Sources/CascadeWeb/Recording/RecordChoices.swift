import CascadeCore
import CascadeFormats
import CascadeStore

/// What whoever records can choose from: the courses and organisations of the programme, and of the people only those that
/// whoever records needs for a register.
///
/// A trainer sees the people of their own organisation and of those that hosted or will host them, those booked at their planned
/// sessions, and those who were at their earlier ones. Whoever else is typed in by name and organisation is found by these.
struct RecordChoices: Sendable {
    /// The programme.
    let programme: Programme
    /// Id of the person who records; nil: a lead, who records for others.
    let me: String?
    /// What it is today.
    let today: CalendarDate
    /// Planned sessions that may have taken place: theirs, or of a lead everyone's; in the order of their days.
    let planned: [Session]
    /// Courses that the person may deliver, by the records; of a lead all.
    let courses: [Course]
    /// Courses that the person may not deliver, by the records.
    let otherCourses: [Course]
    /// Organisations where the person is likely to teach: their own, then those of planned and earlier sessions.
    let likelyHosts: [Organisation]
    /// People who can be ticked as trainers: id and how near they are, nearest first.
    let trainers: [Person]
    /// People who may be ticked in a register, by name.
    let people: [Person]
    /// By course: the ids of those who may deliver it, by the records.
    let qualified: [String: Set<String>]
    /// Months that are over without a session of theirs, nor word that there was none, latest first.
    let openMonths: [CalendarDate]

    /// What is corrected; nil: something is recorded anew.
    let correction: Correction?

    private let organisationNames: [String: String]

    /// Days around a planned one within which a session may be it.
    static let nearness = 21
    /// Most people that a register offers by name.
    static let mostPeople = 3000

    /// The choices of a role.
    ///
    /// - Complexity: O(records + people log people).
    init(
        _ programme: Programme,
        role: Role,
        today: CalendarDate,
        correcting session: String? = nil
    ) {
        self.programme = programme
        self.today = today
        let me: String? = if case .trainer(let person) = role { person } else { nil }
        self.me = me
        let correction = session.flatMap { Correction($0, in: programme, me: me) }
        self.correction = correction
        organisationNames = Dictionary(
            programme.organisations.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let history = History(programme, asOf: today)
        let held = Set(history.sessions.map { programme.sessions[$0.session].id })
        func isMine(_ session: Session) -> Bool { me.map(session.trainers.contains) ?? true }
        planned = programme.sessions.filter {
            $0.status == .planned && isMine($0) && !held.contains($0.id)
        }
        .sorted { ($0.start, $0.id) < ($1.start, $1.id) }

        var qualified: [String: Set<String>] = [:]
        var mine: Set<Int> = []
        for (position, person) in history.people.enumerated() where person.isPresent {
            let id = programme.people[position].id
            for course in person.qualifiedFor {
                qualified[programme.courses[course].id, default: []].insert(id)
            }
            if id == me { mine = Set(person.qualifiedFor) }
        }
        self.qualified = qualified
        let offered = programme.courses
        let isOpen = me == nil || mine.isEmpty
        courses = isOpen ? offered : offered.indices.filter(mine.contains).map { offered[$0] }
        otherCourses =
            isOpen ? [] : offered.indices.filter { !mine.contains($0) }.map { offered[$0] }

        let past = programme.sessions.filter { held.contains($0.id) && isMine($0) }
            .sorted { ($1.start, $1.id) < ($0.start, $0.id) }
        let home = programme.people.first { $0.id == me }?.organisation
        var hosts: [String] = []
        for host in [home] + planned.map(\.host) + past.map(\.host) {
            if let host, !hosts.contains(host) { hosts.append(host) }
            if hosts.count == 40 { break }
        }
        let likely = me == nil ? [] : hosts
        likelyHosts = likely.prefix(6).compactMap { id in
            programme.organisations.first { $0.id == id }
        }
        let known = me == nil ? nil : Set(hosts)
        let here = programme.people.indices.filter { history.people[$0].isPresent }
            .map { programme.people[$0] }
        let register = RecordChoices.register(
            here,
            programme,
            known,
            planned: planned,
            past: past
        )
        let all = RecordChoices.trainers(
            here,
            me: me,
            home: home,
            near: planned.flatMap(\.trainers) + past.flatMap(\.trainers),
            qualified: qualified.values.reduce(into: Set()) { $0.formUnion($1) }
        )
        // Whoever stands in the record can be chosen again, wherever they are now.
        let named = correction?.named ?? []
        func added(_ list: [Person], _ ids: Set<String>) -> [Person] {
            let missing = ids.subtracting(list.map(\.id))
            return missing.isEmpty ? [] : programme.people.filter { missing.contains($0.id) }
        }
        people = (register + added(register, named.subtracting(correction?.session.trainers ?? [])))
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
        trainers = added(all, Set(correction?.session.trainers ?? [])) + all
        openMonths = RecordChoices.months(programme, me: me, past: past, today: today)
    }

    /// Name of an organisation; its id where there is none.
    func organisation(_ id: String) -> String { organisationNames[id] ?? id }

    /// Name of a person whom whoever records may see; nil for others.
    func person(_ id: String) -> Person? {
        people.first { $0.id == id } ?? trainers.first { $0.id == id }
    }

    /// The course with an id.
    func course(_ id: String) -> Course? { programme.courses.first { $0.id == id } }

    /// Planned sessions within three weeks of a day, nearest first, five at most.
    func near(_ day: CalendarDate) -> [Session] {
        planned.filter { abs($0.start - day) <= Self.nearness }
            .sorted {
                (abs($0.start - day), $0.start, $0.id) < (abs($1.start - day), $1.start, $1.id)
            }
            .prefix(5).map { $0 }
    }

    /// The answers with which recording a planned session begins, where its day has come; empty otherwise.
    func opening(_ id: String) -> [FormValues.Pair] {
        guard let session = planned.first(where: { $0.id == id }), session.start <= today,
            near(session.start).contains(session)
        else { return [] }
        return [
            .init("day", session.start.description), .init(RecordStep.day.mark, "1"),
            .init("match", id), .init(RecordStep.match.mark, "1"),
        ]
    }

    /// Someone in a session's words: its course, day and host.
    func words(for session: Session) -> (label: String, hint: String) {
        let course = course(session.course)?.name ?? session.course
        let host = session.host.map { ", \(organisation($0))" } ?? ""
        return (course, session.start.withWeekday + host)
    }

    private static func register(
        _ here: [Person],
        _ programme: Programme,
        _ hosts: Set<String>?,
        planned: [Session],
        past: [Session]
    ) -> [Person] {
        var wanted: Set<String> = Set(planned.flatMap(\.people))
        if hosts != nil {
            let sessions = Set(past.map(\.id))
            for row in programme.attendance where sessions.contains(row.session) {
                if case .person(let id) = row.attendee { wanted.insert(id) }
            }
        }
        let mine = here.filter { person in
            guard let hosts else { return true }
            return wanted.contains(person.id) || hosts.contains(person.organisation)
        }
        let first = mine.filter { wanted.contains($0.id) }
        let rest = mine.filter { !wanted.contains($0.id) }
        return (first + rest).prefix(mostPeople)
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    private static func trainers(
        _ here: [Person],
        me: String?,
        home: String?,
        near: [String],
        qualified: Set<String>
    ) -> [Person] {
        let near = Set(near)
        func distance(_ person: Person) -> Int {
            if person.id == me { return 0 }
            if near.contains(person.id) { return 1 }
            return person.organisation == home ? 2 : 3
        }
        return here.filter { qualified.contains($0.id) || $0.id == me }
            .map { (distance($0), $0) }
            .sorted { ($0.0, $0.1.name, $0.1.id) < ($1.0, $1.1.name, $1.1.id) }
            .map(\.1)
    }

    private static func months(
        _ programme: Programme,
        me: String?,
        past: [Session],
        today: CalendarDate
    ) -> [CalendarDate] {
        guard let me else { return [] }
        var closed = Set(past.map { Confirmation(person: me, month: $0.start).month })
        closed.formUnion(programme.confirmations.filter { $0.person == me }.map(\.month))
        var months: [CalendarDate] = []
        var month = Confirmation(person: me, month: today).month
        let first = Confirmation(person: me, month: programme.start).month
        for _ in 0..<12 {
            month = Confirmation(person: me, month: month + -1).month
            guard month >= first, months.count < 6 else { break }
            if !closed.contains(month) { months.append(month) }
        }
        return months
    }
}

extension CalendarDate {
    /// `Saturday 21 November 2026`.
    var withWeekday: String { "\(Words.weekdays[weekday]) \(spelledOut)" }
}
