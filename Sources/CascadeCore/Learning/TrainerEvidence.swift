/// What the records say of one trainer: when they qualified, when they first delivered, and how often since.
///
/// A turn is a session led that the plan did not fill: one without planned seats or people.
///
/// **What silence means.** Whoever has ever confirmed a month without a session reports by the month: from that month on only
/// months with a session or a confirmation are watched, and all others are not known. Of whoever has never confirmed any, a
/// silent time after the last session is either a time without sessions or one after stopping, and the likelihood weighs
/// both. A qualified trainer without any session counts as not having delivered yet until the day, and until their last
/// report where they report by the month.
struct TrainerEvidence: Sendable, Equatable {
    /// Position in the programme's people.
    var person: Int
    /// Position of the organisation.
    var organisation: Int
    /// The course that qualified them; for founders the first that qualifies.
    var course: Int
    /// Whether they are a founding trainer.
    var isFounder: Bool
    /// The week of the train-the-trainer session; −1 for founders.
    var qualifiedWeek: Int
    /// Whole weeks watched since qualifying without a turn; nil once there is one.
    var waited: Int?
    /// Weeks from qualifying to the first turn; nil where there is none, or where a planned session came first.
    var lag: Int?
    /// The week of the first session led; nil for none.
    var firstWeek: Int?
    /// Turns after the first session.
    var further = 0
    /// Years watched after the first session's week, up to the last report.
    var watched = 0.0
    /// Years from the first session's week to the last report: still a trainer then.
    var alive = 0.0
    /// Years of silence after the last report that may be a time without sessions or one after stopping.
    var silent = 0.0
    /// Years from the last report to the day of which nothing is known at all.
    var unknown = 0.0
    /// Whether they had left by the day.
    var hasLeft: Bool
}

/// Reads what each trainer's records say.
struct TrainerEvidenceReader {
    let history: History
    let programme: Programme
    /// The first week that is not wholly over by the day.
    let weekNow: Int
    /// The share of that week which is over with the day.
    let weekElapsed: Double
    let organisations: [String: Int]
    let firstTrainTheTrainer: Int?
    let careerWeeks: (_ course: Int, _ organisation: Int) -> Double

    /// Whether a session is a trainer's own turn rather than one that the plan fills.
    func isTurn(_ held: Int) -> Bool {
        let session = programme.sessions[history.sessions[held].session]
        return session.seats.isEmpty && session.people.isEmpty
    }

    /// The trainers on record, in the order of the programme's people; those of courses that qualify nobody are left out.
    ///
    /// - Complexity: O(people + sessions led + months confirmed).
    func trainers() -> [TrainerEvidence] {
        history.people.indices.compactMap(trainer)
    }

    private func trainer(_ person: Int) -> TrainerEvidence? {
        let known = history.people[person]
        let course = known.completions.first { programme.courses[$0.course].isTrainTheTrainer }
        // Whoever led sessions without a train-the-trainer course on record was a trainer before the records begin.
        let isFounder = known.isFounder || (course == nil && !known.led.isEmpty)
        guard isFounder || course != nil,
            let organisation = organisations[programme.people[person].organisation],
            let qualifiedBy = isFounder ? firstTrainTheTrainer : course?.course
        else { return nil }
        let qualifiedWeek = isFounder ? -1 : course.map { programme.week(of: $0.day) } ?? -1
        let left = programme.people[person].left.flatMap { $0 < history.asOf ? $0 : nil }
        var evidence = TrainerEvidence(
            person: person,
            organisation: organisation,
            course: qualifiedBy,
            isFounder: isFounder,
            qualifiedWeek: qualifiedWeek,
            hasLeft: left != nil
        )
        let start = isFounder ? 0 : qualifiedWeek
        let reportedUntil = lastReport(person)
        let led = known.led.filter { programme.week(of: history.sessions[$0].start) >= start }
        guard let first = led.first else {
            var until = min(weekNow, left.map { programme.week(of: $0) + 1 } ?? weekNow)
            if let reportedUntil { until = min(until, programme.week(of: reportedUntil + 1)) }
            evidence.waited = max(0, until - 1 - start)
            return evidence
        }
        let firstWeek = programme.week(of: history.sessions[first].start)
        evidence.firstWeek = firstWeek
        if isTurn(first) { evidence.lag = max(1, firstWeek - start) }
        let turns = led.dropFirst().filter(isTurn)
        evidence.further = turns.count
        watch(&evidence, person, firstWeek: firstWeek, left: left, led: led)
        return evidence
    }

    /// The last day that someone's reports cover, for whoever reports by the month.
    private func lastReport(_ person: Int) -> CalendarDate? {
        guard let month = history.confirmedNone[person].last else { return nil }
        let last = history.people[person].led.last.map { history.sessions[$0].end }
        return min(history.asOf, max(Self.lastDay(of: month), last ?? month))
    }

    private func watch(
        _ evidence: inout TrainerEvidence,
        _ person: Int,
        firstWeek: Int,
        left: CalendarDate?,
        led: [Int]
    ) {
        let week = Simulator.yearsPerWeek
        let career = careerWeeks(evidence.course, evidence.organisation)
        var end = min(weekNow, left.map { programme.week(of: $0) + 1 } ?? weekNow)
        if career < Double(end - firstWeek) { end = firstWeek + Int(career) + 1 }
        let elapsed = end == weekNow ? weekElapsed : 0
        let total = max(0, Double(end - 1 - firstWeek) + elapsed) * week
        let lastWeek = led.last.map { programme.week(of: history.sessions[$0].start) } ?? firstWeek
        let months = history.confirmedNone[person]
        guard let firstMonth = months.first else {
            evidence.watched = min(total, Double(max(0, lastWeek - firstWeek)) * week)
            evidence.alive = evidence.watched
            evidence.silent = total - evidence.watched
            return
        }
        let dayFirst = history.sessions[led[0]].start
        let before = max(0, Double(firstMonth - dayFirst)) / 365.25
        var reported = Set(months.filter { Self.lastDay(of: $0) > dayFirst })
        for held in led.dropFirst() {
            let month = Self.month(of: history.sessions[held].start)
            if month >= firstMonth { reported.insert(month) }
        }
        let days = reported.reduce(0) { days, month in
            let from = max(month, dayFirst + 1)
            return days + max(0, min(Self.lastDay(of: month), history.asOf) - from + 1)
        }
        evidence.watched = min(total, before + Double(days) / 365.25)
        let last = lastReport(person) ?? history.asOf
        evidence.alive = min(total, max(0, Double(last - dayFirst)) / 365.25)
        evidence.unknown = total - evidence.alive
    }

    /// The first day of a day's month.
    static func month(of day: CalendarDate) -> CalendarDate { day + (1 - day.components.day) }

    /// The last day of a day's month.
    static func lastDay(of day: CalendarDate) -> CalendarDate {
        month(of: month(of: day) + 31) + -1
    }
}
