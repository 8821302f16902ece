/// Counting the week and the replicate.
extension Simulator {
    /// Step 6: the week's numbers.
    mutating func count() {
        let effectiveReach = effectiveReach
        func tallied(_ value: Double, _ metric: Metric) -> Int64 {
            Int64(min(1e15, max(-1e15, (value * metric.scale).rounded())))
        }
        let numbers: InlineArray<11, Int64> = [
            Int64(peopleReached), Int64(attendances), Int64(organisationsReached),
            Int64(organisationsEmbedded), Int64(championsWaiting), Int64(qualifiedNow),
            Int64(trainersActive), Int64(sessionsHeld), tallied(cost, .cost),
            tallied(effectiveReach, .effectiveReach), Int64(newLinks),
        ]
        for metric in numbers.indices {
            tally.series[metric * scenario.weeks + week].add(numbers[metric])
        }
        if !scenario.keptWeeks.isEmpty { keepCoverage() }
        if let target = scenario.target, targetWeek < 0, numbers[0] >= target.people,
            numbers[2] >= target.organisations, numbers[9] >= target.effective,
            target.completions.allSatisfy({ tally.completedSoFar($0.course) >= $0.people })
        {
            targetWeek = week
        }
    }

    /// Adds up who is reached and there, by organisation, where the week is one of those kept.
    private mutating func keepCoverage() {
        guard let place = scenario.keptWeeks.firstIndex(of: week) else { return }
        let first = place * reachedMembers.count
        for organisation in reachedMembers.indices {
            tally.keptPresent[first + organisation] += Int64(reachedMembers[organisation])
            tally.keptReached[first + organisation] += Int64(reachedByOrganisation[organisation])
        }
    }

    /// Adds the state at the end of the replicate to the tally.
    mutating func finish() {
        if targetWeek >= 0 { tally.targetWeeks[targetWeek] += 1 }
        for sector in sectorReachedNow.indices { sectorReachedNow[sector] = 0 }
        for organisation in neverTrained.indices {
            let sector = Int(scenario.sector[organisation])
            let reached = Int64(reachedByOrganisation[organisation])
            let present = Int64(reachedMembers[organisation])
            tally.organisationReached[organisation].add(reached)
            tally.organisationPresent[organisation] += present
            tally.organisationTrainers[organisation] += Int64(activeTrainers[organisation])
            if isEmbedded[organisation] { tally.organisationEmbedded[organisation] += 1 }
            sectorReachedNow[sector] += reached
            tally.sectorPresent[sector] += present
            if reached > 0 {
                tally.organisationHit[organisation] += 1
                tally.sectorOrganisations[sector] += 1
            }
        }
        for sector in sectorReachedNow.indices {
            tally.sectorReached[sector].add(sectorReachedNow[sector])
        }
        for course in waiting.indices {
            for person in waiting[course] where people[Int(person)].organisation >= 0 {
                tally.waiting[course] += 1
            }
        }
        tally.finishReplicate()
    }

    /// People first reached in some organisations in the replicate at hand.
    func reached(in organisations: [Int]) -> Int32 {
        organisations.reduce(0) { $0 + reachedByOrganisation[$1] }
    }

    /// What all replicates of this worker came to.
    func result() -> Tally {
        var result = tally
        result.arcReached = reachedAcross.array()
        result.organisationAtHome = reachedAtHome.array()
        result.credit = credit.array()
        return result
    }
}
