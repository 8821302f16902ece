import CascadeCore

extension Words {
    /// What the overview says.
    enum Insight {
        static let simulating = "Simulating how it goes on"
        static let asTable = "The numbers as a table"
        static func recordsUntil(_ day: CalendarDate) -> String {
            "Overview · records until \(day.spelledOut)"
        }
        static let noRecordsYet = "Overview · nothing on record yet"
        static let begin =
            "This programme is still empty. It needs the organisations that take part and the courses that they learn; then this page says how far they can carry it."
        static let addOrganisations = "Add organisations"
        static let addCourses = "Add courses"
        static let importTable = "Bring in a table"
        static let nothingYet =
            "No session is on record yet. What follows is simulated from the plan."
        static func soFar(people: Int, organisations: Int, of all: Int, sessions: Int) -> String {
            "So far \(Wording.counted(people, "person has", "people have")) been reached in \(Wording.count(organisations)) of \(Wording.counted(all, "organisation")), at \(Wording.counted(sessions, "session"))."
        }
        static let toMap = "Look at the map"
        static let toPlan = "Ask for a plan"
        static let toShare = "Share with funders"
        static let counted = "Counted"
        static let countedHeading = "What has happened so far"
        static let expected = "Simulated"
        static func expectedHeading(_ month: String) -> String { "What we expect by \(month)" }
        static let peopleReached = "people reached"
        static let organisationsReached = "organisations reached"
        static let sessionsHeld = "sessions held"
        static let trainersActive = "active trainers"
        static let trainersQualified = "trainers qualified"
        static let cost = "cost after fees and donations"
        static let chance = "chance of the target"
        static func of(_ count: Int) -> String { "of \(Wording.count(count)) in the partnership" }
        static func ofQualified(_ count: Int) -> String {
            "of \(Wording.count(count)) ever qualified"
        }
        static func ofDue(_ held: Int, _ due: Int) -> String {
            "\(Wording.count(held)) of \(Wording.count(due)) planned so far"
        }
        static func each(_ money: String) -> String { "\(money) for each person reached" }
        static func sure(_ range: String) -> String { "80% sure: \(range)" }
        static func goal(_ goal: String, by day: CalendarDate) -> String {
            "\(goal) by \(day.spelledOut)"
        }
        static let nothingCounted =
            "Nothing yet. As soon as a session is recorded, this block says what was counted."
        static func includes(_ runs: Int, hasRecords: Bool) -> String {
            let start = "\(Wording.counted(runs, "simulated run")) from "
            return hasRecords
                ? "\(start)where the records stand. It includes what was counted: don't add the two."
                : "\(start)the plan."
        }
        static let workingNote =
            "The counted part is complete. This part appears as soon as it is worked out."
        static let overTime = "People reached over time"
        static let attention = "What needs attention"
        static func attentionLater(_ what: String) -> String {
            "This is checked with the simulation, which is under way."
        }
        static let noWarnings = "Nothing stands out. None of the known pitfalls shows in the data."
        static func moreWarnings(_ count: Int) -> String {
            "\(Wording.counted(count, "more point")) to look at"
        }
        static func waiting(_ count: Int) -> String {
            "\(Wording.counted(count, "champion")) waiting for train-the-trainer"
        }
        static func waitingText(_ days: Int) -> String {
            "They came forward more than \(Wording.counted(days, "day")) ago, in which half of a skill fades. Offer them a place."
        }
        static func quiet(_ count: Int) -> String {
            "\(Wording.counted(count, "trainer")) without a session yet"
        }
        static let quietText = "Qualified, and nothing held or planned since. Give them a ring."
        static func days(_ count: Int) -> String { "\(Wording.counted(count, "day"))" }
        static func andMore(_ count: Int) -> String { "and \(Wording.count(count)) more" }
        static func came(_ count: Int, reached: Int) -> String {
            let first = reached > 0 ? ", \(Wording.count(reached)) of them for the first time" : ""
            return "\(Wording.counted(count, "person", "people")) came\(first)"
        }
        static func seats(_ count: Int) -> String {
            count > 0 ? "\(Wording.counted(count, "seat")) offered" : "no seats offered yet"
        }
        static let lately = "Held lately"
        static let next = "Coming up"
        static let noneLately = "No session is on record yet."
        static let noneNext = "No session is planned from today on."
    }

    /// What one does about a warning.
    enum Action {
        static let planWithinBudget = "Ask for a plan within the budget"
        static let headcounts = "Look at the organisations' headcounts"
        static let tryScenario = "Try what would change it"
        static let planMore = "Ask for a plan with further sessions"
        static let sessions = "Look at the sessions"
        static let people = "Look at the trainers"
        static let whatIf = "See what happens if they leave"
        static let refresher = "Look at the courses"
        static let map = "Look at the map"
        static let partners = "Look at the organisations"
        static let record = "Record what was held"
    }
}
