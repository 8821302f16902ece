import CascadeCore

extension Words {
    /// What is said of sessions.
    enum Sessions {
        static let add = "Plan a session"
        static let edit = "Change this session"
        static let remove = "Remove this session"
        static let cancel = "Cancel this session"
        static let record = "Record this session"
        static let recordAgain = "Correct the record"
        static let sheet = "Sign-in sheet"
        static let certificates = "Certificates"
        static let why = "Why (optional)"
        static let course = "Course"
        static let chooseCourse = "Choose a course"
        static let start = "First day"
        static let end = "Last day (optional)"
        static let endHint = "Leave it empty where the course says how long it takes."
        static let host = "Host organisation (optional)"
        static let place = "Place (optional)"
        static let trainers = "Trainers (optional)"
        static let trainersShort = "Trainers"
        static let trainersHint =
            "One full name a line, who leads first. Leave it empty for trainers from outside."
        static let anyone = "Seats for anyone (optional)"
        static let anyoneHint = "Shared among all organisations by their people."
        static let champions = "Seats for people who came forward (optional)"
        static let championsHint = "They are offered seats in the order in which they came forward."
        static let seats = "Seats for organisations (optional)"
        static let seatsHint = "One a line: the organisation, a colon and how many seats."
        static let booked = "People booked by name (optional)"
        static let bookedHint = "One full name a line."
        static let search = "Place, host or trainer"
        static let status = "Status"
        static let month = "Month"
        static let none = "No sessions yet. Plan the first one, or record one that was held."
        static let caption = "Sessions, the latest first"
        static let columns = ["Session", "Status", "Host", "Trainers", "People there#"]
        static let planned = "Planned"
        static let held = "Held"
        static let open = "Not recorded yet"
        static let cancelled = "Cancelled"
        static let external = "external"
        static let when = "When"
        static let wasPlanned = "Was planned for"
        static let register = "Register"
        static let registerOf = "Who was expected, and who came"
        static let registerColumns = ["Name", "Organisation", "Outcome", "Came forward"]
        static let attended = "were there"
        static let completed = "completed the course"
        static let reached = "reached for the first time"
        static let nobody = "Nobody was there, by the record."
        static let invited = "Who is invited"
        static let wasInvited = "Who was invited"
        static let forAnyone = "for anyone"
        static let forChampions = "for people who came forward"
        static let forWhom = "for "
        static let notCancelled = "The session was not cancelled"
        static let removeNote =
            "This takes away the session with its register, as if it had never been planned or held. A session that does not take place is better cancelled."

        static func needsSeats(_ entry: String) -> String {
            "Seats for organisations: “\(entry)” is not a name, a colon and a number, such as St Aidan's: 5"
        }

        static func unnamed(_ count: Int) -> String {
            Wording.counted(count, "person without a name", "people without names")
        }

        static func outcome(_ result: Attendance.Result) -> String {
            switch result {
            case .completed: "completed"
            case .attended: "attended"
            case .noShow: "did not come"
            }
        }

        static func cameForward(_ yes: Bool?) -> String {
            yes.map { $0 ? "yes" : "no" } ?? Desk.none
        }

        static func added(_ course: String) -> String { "Planned a session of \(course)" }
        static func changed(_ title: String) -> String { "Changed the session \(title)" }
        static func removed(_ title: String) -> String { "Removed the session \(title)" }
        static func cancelledSummary(_ title: String) -> String { "Cancelled the session \(title)" }
    }
}
