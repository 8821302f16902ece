import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

@Suite("Networks to and from other tools")
struct ExchangeCommandTests {
    private static let town = "Samples/portsmouth"

    @Test(
        "export writes the file that its name asks for, and import makes a sound programme of it",
        arguments: [
            ("town.graphml", [], ["town.graphml"]), ("town.gexf", [], ["town.gexf"]),
            ("town.dot", [], ["town.dot"]), ("town.json", [], ["town.json"]),
            ("town.xlsx", ["--format", "kumu"], ["town.xlsx"]),
            ("town.csv", [], ["town-edges.csv", "town-nodes.csv"]),
            ("town.csv", ["--format", "kumu"], ["town-connections.csv", "town-elements.csv"]),
        ] as [(String, [String], [String])]
    )
    func thereAndBack(file: String, options: [String], written: [String]) async throws {
        let scratch = try Scratch()
        let export = try await Tool.run(
            ["export", PackageFolder.path(Self.town), scratch.path(file)] + options
        )
        #expect(export.status == 0, "\(export.messages)")
        #expect(export.text == "")
        #expect(scratch.names == written)
        let paths = written.map(scratch.path)
        let dry = try await Tool.run(["import"] + paths + [scratch.path("copy")])
        #expect(dry.status == 0, "\(dry.messages)")
        #expect(dry.text.contains("41 organisations in 8 sectors with 2,176 people, and 92 ties"))
        #expect(dry.text.contains("→ sector (8 different)"))
        #expect(dry.messages.contains("Nothing was written"))
        #expect(scratch.names == written)
        let real = try await Tool.run(["import"] + paths + [scratch.path("copy"), "--write", "-q"])
        #expect(real.status == 0, "\(real.messages)")
        #expect(real.text == dry.text)
        #expect(real.messages == "")
        let check = try await Tool.run(["check", scratch.path("copy"), "--replicates", "0"])
        #expect(check.status == 0)
        #expect(check.text.contains(": the data is sound"))
        let run = try await Tool.run(["simulate", scratch.path("copy"), "--replicates", "20", "-q"])
        #expect(run.status == 0)
    }

