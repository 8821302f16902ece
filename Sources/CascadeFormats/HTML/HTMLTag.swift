/// The elements of HTML and SVG that pages are made of; there are no others.
package enum HTMLTag: String, Sendable, Hashable, CaseIterable {
    // Structure
    case article, aside, div, footer, header, main, nav, section
    // Text
    case a, abbr, b, bdi, br, code, data, em, h1, h2, h3, h4, hr, p, pre, small, span, strong, sub,
        sup,
        time
    // Lists
    case dd, dl, dt, li, ol, ul
    // Tables
    case caption, col, colgroup, table, tbody, td, tfoot, th, thead, tr
    // Forms
    case button, datalist, fieldset, form, input, label, legend, optgroup, option, output, progress,
        select, textarea
    // Disclosure
    case details, summary
    // Figures
    case figcaption, figure, iframe, img
    // Scripts, which are files of our own
    case noscript, script, template
    // SVG
    case circle, ellipse, g, line, path, polygon, rect, svg, text, title, tspan

    /// Whether it has no content and no end.
    package var isVoid: Bool {
        switch self {
        case .br, .col, .hr, .img, .input: true
        default: false
        }
    }

    /// Whether the text around it stays the same when a line ends after it, so that sources are readable and differences small.
    var endsLine: Bool {
        switch self {
        case .article, .aside, .caption, .col, .colgroup, .dd, .details, .div, .dl, .dt, .fieldset,
            .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .header, .hr, .legend, .li,
            .main, .nav, .ol, .option, .p, .section, .select, .summary, .svg, .table, .tbody, .td,
            .tfoot, .th, .thead, .tr, .ul:
            true
        default: false
        }
    }
}
