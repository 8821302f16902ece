import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Testing

/// Every sentence of an analysis is worked out again from the programme, by other means than the analysis uses.
@Suite("What the analysis says of the samples is true")
struct SampleFindingTests {
    private static let replicates = 60

    private func analysed(_ sample: String) async throws -> Analysis {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(sample)"))
        let outcome = try await Scenario(programme).run(
            seed: programme.seed,
            replicates: Self.replicates
        )
        return try await outcome.analysis(breadth: 3)
    }

    @Test(
        "each number tried is the difference of two simulations, and stands in the sentence",
        arguments: [
            "portsmouth", "coalitions", "dudley", "micro-credentials", "restorative-cities",
        ]
    )
    func findings(_ sample: String) async throws {
        let analysis = try await analysed(sample)
        #expect(!analysis.findings.isEmpty)
        let people = analysis.findings.map(\.people)
        #expect(people == people.sorted(by: >), "findings stand in the order of what they change")
        for finding in analysis.findings {
            try await check(finding.effect, of: analysis, in: finding.sentence)
            try await check(finding.remedy, of: analysis, in: finding.sentence + finding.advice)
            checkWords(finding, of: analysis)
        }
        let expected: [String: Set<Finding.Kind>] = [
            "portsmouth": [.nextTrainer, .uneven, .neverReached, .broker],
            "coalitions": [.nextTrainer, .leavingTrainer, .leavingOrganisation, .onlyLink],
            "dudley": [.uneven, .steady], "micro-credentials": [.steady, .broker],
            "restorative-cities": [.steady, .broker],
        ]
        let kinds = Set(analysis.findings.map(\.kind))
        #expect(kinds.isSuperset(of: expected[sample] ?? []), "\(kinds)")
    }

    private func check(
        _ effect: WhatIf.Effect?,
        of analysis: Analysis,
        in text: String
    ) async throws {
        guard let effect else { return }
        let programme = analysis.outcome.programme
        func run(_ changes: [Change]) async throws -> Outcome {
            try await Scenario(programme.applying(changes)).run(
                seed: analysis.outcome.seed,
                replicates: analysis.replicates
            )
        }
        let before = try await run(effect.given)
        let after = try await run(effect.given + effect.changes)
        func reached(_ outcome: Outcome, among ids: [String]) -> Double {
            zip(outcome.programme.organisations, outcome.organisations)
                .filter { ids.contains($0.0.id) }
                .reduce(0) { $0 + $1.1.peopleReached.mean }
        }
        let difference = after.final(.peopleReached).mean - before.final(.peopleReached).mean
        #expect(abs(effect.people.mean - difference) < 1e-6)
        #expect(effect.chanceOfTarget?.before == before.target?.probability)
        #expect(effect.chanceOfTarget?.after == after.target?.probability)
        var told = difference
        if let elsewhere = effect.elsewhere {
            let leaving = effect.changes.compactMap { change -> String? in
                if case .organisationLeaves(let id) = change { id } else { nil }
            }
            told = difference + reached(before, among: leaving)
            #expect(abs(elsewhere.mean - told) < 1e-6)
        }
        if let among = effect.among {
            told = reached(after, among: effect.asked) - reached(before, among: effect.asked)
            #expect(abs(among.mean - told) < 1e-6)
        }
        let claim = effect.among ?? effect.elsewhere ?? effect.people
        if claim.isDistinct {
            let size = abs(told)
            let number =
                size >= 9.95
                ? "\(Int(size.rounded()))" : "\((size * 10).rounded() / 10)"
            let short = number.hasSuffix(".0") ? String(number.dropLast(2)) : number
            #expect(text.contains(short), "\(short) in “\(text)”")
        }
    }

    private func checkWords(_ finding: Finding, of analysis: Analysis) {
        let outcome = analysis.outcome
        let programme = outcome.programme
        func organisation(_ id: String) -> Organisation? {
            programme.organisations.first { $0.id == id }
        }
        switch finding.kind {
        case .onlyWay:
            let (parts, without) = (
                components(programme, leavingOut: nil),
                components(programme, leavingOut: finding.about[0])
            )
            let behind = Set(finding.about.dropFirst())
            let whole = parts.first { $0.contains(finding.about[0]) } ?? []
            #expect(whole.isSuperset(of: behind))
            let rest = without.filter { $0.isSubset(of: whole) }
            #expect(rest.count > 1)
            #expect(rest.filter { !$0.isDisjoint(with: behind) }.allSatisfy(behind.isSuperset))
            let people = behind.compactMap(organisation).reduce(0) { $0 + $1.people }
            #expect(finding.sentence.contains("\(people) people"))
        case .onlyLink:
            let link = finding.about[0]
            let own = organisation(link)?.sector
            for sector in finding.about.dropFirst() {
                let ties = programme.partnerships.filter { tie in
                    let ends = [tie.from, tie.to].compactMap { organisation($0)?.sector }
                    return Set(ends) == [own, sector]
                }
                #expect(!ties.isEmpty)
                #expect(ties.allSatisfy { $0.from == link || $0.to == link })
            }
        case .neverReached:
            for (position, organisation) in programme.organisations.enumerated()
            where organisation.people > organisation.foundingTrainers {
                let isMissed = outcome.organisations[position].chanceReached < 0.1
                #expect(finding.about.contains(organisation.id) == isMissed)
            }
        case .uneven:
            let covered = Dictionary(
                uniqueKeysWithValues: zip(programme.sectors.map(\.id), outcome.sectors)
            )
            let least = covered[finding.about[0]]?.coverage ?? 1
            let all =
                outcome.sectors.reduce(0.0) { $0 + $1.coverage * Double($1.people) }
                / Double(outcome.sectors.reduce(0) { $0 + $1.people })
            #expect(least < 0.6 * all)
            #expect(abs((analysis.network.equity?.gini ?? -1) - gini(outcome)) < 1e-9)
        case .broker:
            let most = programme.organisations.map { openPairs(programme, around: $0.id) }.max()
            let own = openPairs(programme, around: finding.about[0])
            #expect(own == most)
            #expect(finding.sentence.contains("between \(own) pair"))
        case .leavingTrainer:
            let share = -(finding.effect?.people.mean ?? 0) / (finding.effect?.peopleBefore ?? 1)
            let percent = share < 0.01 ? "<1" : "\(Int((share * 100 + 0.5).rounded(.down)))"
            #expect(finding.sentence.contains("expected, \(percent)% of all"))
        case .leavingOrganisation:
            let position = programme.organisations.firstIndex { $0.id == finding.about[0] } ?? 0
            let own = outcome.organisations[position].peopleReached.mean
            #expect(finding.sentence.contains("the \(Int((own + 0.5).rounded(.down))) of its own"))
            #expect(analysis.fragility[position] == finding.effect?.elsewhere)
        case .steady where finding.sentence.hasPrefix("No single organisation"):
            let numbers = finding.sentence.split { !$0.isNumber }.compactMap { Double($0) }
            let tried = analysis.fragility.compactMap(\.self)
            #expect(numbers.first == Double(tried.count))
            for difference in tried {
                #expect(-difference.interval.lowerBound <= numbers.last ?? 0)
            }
        default:
            break
        }
    }

