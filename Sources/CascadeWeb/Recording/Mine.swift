import CascadeCore

/// What a trainer did, and what grew from it.
struct Mine: Sendable {
    /// A session that was held, with what it led to.
    struct Held: Sendable {
        /// The session.
        var session: Session
        /// Those who turned up.
        var attended: Int
        /// Those who completed.
        var completed: Int
        /// Those whom it reached for the first time.
        var reached: Int
        /// Those who came forward.
        var forward: Int
    }

    /// Someone of the tree: those next to the trainer by name, those further away without.
    struct Branch: Sendable {
        /// Name of someone whom the trainer taught; nil: someone further away, of whom only the organisation is told.
        var name: String?
        /// Their organisation; nil: not known.
        var organisation: String?
        /// Sessions that they led or helped to lead.
        var sessions: Int
        /// People whom these reached.
        var people: Int
        /// Those of them who train others themselves.
        var branches: [Branch]
    }

    /// Someone reached at a session of theirs.
    struct Reached: Sendable {
        /// Name.
        var name: String
        /// Organisation now.
        var organisation: String
        /// When they completed their first session with the trainer.
        var day: CalendarDate
        /// Whether they came forward.
        var isChampion: Bool
    }

    /// The programme.
    let programme: Programme
    /// The trainer.
    let person: Person
    /// Sessions that are still to come, in order.
    let toCome: [Session]
    /// Planned sessions whose day has passed without a word, in order.
    let open: [Session]
    /// Sessions held, latest first.
    let held: [Held]
    /// People reached at these, by name.
    let people: [Reached]
    /// People reached at these without names.
    let unnamed: Int
    /// Those whom the trainer taught and who train others.
    let branches: [Branch]
    /// People reached by generation after the trainer, their own first.
    let generations: [Int]

    /// All sessions of the trainer, in order.
    var all: [Session] { programme.sessions.filter { $0.trainers.contains(person.id) } }
    /// People who came from the trainer, each counted once.
    var grown: Int { generations.reduce(0, +) }

    /// Levels of the tree that are shown.
    private static let depth = 6

    /// What someone did until a day; nil where the programme has no such person.
    ///
    /// - Complexity: O(rows of attendance + sessions log sessions).
    init?(_ id: String, _ programme: Programme, today: CalendarDate) {
        guard let me = programme.people.firstIndex(where: { $0.id == id }) else { return nil }
        self.programme = programme
        person = programme.people[me]
        let history = History(programme, asOf: today)
        let heldIDs = Set(history.sessions.map { programme.sessions[$0.session].id })
        let planned = programme.sessions.filter {
            $0.status == .planned && $0.trainers.contains(id) && !heldIDs.contains($0.id)
        }
        .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
        toCome = planned.filter { $0.start > today }
        open = planned.filter { $0.start <= today }
        let own = history.trained(me)
        held = own.reversed().map { position in
            let one = history.sessions[position]
            return Held(
                session: programme.sessions[one.session],
                attended: one.attended,
                completed: one.completed,
                reached: one.reached,
                forward: one.cameForward.yes
            )
        }
        let names = Dictionary(
            programme.organisations.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        var first: [Int32: Reached] = [:]
        for position in own {
            for row in history.rows[history.sessions[position].rows]
            where row.person >= 0 && row.outcome == .completed && Int(row.person) != me {
                let known = programme.people[Int(row.person)]
                var entry =
                    first[row.person]
                    ?? Reached(
                        name: known.name,
                        organisation: names[known.organisation] ?? known.organisation,
                        day: history.sessions[position].end,
                        isChampion: false
                    )
                entry.isChampion = entry.isChampion || row.cameForward == true
                first[row.person] = entry
            }
        }
        people = first.sorted { ($0.value.name, $0.key) < ($1.value.name, $1.key) }.map(\.value)
        let graph = LineageGraph(history)
        guard let start = graph.node[me] else {
            (unnamed, branches, generations) = (0, [], [])
            return
        }
        unnamed = graph.nodes[start].learners.filter { graph.nodes[$0].person == nil }
            .reduce(0) { $0 + graph.nodes[$1].people }
        generations = Mine.generations(start, graph)
        var seen: Set<Int> = [start]
        branches = Mine.branches(of: start, graph, history, names, &seen, depth: 1)
    }

    /// People reached by their distance from a node, each counted once, where they are nearest.
    private static func generations(_ start: Int, _ graph: LineageGraph) -> [Int] {
        var seen: Set<Int> = [start]
        var level = [start]
        var counts: [Int] = []
        while true {
            let next = level.flatMap { graph.nodes[$0].learners }.filter {
                seen.insert($0).inserted
            }
            guard !next.isEmpty else { return counts }
            counts.append(next.reduce(0) { $0 + graph.nodes[$1].people })
            level = next
        }
    }

    private static func branches(
        of node: Int,
        _ graph: LineageGraph,
        _ history: History,
        _ organisations: [String: String],
        _ seen: inout Set<Int>,
        depth: Int
    ) -> [Branch] {
        guard depth <= Self.depth else { return [] }
        var branches: [Branch] = []
        for learner in graph.nodes[node].learners {
            guard let person = graph.nodes[learner].person, graph.node[person] == learner,
                !graph.nodes[learner].learners.isEmpty, seen.insert(learner).inserted
            else { continue }
            let someone = history.programme.people[person]
            branches.append(
                Branch(
                    name: depth == 1 ? someone.name : nil,
                    organisation: organisations[someone.organisation],
                    sessions: history.trained(person).count,
                    people: graph.nodes[learner].learners.reduce(0) { $0 + graph.nodes[$1].people },
                    branches: Self.branches(
                        of: learner,
                        graph,
                        history,
                        organisations,
                        &seen,
                        depth: depth + 1
                    )
                )
            )
        }
        return branches.sorted { ($1.people, $0.name ?? "") < ($0.people, $1.name ?? "") }
    }
}
