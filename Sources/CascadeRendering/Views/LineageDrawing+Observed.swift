import CascadeCore

// What is on record.
extension LineageDrawing {
    /// Trainers and those whom they reached, folded where they are too many to draw one by one.
    mutating func observe() {
        let graph = LineageGraph(history)
        let shown = graph.nodes.indices.filter {
            graph.nodes[$0].people > 0 || !graph.nodes[$0].learners.isEmpty
        }
        idleFounders = history.people.indices.count {
            history.people[$0].isFounder && history.trained($0).isEmpty
        }
        guard peopleReached > 0 else { return }
        let hasExternal = shown.contains {
            graph.nodes[$0].people > 0 && graph.nodes[$0].trainers.isEmpty
        }
        let isPersonal = !isPublic && shown.count + (hasExternal ? 1 : 0) <= mostPeople
        let companies = isPersonal ? companies(graph, shown) : [:]
        var key: (Int) -> [Int] = { companies[$0].map { [-1, $0] } ?? [$0] }
        if !isPersonal {
            folding = .organisations
            key = { [graph.nodes[$0].generation, graph.nodes[$0].organisation ?? .max] }
            let distinct = Set(shown.map(key)).count
            if isPublic || distinct > mostOrganisations {
                folding = .sectors
                let sectors = sectorOfOrganisation
                key = { node in
                    let place = graph.nodes[node].organisation.map { sectors[$0] }
                    return [graph.nodes[node].generation, place ?? .max]
                }
                if let published { key = telling(graph, shown, published, key) }
            } else {
                key = listing(graph, shown, key)
            }
        }
        if hasExternal {
            nodes.append(
                Node(
                    role: .external,
                    name: "External trainers",
                    details: [],
                    generation: 0,
                    people: 0
                )
            )
        }
        var groups: [[Int]: Int] = [:]
        var members: [[Int]] = Array(repeating: [], count: nodes.count)
        var place: [Int: Int] = [:]
        for position in shown {
            let group = key(position)
            guard !group.isEmpty else { continue }
            if groups[group] == nil {
                groups[group] = nodes.count
                nodes.append(
                    Node(
                        role: .people,
                        name: "",
                        details: [],
                        generation: graph.nodes[position].generation,
                        people: 0
                    )
                )
                members.append([])
            }
            let node = groups[group] ?? 0
            if !isPublic { nodes[node].people += graph.nodes[position].people }
            members[node].append(position)
            place[position] = node
        }
        for node in nodes.indices where !members[node].isEmpty {
            if isPersonal {
                let first = graph.nodes[members[node][0]]
                nodes[node].key =
                    members[node].count > 1
                    ? first.held.map {
                        "with-\(programme.sessions[history.sessions[$0].session].id)"
                    }
                    : first.person.map { programme.people[$0].id }
            }
            if members[node].count > 1, isPersonal {
                describe(node, graph, company: members[node])
            } else if isPersonal {
                describe(node, graph, members[node][0])
            } else {
                let isUntold = key(members[node][0])[1] < 0
                describe(node, graph, all: members[node], isUntold: isPublic && isUntold)
            }
        }
        connect(graph, shown, place)
    }

    private var mostPeople: Int {
        form == .page ? Self.foldingAboveOnPage : Self.foldingAbove
    }

    private var mostOrganisations: Int {
        form == .page ? Self.foldingAboveOnPage : Self.sectorsAbove
    }

    /// A key that keeps to what may be told apart in public: sectors and generations whose numbers are shown.
    ///
    /// Of others nothing is drawn where something else of the generation is, or else one card.
    private func telling(
        _ graph: LineageGraph,
        _ shown: [Int],
        _ published: PublishedLineage,
        _ key: @escaping (Int) -> [Int]
    ) -> (Int) -> [Int] {
        let sectors = programme.sectors
        func isTold(_ position: Int) -> Bool {
            let (generation, sector) = (key(position)[0], key(position)[1])
            guard generation > 0 else { return true }
            let id = sectors.indices.contains(sector) ? sectors[sector].id : nil
            return published.generation(generation) != .hidden && published.sector(id) != .hidden
        }
        let told = Set(shown.filter(isTold))
        let generations = Set(told.map { key($0)[0] })
        return { position in
            if told.contains(position) { return key(position) }
            let generation = key(position)[0]
            return generations.contains(generation) ? [] : [generation, -1]
        }
    }

    /// A key that puts organisations which trained nobody onto one card for each sector, in generations with many.
    private mutating func listing(
        _ graph: LineageGraph,
        _ shown: [Int],
        _ key: @escaping (Int) -> [Int]
    ) -> (Int) -> [Int] {
        var organisations: [Int: Set<[Int]>] = [:]
        var training: Set<[Int]> = []
        for position in shown {
            organisations[graph.nodes[position].generation, default: []].insert(key(position))
            if !graph.nodes[position].learners.isEmpty { training.insert(key(position)) }
        }
        let crowded = Set(
            organisations.filter { $0.key > 0 && $0.value.count > Self.cardsAbove }.map(\.key)
        )
        guard !crowded.isEmpty else { return key }
        isList = true
        let sectors = sectorOfOrganisation
        return { position in
            let node = graph.nodes[position]
            guard crowded.contains(node.generation), !training.contains(key(position)),
                let organisation = node.organisation
            else { return key(position) }
            return [node.generation, -1, sectors[organisation]]
        }
    }

