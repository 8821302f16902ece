import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

@Suite("cascade status and cascade lineage")
struct StatusCommandTests {
    /// A folder with records, and the programme in it.
    private func recorded(_ scratch: Scratch, seed: UInt64) throws -> (String, Programme) {
        let programme = try RecordedProgramme.small(seed: seed)
        let folder = scratch.path("recorded-\(seed)")
        try ProgrammeFolder.write(programme, to: folder)
        return (folder, try ProgrammeFolder.read(at: folder))
    }

    private static func options(_ filter: ReachFilter) -> [String] {
        let all: [(String, String?)] = [
            ("--sector", filter.sector), ("--organisation", filter.organisation),
            ("--area", filter.area), ("--course", filter.course),
            ("--from", filter.from?.description), ("--to", filter.to?.description),
            ("--generation", filter.generation.map { String($0) }), ("--trainer", filter.trainer),
        ]
        return all.flatMap { name, value in value.map { [name, $0] } ?? [] }
    }

    @Test(
        "text, JSON and CSV give the same reach under any filter, and it is what is counted one by one",
        arguments: 0..<4
    )
    func oneNumber(seed: UInt64) async throws {
        let scratch = try Scratch()
        let (folder, programme) = try recorded(scratch, seed: seed)
        let history = History(programme, asOf: programme.start + 300)
        let naive = NaiveRecords(programme, asOf: history.asOf)
        var draw = Draws(seed: seed &+ 5)
        for number in 0..<4 {
            var filter = number == 0 ? ReachFilter() : NaiveRecords.filter(programme, &draw)
            if let from = filter.from, let to = filter.to, to < from { filter.to = nil }
            let reach = history.reach(filter)
            let command =
                ["status", folder, "--as-of", history.asOf.description, "--replicates", "0"]
                + Self.options(filter)
            let json = try await Tool.run(command + ["--format", "json"])
            let csv = try await Tool.run(command + ["--format", "csv"])
            let text = try await Tool.run(command)
            #expect(json.status == 0, "\(json.messages)")
            let figures = try #require(json.json?["figures"] as? [String: Any])
            let rows = csv.text.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            let cells = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
            let counts: [(String, Int, Int)] = [
                ("attendances", reach.attendances, naive.attendances(filter)),
                ("peopleReached", reach.peopleReached, naive.peopleReached(filter).people),
                ("completions", reach.completions, naive.completions(filter)),
                ("sessionsHeld", reach.sessionsHeld, naive.sessions(filter).held),
                ("champions", reach.champions, naive.champions(filter)),
                ("trainersQualified", reach.trainersQualified, naive.trainersQualified(filter)),
                ("trainersActive", reach.trainersActive, naive.trainersActive(filter)),
                ("newCrossSectorLinks", reach.newCrossSectorLinks, naive.links(filter)),
            ]
            for (name, value, counted) in counts {
                #expect(value == counted, "\(name) \(filter)")
                #expect(figures[name] as? Int == value, "\(name) \(filter)")
                #expect(cells[name] == String(value), "\(name) \(filter)")
            }
            let effective = try #require(figures["effectiveReach"] as? Double)
            #expect(abs(effective - reach.effectiveReach) < 1e-9)
            #expect(cells["effectiveReach"].flatMap(Double.init) == reach.effectiveReach)
            let words = text.text.replacing("\n", with: " ")
            let people = Wording.counted(reach.peopleReached, "person", "people")
            #expect(words.contains("reached \(people) in"), "\(text.text)")
        }
    }

    @Test("active trainers, counted otherwise on record than in the plan, are not set beside it")
    func unlike() async throws {
        let scratch = try Scratch()
        let (folder, programme) = try recorded(scratch, seed: 1)
        let day = (programme.start + 300).description
        let text = try await Tool.run([
            "status", folder, "--as-of", day, "--replicates", "20",
        ])
        #expect(text.text.contains("Trainers qualified"))
        #expect(!text.text.contains("Trainers active"))
    }

    @Test("without records the first step is said")
    func empty() async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        let run = try await Tool.run(["status", folder])
        #expect(run.status == 0)
        #expect(run.text.contains("No session is on record"))
        #expect(run.text.contains("cascade record"))
    }

    @Test("a lineage is found by id and by name, and its credit is the same in every format")
    func lineage() async throws {
        let scratch = try Scratch()
        let (folder, programme) = try recorded(scratch, seed: 2)
        let history = History(programme)
        let position = try #require(
            history.people.indices.max {
                history.trained($0).count < history.trained($1).count
            }
        )
        let person = programme.people[position]
        let lineage = PersonLineage(position, in: history)
        let json = try await Tool.run(["lineage", folder, person.id, "--format", "json"])
        #expect(json.json?["schema"] as? String == "cascade.lineage/1")
        #expect(json.json?["peopleDescended"] as? Int == lineage.peopleDescended)
        let credit = json.json?["credit"] as? [String: [String: Any]]
        #expect(credit?["direct"]?["parts"] as? Int == lineage.credit.direct)
        let csv = try await Tool.run(["lineage", folder, person.id, "--format", "csv"])
        #expect(csv.text.split(separator: "\n").count == lineage.descendants.count + 1)
        if programme.people.count(where: { $0.name == person.name }) == 1 {
            let text = try await Tool.run(["lineage", folder, person.name.uppercased()])
            #expect(text.text.hasPrefix(person.name))
        }
    }

    @Test("a misspelt person is answered with the nearest, status 2")
    func unknown() async throws {
        let scratch = try Scratch()
        let (folder, programme) = try recorded(scratch, seed: 2)
        let id = programme.people[0].id
        let run = try await Tool.run(["lineage", folder, id + "x"])
        #expect(run.status == 2)
        #expect(run.messages.contains("Maybe “"))
    }

    @Test(
        "what can't be asked is refused",
        arguments: [
            ["--from", "2026-13-01"], ["--to", "soon"], ["--sector", "nowhere"],
            ["--from", "2026-05-01", "--to", "2026-04-01"], ["--table", "funnel"],
        ]
    )
    func refused(options: [String]) async throws {
        let scratch = try Scratch()
        let folder = try await scratch.programme()
        #expect(try await Tool.run(["status", folder] + options).status == 2)
    }
}
