import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("What changed between two states of a programme")
struct ReachChangeTests {
    private func recorded(_ seed: UInt64) throws -> (Programme, CalendarDate, CalendarDate) {
        let programme = try RecordedProgramme.make(seed: seed)
        return (programme, programme.start + 150, programme.lastRecordedDay)
    }

    /// A programme with some organisations and ties taken away, others added, and a headcount changed.
    static func changed(_ draft: ProgrammeDraft) throws -> Programme {
        var draft = draft
        let gone = Set(draft.organisations.suffix(2).map(\.id))
        draft.organisations.removeLast(2)
        draft.partnerships.removeAll { gone.contains($0.from) || gone.contains($0.to) }
        if !draft.partnerships.isEmpty { draft.partnerships.removeFirst() }
        draft.people.removeAll { gone.contains($0.organisation) }
        draft.sessions = []
        draft.organisations[0].people += 7
        for number in 0..<3 {
            draft.organisations.append(
                Organisation(
                    id: "new-\(number)",
                    name: "New \(number)",
                    sector: draft.sectors[number % draft.sectors.count].id,
                    people: 12 + number
                )
            )
        }
        let first = draft.organisations[0].id
        draft.partnerships.append(Partnership(from: first, to: "new-0"))
        return try Programme(draft)
    }

    private func scenarios(_ seed: UInt64) async throws -> (ReachChange, Outcome, Outcome) {
        var draft = try GeneratedPartnership.programme(seed: seed).draft
        draft.sessions = []
        let (a, b) = (try Programme(draft), try Self.changed(draft))
        let comparison = try Comparison(
            programmes: [("A", a), ("B", b)],
            seed: 5,
            replicates: 12
        )
        let outcomes = try await comparison.outcomes()
        return (
            ReachChange(("A", outcomes[0]), against: ("B", outcomes[1])), outcomes[0], outcomes[1]
        )
    }

    private func total(_ change: ReachChange) -> Double {
        change.sentences.dropFirst().compactMap(\.people).reduce(0, +)
    }

    @Test("the sentences add up to the change on record", arguments: 0..<8)
    func recordsAddUp(seed: UInt64) throws {
        let (programme, from, to) = try recorded(seed)
        let change = ReachChange(programme, from: from, to: to)
        let (before, after) = (
            History(programme, asOf: from).reach(), History(programme, asOf: to).reach()
        )
        #expect(total(change) == Double(after.peopleReached - before.peopleReached))
        #expect(change.before.people == .people(Double(before.peopleReached)))
        #expect(change.after.people == .people(Double(after.peopleReached)))
        let links = after.newCrossSectorLinks - before.newCrossSectorLinks
        #expect(change.links.count == links)
        try #require(after.peopleReached > before.peopleReached)
    }

    @Test("every organisation's numbers on record are those of reach by itself", arguments: 0..<4)
    func placesAreReach(seed: UInt64) throws {
        let (programme, from, to) = try recorded(seed)
        let change = ReachChange(programme, from: from, to: to)
        let history = History(programme, asOf: to)
        for (place, organisation) in zip(change.places, programme.organisations) {
            func reached(until day: CalendarDate) -> Double {
                Double(
                    history.reach(ReachFilter(organisation: organisation.id, to: day))
                        .peopleReached
                )
            }
            #expect(place.before == .people(reached(until: from)), "\(organisation.id)")
            #expect(place.after == .people(reached(until: to)), "\(organisation.id)")
        }
    }

    @Test("sentences about places come in order of how many people they tell of")
    func order() throws {
        let (programme, from, to) = try recorded(3)
        let told = ReachChange(programme, from: from, to: to).sentences
            .filter { $0.subject == .more || $0.subject == .fewer }
        let sizes = told.map { abs($0.people ?? 0) }
        #expect(sizes == sizes.sorted(by: >))
        #expect(!told.isEmpty && told.count <= ReachChange.ownSentences)
    }

    @Test("the sentences add up to what is expected until the end", arguments: 0..<3)
    func forecastAddsUp(seed: UInt64) async throws {
        let (programme, day, _) = try recorded(seed)
        let forecast = try await programme.forecast(asOf: day, seed: 3, replicates: 8)
        let history = History(programme, asOf: day)
        let change = ReachChange(history, expecting: forecast.outcome)
        let expected = forecast.outcome.final(.peopleReached).mean
        let difference = expected - Double(history.reach().peopleReached)
        #expect(abs(total(change) - difference) < 1e-6)
        #expect(!change.before.isExpected && change.after.isExpected)
        #expect(change.headline.contains("on record"))
        #expect(change.headline.contains("expected"))
    }

    @Test("the sentences add up to the difference of two scenarios", arguments: 0..<4)
    func scenariosAddUp(seed: UInt64) async throws {
        let (change, a, b) = try await scenarios(seed)
        let difference = b.final(.peopleReached).mean - a.final(.peopleReached).mean
        #expect(abs(total(change) - difference) < 1e-6)
        #expect(change.places.count { $0.hasJoined } == 3)
        #expect(change.places.count { $0.hasLeft } == 2)
        #expect(change.ties.contains { !$0.isBefore && $0.isAfter })
        #expect(change.ties.contains { $0.isBefore && !$0.isAfter })
        let subjects = change.sentences.map(\.subject)
        #expect(subjects.contains(.joined) && subjects.contains(.left))
        #expect(abs((change.difference?.mean ?? .infinity) - difference) < 1e-6)
    }

    @Test("every organisation of either scenario is told of, alone, in a group, or as unchanged")
    func nothingDropped() async throws {
        let (change, _, _) = try await scenarios(2)
        let counts = change.sentences.dropFirst().map { sentence -> Int in
            switch sentence.subject {
            case .more, .fewer: 1
            case .joined, .left, .others:
                Int(sentence.text.prefix { $0.isNumber }) ?? 0
            case .all, .firstReached, .newTies, .endedTies, .links: 0
            }
        }
        #expect(counts.reduce(0, +) == change.places.count)
    }

    @Test("a programme against itself is no change at all")
    func same() async throws {
        let programme = try GeneratedPartnership.programme(seed: 6)
        let comparison = try Comparison(
            programmes: [("A", programme), ("B", programme)],
            seed: 5,
            replicates: 6
        )
        let outcomes = try await comparison.outcomes()
        let change = ReachChange(("A", outcomes[0]), against: ("B", outcomes[1]))
        #expect(change.isNothing)
        #expect(change.sentences.count == 1)
        #expect(change.headline.contains("reach as many people in every organisation"))
    }

    @Test("a partnership is new where its day lies between the two")
    func since() throws {
        var draft = try RecordedProgramme.make(seed: 1).draft
        let (from, to) = (draft.start + 100, draft.start + 200)
        draft.partnerships[0].since = draft.start + 150
        draft.partnerships[1].since = draft.start + 300
        let change = ReachChange(try Programme(draft), from: from, to: to)
        let new = change.ties.count { !$0.isBefore && $0.isAfter }
        let none = change.ties.count { !$0.isBefore && !$0.isAfter }
        #expect(new == 1 && none == 1)
        #expect(change.sentences.contains { $0.text.hasPrefix("1 new partnership: ") })
    }
}
