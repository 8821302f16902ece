import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCLI
@testable import CascadeCore

@Suite("An analysis in words and as data")
struct AnalysisOutputTests {
    /// Three organisations in a chain and one alone, in two sectors, with findings, fragility and a lineage made by hand.
    private static func analysis(organisations: Int = 4) async throws -> Analysis {
        let people = Array(repeating: 20, count: organisations)
        var draft = Example.certain(
            people: people,
            founders: [1],
            weeks: 4,
            ties: [(0, 1, 0.5), (1, 2, 0.5)],
            sessions: [Example.session("first", "workshop", week: 1, anyone: 8)]
        )
        draft.sectors.append(Sector(id: "other.kind", name: "Another kind, with a comma"))
        draft.organisations[1].sector = "other.kind"
        draft.organisations[2].name =
            "=St \"Aidan\", of a name that is longer than any column has room for"
        draft.people = [
            Person(id: "ann", name: "Ann Lark", organisation: "o0", roles: [.trainer])
        ]
        let outcome = try await Scenario(try Programme(draft)).run(seed: 1, replicates: 20)
        var analysis = try await outcome.analysis()
        let loss = Difference(
            from: Array(repeating: 20, count: 40),
            to: (0..<40).map { $0.isMultiple(of: 2) ? 7 : 9 }
        )
        analysis.fragility = Array(repeating: nil, count: organisations)
        analysis.fragility[2] = loss
        var effect = try await WhatIf(outcome.programme, seed: 1, replicates: 1).effect(of: [])
        effect.changes = [.organisationLeaves("o2")]
        effect.people = loss
        effect.chanceOfTarget = .init(before: 0.5, after: 0.25)
        analysis.findings = [
            Finding(
                kind: .steady,
                about: [],
                sentence: "Nobody else matters.",
                advice: "",
                people: 0
            ),
            Finding(
                kind: .leavingOrganisation,
                about: ["o2", "o1"],
                sentence: "Everything hangs on it, " + String(repeating: "and so on ", count: 20),
                advice: "Give it a second partner.",
                effect: effect,
                people: 12
            ),
        ]
        analysis.network.lineage = Lineage(
            people: 5,
            byGeneration: [4, 1],
            acrossOrganisations: 2,
            acrossSectors: 1,
            carriers: [.init(person: "ann", generation: 0, trained: 4, descendants: 5, only: 3)]
        )
        return analysis
    }

