import CascadeGraph
import RealModule

/// One worker's memory for running replicates of a scenario, one after another.
///
/// The order of a week is that of ``step()``. Everything drawn belongs to a key (see ``RandomStream``), so a replicate
/// depends on the scenario, the seed and its own number alone.
///
/// Functions of the inner loops that do not mutate are always inlined: to call one from a mutating function the compiler
/// (Swift 6.3) first copies the whole simulator, two kilobytes, which took a tenth of the time.
struct Simulator: ~Copyable {
    /// What a key is drawn for.
    enum Purpose {
        static let assumption: UInt64 = 1
        static let organisation: UInt64 = 2
        static let person: UInt64 = 3
        static let session: UInt64 = 4
        static let leaving: UInt64 = 5
        static let moving: UInt64 = 6
        static let activation: UInt64 = 7
        static let timetable: UInt64 = 8
        static let turn: UInt64 = 9
        static let lapse: UInt64 = 10
        static let rolling: UInt64 = 11
        static let enrolment: UInt64 = 12
        static let waiting: UInt64 = 13
    }

    /// Someone booked for the session at hand.
    struct Booking {
        /// −1: a never-trained person.
        var person: Int32
        var organisation: Int32
        /// The tie across which the seat was given; `home` or `planned`.
        var arc: Int32
        var isFromQueue = false
    }

    /// The session at hand, as those who attend it see it.
    struct SessionContext {
        var key: UInt64
        var course: Int
        var leadGeneration: Int16 = 0
        var leadFidelity: Double = 1
        /// min(1, trainers present ÷ trainers required).
        var staffing: Double = 1
        var completionWeek: Int
        /// Whether those who complete it may come forward.
        var makesChampions = true
        /// The organisations of its trainers among the presenters; none: external trainers.
        var firstPresenter: Int32 = 0
        var presenterCount: Int32 = 0
    }

    /// Someone who has begun a course that completes later.
    struct Enrolment {
        var person: Int32
        var context: SessionContext
        var arc: Int32
        var isFromQueue: Bool
        /// Uniform on [0, 1): decides completing, then coming forward.
        var draw: Double
        var next: Int32
    }

    static let home: Int32 = -1
    static let planned: Int32 = -2

    var scenario: Scenario
    let seed: UInt64
    /// The share of the first week simulated that is on record; 0 where the simulation begins with the programme.
    let elapsed: Double
    var tally: Tally

    var root: UInt64 = 0
    var week = 0
    var drawer: AssumptionDrawer
    var logSurvival: [Double]
    var horizonSurvival: [Double]
    var weeklyDecay: [Double]
    let halfLifeSlots: [Int]
    let expectedMembers: [Int32]

    var people = Column<Individual>()
    var trainers = Column<Trainer>()
    var leaving: WeekLists
    var due: WeekLists
    /// A bit for each trainer whose turn falls due this week, so that turns are held in order of qualification.
    var dueNow = Column<UInt64>()
    var stopping: WeekLists
    var neverTrained: Column<Int32>
    var members: Column<Int32>
    var memberCount: Column<Int32>
    /// By organisation, then course: members who may be booked for it.
    var eligibleMembers: Column<Int32>
    /// By organisation, then course: how many of it and of the organisations that its ties lead to have someone to book.
    ///
    /// Kept for the courses that trainers deliver. Late in a cascade most turns find nobody left nearby, and know it from
    /// this number alone.
    var openNearby: Column<Int32>
    let openNearbyAtStart: [Int32]
    /// By organisation: people reached who are there now.
    var reachedMembers: Column<Int32>
    var activeTrainers: Column<Int32>
    var firstActive: Column<Int32>
    var isEmbedded: Column<Bool>
    /// By organisation: people first reached there.
    var reachedByOrganisation: Column<Int32>
    var links: LinkSet
    var queue = Column<Int32>()
    var queueHead = 0
    /// By course: the people who wait for a place.
    var waiting: [[Int32]]
    var inProgressCount: Column<Int>
    var enrolments = Column<Enrolment>()
    var enrolmentHeads: Column<Int32>
    var expiries: [[(person: Int32, course: Int32)]]
    /// By person, then course with a validity: week of the last completion or renewal.
    var completionWeeks = Column<Int32>()
    /// By slot of the skill half-life: people reached, weighted by fidelity and what is left of their skill.
    var effective: Column<Double>

