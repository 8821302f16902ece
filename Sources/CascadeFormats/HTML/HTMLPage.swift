/// Rules of style that stand in our sources, so that nothing of a programme's data can be in them.
package struct Stylesheet: Sendable, Hashable {
    /// The rules.
    package let rules: String

    /// Rules written in our sources.
    package init(_ rules: StaticString) {
        self.rules = rules.description
    }

    private init(joining rules: String) {
        self.rules = rules
    }

    /// Rules, then further ones.
    package static func + (left: Stylesheet, right: Stylesheet) -> Stylesheet {
        Stylesheet(joining: left.rules + "\n" + right.rules)
    }
}

/// A page that stands alone: no scripts, nothing fetched from anywhere, and a browser that is told so.
package struct HTMLPage: Sendable, Hashable {
    /// What browsers show in the tab, and the name that a printed file gets.
    package var title: String
    /// The language of its text.
    package var language: String
    /// Its style.
    package var style: Stylesheet
    /// Whether it has colours for dark screens too.
    package var hasDarkColours = false
    /// What it says of itself to programs, by names that stand in our sources.
    package var facts: [PageFact] = []
    /// What it shows.
    package var body: HTML

    /// A page in British English unless said otherwise.
    package init(
        title: String,
        language: String = "en-GB",
        style: Stylesheet,
        @HTMLBuilder body: () -> HTML
    ) {
        self.title = title
        self.language = language
        self.style = style
        self.body = body()
    }

    /// The document.
    package var text: String {
        """
        <!DOCTYPE html>
        <html lang="\(HTML.escaped(language))">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="\(hasDarkColours ? "light dark" : "light")">
        <meta name="referrer" content="no-referrer">
        <meta name="robots" content="noindex">
        \(factLines)<title>\(HTML.escaped(title))</title>
        <style>
        \(style.rules)
        </style>
        </head>
        <body>
        \(body.markup)</body>
        </html>

        """
    }

    private var factLines: String {
        facts.map { "<meta name=\"\($0.name)\" content=\"\(HTML.escaped($0.content))\">\n" }
            .joined()
    }
}

/// Something that a page says of itself to programs.
package struct PageFact: Sendable, Hashable {
    /// Its name, which stands in our sources.
    let name: String
    /// What it says.
    let content: String

    /// A fact under a name.
    package init(_ name: StaticString, _ content: String) {
        self.name = name.description
        self.content = content
    }
}
