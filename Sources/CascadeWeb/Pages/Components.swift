package import CascadeFormats

/// Pieces that pages are made of.
package enum Component {
    /// The heading of a page, with a line above it that says where it stands.
    package static func heading(_ text: String, above: String? = nil) -> HTML {
        HTML {
            if let above { HTML(.p, .class("kicker"), text: above) }
            HTML(.h1) { HTML(.bdi, text: text) }
        }
    }

    /// Something that went well, said at the top of the page.
    package static func success(_ text: String, @HTMLBuilder further: () -> HTML = { HTML() })
        -> HTML
    {
        HTML(.div, .class("notice good"), .named("role", "status")) {
            HTML(.p, text: text)
            further()
        }
    }

    /// Something to be careful about.
    package static func warning(_ text: String) -> HTML {
        HTML(.div, .class("notice warn")) { HTML(.p, text: text) }
    }

    /// What stands where there is nothing yet: what would be here, and how to begin.
    package static func empty(_ text: String, @HTMLBuilder action: () -> HTML = { HTML() }) -> HTML
    {
        HTML(.div, .class("empty")) {
            HTML(.p, text: text)
            action()
        }
    }

    /// A link that looks like a button.
    package static func button(_ label: String, to path: String, isMain: Bool = true) -> HTML {
        HTML(.a, .class(isMain ? "button" : "button quiet"), .link(path), text: label)
    }

    /// A button that does one thing at once.
    package static func action(
        _ label: String,
        _ path: String,
        for visitor: Visitor,
        style: String = "button quiet",
        values: [FormValues.Pair] = []
    ) -> HTML {
        HTML(.form, .class("inline"), .named("method", "post"), .named("action", path)) {
            FormToken.field(for: visitor)
            for pair in values { hidden(pair.name, pair.value) }
            HTML(.button, .class(style), .named("type", "submit"), text: label)
        }
    }

    /// A value that a form carries along.
    package static func hidden(_ name: String, _ value: String) -> HTML {
        HTML(
            .input,
            .named("type", "hidden"),
            .named("name", name),
            .named("value", value)
        )
    }

    /// A table in a region that scrolls sideways where there is too little room.
    ///
    /// - Parameters:
    ///   - caption: what it shows.
    ///   - isCaptionShown: whether the caption is seen; where it repeats the heading above, it is only read out.
    ///   - columns: headings; those of numbers end with `#`, which is not shown.
    ///   - rows: cells by row; the first is the row's heading.
    /// - Returns: the table.
    package static func table(
        _ caption: String,
        isCaptionShown: Bool = true,
        _ columns: [String],
        _ rows: [[HTML]]
    ) -> HTML {
        let isNumber = columns.map { $0.hasSuffix("#") }
        return HTML(
            .div,
            .class("scroll"),
            .named("role", "region"),
            .label(caption),
            .named("tabindex", "0")
        ) {
            HTML(.table) {
                HTML(
                    .caption,
                    listed: isCaptionShown ? [] : [.class("aside")],
                    HTML(caption)
                )
                HTML(.thead) {
                    HTML(.tr) {
                        for (position, column) in columns.enumerated() {
                            HTML(
                                .th,
                                .scope(.column),
                                .class(isNumber[position] ? "number" : "words"),
                                text: isNumber[position] ? String(column.dropLast()) : column
                            )
                        }
                    }
                }
                HTML(.tbody) {
                    for row in rows {
                        HTML(.tr) {
                            for (position, cell) in row.enumerated() {
                                if position == 0 {
                                    HTML(.th, .scope(.row)) { cell }
                                } else {
                                    HTML(.td, .class(isNumber[position] ? "number" : "words")) {
                                        cell
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// A list of names and values.
    package static func facts(_ pairs: [(String, HTML)]) -> HTML {
        HTML(.dl, .class("facts")) {
            for (name, value) in pairs {
                HTML(.div) {
                    HTML(.dt, text: name)
                    HTML(.dd) { value }
                }
            }
        }
    }

    /// A link with a name that people typed.
    package static func link(_ text: String, _ path: String) -> HTML {
        HTML(.a, .link(path)) { HTML(.bdi, text: text) }
    }
}