    /// By node: the session of those who share a card, three or more people of one session who have neither trained others
    /// nor come forward.
    private func companies(_ graph: LineageGraph, _ shown: [Int]) -> [Int: Int] {
        var bySession: [Int: [Int]] = [:]
        for position in shown {
            let node = graph.nodes[position]
            guard let held = node.held, node.person != nil, !isChampion(node),
                !isTrainer(node, position, graph)
            else { continue }
            bySession[held, default: []].append(position)
        }
        var result: [Int: Int] = [:]
        for (held, all) in bySession where all.count > 2 {
            for position in all { result[position] = held }
        }
        return result
    }

    /// People of one session who share a card.
    private mutating func describe(_ node: Int, _ graph: LineageGraph, company: [Int]) {
        let entries = company.map { graph.nodes[$0] }
        let day = entries.first?.held.map { history.sessions[$0].end.shortText } ?? ""
        nodes[node].role = .reached
        nodes[node].name = "\(Wording.counted(company.count, "person", "people")), \(day)"
        nodes[node].details = entries.map { entry in
            let name = entry.person.map { CleanText.line(programme.people[$0].name) } ?? ""
            return "\(name), \(organisationName(entry.organisation))"
        }
    }

    private func isTrainer(_ node: LineageGraph.Node, _ position: Int, _ graph: LineageGraph)
        -> Bool
    {
        guard let person = node.person, graph.node[person] == position else { return false }
        return !history.trained(person).isEmpty
    }

    private func isChampion(_ node: LineageGraph.Node) -> Bool {
        node.person.map { history.people[$0].cameForward != nil } ?? false
    }

    private func organisationName(_ position: Int?) -> String {
        position.map { CleanText.line(programme.organisations[$0].name) }
            ?? "organisation not known"
    }

    /// One person, or people reached together without names.
    private mutating func describe(_ node: Int, _ graph: LineageGraph, _ position: Int) {
        let entry = graph.nodes[position]
        var details = [organisationName(entry.organisation)]
        if let held = entry.held { details.append(history.sessions[held].end.shortText) }
        guard let person = entry.person else {
            nodes[node].name = "\(Wording.counted(entry.people, "person", "people")) without names"
            nodes[node].details = details
            return
        }
        nodes[node].name = CleanText.line(programme.people[person].name)
        let isTrainer = isTrainer(entry, position, graph)
        if entry.people == 0 {
            nodes[node].role = .founder
        } else if isTrainer {
            nodes[node].role = .trainer
        } else {
            nodes[node].role = isChampion(entry) ? .champion : .reached
        }
        if isTrainer {
            details.append(
                Wording.counted(history.trained(person).count, "session")
            )
        }
        nodes[node].details = details
    }

    /// People of one organisation or sector in one generation.
    private mutating func describe(
        _ node: Int,
        _ graph: LineageGraph,
        all: [Int],
        isUntold: Bool
    ) {
        let entries = all.map { graph.nodes[$0] }
        let organisation = entries.first?.organisation
        let places = Set(entries.map(\.organisation)).count
        if folding == .sectors || places > 1 {
            let sector = organisation.map { programme.organisations[$0].sector }
            nodes[node].name = CleanText.line(
                programme.sectors.first { $0.id == sector }?.name ?? "sector not known"
            )
        } else {
            nodes[node].name = organisationName(organisation)
        }
        guard !isPublic else {
            // Who trains and who came forward are small numbers, and of sectors in a generation none is published.
            if entries.contains(where: { $0.generation == 0 }) { nodes[node].role = .founder }
            if isUntold { nodes[node].name = "Sectors not shown" }
            return
        }
        let trainers = all.count { isTrainer(graph.nodes[$0], $0, graph) }
        let champions = zip(all, entries).count {
            isChampion($0.1) && !isTrainer($0.1, $0.0, graph)
        }
        var details: [String] = []
        if nodes[node].people > 0 {
            let days = entries.compactMap { $0.held.map { history.sessions[$0].end } }
            let people = Wording.counted(nodes[node].people, "person", "people")
            let span = Self.span(days)
            // Two years don't fit beside the number.
            details += span.count > 16 ? [people, span] : ["\(people), \(span)"]
        } else {
            nodes[node].role = .founder
        }
        if folding == .organisations, places > 1 {
            details[details.count - 1] += ":"
            details += list(graph, all)
        }
        var counts: [String] = []
        if trainers > 0, places == 1 || folding == .sectors {
            counts.append(Wording.counted(trainers, "trainer"))
        }
        if champions > 0, places == 1 || folding == .sectors {
            counts.append(Wording.counted(champions, "champion"))
        }
        if !counts.isEmpty { details.append(counts.joined(separator: ", ")) }
        if nodes[node].people > 0 {
            nodes[node].role = trainers > 0 ? .trainer : champions > 0 ? .champion : .people
        }
        nodes[node].details = details
    }

    /// The organisations of a card, each with its people and champions, in the programme's order.
    private func list(_ graph: LineageGraph, _ all: [Int]) -> [String] {
        var people: [Int: Int] = [:]
        var champions: [Int: Int] = [:]
        for position in all {
            let place = graph.nodes[position].organisation ?? .max
            people[place, default: 0] += graph.nodes[position].people
            if isChampion(graph.nodes[position]) { champions[place, default: 0] += 1 }
        }
        return people.keys.sorted().map { place in
            let forward = champions[place] ?? 0
            return listed(
                place == .max ? "organisation not known" : programme.organisations[place].name,
                Wording.count(people[place] ?? 0)
                    + (forward > 0
                        ? " (\(forward)\(Self.glue)\(forward == 1 ? "champion" : "champions"))"
                        : "")
            )
        }
    }
}
