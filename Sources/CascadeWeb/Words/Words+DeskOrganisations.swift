import CascadeCore

extension Words {
    /// What is said of organisations and partnerships.
    enum Organisations {
        static let add = "Add an organisation"
        static let edit = "Change this organisation"
        static let remove = "Remove this organisation"
        static let name = "Name"
        static let sector = "Sector"
        static let choose = "Choose a sector"
        static let newSector = "Or a new sector (optional)"
        static let newSectorHint =
            "A kind of organisation, such as faith, education or housing. It is added to the list."
        static let people = "People who could be trained"
        static let peopleHint =
            "Staff and volunteers together. An estimate is better than nothing."
        static let area = "Area that it works in (optional)"
        static let areaOnly = "Area"
        static let serves = "People that it serves (optional)"
        static let identifier = "Official number (optional)"
        static let identifierHint = "Such as a charity number: GB-CHC-1061569."
        static let founding = "Trainers at the start (optional)"
        static let foundingHint = "People there who could train others when the programme began."
        static let members = "Members among its people (optional)"
        static let membersHint = "They pay a course's member price."
        static let group = "Stakeholder group (optional)"
        static let notesHint = "Do not write about people's health, beliefs or private lives here."
        static let search = "Name, area or number"
        static let none = "No organisations yet. Add the first one, or bring them in from a table."
        static let columns = [
            "Organisation", "Sector", "Area", "People#", "Reached, there now#", "Coverage#",
            "Active trainers#",
        ]
        static let partners = "Partners"
        static let noPartners = "No partnerships yet. Training spreads along them."
        static let addPartner = "Add a partnership"
        static let editPartner = "Change this partnership"
        static let removePartner = "Remove this partnership"
        static let partner = "Partner"
        static let strength = "Strength"
        static let strengthHint =
            "From just above 0 to 1. As a rule: 0.2 they know each other, 0.5 they work together now and then, 0.9 they work together every week."
        static let kind = "Kind (optional)"
        static let kindHint = "In your own words, such as “joint programme” or “refers to”."
        static let direction = "Whom it serves"
        static let both = "Both of them"
        static func only(_ name: String) -> String { "Only \(name)" }
        static let onlyPartner = "Only the partner"
        static let since = "Since (optional)"
        static let partnerColumns = ["Partner", "Strength#", "Kind", "Serves", "Since", "Change"]
        static let bothShort = "both"
        static let nobody = "Nobody of this organisation is in the programme by name yet."
        static let peopleHere = "People"
        static let sessionsHere = "Sessions hosted"
        static let noSessions = "None planned or held here yet."
        static let reached = "People reached"
        static let thereNow = "of them there now"
        static let coverage = "Coverage"
        static let activeTrainers = "Active trainers"
        static let removeNote =
            "This takes away the organisation, its people, its partnerships and what was recorded of them. Sessions that it hosts lose their host."

        static func caption(_ day: CalendarDate) -> String {
            "Organisations, with what is on record until \(day.spelledOut)"
        }

        static func partnersOf(_ name: String) -> String { "Partners of \(name)" }
        static func peopleOf(_ name: String) -> String { "People of \(name)" }
        static func sessionsAt(_ name: String) -> String { "Sessions hosted by \(name)" }
        static func partnerOf(_ name: String) -> String { "the partnership with \(name)" }

        static func added(_ name: String) -> String { "Added the organisation \(name)" }
        static func changed(_ name: String) -> String { "Changed the organisation \(name)" }
        static func removed(_ name: String) -> String { "Removed the organisation \(name)" }
        static func removeTitle(_ name: String) -> String { "Remove \(name)?" }

        static func partnerAdded(_ one: String, _ other: String) -> String {
            "Added a partnership of \(one) and \(other)"
        }

        static func partnerChanged(_ one: String, _ other: String) -> String {
            "Changed the partnership of \(one) and \(other)"
        }

        static func partnerRemoved(_ one: String, _ other: String) -> String {
            "Removed the partnership of \(one) and \(other)"
        }
    }
}
