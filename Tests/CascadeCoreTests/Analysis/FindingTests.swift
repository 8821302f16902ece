import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Findings of programmes made for them")
struct FindingTests {
    /// Two sectors of five that are tied among themselves, with one tie between them.
    private func closed() throws -> Programme {
        var ties: [(Int, Int, Double)] = [(0, 5, 0.5)]
        for start in [0, 5] {
            for a in start..<(start + 5) {
                for b in (a + 1)..<(start + 5) { ties.append((a, b, 0.5)) }
            }
        }
        var draft = Example.draft(
            people: Array(repeating: 30, count: 10),
            founders: [2, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            weeks: 80,
            ties: ties,
            assumptions: [.openness: .number(0.4)]
        )
        draft.sectors = [Sector(id: "a", name: "Ay"), Sector(id: "b", name: "Bee")]
        for position in 0..<10 { draft.organisations[position].sector = position < 5 ? "a" : "b" }
        return try Programme(draft)
    }

    @Test("a sector that keeps to itself is told, with its ties and what chance would give")
    func silo() async throws {
        let programme = try closed()
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 60)
        let analysis = try await outcome.analysis(breadth: 2)
        let silos = analysis.findings.filter { $0.kind == .silo }
        #expect(Set(silos.flatMap(\.about)) == ["a", "b"])
        // Of 21 ends of ties within and one out, 5 of the 9 others are of the other sector: 21 × 5 ÷ 9.
        let silo = try #require(silos.first { $0.about == ["b"] })
        #expect(
            silo.sentence.hasPrefix("Bee keeps to itself: 1 of its 11 ties lead to other sectors")
        )
        #expect(silo.sentence.contains("chance would give 12"))
        let links = analysis.network.onlyLinks
        #expect(links.map(\.organisation) == [0, 5])
        #expect(links.map(\.sectors) == [[1], [0]])
        #expect(analysis.network.summary.externalInternalIndex == (1.0 - 20) / 21)
    }

    @Test("whoever has most to give belongs in the first room")
    func firstRoom() async throws {
        var draft = Example.draft(
            people: [12, 300],
            founders: [0, 0],
            weeks: 60,
            assumptions: [.champion: .number(0.4)]
        )
        draft.courses[0].capacityMaximum = 12
        draft.sessions = [
            Example.session("first", "workshop", week: 1, seats: [.init(.organisation("o0"), 12)])
        ]
        let programme = try Programme(draft)
        let outcome = try await Scenario(programme).run(seed: 4, replicates: 80)
        let analysis = try await outcome.analysis(breadth: 2)
        let found = try #require(analysis.findings.first { $0.kind == .firstRoom })
        #expect(found.about == ["o1", "first"])
        let changed = programme.applying([.seats(session: "first", organisation: "o1", count: 3)])
        #expect(changed.sessions[0].seats.map(\.count) == [9, 3])
        let after = try await Scenario(changed).run(seed: 4, replicates: 80)
        let gain = after.final(.peopleReached).mean - outcome.final(.peopleReached).mean
        #expect(abs((found.remedy?.people.mean ?? 0) - gain) < 1e-9)
        #expect(gain > 10)
    }

    @Test("a trainer on whom the record hangs is told")
    func lineage() async throws {
        var draft = Example.draft(people: [30, 30], founders: [1, 0], weeks: 30)
        draft.people = [
            Person(id: "ada", name: "Ada Quill", organisation: "o0", roles: [.trainer])
        ]
        var session = Example.session("one", "workshop", week: 2, trainers: ["ada"])
        session.status = .delivered
        draft.sessions = [session]
        draft.attendance = [
            Attendance(session: "one", attendee: .headcount(9), organisation: "o1")
        ]
        let outcome = try await Scenario(Programme(draft)).run(seed: 1, replicates: 20)
        let analysis = try await outcome.analysis(breadth: 1)
        let found = try #require(analysis.findings.first { $0.kind == .lineage })
        #expect(found.about == ["ada"])
        #expect(found.sentence.contains("Of 9 people recorded as trained, 9 were reached only"))
    }
}
