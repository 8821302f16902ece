extension PlanCheck {
    /// Further sessions: courses that can be held, hosts and trainers who are there.
    mutating func checkFurther() {
        var courses: Set<String> = []
        for (position, further) in request.further.enumerated() {
            let owner = "further sessions of \(further.course)"
            let field = "sessions.\(position)"
            reference(course: further.course, nil, "\(field).course", "course of further sessions")
            once(
                further.course,
                &courses,
                "\(field).course",
                "course of further sessions"
            )
            count(
                further.atMost,
                within: 0...500,
                nil,
                "\(field).at-most",
                "number of \(owner)"
            )
            var seen: Set<String> = []
            for (number, id) in further.hosts.enumerated() {
                let field = "\(field).hosts.\(number)"
                reference(organisation: id, nil, field, "hosts of \(owner)")
                once(id, &seen, field, "hosts of \(owner)")
            }
            checkTrainers(of: further, field, owner)
            checkFollowing(further, field, owner)
            guard let index = check.courses[further.course] else { continue }
            checkCourse(programme.courses[index], of: further, field, owner)
        }
    }

    private mutating func checkCourse(
        _ course: Course,
        of further: PlanRequest.Further,
        _ field: String,
        _ owner: String
    ) {
        if course.pattern == .selfPaced || course.rolling {
            report(
                "\(field).course",
                "course of further sessions",
                found: course.id,
                expected: course.rolling
                    ? "a course whose sessions are planned; \(course.id) runs whenever enough champions wait (rolling)"
                    : "a course whose sessions are planned; \(course.id) is self-paced"
            )
        }
        let most = max(course.capacityMinimum, course.capacityMaximum ?? 100_000)
        count(
            further.seats,
            within: course.capacityMinimum...most,
            nil,
            "\(field).places",
            "places at \(owner)"
        )
    }

    private mutating func checkTrainers(
        of further: PlanRequest.Further,
        _ field: String,
        _ owner: String
    ) {
        var seen: Set<String> = []
        for (number, id) in further.trainers.enumerated() {
            let field = "\(field).trainers.\(number)"
            reference(person: id, nil, field, "trainers of \(owner)")
            once(id, &seen, field, "trainers of \(owner)")
            if let person = check.people[id], !canLead(programme.people[person], further.course) {
                report(
                    field,
                    "trainers of \(owner)",
                    found: id,
                    expected:
                        "a founding trainer (role trainer in people.csv), or someone booked by name on a "
                        + "course that qualifies for \(further.course)"
                )
            }
        }
        let named = Wording.counted(further.trainers.count, "trainer")
        count(
            further.trainersEach,
            within: 0...further.trainers.count,
            nil,
            "\(field).trainers-each",
            "trainers at each of \(owner) (\(named) named)"
        )
    }

    /// Whether a person is, or can become by the planned sessions, someone who leads a course.
    private func canLead(_ person: Person, _ course: String) -> Bool {
        if person.roles.contains(.trainer) { return true }
        return qualifying[person.id]?.contains(course) ?? false
    }

    private mutating func checkFollowing(
        _ further: PlanRequest.Further,
        _ field: String,
        _ owner: String
    ) {
        guard let id = further.follows else { return }
        reference(course: id, nil, "\(field).follows", "follows of \(owner)")
        let weeks = further.followsWithin
        if weeks.lowerBound < 0 || weeks.upperBound > 1040 {
            report(
                "\(field).within",
                "within of \(owner)",
                found: "[\(weeks.lowerBound), \(weeks.upperBound)]",
                expected: "two numbers of weeks from 0 to 1040, the smaller one first"
            )
        }
        guard let index = check.courses[id] else { return }
        if id == further.course {
            report(
                "\(field).follows",
                "follows of \(owner)",
                found: id,
                expected: "another course than \(id) itself"
            )
        } else if !programme.courses[index].makesChampions {
            report(
                "\(field).follows",
                "follows of \(owner)",
                found: id,
                expected: "a course that makes champions, as they are to be booked"
            )
        } else if planned[id] == nil, !self.further.contains(id) {
            report(
                "\(field).follows",
                "follows of \(owner)",
                found: id,
                expected: "a course that has planned or further sessions to come after"
            )
        }
    }
}
