/// From where on a practitioner's warning is worth acting on.
package enum WarningThreshold {
    /// Days without a session after which a certified trainer is asked about.
    ///
    /// Practitioners look after 90, 180 and 365 days. Of 610 first deliveries recorded by The Carpentries half came
    /// within 100 days and nine in ten within 305.
    static let daysWithoutSession = [90, 180, 365]

    /// The highest share of trained trainers measured to have ever delivered: SLMTA, 92% (Maruta 2014).
    static let activation = 0.92

    /// The 99th percentile of Beta(2, 18), the default chance to come forward.
    ///
    /// Tallaght measured 20 in more than 3,000.
    static let champion = 0.30

    /// The best attendance that practitioners of priced and mandatory courses report.
    static let attendance = 0.95

    /// Share of sessions given by the top fifth of trainers.
    ///
    /// The Carpentries' top fifth of 1,692 gave 68%.
    static let concentration = 0.70

    /// Fewest delivering trainers, and fewest founders and recorded trainers, from which a share or a forecast says much.
    static let trainers = 10

    /// Days in which one delivered session keeps a trainer active: the SMRC's rule, one in twelve months.
    static let activeDays = History.activeDays

    /// Delivered sessions in that time from which an organisation is judged by its records.
    static let sessionsOfOneTrainer = 2

    /// Expected active trainers at the end between which an organisation has one, as a rule.
    static let oneTrainer = 0.5..<1.5

    /// Share of an organisation's reach that comes from its own trainers, from which it hangs on them.
    static let reachedAtHome = 0.5

    /// Share of expected active trainers who are too few to staff a course, themselves and their partners together.
    static let unstaffedTrainers = 0.25

    /// Mean number of waiting champions from which a queue is a queue.
    static let championsWaiting = 1.0

    /// Expected champions for each planned place where nothing has been simulated.
    static let championsPerPlace = 2.0

    /// People reached for each train-the-trainer place: ENGAGE reached 13.3, SLMTA 4.4, Tobias (2012) 3.0.
    static let reachPerPlace = 15.0

    /// Share of expected reach in generations that no record shows, where there are records and where there are none.
    ///
    /// Both are judgements: a tenth moves a target, a quarter moves the plan.
    static let unobservedReach = (recorded: 0.10, unrecorded: 0.25)

    /// Fall from the highest number of trained people who are still there; less is within a quarter's leaving.
    static let fallFromPeak = 0.05

    /// Fewest organisations that fall back from being embedded.
    static let embeddedLost = 1.0

    /// Weeks within which learners should meet the subject again: Schwalbe (2014) measured the loss over 6 months.
    static let refresherWeeks = 26

    /// Effective reach for each person reached below which most of the skill is fading: half of it, and a margin.
    static let effectiveShare = 0.60

    /// Coverage, founding trainers included, at which an organisation is nearly full.
    ///
    /// A judgement: it is the mean over replicates, some of which don't reach it, and some who were trained have left.
    static let saturatedCoverage = 0.60

    /// Coverage below which a large organisation is hardly touched; practitioners speak of near 2%.
    static let untouchedCoverage = 0.04

    /// Headcount, in medians of the programme's organisations, from which an organisation is large.
    static let largeInMedians = 5.0

    /// E–I index from which sectors are silos: seven in eight ties stay inside.
    static let silo = -0.75

    /// Fewest organisations cut off by the loss of one, in number and as a share, for it to matter beyond themselves.
    static let cutOff = (count: 3, share: 0.05)

    /// Share of a course's sessions called off from which the timetable is at fault rather than luck.
    static let cancelledShare = 0.25

    /// Empty seats expected at a session, and the attendance, from which inviting more is worth it.
    static let emptySeats = (count: 2.0, attendance: 0.90)

    /// Chance that more people come than there are seats, which the advised number of invitations keeps to.
    static let overfull = 0.10

    /// Days that a session may take to be reported.
    static let reportingDays = 14

    /// Chance of going over the budget from which a lead should know, where the expected cost keeps within it.
    static let overBudget = 0.25

    /// Width of the 80% band, as a share of the middle, from which the middle alone misleads.
    static let wideBand = 0.20

    /// Chance of meeting the target below which it is out of reach.
    static let outOfReach = 0.05
}