    var bookings = Column<Booking>()
    var sessionNumber: Int32 = 0
    var bookedStamp: Column<Int32>
    var bookedNeverTrained: Column<Int32>
    var bookedMembers: Column<Int32>
    var attendeeStamp: Column<Int32>
    var attendeeOrganisations = Column<Int32>()
    /// The organisation of each trainer of each session, lead first.
    var presenters = Column<Int32>()
    /// Where the presenters of the session at hand begin.
    var firstPresenter: Int32 = 0
    var prefix: [Int] = []

    var peopleReached = 0
    var organisationsReached = 0
    var organisationsEmbedded = 0
    var attendances = 0
    var championsWaiting = 0
    var qualifiedNow = 0
    var qualifiedLater = 0
    var trainersActive = 0
    var sessionsHeld = 0
    var newLinks = 0
    var cost = 0.0
    /// Week in which the target was first met; −1 before.
    var targetWeek = -1
    var sectorReachedNow: [Int64]
    var sectorPresentNow: [Int64]
    /// Over all replicates, people first reached across each arc, and at home by their own organisation's trainers.
    var reachedAcross: Column<Int64>
    var reachedAtHome: Column<Int64>
    /// Over all replicates, people reached by the trainers of each organisation, in `creditUnits`; co-trainers share.
    var credit: Column<Int64>
    /// One person reached is so many units of credit, so that shares are whole numbers.
    static let creditUnits: Int64 = 5040
    /// Where to write what happens; nil for none.
    var log: SimulationLog?

    init(_ scenario: Scenario, seed: UInt64) {
        self.scenario = scenario
        self.seed = seed
        elapsed = scenario.recorded?.elapsed ?? 0
        tally = Tally(scenario)
        let slots = scenario.assumptions.slots
        drawer = AssumptionDrawer(scenario.assumptions)
        logSurvival = Array(repeating: 0, count: slots.count)
        horizonSurvival = Array(repeating: 1, count: slots.count)
        weeklyDecay = Array(repeating: 1, count: slots.count)
        halfLifeSlots = slots.indices.filter { slots[$0].assumption == .skillHalfLife }
        let organisations = scenario.headcount.count
        expectedMembers = scenario.headcount.map {
            Int32(max(1, (scenario.embeddedCoverage * Double($0) - 1e-9).rounded(.up)))
        }
        leaving = WeekLists(weeks: scenario.weeks)
        due = WeekLists(weeks: scenario.weeks)
        stopping = WeekLists(weeks: scenario.weeks)
        neverTrained = Column(repeating: 0, count: organisations)
        members = Column(repeating: 0, count: scenario.headcount.reduce(0) { $0 + Int($1) })
        memberCount = Column(repeating: 0, count: organisations)
        eligibleMembers = Column(repeating: 0, count: organisations * scenario.courses.count)
        openNearbyAtStart = Self.openNearbyAtStart(scenario)
        openNearby = Column(repeating: 0, count: openNearbyAtStart.count)
        reachedMembers = Column(repeating: 0, count: organisations)
        activeTrainers = Column(repeating: 0, count: organisations)
        firstActive = Column(repeating: -1, count: organisations)
        isEmbedded = Column(repeating: false, count: organisations)
        reachedByOrganisation = Column(repeating: 0, count: organisations)
        links = LinkSet(scenario)
        waiting = Array(repeating: [], count: scenario.courses.count)
        inProgressCount = Column(repeating: 0, count: scenario.courses.count)
        enrolmentHeads = Column(repeating: -1, count: scenario.weeks)
        expiries = Array(repeating: [], count: scenario.validityCount > 0 ? scenario.weeks : 0)
        effective = Column(repeating: 0, count: slots.count)
        bookedStamp = Column(repeating: 0, count: organisations)
        bookedNeverTrained = Column(repeating: 0, count: organisations)
        bookedMembers = Column(repeating: 0, count: organisations)
        attendeeStamp = Column(repeating: 0, count: organisations)
        sectorReachedNow = Array(repeating: 0, count: scenario.sectorCount)
        sectorPresentNow = sectorReachedNow
        reachedAcross = Column(repeating: 0, count: scenario.tieTargets.count)
        reachedAtHome = Column(repeating: 0, count: organisations)
        credit = Column(repeating: 0, count: organisations)
        for slot in slots.indices { derive(slot) }
    }

