extension Programme {
    /// Further sessions that a plan may hold where nothing else is said: of every course that has planned sessions, in the
    /// programme's order.
    ///
    /// Courses that are self-paced or run whenever champions wait are left out, as their sessions aren't planned.
    package var usualFurther: [PlanRequest.Further] {
        let planned = Set(draft.sessions.lazy.filter { $0.status == .planned }.map(\.course))
        return draft.courses.filter {
            planned.contains($0.id) && $0.pattern != .selfPaced && !$0.rolling
        }
        .map { usualFurther($0.id, atMost: PlanRequest.Further.usualMost) }
    }

    /// Further sessions of a course held as today's are: at their hosts, by the founding trainers who lead them, and for a
    /// train-the-trainer course after the course that makes its champions.
    package func usualFurther(_ id: String, atMost: Int) -> PlanRequest.Further {
        let planned = draft.sessions.filter { $0.course == id && $0.status == .planned }
        let founders = Set(draft.people.lazy.filter { $0.roles.contains(.trainer) }.map(\.id))
        var trainers: [String] = []
        for trainer in planned.flatMap(\.trainers)
        where founders.contains(trainer) && !trainers.contains(trainer) {
            trainers.append(trainer)
        }
        let course = draft.courses.first { $0.id == id }
        return PlanRequest.Further(
            course: id,
            atMost: atMost,
            trainers: trainers,
            trainersEach: min(course?.trainersRequired ?? 1, trainers.count),
            follows: course.flatMap(championsOf)
        )
    }

    /// The first course that makes the champions whom a train-the-trainer course takes, where it has planned sessions.
    private func championsOf(_ course: Course) -> String? {
        guard course.isTrainTheTrainer else { return nil }
        let required = course.requires?.alternatives.flatMap(\.self) ?? course.qualifiesFor
        let makers = draft.courses.filter { $0.id != course.id && $0.makesChampions }
        return makers.first { maker in
            required.contains(maker.id)
                && draft.sessions.contains { $0.course == maker.id && $0.status == .planned }
        }?.id
    }
}
