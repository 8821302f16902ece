extension History {
    /// What was delivered until a day.
    ///
    /// - Parameters:
    ///   - programme: the programme with its records.
    ///   - asOf: the last day that is seen; nil: the last day on record, or the programme's start where nothing is.
    /// - Complexity: O(n log n) for n sessions, and O(1) for each row of attendance.
    package init(_ programme: Programme, asOf: CalendarDate? = nil) {
        var builder = HistoryBuilder(programme, asOf: asOf)
        builder.follow()
        self = builder.finished()
    }
}

/// Goes through the records day by day.
struct HistoryBuilder {
    let programme: Programme
    let courses: [Course]
    let asOf: CalendarDate
    var sessions: [History.HeldSession] = []
    var rows: [History.Row] = []
    var people: [History.PersonHistory]
    var headcounts: [History.Headcount] = []
    private var confirmedNone: [[CalendarDate]]
    /// By course: whether people without names are reached by it.
    let reachesHeadcounts: [Bool]
    /// By person: whether they completed a course that makes champions, and whether they said that they would train others.
    private var mayComeForward: [Bool]
    private var wouldTrain: [Bool]
    /// What a generation keeps of the one before.
    private let kept: Double

    init(_ programme: Programme, asOf: CalendarDate?) {
        self.programme = programme
        courses = programme.courses
        reachesHeadcounts = programme.courses.map { $0.requires == nil && $0.refreshes.isEmpty }
        kept = programme.expected(.fidelity)
        let reading = RecordReading(programme)
        self.asOf = asOf ?? reading.lastDay ?? programme.start
        let count = programme.people.count
        people = Array(repeating: History.PersonHistory(), count: count)
        mayComeForward = Array(repeating: false, count: count)
        wouldTrain = mayComeForward
        confirmedNone = Array(repeating: [], count: count)
        readPeople(reading)
        readSessions(reading)
    }

    private mutating func readPeople(_ reading: RecordReading) {
        for (position, person) in programme.people.enumerated() {
            people[position].isPresent = person.left.map { $0 >= asOf } ?? true
            guard person.roles.contains(.trainer) else { continue }
            people[position].isFounder = true
            people[position].generation = 0
            people[position].qualified = programme.start
        }
        for confirmation in programme.confirmations where confirmation.month <= asOf {
            guard let person = reading.people[confirmation.person] else { continue }
            confirmedNone[person].append(confirmation.month)
        }
        for person in confirmedNone.indices where confirmedNone[person].count > 1 {
            confirmedNone[person] = Set(confirmedNone[person]).sorted()
        }
    }

    private mutating func readSessions(_ reading: RecordReading) {
        let seen = reading.held.filter { programme.sessions[$0].start <= asOf }
            .sorted { left, right in
                let (first, second) = (
                    programme.sessions[left].start, programme.sessions[right].start
                )
                return first == second ? left < right : first < second
            }
        sessions.reserveCapacity(seen.count)
        rows.reserveCapacity(programme.attendance.count)
        for position in seen {
            let session = programme.sessions[position]
            guard let course = reading.courses[session.course] else { continue }
            let trainers = session.trainers.compactMap { reading.people[$0] }
            let first = rows.count
            for row in reading.rows(of: position) {
                add(programme.attendance[row], reading, trainers: trainers)
            }
            sessions.append(
                History.HeldSession(
                    session: position,
                    course: course,
                    start: session.start,
                    end: session.end ?? courses[course].lastDay(from: session.start),
                    host: session.host.flatMap { reading.organisations[$0] },
                    trainers: trainers,
                    booked: 0,
                    attended: 0,
                    completed: 0,
                    reached: 0,
                    cameForward: (0, 0, 0),
                    generation: 1,
                    fidelity: 1,
                    rows: first..<rows.count
                )
            )
        }
    }

    private mutating func add(
        _ attendance: Attendance,
        _ reading: RecordReading,
        trainers: [Int]
    ) {
        var row = History.Row(
            held: Int32(sessions.count),
            person: -1,
            count: 1,
            organisation: attendance.organisation
                .flatMap { reading.organisations[$0] }.map(Int32.init) ?? -1,
            outcome: attendance.outcome,
            cameForward: attendance.cameForward
        )
        switch attendance.attendee {
        case .headcount(let count): row.count = Int32(clamping: count)
        case .person(let id):
            guard let person = reading.people[id], !trainers.contains(person) else { return }
            row.person = Int32(person)
            if row.organisation < 0 { row.organisation = reading.organisationOfPerson[person] }
        }
        rows.append(row)
    }

