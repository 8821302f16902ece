import CascadeGraph

/// Looks for what the network says about a programme's cascade, by trying changes on the same draws.
///
/// Candidates are screened under a seed of the search's own and then tried again under the seed of the outcome, so that the
/// figures told are not those that a candidate was chosen for.
struct FindingSearch: Sendable {
    let programme: Programme
    let outcome: Outcome
    let network: NetworkAnalysis
    let index: ProgrammeIndex
    /// Trials whose figures choose.
    let screen: WhatIf
    /// Trials whose figures are told.
    let trial: WhatIf
    /// The programme as it is under the draws of both.
    let screenBaseline: WhatIf.Baseline
    let trialBaseline: WhatIf.Baseline
    /// Names that several organisations have.
    private let sharedNames: Set<String>
    /// How many candidates of a kind are screened.
    let breadth: Int
    /// Called after each run of the programme.
    let ran: @Sendable () -> Void

    init(
        _ outcome: Outcome,
        network: NetworkAnalysis,
        effort: SearchEffort,
        workers: Int?,
        ran: @escaping @Sendable () -> Void
    ) async throws(SimulationCancelled) {
        programme = outcome.programme
        self.outcome = outcome
        self.network = network
        index = ProgrammeIndex(outcome.programme)
        var names = Set<String>()
        sharedNames = Set(
            outcome.programme.organisations.map(\.name).filter { !names.insert($0).inserted }
        )
        breadth = effort.breadth
        screen = WhatIf(
            outcome.programme,
            until: outcome.lastDay,
            seed: RandomStream.key(outcome.seed, 0x5C4EE),
            replicates: effort.screenReplicates,
            workers: workers
        )
        trial = WhatIf(
            outcome.programme,
            until: outcome.lastDay,
            seed: outcome.seed,
            replicates: effort.trialReplicates,
            workers: workers
        )
        self.ran = ran
        screenBaseline = try await screen.baseline()
        ran()
        trialBaseline = try await trial.baseline()
        ran()
    }

    /// Whether someone may ever be trained by a trainer of the programme.
    var cascades: Bool { programme.courses.contains { !$0.qualifiesFor.isEmpty } }

    /// Everything found, what would change most first, and what the search knows of organisations that drop out.
    func findings() async throws(SimulationCancelled) -> (
        findings: [Finding], fragility: [Difference?]
    ) {
        var found: [Finding] = []
        var fragility = try await self.fragility()
        var told = Set<String>()
        if cascades {
            found += try await nextTrainer()
            found += try await leavingTrainers()
            let leaving = try await leavingOrganisations(&fragility)
            found += leaving
            told = Set(leaving.flatMap(\.about))
            found += try await onlyWays()
            found += try await onlyLinks()
            found += try await silos()
        }
        found += try await neverReached()
        found += try await unevenCoverage()
        found += try await firstRoom()
        found += broker(fragility, told: told)
        found += idleTies()
        found += lineage()
        let order = Dictionary(
            uniqueKeysWithValues: Finding.Kind.allCases.enumerated().map { ($1, $0) }
        )
        found.sort { left, right in
            if left.people != right.people { return left.people > right.people }
            let (first, second) = (order[left.kind] ?? 0, order[right.kind] ?? 0)
            return first != second
                ? first < second : left.about.lexicographicallyPrecedes(right.about)
        }
        return (found, fragility)
    }

    /// The name of the organisation at a position, with its id where another one has the same name.
    func name(_ organisation: Int) -> String {
        let found = programme.organisations[organisation]
        let name = PlainWords.clipped(found.name)
        return sharedNames.contains(found.name) ? "\(name) (\(found.id))" : name
    }

    /// Tries each of some changes under the screen's seed.
    ///
    /// - Returns: the changes in the order of `worth`, highest first, with what they came to.
    func screened(
        _ candidates: [[Change]],
        among organisations: Set<String> = [],
        given: [Change] = [],
        worth: (WhatIf.Effect) -> Double
    ) async throws(SimulationCancelled) -> [(changes: [Change], worth: Double)] {
        guard !candidates.isEmpty else { return [] }
        let groups = [organisations]
        let before: WhatIf.Run
        if given.isEmpty {
            before = screenBaseline.watching(groups)
        } else {
            before = try await screen.run(given, watching: groups)
            ran()
        }
        var tried: [(changes: [Change], worth: Double)] = []
        for changes in candidates {
            let after = try await screen.run(given + changes, watching: groups)
            ran()
            let effect = WhatIf.effect(
                of: changes,
                from: before,
                leaving: nil,
                to: after,
                among: 0
            )
            tried.append((changes, worth(effect)))
        }
        return tried.enumerated()
            .sorted { ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset) }
            .map(\.element)
    }

    /// What a change comes to under the seed of the outcome.
    func tried(
        _ changes: [Change],
        among organisations: Set<String> = [],
        given: [Change] = []
    ) async throws(SimulationCancelled) -> WhatIf.Effect {
        let groups = [WhatIf.leaving(changes), organisations]
        let before: WhatIf.Run
        if given.isEmpty {
            before = trialBaseline.watching(groups)
        } else {
            before = try await trial.run(given, watching: groups)
            ran()
        }
        let after = try await trial.run(given + changes, watching: groups)
        ran()
        return WhatIf.effect(
            of: changes,
            from: before,
            leaving: 0,
            to: after,
            among: organisations.isEmpty ? nil : 1
        )
    }

    /// The strength that a new tie is taken to have: the median of those there are, or 0.5.
    var usualStrength: Double {
        let strengths = programme.partnerships.map(\.strength).sorted()
        return strengths.isEmpty ? 0.5 : strengths[strengths.count / 2]
    }
}

/// How much is tried for a programme of a size, so that an analysis takes seconds for a city and minutes for a country.
///
/// It follows from the size alone, never from the clock, so that the same programme gives the same findings.
struct SearchEffort: Sendable, Equatable {
    /// Candidates of a kind that are screened.
    let breadth: Int
    /// Replicates of a screening run.
    let screenReplicates: Int
    /// Replicates of a run whose figures are told.
    let trialReplicates: Int
    /// Runs that a search takes at most, about.
    var runs: Int { 7 * breadth + 40 }

    init(_ outcome: Outcome, breadth: Int? = nil) {
        let people = outcome.programme.organisations.reduce(0) { $0 + $1.people }
        let size = max(1, outcome.programme.organisations.count + people / 20)
        self.breadth = breadth ?? min(16, max(1, 100_000 / size))
        trialReplicates = min(outcome.replicates, max(20, 400_000 / size))
        screenReplicates = max(1, trialReplicates / 2)
    }
}
