@testable import CascadeCore

extension Invented {
    /// A curve of diminishing returns: `count` amounts, each of which brings less than the one before.
    static func curve(
        _ resource: NextPound.Resource,
        count: Int = 8,
        scale: Double = 1,
        bend: Int? = 3,
        today: Int? = 5
    ) -> NextPound {
        let points = (0..<count).map { position -> NextPound.Point in
            let share = Double(position + 1) / Double(max(1, count))
            let mean = scale * 450 * share / (share + 0.35)
            return NextPound.Point(
                limit: scale * 15_000 * share,
                cost: scale * 14_200 * share,
                seats: Int(120 * share),
                sessions: 4 + position,
                people: summary(mean, spread: mean * 0.3),
                goal: mean,
                added: position == 0 ? [] : ["more-\(position)"]
            )
        }
        return NextPound(
            resource: resource,
            points: points,
            bend: bend.flatMap { $0 < count ? $0 : nil },
            today: today.flatMap { $0 < count ? $0 : nil }
        )
    }
}
