import CascadeGraph

extension Scenario {
    /// What a tally says, in the words of the model.
    func outcome(_ tally: Tally, finals: [Int32], seed: UInt64) -> Outcome {
        let count = Double(tally.replicates)
        var series: [Metric: [Outcome.Summary]] = [:]
        for (position, metric) in Metric.allCases.enumerated() {
            let row = tally.series[(position * weeks)..<((position + 1) * weeks)]
            series[metric] = row.map { $0.summary(scale: metric.scale) }
        }
        let reproduction = reproductionNumbers(
            seed: seed,
            draws: min(tally.replicates, max(10, min(400, 4_000_000 / max(1, headcount.count))))
        )
        return Outcome(
            programme: programme,
            seed: seed,
            replicates: tally.replicates,
            weeks: weeks,
            series: series,
            sectors: sectorResults(tally, count),
            organisations: organisationResults(tally, count),
            generations: generationResults(tally, count),
            courses: courseResults(tally, count),
            partnerships: partnershipResults(tally, count),
            reachGivenByExternalTrainers: Double(tally.externalCredit)
                / Double(Simulator.creditUnits) / count,
            target: targetResult(tally, count),
            reproductionNumber: reproduction?.programme,
            reproductionNumberBySector: reproduction?.sectors ?? [],
            finalPeopleReached: finals,
            notices: notices,
            coverageKept: coverageKept(tally, count)
        )
    }

    private func coverageKept(_ tally: Tally, _ count: Double) -> [Outcome.KeptCoverage] {
        keptWeeks.enumerated().map { place, week in
            let range = (place * headcount.count)..<((place + 1) * headcount.count)
            return Outcome.KeptCoverage(
                week: week,
                coverage: zip(tally.keptPresent[range], headcount).map { present, people in
                    people > 0 ? Double(present) / count / Double(people) : 0
                },
                peopleReached: tally.keptReached[range].map { Double($0) / count }
            )
        }
    }

    private func sectorResults(_ tally: Tally, _ count: Double) -> [Outcome.SectorResult] {
        var people = Array(repeating: 0, count: sectorCount)
        var organisations = people
        for (organisation, sector) in sector.enumerated() {
            people[Int(sector)] += Int(headcount[organisation])
            organisations[Int(sector)] += 1
        }
        return (0..<sectorCount).map { sector in
            Outcome.SectorResult(
                peopleReached: tally.sectorReached[sector].summary(),
                coverage: people[sector] > 0
                    ? Double(tally.sectorPresent[sector]) / count / Double(people[sector]) : 0,
                people: people[sector],
                organisations: organisations[sector],
                organisationsReached: Double(tally.sectorOrganisations[sector]) / count
            )
        }
    }

    private func organisationResults(
        _ tally: Tally,
        _ count: Double
    ) -> [Outcome.OrganisationResult] {
        headcount.indices.map { position in
            let people = Double(headcount[position])
            return Outcome.OrganisationResult(
                peopleReached: tally.organisationReached[position].summary(),
                coverage: people > 0
                    ? Double(tally.organisationPresent[position]) / count / people : 0,
                chanceReached: Double(tally.organisationHit[position]) / count,
                chanceEmbedded: Double(tally.organisationEmbedded[position]) / count,
                trainersActive: Double(tally.organisationTrainers[position]) / count,
                reachedAtHome: Double(tally.organisationAtHome[position]) / count,
                reachGiven: Double(tally.credit[position]) / Double(Simulator.creditUnits) / count,
                firstReach: tally.firstReach(of: position, scenario: self)
            )
        }
    }

    /// Generations up to the last one with anybody in it, at least 0 and 1.
    private func generationResults(_ tally: Tally, _ count: Double) -> [Outcome.GenerationResult] {
        let weekly = (0..<Tally.generationLimit).map { generation in
            tally.generationWeeks[(generation * weeks)..<((generation + 1) * weeks)]
        }
        let last = weekly.lastIndex { row in row.contains { $0 > 0 } } ?? 0
        return (0...max(1, last)).map { generation in
            var sum = 0.0
            return Outcome.GenerationResult(
                peopleReached: tally.generationReached[generation].summary(),
                trainersQualified: Double(tally.trainersQualified[generation]) / count,
                trainersDelivering: Double(tally.trainersDelivering[generation]) / count,
                peopleReachedByWeek: weekly[generation].map { people in
                    sum += Double(people) / count
                    return sum
                }
            )
        }
    }

    private func courseResults(_ tally: Tally, _ count: Double) -> [Outcome.CourseResult] {
        courses.indices.map { course in
            let held = tally.sessionsHeld[course]
            let hasRules = courses[course].hasComposition && held > 0
            return Outcome.CourseResult(
                sessionsHeld: Double(held) / count,
                sessionsCancelled: Double(tally.sessionsCancelled[course]) / count,
                attendances: Double(tally.attendances[course]) / count,
                completions: tally.completions[course].summary(),
                waiting: Double(tally.waiting[course]) / count,
                income: Double(tally.income[course]) / count / 100,
                compositionMet: hasRules ? Double(tally.compositionMet[course]) / Double(held) : nil
            )
        }
    }

    private func partnershipResults(
        _ tally: Tally,
        _ count: Double
    ) -> [Outcome.PartnershipResult] {
        var results = Array(
            repeating: Outcome.PartnershipResult(reachedInFrom: 0, reachedInTo: 0),
            count: programme.partnerships.count
        )
        let index = ProgrammeIndex(programme)
        for organisation in 0..<ties.nodeCount {
            for arc in ties.arcs(of: organisation) {
                let edge = Int(ties.edges[arc])
                let reached = Double(tally.arcReached[arc]) / count
                if index.organisations[programme.partnerships[edge].from] == organisation {
                    results[edge].reachedInTo = reached
                } else {
                    results[edge].reachedInFrom = reached
                }
            }
        }
        return results
    }

    private func targetResult(_ tally: Tally, _ count: Double) -> Outcome.TargetResult? {
        guard let target else { return nil }
        let met = Double(tally.targetWeeks[...target.week].reduce(0, +)) / count
        func date(_ share: Double) -> CalendarDate? {
            var sum = 0.0
            for (week, replicates) in tally.targetWeeks.enumerated() {
                sum += Double(replicates)
                if sum >= share * count { return programme.firstMonday + (7 * week + 6) }
            }
            return nil
        }
        return Outcome.TargetResult(
            probability: met,
            standardError: count > 1 ? (met * (1 - met) / (count - 1)).squareRoot() : 0,
            p10: date(0.1),
            p50: date(0.5),
            p90: date(0.9)
        )
    }
}