    /// Runs one replicate to the end of its last week; ``finish()`` then adds it to the tally.
    ///
    /// - Returns: false where the surrounding task was cancelled.
    /// - Complexity: O(organisations × courses + weeks × metrics + events).
    mutating func run(replicate: Int) -> Bool {
        reset(replicate: replicate)
        for week in (scenario.recorded?.firstWeek ?? 0)..<scenario.weeks {
            if Task.isCancelled { return false }
            self.week = week
            step()
        }
        return true
    }

    /// One week.
    mutating func step() {
        for slot in halfLifeSlots { effective[slot] *= weeklyDecay[slot] }
        qualifiedNow += qualifiedLater
        qualifiedLater = 0
        leave()
        lapse()
        if scenario.nextOpenWeek[week] == week {
            completeEnrolments()
            runPlannedSessions()
            admitSelfPacedLearners()
            runTrainerLedSessions()
            runRollingTrainTheTrainer()
        }
        count()
    }

    mutating func reset(replicate: Int) {
        root = RandomStream.key(RandomStream.key(seed, 0x5EED), UInt64(replicate))
        drawer.draw(root: root)
        for slot in drawer.drawnSlots { derive(slot) }
        people.removeAll()
        trainers.removeAll()
        leaving.removeAll()
        due.removeAll()
        dueNow.removeAll()
        stopping.removeAll()
        neverTrained.copy(scenario.headcount)
        memberCount.fill(0)
        reachedMembers.fill(0)
        activeTrainers.fill(0)
        firstActive.fill(-1)
        isEmbedded.fill(false)
        reachedByOrganisation.fill(0)
        bookedStamp.fill(-1)
        attendeeStamp.fill(-1)
        eligibleMembers.fill(0)
        openNearby.copy(openNearbyAtStart)
        links.reset()
        queue.removeAll()
        queueHead = 0
        for course in waiting.indices { waiting[course].removeAll(keepingCapacity: true) }
        inProgressCount.fill(0)
        enrolments.removeAll()
        enrolmentHeads.fill(-1)
        for week in expiries.indices { expiries[week].removeAll(keepingCapacity: true) }
        completionWeeks.removeAll()
        for slot in halfLifeSlots { effective[slot] = 0 }
        sessionNumber = 0
        presenters.removeAll()
        peopleReached = 0
        organisationsReached = 0
        organisationsEmbedded = 0
        attendances = 0
        championsWaiting = 0
        qualifiedNow = 0
        qualifiedLater = 0
        trainersActive = 0
        sessionsHeld = 0
        newLinks = 0
        cost = 0
        targetWeek = -1
        week = 0
        if scenario.recorded == nil { seat() } else { seatRecorded() }
    }

    /// By slot: its value in this replicate.
    var values: [Double] {
        @inline(__always) get { drawer.values }
    }

    /// What follows from the value of a slot: hazards and decay.
    private mutating func derive(_ slot: Int) {
        switch scenario.assumptions.slots[slot].assumption {
        case .turnover, .trainerLapse:
            let weekly = Double.log(onePlus: -min(values[slot], 1 - 1e-12)) * Self.yearsPerWeek
            logSurvival[slot] = weekly
            horizonSurvival[slot] = Double.exp(weekly * Double(scenario.weeks + 1))
        case .skillHalfLife:
            weeklyDecay[slot] = Double.exp2(-1 / values[slot])
        default:
            break
        }
    }

    static let yearsPerWeek = 7 / 365.25

    /// The value in force of an assumption for a course in all organisations; nil where they differ.
    @inline(__always)
    func shared(_ assumption: AssumptionIndex, _ course: Int) -> Double? {
        let slot = scenario.assumptions.sharedSlot(assumption, course: course)
        return slot >= 0 ? values[slot] : nil
    }

    /// The value in force of an assumption for a course and an organisation.
    @inline(__always)
    func value(_ assumption: AssumptionIndex, _ course: Int, _ organisation: Int) -> Double {
        values[scenario.assumptions.slot(assumption, course: course, organisation: organisation)]
    }
}
