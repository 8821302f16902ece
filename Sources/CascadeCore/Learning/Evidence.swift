/// What the records hold for each assumption: sufficient statistics, by the place that sets the assumption and by sector.
///
/// - Someone booked turned up or not: counted once a no-show is on record somewhere, since until then nobody is known to
///   write them down.
/// - Someone who turned up completed or not: of sessions that are over.
/// - Someone who completed a champion-making course for the first time came forward or not: where that was asked, that is
///   answered yes or no, and once a no is on record somewhere. A no counts as many trials as the person's fidelity, for
///   1 − c·f ≈ (1 − c)^f.
/// - A seat at a trainer's own session went to another organisation than the host: of people of known organisation, where the
///   host has a tie.
/// - People trained who left, and the years that they were watched: once somebody is recorded as having left.
struct Evidence {
    /// By slot of the assumption table, then sector; the last column is for people of unknown organisation.
    private(set) var attendance: [PooledChance.Count]
    private(set) var completion: [PooledChance.Count]
    private(set) var champion: [PooledChance.Count]
    private(set) var openness: [PooledChance.Count]
    /// By slot: people who left, and person-years.
    private(set) var leavers: [(left: Int, years: Double)]
    /// By slot of the group size, then size: sessions, with their course.
    private(set) var groupSizes: [Int: [GroupSizePosterior.Observed: Int]] = [:]
    private(set) var trainers: [TrainerEvidence]
    /// What could not be learnt, in words.
    private(set) var remarks: [String] = []
    /// Number of columns: sectors and one for what is not known.
    let columns: Int
    let weekNow: Int

    /// The evidence of the records until a day.
    ///
    /// - Complexity: O(people + sessions + rows of attendance).
    init(_ history: History, _ table: AssumptionTable, scenario: Scenario) {
        let programme = history.programme
        columns = programme.sectors.count + 1
        let cells = table.slots.count * columns
        attendance = Array(repeating: PooledChance.Count(), count: cells)
        (completion, champion, openness) = (attendance, attendance, attendance)
        leavers = Array(repeating: (0, 0), count: table.slots.count)
        let index = ProgrammeIndex(programme)
        weekNow = history.weekNow
        let reader = TrainerEvidenceReader(
            history: history,
            programme: programme,
            weekNow: weekNow,
            weekElapsed: history.weekElapsed,
            organisations: index.organisations,
            firstTrainTheTrainer: scenario.trainTheTrainerCourses.first,
            careerWeeks: { course, organisation in
                table.slots[table.slot(.career, course: course, organisation: organisation)]
                    .quantity.mean
            }
        )
        trainers = reader.trainers()
        countRows(history, table, scenario, reader)
        countLeavers(history, table, index)
    }

