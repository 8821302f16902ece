import CascadeCore
import CascadeTestSupport
import Testing

@Suite("The same programme, seed and replicates give the same outcome")
struct SimulationDeterminismTests {
    @Test(
        "the outcome does not depend on the number of workers",
        arguments: [(.everything, 40), (.validity, 3), (.coTrainers, 7)] as [(RichProgramme, Int)]
    )
    func workers(example: RichProgramme, replicates: Int) async throws {
        let scenario = Scenario(try Programme(example.draft))
        let one = try await scenario.run(seed: 7, replicates: replicates, workers: 1)
        for workers in [2, 3, 7] {
            let other = try await scenario.run(seed: 7, replicates: replicates, workers: workers)
            #expect(one == other, "\(workers) workers")
        }
    }

    @Test(
        "another seed gives other replicates",
        arguments: [.selfPaced, .named, .everything] as [RichProgramme]
    )
    func anotherSeed(example: RichProgramme) async throws {
        let scenario = Scenario(try Programme(example.draft))
        let one = try await scenario.run(seed: 1, replicates: 12)
        let other = try await scenario.run(seed: 2, replicates: 12)
        #expect(one.finalPeopleReached != other.finalPeopleReached)
        #expect(Set(one.finalPeopleReached).count > 5, "replicates differ from one another")
    }

    @Test("two equal programmes differ by exactly nothing in any replicate")
    func equalProgrammes() async throws {
        let one = try await Scenario(Programme(RichProgramme.everything.draft))
            .run(seed: 11, replicates: 12)
        let two = try await Scenario(Programme(RichProgramme.everything.draft))
            .run(seed: 11, replicates: 12)
        #expect(zip(one.finalPeopleReached, two.finalPeopleReached).allSatisfy { $0 - $1 == 0 })
        #expect(one == two)
    }

    @Test("more replicates begin with the same ones")
    func moreReplicates() async throws {
        let scenario = Scenario(try Programme(RichProgramme.named.draft))
        let few = try await scenario.run(seed: 3, replicates: 10)
        let many = try await scenario.run(seed: 3, replicates: 33)
        #expect(few.finalPeopleReached == Array(many.finalPeopleReached.prefix(10)))
    }

    @Test(
        "a session added late leaves all weeks before it as they were",
        arguments: [.selfPaced, .named, .everything] as [RichProgramme]
    )
    func lateSession(example: RichProgramme) async throws {
        let draft = example.draft
        var longer = draft
        longer.sessions.append(Example.session("late", "workshop", week: 55, anyone: 20))
        let without = try await Scenario(Programme(draft)).run(seed: 5, replicates: 8)
        let with = try await Scenario(Programme(longer)).run(seed: 5, replicates: 8)
        for metric in Metric.allCases {
            let before = try #require(without.series[metric])
            let after = try #require(with.series[metric])
            #expect(before[..<55] == after[..<55], "\(metric)")
        }
        #expect(without.finalPeopleReached != with.finalPeopleReached)
    }

    @Test(
        "a shorter run is the beginning of a longer one",
        arguments: [.selfPaced, .named, .everything] as [RichProgramme]
    )
    func shorterRun(example: RichProgramme) async throws {
        let programme = try Programme(example.draft)
        let whole = try await Scenario(programme).run(seed: 5, replicates: 8)
        let part = try await Scenario(programme, until: Example.day(39, 3))
            .run(seed: 5, replicates: 8)
        #expect(part.weeks == 40)
        for metric in Metric.allCases {
            let long = try #require(whole.series[metric])
            let short = try #require(part.series[metric])
            #expect(Array(long[..<40]) == short, "\(metric)")
        }
    }

    @Test("series have a summary for each week, and there is a final number for each replicate")
    func shapes() async throws {
        let programme = try Programme(RichProgramme.selfPaced.draft)
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 17)
        #expect(outcome.replicates == 17)
        #expect(outcome.finalPeopleReached.count == 17)
        #expect(outcome.weeks == 70)
        #expect(outcome.seed == 1)
        #expect(Set(outcome.series.keys) == Set(Metric.allCases))
        #expect(outcome.series.values.allSatisfy { $0.count == 70 })
        #expect(outcome.sectors.count == 3)
        #expect(outcome.organisations.count == 9)
        #expect(outcome.courses.count == 4)
        #expect(outcome.partnerships.count == 10)
        #expect(outcome.reproductionNumberBySector.count == 3)
        #expect(outcome.generations.allSatisfy { $0.peopleReachedByWeek.count == 70 })
    }

    @Test(
        "quantiles are in order and hold the mean of what is certain",
        arguments: [.selfPaced, .named, .everything] as [RichProgramme]
    )
    func quantiles(example: RichProgramme) async throws {
        let outcome = try await Scenario(Programme(example.draft)).run(seed: 2, replicates: 12)
        for metric in Metric.allCases {
            for summary in try #require(outcome.series[metric]) {
                let quantiles = [
                    summary.p05, summary.p10, summary.p25, summary.p50, summary.p75, summary.p90,
                    summary.p95,
                ]
                #expect(quantiles == quantiles.sorted())
                if summary.standardError == 0 { #expect(abs(summary.p05 - summary.mean) < 1e-9) }
            }
        }
    }

    @Test("progress is told once for each replicate")
    func progress() async throws {
        let programme = try Programme(RichProgramme.turnover.draft)
        let told = Told()
        _ = try await Scenario(programme)
            .run(seed: 1, replicates: 25, workers: 2) { number in told.add(number) }
        #expect(told.numbers.sorted() == Array(1...25))
    }

    @Test("cancelling the surrounding task ends the run")
    func cancellation() async throws {
        let scenario = Scenario(try Programme(RichProgramme.everything.draft))
        let task = Task { try await scenario.run(seed: 1, replicates: 20_000) }
        try await Task.sleep(for: .milliseconds(50))
        task.cancel()
        await #expect(throws: SimulationCancelled.self) { try await task.value }
    }
}
