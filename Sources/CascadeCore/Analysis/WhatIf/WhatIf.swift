import CascadeGraph

/// Runs a programme as it is and as it could be on the same draws, and says what changes.
///
/// Draws belong to the parts of a programme (see ``RandomStream``), so what a change doesn't touch stays as it was, replicate by
/// replicate, until the change's consequences reach it. A change that changes nothing gives a difference of exactly 0.
public struct WhatIf: Sendable {
    /// What a change brings.
    public struct Effect: Sendable, Equatable {
        /// What is otherwise both before and after.
        public var given: [Change]
        /// What is otherwise after.
        public var changes: [Change]
        /// By how much the number of people reached differs.
        public var people: Difference
        /// People reached on average without the change.
        public var peopleBefore: Double
        /// The same without the people of the organisations that leave; nil where none does.
        public var elsewhere: Difference?
        /// Ids of the organisations asked about, sorted.
        public var asked: [String]
        /// By how much the number of people reached differs in them; nil where none were asked about.
        public var among: Difference?
        /// People reached on average without the change in the organisations asked about.
        public var amongBefore: Double?
        /// Chance of the target; nil without a target among the weeks run.
        public var chanceOfTarget: Chance?
    }

    /// The chance of the target.
    public struct Chance: Sendable, Equatable {
        /// Without the change.
        public var before: Double
        /// With it.
        public var after: Double
    }

    /// A programme that was run, and what came of it.
    struct Run: Sendable {
        let changes: [Change]
        /// Sets of organisations by id whose people are counted apart.
        let groups: [Set<String>]
        /// People reached in each replicate.
        let people: [Int32]
        /// By group watched: people reached in its organisations, in each replicate.
        let watched: [[Int32]]
        let chanceOfTarget: Double?
    }

    /// The programme as it is, run once, with the people reached in each organisation told apart.
    struct Baseline: Sendable {
        private let all: Run
        private let position: [String: Int]

        /// The run of which each watched group is one organisation, in the programme's order.
        fileprivate init(_ run: Run, _ programme: Programme) {
            all = run
            position = Dictionary(
                programme.organisations.enumerated().map { ($1.id, $0) },
                uniquingKeysWith: { first, _ in first }
            )
        }

        /// The run with other groups watched.
        func watching(_ groups: [Set<String>]) -> Run {
            let watched = groups.map { group in
                group.sorted().reduce(into: [Int32](repeating: 0, count: all.people.count)) {
                    sums,
                    id in
                    guard let organisation = position[id] else { return }
                    for (replicate, people) in all.watched[organisation].enumerated() {
                        sums[replicate] += people
                    }
                }
            }
            return Run(
                changes: [],
                groups: groups,
                people: all.people,
                watched: watched,
                chanceOfTarget: all.chanceOfTarget
            )
        }
    }

    /// The programme as it is.
    public let programme: Programme
    /// Seed of all draws.
    public let seed: UInt64
    /// Replicates of each run.
    public let replicates: Int
    private let lastDay: CalendarDate
    private let workers: Int?

    /// Trials of changes to a programme.
    ///
    /// - Parameters:
    ///   - programme: the programme as it is.
    ///   - lastDay: last day to simulate; nil: the programme's own length.
    ///   - seed: seed of all draws.
    ///   - replicates: how many of each run, at least 1.
    ///   - workers: how many run at a time; nil: one for each core.
    public init(
        _ programme: Programme,
        until lastDay: CalendarDate? = nil,
        seed: UInt64,
        replicates: Int,
        workers: Int? = nil
    ) {
        self.programme = programme
        self.lastDay = lastDay ?? programme.lastDay
        self.seed = seed
        self.replicates = replicates
        self.workers = workers
    }

    /// What some changes, made together, bring.
    ///
    /// - Parameters:
    ///   - changes: what is otherwise.
    ///   - organisations: ids of organisations whose people are also counted apart; empty: none.
    ///   - given: what is otherwise both before and after.
    /// - Returns: the difference that the changes make.
    /// - Throws: ``SimulationCancelled``.
    /// - Complexity: two simulations of the programme.
    public func effect(
        of changes: [Change],
        among organisations: Set<String> = [],
        given: [Change] = []
    ) async throws(SimulationCancelled) -> Effect {
        let groups = [Self.leaving(changes), organisations]
        let before = try await run(given, watching: groups)
        let after = try await run(given + changes, watching: groups)
        return Self.effect(
            of: changes,
            from: before,
            leaving: 0,
            to: after,
            among: organisations.isEmpty ? nil : 1
        )
    }

    /// Runs the programme as it is, once for many comparisons.
    ///
    /// - Returns: the run; 4 bytes for each replicate and organisation.
    /// - Throws: ``SimulationCancelled``.
    func baseline() async throws(SimulationCancelled) -> Baseline {
        let run = try await run([], watching: programme.organisations.map { [$0.id] })
        return Baseline(run, programme)
    }

    /// Runs the programme with some changes.
    ///
    /// `groups` are sets of organisations by id whose people are counted apart.
    func run(_ changes: [Change], watching groups: [Set<String>]) async throws(SimulationCancelled)
        -> Run
    {
        let changed = changes.isEmpty ? programme : programme.applying(changes)
        let scenario = Scenario(changed, until: lastDay)
        let position = Dictionary(
            changed.organisations.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let positions = groups.map { group in group.compactMap { position[$0] }.sorted() }
        let results = try await scenario.replicates(
            replicates,
            seed: seed,
            workers: workers,
            watching: positions
        )
        return Run(
            changes: changes,
            groups: groups,
            people: results.peopleReached,
            watched: results.watched,
            chanceOfTarget: scenario.target.map { target in
                let met = results.tally.targetWeeks[...target.week].reduce(0, +)
                return Double(met) / Double(replicates)
            }
        )
    }

    /// The difference between two runs.
    ///
    /// `leaving` is the group of the first run that holds the organisations that leave; `among` is the last group of both
    /// runs, or nil where no organisations are asked about.
    static func effect(
        of changes: [Change],
        from before: Run,
        leaving: Int?,
        to after: Run,
        among: Int?
    ) -> Effect {
        func mean(_ numbers: [Int32]) -> Double {
            Double(numbers.reduce(Int64(0)) { $0 + Int64($1) }) / Double(max(1, numbers.count))
        }
        var elsewhere: Difference?
        if let leaving, !Self.leaving(changes).isEmpty {
            let without = zip(before.people, before.watched[leaving]).map { $0 - $1 }
            elsewhere = Difference(from: without, to: after.people)
        }
        var chance: Chance?
        if let first = before.chanceOfTarget, let second = after.chanceOfTarget {
            chance = Chance(before: first, after: second)
        }
        return Effect(
            given: before.changes,
            changes: changes,
            people: Difference(from: before.people, to: after.people),
            peopleBefore: mean(before.people),
            elsewhere: elsewhere,
            asked: among.map { before.groups[$0].sorted() } ?? [],
            among: among.map { Difference(from: before.watched[$0], to: after.watched[$0]) },
            amongBefore: among.map { mean(before.watched[$0]) },
            chanceOfTarget: chance
        )
    }

    /// The organisations that leave by some changes.
    static func leaving(_ changes: [Change]) -> Set<String> {
        Set(
            changes.compactMap { change in
                if case .organisationLeaves(let id) = change { return id }
                return nil
            }
        )
    }
}