    /// Every start and every end in the order of their days, then of the sessions, a start before the end.
    mutating func follow() {
        var events: [(day: Int, what: Int)] = []
        events.reserveCapacity(2 * sessions.count)
        for (position, session) in sessions.enumerated() {
            events.append((session.start.daysSinceEpoch, 2 * position))
            if session.end <= asOf {
                events.append((session.end.daysSinceEpoch, 2 * position + 1))
            }
        }
        events.sort { $0 < $1 }
        for event in events {
            if event.what.isMultiple(of: 2) {
                begin(event.what / 2)
            } else {
                complete(event.what / 2)
            }
        }
    }

    private mutating func begin(_ held: Int) {
        for (place, trainer) in sessions[held].trainers.enumerated() {
            if people[trainer].generation == nil { people[trainer].generation = 0 }
            if place == 0 {
                people[trainer].led.append(held)
            } else {
                people[trainer].coTrained.append(held)
            }
        }
        if let lead = sessions[held].trainers.first {
            let generation = people[lead].generation ?? 0
            let required = max(1, courses[sessions[held].course].trainersRequired)
            sessions[held].generation = generation + 1
            sessions[held].fidelity =
                people[lead].fidelity * (generation >= 1 ? kept : 1)
                * min(1, Double(sessions[held].trainers.count) / Double(required))
        }
        let hasEnded = sessions[held].end <= asOf
        for row in rows[sessions[held].rows] {
            let count = Int(row.count)
            sessions[held].booked += count
            if row.outcome != .noShow { sessions[held].attended += count }
            guard row.outcome == .completed, hasEnded else { continue }
            sessions[held].completed += count
            switch row.cameForward {
            case true?: sessions[held].cameForward.yes += count
            case false?: sessions[held].cameForward.no += count
            case nil: sessions[held].cameForward.unknown += count
            }
        }
    }

    private mutating func complete(_ held: Int) {
        let session = sessions[held]
        let course = courses[session.course]
        var reached = 0
        for position in session.rows where rows[position].outcome == .completed {
            let row = rows[position]
            if row.person < 0 {
                guard reachesHeadcounts[session.course] else { continue }
                rows[position].reached = row.count
                reached += Int(row.count)
                continue
            }
            let person = Int(row.person)
            people[person].completions.append(
                History.Completion(course: session.course, held: held, day: session.end)
            )
            if !people[person].isFounder, people[person].reached == nil {
                people[person].reached = session.end
                people[person].reachedRow = position
                if people[person].generation == nil {
                    people[person].generation = session.generation
                    people[person].fidelity = session.fidelity
                }
                rows[position].reached = 1
                reached += 1
            }
            if course.isTrainTheTrainer, people[person].qualified == nil, session.end < asOf {
                people[person].qualified = session.end + 1
                people[person].qualifiedAt = held
            }
            comeForward(person, row.cameForward, makesChampions: course.makesChampions, held)
        }
        sessions[held].reached = reached
    }

    private mutating func comeForward(
        _ person: Int,
        _ answer: Bool?,
        makesChampions: Bool,
        _ held: Int
    ) {
        if answer != nil { people[person].wasAsked = true }
        if answer == true { wouldTrain[person] = true }
        if makesChampions { mayComeForward[person] = true }
        guard wouldTrain[person], mayComeForward[person], people[person].cameForward == nil,
            !people[person].isFounder
        else { return }
        people[person].cameForward = sessions[held].end
        people[person].cameForwardAt = held
    }

    mutating func finished() -> History {
        for held in sessions.indices {
            for position in sessions[held].rows where rows[position].person < 0 {
                let row = rows[position]
                headcounts.append(
                    History.Headcount(
                        held: held,
                        count: Int(row.count),
                        organisation: row.organisation < 0 ? nil : Int(row.organisation),
                        outcome: row.outcome,
                        cameForward: row.cameForward,
                        isReached: row.reached > 0
                    )
                )
            }
        }
        let qualifications = Qualifications(programme, asOf: asOf)
        for person in people.indices where people[person].qualified != nil {
            people[person].qualifiedFor =
                people[person].isFounder
                ? qualifications.deliverable
                : qualifications.courses(people[person].completions.filter { $0.day < asOf })
        }
        return History(
            programme: programme,
            asOf: asOf,
            sessions: sessions,
            rows: rows,
            people: people,
            headcounts: headcounts,
            confirmedNone: confirmedNone
        )
    }
}
