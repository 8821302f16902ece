extension WarningEvidence {
    /// Warnings about whether the cascade carries itself.
    func aboutTheCascade() -> [Warning] {
        guard cascades else { return [] }
        return [reproductionBelowOne(), bottleneck(), reachPerPlace()].compactMap { $0 }
    }

    private func reproductionBelowOne() -> Warning? {
        guard let outcome, let whole = outcome.reproductionNumber,
            outcome.reproductionNumberBySector.count == programme.sectors.count
        else { return nil }
        let concerned = programme.sectors.indices.filter { outcome.sectors[$0].people > 0 }
        let below = concerned.filter { outcome.reproductionNumberBySector[$0].mean < 1 }
        guard !below.isEmpty else { return nil }
        let people = below.reduce(0) { $0 + outcome.sectors[$1].people }
        let advice =
            "Keep planning sessions that founding or external trainers lead, or help each trainer to lead more of them and more completers to come forward."
        guard below.count < concerned.count || whole.mean >= 1 else {
            let place =
                concerned.count > 1
                ? "In all \(concerned.count) sectors" : "As the plan stands,"
            let (low, high) = (PlainWords.decimal(whole.p10), PlainWords.decimal(whole.p90))
            let band = low == high ? "" : "; 80% sure: \(low) to \(high)"
            let end = whole.mean < 0.5 ? "dies out, mostly after generation 2" : "dies out in time"
            return Warning(
                kind: .reproductionBelowOne,
                about: wholeProgramme,
                message:
                    "\(place) one delivering trainer brings about fewer than one new one (R is \(PlainWords.decimal(whole.mean))\(band)), so without new seeds the cascade \(end).",
                advice: advice,
                share: 1 - whole.mean
            )
        }
        let names = below.map { position in
            "\(PlainWords.clipped(programme.sectors[position].name)) (\(PlainWords.decimal(outcome.reproductionNumberBySector[position].mean)))"
        }
        return Warning(
            kind: .reproductionBelowOne,
            about: PlainWords.list(below.map { programme.sectors[$0].name }),
            message:
                "One delivering trainer brings about fewer than one new one (R below 1) in \(PlainWords.listParts(names)), so without new seeds the cascade dies out there.",
            advice: advice,
            share: headcount > 0 ? Double(people) / Double(headcount) : 1
        )
    }

    /// Little's law: mean wait = mean number waiting ÷ places taken up in a week.
    private func bottleneck() -> Warning? {
        let courses = programme.courses.indices.filter { programme.courses[$0].isTrainTheTrainer }
        guard let outcome else { return placesShort(courses) }
        guard let waiting = outcome.series[.championsWaiting], !waiting.isEmpty else { return nil }
        let mean = waiting.reduce(0) { $0 + $1.mean } / Double(waiting.count)
        guard mean >= WarningThreshold.championsWaiting else { return nil }
        let taken = courses.reduce(0.0) { sum, course in
            let chance = attendance[course]
            return sum + (chance > 0 ? outcome.courses[course].attendances / chance : 0)
        }
        let makers = programme.courses.indices.filter { programme.courses[$0].makesChampions }
        let halfLife = makers.map { self.mean(.skillHalfLife, course: $0) }.min() ?? .infinity
        let wait = taken > 0 ? mean * Double(waiting.count) / taken : .infinity
        guard wait > halfLife else { return nil }
        let names = PlainWords.list(courses.map { programme.courses[$0].name })
        let left = PlainWords.about(outcome.final(.championsWaiting).mean)
        let fade = "the \(PlainWords.about(halfLife)) weeks in which half of a skill fades"
        return Warning(
            kind: .trainTheTrainerBottleneck,
            about: names,
            message: wait > Double(waiting.count)
                ? "Champions hardly get a place in \(names): about \(left) are still waiting at the end, while half of a skill fades in \(PlainWords.about(halfLife)) weeks."
                : "Champions wait about \(PlainWords.about(wait)) weeks for \(names), longer than \(fade); about \(left) are still waiting at the end.",
            advice:
                "Plan more places in train-the-trainer soon after each session that makes champions, or let it run whenever enough of them wait.",
            share: wait.isFinite ? wait / (wait + halfLife) : 1
        )
    }

    /// Champions expected from planned sessions against the places planned for them.
    private func placesShort(_ courses: [Int]) -> Warning? {
        guard
            courses.allSatisfy({ course in
                !programme.courses[course].rolling && !isTrainerLed(programme.courses[course])
                    && programme.courses[course].enrolmentPerWeek == nil
            })
        else { return nil }
        let championsPerPlace = programme.courses.indices.map { course in
            programme.courses[course].makesChampions
                ? attendance[course] * mean(.completion, course: course)
                    * mean(.champion, course: course) : 0
        }
        var champions = 0.0
        var places = 0
        for session in sessionsToCome() {
            guard let course = index.courses[session.course] else { continue }
            if programme.courses[course].isTrainTheTrainer { places += session.booked }
            champions += Double(session.booked) * championsPerPlace[course]
        }
        guard champions >= WarningThreshold.championsWaiting,
            champions >= WarningThreshold.championsPerPlace * Double(places)
        else { return nil }
        let names = PlainWords.list(courses.map { programme.courses[$0].name })
        return Warning(
            kind: .trainTheTrainerBottleneck,
            about: names,
            message:
                "The planned sessions bring about \(PlainWords.about(champions)) champions, but \(names) has \(places == 0 ? "no place" : PlainWords.count(places, "place", "places")) planned for them.",
            advice:
                "Plan more places in train-the-trainer soon after each session that makes champions, or let it run whenever enough of them wait.",
            share: 1
        )
    }

    private func reachPerPlace() -> Warning? {
        guard let outcome else { return nil }
        let places = zip(programme.courses, outcome.courses).reduce(0.0) { sum, pair in
            pair.0.isTrainTheTrainer ? sum + pair.1.attendances : sum
        }
        let reached = outcome.reachedFromGeneration2
        guard places >= 1, reached / places > WarningThreshold.reachPerPlace else { return nil }
        return Warning(
            kind: .reachPerPlace,
            about: wholeProgramme,
            message:
                "Each place taken up in train-the-trainer is expected to reach \(PlainWords.about(reached / places)) people; measured programmes reached 3 to 13.",
            advice:
                "Check the chance to ever deliver, the sessions a year and the size of groups: one of them is probably too hopeful.",
            share: 1 - WarningThreshold.reachPerPlace / (reached / places)
        )
    }
}

extension Outcome {
    /// Mean number of people reached in generation 2 and later: by trainers whom the programme trained.
    var reachedFromGeneration2: Double {
        generations.dropFirst(2).reduce(0) { $0 + $1.peopleReached.mean }
    }
}

extension Session {
    /// Places offered and people booked by name.
    var booked: Int { seats.reduce(people.count) { $0 + $1.count } }
}
