import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Programmes as they could be")
struct WhatIfTests {
    /// Two organisations that train each other, one with a planned workshop, and one apart.
    private func programme(_ edit: (inout ProgrammeDraft) -> Void = { _ in }) throws -> Programme {
        var draft = Example.draft(
            people: [40, 60, 30],
            founders: [2, 0, 1],
            weeks: 60,
            ties: [(0, 1, 0.5)],
            assumptions: [
                .openness: .number(0.4), .turnover: .number(0.15), .attendance: .number(0.8),
            ]
        )
        draft.people = [
            Person(id: "ann", name: "Ann", organisation: "o0", roles: [.trainer]),
            Person(id: "bo", name: "Bo", organisation: "o1"),
        ]
        draft.sessions = [
            Session(
                id: "first",
                course: "workshop",
                start: Example.start + 7,
                host: "o0",
                trainers: ["ann"],
                people: ["bo"],
                seats: [.init(.organisation("o1"), 6), .init(.organisation("o0"), 3)]
            )
        ]
        draft.courses[0].capacityMaximum = 12
        edit(&draft)
        return try Programme(draft)
    }

    @Test("a change that changes nothing differs by exactly 0 in every replicate")
    func nothing() async throws {
        let what = WhatIf(try programme(), seed: 3, replicates: 50)
        for changes: [Change] in [
            [], [.organisationLeaves("nobody")], [.tie("o0", "o0", strength: 1)],
            [.seats(session: "none", organisation: "o0", count: 1)], [.trainerLeaves("o1")],
        ] {
            let effect = try await what.effect(of: changes)
            #expect(effect.people == Difference(from: [0, 0], to: [0, 0]).over(50))
        }
    }

    @Test("who has nothing to do with the others takes nobody away from them by leaving")
    func apart() async throws {
        // Champions of all organisations share the train-the-trainer groups, so nobody comes forward here.
        let alone = try programme { $0.assumptions[.champion] = .number(0) }
        let what = WhatIf(alone, seed: 4, replicates: 60)
        let effect = try await what.effect(of: [.organisationLeaves("o2")])
        let elsewhere = try #require(effect.elsewhere)
        #expect(elsewhere.mean == 0 && elsewhere.p10 == 0 && elsewhere.p90 == 0)
        #expect(effect.people.mean < 0)
    }

    @Test(
        "an effect is the difference of two simulations run apart, replicate by replicate",
        arguments: [
            [Change.organisationLeaves("o0")], [.personLeaves("ann")], [.trainerLeaves("o0")],
            [.tie("o1", "o2", strength: 0.7)], [.trainer("o1"), .tie("o0", "o2", strength: 1)],
            [.seats(session: "first", organisation: "o2", count: 4)],
        ]
    )
    func apartFromOthers(_ changes: [Change]) async throws {
        let programme = try programme()
        let what = WhatIf(programme, seed: 5, replicates: 40)
        let effect = try await what.effect(of: changes, among: ["o1"])
        let before = try await Scenario(programme).run(seed: 5, replicates: 40)
        let after = try await Scenario(programme.applying(changes)).run(seed: 5, replicates: 40)
        let pairs = zip(before.finalPeopleReached, after.finalPeopleReached)
        let differences = pairs.map { Double($1) - Double($0) }
        #expect(abs(effect.people.mean - differences.reduce(0, +) / 40) < 1e-9)
        #expect(effect.people.p90 == differences.sorted()[35])
        #expect(abs(effect.peopleBefore - before.final(.peopleReached).mean) < 1e-9)
        let among = try #require(effect.among)
        let position = try #require(
            after.programme.organisations.firstIndex { $0.id == "o1" }
        )
        let expected =
            after.organisations[position].peopleReached.mean
            - before.organisations[1].peopleReached.mean
        #expect(abs(among.mean - expected) < 1e-9)
        if changes == [.organisationLeaves("o0")] {
            let elsewhere = try #require(effect.elsewhere)
            let own = before.organisations[0].peopleReached.mean
            #expect(abs(elsewhere.mean - (effect.people.mean + own)) < 1e-9)
        } else {
            #expect(effect.elsewhere == nil)
        }
    }

    @Test("effects don't depend on the number of workers", arguments: [1, 2, 3, 7])
    func workers(_ workers: Int) async throws {
        let programme = try programme()
        let one = WhatIf(programme, seed: 9, replicates: 30, workers: 1)
        let many = WhatIf(programme, seed: 9, replicates: 30, workers: workers)
        let changes: [Change] = [.organisationLeaves("o1")]
        let (left, right) = (
            try await one.effect(of: changes), try await many.effect(of: changes)
        )
        #expect(left == right)
    }

    @Test("who leaves takes ties, seats and named people along, and the rest stays sound")
    func leaving() throws {
        let programme = try programme()
        let without = programme.applying([.organisationLeaves("o0")])
        #expect(without.organisations.map(\.id) == ["o1", "o2"])
        #expect(without.partnerships.isEmpty)
        #expect(without.people.map(\.id) == ["bo"])
        #expect(without.sessions[0].host == nil)
        #expect(without.sessions[0].trainers.isEmpty)
        #expect(without.sessions[0].seats == [.init(.organisation("o1"), 6)])
        #expect(without.draft.problems().isEmpty)
        let person = programme.applying([.personLeaves("ann")])
        #expect(person.organisations[0].foundingTrainers == 1)
        #expect(person.organisations[0].people == 40)
        #expect(person.draft.problems().isEmpty)
    }

    @Test("seats beyond the room come from whoever has most there")
    func seats() throws {
        let changed = try programme().applying([
            .seats(session: "first", organisation: "o2", count: 5)
        ])
        // 12 places: Bo, 6 and 3; two are free, three come from the six.
        #expect(
            changed.sessions[0].seats == [
                .init(.organisation("o1"), 3), .init(.organisation("o0"), 3),
                .init(.organisation("o2"), 5),
            ]
        )
        #expect(changed.draft.problems().isEmpty)
    }

    @Test("an unnamed trainer leaves only where there is one")
    func unnamed() throws {
        let programme = try programme()
        let once = programme.applying([.trainerLeaves("o0")])
        #expect(once.organisations[0].foundingTrainers == 1)
        let twice = programme.applying([.trainerLeaves("o0"), .trainerLeaves("o0")])
        #expect(twice.organisations[0].foundingTrainers == 1)
    }

    @Test("a difference has the mean, error and quantiles of its pairs")
    func difference() {
        let difference = Difference(
            from: [10, 10, 10, 10, 10],
            to: [11, 12, 13, 14, 20]
        )
        #expect(difference.mean == 4)
        // Deviations −3, −2, −1, 0, 6: 50 ÷ 4 ÷ 5.
        #expect(abs(difference.standardError - 2.5.squareRoot()) < 1e-12)
        #expect((difference.p10, difference.p50, difference.p90) == (1, 3, 10))
        #expect(!difference.isDistinct)
        #expect(Difference(from: [1, 1, 1], to: [2, 2, 2]).isDistinct)
        #expect(!Difference(from: [1], to: [2]).isDistinct)
    }
}

extension Difference {
    fileprivate func over(_ replicates: Int) -> Difference {
        var copy = self
        copy.replicates = replicates
        return copy
    }
}