    private mutating func countRows(
        _ history: History,
        _ table: AssumptionTable,
        _ scenario: Scenario,
        _ reader: TrainerEvidenceReader
    ) {
        let recordsNoShows = history.rows.contains { $0.outcome == .noShow }
        let recordsNo = history.rows.contains { $0.cameForward == false }
        if !recordsNoShows, !history.rows.isEmpty {
            remarks.append(
                "Nobody is on record as a no-show, so how many of those booked turn up is not learnt"
            )
        }
        if !recordsNo, history.rows.contains(where: { $0.cameForward == true }) {
            remarks.append(
                "Some are on record as having come forward, and nobody as not, so that chance is not learnt"
            )
        }
        var wasAsked = Array(repeating: false, count: history.people.count)
        let people = history.programme.people
        for (held, session) in history.sessions.enumerated() {
            let course = session.course
            let compiled = scenario.courses[course]
            let isOver = session.end <= history.asOf
            let isTurn = !session.trainers.isEmpty && reader.isTurn(held)
            let host =
                isTurn ? reader.organisations[people[session.trainers[0]].organisation] ?? -1 : -1
            let hasTies = host >= 0 && !scenario.arcs(of: host).isEmpty
            for row in history.rows[session.rows] {
                let organisation = Int(row.organisation)
                let count = Double(row.count)
                let turnedUp = row.outcome != .noShow
                if recordsNoShows, !compiled.isSelfPaced {
                    Self.add(
                        to: &attendance,
                        .attendance,
                        table,
                        scenario,
                        columns,
                        course,
                        organisation,
                        turnedUp ? count : 0,
                        count
                    )
                }
                if turnedUp, isOver {
                    let completed = row.outcome == .completed
                    Self.add(
                        to: &completion,
                        .completion,
                        table,
                        scenario,
                        columns,
                        course,
                        organisation,
                        completed ? count : 0,
                        count
                    )
                }
                if hasTies, organisation >= 0 {
                    Self.add(
                        to: &openness,
                        .openness,
                        table,
                        scenario,
                        columns,
                        course,
                        host,
                        organisation == host ? 0 : count,
                        count
                    )
                }
                guard recordsNo, isOver, compiled.makesChampions, row.outcome == .completed,
                    let answer = row.cameForward
                else { continue }
                var fidelity = session.fidelity
                if row.person >= 0 {
                    let person = history.people[Int(row.person)]
                    let wasTrainer = person.qualified.map { $0 <= session.end } ?? false
                    guard !person.isFounder, !wasTrainer, !wasAsked[Int(row.person)] else {
                        continue
                    }
                    wasAsked[Int(row.person)] = true
                    fidelity = person.fidelity
                }
                Self.add(
                    to: &champion,
                    .champion,
                    table,
                    scenario,
                    columns,
                    course,
                    organisation,
                    answer ? count : 0,
                    answer ? count : count * fidelity
                )
            }
            if isTurn, host >= 0 {
                let size =
                    recordsNoShows
                    ? session.booked
                    : (Double(session.attended)
                        / max(
                            0.05,
                            table.slots[
                                table.slot(.attendance, course: course, organisation: host)
                            ].quantity.mean
                        )).roundedHalfUp
                let slot = table.slot(.groupSize, course: course, organisation: host)
                let observed = GroupSizePosterior.Observed(
                    course: course,
                    size: min(max(size, compiled.minimum), compiled.maximum)
                )
                groupSizes[slot, default: [:]][observed, default: 0] += 1
            }
        }
    }

    /// Not through a key path, which would copy the counts for each row.
    private static func add(
        to counts: inout [PooledChance.Count],
        _ assumption: AssumptionIndex,
        _ table: AssumptionTable,
        _ scenario: Scenario,
        _ columns: Int,
        _ course: Int,
        _ organisation: Int,
        _ successes: Double,
        _ trials: Double
    ) {
        let slot =
            organisation >= 0
            ? table.slot(assumption, course: course, organisation: organisation)
            : table.sharedSlot(assumption, course: course)
        guard slot >= 0 else { return }
        let column = organisation >= 0 ? Int(scenario.sector[organisation]) : columns - 1
        counts[slot * columns + column].successes += successes
        counts[slot * columns + column].trials += trials
    }

    private mutating func countLeavers(
        _ history: History,
        _ table: AssumptionTable,
        _ index: ProgrammeIndex
    ) {
        guard history.recordsLeaving else { return }
        for (position, person) in history.programme.people.enumerated() {
            let known = history.people[position]
            guard let organisation = index.organisations[person.organisation],
                let from = known.isFounder ? history.programme.start : known.reached
            else { continue }
            let slot = table.slot(.turnover, organisation: organisation)
            let until = min(person.left ?? history.asOf, history.asOf)
            guard until >= from else { continue }
            leavers[slot].years += Double(until - from) / 365.25
            if let left = person.left, left < history.asOf { leavers[slot].left += 1 }
        }
        let left = leavers.reduce(0) { $0 + $1.left }
        remarks.append(
            "\(Wording.counted(left, "trained person is", "trained people are")) on record as having left; everybody else known by name is taken to be still there"
        )
    }

    /// The counts of a slot by sector, what is not known last.
    func counts(_ counts: KeyPath<Evidence, [PooledChance.Count]>, slot: Int)
        -> [PooledChance.Count]
    {
        Array(self[keyPath: counts][(slot * columns)..<((slot + 1) * columns)])
    }
}

extension History {
    /// The first week that is not wholly over by the day: the one that a forecast begins with.
    package var weekNow: Int {
        asOf <= programme.start ? 0 : max(0, programme.week(of: asOf + 1))
    }

    /// The share of the week at hand that is over with the day, which is on record and not simulated again: 0 on a Sunday, and
    /// before the programme's first week is over.
    var weekElapsed: Double {
        let week = weekNow
        return week > 0 ? Double(asOf + 1 - (programme.firstMonday + 7 * week)) / 7 : 0
    }

    /// Whether anybody is on record as having left by the day.
    var recordsLeaving: Bool {
        programme.people.contains { $0.left.map { $0 < asOf } ?? false }
    }
}
