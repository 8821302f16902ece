import CascadeCore

/// Who is where in the curriculum by the records: booked, came, completed and waiting for each course, and who went on from one
/// to another.
struct CurriculumRecords {
    /// A course.
    struct Course: Equatable {
        /// People booked, no-shows included, each time they were.
        var booked = 0
        /// Of these: turned up.
        var attended = 0
        /// Courses completed, as ``Reach/byCourse`` counts them.
        var completions = 0
        /// People known by name who completed it.
        var people = 0
        /// People who came forward and are waiting for it; nil: nobody waits for this course by name.
        var waiting: Int?
    }

    /// By course in the programme's order.
    private(set) var courses: [Course]
    /// By person: the courses that they completed.
    private let completed: [Set<Int>]
    /// The last day on record.
    let asOf: CalendarDate

    /// What a history says; nil where nothing was delivered.
    ///
    /// - Complexity: O(people + sessions + rows of attendance).
    init?(_ history: History) {
        guard !history.sessions.isEmpty else { return nil }
        let programme = history.programme
        asOf = history.asOf
        courses = Array(repeating: Course(), count: programme.courses.count)
        for session in history.sessions {
            courses[session.course].booked += session.booked
            courses[session.course].attended += session.attended
            courses[session.course].completions += session.completed
        }
        completed = history.people.map { Set($0.completions.map(\.course)) }
        for own in completed {
            for course in own { courses[course].people += 1 }
        }
        let trainerCourses = programme.courses.indices.filter {
            programme.courses[$0].isTrainTheTrainer
        }
        // Champions wait in one queue; which course they wait for is known where there is one.
        if trainerCourses.count == 1 {
            courses[trainerCourses[0]].waiting = Funnel(history).untilQualified.waiting
        }
    }

    /// How many of those known by name who completed the first course completed the second.
    ///
    /// - Complexity: O(people).
    func wentOn(from first: Int, to second: Int) -> (those: Int, all: Int) {
        var (those, all) = (0, 0)
        for own in completed where own.contains(first) {
            all += 1
            if own.contains(second) { those += 1 }
        }
        return (those, all)
    }
}
