import CascadeCore

extension Words {
    /// What is said of the log of changes.
    enum Changes {
        static let lead =
            "Everything that was ever changed in this programme: who, when and what. A change can be undone, and an undo too."
        static let search = "Who or what"
        static let caption = "Changes, the latest first"
        static let columns = ["What", "When", "Who", "Undo"]
        static let when = "When"
        static let who = "Who"
        static let state = "State"
        static let holds = "It holds"
        static let rows = "What it changed"
        static let noRows = "It touched no row."
        static let added = "added"
        static let removed = "removed"
        static let changed = "changed"
        static let onlyOrder = "Only its place in the list changed."
        static let fieldColumns = ["Field", "Before", "After"]
        static let notUndone = "It could not be undone"
        static let toLog = "See all changes"

        static func title(_ id: Int64) -> String { "Change \(id)" }
        static func undoneBy(_ id: Int64) -> String { "Undone by change \(id)" }
        static func undoes(_ id: Int64) -> String { "Undoes change \(id)" }
        static func fields(_ table: String) -> String { "Fields of the \(table) that changed" }

        /// A moment as people read it, in coordinated universal time: `4 March 2026, 17:20 UTC`.
        static func moment(_ moment: Moment) -> String {
            "\(moment.day.spelledOut), \(moment.description.dropFirst(11).prefix(5)) UTC"
        }

        static func table(_ name: String) -> String {
            switch name {
            case "organisations": "organisation"
            case "partnerships": "partnership"
            case "people": "person"
            case "sessions": "session"
            case "attendance": "place at a session"
            case "confirmations": "month without a session"
            case "practice": "dialogue"
            case "measurements": "measurement"
            case "documents": "settings"
            default: name
            }
        }

        static func field(_ name: String) -> String {
            switch name {
            case "code": "id"
            case "text": "text"
            default: name.replacing("_", with: " ")
            }
        }
    }
}
