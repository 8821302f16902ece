/// Which courses people may deliver on a day, by what they completed until then.
struct Qualifications {
    /// The courses that somebody can be qualified for.
    let deliverable: [Int]
    private let week: Int
    private let programme: Programme
    /// By course: the positions of the courses that its completers may deliver, and of those that it renews.
    private let qualifiesFor: [[Int]]
    private let refreshes: [[Int]]
    private let validityWeeks: [Int?]

    init(_ programme: Programme, asOf: CalendarDate) {
        self.programme = programme
        week = programme.week(of: asOf)
        let courses = programme.courses
        let index = Dictionary(
            zip(courses.map(\.id), courses.indices),
            uniquingKeysWith: { first, _ in first }
        )
        let qualifiesFor = courses.map { $0.qualifiesFor.compactMap { index[$0] } }
        self.qualifiesFor = qualifiesFor
        refreshes = courses.map { $0.refreshes.compactMap { index[$0] } }
        validityWeeks = courses.map(\.validityWeeks)
        deliverable = Set(qualifiesFor.flatMap(\.self)).sorted()
    }

    /// The courses that someone with these completions may deliver, in the programme's order.
    ///
    /// A course of validity v completed or renewed in week w counts through week w + v.
    ///
    /// - Complexity: O(completions × courses that each one renews).
    func courses(_ completions: [History.Completion]) -> [Int] {
        let valid = last(completions).filter { course, day in
            validityWeeks[course].map { week <= programme.week(of: day) + $0 } ?? true
        }
        return Set(valid.flatMap { qualifiesFor[$0.course] }).sorted()
    }

    /// For each completed course that runs out, the last day on which it counts, in the order of completion.
    func lastDays(_ completions: [History.Completion]) -> [(course: Int, day: CalendarDate)] {
        last(completions).compactMap { course, day in
            validityWeeks[course].map { (course, day.monday + (7 * $0 + 6)) }
        }
    }

    /// When each course was last completed or renewed.
    private func last(
        _ completions: [History.Completion]
    ) -> [(course: Int, day: CalendarDate)] {
        var last: [(course: Int, day: CalendarDate)] = []
        for completion in completions {
            for renewed in [completion.course] + refreshes[completion.course] {
                if let known = last.firstIndex(where: { $0.course == renewed }) {
                    last[known].day = max(last[known].day, completion.day)
                } else if renewed == completion.course {
                    last.append((renewed, completion.day))
                }
            }
        }
        return last
    }
}
