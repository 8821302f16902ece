import Foundation
import Testing

@testable import CascadeFormats

@Suite("What other programs' network files say")
struct NetworkReadingTests {
    private static func read(
        _ files: [(String, String)],
        family: NetworkFormat.Family? = nil
    ) throws -> NetworkReading {
        let folder = try TemporaryFolder(["here": ""])
        for (name, text) in files { try folder.write(Array(text.utf8), to: name) }
        return try NetworkFile.read(files.map { "\(folder.path)/\($0.0)" }, family: family)
    }

    private static func problem(_ files: [(String, String)]) -> String {
        do {
            _ = try read(files)
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test("GraphML: types, defaults, directions and labels are understood, the rest is said")
    func graphML() throws {
        let reading = try Self.read([
            (
                "a.xml",
                """
                <?xml version="1.0"?>
                <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
                  <key id="d0" for="node" attr.name="colour" attr.type="string"><default>yellow</default></key>
                  <key id="d1" for="edge" attr.name="weight" attr.type="double"/>
                  <key id="d2" for="node" attr.name="size" attr.type="int"/>
                  <key id="d3" for="all" attr.name="ok" attr.type="boolean"/>
                  <key id="d6" for="node" yfiles.type="nodegraphics"/>
                  <graph id="G" edgedefault="directed">
                    <data key="d3">true</data>
                    <node id="n0"><data key="d0">green &amp; <![CDATA[<blue>]]></data><port name="p"/></node>
                    <node id="n1"><data key="d2">many</data>
                      <data key="d6"><y:ShapeNode><y:Fill color="#FFCC00"/><y:NodeLabel>Town
                      Hall</y:NodeLabel></y:ShapeNode></data>
                      <graph id="inner" edgedefault="undirected"><node id="n2"/></graph>
                    </node>
                    <edge id="e0" source="n0" target="n1" directed="false"><data key="d1">1.5</data></edge>
                    <edge source="n1" target="n2" sourceport="p"><data key="d3">0</data></edge>
                    <hyperedge><endpoint node="n0"/><endpoint node="n1"/></hyperedge>
                  </graph>
                  <graph id="H"><node id="n9"/></graph>
                </graphml>
                """
            )
        ])
        #expect(reading.format == .graphML)
        let network = reading.network
        #expect(network.isDirected)
        #expect(network.attributes == [.init("ok", .flag(true))])
        #expect(Set(network.nodes.map(\.id)) == ["n0", "n1", "n2"])
        let byID = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.id, $0) })
        #expect(byID["n0"]?.attributes["colour"] == .text("green & <blue>"))
        #expect(byID["n1"]?.attributes["colour"] == .text("yellow"))
        #expect(byID["n1"]?.attributes["size"] == .text("many"))
        #expect(byID["n1"]?.label?.hasPrefix("Town") == true)
        #expect(byID["n2"]?.attributes["colour"] == .text("yellow"))
        #expect(network.edges.map(\.isDirected) == [false, true])
        #expect(network.edges[0].weight == 1.5 && network.edges[0].id == "e0")
        #expect(network.edges[1].attributes["ok"] == .flag(false))
        let said = reading.notices.joined(separator: "\n")
        for words in [
            "hyperedges", "ports", "first graph", "graphs inside nodes", "drawing details",
            "“many”, which is no int",
        ] { #expect(said.contains(words), "\(words) in \(said)") }
    }

