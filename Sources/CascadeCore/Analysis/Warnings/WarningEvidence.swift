/// What the practitioner's warnings are judged by: a programme, its records until a day, and an outcome.
struct WarningEvidence {
    let programme: Programme
    let outcome: Outcome?
    let table: AssumptionTable
    let index: ProgrammeIndex
    let history: History
    /// The day on which records are judged; nil where nothing is recorded and no day was given.
    let asOf: CalendarDate?
    /// By course: mean chance that someone booked turns up.
    let attendance: [Double]

    /// The evidence as of a day; nil: as of the last day recorded.
    init(_ programme: Programme, outcome: Outcome?, asOf: CalendarDate?) {
        let table = AssumptionTable(programme)
        self.table = table
        attendance = programme.courses.indices.map {
            Self.mean(.attendance, course: $0, of: programme, in: table)
        }
        if let outcome {
            precondition(
                outcome.organisations.count == programme.organisations.count
                    && outcome.courses.count == programme.courses.count
                    && outcome.sectors.count == programme.sectors.count,
                "the outcome is not of programme \(programme.id)"
            )
        }
        self.programme = programme
        self.outcome = outcome
        index = ProgrammeIndex(programme)
        history = History(programme, asOf: asOf)
        self.asOf = asOf ?? (history.sessions.isEmpty ? nil : history.asOf)
    }

    /// The name under which warnings about the whole programme stand.
    var wholeProgramme: String { "the programme" }

    /// Whether some course qualifies people to deliver another, so that there is a cascade.
    var cascades: Bool { programme.courses.contains(where: \.isTrainTheTrainer) }

    /// Headcount of all organisations.
    var headcount: Int { programme.organisations.reduce(0) { $0 + $1.people } }

    /// Whether a course is delivered by the programme's own trainers.
    func isTrainerLed(_ course: Course) -> Bool {
        programme.courses.contains { $0.qualifiesFor.contains(course.id) }
    }

    /// Mean of an assumption for a course over all organisations, weighted by headcount.
    ///
    /// - Complexity: O(organisations) where they differ.
    func mean(_ assumption: AssumptionIndex, course: Int) -> Double {
        Self.mean(assumption, course: course, of: programme, in: table)
    }

    private static func mean(
        _ assumption: AssumptionIndex,
        course: Int,
        of programme: Programme,
        in table: AssumptionTable
    ) -> Double {
        let shared = table.sharedSlot(assumption, course: course)
        if shared >= 0 { return mean(ofSlot: shared, in: table) }
        var (sum, people) = (0.0, 0.0)
        for (position, organisation) in programme.organisations.enumerated() {
            let slot = table.slot(assumption, course: course, organisation: position)
            sum += Double(organisation.people) * mean(ofSlot: slot, in: table)
            people += Double(organisation.people)
        }
        return people > 0 ? sum / people : 0
    }

    /// Mean yearly share of people who leave all of the programme's organisations, weighted by headcount.
    func yearlyLoss() -> Double {
        var (sum, people) = (0.0, 0.0)
        let tied = Set(
            programme.partnerships.flatMap { $0.directed ? [$0.from] : [$0.from, $0.to] }
        )
        for (position, organisation) in programme.organisations.enumerated() {
            let leave = Self.mean(ofSlot: table.slot(.turnover, organisation: position), in: table)
            let moves =
                tied.contains(organisation.id)
                ? Self.mean(ofSlot: table.slot(.moves, organisation: position), in: table) : 0
            sum += Double(organisation.people) * leave * (1 - moves)
            people += Double(organisation.people)
        }
        return people > 0 ? min(1, sum / people) : 0
    }

    private static func mean(ofSlot slot: Int, in table: AssumptionTable) -> Double {
        let range = table.slots[slot].assumption.validRange
        return min(max(table.slots[slot].quantity.mean, range.lowerBound), range.upperBound)
    }

    /// Sessions that are to come: planned, and not before the day on which records are judged.
    func sessionsToCome() -> [Session] {
        guard asOf != nil else {
            return programme.sessions.filter { $0.status == .planned }
        }
        return history.sessionsToCome.map { programme.sessions[$0] }
    }

    /// Headcount of these organisations as a share of the whole.
    func share(ofOrganisations positions: [Int]) -> Double {
        let people = positions.reduce(0) { $0 + programme.organisations[$1].people }
        return headcount > 0 ? Double(people) / Double(headcount) : 0
    }

    /// An amount of money, rounded: `£15,200`.
    func money(_ amount: Double) -> String { Wording.roundMoney(amount, programme.currency) }
}

extension Course {
    /// The last day of a session of this course that starts on a day, where the session does not say it.
    package func lastDay(from start: CalendarDate) -> CalendarDate {
        switch pattern {
        case .days(let days): start + max(0, days - 1)
        case .meetings(let count, let everyWeeks, _): start + max(0, count - 1) * everyWeeks * 7
        case .selfPaced: start
        }
    }
}