    @Test("what each column became, what was assumed and what was left out is said")
    func report() async throws {
        let scratch = try Scratch()
        try Data("Id,Label,Type,Size,x\na b,A,Faith,12,1\nc,C,School,,2\n".utf8)
            .write(to: scratch.url("n.csv"))
        try Data("Source,Target,Weight\na b,c,4\na b,d,1\nc,c,2\n".utf8)
            .write(to: scratch.url("e.csv"))
        let run = try await Tool.run(
            ["import", "n.csv", "e.csv", "my town", "--map", "Type=sector"],
            in: scratch.path
        )
        #expect(run.status == 0)
        #expect(
            run.text == """
                Read as Gephi's tables: 2 nodes and 3 edges.
                my town will have 2 organisations in 2 sectors with 32 people, and 1 tie.

                Columns of organisations:
                  label → name
                  Type → sector (2 different)
                  Size → people
                  x → not used

                Columns of ties:
                  weight → strength

                Ids that were changed, as an id is of letters, digits, dots and dashes:
                  "a b" → a-b

                Note: the edges have no column Type, and are read as going both ways.
                Note: 1 of 2 organisations have no headcount; 20 people each are assumed (--people sets another
                  number).
                Note: strengths go up to 4 in the file and to 1 in a programme; each was divided by 4.
                Note: 1 tie of an organisation with itself left out: c (e.csv:4).
                Note: courses, assumptions and two planned sessions are those of the starter programme; change them
                  in programme.yaml.

                What could not be taken as it is:
                  e.csv:3: to of a tie, which is left out: found "d", expected the id of one of the nodes.

                """
        )
        #expect(scratch.names == ["e.csv", "n.csv"])
    }

    @Test(
        "the programme keeps its name on the way through a network, unless --title says otherwise"
    )
    func title() async throws {
        let scratch = try Scratch()
        let source = PackageFolder.path(Self.town)
        let name = try ProgrammeFolder.read(at: source).name
        let file = scratch.path("a.graphml")
        #expect(try await Tool.run(["export", source, file]).status == 0)
        let made = try await Tool.run(["import", file, scratch.path("copy"), "--write"])
        #expect(made.status == 0, "\(made.messages)")
        #expect(made.text.contains("Note: the programme is called “\(name)”"))
        #expect(try ProgrammeFolder.read(at: scratch.path("copy")).name == name)
        let own = ["import", file, scratch.path("own"), "--title", "My Town", "--write"]
        let titled = try await Tool.run(own)
        #expect(titled.status == 0 && !titled.text.contains("is called"))
        #expect(try ProgrammeFolder.read(at: scratch.path("own")).name == "My Town")
        let empty = try await Tool.run(["import", file, scratch.path("no"), "--title", " "])
        #expect(empty.status == 2)
    }

    @Test("a changed id is shown as it was written")
    func changedIds() async throws {
        let scratch = try Scratch()
        try Data("From,To\nSt Aidan's,B\n".utf8).write(to: scratch.url("a.csv"))
        let run = try await Tool.run(["import", "a.csv", "town"], in: scratch.path)
        #expect(run.text.contains("  \"St Aidan's\" → st-aidans\n"), "\(run.text)")
    }

    @Test("nothing is written over without --force")
    func force() async throws {
        let scratch = try Scratch()
        let file = scratch.path("town.graphml")
        let source = PackageFolder.path(Self.town)
        #expect(try await Tool.run(["export", source, file]).status == 0)
        let again = try await Tool.run(["export", source, file])
        #expect(again.status == 3 && again.messages.contains("Maybe use --force"))
        #expect(try await Tool.run(["export", source, file, "--force"]).status == 0)
        let first = ["import", file, scratch.path("copy"), "--write"]
        #expect(try await Tool.run(first).status == 0)
        let second = try await Tool.run(first)
        #expect(second.status == 3 && second.messages.contains("Maybe use --force"))
        #expect(try await Tool.run(first + ["--force"]).status == 0)
    }

    @Test(
        "wrong usage ends with 2, a missing file with 3, a file that makes no programme with 1",
        arguments: [
            (["import"], 2, "Error"), (["import", "a.graphml"], 2, "the folder to make"),
            (["import", "a", "b", "c", "d"], 2, "a table of edges"),
            (["import", "good.csv", "x", "--map", "Typ"], 2, "COLUMN=FIELD"),
            (
                ["import", "good.csv", "x", "--map", "Type=secktor"], 2,
                "expected one of name, sector"
            ),
            (["import", "good.csv", "x", "--map", "Tipe=sector"], 2, "expected one of Type"),
            (["import", "good.csv", "x", "--format", "pajek"], 2, "Error"),
            (["import", "good.csv", "x", "--people", "-1"], 2, "Error"),
            (["import", "none.csv", "x"], 3, "there is no such file"),
            (["import", "bad.graphml", "x"], 1, "bad.graphml:1:"),
            (["import", "empty.graphml", "x"], 1, "organisation"),
            (["export", "none"], 2, "Error"), (["export", "none", "a.graphml"], 3, "none"),
            (["export", "none", "a.pajek"], 2, "one of .graphml"),
            (["export", "none", "a.csv", "--format", "graphml"], 3, "none"),
            (["export", "none", "a.txt", "--format", "gephi"], 2, "gephi"),
        ] as [([String], Int32, String)]
    )
    func statuses(arguments: [String], status: Int32, words: String) async throws {
        let scratch = try Scratch()
        try Data("Label,Type\nA,x\n".utf8).write(to: scratch.url("good.csv"))
        try Data("<graphml>".utf8).write(to: scratch.url("bad.graphml"))
        try Data("<graphml><graph/></graphml>".utf8).write(to: scratch.url("empty.graphml"))
        let run = try await Tool.run(arguments, in: scratch.path)
        #expect(run.status == status, "\(run.messages)")
        #expect(run.text == "")
        #expect(run.messages.contains(words), "\(run.messages)")
        #expect(scratch.names == ["bad.graphml", "empty.graphml", "good.csv"])
    }

    @Test("check names official identifiers of an odd form, and finds the data sound")
    func identifiers() async throws {
        let scratch = try Scratch()
        try Data("Label,Type,Identifier\nA,x,GB-COH-9506232\nB,x,GB-CHC-1061569\n".utf8)
            .write(to: scratch.url("a.csv"))
        let made = try await Tool.run(["import", "a.csv", "town", "--write"], in: scratch.path)
        #expect(made.status == 0)
        let check = try await Tool.run(["check", "town", "--replicates", "0"], in: scratch.path)
        #expect(check.status == 0)
        #expect(
            check.text.contains(
                "Note: the identifier of A is “GB-COH-9506232”, expected GB-COH- and 8 digits"
            )
        )
        #expect(!check.text.contains("identifier of B"))
    }
}
