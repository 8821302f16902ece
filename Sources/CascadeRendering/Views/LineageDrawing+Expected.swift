import CascadeCore

// What a simulation expects, drawn dashed.
extension LineageDrawing {
    /// People expected by generation, beside what is on record and not added to it.
    mutating func expectGenerations() {
        guard let outcome else { return }
        var before: Int?
        for (generation, result) in outcome.generations.enumerated().dropFirst() {
            let people = Wording.whole(result.peopleReached.mean)
            guard people > 0 else { continue }
            let node = nodes.count
            var details = ["in all by \(outcome.lastDay.shortText)"]
            if outcome.hasRange, result.peopleReached.p90 >= 1 {
                let summary = result.peopleReached
                details.append("80% sure: \(Wording.range(summary.p10, summary.p90))")
            }
            if result.trainersDelivering >= 0.5 {
                let trainers = Wording.whole(result.trainersDelivering)
                details.append(
                    "about \(Wording.count(trainers)) of them \(trainers == 1 ? "trains" : "train")"
                )
            }
            nodes.append(
                Node(
                    role: .people,
                    name: "About \(Wording.counted(people, "person", "people"))",
                    details: details,
                    generation: generation,
                    people: people,
                    isSimulated: true
                )
            )
            if let before { tie(before, node, people: people, isLead: true, isSimulated: true) }
            before = node
        }
    }

    /// Without records: organisations with whoever most often reaches them first.
    mutating func expectOrganisations() {
        guard let outcome else { return }
        let reached = outcome.organisations.indices.filter {
            outcome.organisations[$0].firstReach != nil
                && outcome.organisations[$0].chanceReached >= 0.5
        }
        guard !reached.isEmpty else { return }
        let isFolded = reached.count >= Self.foldingAbove
        if isFolded { folding = .sectors }
        nodes.append(
            Node(
                role: .external,
                name: "Planned sessions",
                details: ["their trainers"],
                generation: 0,
                people: 0,
                isSimulated: true
            )
        )
        var groups: [[Int]: Int] = [:]
        var place: [Int: Int] = [:]
        var sums: [Int: Double] = [:]
        let sectors = programme.organisations.map { organisation in
            programme.sectors.firstIndex { $0.id == organisation.sector } ?? 0
        }
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
            sums[node, default: 0] += outcome.organisations[organisation].peopleReached.mean
        }
        for organisation in reached {
            guard let to = place[organisation],
                let first = outcome.organisations[organisation].firstReach
            else { continue }
            switch first.source {
            case .partner(let partner):
                guard let from = place[partner] else { continue }
                tie(from, to, people: 1, isLead: true, isSimulated: true)
            case .plannedSession:
                tie(0, to, people: 1, isLead: true, isSimulated: true)
            case .itself: continue
            }
        }
        for (node, sum) in sums {
            nodes[node].people = Wording.whole(sum)
            nodes[node].details = [
                "about \(Wording.counted(Wording.whole(sum), "person", "people")) expected"
            ]
        }
    }
}
