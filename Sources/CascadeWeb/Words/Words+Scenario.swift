import CascadeCore

extension Words {
    /// What the page with scenarios says.
    enum Scenario {
        static let lead =
            "Change what is assumed or planned, and see at once what it does. Both meet the same luck, so only what you change makes a difference. Nothing here changes the programme."
        static let usualName = "This scenario"
        static let otherwise = "What you change"
        static let emptyFields = "What you leave empty stays as it is."
        static let people = "What people do"
        static let more = "Further assumptions"
        static let name = "Name of the scenario (optional)"
        static let compare = "Compare"
        static let reset = "Start afresh"
        static let sessions = "How many sessions are planned"
        static let seats = "Seats at each of them"
        static func today(_ value: String, isSetElsewhere: Bool) -> String {
            "Today: \(value)"
                + (isSetElsewhere ? "; set differently for some courses or organisations." : ".")
        }
        static func about(_ middle: String, _ low: String, _ high: String) -> String {
            "about \(middle), not known well: \(low) to \(high)"
        }
        static func todayCount(_ count: Int) -> String { "Today: \(Wording.count(count))." }
        static func todaySeats(_ counts: [Int]) -> String {
            guard let low = counts.min(), let high = counts.max() else { return "" }
            return low == high
                ? "Today: \(Wording.count(low))."
                : "Today: \(Wording.count(low)) to \(Wording.count(high))."
        }
        static func outside(_ assumption: Assumption) -> String {
            let range = assumption.validRange
            let ends =
                range == 0...1
                ? "0% to 100%"
                : "\(Wording.decimal(range.lowerBound)) to \(Wording.decimal(range.upperBound))"
            return "\(assumption.question): enter a number from \(ends), or leave it empty"
        }
        static func wholeNumber(_ range: ClosedRange<Int>) -> String {
            "Enter a whole number from \(range.lowerBound) to \(range.upperBound), or leave it empty"
        }
        static let impossible =
            "These numbers don't go together: the programme would have problems. Change one of them"
        static let running = "Running both"
        static let refining = "Making it more certain"
        static let unchanged =
            "Nothing is otherwise yet. This is what today's plan comes to, from its start, without the records."
        static let sideBySide = "Side by side: means, and where 8 of 10 runs lie"
        static let better = "Better in"
        static func runs(_ count: Int, until day: CalendarDate, seed: UInt64) -> String {
            "Simulated from the plan's start until \(day.spelledOut), not observed: \(Wording.counted(count, "run")) of each on the same draws, seed \(String(seed)). “Better in” is the share of runs."
        }
        static let keep = "The address of this page holds the scenario: bookmark it or send it on."
        static let file = "Save it as a file for cascade compare"
    }
}
