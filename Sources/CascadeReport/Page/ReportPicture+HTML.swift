package import CascadeFormats

extension ReportPicture {
    /// Widths of screens, in pixels, for which the style has a rule.
    static let steps = [600, 650, 700, 750, 800, 850, 900, 950, 1000, 1100, 1200, 1400]
    /// Widest picture that stands upright on paper, in pixels; wider ones get a sheet lying on its side.
    static let widestUpright = 900.0

    /// The picture with its caption, and the way to its table.
    package var html: HTML {
        html {
            caption.html
            HTML(.span, .class("more")) {
                " "
                HTML(.a, .link("#\(table.id)"), text: "The numbers as a table")
                "."
            }
        }
    }

    /// The picture with what stands below it, if anything.
    package func html(@HTMLBuilder below: () -> HTML) -> HTML {
        let below = below()
        return HTML(.figure, .class(classes), .id("figure-\(id)")) {
            if drawing != nil {
                HTML(
                    .p,
                    .class("hint"),
                    text: "Wider than the screen: swipe or scroll sideways to see all of it."
                )
            }
            HTML(
                .div,
                .class("scroll"),
                .named("role", "region"),
                .label("Picture: \(title)"),
                .named("tabindex", "0")
            ) {
                if let drawing {
                    if let narrow = drawing.narrow {
                        HTML(.div, .class("usual")) { HTML(picture: drawing.svg) }
                        HTML(.div, .class("narrow")) { HTML(picture: narrow) }
                    } else {
                        HTML(picture: drawing.svg)
                    }
                } else {
                    HTML(
                        .p,
                        .class("note"),
                        text:
                            "This picture is too large to be drawn here; the table says the same."
                    )
                }
            }
            if !below.markup.isEmpty { HTML(.figcaption) { below } }
        }
    }

    /// What the style goes by: whether it is a chart, how much room it needs, and how it lies on paper.
    private var classes: String {
        guard let drawing else { return "picture" }
        guard drawing.narrow == nil else { return "picture chart" }
        let step = Self.steps.first { Double($0) >= drawing.width }
        let lies = drawing.width > Self.widestUpright ? " sideways" : ""
        return "picture wide needs-\(step.map(String.init) ?? "more")\(lies)"
    }
}
