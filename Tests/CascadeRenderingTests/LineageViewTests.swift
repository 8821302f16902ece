import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeRendering

@Suite("The lineage drawn")
struct LineageViewTests {
    private func svg(
        _ programme: Programme,
        _ outcome: Outcome? = nil,
        asOf: CalendarDate? = nil,
        isPublic: Bool = false
    ) throws -> String {
        let picture = try Picture(
            .lineage,
            of: programme,
            outcome: outcome,
            asOf: asOf,
            isPublic: isPublic
        )
        return String(decoding: try picture.rendered(as: .svg), as: UTF8.self)
    }

    @Test(
        "the same records give the same bytes, and the number reached is the one of reach",
        arguments: 0..<4
    )
    func sameNumber(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let reach = History(programme).reach()
        let first = try svg(programme)
        #expect(first == (try svg(programme)))
        let people = Wording.counted(reach.peopleReached, "person", "people")
        #expect(first.contains("\(people) reached."))
        for part in reach.byGeneration where part.peopleReached > 0 {
            let own = Wording.counted(part.peopleReached, "person", "people")
            #expect(first.contains("Generation \(part.name ?? ""): \(own)"))
        }
    }

    @Test("in public nobody is named, in any part of the picture", arguments: 0..<4)
    func noNames(seed: UInt64) throws {
        let programme = try RecordedProgramme.small(seed: seed)
        let day = programme.start + 90
        let picture = try Picture(.lineage, of: programme, asOf: day, isPublic: true)
        let dot = String(decoding: try picture.rendered(as: .dot), as: UTF8.self)
        let drawn = try svg(programme, asOf: day, isPublic: true)
        for person in programme.people {
            #expect(!drawn.contains(person.name))
            #expect(!dot.contains(person.name))
            #expect(!drawn.contains("\"\(person.id)\"") && !dot.contains("\"\(person.id)\""))
        }
        for organisation in programme.organisations {
            #expect(!drawn.contains(SVGWriter.escaped(organisation.name)))
        }
    }

    @Test(
        "in public every number of people is a published one, and ties have none",
        arguments: 0..<12 as Range<UInt64>
    )
    func onlyPublished(seed: UInt64) throws {
        let programme =
            try seed < 8
            ? RecordedProgramme.small(seed: seed)
            : RecordedProgramme.make(seed: seed, sessionsPerYear: 4)
        for days in [60, 150, 365] {
            let day = programme.start + days
            let picture = try Picture(.lineage, of: programme, asOf: day, isPublic: true)
            let history = History(programme, asOf: day)
            let table = try #require(PublicFigures(history).table("People reached by generation"))
            let published = (table.cells + [table.totals ?? []]).joined().compactMap(\.number)
            let told = Set(published.map { "about \(Wording.count($0)) people" })
            let scene = try picture.scene()
            let texts = [
                String(decoding: try picture.rendered(as: .svg), as: UTF8.self),
                String(decoding: try picture.rendered(as: .dot), as: UTF8.self),
                picture.lineage.dataTable.rows.joined().joined(separator: "\n"),
            ]
            for text in texts {
                for count in text.matches(of: /(?:about |fewer than )?[\d,]+ (?:person|people)/) {
                    #expect(told.contains(String(count.0)), "\(count.0)")
                }
            }
            for edge in scene.groups(.edge) {
                #expect(edge.title?.contains(/[0-9]/) == false)
            }
            let drawing = picture.lineage.drawing
            #expect(Set(drawing.ties.map { picture.lineage.arrow($0).width }).count <= 1)
            #expect(drawing.ties.isEmpty == scene.groups(.edge).isEmpty)
            let document = picture.document.text
            for line in document.split(separator: "\n") where line.contains(" -> ") {
                #expect(!line.contains("penwidth") && !line.contains("people"))
            }
            for node in drawing.nodes { #expect(node.details.isEmpty && node.people == 0) }
            // A sector or generation whose number is hidden is not told apart from others.
            for node in drawing.nodes where node.generation > 0 {
                let own = PublishedLineage(history)
                let sector = programme.sectors.first { $0.name == node.name }?.id
                let isTold =
                    own.generation(node.generation) != .hidden && own.sector(sector) != .hidden
                #expect(isTold || node.name == "Sectors not shown")
            }
        }
    }

    @Test(
        "ties into a folded card add up to its people, and none is of more",
        arguments: 0..<12 as Range<UInt64>
    )
    func tiesAddUp(seed: UInt64) throws {
        let programme = try RecordedProgramme.make(
            seed: seed,
            sessionsPerYear: [2.0, 5, 12][Int(seed) % 3]
        )
        let history = History(programme)
        let drawing = LineageDrawing(history, outcome: nil, isPublic: false)
        guard drawing.folding != nil else { return }
        var into: [Int: (people: Int, credit: Int)] = [:]
        for tie in drawing.ties {
            into[tie.to, default: (0, 0)].people += tie.people
            into[tie.to, default: (0, 0)].credit += tie.credit
            #expect(tie.people <= drawing.nodes[tie.to].people)
            let exact = Double(tie.credit) / Double(LineageCredit.unit)
            #expect(abs(Double(tie.people) - exact) < 1)
        }
        for (position, node) in drawing.nodes.enumerated() where node.people > 0 {
            #expect(into[position]?.people == node.people)
            #expect(into[position]?.credit == node.people * LineageCredit.unit)
        }
        let all = drawing.nodes.reduce(0) { $0 + $1.people }
        #expect(all == history.reach().peopleReached)
    }

    @Test("some of the generated records fold, and have co-trainers who share people")
    func folds() throws {
        let drawings = try (0..<12 as Range<UInt64>).map { seed in
            LineageDrawing(
                History(
                    try RecordedProgramme.make(
                        seed: seed,
                        sessionsPerYear: [2.0, 5, 12][Int(seed) % 3]
                    )
                ),
                outcome: nil,
                isPublic: false
            )
        }
        #expect(drawings.contains { $0.folding == .organisations })
        #expect(drawings.contains { $0.ties.contains(where: \.isShared) })
    }

    @Test("long names are told apart: nothing of them is cut from a card")
    func longNames() throws {
        var draft = RecordedProgramme.draft(seed: 5, sessionsPerYear: 6)
        for position in draft.organisations.indices {
            draft.organisations[position].name =
                "Safeguarding and family support team (district \(position))"
        }
        let programme = try Programme(draft)
        let scene = try Picture(.lineage, of: programme).scene()
        #expect(!scene.texts.contains { $0.string.hasSuffix("…") })
        try LegibilityTests().expectApart(scene)
    }

    @Test("every person reached is on a card while there are few, and on none when folded")
    func everyone() throws {
        let programme = try RecordedProgramme.small(seed: 2)
        let history = History(programme)
        let drawn = try svg(programme)
        let reached = history.people.indices.filter { history.people[$0].reached != nil }
        try #require(!reached.isEmpty && reached.count < 40)
        for person in reached {
            #expect(drawn.contains(SVGWriter.escaped(programme.people[person].name)))
        }
        let many = try RecordedProgramme.make(seed: 5, sessionsPerYear: 6)
        let folded = try svg(many)
        #expect(History(many).reach().peopleReached > 40)
        #expect(folded.contains("folded into"))
    }

    @Test("what is expected is dashed and said to be simulated; what is on record is solid")
    func dashed() async throws {
        let programme = try RecordedProgramme.small(seed: 2)
        #expect(!(try svg(programme)).contains("stroke-dasharray"))
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 20, workers: 1)
        let both = try svg(programme, outcome)
        #expect(both.contains("stroke-dasharray"))
        #expect(both.contains("simulated, not on record"))
        let plan = programme.asPlanned
        let alone = try svg(plan, outcome)
        #expect(alone.contains("Nothing is on record yet"))
        #expect(alone.contains("stroke-dasharray"))
    }

