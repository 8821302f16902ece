import CascadeCore

extension Words {
    /// What is said of people.
    enum People {
        static let add = "Add a person"
        static let edit = "Change this person"
        static let remove = "Remove this person"
        static let link = "Make a personal link"
        static let name = "Full name"
        static let organisation = "Organisation"
        static let roles = "What they are to the programme (optional)"
        static let trainer = "Trainer from the start"
        static let trainerHint =
            "They could train others before the programme began. Whoever qualifies later becomes a trainer by the records."
        static let contact = "Contact"
        static let contactHint = "Whom to talk to at the organisation."
        static let email = "E-mail address (optional)"
        static let emailHint =
            "Only leads see it, and only on this person's page. Two people with one address are probably one."
        static let joined = "First day with the organisation (optional)"
        static let left = "Last day with the organisation (optional)"
        static let search = "Name, id or e-mail address"
        static let kind = "Who"
        static let onlyTrainers = "Trainers"
        static let onlyChampions = "Came forward, not qualified yet"
        static let onlyReached = "Completed a course"
        static let onlyOthers = "On no record"
        static let none =
            "Nobody is in the programme by name yet. Add people here; those who take part are added when their session is recorded."
        static let columns = [
            "Name", "Organisation", "How far", "Courses completed#", "Sessions trained#",
        ]
        static let columnsHere = ["Name", "How far", "Courses completed#", "Sessions trained#"]
        static let status = "How far"
        static let isTrainer = "Trainer"
        static let wasTrainer = "Trainer, qualification has run out"
        static let isChampion = "Came forward to train others"
        static let isReached = "Completed a course"
        static let hasLeft = "has left"
        static let qualifiedFor = "May deliver"
        static let nothingYet = "nothing yet"
        static let attended = "Courses and who trained them"
        static let attendedNone = "Took part in nothing that is on record."
        static let attendedColumns = ["Session", "Trained by", "Outcome", "Came forward"]
        static let trained = "Sessions that they trained"
        static let trainedNone = "Has not trained others, by the records."
        static let trainedNames = "Whom they reached first, by name"
        static let removeNote =
            "This takes away the person with what was recorded of them: their places at sessions go, and figures change. To erase someone for good and keep the figures, use cascade forget on the server."

        static func caption(_ day: CalendarDate) -> String {
            "People, with what is on record until \(day.spelledOut)"
        }

        static func attendedOf(_ name: String) -> String { "What \(name) took part in" }
        static func trainedOf(_ name: String) -> String { "Sessions trained by \(name)" }
        static func added(_ name: String) -> String { "Added \(name) to the people" }
        static func changed(_ name: String) -> String { "Changed what is kept of \(name)" }
        static func removed(_ name: String) -> String { "Removed \(name) from the people" }

        static func trainedSummary(sessions: Int, direct: Int, all: Int) -> String {
            let led = Wording.counted(sessions, "session")
            guard all > 0 else { return "\(led); nobody was reached there for the first time." }
            let reached = Wording.counted(direct, "person", "people")
            guard all > direct else { return "\(led), \(reached) reached there first." }
            return
                "\(led), \(reached) reached there first; \(Wording.counted(all, "person", "people")) in all came from them, through those whom they trained."
        }
    }
}
