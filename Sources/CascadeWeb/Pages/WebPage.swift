package import CascadeFormats

/// A page of the site: what stands around its content is the same everywhere.
package struct WebPage: Sendable {
    /// What browsers show in the tab, without the product's name.
    package var title: String
    /// The programme that it is about: its name in addresses and its name.
    package var programme: (id: String, name: String)?
    /// Where else one can go from here.
    package var navigation: [NavigationItem] = []
    /// Who is signed in, and how to sign out; nil: nobody.
    package var account: HTML?
    /// What stands above the content on every page, such as what waits to be sent.
    package var banner = HTML()
    /// Scripts, by their assets.
    package var scripts: [Asset] = []
    /// Seconds after which it is loaded again, for those without scripts; nil: never.
    package var refresh: Int?
    /// Whether other sites may show it inside theirs; then nothing stands around the content.
    package var mayBeEmbedded = false
    /// Whether the content takes the whole width.
    package var isWide = false
    /// Facts for scripts, as attributes `data-…` of the body.
    package var data: [HTMLAttribute] = []
    /// What it shows.
    package var content: HTML

    /// A page with a title.
    package init(_ title: String, @HTMLBuilder content: () -> HTML) {
        self.title = title
        self.content = content()
    }

    /// The document; `nonce` lets the styles inside our own pictures through.
    package func text(nonce: String) -> String {
        // Only for browsers without scripts: others are told by the script, and nobody is torn out of reading.
        let refreshing =
            refresh.map {
                "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>\n"
            } ?? ""
        let scripts = scripts.map {
            "<script type=\"module\" src=\"\($0.path)\"></script>\n"
        }
        .joined()
        // A tag can't come from what people typed: there it is escaped.
        let body = frame.markup.split(tag: "<style>").joined(
            separator: "<style nonce=\"\(nonce)\">"
        )
        return """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="theme-color" content="#06345c">
            <meta name="robots" content="noindex">
            \(refreshing)<title>\(HTML.escaped(fullTitle))</title>
            <link rel="icon" href="\(Asset.icon.path)">
            <link rel="stylesheet" href="\(Asset.style.path)">
            \(scripts)</head>
            \(body)</html>

            """
    }

    private var fullTitle: String {
        ([title] + (programme.map { [$0.name] } ?? []) + ["Cascade"]).joined(separator: " – ")
    }

    private var frame: HTML {
        var body = HTML()
        if !mayBeEmbedded {
            body.append(HTML(.a, .class("skip"), .link("#main"), text: Words.skip))
            body.append(header)
            body.append(banner)
        }
        body.append(
            HTML(.main, .id("main"), .class(isWide ? "wide" : "column"), .named("tabindex", "-1")) {
                content
            }
        )
        if !mayBeEmbedded {
            body.append(
                HTML(.footer) { HTML(.p, text: Words.foot) }
            )
        }
        return HTML.body(data, body)
    }

    private var header: HTML {
        HTML(.header, .class("top")) {
            HTML(.div, .class("bar")) {
                HTML(.a, .class("brand"), .link("/"), text: "Cascade")
                if let programme {
                    HTML(.a, .class("programme"), .link("/p/\(programme.id)")) {
                        HTML(.bdi, text: programme.name)
                    }
                }
                if let account { HTML(.div, .class("account")) { account } }
            }
            if !navigation.isEmpty {
                HTML(.nav, .label(Words.navigation)) {
                    HTML(.ul) {
                        for item in navigation {
                            HTML(.li) { item.html }
                        }
                    }
                }
            }
        }
    }
}

/// A way to another page.
package struct NavigationItem: Sendable, Hashable {
    /// What it is called.
    package var label: String
    /// Where it leads.
    package var path: String
    /// Whether it is where the reader is.
    package var isCurrent = false

    /// A way to a path.
    package init(_ label: String, _ path: String) {
        self.label = label
        self.path = path
    }

    var html: HTML {
        isCurrent
            ? HTML(.a, .link(path), .named("aria-current", "page"), text: label)
            : HTML(.a, .link(path), text: label)
    }
}

extension String {
    /// The text between and around each occurrence of a tag.
    ///
    /// - Complexity: O(n) in the bytes.
    fileprivate func split(tag: StaticString) -> [Substring] {
        let tag = Array(tag.description.utf8)
        var parts: [Substring] = []
        var rest = self[...]
        var next = rest.utf8.startIndex
        while let mark = rest.utf8[next...].firstIndex(of: tag[0]) {
            next = rest.utf8.index(after: mark)
            guard rest.utf8[mark...].starts(with: tag) else { continue }
            parts.append(rest[..<mark])
            rest = rest[rest.utf8.index(mark, offsetBy: tag.count)...]
            next = rest.utf8.startIndex
        }
        return parts + [rest]
    }
}