    @Test("whoever is expected to be reached has someone who reaches them", arguments: [12, 40])
    func nobodyAlone(count: Int) async throws {
        let programme = Invented.programme(organisations: count)
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 20, workers: 1)
        let scene = try Picture(.lineage, of: programme, outcome: outcome).scene()
        let reached = Set(scene.groups(.edge).compactMap(\.ends.last))
        for node in scene.groups(.node) {
            let texts = node.elements.contains { element in
                if case .text(let text) = element { text.string.hasPrefix("about ") } else { false }
            }
            if texts, let id = node.id { #expect(reached.contains(id), "\(node.title ?? "")") }
        }
    }

    @Test(
        "dashed is the forecast less the records, generation by generation",
        arguments: 0..<3 as Range<UInt64>
    )
    func beyondRecords(seed: UInt64) async throws {
        let programme = try RecordedProgramme.make(seed: seed)
        let forecast = try await programme.forecast(seed: 1, replicates: 30, workers: 1)
        let picture = try Picture(.lineage, of: programme, forecast: forecast)
        let texts = try picture.scene().texts.map(\.string)
        let reach = History(programme, asOf: forecast.asOf).reach()
        for (generation, result) in forecast.outcome.generations.enumerated().dropFirst() {
            let recorded =
                reach.byGeneration.first { $0.name == String(generation) }?.peopleReached ?? 0
            let more = Wording.whole(result.peopleReached.mean) - recorded
            guard more > 0 else { continue }
            let words = Wording.counted(more, "more person", "more people")
            // Several generations without records share a card, each on a line of its own.
            let line = "generation \(generation): about \(Wording.count(more))"
            #expect(
                texts.contains("About \(words)")
                    || texts.contains { $0 == line || $0.hasPrefix("\(line) ") }
            )
        }
        #expect(texts.contains { $0.hasPrefix("expected by ") })
    }

    @Test("nothing leaves the picture or covers other text, with or without records and forecast")
    func apart() async throws {
        for seed in 0..<2 as Range<UInt64> {
            let programme = try RecordedProgramme.make(seed: seed, sessionsPerYear: 5)
            let forecast = try await programme.forecast(seed: 1, replicates: 20, workers: 1)
            for (isPublic, plan) in [(false, false), (true, false), (false, true)] {
                let picture =
                    plan
                    ? try Picture(.lineage, of: programme.asPlanned, outcome: forecast.plan)
                    : try Picture(.lineage, of: programme, forecast: forecast, isPublic: isPublic)
                try LegibilityTests().expectApart(try picture.scene())
            }
        }
    }
}
