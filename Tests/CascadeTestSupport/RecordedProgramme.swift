package import CascadeCore

/// Invented programmes with a year of plausible records, each by a seed.
///
/// Planned sessions mostly take place, some are cancelled, and of some nobody says a word. Their attendees are drawn from the
/// organisations that have seats; most complete, some come forward, some of those become trainers, and some of these hold
/// sessions that were not in the plan. A few groups are recorded without names, some trainers say that they held nothing in a
/// month, some people leave. Dialogues and indicators have figures.
package struct RecordedProgramme {
    var draw: Draws
    var draft: ProgrammeDraft
    let from: CalendarDate
    let days: Int
    /// How often a trainer holds a session of their own, a year.
    let sessionsPerYear: Double
    /// By person: the courses that they completed.
    var completed: [[String]] = []
    /// Positions of people who came forward and were not yet trained as trainers, in order.
    var waiting: [Int] = []
    /// Trainers, with the day from which they may deliver.
    var trainers: [(person: Int, from: CalendarDate)] = []
    /// By organisation: how many more people can be known by name.
    var places: [Int] = []
    var recordings = 0

    /// A programme with records.
    ///
    /// - Parameters:
    ///   - seed: another seed, other records.
    ///   - base: the programme before anything was recorded; nil: a generated partnership of the same seed.
    ///   - days: how long it has been going.
    ///   - sessionsPerYear: how often a trainer holds a session of their own.
    /// - Returns: the programme, checked.
    /// - Throws: the problems of `base`.
    package static func make(
        seed: UInt64,
        on base: ProgrammeDraft? = nil,
        days: Int = 365,
        sessionsPerYear: Double = 2
    ) throws -> Programme {
        try Programme(
            draft(seed: seed, on: base, days: days, sessionsPerYear: sessionsPerYear)
        )
    }

    /// The same as a draft.
    package static func draft(
        seed: UInt64,
        on base: ProgrammeDraft? = nil,
        days: Int = 365,
        sessionsPerYear: Double = 2
    ) -> ProgrammeDraft {
        var made = RecordedProgramme(
            draw: Draws(seed: seed &+ 77),
            draft: base ?? GeneratedPartnership.draft(seed: seed),
            days: days,
            sessionsPerYear: sessionsPerYear
        )
        made.record()
        return made.draft
    }

    init(draw: Draws, draft: ProgrammeDraft, days: Int, sessionsPerYear: Double) {
        self.draw = draw
        self.draft = draft
        self.days = days
        self.sessionsPerYear = sessionsPerYear
        from = draft.start
        completed = Array(repeating: [], count: draft.people.count)
        places = draft.organisations.map { organisation in
            organisation.people - organisation.foundingTrainers
                - draft.people.count {
                    $0.organisation == organisation.id && !$0.roles.contains(.trainer)
                }
        }
    }

    private mutating func record() {
        nameFounders()
        trainers = draft.people.indices.filter { draft.people[$0].roles.contains(.trainer) }
            .map { ($0, from) }
        let planned = draft.sessions.indices.filter { draft.sessions[$0].status == .planned }
        for day in 0..<days {
            let date = from + day
            for position in planned where draft.sessions[position].start == date {
                runPlanned(position)
            }
            for trainer in trainers where trainer.from <= date {
                guard draw.happens(sessionsPerYear / 365),
                    draft.people[trainer.person].left.map({ $0 >= date }) ?? true
                else { continue }
                runOwn(lead: trainer.person, on: date)
            }
            let months = date.components
            if months.day == 28 { closeMonth(date) }
        }
        addPractice()
        addMeasurements()
    }

    /// Half of the founding trainers are known by name.
    private mutating func nameFounders() {
        for organisation in draft.organisations {
            let named = draft.people.count {
                $0.organisation == organisation.id && $0.roles.contains(.trainer)
            }
            for _ in named..<max(named, (organisation.foundingTrainers + 1) / 2) {
                add(to: organisation.id, roles: [.trainer])
            }
        }
    }

    @discardableResult
    private mutating func add(to organisation: String, roles: [Person.Role] = []) -> Int {
        let number = draft.people.count
        draft.people.append(
            Person(
                id: "r\(number)",
                name: "\(draw.one(of: Self.firstNames)) \(draw.one(of: Self.lastNames))",
                organisation: organisation,
                roles: roles
            )
        )
        completed.append([])
        return number
    }

    private mutating func runPlanned(_ position: Int) {
        let fate = draw.uniform()
        let mark = mark(on: draft.sessions[position].start + draw.whole(0, 9))
        if fate < 0.08 {
            draft.sessions[position].status = .cancelled
            draft.sessions[position].recorded = mark
            return
        }
        guard fate < 0.92 else { return }
        draft.sessions[position].status = .delivered
        draft.sessions[position].recorded = mark
        if draft.sessions[position].trainers.isEmpty, let lead = trainers.first?.person {
            draft.sessions[position].trainers = [lead].map { draft.people[$0].id }
        }
        let session = draft.sessions[position]
        var seats: [(organisation: String?, count: Int)] = []
        for offer in session.seats {
            switch offer.invitation {
            case .anyone: seats.append((nil, offer.count))
            case .champions: seats.append((nil, min(offer.count, max(1, waiting.count))))
            case .organisation(let id): seats.append((id, offer.count))
            }
        }
        attend(session, seats)
    }

    /// A session that a trainer holds without its having been planned.
    private mutating func runOwn(lead: Int, on date: CalendarDate) {
        guard
            let course = draft.courses.first(where: { course in
                draft.courses.contains { $0.qualifiesFor.contains(course.id) }
            })
        else { return }
        recordings += 1
        var session = Session(
            id: "own-\(recordings)",
            course: course.id,
            start: date,
            status: .delivered,
            host: draft.people[lead].organisation,
            trainers: [draft.people[lead].id]
        )
        session.recorded = mark(on: date + draw.whole(0, 20))
        let others = trainers.filter { $0.person != lead && $0.from <= date }
        if !others.isEmpty, draw.happens(0.4) {
            session.trainers.append(draft.people[draw.one(of: others).person].id)
        }
        draft.sessions.append(session)
        let away = draw.one(of: draft.organisations).id
        attend(
            session,
            [(draft.people[lead].organisation, draw.whole(3, 9)), (away, draw.whole(0, 3))]
        )
    }

    private mutating func attend(_ session: Session, _ seats: [(organisation: String?, count: Int)])
    {
        guard let course = draft.courses.first(where: { $0.id == session.course }) else { return }
        var taken = Set(session.trainers)
        for id in session.people {
            guard taken.insert(id).inserted,
                let person = draft.people.firstIndex(where: { $0.id == id })
            else { continue }
            write(person, session, course)
        }
        for (organisation, count) in seats where count > 0 {
            if !course.isTrainTheTrainer, draw.happens(0.1) {
                let outcome: Attendance.Result = draw.happens(0.85) ? .completed : .attended
                draft.attendance.append(
                    Attendance(
                        session: session.id,
                        attendee: .headcount(count),
                        organisation: organisation,
                        outcome: outcome,
                        cameForward: draw.happens(0.3) ? false : nil
                    )
                )
                continue
            }
            for _ in 0..<count {
                guard let person = attendee(of: course, organisation),
                    taken.insert(draft.people[person].id).inserted
                else { continue }
                write(person, session, course)
            }
        }
    }

    /// Someone for a seat: a waiting champion, someone who has been before where the course needs it, or someone new.
    private mutating func attendee(of course: Course, _ organisation: String?) -> Int? {
        if course.isTrainTheTrainer { return waiting.isEmpty ? nil : waiting.removeFirst() }
        let known = draft.people.indices.filter { person in
            guard organisation == nil || draft.people[person].organisation == organisation else {
                return false
            }
            return draft.people[person].left == nil
                && !draft.people[person].roles.contains(.trainer)
        }
        if course.requires != nil || !course.refreshes.isEmpty || draw.happens(0.1), !known.isEmpty
        {
            return draw.one(of: known)
        }
        let possible = draft.organisations.indices.filter {
            places[$0] > 0 && (organisation == nil || draft.organisations[$0].id == organisation)
        }
        guard !possible.isEmpty else { return known.isEmpty ? nil : draw.one(of: known) }
        let home = draw.one(of: possible)
        places[home] -= 1
        return add(to: draft.organisations[home].id)
    }

    private mutating func write(_ person: Int, _ session: Session, _ course: Course) {
        let fate = draw.uniform()
        let outcome: Attendance.Result =
            fate < 0.15 ? .noShow : fate < 0.25 ? .attended : .completed
        var row = Attendance(
            session: session.id,
            attendee: .person(draft.people[person].id),
            organisation: draw.happens(0.2) ? draft.people[person].organisation : nil,
            outcome: outcome
        )
        let end = session.end ?? session.start
        if outcome == .completed {
            let isFounder = draft.people[person].roles.contains(.trainer)
            if course.makesChampions, !completed[person].contains(course.id), !isFounder {
                let answer = draw.uniform()
                row.cameForward = answer < 0.2 ? true : answer < 0.7 ? false : nil
                if answer < 0.2 { waiting.append(person) }
            }
            if course.isTrainTheTrainer, !isFounder,
                !trainers.contains(where: { $0.person == person })
            {
                trainers.append((person, end + 14))
            }
            completed[person].append(course.id)
        } else if course.isTrainTheTrainer {
            waiting.append(person)
        }
        draft.attendance.append(row)
    }

    /// At the end of a month some trainers say that they held nothing, and some people leave.
    private mutating func closeMonth(_ date: CalendarDate) {
        for trainer in trainers where trainer.from <= date {
            let id = draft.people[trainer.person].id
            let month = Confirmation(person: id, month: date).month
            let held = draft.sessions.contains {
                $0.status == .delivered && $0.trainers.contains(id)
                    && $0.start >= month && $0.start < month + 31
            }
            if !held, draw.happens(0.3) {
                draft.confirmations.append(Confirmation(person: id, month: date))
            }
        }
        for person in draft.people.indices where draft.people[person].left == nil {
            let isBooked = draft.sessions.contains { $0.people.contains(draft.people[person].id) }
            if !isBooked, draw.happens(0.01) { draft.people[person].left = date }
        }
    }

    private mutating func addPractice() {
        if draft.dialogues.isEmpty { draft.dialogues = [.init(id: "circle", name: "Circle")] }
        for number in 0..<draw.whole(0, 12) {
            let date = from + draw.whole(30, max(30, days - 1))
            draft.practice.append(
                Practice(
                    id: "practice-\(number)",
                    dialogue: draw.one(of: draft.dialogues).id,
                    date: date,
                    count: draw.whole(1, 4),
                    organisation: draw.happens(0.7) ? draw.one(of: draft.organisations).id : nil,
                    people: draw.happens(0.8) ? draw.whole(4, 30) : nil
                )
            )
        }
    }

    private mutating func addMeasurements() {
        if draft.indicators.isEmpty {
            draft.indicators = [
                .init(id: "exclusions", name: "Exclusions", baseline: 120, target: 60)
            ]
        }
        var value = draft.indicators[0].baseline ?? 100
        for quarter in 1...4 where quarter * 91 < days {
            value *= draw.between(0.85, 1.03)
            draft.measurements.append(
                Measurement(
                    indicator: draft.indicators[0].id,
                    date: from + quarter * 91,
                    value: value.rounded()
                )
            )
        }
    }

    private mutating func mark(on day: CalendarDate) -> RecordMark {
        recordings += 1
        return RecordMark(
            id: "rec-\(recordings)",
            at: Moment(
                secondsSinceEpoch: day.daysSinceEpoch * 86_400 + 3600 * draw.whole(8, 20)
            )
        )
    }

    static let firstNames = [
        "Ada", "Bo", "Cyra", "Dev", "Ewa", "Femi", "Gwen", "Hana", "Idris", "Joss", "Kit", "Leila",
        "Mo", "Nia", "Olu", "Pia", "Quinn", "Rafi", "Sade", "Tom", "Una", "Viv", "Wes", "Yan",
    ]
    static let lastNames = [
        "Abara", "Baker", "Chen", "Dogan", "Evans", "Fox", "Green", "Hart", "Iqbal", "Jones",
        "Khan", "Lowe", "Mbeki", "Novak", "Owens", "Patel", "Reid", "Shah", "Todd", "Wood",
    ]
}

