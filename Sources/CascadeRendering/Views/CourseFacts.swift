import CascadeCore

/// What a course takes, in words.
enum CourseFacts {
    /// Hours and pattern, what is done alone, then format and capacity.
    static func lines(_ course: Course) -> [String] {
        var first = "\(Wording.decimal(course.hours)) \(course.hours == 1 ? "hour" : "hours")"
        var between: String?
        switch course.pattern {
        case .days(let days): first += " · \(Wording.counted(days, "day"))"
        case .meetings(let count, let weeks, let alone):
            first += " · \(Wording.counted(count, "meeting"))"
            first += weeks == 1 ? " weekly" : " every \(Wording.count(weeks)) weeks"
            if alone > 0 { between = "\(Wording.decimal(alone)) hours a month alone" }
        case .selfPaced: first += " · at one’s own pace"
        }
        let format =
            switch course.format {
            case .inPerson: "in person"
            case .virtual: "online"
            case .blended: "blended"
            }
        var second = format
        if let most = course.capacityMaximum {
            second +=
                course.capacityMinimum == most
                ? " · \(Wording.counted(most, "person", "people"))"
                : " · \(Wording.count(course.capacityMinimum))–\(Wording.count(most)) people"
        } else {
            second += " · \(Wording.count(course.capacityMinimum)) people or more"
        }
        if course.trainersRequired != 1 {
            second += " · \(Wording.counted(course.trainersRequired, "trainer"))"
        }
        return [first] + (between.map { [$0] } ?? []) + [second]
    }
}
