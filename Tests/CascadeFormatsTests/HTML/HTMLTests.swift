import Foundation
import Testing

@testable import CascadeFormats

@Suite("Markup")
struct HTMLTests {
    @Test(
        "what has a meaning of its own is escaped, with a combining accent behind it too",
        arguments: [
            ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"), ("\"x\"", "&quot;x&quot;"),
            ("it's", "it&#39;s"), ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}", "&lt;\u{338}"),
            (">\u{338}", "&gt;\u{338}"), ("&\u{20DD}", "&amp;\u{20DD}"),
            ("'\u{301}", "&#39;\u{301}"),
            ("a\u{0}b\u{1B}\u{85}", "a\u{FFFD}b\u{FFFD}\u{FFFD}"), ("a\r\nb\tc", "a&#13;\nb\tc"),
            ("Seán 🧑🏽‍🏫 ‮", "Seán 🧑🏽‍🏫 ‮"),
        ]
    )
    func escaping(text: String, markup: String) {
        #expect(Array(HTML(text).markup.unicodeScalars) == Array(markup.unicodeScalars))
        let attribute = HTML(.span, .class(text)).markup
        #expect(
            Array(attribute.unicodeScalars)
                == Array("<span class=\"\(markup)\"></span>".unicodeScalars)
        )
    }

    @Test("no text of random scalars leaves its element or its attribute")
    func random() {
        var generator = SystemRandomNumberGenerator()
        let seed = generator.next() as UInt64
        var state = seed
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let rude: [Unicode.Scalar] = [
            "<", ">", "\"", "'", "&", "\u{301}", "\u{338}", "\u{0}", "\r", "a",
        ]
        for _ in 0..<500 {
            var text = String.UnicodeScalarView()
            for _ in 0..<12 { text.append(rude[Int(next() % UInt64(rude.count))]) }
            let markup = HTML.escaped(String(text))
            for scalar: Unicode.Scalar in ["<", ">", "\"", "'", "\u{0}", "\r"] {
                #expect(!markup.unicodeScalars.contains(scalar), "seed \(seed): \(text)")
            }
        }
    }

    @Test("elements nest in the order of writing, and those without content have no end")
    func elements() {
        let names = ["a", "<c>"]
        let html = HTML(.ul, .id("list")) {
            for name in names { HTML(.li, text: name) }
            if names.isEmpty { HTML(.li, text: "none") }
            HTML(.br)
        }
        #expect(
            html.markup == "<ul id=\"list\"><li>a</li>\n<li>&lt;c&gt;</li>\n<br></ul>\n"
        )
    }

    @Test(
        "links lead to pages, addresses and places in the site, and nowhere else",
        arguments: [
            ("https://a.example/x?y=1&z", "https://a.example/x?y=1&amp;z"),
            ("/people/3", "/people/3"),
            ("#top", "#top"), ("mailto:a@b.example", "mailto:a@b.example"), ("a/b:c", "a/b:c"),
            ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" javascript:x", "#"),
            ("java\nscript:x", "#"), ("data:text/html,x", "#"), ("javascript\u{301}:x", "#"),
        ]
    )
    func links(address: String, href: String) {
        #expect(HTML(.a, .link(address)).markup == "<a href=\"\(href)\"></a>")
    }

    @Test("a page says its language, fetches nothing, and has no scripts")
    func page() {
        let page = HTMLPage(
            title: "</title><script>",
            style: Stylesheet("p { margin: 0; }") + Stylesheet("b { margin: 1px; }")
        ) {
            HTML(.p, text: "x")
        }
        #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\">"))
        #expect(
            page.text.contains(
                "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\""
            )
        )
        #expect(!page.text.contains("<script"))
        #expect(page.text.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
        #expect(page.text.contains("p { margin: 0; }\nb { margin: 1px; }"))
        #expect(!page.text.contains("http://") && !page.text.contains("https://"))
    }
}