    @Test(
        "GEXF: drafts and 1.3 are read alike",
        arguments: [
            "http://www.gexf.net/1.1draft", "http://www.gexf.net/1.2draft", "http://gexf.net/1.3",
        ]
    )
    func gexf(namespace: String) throws {
        let reading = try Self.read([
            (
                "a.gexf",
                """
                <gexf xmlns="\(namespace)" xmlns:viz="\(namespace)/viz" version="1.2">
                  <meta lastmodifieddate="2009-03-20"><creator>Gephi</creator><description>A web</description></meta>
                  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
                    <attributes class="node" mode="static">
                      <attribute id="0" title="url" type="string"/>
                      <attribute id="1" title="staff" type="float"/>
                      <attribute id="2" title="frog" type="boolean"><default>true</default></attribute>
                      <attribute id="3" title="tags" type="liststring"/>
                    </attributes>
                    <attributes class="edge"><attribute id="0" title="formal" type="boolean"/></attributes>
                    <nodes>
                      <node id="0" label="Gephi" start="2009-03-01">
                        <attvalues><attvalue for="0" value="https://gephi.org"/><attvalue for="1" value="1"/>
                          <attvalue for="3" value="[a, b]"/></attvalues>
                        <viz:color r="1" g="2" b="3"/><viz:size value="2"/>
                        <spells><spell start="2009-03-01"/></spells>
                      </node>
                      <node id="1"><attvalues><attvalue for="2" value="false"/></attvalues>
                        <nodes><node id="2" label="Inner"/></nodes></node>
                    </nodes>
                    <edges>
                      <edge id="7" source="0" target="1" weight="2.5" label="links"/>
                      <edge id="8" source="1" target="0" type="undirected" kind="formal">
                        <attvalues><attvalue for="0" value="true"/></attvalues></edge>
                      <edge id="9" source="1" target="2" type="mutual"/>
                    </edges>
                  </graph>
                </gexf>
                """
            )
        ])
        let network = reading.network
        #expect(network.isDirected && network.attributes["description"] == .text("A web"))
        let byID = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.id, $0) })
        #expect(
            byID["0"]?.attributes == [
                .init("url", .text("https://gephi.org")), .init("staff", .number(1)),
                .init("tags", .list(["a", "b"])), .init("frog", .flag(true)),
            ]
        )
        #expect(byID["1"]?.attributes == [.init("frog", .flag(false))])
        #expect(byID["2"]?.label == "Inner")
        #expect(network.edges.map(\.isDirected) == [true, false, false])
        #expect(network.edges[0].weight == 2.5 && network.edges[0].label == "links")
        #expect(
            network.edges[1].attributes
                == [.init("kind", .text("formal")), .init("formal", .flag(true))]
        )
        let said = reading.notices.joined(separator: "\n")
        for words in ["viz", "how the network changes", "times of nodes", "nodes inside nodes"] {
            #expect(said.contains(words), "\(words)")
        }
    }

    @Test("Kumu's blueprint: labels, ids, nested attributes, lists and directions")
    func kumuBlueprint() throws {
        let reading = try Self.read([
            (
                "a.json",
                """
                {"version": 1, "name": "Town", "maps": [{"name": "main"}], "loops": [], "elements": [
                  {"label": "A", "type": "School", "tags": ["x", "y"], "size": 12, "open": true, "empty": null},
                  {"_id": "elem-2", "attributes": {"label": "B \\ud83d\\ude00", "element type": "Church", "share": 0.5}}
                ], "connections": [
                  {"from": "A", "to": "elem-2", "direction": "directed", "strength": 3, "type": "meets"},
                  {"from": "B 😀", "to": "A", "direction": "mutual"}, {"from": "A", "to": "Nobody"}
                ]}
                """
            )
        ])
        let network = reading.network
        #expect(network.nodes.map(\.id) == ["A", "elem-2"])
        #expect(network.nodes[1].label == "B 😀")
        #expect(
            network.nodes[0].attributes == [
                .init("type", .text("School")), .init("tags", .list(["x", "y"])),
                .init("size", .whole(12)), .init("open", .flag(true)),
            ]
        )
        #expect(
            network.nodes[1].attributes
                == [.init("type", .text("Church")), .init("share", .number(0.5))]
        )
        #expect(network.edges.map(\.from) == ["A", "elem-2", "A"])
        #expect(network.edges.map(\.to) == ["elem-2", "A", "Nobody"])
        #expect(network.edges.map(\.isDirected) == [true, false, false])
        #expect(network.edges[0].weight == 3)
        #expect(reading.notices.contains { $0.contains("maps") })
    }

    @Test("Kumu's tables: bars between values, several targets, labels as ends")
    func kumuTables() throws {
        let elements = "Label,Type,Tags\nAnne's,School,a|b\n\"B, C\",Church,\nD,,x\n"
        let connections =
            "From,To,Direction,Strength\nAnne's,\"B, C|D\",directed,2\nD,Anne's,mutual,1\n"
        for files in [
            [("e.csv", elements), ("c.csv", connections)],
            [("c.csv", connections), ("e.csv", elements)],
        ] {
            let reading = try Self.read(files)
            #expect(reading.format == .kumuCSV)
            #expect(reading.network.nodes.map(\.id) == ["Anne's", "B, C", "D"])
            #expect(reading.network.nodes[0].attributes["Tags"] == .list(["a", "b"]))
            #expect(reading.network.edges.map(\.to) == ["B, C", "D", "Anne's"])
            #expect(reading.network.edges.map(\.weight) == [2, 2, 1])
            #expect(reading.network.edges.map(\.isDirected) == [true, true, false])
            #expect(reading.edgePlaces.map(\.line) == [2, 2, 3])
        }
        let words = try Self.read([("c.csv", "From,To,Strength\nA,B,Strong\nB,C,Weak\n")])
        #expect(words.network.nodes.map(\.id) == ["A", "B", "C"])
        #expect(words.network.edges.map(\.weight) == [nil, nil])
        #expect(words.network.edges[0].attributes["Strength"] == .text("Strong"))
    }

    @Test("Gephi's tables: leading zeros stay, semicolons and either order of files are read")
    func gephiTables() throws {
        let nodes = "Id;Label;Code\n007;Bond's;0042\n8;|;\n"
        let edges = "Source;Target;Type;Weight;Kind\n007;8;Directed;1,5;x\n"
        let problem = Self.problem([("n.csv", nodes), ("e.csv", edges)])
        #expect(problem.contains("e.csv:2: weight of an edge: found \"1,5\""), "\(problem)")
        let reading = try Self.read([
            ("e.csv", edges.replacing("1,5", with: "1.5")), ("n.csv", nodes),
        ])
        #expect(reading.format == .gephiCSV)
        #expect(reading.network.nodes.map(\.id) == ["007", "8"])
        #expect(reading.network.nodes[0].attributes["Code"] == .text("0042"))
        #expect(reading.network.nodes[1].label == "|")
        #expect(reading.network.edges[0].isDirected && reading.network.edges[0].weight == 1.5)
    }

    @Test("DOT: defaults, subgraphs, chains, groups, ports, comments and joined texts")
    func dot() throws {
        let reading = try Self.read([
            (
                "a.gv",
                """
                # made by hand
                strict digraph "the town" {
                  rankdir=LR; graph [note="x"]
                  node [shape=box, size=3] // all of them
                  a [label="A\\nB" colour=red]; "b c":port:ne
                  subgraph cluster_1 { node [shape=circle]; d; e [shape=oval] }
                  /* chains and groups */
                  a -> "b c" -> {d e} [weight=2, kind="one" + " two"]
                  edge [formal=true]
                  d -> e; d -> e [weight=5]; e -> a [dir=back]; a -> e [dir=none]
                  f [label=<<b>bold</b>>]
                  -1.5 -> été
                }
                """
            )
        ])
        let network = reading.network
        #expect(network.isDirected)
        #expect(network.attributes["name"] == .text("the town"))
        #expect(
            network.attributes["rankdir"] == .text("LR") && network.attributes["note"] == .text("x")
        )
        #expect(network.nodes.map(\.id) == ["a", "b c", "d", "e", "f", "-1.5", "été"])
        #expect(network.nodes[0].label == "A\nB")
        #expect(
            network.nodes.map { $0.attributes["shape"] } == [
                .text("box"), .text("box"), .text("circle"), .text("oval"), .text("box"),
                .text("box"),
                .text("box"),
            ]
        )
        #expect(network.nodes[0].attributes["size"] == .whole(3))
        #expect(network.nodes[4].label == "<b>bold</b>")
        let edges = network.edges.map { "\($0.from)>\($0.to)" }
        #expect(edges == ["a>b c", "b c>d", "b c>e", "d>e", "a>e", "a>e", "-1.5>été"])
        #expect(
            network.edges[1].weight == 2 && network.edges[1].attributes["kind"] == .text("one two")
        )
        #expect(
            network.edges[3].weight == 5 && network.edges[3].attributes["formal"] == .flag(true)
        )
        #expect(network.edges.map(\.isDirected) == [true, true, true, true, true, false, true])
        let said = reading.notices.joined(separator: "\n")
        for words in ["ports", "clusters", "HTML"] { #expect(said.contains(words), "\(words)") }
    }

    @Test("a workbook: shared texts, dates, numbers, flags, and sheets to ignore")
    func workbook() throws {
        let sheet = """
            <worksheet><sheetData>
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>Open</t></is></c>
            <c r="E2" t="str"><v>Share</v></c></row>
            <row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" s="1"><v>45658</v></c><c r="D4" t="b"><v>1</v></c>
            <c r="E4"><f>1/8</f><v>0.125</v></c><c r="F4" t="e"><v>#REF!</v></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><r><t>Two </t></r><r><t>runs</t></r></is></c><c r="B5"><v>12</v></c></row>
            </sheetData></worksheet>
            """
        let other =
            "<worksheet><sheetData><row><c t=\"str\"><v>Remarks</v></c></row></sheetData></worksheet>"
        let bytes = try #require(
            ZipWriter.bytes([
                (
                    "xl/workbook.xml",
                    HostileNetworkTests.workbook.replacing(
                        "</sheets>",
                        with: """
                            <sheet name="Old (ignore)" sheetId="2" r:id="rId9"/>
                            <sheet name="Extra" sheetId="3" r:id="rId4"/></sheets>
                            """
                    )
                ),
                (
                    "xl/_rels/workbook.xml.rels",
                    HostileNetworkTests.relations.replacing(
                        "</Relationships>",
                        with: """
                            <Relationship Id="rId4" Type="x/worksheet" Target="worksheets/sheet4.xml"/></Relationships>
                            """
                    )
                ),
                ("xl/worksheets/sheet1.xml", sheet), ("xl/worksheets/sheet4.xml", other),
                (
                    "xl/sharedStrings.xml",
                    "<sst><si><t>Label</t></si><si><t>Since</t></si><si><t>A</t><rPh><t>no</t></rPh></si></sst>"
                ),
                (
                    "xl/styles.xml",
                    """
                    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
                    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>
                    """
                ),
            ])
        )
        let folder = try TemporaryFolder(["here": ""])
        try folder.write(bytes, to: "a.xlsx")
        let reading = try NetworkFile.read(["\(folder.path)/a.xlsx"])
        #expect(reading.format == .kumuXLSX)
        #expect(reading.network.nodes.map(\.id) == ["A", "Two runs"])
        #expect(
            reading.network.nodes[0].attributes == [
                .init("Since", .text("2025-01-01")), .init("Open", .flag(true)),
                .init("Share", .number(0.125)),
            ]
        )
        #expect(reading.network.nodes[1].attributes == [.init("Since", .whole(12))])
        #expect(reading.nodePlaces.map(\.line) == [4, 5])
        #expect(reading.files[0].hasSuffix("a.xlsx, sheet Elements"))
        #expect(reading.notices.contains { $0.contains("sheet Extra") })
    }

    @Test(
        "ids that are missing or taken twice are refused with their place",
        arguments: [
            (
                "a.graphml",
                "<graphml><graph>\n<node id=\"a\"/>\n<node id=\"a\"/></graph></graphml>", ":3:"
            ),
            ("a.graphml", "<graphml><graph>\n<node/></graph></graphml>", ":2:"),
            ("a.gexf", "<gexf><graph><nodes>\n<node label=\"a\"/></nodes></graph></gexf>", ":2:"),
            (
                "a.gexf",
                "<gexf><graph><nodes/><edges>\n<edge source=\"a\"/></edges></graph></gexf>", ":2:"
            ),
            ("a.json", "{\"elements\": [\n{\"label\": \"a\"},\n{\"label\": \"a\"}]}", ":3:"),
            ("a.json", "{\"elements\": [\n{\"type\": \"a\"}]}", ":2:"),
            ("a.csv", "Id,Label\na,A\na,B\n", ":3:"), ("a.csv", "Id,Label\na,A\n,\"\"\n", ":3:"),
            ("a.csv", "Source,Target\na,b\na,\n", ":3:"),
            ("a.csv", "Fruit,Colour\napple,red\n", ":1:"),
        ]
    )
    func ids(name: String, text: String, place: String) throws {
        let problem = Self.problem([(name, text)])
        #expect(problem.contains(name + place), "\(problem)")
    }

    @Test(
        "a format is told by content where the ending says nothing, and by the ending where it does",
        arguments: [
            ("a.xml", "<gexf xmlns=\"http://gexf.net/1.3\"><graph/></gexf>", NetworkFormat.gexf),
            ("town", "<?xml version=\"1.0\"?><graphml><graph/></graphml>", .graphML),
            ("a.txt", "digraph {}", .dot), ("a.txt", "{\"elements\": []}", .kumuJSON),
            ("a.tsv", "Id\tLabel\na\tA\n", .gephiCSV), ("a.csv", "Label\nA\n", .kumuCSV),
        ] as [(String, String, NetworkFormat)]
    )
    func detection(name: String, text: String, format: NetworkFormat) throws {
        #expect(try Self.read([(name, text)]).format == format)
    }

    @Test("files of no known kind, folders and missing files are refused in plain words")
    func unknown() throws {
        #expect(Self.problem([("a.doc", "Hello")]).contains("Maybe say which with --format"))
        #expect(
            Self.problem([("a.graphml", "<graphml><graph/></graphml>"), ("b.csv", "Id\na\n")])
                .contains("one, as GraphML")
        )
        let folder = try TemporaryFolder(["here": ""])
        for path in [folder.path, folder.path + "/nothing"] {
            #expect(throws: ProgrammeFolderError.self) { try NetworkFile.read([path]) }
        }
    }
}
