import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Writing and reading back")
struct RoundTripTests {
    @Test(
        "any programme reads back as it was written, and is written the same again",
        arguments: 0..<60
    )
    func roundTrip(seed: Int) throws {
        var generator = SplitMix(state: UInt64(seed))
        let programme = try Programme(DraftGenerator.draft(&generator))
        let first = try TemporaryFolder()
        try ProgrammeFolder.write(programme, to: first.path)
        #expect(first.problems == [], "seed \(seed)")
        let copy = try first.outcome.get()
        #expect(copy == programme, "seed \(seed)")
        let second = try TemporaryFolder()
        try ProgrammeFolder.write(copy, to: second.path)
        #expect(first.names == second.names)
        for name in first.names {
            #expect(try first.bytes(of: name) == second.bytes(of: name), "\(name), seed \(seed)")
        }
    }

    @Test("only the files and columns that are used are written")
    func onlyWhatIsUsed() throws {
        let programme = try TemporaryFolder.small().outcome.get()
        let folder = try TemporaryFolder()
        try ProgrammeFolder.write(programme, to: folder.path)
        #expect(folder.names == ["organisations.csv", "programme.yaml"])
        #expect(
            String(decoding: try folder.bytes(of: "organisations.csv"), as: UTF8.self) == """
                id,name,sector,people
                st-aidans,St Aidan's,faith,30
                trust,The Trust,voluntary,50

                """
        )
        #expect(
            String(decoding: try folder.bytes(of: "programme.yaml"), as: UTF8.self) == """
                programme:
                  id: small
                  name: Small
                  start: 2026-01-12
                  weeks: 52
                  currency: GBP
                sectors:
                  faith: {name: Faith}
                  voluntary: {name: Voluntary}
                groups:
                  allies: {name: Allies}
                courses:
                  workshop:
                    name: workshop
                    hours: 6
                    makes-champions: true
                  ttt:
                    name: ttt
                    hours: 6
                    requires: workshop
                    qualifies-for: [workshop]

                """
        )
    }

    @Test(
        "numbers are written in the fewest digits that read back",
        arguments: [
            (0.1, "0.1"), (12, "12"), (-3, "-3"), (1e15, "1000000000000000"), (1e16, "1e+16"),
            (123_456_789.25, "123456789.25"),
            (.leastNonzeroMagnitude, "5e-324"), (0.1 + 0.2, "0.30000000000000004"),
            (1.0 / 3, "0.3333333333333333"),
        ] as [(Double, String)]
    )
    func numbers(value: Double, text: String) {
        #expect(Scalars.text(value) == text)
        #expect(Scalars.number(text) == value)
    }

    @Test(
        "texts that YAML could take for something else are quoted",
        arguments: [
            "yes", "null", "~", "12", "1e3", "a: b", "a #b", "- a", "[a", "{a", "&a", "*a", "!a",
            "%a",
            "@a", "`a", "'a'", "\"a\"", "a\\b", "a\nb", " a", "a ", "a, b", "é", "日本語", "مرحبا",
            "a\u{FEFF}b", "a\u{2028}b", "a\u{85}b", "a\tb", "a\r\nb", "😀", "<script>", "|", ">",
            "a:",
            "?", "-", "2026-01-01", "None",
        ]
    )
    func quoting(text: String) throws {
        let yaml = "key: \(YAMLWriter.quoted(text))\nlist: [\(YAMLWriter.quoted(text)), b]\n"
        let root = try #require(try YAMLText(Array(yaml.utf8)).root())
        let log = ReadingLog()
        let map = try #require(
            YAMLMap(root, keys: nil, in: .programme, owner: "the test", log: log)
        )
        #expect(map.text("key") == text)
        #expect(map.ids("list", of: "texts") == [text, "b"])
        #expect(log.summary == nil)
    }
}

/// A small generator for tests.
///
/// Sebastiano Vigna, "splitmix64" (2015).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
