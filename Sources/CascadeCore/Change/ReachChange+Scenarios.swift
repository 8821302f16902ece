// Two programmes on the same random draws.
extension ReachChange {
    /// A programme's outcome set against another's.
    ///
    /// Organisations are the same where their ids are. One that both have is drawn as the second has it; the order is that of
    /// the first, then what only the second has.
    ///
    /// - Precondition: both were run with one seed and the same number of replicates until the same day.
    /// - Complexity: O(organisations + ties + replicates · log replicates).
    package init(
        _ first: (name: String, outcome: Outcome),
        against second: (name: String, outcome: Outcome)
    ) {
        let (a, b) = (first.outcome, second.outcome)
        let programme = Self.union(a.programme, b.programme)
        let (inA, inB) = (ProgrammeIndex(a.programme), ProgrammeIndex(b.programme))
        func figure(_ index: ProgrammeIndex, _ outcome: Outcome, _ id: String) -> Figure {
            guard let position = index.organisations[id] else { return .absent }
            return .people(outcome.organisations[position].peopleReached.mean)
        }
        func pairs(_ programme: Programme) -> Set<[String]> {
            Set(programme.partnerships.map { [$0.from, $0.to].sorted() })
        }
        let (tiesOfA, tiesOfB) = (pairs(a.programme), pairs(b.programme))
        let samePairs = a.finalPeopleReached.count == b.finalPeopleReached.count
        self.init(
            kind: .scenarios,
            programme: programme,
            before: Self.expected(first.name, a),
            after: Self.expected(second.name, b),
            places: programme.organisations.map { organisation in
                Place(
                    name: organisation.name,
                    before: figure(inA, a, organisation.id),
                    after: figure(inB, b, organisation.id)
                )
            },
            ties: Self.ties(
                of: programme,
                before: { tiesOfA.contains([$0.from, $0.to].sorted()) },
                after: { tiesOfB.contains([$0.from, $0.to].sorted()) }
            ),
            difference: samePairs && !a.finalPeopleReached.isEmpty
                ? Difference(from: a.finalPeopleReached, to: b.finalPeopleReached) : nil
        )
    }

    private static func expected(_ name: String, _ outcome: Outcome) -> Side {
        let people = outcome.final(.peopleReached)
        return Side(
            name: name,
            day: outcome.lastDay,
            isExpected: true,
            people: .people(people.mean),
            range: outcome.hasRange ? people.p10...max(people.p10, people.p90) : nil,
            unplaced: .people(0)
        )
    }

    /// A programme with every sector, organisation and partnership of two, each once, and none of their records.
    package static func union(_ a: Programme, _ b: Programme) -> Programme {
        var draft = a.draft
        draft.sessions = []
        draft.attendance = []
        draft.people = []
        draft.sectors += b.sectors.filter { sector in !a.sectors.contains { $0.id == sector.id } }
        let index = ProgrammeIndex(b)
        let inA = Set(a.organisations.map(\.id))
        draft.organisations = a.organisations.map { organisation in
            index.organisations[organisation.id].map { b.organisations[$0] } ?? organisation
        }
        draft.organisations += b.organisations.filter { !inA.contains($0.id) }
        let tied = Set(a.partnerships.map { [$0.from, $0.to].sorted() })
        draft.partnerships += b.partnerships.filter {
            !tied.contains([$0.from, $0.to].sorted())
        }
        return Programme(checked: draft)
    }
}

extension Comparison {
    /// What each scenario comes to on the draws that all share, with organisations one by one.
    ///
    /// - Parameter progress: called with the share of the work that is done, from any thread.
    /// - Returns: an outcome for each scenario, in their order.
    /// - Throws: ``SimulationCancelled``.
    /// - Complexity: a simulation of each scenario.
    package func outcomes(
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> [Outcome] {
        var outcomes: [Outcome] = []
        let total = Double(replicates * scenarios.count)
        for (position, scenario) in scenarios.enumerated() {
            let before = Double(position * replicates)
            outcomes.append(
                try await scenario.run(
                    seed: seed,
                    replicates: replicates,
                    workers: workers
                ) { progress((before + Double($0)) / total) }
            )
        }
        return outcomes
    }
}