extension RecordedProgramme {
    /// A programme of a dozen organisations in which every kind of record occurs, small enough to count by brute force.
    ///
    /// Some courses last several weeks, need two trainers or have a member's price; sometimes a trainer is on the list of those
    /// who came, or someone leads who never learnt on record.
    package static func small(seed: UInt64) throws -> Programme {
        var base = GeneratedPartnership.draft(seed: seed)
        let kept = Set(base.organisations.prefix(12).map(\.id))
        base.remove(organisations: Set(base.organisations.map(\.id)).subtracting(kept))
        var draw = Draws(seed: seed &+ 1000)
        for position in base.organisations.indices {
            base.organisations[position].members = base.organisations[position].people / 3
        }
        base.courses[0].price = .init(standard: 20, member: 5, donation: 1)
        if draw.happens(0.5) { base.courses[0].trainersRequired = 2 }
        if draw.happens(0.4) {
            base.courses[1].pattern = .meetings(
                count: 3,
                everyWeeks: 2,
                asynchronousHoursPerMonth: 0
            )
        }
        base.assumptions[.fidelity] = draw.happens(0.5) ? .number(0.8) : .beta(a: 8, b: 2)
        var draft = draft(seed: seed, on: base, sessionsPerYear: 3)
        for session in draft.sessions where session.status == .delivered {
            guard draw.happens(0.08), let trainer = session.trainers.first else { continue }
            draft.attendance.append(Attendance(session: session.id, attendee: .person(trainer)))
        }
        for position in draft.sessions.indices
        where draft.sessions[position].status == .delivered && draw.happens(0.08) {
            let session = draft.sessions[position]
            let learners = Set(
                draft.attendance.compactMap { row -> String? in
                    guard row.session == session.id, case .person(let id) = row.attendee else {
                        return nil
                    }
                    return id
                } + session.people
            )
            let others = draft.people.map(\.id).filter { !learners.contains($0) }
            if !others.isEmpty { draft.sessions[position].trainers = [draw.one(of: others)] }
            if draw.happens(0.3) { draft.sessions[position].status = .planned }
        }
        return try Programme(draft)
    }
}
