import CascadeCore

extension Words {
    /// What the map's page says.
    enum Map {
        static let empty =
            "There is nothing to draw yet. Add the organisations that take part, and who works with whom."
        static let drawing = "Drawing the map"
        static let trying = "Trying it out"
        static let sector = "Sector"
        static let allSectors = "All sectors"
        static let time = "Time"
        static let now = "Now, and what is expected"
        static func until(_ day: CalendarDate) -> String { "On record until \(day.spelledOut)" }
        static let show = "Show"
        static let find = "Find an organisation"
        static let seek = "Find"
        static let notFound = "No organisation has that in its name."
        static func several(_ count: Int) -> String {
            "\(Wording.counted(count, "organisation has", "organisations have")) that in the name:"
        }
        static let zoom = "Size of the map"
        static let smaller = "Smaller"
        static let larger = "Larger"
        static let whole = "Fit to the page"
        static let wholeShort = "Fit"
        static let region = "The partnership map; scroll to move it"
        static let tooLarge =
            "This map is too large to be drawn here; the table below says the same."
        static let hint =
            "Choose an organisation to open its page. Move the map by scrolling, dragging or the arrow keys; + and − make it larger and smaller."
        static let earlier = "Earlier"
        static let later = "Later"
        static let whatIf = "If someone leaves"
        static let whatIfText =
            "What happens to the cascade if a champion or a whole organisation drops out? It is simulated with and without them, from the plan's start, with the same luck both times."
        static let leaves = "Name of a trainer or an organisation"
        static let ask = "See what happens"
        static let nobody = "No trainer and no organisation has that in the name."
        static let whom = "Who is meant?"
        static let what = "Measure"
        static let asItIs = "As it is"
        static let then = "Without"
        static let difference = "Difference (95% sure)"
        static let people = "People reached"
        static let elsewhere = "People reached elsewhere"
        static let chance = "Chance of the target"
        static let none = "none"
        static func runs(_ count: Int, seed: UInt64) -> String {
            "Simulated, not observed: \(Wording.counted(count, "run")) with and without, seed \(String(seed))."
        }
    }
}