    private static func json(_ analysis: Analysis) throws -> [String: Any] {
        let data = Data(AnalysisJSON(analysis).text.utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("findings come first, with their advice, and what matters little comes after them")
    func findings() async throws {
        let text = AnalysisText(try await Self.analysis()).text
        let order = [
            "Example\n", "What stands out", "1. Everything hangs on it", "→ Give it a second",
            "What matters little", "Nobody else matters.", "95% intervals", "Organisation ",
            "Who reaches whom", "(density)", "On record: 5 people",
        ]
        var rest = Substring(text)
        for words in order {
            let found = try #require(rest.range(of: words), "\(words) in its place")
            rest = rest[found.upperBound...]
        }
        #expect(!text.contains("2. "), "what matters little has no number")
    }

    @Test("no line is wider than 100 columns, and none ends with a space", arguments: [4, 60])
    func width(organisations: Int) async throws {
        let text = AnalysisText(try await Self.analysis(organisations: organisations)).text
        for line in text.split(separator: "\n") {
            #expect(TextTable.width(String(line)) <= 100, "\(line)")
            #expect(line.last != " ", "\(line)")
        }
    }

    @Test("those that matter most stand first, and what is left out is counted")
    func organisations() async throws {
        let text = AnalysisText(try await Self.analysis(organisations: 60)).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let heading = try #require(lines.firstIndex { $0.hasPrefix("Organisation ") })
        #expect(lines[heading + 2].hasPrefix("=St \"Aidan\""))
        #expect(lines[heading + 2].hasSuffix("12 (12)"))
        #expect(lines[heading + 3].hasSuffix("–"))
        #expect(
            lines[heading + 2 + AnalysisText.mostOrganisations]
                == "and 35 more (--format csv has all)"
        )
    }

    @Test("what a finding tells of an organisation's dropping out, the table tells too")
    func sameDifference() async throws {
        var analysis = try await Self.analysis()
        let told = Difference(
            from: Array(repeating: 9, count: 40),
            to: (0..<40).map { $0.isMultiple(of: 2) ? 3 : 5 }
        )
        analysis.findings[1].effect?.elsewhere = told
        let row = try rows(.organisations, of: analysis)[2]
        #expect(row["elsewhereWithout.mean"] == "-5")
        #expect(AnalysisText(analysis).text.contains(" 5 (4.7–5.3)\n"))
    }

    @Test("the legend explains gains, and that what is lost has draws of its own")
    func legend() async throws {
        var analysis = try await Self.analysis()
        func words() -> String {
            AnalysisText(analysis).text.split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }
        #expect(words().contains("gains: others reach more without it, for its seats go to them."))
        #expect(words().contains("on draws of its own, so that --without ID may answer otherwise"))
        analysis.fragility = analysis.fragility.map { _ in nil }
        analysis.findings = []
        #expect(!words().contains("draws of its own"))
    }

    @Test("ties to other sectors are told of only where there are other sectors")
    func oneSector() async throws {
        var draft = Example.certain(people: [20, 20], founders: [1], weeks: 4, ties: [(0, 1, 0.5)])
        func text() async throws -> String {
            let outcome = try await Scenario(try Programme(draft)).run(seed: 1, replicates: 5)
            return AnalysisText(try await outcome.analysis()).networkSentences ?? ""
        }
        let one = try await text()
        #expect(one.contains("(density)") && !one.contains("another sector"))
        #expect(!one.contains("E–I"))
        draft.sectors.append(Sector(id: "other", name: "Other"))
        draft.organisations[1].sector = "other"
        #expect(try await text().contains("lead to another sector"))
    }

    @Test("the lineage names trainers and what hangs on them")
    func lineage() async throws {
        let text = AnalysisText(try await Self.analysis()).text
        #expect(text.contains("4 in generation 1 and 1 in generation 2"))
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Ann Lark") })
        #expect(line.split(separator: " ").suffix(4).map(String.init) == ["0", "4", "5", "3"])
    }

    @Test("without lineage, findings or anything tried, nothing is said of them")
    func less() async throws {
        var analysis = try await Self.analysis()
        analysis.network.lineage = nil
        analysis.findings = []
        analysis.fragility = analysis.fragility.map { _ in nil }
        let text = AnalysisText(analysis).text
        #expect(text.contains("Nothing stands out"))
        for words in ["On record", "What matters little", "95% interval"] {
            #expect(!text.contains(words), "\(words)")
        }
        #expect(try Self.json(analysis)["lineage"] is NSNull)
        let table = AnalysisTable.lineage.text(of: analysis)
        #expect(table == "person,name,generation,trained,descendants,only")
    }

    @Test("JSON has the documented members")
    func members() async throws {
        let analysis = try await Self.analysis()
        let json = try Self.json(analysis)
        #expect(
            json.keys.sorted() == [
                "communities", "equity", "findings", "headline", "influential", "lineage",
                "matrices", "notices", "onlyLinks", "organisations", "programme", "replicates",
                "schema", "sectors", "seed", "summary", "ties", "trialReplicates", "weeks",
            ]
        )
        #expect(json["schema"] as? String == "cascade.analysis/1")
        let finding = try #require((json["findings"] as? [[String: Any]])?.last)
        #expect(finding["kind"] as? String == "leaving-organisation")
        #expect(finding["about"] as? [String] == ["o2", "o1"])
        #expect(finding["remedy"] is NSNull)
        let effect = try #require(finding["effect"] as? [String: Any])
        #expect(
            effect.keys.sorted() == [
                "among", "amongBefore", "chanceOfTarget", "changes", "elsewhere", "people",
                "peopleBefore",
            ]
        )
        let people = try #require(effect["people"] as? [String: Double])
        #expect(people.keys.sorted() == ["high", "low", "mean", "p10", "p50", "p90", "se"])
        #expect(people["mean"] == -12)
        #expect((json["matrices"] as? [String: Any])?["ties"] as? [[Int]] == [[0, 2], [2, 0]])
        #expect((json["ties"] as? [[String: Any]])?.count == 2)
        #expect((json["lineage"] as? [String: Any])?["byGeneration"] as? [Int] == [4, 1])
    }

    @Test("each number of a table is the member of the JSON that its heading names")
    func tables() async throws {
        let analysis = try await Self.analysis()
        let json = try Self.json(analysis)
        let organisations = try #require(json["organisations"] as? [String: [String: Any]])
        let sectors = try #require(json["sectors"] as? [String: [String: Any]])
        try compare(.organisations, of: analysis) { organisations[$0["id"] ?? ""] }
        try compare(.sectors, of: analysis) { sectors[$0["id"] ?? ""] }
        let ties = try #require(json["ties"] as? [[String: Any]])
        try compare(.ties, of: analysis) { row in
            ties.first { $0["first"] as? String == row["first"] }
        }
        let communities = try #require(json["communities"] as? [[String: Any]])
        try compare(.communities, of: analysis) { row in
            communities.first { ($0["number"] as? Int).map(String.init) == row["number"] }
        }
        let findings = try #require(json["findings"] as? [[String: Any]])
        try compare(.findings, of: analysis) { row in
            findings.first { $0["kind"] as? String == row["kind"] }
        }
        let trainers = (json["lineage"] as? [String: Any])?["trainers"] as? [[String: Any]]
        try compare(.lineage, of: analysis) { _ in trainers?.first }
        let matrices = try #require(json["matrices"] as? [String: Any])
        let reach = try #require(matrices["reach"] as? [[Double]])
        let rows = try rows(.mixing, of: analysis)
        #expect(rows.map { $0["reach"].flatMap(Double.init) } == reach.flatMap(\.self))
    }

    private func compare(
        _ table: AnalysisTable,
        of analysis: Analysis,
        _ member: ([String: String]) -> [String: Any]?
    ) throws {
        let rows = try rows(table, of: analysis)
        #expect(!rows.isEmpty)
        for row in rows {
            let object = try #require(member(row))
            for (column, cell) in row where !["id", "name", "about"].contains(column) {
                let splits = column.hasPrefix("bySector.") ? 1 : 2
                let value = column.split(separator: ".", maxSplits: splits)
                    .reduce(object as Any?) { ($0 as? [String: Any])?[String($1)] }
                switch value {
                case let number as Double:
                    // Foundation's reader of JSON doesn't keep the last digits.
                    let told = try #require(Double(cell) ?? ["true": 1, "false": 0][cell])
                    #expect(abs(told - number) <= 1e-12 * abs(number), "\(column)")
                case let text as String: #expect(cell == text)
                case let list as [String]: #expect(cell == list.joined(separator: "|"))
                default: #expect(cell == "", "\(column)")
                }
            }
        }
    }

    /// The rows of a table by column, read by rules of their own.
    private func rows(_ table: AnalysisTable, of analysis: Analysis) throws -> [[String: String]] {
        var records: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        for character in table.text(of: analysis) + "\n" {
            switch character {
            case "\"":
                if !isQuoted, cell.isEmpty == false { cell.append("\"") }
                isQuoted.toggle()
            case "," where !isQuoted, "\n" where !isQuoted:
                records[records.count - 1].append(cell)
                cell = ""
                if character == "\n" { records.append([]) }
            default: cell.append(character)
            }
        }
        let heading = records[0]
        return try records.dropFirst().dropLast().map { record in
            try #require(record.count == heading.count)
            return Dictionary(uniqueKeysWithValues: zip(heading, record))
        }
    }

    @Test("a name that looks like a formula or has quotes is kept as text")
    func hostile() async throws {
        let rows = try rows(.organisations, of: try await Self.analysis())
        #expect(rows[2]["name"]?.hasPrefix("'=St \"Aidan\", of a name") == true)
    }
}
