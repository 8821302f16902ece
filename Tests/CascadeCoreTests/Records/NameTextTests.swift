import CascadeCore
import Testing

@Suite("Names as they are compared")
struct NameTextTests {
    @Test(
        "names fold to small letters without accents",
        arguments: [
            ("Ann Lee", "ann lee"), ("  ZOË  O’Neil-Smith ", "zoe oneil smith"),
            ("Zoe\u{308}", "zoe"), ("Łukasz Ørsted", "lukasz orsted"), ("Strauß", "strauss"),
            ("Þóra Æsir Œuvre", "thora aesir oeuvre"), ("Nguyễn", "nguyen"), ("日本 語", "日本 語"),
            ("Ελένη", "ελένη"), ("J.R. Hart", "j r hart"), ("...", ""),
        ]
    )
    func folded(name: String, folded: String) {
        #expect(NameText.folded(name) == folded)
    }

    @Test(
        "the beginning of an id is readable",
        arguments: [
            ("Ann Lee", "ann-lee"), ("日本", ""), ("Zoë 日 Day", "zoe-day"),
            (String(repeating: "abcdefg ", count: 9), "abcdefg-abcdefg-abcdefg-abcdefg-abcdefg"),
        ]
    )
    func slug(name: String, slug: String) {
        #expect(NameText.slug(name) == slug)
    }

    @Test("two ways of writing an accent become one, byte for byte")
    func composed() {
        #expect(Array(NameText.composed("Zoe\u{308}").utf8) == Array("Zo\u{EB}".utf8))
        #expect(Array(NameText.composed("\u{1112}\u{1161}").utf8) == Array("\u{D558}".utf8))
        #expect(Array(NameText.composed("plain").utf8) == Array("plain".utf8))
    }

    @Test("digests are eight letters or digits, and differ")
    func digests() {
        let digests = Set((0..<20_000).map { NameText.digest("Person \($0)") })
        #expect(digests.count == 20_000)
        #expect(digests.allSatisfy { $0.utf8.count == 8 })
        #expect(NameText.digest("") == NameText.digest(""))
    }
}