    /// Sets of organisations that ties connect, without one organisation.
    private func components(_ programme: Programme, leavingOut id: String?) -> [Set<String>] {
        var parts = programme.organisations.map { Set([$0.id]) }.filter { $0 != [id ?? ""] }
        for tie in programme.partnerships where tie.from != id && tie.to != id {
            let (first, second) = (
                parts.firstIndex { $0.contains(tie.from) }, parts.firstIndex { $0.contains(tie.to) }
            )
            guard let first, let second, first != second else { continue }
            parts[first].formUnion(parts[second])
            parts.remove(at: second)
        }
        return parts
    }

    /// Pairs of an organisation's partners without a tie of their own, not both of its sector.
    private func openPairs(_ programme: Programme, around id: String) -> Int {
        func tied(_ a: String, _ b: String) -> Bool {
            programme.partnerships.contains {
                ($0.from == a && $0.to == b) || ($0.from == b && $0.to == a)
            }
        }
        let sector = Dictionary(
            uniqueKeysWithValues: programme.organisations.map { ($0.id, $0.sector) }
        )
        let partners = programme.organisations.map(\.id).filter { $0 != id && tied($0, id) }
        var count = 0
        for (position, first) in partners.enumerated() {
            for second in partners[(position + 1)...] where !tied(first, second) {
                if sector[first] != sector[id] || sector[second] != sector[id] { count += 1 }
            }
        }
        return count
    }

    /// Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| ÷ (2 x̄), as it is written.
    private func gini(_ outcome: Outcome) -> Double {
        let people = outcome.programme.organisations.map { Double($0.people) }
        let all = people.reduce(0, +)
        let weights = people.map { $0 / all }
        let values = outcome.organisations.map(\.coverage)
        let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
        var sum = 0.0
        for i in values.indices {
            for j in values.indices { sum += weights[i] * weights[j] * abs(values[i] - values[j]) }
        }
        return sum / (2 * mean)
    }

    @Test("the analysis doesn't depend on the number of workers")
    func workers() async throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/coalitions"))
        let outcome = try await Scenario(programme).run(seed: 2, replicates: 8)
        let one = try await outcome.analysis(workers: 1, breadth: 1)
        let three = try await outcome.analysis(workers: 3, breadth: 1)
        #expect(one == three)
    }

    @Test("everyone reached is counted once: at home, by partners or at planned sessions")
    func flow() async throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/portsmouth"))
        let outcome = try await Scenario(programme).run(seed: 3, replicates: 40)
        let network = await outcome.networkAnalysis()
        for (position, result) in network.organisations.enumerated() {
            let parts = result.reachedAtHome + result.reachedByPartners + result.reachedPlanned
            #expect(abs(parts - outcome.organisations[position].peopleReached.mean) < 1e-9)
        }
        var unplanned = programme.draft
        unplanned.sessions = []
        let alone = try await Scenario(Programme(unplanned)).run(seed: 3, replicates: 40)
        #expect(alone.final(.peopleReached).mean > 10)
        #expect(await alone.networkAnalysis().organisations.allSatisfy { $0.reachedPlanned < 1e-9 })
        let across = outcome.partnerships.reduce(0) { $0 + $1.reached }
        let given = network.organisations.reduce(0) { $0 + $1.givenToPartners }
        #expect(abs(across - given) < 1e-9)
        let mixed = network.reachBetweenSectors.reduce(0) { $0 + $1.reduce(0, +) }
        let home = outcome.organisations.reduce(0) { $0 + $1.reachedAtHome }
        #expect(abs(mixed - across - home) < 1e-9)
        #expect(network.ties.count == network.summary.ties)
        let pairs = Set(programme.partnerships.map { Set([$0.from, $0.to]) })
        #expect(network.ties.count == pairs.count)
    }
}
