import CascadeCore

// What a simulation expects, drawn dashed.
extension LineageDrawing {
    /// People expected by generation: after the records end where there is a forecast, so that both add up to it; else by the
    /// plan alone, beside what is on record and not to be added to it.
    mutating func expectGenerations() {
        guard let outcome else { return }
        let isAfter = forecast != nil
        var known: [Int: (people: Int, trainers: Int)] = [:]
        // In public what is expected goes on from what is published, so that nothing else follows from it.
        for session in history.sessions where !isPublic {
            known[session.generation, default: (0, 0)].people += session.reached
        }
        for (position, person) in history.people.enumerated() {
            guard let generation = person.generation, !history.trained(position).isEmpty else {
                continue
            }
            known[generation, default: (0, 0)].trainers += 1
        }
        if let published {
            for generation in outcome.generations.indices where generation > 0 {
                let people = published.generation(generation).number
                known[generation] = (people: people ?? 0, trainers: 0)
            }
        }
        var before: Int?
        for (generation, result) in outcome.generations.enumerated().dropFirst() {
            let recorded =
                isAfter ? known[generation] ?? (people: 0, trainers: 0) : (people: 0, trainers: 0)
            func rest(_ value: Double) -> Int { max(0, Wording.whole(value) - recorded.people) }
            let people = Int(rounded(rest(result.peopleReached.mean)))
            guard people > 0 else {
                // Nobody more in this generation: nothing leads on to the next.
                before = nil
                continue
            }
            let node = nodes.count
            let last = outcome.lastDay.shortText
            var details = [isAfter ? "expected by \(last)" : "in all by \(last)"]
            let (low, high) = (rest(result.peopleReached.p10), rest(result.peopleReached.p90))
            if outcome.hasRange, high >= 1 {
                details.append("80% sure: \(Wording.range(rounded(low), rounded(high)))")
            }
            let trainers = Wording.whole(result.trainersDelivering) - recorded.trainers
            if trainers > 0, !isPublic {
                details.append(
                    isAfter
                        ? "about \(Wording.counted(trainers, "more trainer"))"
                        : "about \(Wording.count(trainers)) of them \(trainers == 1 ? "trains" : "train")"
                )
            }
            let noun = isAfter ? ("more person", "more people") : ("person", "people")
            nodes.append(
                Node(
                    role: .people,
                    name: "About \(Wording.counted(people, noun.0, noun.1))",
                    details: details,
                    generation: generation,
                    people: people,
                    isSimulated: true
                )
            )
            if let before { tie(before, node, credit: 0, isLead: true, isSimulated: true) }
            before = node
        }
    }

    /// In public, numbers that a number on record was taken from are rounded like it.
    private func rounded(_ people: Int) -> Double {
        Double(isPublic ? DisclosureProfile.standard.rounded(people) : people)
    }

    /// The card of those who train in their own organisation from the start, added where there is none yet.
    private mutating func founders() -> Int {
        if let place = nodes.firstIndex(where: { $0.role == .founder }) { return place }
        nodes.append(
            Node(
                role: .founder,
                name: "Founding trainers",
                details: ["in their own organisations"],
                generation: 0,
                people: 0,
                isSimulated: true
            )
        )
        return nodes.count - 1
    }

    /// Without records: sectors with the organisations in them, and whoever most often reaches them first.
    mutating func expectOrganisations() {
        guard let outcome else { return }
        let reached = outcome.organisations.indices.filter {
            outcome.organisations[$0].firstReach != nil
                && outcome.organisations[$0].chanceReached >= 0.5
        }
        guard !reached.isEmpty else { return }
        // A sector's card lists its organisations while they are few.
        let listsAll = reached.count <= Self.sectorsAbove && form == .alone
        let isFolded = reached.count > Self.cardsAbove
        if isFolded { folding = .sectors }
        isList = isFolded && form == .alone
        nodes.append(
            Node(
                role: .external,
                name: programme.sessions.isEmpty ? "Enrolment" : "Planned sessions",
                details: programme.sessions.isEmpty ? [] : ["their trainers"],
                generation: 0,
                people: 0,
                isSimulated: true
            )
        )
        var groups: [[Int]: Int] = [:]
        var place: [Int: Int] = [:]
        var members: [Int: [Int]] = [:]
        let sectors = sectorOfOrganisation
        for organisation in reached {
            guard let first = outcome.organisations[organisation].firstReach else { continue }
            let group = [first.generation, isFolded ? sectors[organisation] : organisation]
            if groups[group] == nil {
                groups[group] = nodes.count
                nodes.append(
                    Node(
                        role: .people,
                        name: CleanText.line(
                            isFolded
                                ? programme.sectors[sectors[organisation]].name
                                : programme.organisations[organisation].name
                        ),
                        details: [],
                        generation: first.generation,
                        people: 0,
                        isSimulated: true
                    )
                )
            }
            let node = groups[group] ?? 0
            place[organisation] = node
            members[node, default: []].append(organisation)
        }
        for organisation in reached {
            guard let to = place[organisation],
                let first = outcome.organisations[organisation].firstReach
            else { continue }
            switch first.source {
            case .partner(let partner):
                guard let from = place[partner] else { continue }
                tie(from, to, credit: 0, isLead: true, isSimulated: true)
            case .plannedSession:
                tie(0, to, credit: 0, isLead: true, isSimulated: true)
            case .itself:
                tie(founders(), to, credit: 0, isLead: true, isSimulated: true)
            }
        }
        for node in nodes.indices {
            guard let own = members[node] else { continue }
            let means = own.map { outcome.organisations[$0].peopleReached.mean }
            nodes[node].people = Wording.whole(means.reduce(0, +))
            let people = "about \(Wording.counted(nodes[node].people, "person", "people")) expected"
            guard isFolded else {
                nodes[node].details = [people]
                continue
            }
            nodes[node].details = [
                people + (listsAll ? ":" : " in \(Wording.counted(own.count, "organisation"))")
            ]
            guard listsAll else { continue }
            nodes[node].details += zip(own, means).map { organisation, mean in
                listed(programme.organisations[organisation].name, Wording.count(mean))
            }
        }
    }
}
