package import CascadeFormats

extension ReportFigure {
    /// The number, marked up with its value so that it can be compared.
    package var html: HTML {
        HTML(.data, .class("figure"), .id(id), .named("value", value), text: text)
    }
}

extension Prose {
    /// The text with its figures marked up.
    package var html: HTML {
        var html = HTML()
        for run in runs {
            switch run {
            case .words(let words): html.append(HTML(words))
            case .strong(let words): html.append(HTML(.strong, text: words))
            case .figure(let figure): html.append(figure.html)
            }
        }
        return html
    }
}

extension ReportTable {
    /// The table with its caption and headings, in a region that scrolls sideways where there is too little room.
    package var html: HTML {
        let isNumeric = isNumeric
        return HTML(
            .div,
            .class("scroll"),
            .id(id),
            .named("role", "region"),
            .label("Table: \(caption)"),
            .named("tabindex", "0")
        ) {
            HTML(.table) {
                HTML(.caption, text: caption)
                HTML(.thead) {
                    HTML(.tr) {
                        for (position, column) in columns.enumerated() {
                            HTML(
                                .th,
                                .scope(.column),
                                .class(isNumeric[position] ? "number" : "words"),
                                text: column
                            )
                        }
                    }
                }
                HTML(.tbody) {
                    for row in rows.indices { line(row, isNumeric) }
                }
            }
            if let note { HTML(.p, .class("note"), text: note) }
        }
    }

    private func line(_ row: Int, _ isNumeric: [Bool]) -> HTML {
        HTML(.tr) {
            HTML(.th, .scope(.row)) { HTML(.bdi, text: heading(row)) }
            for column in columns.indices.dropFirst() {
                HTML(.td, .class(isNumeric[column] ? "number" : "words")) {
                    cell(row, column)
                }
            }
        }
    }

    private func cell(_ row: Int, _ column: Int) -> HTML {
        switch rows[row][column] {
        case .words(let words): HTML(.bdi, text: words)
        case .number: figure(row, column)?.html ?? HTML()
        case .none: HTML(.span, .class("none"), text: "–")
        }
    }
}

extension ReportSection {
    /// What it is marked with: whether it was counted or simulated.
    var badge: String? {
        switch kind {
        case .observed: "Counted"
        case .expected: "Simulated"
        case .neutral: nil
        }
    }

    /// The part under its heading.
    package var html: HTML {
        HTML(
            .section,
            .class(kind.rawValue),
            .id(id),
            .named("aria-labelledby", "\(id)-heading")
        ) {
            headed
            content { $0.html }
        }
    }

    /// The heading, with what the part is marked with above it.
    package var headed: HTML {
        HTML {
            if let badge { HTML(.p, .class("badge"), text: badge) }
            HTML(.h2, .id("\(id)-heading"), text: heading)
        }
    }

    /// What stands under the heading, with its pictures as `picture` sets them.
    package func content(picture: (ReportPicture) -> HTML) -> HTML {
        HTML { for item in items { html(item, picture: picture) } }
    }

    private func html(_ item: Item, picture setting: (ReportPicture) -> HTML) -> HTML {
        switch item {
        case .text(let prose): HTML(.p) { prose.html }
        case .note(let prose): HTML(.p, .class("note")) { prose.html }
        case .list(let entries):
            HTML(.ul) { for entry in entries { HTML(.li) { entry.html } } }
        case .tiles(let tiles):
            HTML(.ul, .class("tiles")) { for tile in tiles { html(tile) } }
        case .table(let table): table.html
        case .picture(let picture): setting(picture)
        case .dots(let filled, let words): dots(filled, words)
        }
    }

    private func html(_ tile: Tile) -> HTML {
        HTML(.li) {
            HTML(.span, .class("big")) { tile.figure.html }
            " "
            HTML(.span, .class("what"), text: tile.words)
            if let note = tile.note {
                " "
                HTML(.span, .class("sure")) { note.html }
            }
        }
    }

    /// Ten dots, so many of them filled.
    private func dots(_ filled: Int, _ words: String) -> HTML {
        HTML(
            .svg,
            .class("dots"),
            .named("viewBox", "0 0 310 34"),
            .named("role", "img"),
            .label(words)
        ) {
            for position in 0..<10 {
                HTML(
                    .circle,
                    .class(position < filled ? "on" : "off"),
                    .named("cx", "\(17 + 30 * position)"),
                    .named("cy", "17"),
                    .named("r", "11")
                )
            }
        }
    }
}
