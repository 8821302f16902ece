/// What was reached until a day, by the records: every observed figure that is printed, written or drawn.
///
/// The numbers are those of the model. A filter lets sessions through by their course, trainers, generation and days, and
/// people by their organisations; each figure counts what happened at the sessions let through:
///
/// - Attendances, sessions and cost belong to a session's first day; completions, people reached and champions to its last.
/// - A person is reached once, where they first completed a course, in the organisation that they were in on that day. So the
///   parts by sector, organisation, course, generation and month add up to the whole.
/// - Sessions and their cost belong to the host.
package struct Reach: Sendable, Equatable {
    /// The day as of which the figures are.
    package var asOf: CalendarDate
    /// Rows of attendance with outcome completed or attended, headcounts included.
    package var attendances = 0
    /// Unique people who completed at least one course.
    package var peopleReached = 0
    /// Those of them who are in the organisations concerned on the day.
    package var peopleThereNow = 0
    /// Headcount of the organisations concerned.
    package var headcount = 0
    /// Organisations with at least one person reached.
    package var organisationsReached = 0
    /// Organisations with the programme's least coverage and enough active trainers inside, by all records.
    package var organisationsEmbedded = 0
    /// People reached who are still there, weighted by fidelity and what time has left of their skill.
    package var effectiveReach = 0.0
    /// Courses completed.
    package var completions = 0
    /// Sessions that took place.
    package var sessionsHeld = 0
    /// People who came forward to train others.
    package var champions = 0
    /// People ever qualified to deliver a course, founding trainers included.
    package var trainersQualified = 0
    /// Trainers who led or co-led a session in the last 365 days and are still there.
    package var trainersActive = 0
    /// Pairs of organisations of different sectors whose people first sat in one session here, without a partnership.
    package var newCrossSectorLinks = 0
    /// What the sessions cost less fees and donations, by the courses' prices.
    package var cost = 0.0
    /// By sector in the programme's order, what is not known last.
    package var bySector: [Part] = []
    /// By organisation in the programme's order, what is not known last.
    package var byOrganisation: [Part] = []
    /// By course in the programme's order.
    package var byCourse: [Part] = []
    /// By generation, from 1.
    package var byGeneration: [Part] = []
    /// By month, from the first with a session to the last.
    package var byMonth: [Part] = []

    /// A share of the figures that add up.
    package struct Part: Sendable, Equatable {
        /// Id of the sector, organisation or course, number of the generation, or first day of the month; nil: not known.
        package var name: String?
        /// Attendances.
        package var attendances = 0
        /// People reached.
        package var peopleReached = 0
        /// Of a sector or an organisation: people reached, there or elsewhere, who are there on the day.
        package var peopleThereNow = 0
        /// Courses completed.
        package var completions = 0
        /// Sessions held.
        package var sessionsHeld = 0

        var isEmpty: Bool {
            attendances == 0 && peopleReached == 0 && peopleThereNow == 0 && completions == 0
                && sessionsHeld == 0
        }
    }

    /// People reached who are there now ÷ headcount; nil where nobody is in scope.
    package var coverage: Double? {
        headcount > 0 ? Double(peopleThereNow) / Double(headcount) : nil
    }

    /// Cost ÷ people reached; nil where nobody is reached.
    package var costPerPerson: Double? {
        peopleReached > 0 ? cost / Double(peopleReached) : nil
    }
}

extension History {
    /// What was reached until the day.
    ///
    /// - Complexity: O(people + sessions + rows of attendance), and O(k²) for a session with people of k organisations.
    package func reach(_ filter: ReachFilter = ReachFilter()) -> Reach {
        var count = ReachCount(self, filter)
        count.countSessions()
        count.countPeople()
        count.countLinks()
        count.countEmbedded()
        return count.finished()
    }
}
