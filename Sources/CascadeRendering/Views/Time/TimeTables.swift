import CascadeCore

extension ChartTable {
    /// By place, the numbers before and after.
    init(_ change: ReachChange) {
        func words(_ figure: ReachChange.Figure) -> String {
            switch figure {
            case .absent: Self.none
            case .hidden: DisclosedCount.mark
            case .people(let number): Wording.count(number)
            }
        }
        func heading(_ side: ReachChange.Side) -> String {
            "\(CleanText.line(side.name)), \(side.isExpected ? "expected" : "observed")"
        }
        self.init(
            title: "People reached, before and after",
            heading: ["Where", heading(change.before), heading(change.after), "Difference"],
            rows: change.places.map { place in
                let more = place.difference.map(Wording.whole)
                return [
                    CleanText.line(place.name), words(place.before), words(place.after),
                    more.map { $0 > 0 ? "+\(Wording.count($0))" : Wording.count($0) }
                        ?? DisclosedCount.mark,
                ]
            }
        )
    }

    /// By day, people reached; organisations are in the picture.
    init(_ spread: ReachSpread) {
        self.init(
            title: "People reached over time",
            heading: ["Until", "Observed or expected", "People reached", "80% range"],
            rows: spread.frames.map { frame in
                [
                    frame.day.shortText, frame.isObserved ? "observed" : "expected",
                    frame.people.map { Wording.count($0) } ?? DisclosedCount.mark,
                    frame.range.map { Wording.range($0.lowerBound, $0.upperBound) } ?? Self.none,
                ]
            }
        )
    }
}
