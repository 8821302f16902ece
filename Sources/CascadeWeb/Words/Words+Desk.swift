import CascadeCore

extension Words {
    /// What the lists and forms of leads say in common.
    enum Desk {
        static let saved = "Saved."
        static let undone = "Undone."
        static let redo = "Put it back"
        static let save = "Save"
        static let cancel = "Cancel"
        static let change = "Change"
        static let remove = "Remove"
        static let search = "Search"
        static let all = "All"
        static let none = "–"
        static let clear = "Show all"
        static let nothingFound = "Nothing found. Try fewer or shorter words, or show all."
        static let previous = "Previous"
        static let next = "Next"
        static let pages = "Pages of the list"
        static let notes = "Notes (optional)"
        static let notKnown = "not known"
        static let goneTitle = "It is gone"
        static let gone =
            "Someone removed this while you had it open. Nothing was changed. Under Changes you can see who did, and undo it."
        static let overtakenTitle = "Someone else changed this while you had it open."
        static let overtaken =
            "Nothing of yours has been saved yet. What you typed still stands below. Look at what changed meanwhile, then save again if yours is right."
        static let removeCannot = "It can be undone under Changes."

        static func onRecord(_ day: CalendarDate) -> String {
            "On record until \(day.spelledOut)"
        }

        static func andMore(_ count: Int) -> String { "and \(Wording.count(count)) more" }

        static func isUndone(_ change: Int64) -> String {
            "Change \(change) has been undone."
        }

        static func needs(_ label: String) -> String { "\(plain(label)) is needed" }

        static func needsWhole(_ label: String, _ found: String) -> String {
            "\(plain(label)): “\(found)” is not a whole number, such as 25"
        }

        static func needsNumber(_ label: String, _ found: String) -> String {
            "\(plain(label)): “\(found)” is not a number, such as 12.50"
        }

        static func needsDay(_ label: String) -> String {
            "\(plain(label)) must be a real day, such as 4 3 2026"
        }

        static func severalNames(_ text: String, _ labels: [String]) -> String {
            "“\(text)” is the name of several. Choose one of: \(labels.prefix(6).joined(separator: ", "))"
        }

        static func noName(_ text: String, _ near: String?) -> String {
            "“\(text)” is not in the programme"
                + (near.map { ". Did you mean “\($0)”?" } ?? ". Check the name, or add it first")
        }

        static func problem(_ label: String, _ problem: Problem) -> String {
            let found = problem.found.isEmpty ? "nothing" : "“\(problem.found.prefix(80))”"
            let meant = problem.suggestion.map { ". Did you mean “\($0)”?" } ?? ""
            return "\(plain(label)): found \(found), expected \(problem.expected)\(meant)"
        }

        static func fromTo(_ before: String, _ now: String) -> String {
            "was “\(before)”, is now “\(now)”"
        }

        static func found(_ range: Range<Int>, of total: Int, _ what: String) -> String {
            guard total > 0 else { return "None found" }
            guard range.count < total else {
                return Wording.counted(total, what, plural(what))
            }
            return
                "\(Wording.count(range.lowerBound + 1))–\(Wording.count(range.upperBound)) of \(Wording.counted(total, what, plural(what)))"
        }

        private static func plural(_ what: String) -> String {
            what == "person" ? "people" : what + "s"
        }

        /// A label without what is said in brackets behind it.
        static func plain(_ label: String) -> String { label.replacing(" (optional)", with: "") }
    }
}

extension Words {
    /// What is said of tables that are brought in.
    enum Imports {
        static let tables = "Bring in a table"
        static let records = "Bring in records"
    }

    /// What is said of rows that are probably there twice.
    enum Duplicates {
        static let title = "Find duplicates"
    }
}
