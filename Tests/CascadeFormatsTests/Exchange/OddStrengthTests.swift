import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeFormats

@Suite("Strengths that are none, ties of one organisation, and the network's name")
struct OddStrengthTests {
    private static func result(
        _ name: String,
        _ text: String,
        _ mapping: [(column: String, field: NetworkImport.Field)] = [],
        prefersNetworkName: Bool = false
    ) throws -> NetworkImport {
        let folder = try TemporaryFolder([name: text])
        let options = NetworkImport.Options(
            title: "Our Town",
            start: CalendarDate(daysSinceEpoch: 20_500),
            mapping: mapping,
            prefersNetworkName: prefersNetworkName
        )
        return try NetworkImport(NetworkFile.read(["\(folder.path)/\(name)"]), options: options)
    }

    private static func graphML(_ weights: [String], type: String = "double") -> String {
        let edges = weights.enumerated().map { number, weight in
            "<edge source=\"n\(number)\" target=\"n\(number + 1)\"><data key=\"w\">\(weight)</data></edge>"
        }
        let nodes = (0...weights.count).map { "<node id=\"n\($0)\"/>" }
        return """
            <graphml><key id="w" for="edge" attr.name="weight" attr.type="\(type)"/>
            <key id="t" for="graph" attr.name="name" attr.type="string"/>
            <graph edgedefault="undirected"><data key="t"> Our
            Harbour </data>\(nodes.joined())
            \(edges.joined(separator: "\n"))</graph></graphml>
            """
    }

    private static func ties(_ result: NetworkImport) -> [String] {
        result.columns.filter(\.isOfTies).map { "\($0.name) \($0.field?.rawValue ?? "–")" }
    }

    private static func problems(_ result: NetworkImport) -> [String] {
        (result.problems?.problems ?? []).map { "\($0.line) \($0.found)" }
    }

    @Test("a column of numbers is the strength, and a cell that is none is named with its row")
    func oddCell() throws {
        let text = "From,To,Strength\nA,B,3\nB,C,1\nC,D,0\nD,A,n/a\nA,A,2\n"
        let result = try Self.result("s.csv", text)
        #expect(Self.ties(result) == ["Strength strength"])
        #expect(result.programme.partnerships.map(\.strength) == [1, 1.0 / 3])
        #expect(Self.problems(result) == ["4 0", "5 n/a"])
        #expect(!result.notices.contains { $0.contains("0.5 is assumed") })
        let asked = try Self.result("s.csv", text, [("Strength", .strength)])
        #expect(asked.programme == result.programme && asked.columns == result.columns)
        #expect(Self.problems(asked) == Self.problems(result))
    }

    @Test("a column of words among which a number stands is not used, and that is said")
    func mostlyWords() throws {
        let result = try Self.result(
            "s.csv",
            "From,To,Strength\nA,B,Strong\nB,C,Weak\nC,D,3\n"
        )
        #expect(Self.ties(result) == ["Strength –"])
        #expect(result.programme.partnerships.map(\.strength) == [0.5, 0.5, 0.5])
        let said = result.notices.joined(separator: "\n")
        #expect(said.contains("most values of Strength are no numbers, so it is not used"))
        #expect(!said.contains("no tie"))
    }

    @Test(
        "a weight that is no number is named, and the column is listed once",
        arguments: ["NaN", "INF", "Infinity", "-inf", "1e999"]
    )
    func oddWeight(weight: String) throws {
        let result = try Self.result("g.graphml", Self.graphML(["2", weight, "1"]))
        #expect(Self.ties(result) == ["weight strength"])
        #expect(result.programme.partnerships.map(\.strength) == [1, 0.5])
        #expect(result.problems?.total == 1)
        #expect(result.problems?.problems.first?.line == 6)
        let negative = try Self.result("g.graphml", Self.graphML(["-1", "2", weight]))
        #expect(Self.ties(negative) == ["weight strength"])
        #expect(negative.problems?.total == 2)
        #expect(!negative.notices.contains { $0.contains("no tie has a strength") })
    }

    @Test("weights of words are not used even where one is a number; the user may have it so")
    func wordyWeights() throws {
        let text = Self.graphML(["strong", "3", "weak"], type: "string")
        let result = try Self.result("g.graphml", text)
        #expect(Self.ties(result) == ["weight –"])
        #expect(result.problems == nil && result.programme.partnerships.count == 3)
        #expect(result.notices.contains { $0.hasPrefix("most values of weight are no numbers") })
        let asked = try Self.result("g.graphml", text, [("weight", .strength)])
        #expect(Self.ties(asked) == ["weight strength"])
        #expect(asked.programme.partnerships.map(\.strength) == [1])
        #expect(Self.problems(asked) == ["5 strong", "7 weak"])
        let ignored = try Self.result("g.graphml", text, [("weight", .ignore)])
        #expect(Self.ties(ignored) == ["weight –"])
        #expect(ignored.notices.contains { $0.hasPrefix("no tie has a strength") })
    }

    @Test("ties whose strengths were all refused are not said to have had none")
    func nothingKept() throws {
        let result = try Self.result("s.csv", "From,To,Strength\nA,B,-1\nB,C,\n")
        #expect(Self.problems(result) == ["2 -1"])
        #expect(result.notices.contains { $0.hasPrefix("no tie that was kept has a strength") })
    }

    @Test("ties of an organisation with itself are named with their rows, the first five")
    func loops() throws {
        let rows = ["A,B"] + (0..<7).map { "\("ABABABA".dropFirst($0).first ?? "A"),x" }
        let text = rows.map { $0.hasSuffix("x") ? "\($0.prefix(1)),\($0.prefix(1))" : $0 }
        let result = try Self.result(
            "s.csv",
            "From,To\n" + text.joined(separator: "\n") + "\n"
        )
        let said = result.notices.first { $0.hasPrefix("7 ties of an organisation with itself") }
        let named = try #require(said)
        #expect(named.contains("left out: A (") && named.contains("s.csv:3), B ("))
        #expect(named.contains("s.csv:7) and 2 more") && !named.contains("s.csv:8"))
    }

    @Test("a network's name becomes the programme's where it is asked for, and that is said")
    func name() throws {
        let text = Self.graphML(["1"])
        let named = try Self.result("g.graphml", text, prefersNetworkName: true)
        #expect(named.programme.name == "Our Harbour" && named.programme.id == "our-harbour")
        #expect(named.notices.contains { $0.hasPrefix("the programme is called “Our Harbour”") })
        let own = try Self.result("g.graphml", text)
        #expect(own.programme.name == "Our Town")
        #expect(!own.notices.contains { $0.contains("is called") })
        for text in ["graph G { aa -- bb }", "graph { aa -- bb }", "graph \" \" { aa -- bb }"] {
            let result = try Self.result("g.dot", text, prefersNetworkName: true)
            #expect(result.programme.name == "Our Town", "\(text)")
        }
    }
}
