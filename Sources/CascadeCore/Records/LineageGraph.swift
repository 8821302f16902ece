/// Who trained whom, as recorded: trainers, and those whom their sessions reached.
///
/// Whoever is reached descends from all trainers of the session that reached them. Founding trainers, and people who trained
/// others before they first completed a course on record, have nobody before them; where the latter complete a course later,
/// that is a node of its own, from which nobody descends. So the graph has no cycle, and trainers come before learners.
package struct LineageGraph: Sendable {
    /// A trainer, someone reached, or people reached together without names.
    package struct Node: Sendable, Equatable {
        /// Position in the programme's people; nil: people without names.
        package var person: Int?
        /// People reached: 0 for trainers with nobody before them.
        package var people: Int
        /// Generation.
        package var generation: Int
        /// Organisation where they were reached, or which they are trainers of; nil: not known.
        package var organisation: Int?
        /// Position among the history's sessions of the one that reached them.
        package var held: Int?
        /// Nodes of the trainers of that session, lead first; empty: external trainers, or nobody before them.
        package var trainers: [Int] = []
        /// Nodes reached by sessions that they led or co-led.
        package var learners: [Int] = []
    }

    /// Nodes, trainers before those whom they reached.
    package private(set) var nodes: [Node] = []
    /// By person: the node as which they train and are first reached; nil: neither.
    package private(set) var node: [Int?]

    /// The lineage in a history.
    ///
    /// - Complexity: O(n log n) for n sessions, O(1) for each row of attendance and trainer.
    package init(_ history: History) {
        node = Array(repeating: nil, count: history.people.count)
        let reading = RecordReading.organisationsOfPeople(history.programme)
        for (position, person) in history.people.enumerated() where person.generation == 0 {
            node[position] = nodes.count
            nodes.append(
                Node(person: position, people: 0, generation: 0, organisation: reading[position])
            )
        }
        let ended = history.sessions.indices.filter { history.sessions[$0].end <= history.asOf }
            .sorted { left, right in
                let ends = (history.sessions[left].end, history.sessions[right].end)
                return ends.0 == ends.1 ? left < right : ends.0 < ends.1
            }
        for held in ended {
            let session = history.sessions[held]
            let trainers = session.trainers.compactMap { node[$0] }
            for row in history.rows[session.rows] where row.reached > 0 {
                let person = row.person < 0 ? nil : Int(row.person)
                for trainer in trainers { nodes[trainer].learners.append(nodes.count) }
                if let person, node[person] == nil { node[person] = nodes.count }
                nodes.append(
                    Node(
                        person: person,
                        people: Int(row.reached),
                        generation: session.generation,
                        organisation: row.organisation < 0 ? nil : Int(row.organisation),
                        held: held,
                        trainers: trainers
                    )
                )
            }
        }
    }

    /// All nodes that descend from one, in the order of nodes.
    ///
    /// - Complexity: O(d log d) for d descendants with their edges.
    package func descendants(of ancestor: Int) -> [Int] {
        var seen: Set<Int> = [ancestor]
        var open = [ancestor]
        while let next = open.popLast() {
            for learner in nodes[next].learners where seen.insert(learner).inserted {
                open.append(learner)
            }
        }
        seen.remove(ancestor)
        return seen.sorted()
    }
}

extension RecordReading {
    /// By person: the position of the organisation.
    static func organisationsOfPeople(_ programme: Programme) -> [Int?] {
        let organisations = Dictionary(
            zip(programme.organisations.map(\.id), programme.organisations.indices),
            uniquingKeysWith: { first, _ in first }
        )
        return programme.people.map { organisations[$0.organisation] }
    }
}
