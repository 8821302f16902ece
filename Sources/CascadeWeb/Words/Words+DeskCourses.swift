import CascadeCore

extension Words {
    /// What is said of courses.
    enum Courses {
        static let add = "Add a course"
        static let edit = "Change this course"
        static let none =
            "No courses yet. Add the first one: what it takes, what it costs, and whom it turns into trainers."
        static let assumptions = "What is assumed"
        static let editAssumptions = "Change what is assumed"
        static let assumptionsText =
            "Forecasts and plans count on these. What you leave empty is as it is for the whole programme; what has been recorded corrects it as sessions are held."
        static let assumptionsNone =
            "Nothing that differs from the rest of the programme."
        static let requiresNothing = "Nothing"
        static let qualifiesChoice = "Which courses may those who complete it deliver? (optional)"
        static let qualifiesHint = "A course that makes trainers qualifies for at least one."
        static let rolling = "It runs whenever enough people are waiting for it"
        static let rollingHint = "Only for a course that makes trainers."
        static let notACourse = "Choose a course of the programme, or nothing"
        static let or = " or "
        static let runsOtherwise = "It runs otherwise:"
        static let name = "Name"
        static let hours = "Hours in all"
        static let length = "Length"
        static let days = "Days"
        static let meetings = "Meetings"
        static let every = "Weeks from one meeting to the next"
        static let ownHours = "Hours a month on their own (optional)"
        static let enrolment = "People a week who begin by themselves (optional)"
        static let format = "Where people meet"
        static let least = "Fewest people"
        static let leastHint = "With fewer a session does not run."
        static let most = "Most people (optional)"
        static let mostHint = "Leave it empty where there is no limit."
        static let trainers = "Trainers for a session"
        static let sessionCost = "Cost of a session (optional)"
        static let personCost = "Further cost for each person (optional)"
        static let standard = "Fee (optional)"
        static let member = "Fee for members (optional)"
        static let memberHint = "Leave it empty where members pay the same."
        static let donation = "Donation, on average (optional)"
        static let validity = "Weeks for which it counts (optional)"
        static let validityShort = "Counts for"
        static let validityHint = "Leave it empty where it counts for good."
        static let rules = "Rules"
        static let makesChampions = "People who complete it may come forward to train others"
        static let mandatory = "Those whom it is for must attend"
        static let waiting = "People for whom there is no place wait for the next session"
        static let columns = [
            "Course", "Length", "Places", "Completed#", "May deliver it#", "Sessions held#",
            "Planned#",
        ]
        static let trainTheTrainer = "Makes trainers"
        static let completions = "completed it"
        static let heldShort = "sessions held"
        static let mayDeliver = "people may deliver it"
        static let takes = "What it takes"
        static let assumptionsNote =
            "Set for this course. All else is as it is for the whole programme."
        static let placesShort = "Places"
        static let costs = "Cost"
        static let price = "Fee"
        static let requires = "Must be completed before"
        static let qualifiesFor = "Qualifies to deliver"
        static let whoMay = "Who may deliver it"
        static let nobodyMay = "Nobody in the programme, by the records."
        static let plannedHeading = "Planned sessions"
        static let heldHeading = "Sessions held"

        static func money(_ currency: String) -> String { "Money, in \(currency)" }

        static func caption(_ day: CalendarDate) -> String {
            "Courses, with what is on record until \(day.spelledOut)"
        }

        static func plannedSessions(_ name: String) -> String { "Planned sessions of \(name)" }
        static func heldSessions(_ name: String) -> String { "Sessions of \(name) that were held" }
        static func added(_ name: String) -> String { "Added the course \(name)" }
        static func changed(_ name: String) -> String { "Changed the course \(name)" }
        static func changedAssumptions(_ name: String) -> String {
            "Changed what is assumed of \(name)"
        }
        static func wider(_ value: String) -> String { "Empty: \(value), as for the programme." }
        static func ownRange(_ value: String) -> String {
            "Set to \(value). Empty: that stays. A number takes its place."
        }

        static func runs(_ pattern: String) -> String {
            switch pattern {
            case "meetings": "It runs as several meetings, some weeks apart."
            case "self-paced": "People take it by themselves, at their own pace."
            default: "It runs on one day, or on several days in a row."
            }
        }

        static func runsLink(_ pattern: String) -> String {
            switch pattern {
            case "meetings": "as several meetings"
            case "self-paced": "at one’s own pace"
            default: "on one day or several in a row"
            }
        }

        static func pattern(_ pattern: Course.Pattern) -> String {
            switch pattern {
            case .days(let days): Wording.counted(days, "day")
            case .meetings(let count, let weeks, _):
                "\(Wording.counted(count, "meeting")), "
                    + (weeks == 1 ? "weekly" : "every \(weeks) weeks")
            case .selfPaced: "own pace"
            }
        }

        static func places(_ course: Course) -> String {
            course.capacityMaximum.map {
                "\(Wording.count(course.capacityMinimum)) to \(Wording.count($0))"
            } ?? "\(Wording.count(course.capacityMinimum)) or more"
        }

        static func formatWords(_ format: Course.Format) -> String {
            switch format {
            case .inPerson: "in one room"
            case .virtual: "online"
            case .blended: "online and in one room"
            }
        }

        static func cost(_ session: String, _ person: String) -> String {
            "\(session) a session, and \(person) for each person"
        }

        static func price(_ standard: String, _ member: String?) -> String {
            member.map { "\(standard), members \($0)" } ?? standard
        }
    }
}
