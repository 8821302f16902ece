import CascadeCore

extension Words {
    /// What is said of rows that are probably there twice.
    enum Duplicates {
        static let title = "Find duplicates"
        static let lead =
            "These are probably in the programme twice. Two people may well have one name: nothing is changed until you say so."
        static let none = "Nothing looks as if it were there twice."
        static let waiting = "Looking for duplicates. This page looks again by itself."
        static let columns = ["One", "The other", "Why", "What to do"]
        static let compare = "Compare and merge"
        static let sessionAdvice = "Remove one of them"
        static let sideBySide = "The two side by side"
        static let field = "Field"
        static let stays = "Which of the two stays?"
        static let staysHint =
            "It keeps what it says, and takes over what it lacks. All that is recorded of the other becomes its own."
        static let keep = "What to take from the one that goes (optional)"
        static let keepHint = "Of these the two say different things."
        static let merge = "Make one of them"
        static let needsChoice = "Choose which of the two stays"

        static func compareAside(_ one: String, _ other: String) -> String {
            " \(one) and \(other)"
        }

        static func heading(_ kind: Duplicate.Kind) -> String {
            switch kind {
            case .organisation: "Organisations"
            case .person: "People"
            case .session: "Sessions"
            }
        }

        static func caption(_ kind: Duplicate.Kind, _ count: Int) -> String {
            "\(Wording.counted(count, "pair")) of \(heading(kind).lowercased())"
        }

        static func mergeTitle(_ kind: Duplicate.Kind) -> String {
            kind == .person ? "Are these two one person?" : "Are these two one organisation?"
        }

        static func mergeLead(_ kind: Duplicate.Kind) -> String {
            kind == .person
                ? "If they are, one of them stays with everything that is recorded of both. Where both were at one session the better outcome counts. It can be undone."
                : "If they are, one of them stays with the people, partnerships and records of both. It can be undone."
        }

        static func refused(_ error: MergeError) -> String {
            "\(error.reason.prefix(1).uppercased())\(error.reason.dropFirst()). \(error.advice)"
        }

        static func name(_ field: MergeField) -> String {
            switch field {
            case .name: "Name"
            case .organisation: "Organisation"
            case .email: "E-mail address"
            case .joined: "First day"
            case .left: "Last day"
            case .notes: "Notes"
            case .sector: "Sector"
            case .people: "People who could be trained"
            case .area: "Area"
            case .serves: "People that it serves"
            case .identifier: "Official number"
            case .group: "Stakeholder group"
            }
        }
    }
}
